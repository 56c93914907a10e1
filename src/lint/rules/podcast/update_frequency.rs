//! `podcast:updateFrequency`: rules that need a beginning.

use super::{named, value};
use crate::diagnostic::Diagnostics;
use crate::lint::feed::FeedContext;
use crate::lint::rule::Rule;

/// `update-frequency-without-start`
pub mod count {
    use crate::lint::rule::rule;

    rule! {
        /// A rule that counts has no beginning.
        ///
        /// ## What it does
        /// Looks for `dtstart` where `rrule` has `COUNT`.
        ///
        /// ## Why it matters
        /// Nobody can know which the last one is.
        ///
        /// ## Example
        /// ```xml
        /// <podcast:updateFrequency rrule="FREQ=DAILY;COUNT=5">five days</podcast:updateFrequency>
        /// ```
        /// Use instead:
        /// ```xml
        /// <podcast:updateFrequency rrule="FREQ=DAILY;COUNT=5" dtstart="2024-05-01">five days</podcast:updateFrequency>
        /// ```
        "update-frequency-without-start", Podcast, Error, fix: None, check: Feed(super::check),
        sources: ["podcast-namespace docs/tags/update-frequency.md, Attributes"]
    }
}

/// `update-frequency-mixed-forms`
pub mod mixed {
    use crate::lint::rule::rule;

    rule! {
        /// Beginning and end of a rule are written in two forms.
        ///
        /// ## What it does
        /// Compares `dtstart` with `UNTIL` in `rrule`: both are days, or both are moments.
        ///
        /// ## Why it matters
        /// RFC 5545 asks for the same form; some libraries refuse the rule.
        ///
        /// ## Example
        /// ```xml
        /// <podcast:updateFrequency dtstart="2024-05-01" rrule="FREQ=DAILY;UNTIL=20240601T000000Z">daily</podcast:updateFrequency>
        /// ```
        /// Use instead:
        /// ```xml
        /// <podcast:updateFrequency dtstart="2024-05-01" rrule="FREQ=DAILY;UNTIL=20240601">daily</podcast:updateFrequency>
        /// ```
        "update-frequency-mixed-forms", Podcast, Info, fix: None, check: Family("update-frequency-without-start"),
        sources: ["podcast-namespace docs/tags/update-frequency.md, Attributes", "RFC 5545, section 3.3.10"]
    }
}

/// The rules of this file.
pub static RULES: &[&Rule] = &[&count::RULE, &mixed::RULE];

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for frequency in named(feed, "updateFrequency") {
        let Some(rule) = frequency.attribute("rrule") else { continue };
        let part =
            |name: &str| rule.value().split(';').filter_map(|part| part.split_once('=')).find(|(key, _)| *key == name);
        let start = value(frequency, "dtstart");
        if part("COUNT").is_some() && start.is_none() {
            let message = "the rule counts, but does not say from when";
            found.push(feed.found(&count::RULE, rule.value_span(), message).help("add `dtstart`"));
        }
        if let (Some(start), Some((_, until))) = (start, part("UNTIL"))
            && start.contains('T') != until.contains('T')
        {
            let message = format!("`dtstart` is {}, `UNTIL` is {}", kind(start), kind(until));
            found.push(
                feed.found(&mixed::RULE, rule.value_span(), message).help("write both as days, or both as moments"),
            );
        }
    }
}

fn kind(date: &str) -> &'static str {
    if date.contains('T') { "a moment" } else { "a day" }
}
