//! `guest-idle`

use crate::diagnostic::Diagnostics;
use crate::lint::context::{EpisodeContext, ShowContext};
use crate::lint::habit;
use crate::lint::rule::rule;
use crate::normalize::names::fold;
use crate::record::{Evidence, Fact};

rule! {
    /// A guest who is announced presents nothing.
    ///
    /// ## What it does
    /// In a show whose guests present topics, finds guests of the notes to whom no topic of the episode is labelled.
    ///
    /// ## Why it matters
    /// The guest line was copied from last week, or a topic carries the wrong name.
    ///
    /// ## Example
    /// ```markdown
    /// Special guest: [Cleo Crust](https://example.org/cleo)
    ///
    /// **Ada #1:** [Why rye rises](https://example.org/rye)
    ///
    /// **Bob #2:** [Oats](https://example.org/oats)
    ///
    /// **Ada #3:** [Salt](https://example.org/salt)
    /// ```
    /// Take the guest line out, or label the guest's topic `Cleo #3:`.
    "guest-idle", Notes, Warning, fix: None, check: Show(check),
    sources: ["practice: faults of real shows"]
}

/// Fewer labelled topics tell nothing about who had none.
const FEWEST_TOPICS: usize = 3;

fn check(show: &ShowContext<'_>, diagnostics: &mut Diagnostics) {
    let has_idle = |episode: &EpisodeContext<'_>| {
        tells_presenters(episode) && announced(episode).any(|read| !presents(episode, read))
    };
    let Some(show) = show.all_read_for(has_idle) else { return };
    let episodes: Vec<_> = habit::episodes(show).filter(tells_presenters).collect();
    let announced = || episodes.iter().flat_map(|episode| announced(episode).map(move |read| (episode, read)));
    let idle: Vec<_> = announced().filter(|(episode, read)| !presents(episode, read)).collect();
    if idle.len() * 2 > announced().count() {
        return;
    }
    for (episode, read) in idle {
        let name = read.value.as_str().unwrap_or_default();
        let found = RULE
            .at(episode.place_of(read), format!("the guest {name} presents no topic"))
            .help("label the guest's topic, or take the line out if nobody came");
        diagnostics.push(found);
    }
}

/// The guests whom lines of the notes announce.
fn announced<'a>(episode: &EpisodeContext<'a>) -> impl Iterator<Item = &'a Evidence> {
    episode.evidence(Fact::Guests).iter().filter(|read| read.how == "guest line")
}

fn tells_presenters(episode: &EpisodeContext<'_>) -> bool {
    let topics = &episode.record().topics;
    topics.len() >= FEWEST_TOPICS && topics.iter().all(|topic| topic.presenter.is_some())
}

/// The record knows presenters by their whole names, the line perhaps only part of it.
fn presents(episode: &EpisodeContext<'_>, read: &Evidence) -> bool {
    let name = fold(read.value.as_str().unwrap_or_default());
    let mut presenters = episode.record().topics.iter().filter_map(|topic| topic.presenter.as_deref()).map(fold);
    presenters.any(|presenter| presenter.starts_with(&name) || name.starts_with(&presenter))
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    const GUEST: &str =
        "# Bread Basket 1\n\nSpecial guest: [Cleo Crust](https://e.org)\n\n**Ada #1:** Rye\n\n**Bob #2:** Oats\n\n";

    #[test]
    fn a_guest_without_a_topic() {
        let busy = format!("{GUEST}**Cleo #3:** Salt\n");
        let idle = format!("{GUEST}**Ada #3:** Salt\n");
        let show = [("show_notes/001.md", busy.as_str()), ("show_notes/002.md", idle.as_str())];
        insta::assert_snapshot!(findings("guest-idle", &show), @"
        show_notes/002.md:3:17: warning: the guest Cleo Crust presents no topic [guest-idle]
          help: label the guest's topic, or take the line out if nobody came
        ");
    }

    #[test]
    fn a_show_whose_guests_just_talk() {
        let idle = format!("{GUEST}**Ada #3:** Salt\n");
        assert_eq!(findings("guest-idle", &[("show_notes/001.md", &idle)]), "");
    }
}
