//! `connect-missing`

use crate::diagnostic::Diagnostics;
use crate::lint::context::ShowContext;
use crate::lint::habit;
use crate::lint::rule::rule;
use crate::notes::SectionKind;

rule! {
    /// The notes do not say how to reach the hosts, as the others do.
    ///
    /// ## What it does
    /// Where the notes of the episodes before and after have a section such as `Connect with the hosts`, finds those
    /// without.
    ///
    /// ## Why it matters
    /// Podcast apps show the notes of one episode. Whoever listens to that one only finds no address.
    ///
    /// ## Example
    /// ```markdown
    /// **Connect with the hosts**
    ///
    /// - Ada: [@ada@bread.example](https://bread.example/@ada)
    /// ```
    "connect-missing", Notes, Off, fix: None, check: Show(check),
    sources: ["practice: faults of real shows"]
}

fn check(show: &ShowContext<'_>, diagnostics: &mut Diagnostics) {
    for episode in habit::lapses(show, |notes| notes.sections_of(SectionKind::Hosts).next().is_some()) {
        let Some(place) = episode.head() else { continue };
        let found = RULE
            .at(place, "these notes do not say how to reach the hosts, unlike those around them")
            .help("add the section from the notes of another episode");
        diagnostics.push(found);
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    #[test]
    fn one_without_among_others_with() {
        let with = "# Bread Basket\n\n**Connect with the hosts**\n\n- Ada: ada@example.org\n";
        let show = [
            ("show_notes/001.md", with),
            ("show_notes/002.md", with),
            ("show_notes/003.md", "# Bread Basket 3\n"),
            ("show_notes/004.md", with),
        ];
        insta::assert_snapshot!(findings("connect-missing", &show), @"
        show_notes/003.md:1:3: info: these notes do not say how to reach the hosts, unlike those around them [connect-missing]
          help: add the section from the notes of another episode
        ");
    }
}
