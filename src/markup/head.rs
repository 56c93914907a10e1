//! The facts at the head of notes, with the lines they stand in.

use std::ops::Range;

use super::page::Page;
use super::{Fact, Said, Translation};
use crate::source::Span;

/// No head states more.
const MOST_FACTS: usize = 500;

/// Facts as they are found: lines and bytes within them.
#[derive(Debug, Default)]
pub(super) struct Head {
    facts: Vec<Found>,
    /// Runs of lines that hold facts, in order.
    runs: Vec<Range<usize>>,
}

#[derive(Debug)]
struct Found {
    key: String,
    key_at: (usize, Range<usize>),
    value: Said,
    from: (usize, usize),
    to: (usize, usize),
}

impl Head {
    /// The bytes of `part`, which is a part of `line`.
    pub(super) fn within(line: &str, part: &str) -> Range<usize> {
        let start = (part.as_ptr() as usize).saturating_sub(line.as_ptr() as usize).min(line.len());
        start..(start + part.len()).min(line.len())
    }

    /// Adds what `line`, which is line `at`, calls `key`: `value`. What says nothing is no fact.
    pub(super) fn add(&mut self, at: usize, line: &str, key: &str, value: &str, said: Said) {
        if value.trim().is_empty() || self.facts.len() == MOST_FACTS {
            return;
        }
        let range = Self::within(line, value);
        self.facts.push(Found {
            key: key.trim().to_lowercase().replace(' ', "_"),
            key_at: (at, Self::within(line, key)),
            value: said,
            from: (at, range.start),
            to: (at, range.end),
        });
    }

    /// The last fact goes on in line `at` with `more`.
    pub(super) fn lengthen(&mut self, at: usize, line: &str, more: &str) {
        if let Some(Found { value: Said::Text(text), to, .. }) = self.facts.last_mut() {
            text.push(' ');
            text.push_str(more.trim());
            *to = (at, Self::within(line, more).end);
        }
    }

    /// What line `at` states is otherwise called than it is written.
    pub(super) fn rename_if(&mut self, at: usize, key: &str) {
        if let Some(found) = self.facts.last_mut().filter(|found| found.key_at.0 == at) {
            key.clone_into(&mut found.key);
        }
    }

    /// Is a fact of that name stated?
    pub(super) fn states(&self, key: &str) -> bool {
        self.facts.iter().any(|found| found.key == key)
    }

    /// These lines hold nothing but facts.
    pub(super) fn take(&mut self, lines: Range<usize>) {
        match self.runs.last_mut() {
            Some(last) if last.end >= lines.start => last.end = last.end.max(lines.end),
            _ => self.runs.push(lines),
        }
    }

    /// The translation that is on `page`, which has the lines of the head as they are.
    pub(super) fn finish(self, page: Page) -> Translation {
        let last = self.runs.last().map_or(0, |run| run.end);
        let starts = page.starts(last + 1);
        let start = |line: usize| starts.get(line).copied().unwrap_or_default();
        let byte = |(line, at): (usize, usize)| start(line) + at;
        let fact = |found: Found| Fact {
            key: found.key,
            key_span: Span::from(found.key_at.1).shifted(start(found.key_at.0)),
            value: found.value,
            span: Span::new(byte(found.from), byte(found.to)),
        };
        let facts = self.facts.into_iter().map(fact).collect();
        let markdown = page.finish();
        let heads =
            self.runs.iter().map(|run| Span::new(start(run.start), start(run.end).min(markdown.len()))).collect();
        Translation { markdown, facts, heads }
    }
}

/// How many lines the front matter takes that other programs read above the notes (`---`, `+++`); none where there is none.
pub(super) fn front_matter_lines(text: &str) -> usize {
    /// Front matter has no more lines.
    const MOST: usize = 20_000;
    let mut lines = text.trim_start_matches('\u{FEFF}').split('\n').map(str::trim_end).take(MOST).enumerate();
    let Some((_, fence)) = lines.find(|(_, line)| !line.is_empty()) else { return 0 };
    if fence != "---" && fence != "+++" {
        return 0;
    }
    let mut states = false;
    for (at, line) in lines {
        if line == fence {
            return if states { at + 1 } else { 0 };
        }
        states |= line.contains([':', '=']);
    }
    0
}
