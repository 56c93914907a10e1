//! `joke-missing`

use std::sync::LazyLock;

use regex::Regex;

use crate::diagnostic::Diagnostics;
use crate::lint::context::ShowContext;
use crate::lint::habit;
use crate::lint::rule::rule;
use crate::notes::{LineKind, Notes, Section, SectionKind};
use crate::source::{SourceFile, Span};

rule! {
    /// The joke is missing.
    ///
    /// ## What it does
    /// Where the episodes before and after end with a joke, finds the one that has none, and jokes that are announced
    /// but not there.
    ///
    /// ## Why it matters
    /// Listeners look for what made them laugh, and in an app an empty heading looks like a broken page.
    ///
    /// ## Example
    /// ```markdown
    /// **Joke:**
    /// ```
    /// Use instead:
    /// ```markdown
    /// **Joke:** [A roll walks into a bar](https://example.org/joke)
    /// ```
    "joke-missing", Notes, Warning, fix: None, check: Show(check),
    sources: ["practice: faults of real shows"]
}

fn check(show: &ShowContext<'_>, diagnostics: &mut Diagnostics) {
    for episode in habit::episodes(show) {
        let Some((file, notes)) = episode.notes() else { continue };
        for section in notes.sections_of(SectionKind::Joke).filter(|section| is_empty(file, notes, section)) {
            let place = file.place(notes.lines_of(section).first().map_or(Span::default(), |line| line.line.content));
            diagnostics
                .push(RULE.at(place, "the joke is announced but not there").help("put it in, or take the label out"));
        }
    }
    for episode in habit::lapses(show, |notes| notes.sections_of(SectionKind::Joke).next().is_some()) {
        let Some((file, notes)) = episode.notes() else { continue };
        let last = notes.lines.iter().rfind(|line| line.line.kind != LineKind::Blank);
        let place = file.place(last.map_or(notes.body, |line| line.line.content));
        let found = RULE
            .at(place, "these notes end without a joke, unlike those around them")
            .help("add `**Joke:**` and the joke");
        diagnostics.push(found);
    }
}

static LABEL: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?i)^\W*(?:(?:and|now|time|for|a|the|our|two|some) )*jokes?\W*$").ok());

/// Nothing behind the label, and nothing below it?
fn is_empty(file: &SourceFile, notes: &Notes, section: &Section) -> bool {
    let Some((label, body)) = notes.lines_of(section).split_first() else { return false };
    let bare = LABEL.as_ref().is_some_and(|pattern| pattern.is_match(&label.inline.text));
    let source = file.slice(label.line.content);
    bare && !source.contains(['[', '<']) && body.iter().all(|line| line.line.kind == LineKind::Blank)
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    const WITH: &str = "# Bread Basket\n\n**Ada #1:** Rye\n\n**Joke:** A roll walks into a bar\n";

    #[test]
    fn one_without_among_others_with() {
        let without = "# Bread Basket 3\n\n**Ada #1:** Rye\n- Rye rises\n";
        let show = [
            ("show_notes/001.md", WITH),
            ("show_notes/002.md", WITH),
            ("show_notes/003.md", without),
            ("show_notes/004.md", WITH),
        ];
        insta::assert_snapshot!(findings("joke-missing", &show), @"
        show_notes/003.md:4:3: warning: these notes end without a joke, unlike those around them [joke-missing]
          help: add `**Joke:**` and the joke
        ");
    }

    #[test]
    fn a_label_without_a_joke() {
        let notes = "# Bread Basket 1\n\n**Ada #1:** Rye\n\n**Joke:**\n";
        insta::assert_snapshot!(findings("joke-missing", &[("show_notes/001.md", notes)]), @"
        show_notes/001.md:5:1: warning: the joke is announced but not there [joke-missing]
          help: put it in, or take the label out
        ");
    }

    #[test]
    fn pictures_are_jokes_and_habits_begin_one_day() {
        let picture = "# Bread Basket 1\n\n**Ada #1:** Rye\n\nJoke: ![a roll](https://e.org/roll.png)\n";
        assert_eq!(findings("joke-missing", &[("show_notes/001.md", picture)]), "");
        let before = "# Bread Basket\n\n**Ada #1:** Rye\n";
        let show = [
            ("show_notes/001.md", before),
            ("show_notes/002.md", before),
            ("show_notes/003.md", WITH),
            ("show_notes/004.md", WITH),
        ];
        assert_eq!(findings("joke-missing", &show), "");
    }
}
