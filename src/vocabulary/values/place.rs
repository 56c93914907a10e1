//! Places: countries, coordinates, objects of OpenStreetMap.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::number::{is_decimal, is_digits};
use super::{Fault, Kind};

/// ISO 3166-1 alpha-2, and `XK`, which everybody uses for Kosovo.
static COUNTRIES: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| include_str!("../../../schemas/countries.txt").split_whitespace().collect());

/// Are these the two capital letters of a country?
pub(super) fn is_country(code: &str) -> bool {
    COUNTRIES.contains(code)
}

/// A country's two letters, in capitals.
pub fn country(text: &str) -> Option<Fault> {
    if COUNTRIES.contains(text) {
        return None;
    }
    let capitals = text.to_ascii_uppercase();
    let fault = Fault::new(Kind::Form, "is no country of ISO 3166");
    Some(match capitals.as_str() {
        "UK" => fault.help("write `GB`").better("GB"),
        _ if COUNTRIES.contains(capitals.as_str()) => {
            Fault::new(Kind::WordCase, "is in wrong letter case").help(format!("write `{capitals}`")).better(capitals)
        }
        _ => fault.help("write two letters, such as `US`"),
    })
}

/// Countries separated by spaces, in any case.
pub fn countries(text: &str) -> Option<Fault> {
    let known = |word: &str| COUNTRIES.contains(word.to_ascii_uppercase().as_str());
    let all = text.split_whitespace().all(known);
    (!all).then(|| Fault::new(Kind::Form, "is no list of countries of ISO 3166").help("write them like `us de fr`"))
}

/// `geo:30.2672,-97.7431` (RFC 5870): latitude, longitude, altitude where one likes, parameters.
pub fn geo(text: &str) -> Option<Fault> {
    let help = "write it like `geo:30.2672,-97.7431`: latitude, then longitude";
    let fault = |message: &str| Some(Fault::new(Kind::Form, message).help(help));
    let Some(rest) = text.get(..4).filter(|scheme| scheme.eq_ignore_ascii_case("geo:")).and(text.get(4..)) else {
        let fault = Fault::new(Kind::Form, "is no geo URI").help(help);
        let both = text.split_once(',').is_some_and(|(lat, lon)| within(lat, 90.0) && within(lon.trim(), 180.0));
        return Some(if both { fault.perhaps(format!("geo:{}", text.replace(' ', ""))) } else { fault });
    };
    let numbers: Vec<&str> = rest.split(';').next().unwrap_or_default().split(',').collect();
    let signed = |text: &&&str| !is_decimal(text.strip_prefix('-').unwrap_or(text));
    if !matches!(numbers.len(), 2 | 3) || numbers.iter().any(|number| signed(&number)) {
        return fault("is no geo URI");
    }
    let parameters = rest.split(';').skip(1).all(|one| !one.is_empty() && !one.starts_with('='));
    match numbers.as_slice() {
        [latitude, ..] if !within(latitude, 90.0) => fault("has a latitude beyond 90 degrees"),
        [_, longitude, ..] if !within(longitude, 180.0) => fault("has a longitude beyond 180 degrees"),
        _ if !parameters => fault("has an empty parameter"),
        _ => None,
    }
}

/// `R148838` or `W5013364#2`: node, way or relation, its number, its version where one likes.
pub fn osm(text: &str) -> Option<Fault> {
    let number = text.get(1..).unwrap_or_default();
    let (id, version) = number.split_once('#').unwrap_or((number, "1"));
    let kind = text.starts_with(['N', 'W', 'R']);
    if kind && is_digits(id) && is_digits(version) {
        return None;
    }
    let fault = Fault::new(Kind::Form, "is no object of OpenStreetMap")
        .help("write `N`, `W` or `R` and its number, such as `R148838`");
    let capitals = text.to_ascii_uppercase();
    Some(if capitals != text && osm(&capitals).is_none() { fault.better(capitals) } else { fault })
}

/// Degrees from the equator.
pub fn latitude(text: &str) -> Option<Fault> {
    (!within(text, 90.0)).then(|| Fault::new(Kind::Form, "is no latitude from -90 to 90"))
}

/// Degrees from Greenwich.
pub fn longitude(text: &str) -> Option<Fault> {
    (!within(text, 180.0)).then(|| Fault::new(Kind::Form, "is no longitude from -180 to 180"))
}

/// `45.256 -71.92` (GeoRSS): latitude, then longitude.
pub fn position(text: &str) -> Option<Fault> {
    (count_positions(text) != Some(1)).then(|| {
        Fault::new(Kind::Form, "is no latitude with a longitude")
            .help("write it like `45.256 -71.92`: latitude, then longitude")
    })
}

/// The same for lines and areas, which have two corners or more.
pub fn positions(text: &str) -> Option<Fault> {
    (count_positions(text).is_none_or(|count| count < 2)).then(|| {
        Fault::new(Kind::Form, "is no list of latitudes with longitudes")
            .help("write it like `45.25 -110.45 46.46 -109.48`")
    })
}

/// How many pairs of degrees; none where one of them is none.
fn count_positions(text: &str) -> Option<usize> {
    let degrees: Vec<&str> = text.split([' ', '\t', '\n', '\r', ',']).filter(|part| !part.is_empty()).collect();
    let is_pair = |pair: &[&str]| matches!(pair, [lat, lon] if within(lat, 90.0) && within(lon, 180.0));
    degrees.chunks(2).all(is_pair).then_some(degrees.len() / 2)
}

fn within(text: &str, most: f64) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    is_decimal(digits) && digits.parse().is_ok_and(|degrees: f64| degrees <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_have_two_letters() {
        assert!(country("US").is_none() && country("XX").is_some() && country("").is_some());
        assert_eq!(country("de").unwrap().kind, Kind::WordCase);
        assert_eq!(country("uk").unwrap().better.unwrap().value, "GB");
        assert!(countries("us de").is_none() && countries("us, de").is_some());
    }

    #[test]
    fn positions_lie_on_earth() {
        for good in ["geo:30.2672,-97.7431", "geo:0,0,10;u=35", "GEO:-90,180", "geo:33.51,-86.81;crs=wgs84"] {
            assert_eq!(geo(good), None, "{good}");
        }
        for bad in ["", "30.2,97", "geo:30.2", "geo:91,0", "geo:0,181", "geo:a,b", "geo:1,2;", "geo: 1,2"] {
            assert!(geo(bad).is_some(), "{bad}");
        }
        assert_eq!(geo("30.2, -97.1").unwrap().better.unwrap().value, "geo:30.2,-97.1");
        for good in ["45.256 -71.92", "45.256, -71.92", "-90\n180"] {
            assert_eq!(position(good), None, "{good}");
        }
        for bad in ["", "45.256", "-118 34", "45 71 46", "45 71 46 72", "north west"] {
            assert!(position(bad).is_some(), "{bad}");
        }
        assert!(positions("45.25 -110.45 46.46 -109.48").is_none());
        assert!(positions("45.25 -110.45").is_some() && positions("45 -110 46").is_some());
        assert!(latitude("-90").is_none() && latitude("90.1").is_some() && longitude("180").is_none());
    }

    #[test]
    fn objects_of_openstreetmap() {
        assert!(osm("R148838").is_none() && osm("W5013364#2").is_none());
        assert!(osm("148838").is_some() && osm("R").is_some() && osm("R12#").is_some() && osm("Ü1").is_some());
        assert_eq!(osm("r1").unwrap().better.unwrap().value, "R1");
    }
}
