//! `podcast:valueTimeSplit`: pieces of an episode whose money goes elsewhere.

use super::{length, named, seconds};
use crate::diagnostic::Diagnostics;
use crate::feed::read::{Element, Ns};
use crate::lint::feed::FeedContext;
use crate::lint::rule::Rule;

/// `time-split-content`
pub mod content {
    use crate::lint::rule::rule;

    rule! {
        /// A piece does not say where its money goes.
        ///
        /// ## What it does
        /// Looks into `podcast:valueTimeSplit` for one `podcast:remoteItem`, or for recipients; not both.
        ///
        /// ## Why it matters
        /// Apps keep paying the show, or nobody.
        ///
        /// ## Example
        /// ```xml
        /// <podcast:valueTimeSplit startTime="60" duration="237">
        /// </podcast:valueTimeSplit>
        /// ```
        /// Use instead:
        /// ```xml
        /// <podcast:valueTimeSplit startTime="60" duration="237">
        ///   <podcast:remoteItem feedGuid="917393e3-1b1e-5cef-ace4-edaa54e1f810" itemGuid="7" medium="music"/>
        /// </podcast:valueTimeSplit>
        /// ```
        "time-split-content", Podcast, Error, fix: None, check: Feed(super::check),
        sources: ["podcast-namespace docs/tags/value-time-split.md, Node Value"]
    }
}

/// `time-split-past-end`
pub mod past_end {
    use crate::lint::rule::rule;

    rule! {
        /// A piece ends after its episode.
        ///
        /// ## What it does
        /// Compares `startTime` and `duration` with `itunes:duration`.
        ///
        /// ## Why it matters
        /// The times are those of another file.
        ///
        /// ## Example
        /// ```xml
        /// <itunes:duration>600</itunes:duration>
        /// <podcast:valueTimeSplit startTime="590" duration="60"/>
        /// ```
        /// Use instead:
        /// ```xml
        /// <itunes:duration>600</itunes:duration>
        /// <podcast:valueTimeSplit startTime="530" duration="60"/>
        /// ```
        "time-split-past-end", Podcast, Warning, fix: None, check: Family("time-split-content"),
        sources: ["podcast-namespace docs/tags/value-time-split.md, Attributes"]
    }
}

/// `time-split-overlap`
pub mod overlap {
    use crate::lint::rule::rule;

    rule! {
        /// Two pieces overlap.
        ///
        /// ## What it does
        /// Compares the times of the `podcast:valueTimeSplit`s of an item.
        ///
        /// ## Why it matters
        /// Only one of them is paid.
        ///
        /// ## Example
        /// ```xml
        /// <podcast:valueTimeSplit startTime="0" duration="60"/>
        /// <podcast:valueTimeSplit startTime="50" duration="60"/>
        /// ```
        /// Use instead:
        /// ```xml
        /// <podcast:valueTimeSplit startTime="0" duration="50"/>
        /// <podcast:valueTimeSplit startTime="50" duration="60"/>
        /// ```
        "time-split-overlap", Podcast, Info, fix: None, check: Family("time-split-content"),
        sources: ["podcast-namespace docs/tags/value-time-split.md"]
    }
}

/// The rules of this file.
pub static RULES: &[&Rule] = &[&content::RULE, &past_end::RULE, &overlap::RULE];

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for split in named(feed, "valueTimeSplit") {
        let count = |name: &str| split.children_named(Ns::Podcast, name).count();
        let message = match (count("remoteItem"), count("valueRecipient")) {
            (0, 0) => "the piece names neither a remote item nor a recipient",
            (1, 0) | (0, _) => continue,
            (1, _) => "the piece names both a remote item and recipients",
            _ => "the piece names more than one remote item",
        };
        let help = "give one <podcast:remoteItem>, or recipients";
        found.push(feed.found(&content::RULE, split.name_span(), message).help(help));
    }
    for block in named(feed, "value") {
        times(feed, block, found);
    }
}

fn times(feed: &FeedContext<'_>, block: Element<'_>, found: &mut Diagnostics) {
    let end_of_episode = block.parent().and_then(length).filter(|end| *end > 0.0);
    let mut ranges: Vec<(f64, f64, Element<'_>)> = block
        .children_named(Ns::Podcast, "valueTimeSplit")
        .filter_map(|split| Some((seconds(split, "startTime")?, seconds(split, "duration")?, split)))
        .map(|(start, duration, split)| (start, start + duration, split))
        .collect();
    for (_, end, split) in &ranges {
        if let Some(last) = end_of_episode.filter(|last| *end > last + 1.0) {
            let message = format!("the piece ends at {end:.1} seconds, the episode at {last}");
            found.push(feed.found(&past_end::RULE, split.name_span(), message));
        }
    }
    ranges.sort_by(|a, b| a.0.total_cmp(&b.0));
    for pair in ranges.windows(2) {
        if let [(_, end, first), (start, _, second)] = pair
            && start < end
        {
            let message = format!("the piece starts at {start} seconds, while another one lasts until {end}");
            let place = feed.document.place(first.name_span());
            found.push(feed.found(&overlap::RULE, second.name_span(), message).related(place, "the other one"));
        }
    }
}
