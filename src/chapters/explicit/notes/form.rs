//! How one line of notes writes a time and a title.

mod simple;

use std::sync::LazyLock;

use regex_lite::{Captures, Regex};

use crate::chapters::stamp::Stamp;
use crate::classes::BLANKS;
use crate::notes::Inline;
use crate::source::Span;
use crate::vocabulary::values::number::is_digits;

/// The ways in which shows write times; a file keeps to one of them. The clearer form comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Form {
    /// `**[01:31](#t=01:31)** text`, `[00:16:28 Title](#)`
    Linked,
    /// `[@01:55] - text`, `[1:55] text`, `[1:55 text]`
    Bracketed,
    /// `1:55 - text`
    Plain,
    /// `(1:55-text)`
    Parenthesised,
}

impl Form {
    /// Every form.
    pub const ALL: [Self; 4] = [Self::Linked, Self::Bracketed, Self::Plain, Self::Parenthesised];

    /// How many lines it takes before a time is believed to mark a chapter: prose, too, begins with times now and then.
    pub fn fewest(self) -> usize {
        match self {
            Self::Linked | Self::Bracketed => 1,
            Self::Plain | Self::Parenthesised => 2,
        }
    }
}

/// A time at the head of a line.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Hit {
    /// How it is written.
    pub form: Form,
    /// The time; none for a placeholder (`xx:xx`).
    pub label: Option<Stamp>,
    /// The time that it links to.
    pub target: Option<Stamp>,
    /// The bytes of the time within the text of the line.
    pub time: Span,
    /// Where the title begins in the text of the line; none when the time stands alone, with its title below it.
    pub title_start: Option<usize>,
}

/// The first colon of a time, and the sign behind it, stand within so many bytes of a line.
const LONGEST_HEAD: usize = 25;

/// So many signs may stand before a time: marks, emoji, an opening quote; no letter, digit or bracket.
const LONGEST_LEAD: usize = 8;
const TIME: &str = r"@?\s*(?P<time>[0-9xX?]{1,4}:[0-9xX?]{2}(?::[0-9xX?]{2})?(?:\.[0-9]{1,9})?)";
/// The end of a range such as `0:00 - 1:30`.
const UNTIL: &str = r"(?:\s*(?:-|–|—|to)\s*[0-9]{1,4}:[0-9]{2}(?::[0-9]{2})?(?:\.[0-9]{1,9})?)?";
const SEPARATOR: &str = r"(?:\s*[-–—:|]+(?:\s+|$))?\s*";

struct Pattern {
    form: Form,
    /// What stands in every line of this form; only shows that have such lines need the pattern.
    sign: char,
    text: LazyLock<Option<Regex>>,
}

impl Pattern {
    const fn new(form: Form, sign: char, text: fn() -> Option<Regex>) -> Self {
        Self { form, sign, text: LazyLock::new(text) }
    }
}

static PATTERNS: [Pattern; 5] = [
    Pattern::new(Form::Bracketed, '[', || compiled(format!(r"^\[+{TIME}{UNTIL}\s*\]+{SEPARATOR}"))),
    Pattern::new(Form::Bracketed, '[', || compiled(format!(r"^\[{TIME}\s+(?:[-–—:|]\s+)?(?P<title>[^\[\]]+)\]"))),
    Pattern::new(Form::Parenthesised, '(', || compiled(format!(r"^\({TIME}{UNTIL}\s*\){SEPARATOR}"))),
    Pattern::new(Form::Parenthesised, '(', || compiled(format!(r"^\({TIME}\s*[-–—:|]?\s*(?P<title>[^()]+)\)?$"))),
    Pattern::new(Form::Plain, ':', || compiled(format!(r"^{TIME}{UNTIL}(?:\s*[-–—:|]+(?:\s+|$)|\s+|[-–—]|$)"))),
];

fn compiled(pattern: String) -> Option<Regex> {
    Regex::new(&pattern.replace(r"\s", &format!("[{BLANKS}]"))).ok()
}

