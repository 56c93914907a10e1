//! Typed readings of front matter: numbers, texts, dates, people …, each fault with its place and a right form.

mod date;
mod duration;
mod links;
mod media;
mod people;
mod size;
mod slashed;
mod spelled;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::numerals::spelled;
use crate::source::{SourceFile, Span};
use crate::words::shown;

use super::keys::named;
use super::{Node, Value};

pub(crate) use date::is_date;
pub use date::{Moment, YEARS, date, midnight};
pub use duration::duration;
pub use links::{LinkEntry, links, points};
pub use media::{MediaEntry, all_media, media, of_format};
pub(crate) use media::{is_format, is_read_with_audio, names_files, size_of};
pub(crate) use people::{CALLS, IMAGES, PAGES, beside_name, page_and_image, part, string};
pub use people::{Part, PersonEntry, people};
pub use size::{Size, rounded_size, size};
pub(crate) use slashed::slashed_order;

/// A value out of a list, with the bytes it was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading<T> {
    /// The value.
    pub value: T,
    /// Its bytes in the file.
    pub span: Span,
}

/// A text; numbers and truths are taken as they are written.
///
/// # Errors
/// `text-invalid` for a list, a table or nothing.
pub fn text(file: &SourceFile, node: &Node) -> Result<String, Diagnostic> {
    match &node.value {
        Value::Text(text) => Ok(text.clone()),
        Value::Bool(_) | Value::Integer(_) | Value::Float(_) => Ok(file.slice(node.span).to_owned()),
        Value::Null | Value::List(_) | Value::Map(_) => {
            Err(fault("text-invalid", "is no text", "write one text, in quotes if it holds `: `", file, node))
        }
    }
}

/// A number that counts something, from 0: `12`, `"0012"`, `12.0`, with the words that people put before it (`#12`,
/// `Episode 12`, `S02E12`), or as a word itself (`Two`).
///
/// # Errors
/// `number-invalid` for anything else.
pub fn number(file: &SourceFile, node: &Node) -> Result<u32, Diagnostic> {
    let found = match &node.value {
        Value::Integer(integer) => u32::try_from(*integer).ok(),
        Value::Float(float) => whole(*float),
        Value::Text(text) => digits(text).or_else(|| counted(text)),
        // `season: {number: 2, name: Rye}`
        Value::Map(fields) => named(fields, "number").and_then(|field| number(file, &field.node).ok()),
        _ => None,
    };
    found.ok_or_else(|| fault("number-invalid", "is no whole number", "write digits only, such as `12`", file, node))
}

/// A number of an episode between two others: `12.5`, `"#12.5"`; none for anything else, and for whole numbers.
pub fn between(node: &Node) -> Option<f64> {
    match &node.value {
        Value::Float(float) => between_numbers(&float.to_string()),
        Value::Text(text) => between_numbers(text.trim().trim_start_matches('#')),
        _ => None,
    }
}

/// The number that `text` is, if it stands between two whole ones: few digits, a full stop, few digits.
pub(crate) fn between_numbers(text: &str) -> Option<f64> {
    let digits =
        |part: &str, most: usize| (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, rest) = text.split_once('.')?;
    let number = (digits(whole, 6) && digits(rest, 3)).then(|| text.parse::<f64>().ok()).flatten()?;
    (number.fract() != 0.0).then_some(number)
}

/// Yes or no: `true`, `false`, the words of YAML for them, 1 and 0, and the older words of `itunes:explicit`, `explicit` and
/// `clean`.
///
/// # Errors
/// `boolean-invalid` for anything else.
pub fn boolean(file: &SourceFile, node: &Node) -> Result<bool, Diagnostic> {
    let word = match &node.value {
        Value::Bool(truth) => return Ok(*truth),
        Value::Integer(number) => number.to_string(),
        Value::Text(text) => text.trim().to_lowercase(),
        _ => String::new(),
    };
    match word.as_str() {
        "true" | "yes" | "y" | "on" | "1" | "explicit" => Ok(true),
        "ja" | "oui" | "si" | "sí" | "sì" | "sim" | "tak" | "да" => Ok(true),
        "false" | "no" | "n" | "off" | "0" | "clean" | "not explicit" => Ok(false),
        "nein" | "nee" | "nej" | "nei" | "non" | "não" | "nao" | "nie" | "нет" => Ok(false),
        _ => Err(fault("boolean-invalid", "is neither yes nor no", "write `true` or `false`", file, node)),
    }
}

