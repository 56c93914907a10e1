//! `heading-missing`

use crate::diagnostic::{Diagnostics, Fix};
use crate::lint::context::ShowContext;
use crate::lint::habit;
use crate::lint::rule::rule;
use crate::notes::Notes;
use crate::source::Span;

rule! {
    /// The notes do not open with the number of the episode.
    ///
    /// ## What it does
    /// Where most notes of the episodes around open with a heading that gives the number, finds those that do not.
    ///
    /// ## Why it matters
    /// The heading is how people and tools tell which episode they read, and how a file that was copied under a wrong
    /// name is found out.
    ///
    /// ## Example
    /// ```markdown
    /// Sponsored by Rye Cloud: [bread.example/rye](https://bread.example/rye)
    /// ```
    /// Use instead:
    /// ```markdown
    /// # Bread Basket 12
    ///
    /// Sponsored by Rye Cloud: [bread.example/rye](https://bread.example/rye)
    /// ```
    "heading-missing", Notes, Error, fix: Unsafe, check: Show(check),
    sources: ["practice: faults of real shows"]
}

fn check(show: &ShowContext<'_>, diagnostics: &mut Diagnostics) {
    for episode in habit::episodes(show).filter(|episode| show.is_asked(episode.compiled)) {
        let Some((file, notes)) = episode.notes().filter(|(_, notes)| !numbers_itself(notes)) else { continue };
        if !habit::is_usual(show, episode.index, numbers_itself) {
            continue;
        }
        let start = Span::new(notes.body.start, notes.body.start);
        let found = RULE.at(file.place(start), "the notes do not open with the number of the episode");
        // A heading without a number wants the number, not a second heading.
        diagnostics.push(match (episode.record().number, &notes.heading) {
            (Some(number), None) => {
                let heading = format!("# {} {number}", episode.config().show.title);
                found.help(format!("begin with `{heading}`")).fix(Fix::doubtful(start, heading + "\n\n"))
            }
            _ => found.help("put the number into the first heading"),
        });
    }
}

fn numbers_itself(notes: &Notes) -> bool {
    notes.heading.as_ref().is_some_and(|heading| heading.number.is_some())
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    #[test]
    fn one_without_among_others_with() {
        let show = [
            ("show_notes/001.md", "# Bread Basket 1\n"),
            ("show_notes/002.md", "\n**Ada #1:** Rye\n"),
            ("show_notes/003.md", "# Bread Basket 3\n"),
            ("show_notes/004.md", "# #4: Rye\n"),
        ];
        insta::assert_snapshot!(findings("heading-missing", &show), @"
        show_notes/002.md:1:1: error: the notes do not open with the number of the episode [heading-missing]
          help: begin with `# Bread Basket 2`
          show_notes/002.md + # Bread Basket 2
          show_notes/002.md +
        ");
    }

    #[test]
    fn a_show_that_has_no_such_headings() {
        let show =
            [("show_notes/001.md", "Rye.\n"), ("show_notes/002.md", "Oats.\n"), ("show_notes/003.md", "# Salt\n")];
        assert_eq!(findings("heading-missing", &show), "");
    }
}
