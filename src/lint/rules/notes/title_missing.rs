//! `title-missing`

use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;
use crate::record::Fact;

rule! {
    /// The notes give the episode no title.
    ///
    /// ## What it does
    /// Finds notes with a title neither in the front matter nor in the first heading.
    ///
    /// ## Why it matters
    /// The title is then made of the name of some other file, without its capitals and punctuation, and changes for
    /// every subscriber when that file is renamed.
    ///
    /// ## Example
    /// ```markdown
    /// # Bread Basket 12
    /// ```
    /// Use instead:
    /// ```markdown
    /// # Bread Basket 12: Why rye rises
    /// ```
    "title-missing", Notes, Info, fix: None, check: Episode(check),
    sources: ["RSS 2.0: title of item", "practice: faults of real shows"]
}

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some((_, notes)) = episode.notes() else { return };
    let in_notes = |how: &str| matches!(how, "front matter" | "heading");
    let Some(place) = episode.head() else { return };
    if episode.evidence(Fact::Title).iter().any(|read| in_notes(&read.how)) {
        return;
    }
    let found = RULE.at(place, "the notes give the episode no title");
    let number = notes.heading.as_ref().and_then(|heading| heading.number);
    diagnostics.push(match (&episode.record().title, number) {
        (Some(title), Some((number, _))) => found
            .help(format!("a file name makes it “{title}”; write the title behind the number: `{number}: {title}`")),
        (Some(title), None) => found.help(format!("a file name makes it “{title}”; write the title into the notes")),
        (None, _) => found.help("write it into the first heading, or as `title` into the front matter"),
    });
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    #[test]
    fn a_heading_with_the_number_only() {
        let show =
            [("show_notes/001.md", "# Bread Basket 1\n"), ("transcripts/001-why-rye-rises.txt", "00:00:00 Hello\n")];
        insta::assert_snapshot!(findings("title-missing", &show), @"
        show_notes/001.md:1:3: info: the notes give the episode no title [title-missing]
          help: a file name makes it “Why rye rises”; write the title behind the number: `1: Why rye rises`
        ");
    }

    #[test]
    fn titles_of_headings_and_front_matter() {
        for notes in ["# Bread Basket 1: Rye\n", "---\ntitle: Rye\n---\nHello\n"] {
            assert_eq!(findings("title-missing", &[("show_notes/001.md", notes)]), "", "{notes}");
        }
    }
}
