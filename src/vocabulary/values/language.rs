//! Languages of feeds, transcripts and media (BCP 47).

use std::collections::BTreeSet;
use std::sync::LazyLock;

use oxilangtag::LanguageTag;

use super::{Fault, Kind, place};

/// Two letters that name a language (ISO 639-1), former ones that are still in use included.
static TWO_LETTERS: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| include_str!("../../../schemas/languages.txt").split_whitespace().collect());

/// What people write for a language, and its code.
const NAMES: [(&str, &str); 24] = [
    ("english", "en"),
    ("german", "de"),
    ("deutsch", "de"),
    ("french", "fr"),
    ("français", "fr"),
    ("spanish", "es"),
    ("español", "es"),
    ("italian", "it"),
    ("italiano", "it"),
    ("portuguese", "pt"),
    ("dutch", "nl"),
    ("russian", "ru"),
    ("japanese", "ja"),
    ("chinese", "zh"),
    ("swedish", "sv"),
    ("polish", "pl"),
    ("korean", "ko"),
    ("arabic", "ar"),
    ("cn", "zh"),
    ("jp", "ja"),
    ("kr", "ko"),
    ("gr", "el"),
    ("cz", "cs"),
    ("dk", "da"),
];

/// Regions of the registry that are no countries (any more).
#[rustfmt::skip]
const FORMER: [&str; 24] = [
    "AC", "AN", "BU", "CP", "CQ", "CS", "DD", "DG", "EA", "EU", "EZ", "FX", "IC", "NT", "SU", "TA", "TP", "UN", "XA", "XB",
    "XK", "YD", "YU", "ZR",
];

/// What is wrong with a language: a tag of BCP 47 whose first part names a language.
///
/// Codes of three letters are only held to their form: ISO 639-3 has thousands.
pub fn check(text: &str) -> Option<Fault> {
    if is_language(text) {
        return None;
    }
    let fault = Fault::new(Kind::Language, "is no language code");
    let hyphened = text.replace('_', "-");
    if hyphened != text && is_language(&hyphened) {
        return Some(fault.help(format!("write `{hyphened}`")).better(hyphened));
    }
    if let Some(language) = text.strip_suffix("-UK").or_else(|| text.strip_suffix("-uk")) {
        let better = format!("{language}-GB");
        return Some(fault.help(format!("write `{better}`")).perhaps(better));
    }
    let lower = text.to_lowercase();
    let (name, rest) = lower.split_once(['-', '_']).unwrap_or((&lower, ""));
    Some(match NAMES.iter().find(|(known, _)| *known == name) {
        Some((_, code)) if rest.is_empty() => fault.help(format!("write `{code}`")).perhaps(*code),
        Some((_, code)) if is_language(&format!("{code}-{rest}")) => {
            fault.help(format!("write `{code}-{rest}`")).perhaps(format!("{code}-{rest}"))
        }
        _ => fault.help("write a code of ISO 639, such as `en`, `en-us` or `pt-BR`"),
    })
}

fn is_language(text: &str) -> bool {
    LanguageTag::parse(text).is_ok_and(|tag| {
        let primary = tag.primary_language();
        let is_known = match primary.len() {
            2 => TWO_LETTERS.contains(primary.to_ascii_lowercase().as_str()),
            length => length == 3,
        };
        is_known && tag.region().is_none_or(is_region) && tag.extended_language().is_none_or(|_| is_extended(primary))
    })
}

/// Does somebody live there? Areas of three digits are the United Nations'.
fn is_region(code: &str) -> bool {
    let code = code.to_ascii_uppercase();
    code.len() != 2 || place::is_country(&code) || FORMER.contains(&code.as_str())
}

/// Languages of which the registry has further ones as extensions, as in `zh-yue`; elsewhere people mean a country by
/// three letters.
fn is_extended(primary: &str) -> bool {
    ["ar", "kok", "lv", "ms", "sgn", "sw", "uz", "zh"].iter().any(|known| primary.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_codes() {
        for good in ["en", "en-us", "EN-GB", "pt-BR", "zh-Hans-CN", "zh-yue", "nds", "es-419", "iw", "no"] {
            assert_eq!(check(good), None, "{good}");
        }
        for bad in ["", "English", "xx", "en-", "english-us", "e", "12", "en us", "en-UK", "eng-USA", "en-ZQ"] {
            assert!(check(bad).is_some(), "{bad}");
        }
    }

    #[test]
    fn what_is_meant_is_offered() {
        let better = |text: &str| check(text).unwrap().better.unwrap();
        assert_eq!((better("en_US").value, better("en_US").sure), ("en-US".to_owned(), true));
        assert_eq!((better("cn").value, better("cn").sure), ("zh".to_owned(), false));
        assert_eq!(better("english").value, "en");
        assert_eq!(better("jp-JP").value, "ja-jp");
        assert_eq!(better("en-uk").value, "en-GB");
    }
}
