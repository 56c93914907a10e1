//! `front-matter-key-case`

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostics, Fix};
use crate::lint::context::ShowContext;
use crate::lint::habit;
use crate::lint::rule::rule;

rule! {
    /// A key of the front matter has other capitals than in the other episodes.
    ///
    /// ## What it does
    /// Finds keys that the show writes more often with other capitals: `Hosts` where it is `hosts` elsewhere.
    ///
    /// ## Why it matters
    /// podwright reads both; site generators read one of them, and the value silently disappears from the page.
    ///
    /// ## Example
    /// ```yaml
    /// Hosts: [ada, bob]
    /// ```
    /// Where the other notes write it so, use instead:
    /// ```yaml
    /// hosts: [ada, bob]
    /// ```
    "front-matter-key-case", Notes, Warning, fix: Safe, check: Show(check),
    sources: ["practice: faults of real shows"]
}

fn check(show: &ShowContext<'_>, diagnostics: &mut Diagnostics) {
    let mut counts: BTreeMap<String, BTreeMap<&str, usize>> = BTreeMap::new();
    for (_, notes) in show.episodes.iter().filter_map(|episode| episode.notes.as_ref()) {
        for field in notes.front_matter.iter().flat_map(|front_matter| &front_matter.fields) {
            *counts.entry(field.key.to_lowercase()).or_default().entry(&field.key).or_default() += 1;
        }
    }
    counts.retain(|_, spellings| spellings.len() > 1);
    for episode in habit::episodes(show) {
        let Some((file, notes)) = episode.notes() else { continue };
        let Some(front_matter) = &notes.front_matter else { continue };
        for field in &front_matter.fields {
            let Some(spellings) = counts.get(&field.key.to_lowercase()) else { continue };
            let own = spellings.get(field.key.as_str()).copied().unwrap_or_default();
            let Some((usual, count)) = spellings.iter().max_by_key(|(_, count)| **count) else { continue };
            if *count <= own {
                continue;
            }
            let mut found = RULE
                .at(
                    file.place(field.key_span),
                    format!("the key is `{}` here, but `{usual}` in {count} other episodes", field.key),
                )
                .help(format!("write `{usual}`"));
            let is_taken = front_matter.fields.iter().any(|other| other.key == *usual);
            if !is_taken && file.slice(field.key_span) == field.key {
                found = found.fix(Fix::safe(field.key_span, *usual));
            }
            diagnostics.push(found);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    #[test]
    fn other_capitals_than_usual() {
        let show = [
            ("show_notes/001.md", "---\nhosts: [Ada]\n---\n"),
            ("show_notes/002.md", "---\nHosts: [Ada]\n---\n"),
            ("show_notes/003.md", "---\nhosts: [Ada]\n---\n"),
        ];
        insta::assert_snapshot!(findings("front-matter-key-case", &show), @"
        show_notes/002.md:2:1: warning: the key is `Hosts` here, but `hosts` in 2 other episodes [front-matter-key-case]
          help: write `hosts`
          show_notes/002.md - Hosts: [Ada]
          show_notes/002.md + hosts: [Ada]
        ");
    }

    #[test]
    fn a_show_that_writes_capitals() {
        let show =
            [("show_notes/001.md", "---\nHosts: [Ada]\n---\n"), ("show_notes/002.md", "---\nHosts: [Ada]\n---\n")];
        assert_eq!(findings("front-matter-key-case", &show), "");
    }
}
