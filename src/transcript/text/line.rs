//! What one line of a plain text transcript is.

use super::super::labels::is_name;
use super::super::time::{self, Time};

/// A time stamp at the start of a line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in super::super) struct Stamp {
    /// When the words begin.
    pub start: Time,
    /// When they end, in `[00:00.000 --> 00:04.000]`.
    pub end: Option<Time>,
    /// Byte offset in the line at which the words begin.
    pub words: usize,
}

/// A line that says who speaks from which time on: `Michael Kennedy  0:00`, `## Brian 0:00:00`, `Ada (00:12):`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in super::super) struct SpeakerLine<'a> {
    /// The name.
    pub name: &'a str,
    /// From when on.
    pub time: Time,
}

/// Marks around the name of a speaker.
const MARKS: [char; 10] = ['*', '_', ':', '-', ' ', ',', '[', ']', '<', '>'];

/// Longest speaker line in bytes.
const LONGEST_SPEAKER_LINE: usize = 100;

/// The time stamp at the start of `line`: bare, in `[]`, `()`, `**`, `*` or backticks, alone or as a range.
pub(in super::super) fn stamp(line: &str) -> Option<Stamp> {
    let (closing, opened) = open_bracket(line.trim_start());
    let (start, length) = time::read(opened)?;
    let rest = opened.get(length..)?;
    let (end, rest) = range_end(rest).map_or((None, rest), |(end, rest)| (Some(end), rest));
    let rest = rest.strip_prefix(closing)?;
    let rest = rest.strip_prefix(':').unwrap_or(rest);
    if closing.is_empty() && !(rest.is_empty() || rest.starts_with(char::is_whitespace)) {
        return None;
    }
    let words = rest.trim_start();
    let words = words.strip_prefix(['–', '—', '|']).map_or(words, str::trim_start);
    Some(Stamp { start, end, words: line.len() - words.len() })
}

/// The time stamp in a heading, whose words say who speaks or what about: `### 00:12 – Ada`.
pub(super) fn stamped_heading(line: &str) -> Option<Stamp> {
    let heading = line.trim_start();
    let text = heading.trim_start_matches('#');
    let level = heading.len() - text.len();
    let found = ((1..=6).contains(&level) && text.starts_with(' ')).then(|| stamp(text))??;
    Some(Stamp { words: line.len() - text.len() + found.words, ..found })
}

/// The name that is all there is behind a stamp and a dash, or in a heading with a stamp.
pub(super) fn name_behind_stamp(line: &str) -> Option<&str> {
    let behind = |stamp: Stamp| line.get(stamp.words..).map(str::trim);
    let name = match stamped_heading(line) {
        Some(stamp) => behind(stamp)?.trim_start_matches("- "),
        None => stamp(line).and_then(behind)?.strip_prefix("- ")?.trim_start(),
    };
    Some(name.trim_matches(['*', '_', ':'])).filter(|name| is_name(name))
}

/// Speaker, time and the byte at which the words begin, where all are on one line: `**Ada** (00:12): Hi`, `Ada [00:12] Hi`,
/// `**[00:12] Ada:** Hi`.
pub(in super::super) fn named_stamp(line: &str) -> Option<(SpeakerLine<'_>, usize)> {
    let head = line.get(..line.floor_char_boundary(LONGEST_SPEAKER_LINE))?;
    let (before, opened) = head.split_at(head.find(['[', '(', '`'])?);
    let close = match opened.chars().next()? {
        '[' => ']',
        '(' => ')',
        mark => mark,
    };
    let (time, length) = time::read(opened.get(1..)?)?;
    let behind = opened.get(1 + length..)?.strip_prefix(close)?;
    let name = before.trim_matches(MARKS);
    let (name, behind) = if name.is_empty() {
        let inside = before.trim().strip_prefix("**").map(|_| behind)?;
        let (name, behind) = inside.split_once("**")?;
        (name.trim_matches(MARKS), behind)
    } else {
        (name, behind)
    };
    let words = behind.trim_start_matches(['*', '_', ':', '-', ' ']);
    let is_apart = words.len() < behind.len() && !words.is_empty() && is_name(name);
    let at = head.len() - words.len();
    is_apart.then_some((SpeakerLine { name, time }, at))
}

