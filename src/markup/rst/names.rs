//! What is defined in one place of a text and named in others: targets of links, substitutions, footnotes.

use std::collections::{HashMap, HashSet};

use super::explicit::{self, Explicit};
use super::inline;
use crate::markup::inline::Writer;
use crate::markup::source::Lines;

/// A chain of targets that name one another is followed so far.
const MOST_HOPS: usize = 8;

/// Everything that has a name.
#[derive(Debug, Default)]
pub(super) struct Names {
    targets: HashMap<String, String>,
    /// Targets without a name, in order.
    anonymous: std::collections::VecDeque<String>,
    /// Markdown in place of `|name|`.
    substitutions: HashMap<String, String>,
    notes: HashSet<String>,
    /// How many footnotes without a name were referred to, and how many were written.
    referred: usize,
    written: usize,
}

impl Names {
    /// Looks through all of the text, since names stand before what they are defined as.
    pub(super) fn of(lines: &Lines<'_>) -> Self {
        let mut names = Self::default();
        let mut replaced: Vec<(String, String)> = Vec::new();
        for at in 0..lines.count() {
            let line = lines.bare(at);
            if let Some(address) = line.strip_prefix("__ ") {
                names.anonymous.push_back(address.trim().to_owned());
            }
            match explicit::of(line) {
                Some(Explicit::Target { name, address }) => {
                    let is_named = address.ends_with('_') && !address.contains("://");
                    let mut address: String =
                        address.split_whitespace().collect::<Vec<_>>().join(if is_named { " " } else { "" });
                    for more in lines.below(at, lines.indent(at)).take_while(|more| !lines.is_blank(*more)) {
                        address.extend(lines.bare(more).split_whitespace());
                    }
                    match name {
                        "" => names.anonymous.push_back(address),
                        // Several names of one target stand above one another.
                        _ => drop(names.targets.insert(folded(name), address)),
                    }
                }
                Some(Explicit::Substitution { name, directive, argument }) => match directive {
                    "replace" | "unicode" => replaced.push((folded(name), argument.to_owned())),
                    "image" => {
                        let alt =
                            lines.below(at, lines.indent(at)).find_map(|more| lines.bare(more).strip_prefix(":alt:"));
                        let mut writer = Writer::default();
                        writer.image(alt.unwrap_or(name).trim(), argument);
                        names.substitutions.insert(folded(name), writer.finish());
                    }
                    // A date of today and the like say nothing that is known.
                    _ => drop(names.substitutions.insert(folded(name), String::new())),
                },
                Some(Explicit::Note { name, .. }) => drop(names.notes.insert(folded(name))),
                _ => {}
            }
        }
        for (name, text) in replaced {
            let text = inline::translate(&text, &mut names);
            names.substitutions.insert(name, text);
        }
        names
    }

    /// The address that `name` stands for.
    pub(super) fn address(&self, name: &str) -> Option<&str> {
        let mut address = self.targets.get(&folded(name))?;
        for _ in 0..MOST_HOPS {
            let named = address.strip_suffix('_').map(|other| other.trim_matches('`'));
            match named.and_then(|other| self.targets.get(&folded(other))) {
                Some(other) => address = other,
                None => break,
            }
        }
        Some(address.as_str()).filter(|address| !address.is_empty())
    }

    /// Is there a target of this name, if only in the text itself?
    pub(super) fn holds(&self, name: &str) -> bool {
        self.targets.contains_key(&folded(name))
    }

    /// The next of the targets without names.
    pub(super) fn next_anonymous(&mut self) -> Option<String> {
        self.anonymous.pop_front()
    }

    /// A link that gave its address where it stands can be named later.
    pub(super) fn add(&mut self, name: &str, address: &str) {
        self.targets.entry(folded(name)).or_insert_with(|| address.split_whitespace().collect());
    }

    /// The Markdown that `|name|` stands for.
    pub(super) fn substitution(&self, name: &str) -> Option<&str> {
        self.substitutions.get(&folded(name)).map(String::as_str)
    }

    /// What the footnote that is referred to as `name` is called in Markdown.
    pub(super) fn referred_note(&mut self, name: &str) -> Option<String> {
        if !self.notes.contains(&folded(name)) {
            return None;
        }
        Some(note_name(name, &mut self.referred))
    }

    /// What the footnote `name` is called in Markdown.
    pub(super) fn note(&mut self, name: &str) -> String {
        note_name(name, &mut self.written)
    }
}

/// Numbers and symbols that nobody chose count up.
fn note_name(name: &str, count: &mut usize) -> String {
    if matches!(name, "#" | "*") {
        *count += 1;
        return format!("auto-{count}");
    }
    folded(name.trim_start_matches('#')).replace(|c: char| !c.is_alphanumeric(), "-")
}

/// Names are the same in capitals and with other blanks.
fn folded(name: &str) -> String {
    name.trim_matches('`').split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
