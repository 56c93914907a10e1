//! `podcast:medium`: lists and publishers are feeds of another kind.

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::Rule;

/// `medium-list-with-items`
pub mod items {
    use crate::lint::rule::rule;

    rule! {
        /// A list holds episodes of its own.
        ///
        /// ## What it does
        /// Finds items in feeds whose `podcast:medium` is a list (`musicL`, `mixed` …).
        ///
        /// ## Why it matters
        /// A list names episodes of other feeds by `podcast:remoteItem`; apps do not look for items in it.
        ///
        /// ## Example
        /// ```xml
        /// <podcast:medium>musicL</podcast:medium>
        /// <item/>
        /// ```
        /// Use instead:
        /// ```xml
        /// <podcast:medium>musicL</podcast:medium>
        /// <podcast:remoteItem feedGuid="917393e3-1b1e-5cef-ace4-edaa54e1f810"/>
        /// ```
        "medium-list-with-items", Podcast, Warning, fix: None, check: Feed(super::check),
        sources: ["podcast-namespace docs/tags/medium.md, List Mediums"]
    }
}

/// `medium-list-empty`
pub mod empty {
    use crate::lint::rule::rule;

    rule! {
        /// A list names nothing.
        ///
        /// ## What it does
        /// Looks for `podcast:remoteItem` in feeds whose `podcast:medium` is a list.
        ///
        /// ## Why it matters
        /// There is nothing to play.
        ///
        /// ## Example
        /// ```xml
        /// <podcast:medium>musicL</podcast:medium>
        /// ```
        /// Use instead:
        /// ```xml
        /// <podcast:medium>musicL</podcast:medium>
        /// <podcast:remoteItem feedGuid="917393e3-1b1e-5cef-ace4-edaa54e1f810"/>
        /// ```
        "medium-list-empty", Podcast, Warning, fix: None, check: Family("medium-list-with-items"),
        sources: ["podcast-namespace docs/tags/medium.md, List Mediums"]
    }
}

/// `publisher-feed-incomplete`
pub mod publisher {
    use crate::lint::rule::rule;

    rule! {
        /// The feed of a publisher lacks its guid or its shows.
        ///
        /// ## What it does
        /// Looks for `podcast:guid` and `podcast:remoteItem` in feeds whose `podcast:medium` is `publisher`.
        ///
        /// ## Why it matters
        /// Shows point to the publisher by its guid, and it points back to its shows; one without the other counts
        /// for nothing.
        ///
        /// ## Example
        /// ```xml
        /// <podcast:medium>publisher</podcast:medium>
        /// ```
        /// Use instead:
        /// ```xml
        /// <podcast:medium>publisher</podcast:medium>
        /// <podcast:guid>917393e3-1b1e-5cef-ace4-edaa54e1f810</podcast:guid>
        /// <podcast:remoteItem feedGuid="9b024349-ccf0-5f69-a609-6b82873eab3c"/>
        /// ```
        "publisher-feed-incomplete", Podcast, Error, fix: None, check: Family("medium-list-with-items"),
        sources: ["podcast-namespace docs/examples/publishers/publishers.md, Publisher Feed Requirements"]
    }
}

/// The rules of this file.
pub static RULES: &[&Rule] = &[&items::RULE, &empty::RULE, &publisher::RULE];

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let Some(channel) = feed.channel else { return };
    let Some(medium) = channel.child(Ns::Podcast, "medium") else { return };
    let text = medium.text();
    let has = |name: &str| channel.child(Ns::Podcast, name).is_some();
    let is_list = text == "mixed" || text.strip_suffix('L').is_some_and(|base| !base.is_empty());
    if is_list && !has("remoteItem") {
        let message = "the feed is a list, but names nothing";
        found.push(feed.found(&empty::RULE, medium.text_span(), message).help("add <podcast:remoteItem>"));
    }
    if let Some(item) = feed.items.first().filter(|_| is_list) {
        let message = format!("the feed is a list (`{text}`), but has items of its own");
        found.push(feed.found(&items::RULE, item.name_span(), message).help("name them by <podcast:remoteItem>"));
    }
    let missing: Vec<&str> = ["guid", "remoteItem"].into_iter().filter(|name| !has(name)).collect();
    if text == "publisher" && !missing.is_empty() {
        let message = format!("the feed of a publisher has no podcast:{}", missing.join(" and no podcast:"));
        found.push(feed.found(&publisher::RULE, medium.text_span(), message));
    }
}
