//! `podcast:soundbite`: a piece of the episode.

use super::{length, named, seconds};
use crate::diagnostic::Diagnostics;
use crate::lint::feed::FeedContext;
use crate::lint::rule::Rule;

/// `soundbite-length`
pub mod extent {
    use crate::lint::rule::rule;

    rule! {
        /// A soundbite is shorter than 15 or longer than 120 seconds.
        ///
        /// ## What it does
        /// Reads `duration`.
        ///
        /// ## Why it matters
        /// It is meant to make people curious; apps play between 15 and 120 seconds.
        ///
        /// ## Example
        /// ```xml
        /// <podcast:soundbite startTime="73.0" duration="5"/>
        /// ```
        /// Use instead:
        /// ```xml
        /// <podcast:soundbite startTime="73.0" duration="60"/>
        /// ```
        "soundbite-length", Podcast, Warning, fix: None, check: Feed(super::check),
        sources: ["podcast-namespace docs/tags/soundbite.md, Attributes"]
    }
}

/// `soundbite-past-end`
pub mod past_end {
    use crate::lint::rule::rule;

    rule! {
        /// A soundbite ends after its episode.
        ///
        /// ## What it does
        /// Compares `startTime` and `duration` with `itunes:duration`.
        ///
        /// ## Why it matters
        /// Apps play less than is meant, or nothing.
        ///
        /// ## Example
        /// ```xml
        /// <itunes:duration>600</itunes:duration>
        /// <podcast:soundbite startTime="590" duration="60"/>
        /// ```
        /// Use instead:
        /// ```xml
        /// <itunes:duration>600</itunes:duration>
        /// <podcast:soundbite startTime="530" duration="60"/>
        /// ```
        "soundbite-past-end", Podcast, Warning, fix: None, check: Family("soundbite-length"),
        sources: ["podcast-namespace docs/tags/soundbite.md", "Apple, A Podcaster's Guide to RSS, itunes:duration"]
    }
}

/// The rules of this file.
pub static RULES: &[&Rule] = &[&extent::RULE, &past_end::RULE];

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for bite in named(feed, "soundbite") {
        let Some(attribute) = bite.attribute("duration") else { continue };
        let Some(duration) = seconds(bite, "duration") else { continue };
        if !(15.0..=120.0).contains(&duration) {
            let message = format!("the soundbite lasts {duration} seconds");
            found.push(feed.found(&extent::RULE, attribute.value_span(), message).help("choose 15 to 120 seconds"));
        }
        let end = bite.parent().and_then(length);
        if let (Some(start), Some(end)) = (seconds(bite, "startTime"), end.filter(|end| *end > 0.0))
            && start + duration > end + 1.0
        {
            let message = format!("the soundbite ends at {} seconds, the episode at {end}", start + duration);
            found.push(feed.found(&past_end::RULE, bite.name_span(), message));
        }
    }
}
