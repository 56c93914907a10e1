//! `podcast:liveItem`: what a live episode cannot do without.

use chrono::TimeDelta;

use super::{named, value};
use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::Rule;
use crate::vocabulary::values::date::iso;
use crate::words::listed;

/// `live-item-incomplete`
pub mod incomplete {
    use crate::lint::rule::rule;

    rule! {
        /// A live item lacks what every episode needs.
        ///
        /// ## What it does
        /// Looks for `title`, `guid` and `enclosure` in `podcast:liveItem`.
        ///
        /// ## Why it matters
        /// Apps treat it like an episode: without a guid nobody can be reminded, without an enclosure there is
        /// nothing to hear.
        ///
        /// ## Example
        /// ```xml
        /// <podcast:liveItem status="pending" start="2024-05-01T20:00:00Z">
        /// </podcast:liveItem>
        /// ```
        /// Use instead:
        /// ```xml
        /// <podcast:liveItem status="pending" start="2024-05-01T20:00:00Z">
        ///   <title>Live from the oven</title>
        ///   <guid isPermaLink="false">live-1</guid>
        ///   <enclosure url="https://bread.example/live" length="0" type="audio/mpeg"/>
        /// </podcast:liveItem>
        /// ```
        "live-item-incomplete", Podcast, Error, fix: None, check: Feed(super::check),
        sources: ["podcast-namespace docs/tags/live-item.md, Node Value"]
    }
}

/// `live-item-without-link`
pub mod link {
    use crate::lint::rule::rule;

    rule! {
        /// A live item has no link to fall back on.
        ///
        /// ## What it does
        /// Looks for `podcast:contentLink` in `podcast:liveItem`.
        ///
        /// ## Why it matters
        /// Apps that cannot play the stream send their listeners there.
        ///
        /// ## Example
        /// ```xml
        /// <podcast:liveItem status="live" start="2024-05-01T20:00:00Z">
        /// </podcast:liveItem>
        /// ```
        /// Use instead:
        /// ```xml
        /// <podcast:liveItem status="live" start="2024-05-01T20:00:00Z">
        ///   <podcast:contentLink href="https://bread.example/live">Watch us</podcast:contentLink>
        /// </podcast:liveItem>
        /// ```
        "live-item-without-link", Podcast, Error, fix: None, check: Family("live-item-incomplete"),
        sources: ["podcast-namespace docs/tags/live-item.md, Node Value"]
    }
}

/// `live-item-ends-before-start`
pub mod backwards {
    use crate::lint::rule::rule;

    rule! {
        /// A live item ends before it starts.
        ///
        /// ## What it does
        /// Compares `start` and `end`.
        ///
        /// ## Why it matters
        /// One of the two is wrong; apps show it as over.
        ///
        /// ## Example
        /// ```xml
        /// <podcast:liveItem start="2024-05-01T20:00:00Z" end="2024-05-01T19:00:00Z" status="live"/>
        /// ```
        /// Use instead:
        /// ```xml
        /// <podcast:liveItem start="2024-05-01T20:00:00Z" end="2024-05-01T21:00:00Z" status="live"/>
        /// ```
        "live-item-ends-before-start", Podcast, Warning, fix: None, check: Family("live-item-incomplete"),
        sources: ["podcast-namespace docs/tags/live-item.md, Attributes"]
    }
}

/// `live-item-stale`
pub mod stale {
    use crate::lint::rule::rule;

    rule! {
        /// A live item still waits or runs though its time is over.
        ///
        /// ## What it does
        /// Finds `status` `pending` more than six hours after `start`, and `live` more than six hours after `end`.
        ///
        /// ## Why it matters
        /// Apps announce what nobody can hear.
        ///
        /// ## Example
        /// ```xml
        /// <podcast:liveItem start="2021-09-26T07:30:00Z" end="2021-09-26T09:30:00Z" status="pending"/>
        /// ```
        /// Use instead:
        /// ```xml
        /// <podcast:liveItem start="2021-09-26T07:30:00Z" end="2021-09-26T09:30:00Z" status="ended"/>
        /// ```
        "live-item-stale", Podcast, Info, fix: None, check: Family("live-item-incomplete"),
        sources: ["podcast-namespace docs/tags/live-item.md, Attributes"]
    }
}

/// The rules of this file.
pub static RULES: &[&Rule] = &[&incomplete::RULE, &link::RULE, &backwards::RULE, &stale::RULE];

/// So late may a live item be without being forgotten.
const PATIENCE: TimeDelta = TimeDelta::hours(6);

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for live in named(feed, "liveItem") {
        let missing: Vec<&str> =
            ["title", "guid", "enclosure"].into_iter().filter(|name| live.child(Ns::Rss, name).is_none()).collect();
        if !missing.is_empty() {
            let message = format!("the live item lacks {}", listed(&missing));
            found.push(
                feed.found(&incomplete::RULE, live.name_span(), message).help("a live item needs what an item needs"),
            );
        }
        if live.child(Ns::Podcast, "contentLink").is_none() {
            let help = "add <podcast:contentLink href=\"…\"> for apps that cannot play the stream";
            found.push(
                feed.found(&link::RULE, live.name_span(), "the live item has no <podcast:contentLink>").help(help),
            );
        }
        let moment = |name: &str| value(live, name).and_then(iso::read);
        let (start, end) = (moment("start"), moment("end"));
        if let (Some(start), Some(end), Some(attribute)) = (start, end, live.attribute("end"))
            && end <= start
        {
            let message = "the live item ends before it starts";
            found.push(feed.found(&backwards::RULE, attribute.value_span(), message));
            continue;
        }
        let over = match value(live, "status") {
            Some("pending") => start,
            Some("live") => end,
            _ => None,
        };
        if let (Some(over), Some(status)) =
            (over.filter(|over| feed.now - over.to_utc() > PATIENCE), live.attribute("status"))
        {
            let message = format!(
                "the live item is `{}`, though its time is over since {}",
                status.value().trim(),
                over.format("%-d %B %Y")
            );
            found.push(feed.found(&stale::RULE, status.value_span(), message).help("write `ended`, or take it out"));
        }
    }
}
