//! The list of chapters that stands in the notes, for apps that read nothing else (Apple support/5482, Spotify).

use std::collections::HashSet;
use std::sync::LazyLock;

use quick_xml::escape::partial_escape;
use regex::Regex;

use super::token::plain_text;
use crate::chapters::formats::{clock, plain_title, presentable};
use crate::record::Chapter;

/// Apple shows lists of three and more.
const FEWEST: usize = 3;

/// `HH:MM:SS Title` for every chapter; none when there are too few, when the first is not at the beginning, or when the
/// notes list them already.
pub(super) fn list(chapters: &[Chapter], notes: &str) -> Option<String> {
    let mut lines: Vec<(String, String)> =
        presentable(chapters).into_iter().map(|chapter| (clock(chapter.start), plain_title(&chapter.title))).collect();
    lines.dedup_by(|later, earlier| later.0 == earlier.0);
    let starts_at_zero = lines.first().is_some_and(|(time, _)| time == "00:00:00");
    if lines.len() < FEWEST || !starts_at_zero || is_listed(&lines, notes) {
        return None;
    }
    let items: String =
        lines.iter().map(|(time, title)| format!("<li>{time} {}</li>\n", partial_escape(title.as_str()))).collect();
    Some(format!("<ul>\n{items}</ul>"))
}

/// Do the notes already print the times of most chapters?
fn is_listed(lines: &[(String, String)], notes: &str) -> bool {
    let printed: HashSet<Time> = times(&plain_text(notes)).collect();
    let found = lines.iter().filter(|(time, _)| times(time).any(|time| printed.contains(&time))).count();
    found >= FEWEST && found * 2 > lines.len()
}

/// Hours, minutes and seconds as they are printed.
type Time = [u8; 3];

/// Every time stamp of a text.
fn times(text: &str) -> impl Iterator<Item = Time> {
    static TIME: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"(?-u:\b)(?:([0-9]{1,2}):)?([0-9]{1,2}):([0-9]{2})(?-u:\b)").ok());
    TIME.iter().flat_map(move |pattern| pattern.captures_iter(text)).map(|time| {
        let part = |index| time.get(index).and_then(|part| part.as_str().parse().ok()).unwrap_or(0);
        [part(1), part(2), part(3)]
    })
}
