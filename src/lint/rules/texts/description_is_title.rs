//! `description-is-title`

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// The notes of an episode, or the description of the show, say nothing but the title.
    ///
    /// ## Why it matters
    /// They should say what the title cannot.
    ///
    /// ## Example
    /// `<title>Rye</title><description>Rye</description>`
    "description-is-title", Item, Info, fix: None, check: Feed(check),
    sources: ["practice: faults of 195 real feeds"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    if let Some(channel) = feed.channel
        && let (Some(title), Some(description)) =
            (channel.child(Ns::Rss, "title"), channel.child(Ns::Rss, "description"))
        && !title.text().is_empty()
        && title.text() == description.text()
    {
        let message = "the description of the show is its title again";
        found.push(feed.found(&RULE, description.text_span(), message));
    }
    for item in &feed.episodes {
        let Some(description) = item.element.child(Ns::Rss, "description") else { continue };
        if !item.title.is_empty()
            && description.text() == item.title
            && item.element.child(Ns::Content, "encoded").is_none()
        {
            found.push(feed.found(&RULE, description.text_span(), "the description is the title again"));
        }
    }
}
