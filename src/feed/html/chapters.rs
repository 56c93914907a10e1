//! The list of chapters that stands in the notes, for apps that read nothing else (Apple support/5482, Spotify).

use std::collections::HashSet;

use quick_xml::escape::partial_escape;

use super::token::plain_text;
use crate::chapters::formats::{plain_title, presentable};
use crate::record::Chapter;
use crate::times::padded;

/// Apple shows lists of three and more.
const FEWEST: usize = 3;

/// `HH:MM:SS Title` for every chapter; none when there are too few, when the first is not at the beginning, or when the
/// notes list them already.
pub(super) fn list(chapters: &[Chapter], notes: &str) -> Option<String> {
    let chapters = presentable(chapters);
    let starts_at_zero = chapters.first().is_some_and(|first| padded(first.start) == "00:00:00");
    if chapters.len() < FEWEST || !starts_at_zero {
        return None;
    }
    let mut lines: Vec<(String, String)> =
        chapters.into_iter().map(|chapter| (padded(chapter.start), plain_title(&chapter.title))).collect();
    lines.dedup_by(|later, earlier| later.0 == earlier.0);
    if lines.len() < FEWEST || is_listed(&lines, notes) {
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

/// Every time stamp of a text, `M:SS` or `H:MM:SS` with or without leading zeros.
fn times(text: &str) -> impl Iterator<Item = Time> {
    let is_of_word = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b':');
    text.as_bytes().split(move |byte| !is_of_word(byte)).filter_map(time)
}

/// The time that `word` is; colons around it belong to the sentence.
fn time(word: &[u8]) -> Option<Time> {
    let inner = word.iter().position(|byte| *byte != b':')?..=word.iter().rposition(|byte| *byte != b':')?;
    let mut parts = word.get(inner)?.rsplit(|byte| *byte == b':');
    let seconds = parts.next().filter(|digits| digits.len() == 2)?;
    let (minutes, hours) = (parts.next()?, parts.next().unwrap_or(b"0"));
    if parts.next().is_some() {
        return None;
    }
    Some([number(hours)?, number(minutes)?, number(seconds)?])
}

/// One or two digits.
fn number(digits: &[u8]) -> Option<u8> {
    match *digits {
        [ones @ b'0'..=b'9'] => Some(ones - b'0'),
        [tens @ b'0'..=b'9', ones @ b'0'..=b'9'] => Some((tens - b'0') * 10 + ones - b'0'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_words() {
        let found: Vec<Time> =
            times("1:02: (01:02:03), [4:05] x6:07 8:9 1:2:3:04 é12:34 https://e.org:80/ 123:45").collect();
        assert_eq!(found, [[0, 1, 2], [1, 2, 3], [0, 4, 5], [0, 12, 34]]);
    }
}