/// What closes the bracket at the start of `text`, and what it holds.
fn open_bracket(text: &str) -> (&'static str, &str) {
    [("[", "]"), ("(", ")"), ("**", "**"), ("*", "*"), ("`", "`")]
        .into_iter()
        .find_map(|(open, close)| Some((close, text.strip_prefix(open)?)))
        .unwrap_or(("", text))
}

/// The second time of a range, and what follows it.
fn range_end(text: &str) -> Option<(Time, &str)> {
    let joined = text.trim_start();
    let after = ["-->", "–", "-"].into_iter().find_map(|mark| joined.strip_prefix(mark))?.trim_start();
    let (time, length) = time::read(after)?;
    Some((time, after.get(length..)?))
}

/// Reads `line` as one that names a speaker and a time and holds no other words.
pub(in super::super) fn speaker_line(line: &str) -> Option<SpeakerLine<'_>> {
    let line = line.trim();
    if line.len() > LONGEST_SPEAKER_LINE {
        return None;
    }
    let heading = is_heading(line);
    let line = line.trim_start_matches('#').trim_start();
    let (before, last) = line.split_at(line.rfind(char::is_whitespace)?);
    let time = time::whole(last.trim().trim_matches(['[', ']', '(', ')', ':', '*']))?;
    let name = before.trim().trim_matches(MARKS);
    let set_apart = heading || before.ends_with(char::is_whitespace);
    let fits = is_name(name) || (set_apart && is_short(name));
    fits.then_some(SpeakerLine { name, time })
}

/// At most four words without the marks of a sentence.
fn is_short(name: &str) -> bool {
    (1..=4).contains(&name.split_whitespace().count()) && !name.contains(['.', ',', '?', '!', ':'])
}

/// Does `line` begin with something in the shape of a time of `fields` fields that is none, such as `00:0l:15`?
/// Its length in bytes.
pub(super) fn unreadable_stamp(line: &str, fields: usize) -> Option<usize> {
    let word = line.split_whitespace().next()?;
    let token = word.trim_matches(['[', ']', '(', ')']);
    let groups = token.split(':').take(fields + 2).collect::<Vec<_>>();
    let starts_as_time = token.starts_with(|c: char| c.is_ascii_digit());
    let fits = |group: &&str| group.len() <= 3 && (starts_as_time || !group.is_empty());
    let looks_so = groups.len() >= fields.max(3)
        && groups.iter().take(fields.saturating_sub(1)).all(fits)
        && groups.last().is_some_and(|last| last.len() <= 7)
        && token.chars().all(|c| c.is_alphanumeric() || matches!(c, ':' | '.' | ','));
    looks_so.then_some(word.len())
}

/// Is `line` a Markdown heading?
pub(super) fn is_heading(line: &str) -> bool {
    let level = line.bytes().take_while(|byte| *byte == b'#').count();
    (1..=6).contains(&level) && line.get(level..).is_some_and(|rest| rest.starts_with(' '))
}