/// What makes a time one of the day: `am`, `p.m.`, `Uhr`, a zone.
fn names_clock(behind: &str) -> bool {
    let is_within = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_');
    let word = behind.split(|c| !is_within(c)).next().unwrap_or_default().trim_end_matches('.');
    let clock = ["am", "pm", "a.m", "p.m", "uhr", "pt", "et", "utc", "gmt", "pst", "est", "pdt", "edt"];
    clock.iter().any(|name| word.eq_ignore_ascii_case(name))
}

/// The time at the head of a line, if there is one.
pub(super) fn read(line: &Inline) -> Option<Hit> {
    // Every time has a colon between two of its signs; nearly all lines have none, and in many shows all.
    let is_of_time = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'x' | b'X' | b'?');
    let head = line.text.as_bytes().get(..LONGEST_HEAD).unwrap_or(line.text.as_bytes());
    let is_within = |at: usize| {
        let around = head.get(at.saturating_sub(1)..).unwrap_or_default();
        matches!(around, [a, b':', b, ..] if is_of_time(*a) && is_of_time(*b))
    };
    if !memchr::memchr_iter(b':', head).any(is_within) {
        return None;
    }
    simple::read(&line.text).and_then(|head| hit(head, line)).or_else(|| by_pattern(&line.text, |head| hit(head, line)))
}

/// The time at the head of a text, and the title beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Head {
    form: Form,
    time: Span,
    title: Span,
}

/// What `accept` makes of the first head that it takes.
fn by_pattern<T>(text: &str, accept: impl Fn(Head) -> Option<T>) -> Option<T> {
    PATTERNS.iter().filter(|pattern| text.contains(pattern.sign)).find_map(|pattern| {
        let (lead, found) = behind_lead(pattern.text.as_ref()?, text)?;
        let (whole, time) = (found.get(0)?, found.name("time")?);
        let title = found.name("title").map(|title| Span::from(title.range()).shifted(lead));
        accept(Head {
            form: pattern.form,
            time: Span::from(time.range()).shifted(lead),
            // Where a form does not say where the title ends, it is the rest of the line.
            title: title.unwrap_or(Span::new(lead + whole.end(), text.len())),
        })
    })
}

/// The match behind the longest lead that has one, and how many bytes the lead takes. Were leads part of the patterns, all
/// that is no letter would be compiled into each of them eight times.
fn behind_lead<'t>(pattern: &Regex, text: &'t str) -> Option<(usize, Captures<'t>)> {
    let signs = text.char_indices().take_while(|(_, sign)| !sign.is_alphanumeric() && !matches!(sign, '[' | '('));
    let ends: Vec<usize> = signs.take(LONGEST_LEAD).map(|(at, sign)| at + sign.len_utf8()).collect();
    ends.into_iter().rev().chain([0]).find_map(|end| Some((end, pattern.captures(text.get(end..)?)?)))
}

/// What stands at the head of `line`.
fn hit(head: Head, line: &Inline) -> Option<Hit> {
    let Head { form, time, title } = head;
    let written = line.text.get(time.start..time.end)?;
    let beside = line.text.get(title.start..title.end)?;
    let is_placeholder = written.contains(['x', 'X', '?']);
    let label = Stamp::whole(written);
    // Half past nine in the morning is no place in the audio.
    if label.is_none() && !is_placeholder || names_clock(beside) {
        return None;
    }
    let link = line.links.iter().find(|link| (link.text.start..link.text.end).contains(&time.start));
    let target = link.and_then(|link| target(&link.url));
    let jumps = target.is_some() || link.is_some_and(|link| link.url.starts_with('#'));
    let form = if jumps { Form::Linked } else { form };
    let title_start = (!beside.trim().is_empty()).then_some(title.start);
    Some(Hit { form, label, target, time, title_start })
}

