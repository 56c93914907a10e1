//! `presenter-undeclared`

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;
use crate::normalize::names::{fold, given};
use crate::notes::Notes;
use crate::record::Fact;

rule! {
    /// Somebody presents a topic who is neither host nor announced as a guest.
    ///
    /// ## What it does
    /// Finds labels of topics with a name that no host of `podwright.toml` has and that does not stand above the first
    /// topic. Nicknames are understood where only one guest is left without a topic.
    ///
    /// ## Why it matters
    /// Readers do not learn who speaks, and the guest is missing from the people of the episode, or known by a given
    /// name only.
    ///
    /// ## Example
    /// ```markdown
    /// # Bread Basket 12
    ///
    /// **Cleo #1:** [Why rye rises](https://example.org/rye)
    /// ```
    /// Use instead:
    /// ```markdown
    /// # Bread Basket 12
    ///
    /// Special guest: [Cleo Crust](https://example.org/cleo)
    ///
    /// **Cleo #1:** [Why rye rises](https://example.org/rye)
    /// ```
    "presenter-undeclared", Notes, Error, fix: None, check: Episode(check),
    sources: ["practice: faults of real shows"]
}

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some((_, notes)) = episode.notes() else { return };
    if episode.config().hosts.is_empty() {
        return;
    }
    let head = head(notes);
    let mut seen = BTreeSet::new();
    for read in episode.evidence(Fact::Guests).iter().filter(|read| read.how == "topic label") {
        let Some(label) = read.value.as_str() else { continue };
        // A handle such as @cleo@bread.example announces Cleo, too.
        if head.contains(&given(label)) || !seen.insert(fold(label)) {
            continue;
        }
        let found = RULE
            .at(
                episode.place_of(read),
                format!("{label} presents a topic but is neither host nor announced as a guest"),
            )
            .help(format!("announce the guest above the topics: `Special guest: [{label} …](https://…)`"));
        diagnostics.push(found);
    }
}

/// The words above the first topic, folded into one.
fn head(notes: &Notes) -> String {
    let first_topic = notes.topics.first().map_or(0, |topic| topic.line);
    notes.lines.iter().take(first_topic).map(|line| fold(&line.inline.text)).collect()
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    #[test]
    fn a_stranger() {
        let notes = "# Bread Basket 1\n\n**Cleo #1:** Rye\n\n**Ada #2:** Oats\n\n**Cleo #3:** Salt\n";
        insta::assert_snapshot!(findings("presenter-undeclared", &[("show_notes/001.md", notes)]), @"
        show_notes/001.md:3:3: error: Cleo presents a topic but is neither host nor announced as a guest [presenter-undeclared]
          help: announce the guest above the topics: `Special guest: [Cleo …](https://…)`
        ");
    }

    #[test]
    fn hosts_guests_and_handles() {
        for line in [
            "Special guest: [Cleo Crust](https://e.org)",
            "- Special guest: [**@cleoc@e.org**](https://e.org/@cleoc)",
            "Cleo Crust fills in for Bob.",
        ] {
            let notes = format!("# Bread Basket 1\n\n{line}\n\n**Cleo #1:** Rye\n\n**Ada #2:** Oats\n");
            assert_eq!(findings("presenter-undeclared", &[("show_notes/001.md", &notes)]), "", "{line}");
        }
    }
}