/// Markdown and Liquid around the words: headings, rules, comments, templates, link definitions.
pub(super) fn is_furniture(line: &str) -> bool {
    let line = line.trim();
    let is_rule = |mark: u8| line.len() >= 3 && line.bytes().all(|byte| byte == mark);
    is_heading(line)
        || b"-*_=".iter().any(|mark| is_rule(*mark))
        || ["{%", "{:", "{{", "Transcribed by http"].iter().any(|open| line.starts_with(open))
        || (line.starts_with("<!--") && line.ends_with("-->"))
        || (line.starts_with('[') && line.split_once("]: ").is_some_and(|(name, _)| !name.contains(' ')))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stamped(line: &str) -> Option<(f64, Option<f64>, &str)> {
        stamp(line).map(|stamp| (stamp.start.seconds, stamp.end.map(|end| end.seconds), &line[stamp.words..]))
    }

    #[test]
    fn stamps_in_all_their_forms() {
        for line in [
            "00:01:05 Hi.",
            "1:05  Hi.",
            "[00:01:05] Hi.",
            "(1:05): Hi.",
            "[01:05]Hi.",
            "**00:01:05** Hi.",
            "*1:05* Hi.",
            "`1:05` Hi.",
            "1:05 – Hi.",
        ] {
            assert_eq!(stamped(line), Some((65.0, None, "Hi.")), "{line}");
        }
        assert_eq!(stamped("[00:01.500 --> 00:04.000]  Hi."), Some((1.5, Some(4.0), "Hi.")));
        assert_eq!(stamped("00:00:01 - 00:00:04 Hi."), Some((1.0, Some(4.0), "Hi.")));
        assert_eq!(stamped("00:00:01"), Some((1.0, None, "")));
    }

    #[test]
    fn words_are_no_stamps() {
        for line in ["Hello 1:05", "1:05am", "[1:05 Hi.", "12 monkeys", "[1] note"] {
            assert_eq!(stamped(line), None, "{line}");
        }
    }

    #[test]
    fn speaker_lines() {
        for line in [
            "Ada Byron  0:12",
            "Ada Byron, 0:12",
            "[Ada Byron] 0:12",
            "## Ada Byron 0:00:12",
            "Ada Byron (00:12):",
            "**Ada Byron** [0:12]",
            "Ada Byron 00:12",
        ] {
            let found = speaker_line(line).unwrap();
            assert_eq!((found.name, found.time.seconds), ("Ada Byron", 12.0), "{line}");
        }
        for line in ["We met at 9:30", "Then, at  9:30", "0:12", "## Chapter"] {
            assert_eq!(speaker_line(line), None, "{line}");
        }
    }

    #[test]
    fn speakers_times_and_words_on_one_line() {
        for line in [
            "**Ada Byron** (0:12): Hi.",
            "**Ada Byron:** [0:12] Hi.",
            "**Ada Byron [0:12]:** Hi.",
            "**[0:12] Ada Byron:** Hi.",
            "*Ada Byron* `0:12`: Hi.",
            "Ada Byron [0:12]: Hi.",
            "<Ada Byron> [0:12] Hi.",
            "Ada Byron (0:12) - Hi.",
        ] {
            let (found, words) = named_stamp(line).unwrap();
            assert_eq!((found.name, found.time.seconds, &line[words..]), ("Ada Byron", 12.0, "Hi."), "{line}");
        }
        for line in [
            "We met (9:30) there",
            "Ada (9:30)",
            "[Ada](https://a.example): Hi",
            "Ada (0:12am) Hi",
            "(0:12) Hi",
            "**[0:12]** Hi",
        ] {
            assert_eq!(named_stamp(line), None, "{line}");
        }
    }

    #[test]
    fn names_behind_stamps() {
        for line in ["### 00:00:12 – Ada Byron", "[00:00:12.500] - Ada Byron", "## [0:12] **Ada Byron:**"] {
            assert_eq!(name_behind_stamp(line), Some("Ada Byron"), "{line}");
        }
        for line in ["[0:12] Ada", "0:12 - we go", "### Ada", "## 0:12"] {
            assert_eq!(name_behind_stamp(line), None, "{line}");
        }
    }

    #[test]
    fn broken_stamps_are_told_from_words() {
        assert_eq!(unreadable_stamp("00:0l:15 Hi", 3), Some(8));
        assert_eq!(unreadable_stamp("[00:00:1S] Hi", 3), Some(10));
        assert_eq!(unreadable_stamp("xx:yy:zz Hi", 3), Some(8));
        assert_eq!(unreadable_stamp("00:00::12 Hi", 3), Some(9));
        assert_eq!(unreadable_stamp("std::fmt::Display is", 3), None);
        assert_eq!(unreadable_stamp("Note: it", 3), None);
        assert_eq!(unreadable_stamp("9:30 we met", 3), None);
    }

    #[test]
    fn furniture_is_not_speech() {
        for line in ["#### Week 350", "{%- include x -%}", "{:toc}", "[episode]: {{url}}", "<!-- x -->", "---"] {
            assert!(is_furniture(line), "{line}");
        }
        for line in ["#1 is this", "__Ben__: Hi", "[laughs] Yes: we do", "- yes"] {
            assert!(!is_furniture(line), "{line}");
        }
    }
}
