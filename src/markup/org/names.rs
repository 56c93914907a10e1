//! What keywords define for the whole text: abbreviations of links, macros, states of headings.

use std::collections::{HashMap, HashSet};

use super::keyword;
use crate::markup::source::Lines;

/// Everything that has a name.
#[derive(Debug, Default)]
pub(super) struct Names {
    links: HashMap<String, String>,
    macros: HashMap<String, String>,
    states: HashSet<String>,
    /// The lines that end a block, by its name.
    ends: HashMap<String, Vec<usize>>,
    /// The lines that end drawers.
    drawers: Vec<usize>,
}

impl Names {
    pub(super) fn of(lines: &Lines<'_>) -> Self {
        let mut names = Self::default();
        for at in 0..lines.count() {
            let line = lines.bare(at);
            if line.eq_ignore_ascii_case(":end:") {
                names.drawers.push(at);
            }
            if !line.starts_with("#+") {
                continue;
            }
            if let Some(name) = ended(line) {
                names.ends.entry(name).or_default().push(at);
            }
            let Some((key, value)) = keyword(line) else { continue };
            let parted = value.split_once(char::is_whitespace).map(|(name, rest)| (name, rest.trim()));
            match key.to_ascii_lowercase().as_str() {
                "link" => names.links.extend(parted.map(|(name, rest)| (name.to_owned(), rest.to_owned()))),
                "macro" => names.macros.extend(parted.map(|(name, rest)| (name.to_owned(), rest.to_owned()))),
                "todo" | "seq_todo" | "typ_todo" => {
                    let bare = |word: &str| word.split('(').next().unwrap_or(word).to_owned();
                    names.states.extend(value.split_whitespace().filter(|word| *word != "|").map(bare));
                }
                _ => {}
            }
        }
        names
    }

    /// Is `word` the state of a task?
    pub(super) fn is_state(&self, word: &str) -> bool {
        const USUAL: [&str; 8] = ["TODO", "DONE", "NEXT", "WAITING", "CANCELED", "CANCELLED", "DRAFT", "HOLD"];
        USUAL.contains(&word) || self.states.contains(word)
    }

    /// The address that `name:rest` abbreviates.
    pub(super) fn address(&self, name: &str, rest: &str) -> Option<String> {
        let form = self.links.get(name)?;
        Some(if form.contains("%s") { form.replacen("%s", rest, 1) } else { [form.as_str(), rest].concat() })
    }

    /// What `{{{name(arguments)}}}` says.
    pub(super) fn macro_of(&self, call: &str) -> Option<String> {
        let (name, arguments) = call.split_once('(').unwrap_or((call, ""));
        let mut text = self.macros.get(name.trim())?.clone();
        let arguments = arguments.trim_end().trim_end_matches(')');
        for (index, argument) in arguments.split(',').take(9).enumerate() {
            // One argument may stand in the text many times: no longer than notes are.
            if text.len() < 10_000 && argument.len() < 1000 {
                text = text.replace(&format!("${}", index + 1), argument.trim());
            }
        }
        Some(text)
    }

    /// The line that ends the block `name` which begins in line `at`.
    pub(super) fn end_of(&self, name: &str, at: usize) -> Option<usize> {
        next(self.ends.get(name)?, at)
    }

    /// The line that ends the drawer which begins in line `at`.
    pub(super) fn end_of_drawer(&self, at: usize) -> Option<usize> {
        const LONGEST: usize = 500;
        next(&self.drawers, at).filter(|end| end - at <= LONGEST)
    }
}

fn next(lines: &[usize], at: usize) -> Option<usize> {
    lines.get(lines.partition_point(|line| *line <= at)).copied()
}

/// The name of the block that `#+begin_name` begins, in small letters, and what stands behind it.
pub(super) fn begun(line: &str) -> Option<(String, &str)> {
    let rest = line.strip_prefix("#+")?;
    let behind = rest.get(..6).filter(|word| word.eq_ignore_ascii_case("begin_")).and_then(|_| rest.get(6..))?;
    let end = behind.find(char::is_whitespace).unwrap_or(behind.len());
    let (name, arguments) = behind.split_at_checked(end)?;
    (!name.is_empty()).then(|| (name.to_ascii_lowercase(), arguments.trim()))
}

fn ended(line: &str) -> Option<String> {
    let rest = line.strip_prefix("#+")?;
    let name = rest.get(..4).filter(|word| word.eq_ignore_ascii_case("end_")).and_then(|_| rest.get(4..))?;
    Some(name.trim().to_ascii_lowercase())
}
