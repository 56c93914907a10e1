//! `same-presenter-twice`

use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;
use crate::normalize::names::given;

rule! {
    /// One presenter has two topics in a row.
    ///
    /// ## What it does
    /// Finds topics with the presenter of the topic before.
    ///
    /// ## Why it matters
    /// In a show whose presenters take turns, one of the two labels is likely wrong. Many shows do not: the rule is off
    /// unless asked for.
    ///
    /// ## Example
    /// ```markdown
    /// **Ada #1:** [Why rye rises](https://example.org/rye)
    ///
    /// **Ada #2:** [Oats](https://example.org/oats)
    /// ```
    "same-presenter-twice", Notes, Off, fix: None, check: Episode(check),
    sources: ["practice: style"]
}

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some((file, notes)) = episode.notes() else { return };
    let presenters: Vec<_> = notes.topics.iter().map(|topic| topic.presenter.as_ref()).collect();
    for pair in presenters.windows(2) {
        let [Some((before, first)), Some((name, second))] = pair else { continue };
        if given(before) != given(name) {
            continue;
        }
        let found = RULE
            .at(file.place(*second), format!("{name} has two topics in a row"))
            .help("make sure that the label names the right person")
            .related(file.place(*first), "the topic before");
        diagnostics.push(found);
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    #[test]
    fn two_in_a_row() {
        let notes = "# Bread Basket 1\n\n**Ada #1:** Rye\n\n**Ada #2:** Oats\n\n**Bob #3:** Salt\n";
        insta::assert_snapshot!(findings("same-presenter-twice", &[("show_notes/001.md", notes)]), @"
        show_notes/001.md:5:3: info: Ada has two topics in a row [same-presenter-twice]
          show_notes/001.md:3: the topic before
          help: make sure that the label names the right person
        ");
    }
}
