//! Which of several settings means the show.

use super::site::{Setting, Site};
use crate::words::folded;

/// Tables that speak of the show; those at the head before the site at large.
const OF_SHOW: [&str; 7] = ["podcast", "itunes", "show", "channel", "rss", "feed", "podcasting"];
const OF_SITE: [&str; 25] = [
    "sitemap",
    "website",
    "project",
    "",
    "params",
    "site",
    "metadata",
    "meta",
    "settings",
    "config",
    "global",
    "info",
    "extra",
    "author",
    "owner",
    "package",
    "languages",
    "sitemetadata",
    "siteconfig",
    "metas",
    "siteinfo",
    "sitedata",
    "themeconfig",
    "attributes",
    "data",
];

/// The value that stands under the best of `names`: in a table about the show before one about the site, near the root
/// before far from it.
pub(super) fn best<T>(site: &Site, names: &[&str], read: impl Fn(&Setting) -> Option<T>) -> Option<T> {
    let ranked = site.settings.iter().filter_map(|setting| {
        let rank = rank(&setting.path, names)?;
        Some((rank, read(setting)?))
    });
    ranked.min_by_key(|(rank, _)| *rank).map(|(_, value)| value)
}

/// Of the show or of the site, which of the names, how deep.
fn rank(path: &str, names: &[&str]) -> Option<(bool, bool, usize, usize)> {
    let parts: Vec<String> = path.split('.').map(folded).collect();
    let (last, tables) = parts.split_last()?;
    let is_language = |table: &str| table.len() == 2 || table.is_empty();
    if !tables
        .iter()
        .all(|table| OF_SHOW.contains(&table.as_str()) || OF_SITE.contains(&table.as_str()) || is_language(table))
    {
        return None;
    }
    // `owner.email` is the `owneremail`, `feed.url` the `feedurl`, `podcast_title` the title of the podcast.
    let is_last = |names: &[&str]| tables.last().is_some_and(|table| names.contains(&table.as_str()));
    let in_person = is_last(&["owner", "author"]);
    let joined = tables.last().filter(|_| in_person || is_last(&["feed", "rss"]));
    let joined = joined.map(|table| format!("{table}{last}"));
    let strip = |name: &str| {
        let rest = OF_SHOW.iter().find_map(|prefix| name.strip_prefix(prefix));
        rest.filter(|rest| !rest.is_empty()).map(str::to_owned)
    };
    let stripped = strip(last).map(|rest| strip(&rest).unwrap_or(rest));
    let place = |name: &str| names.iter().position(|known| *known == name);
    let of_show = tables.iter().any(|table| OF_SHOW.contains(&table.as_str()));
    let found = match joined.as_deref().and_then(place) {
        Some(at) => Some((at, of_show)),
        None if in_person => None,
        None => {
            let of_site = || Some((place(last.strip_prefix("site").or_else(|| last.strip_prefix("blog"))?)?, of_show));
            place(last).map(|at| (at, of_show)).or_else(|| Some((place(stripped.as_deref()?)?, true))).or_else(of_site)
        }
    };
    // The manifest of the programs is about these.
    let is_manifest = tables.first().is_some_and(|table| table == "package");
    found.map(|(at, of_show)| (is_manifest, !of_show, at, tables.len()))
}