/// The size of a file in bytes: a whole number, or its digits as text.
///
/// # Errors
/// `length-not-bytes` for anything else; `52:14` and `3.9 MB` are not guessed at.
pub fn length(file: &SourceFile, node: &Node) -> Result<u64, Diagnostic> {
    let bytes = match &node.value {
        Value::Integer(integer) => u64::try_from(*integer).ok(),
        Value::Text(text) => digits(text),
        _ => None,
    };
    bytes.ok_or_else(|| {
        let is_time = matches!(&node.value, Value::Text(text) if text.contains(':'));
        let (what, help) = if is_time {
            ("is a duration, not a number of bytes", "call it `duration`, and write the size of the file as `length`")
        } else {
            ("is no number of bytes", "write the size of the file in bytes, such as `60946851`")
        };
        fault("length-not-bytes", what, help, file, node)
    })
}

/// A list of texts; one text is a list of one. What is no text is reported, the rest is read.
pub fn texts(file: &SourceFile, node: &Node, diagnostics: &mut Diagnostics) -> Vec<Reading<String>> {
    let items = node.items();
    let mut read = Vec::with_capacity(items.len());
    for item in items {
        match text(file, item) {
            Ok(value) => read.push(Reading { value, span: item.span }),
            Err(fault) => diagnostics.push(fault),
        }
    }
    read
}

/// Tags: a list of texts, or one text with commas between them.
pub fn tags(file: &SourceFile, node: &Node, diagnostics: &mut Diagnostics) -> Vec<Reading<String>> {
    match &node.value {
        Value::Text(text) => {
            // Where the text stands literally in the file, each tag has a place of its own.
            let start = file.slice(node.span).find(text.as_str()).map(|at| node.span.start + at);
            let pieces = text.split(',').filter(|piece| !piece.trim().is_empty());
            pieces.map(|piece| tag(text, piece, start, node.span)).collect()
        }
        _ => texts(file, node, diagnostics),
    }
}

fn tag(text: &str, piece: &str, start: Option<usize>, whole: Span) -> Reading<String> {
    let value = piece.trim().to_owned();
    let offset = (piece.as_ptr() as usize - text.as_ptr() as usize) + (piece.len() - piece.trim_start().len());
    let span = start.map_or(whole, |start| Span::new(start + offset, start + offset + value.len()));
    Reading { value, span }
}

/// The number that `text` writes in digits and nothing else.
fn digits<T: std::str::FromStr>(text: &str) -> Option<T> {
    let text = text.trim();
    let only_digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    only_digits.then(|| text.parse().ok()).flatten()
}

/// The number behind words such as `Episode`, or a word for it.
fn counted(text: &str) -> Option<u32> {
    const BEFORE: [&str; 13] =
        ["#", "e", "ep", "eps", "episode", "no", "nr", "number", "folge", "s", "season", "staffel", "series"];
    let small = text.trim().to_lowercase();
    let last = small.rsplit(|c: char| !c.is_alphanumeric()).next()?;
    let number = last.trim_start_matches(last.trim_end_matches(|c: char| c.is_ascii_digit()));
    let (word, value) = match spelled(last) {
        Some(value) => (small.strip_suffix(last)?, Some(value)),
        None => (small.strip_suffix(number)?, digits(number)),
    };
    // `s02e` of `S02E12`
    let is_season = |word: &str| word.strip_prefix('s').is_some_and(|rest| digits::<u32>(rest).is_some());
    let word = match word.trim() {
        "" => return value.filter(|_| number.is_empty()),
        "#" => "#",
        word => word.trim_end_matches([' ', '#', '.', '-', ':']),
    };
    let known = BEFORE.contains(&word) || word.strip_suffix('e').map(str::trim_end).is_some_and(is_season);
    value.filter(|_| known)
}

/// `float` when it is a whole number of 32 bits.
fn whole(float: f64) -> Option<u32> {
    let fits = float.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&float);
    fits.then_some(float as u32)
}

/// "`value` is …": an error at the place of `node`.
fn fault(rule: &'static str, what: &str, help: &str, file: &SourceFile, node: &Node) -> Diagnostic {
    let value = match &node.value {
        Value::Null => "an empty value".to_owned(),
        Value::List(_) => "a list".to_owned(),
        Value::Map(_) => "a table".to_owned(),
        Value::Text(text) => shown(text),
        Value::Bool(_) | Value::Integer(_) | Value::Float(_) => shown(file.slice(node.span)),
    };
    Diagnostic::error(rule, format!("{value} {what}")).at(file.place(node.span)).help(help)
}

#[cfg(test)]
mod tests;
