//! The numbers that the labels of topics print.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::notes::{LineKind, NoteLine, NotedTopic, Notes};

/// A number this far beyond the count of topics counts something else.
const FAR: f64 = 10.0;

/// The topics that print a number, in the order of the notes; `#0.1` counts as a fraction.
pub(super) fn numbered(notes: &Notes) -> Vec<(&NotedTopic, f64)> {
    notes.topics.iter().filter_map(|topic| Some((topic, topic.number.as_deref()?.parse().ok()?))).collect()
}

/// Is `number` too high to count one of so many topics?
pub(super) fn is_absurd(number: f64, topics: usize) -> bool {
    number > topics as f64 + FAR
}

/// Does the list count down, as top tens do?
pub(super) fn counts_down(numbers: &[(&NotedTopic, f64)]) -> bool {
    let falls = |pair: &[(&NotedTopic, f64)]| matches!(pair, [(_, a), (_, b)] if b < a);
    numbers.len() > 2 && numbers.windows(2).all(falls)
}

/// The whole numbers from 1 up to the highest printed one that no topic prints.
pub(super) fn missing(numbers: &[(&NotedTopic, f64)]) -> Vec<u32> {
    let printed: BTreeSet<u32> = numbers
        .iter()
        .filter(|(_, number)| !is_absurd(*number, numbers.len()))
        .map(|(_, number)| *number as u32)
        .collect();
    let highest = printed.last().copied().unwrap_or_default();
    (1..highest).filter(|number| !printed.contains(number)).collect()
}

static UNMARKED: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^\p{Lu}[\p{L}'’-]*(?: \p{Lu}[\p{L}'’-]*)? (?P<number>[0-9]{1,2}) ?:").ok());

/// The line in bold that looks like the label of topic `number` but for its number sign: `Ada 1: Title`.
pub(super) fn unmarked(notes: &Notes, number: u32) -> Option<&NoteLine> {
    let topics: BTreeSet<usize> = notes.topics.iter().map(|topic| topic.line).collect();
    notes.lines.iter().enumerate().filter(|(index, _)| !topics.contains(index)).map(|(_, line)| line).find(|line| {
        let found = || UNMARKED.as_ref()?.captures(&line.inline.text)?.name("number")?.as_str().parse().ok();
        line.line.kind == LineKind::Text && line.inline.starts_bold && found() == Some(number)
    })
}
