//! What a paragraph says at its head: who speaks, and when. Editors write both in many ways: `<b>Ann:</b> …`,
//! `<b>Ann</b> <time>0:04</time> …`, `<span class="speaker">Ann</span> <a data-m="4200">…`, `Ann (0:04): …`.

use super::super::labels::is_name;
use super::super::text::line;
use super::super::{time, words};
use super::plain;

/// Longest text that is a name and no words yet, in bytes of HTML.
const LONGEST_HEAD: usize = 400;
/// Marks between a name, a time and the words.
const MARKS: [char; 10] = [':', '-', '–', '—', '(', ')', '[', ']', ' ', '\n'];

/// The head of a paragraph.
#[derive(Debug, PartialEq)]
pub(super) struct Head {
    pub speaker: Option<String>,
    /// Seconds.
    pub time: Option<f64>,
    /// Byte of the paragraph at which the words begin.
    pub words: usize,
    /// The words, where they are part of what stands in one text with the time.
    pub text: Option<String>,
}

/// Reads the head of the paragraph that holds `said`; `is_marked` says whether times of the page have elements of their own.
pub(super) fn head(said: &str, is_marked: bool) -> Head {
    timed(said).or_else(|| measured(said)).or_else(|| stamped(said).filter(|_| !is_marked)).unwrap_or_else(|| {
        let (speaker, words) = named(said).unzip();
        Head { speaker, time: None, words: words.unwrap_or(0), text: None }
    })
}

/// `Ann <time>0:04</time> words`.
fn timed(said: &str) -> Option<Head> {
    let (before, stamp, after) = element(said, "time")?;
    let time = time::whole(plain(stamp).trim_matches(MARKS))?.seconds;
    let name = plain(before);
    let name = name.trim_matches(MARKS);
    let at = said.len() - after.trim_start_matches(MARKS).len();
    let (behind, words) = named(said.get(at..)?).unzip();
    let speaker = match name {
        "" => behind,
        _ => Some(name.to_owned()).filter(|name| is_name(name) && before.len() <= LONGEST_HEAD),
    };
    (name.is_empty() || speaker.is_some()).then(|| Head {
        speaker,
        time: Some(time),
        words: at + words.unwrap_or(0),
        text: None,
    })
}

/// `<a data-m="4200">words</a>`: milliseconds, as Trint and Hyperaudio write them.
fn measured(said: &str) -> Option<Head> {
    let (_, behind) = said.split_once("data-m=\"")?;
    let (digits, _) = behind.split_once('"')?;
    let time = f64::from(digits.parse::<u32>().ok()?) / 1000.0;
    let (speaker, words) = named(said).unzip();
    Some(Head { speaker, time: Some(time), words: words.unwrap_or(0), text: None })
}

/// `Ann (0:04): words`, `[0:04] Ann: words`.
fn stamped(said: &str) -> Option<Head> {
    let text = plain(said);
    let head = |speaker: Option<&str>, time: f64, at: usize| {
        let text = text.get(at..).map(words::spoken);
        Head { speaker: speaker.map(str::to_owned), time: Some(time), words: 0, text }
    };
    if let Some((found, at)) = line::named_stamp(&text) {
        return Some(head(Some(found.name), found.time.seconds, at));
    }
    if let Some(found) = line::speaker_line(&text) {
        return Some(head(Some(found.name), found.time.seconds, text.len()));
    }
    let stamp = line::stamp(&text)?;
    let words = text.get(stamp.words..)?;
    let label = words.split_once(": ").filter(|(name, _)| is_name(name));
    let at = label.map_or(stamp.words, |(name, _)| stamp.words + name.len() + 2);
    Some(head(label.map(|(name, _)| name), stamp.start.seconds, at))
}

/// The name that an element at the head of `said` holds, and where the words behind it begin.
fn named(said: &str) -> Option<(String, usize)> {
    let trimmed = said.trim_start();
    let (tag, _) = trimmed.strip_prefix('<')?.split_once('>')?;
    let element_name = tag.split_whitespace().next()?;
    ["b", "strong", "em", "i", "cite", "span"].contains(&element_name).then_some(())?;
    let (_, inside, after) = element(trimmed, element_name)?;
    let name = plain(inside);
    let is_called = tag.contains("speaker") || element_name == "cite";
    let is_label = name.ends_with(':') || after.trim_start().starts_with(':');
    let name = name.trim_matches(MARKS);
    let at = said.len() - after.trim_start_matches(MARKS).len();
    ((is_called && !name.is_empty() || is_label && is_name(name)) && inside.len() <= LONGEST_HEAD)
        .then(|| (name.to_owned(), at))
}

/// What stands before, in and behind the first element `name` of `html`.
fn element<'t>(html: &'t str, name: &str) -> Option<(&'t str, &'t str, &'t str)> {
    let open = format!("<{name}");
    let starts = html.match_indices(&open).map(|(at, _)| at);
    let start = starts
        .take(16)
        .find(|at| html.get(at + open.len()..).is_some_and(|rest| rest.starts_with(['>', ' ', '\n'])))?;
    let (before, tag) = html.split_at(start);
    let (_, behind) = tag.split_once('>')?;
    let (inside, closing) = behind.split_once(&format!("</{name}"))?;
    Some((before, inside, closing.split_once('>')?.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(said: &str) -> (Option<String>, Option<f64>, String) {
        let found = head(said, said.contains("<time"));
        let text = found.text.unwrap_or_else(|| plain(&said[found.words..]));
        (found.speaker, found.time, text)
    }

    #[test]
    fn heads_in_all_their_forms() {
        for said in [
            "<b>Ann</b> <time datetime=\"PT4S\">0:04</time> Hi.",
            "<time>[0:04]</time> <strong>Ann</strong>: Hi.",
            "<span class=\"speaker\">Ann </span><a data-m=\"4000\" data-d=\"200\">Hi.</a>",
            "Ann (0:04): Hi.",
            "[0:04] Ann: Hi.",
        ] {
            assert_eq!(read(said), (Some("Ann".to_owned()), Some(4.0), "Hi.".to_owned()), "{said}");
        }
        assert_eq!(read("<strong>Ann:</strong> Hi."), (Some("Ann".to_owned()), None, "Hi.".to_owned()));
        assert_eq!(read("<time>0:04</time>Hi."), (None, Some(4.0), "Hi.".to_owned()));
    }

    #[test]
    fn words_are_no_heads() {
        for said in [
            "<b>Never</b> say so.",
            "We met at <time>9:30</time> there.",
            "<i>So: it</i> is.",
            "Hi <",
            "<b",
            "<b>",
            "é",
        ] {
            let (speaker, time, text) = read(said);
            assert_eq!((speaker, time), (None, None), "{said}");
            assert_eq!(text, plain(said));
        }
    }
}