/// The time in the target of a link: `#t=01:31` (Media Fragments), `?t=91`.
fn target(url: &str) -> Option<Stamp> {
    let (head, time) = url.rsplit_once('=')?;
    let name = head.rsplit(['#', '?', '&']).next().filter(|name| name.len() < head.len())?;
    if !matches!(name, "t" | "time" | "start") {
        return None;
    }
    if time.contains(':') {
        return Stamp::whole(time);
    }
    let seconds = time.strip_suffix('s').unwrap_or(time);
    let is_plain = seconds.len() <= 6 && is_digits(seconds);
    seconds.parse().ok().filter(|_| is_plain).map(Stamp::from_seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hit(source: &str) -> Option<(Form, String, String)> {
        let line = Inline::parse(source, 0);
        let hit = read(&line)?;
        let label = hit.label.map_or_else(|| "?".to_owned(), |label| label.to_string());
        Some((hit.form, label, hit.title_start.map_or("", |at| &line.text[at..]).to_owned()))
    }

    #[test]
    fn the_forms_people_write() {
        for (source, form, label, title) in [
            ("[@01:55] - Rye", Form::Bracketed, "01:55", "Rye"),
            ("[@1:02:03] Rye", Form::Bracketed, "01:02:03", "Rye"),
            ("[@01:55]Rye", Form::Bracketed, "01:55", "Rye"),
            ("[11:09] - Rye", Form::Bracketed, "11:09", "Rye"),
            ("[@1:26] -\tRye", Form::Bracketed, "01:26", "Rye"),
            ("[@0:52]\u{a0}- Rye", Form::Bracketed, "00:52", "Rye"),
            (r"\[00:12\] Rye", Form::Bracketed, "00:12", "Rye"),
            ("[@02:44] - [Rye](https://e.org/)", Form::Bracketed, "02:44", "Rye"),
            ("**[00:22](#t=00:22)** Rye", Form::Linked, "00:22", "Rye"),
            ("**[05:03](#t=05:03)** :has()", Form::Linked, "05:03", ":has()"),
            ("**[10:17](#t=10:17)** -50 % flour", Form::Linked, "10:17", "-50 % flour"),
            ("[1:31](https://e.org/watch?v=x&t=91s) Rye", Form::Linked, "01:31", "Rye"),
            ("1:59 - Rye", Form::Plain, "01:59", "Rye"),
            ("34:00 — Rye", Form::Plain, "34:00", "Rye"),
            ("0:00-1:30 Rye", Form::Plain, "00:00", "Rye"),
            ("00:00:11.0 Rye", Form::Plain, "00:00:11", "Rye"),
            ("⏱ 1:59: Rye", Form::Plain, "01:59", "Rye"),
            ("3. 1:59 Rye", Form::Plain, "01:59", "Rye"),
            ("(1:59-Rye)", Form::Parenthesised, "01:59", "Rye)"),
            ("(1:59) Rye", Form::Parenthesised, "01:59", "Rye"),
            ("2:00", Form::Plain, "02:00", ""),
            ("**2:00**", Form::Plain, "02:00", ""),
            ("xx:xx:xx - Rye", Form::Plain, "?", "Rye"),
        ] {
            assert_eq!(hit(source), Some((form, label.to_owned(), title.to_owned())), "{source}");
        }
    }

    #[test]
    fn a_title_in_the_link_is_no_part_of_the_time() {
        assert_eq!(hit("[00:16:28 Rye](#)"), Some((Form::Linked, "00:16:28".into(), "Rye".into())));
    }

    #[test]
    fn targets_are_times_too() {
        let target = |source: &str| read(&Inline::parse(source, 0)).unwrap().target.map(|target| target.to_string());
        assert_eq!(target("[01:00:06](#t=00:06) Rye").as_deref(), Some("00:06"));
        assert_eq!(target("[1:31](https://e.org/?t=91) Rye").as_deref(), Some("01:31"));
        assert_eq!(target("[1:31](https://e.org/) Rye"), None);
    }

    #[test]
    fn prose_holds_no_times() {
        for source in
            ["9:30 am is early", "11:00 PT", "Rye at 1:30", "see 1:2", "https://e.org/", "12 - Rye", "10:75 x"]
        {
            assert_eq!(hit(source), None, "{source}");
        }
    }
}
