//! Lines as nearly all lists of chapters are written: `1:55 Rye`, `1:55 - Rye`, `[1:55] Rye`, `[@1:55] - Rye`.
//!
//! What is read here is what the patterns read, to the byte; a line of which that is not sure is left to them.

use super::{Form, Head};
use crate::chapters::stamp::Stamp;
use crate::source::Span;

/// Reads `text`, if it is simple.
pub(super) fn read(text: &str) -> Option<Head> {
    let (form, before, behind) = match text.as_bytes() {
        [b'0'..=b'9', ..] => (Form::Plain, 0, ""),
        [b'[', b'@', ..] => (Form::Bracketed, 2, "]"),
        [b'[', ..] => (Form::Bracketed, 1, "]"),
        _ => return None,
    };
    let (_, length) = Stamp::read(text.get(before..)?)?;
    let time = Span::new(before, before + length);
    // A fraction may be longer than a pattern takes.
    let is_whole = !text.get(time.start..time.end)?.contains('.');
    let rest = text.get(time.end..)?.strip_prefix(behind)?.strip_prefix(' ')?;
    let title = rest.strip_prefix("- ").unwrap_or(rest);
    // `to` may be followed by another time.
    let is_title = title.starts_with(|first: char| first.is_ascii_alphabetic()) && !title.starts_with("to");
    (is_whole && is_title).then(|| Head { form, time, title: Span::new(text.len() - title.len(), text.len()) })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::by_pattern;
    use super::*;

    /// What heads of lines are made of, and what might be taken for it.
    const PIECES: &[&str] = &[
        "[", "[@", "@", "(", "]", ")", "0:00", "1:55", "01:02:03", "9:75", "1:55.5", "xx:xx", " ", " ", " - ", "- ",
        "-", "–", "|", ":", "to", "to ", "Rye", "é", "12", "am", "\u{a0}", "?",
    ];

    fn lines() -> impl Strategy<Value = String> {
        let piece = prop::sample::select(PIECES);
        let head = prop::sample::select(&["[@1:55] - ", "[1:55] ", "1:55 ", "1:55 - ", ""][..]);
        (head, prop::collection::vec(piece, 0..8)).prop_map(|(head, pieces)| head.to_owned() + &pieces.concat())
    }

    proptest! {
        #[test]
        fn simple_lines_are_read_like_patterns(text in lines()) {
            if let Some(head) = read(&text) {
                prop_assert_eq!(Some(head), by_pattern(&text, Some));
            }
        }
    }

    #[test]
    fn what_people_write_is_simple() {
        for text in ["[@01:55] - Rye", "[@1:02:03] Rye", "[11:09] - Rye", "00:22 Rye", "1:59 - Rye"] {
            assert_eq!(read(text), by_pattern(text, Some), "{text}");
            assert!(read(text).is_some(), "{text}");
        }
    }

    #[test]
    fn what_could_be_read_in_two_ways_is_left_alone() {
        for text in ["1:55 to 2:30 Rye", "1:55 - 2:30 Rye", "1:55.123 Rye", "[1:55 Rye]", "1:55", "1:55  Rye", "9:75 x"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
