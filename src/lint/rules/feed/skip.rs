//! `skipHours` and `skipDays` as a whole.

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::Rule;
use crate::words::shown;

/// `skip-repeated`
pub mod repeated {
    use crate::lint::rule::rule;

    rule! {
        /// `skipHours` or `skipDays` names the same one twice.
        ///
        /// ## What it does
        /// Compares the hours and days with each other.
        ///
        /// ## Why it matters
        /// Probably another hour or day is meant.
        ///
        /// ## Example
        /// ```xml
        /// <skipDays>
        ///   <day>Sunday</day>
        ///   <day>Sunday</day>
        /// </skipDays>
        /// ```
        /// Use instead:
        /// ```xml
        /// <skipDays>
        ///   <day>Saturday</day>
        ///   <day>Sunday</day>
        /// </skipDays>
        /// ```
        "skip-repeated", Feed, Warning, fix: None, check: Feed(super::check),
        sources: ["RSS 2.0, skipHours, skipDays"],
        w3c: ["DuplicateValue"]
    }
}

/// `skip-too-many`
pub mod many {
    use crate::lint::rule::rule;

    rule! {
        /// `skipHours` has more hours than a day, or `skipDays` more days than a week.
        ///
        /// ## What it does
        /// Counts hours (24) and days (7).
        ///
        /// ## Why it matters
        /// There are no more.
        ///
        /// ## Example
        /// ```xml
        /// <skipDays>
        ///   <day>Monday</day>
        ///   <day>Tuesday</day>
        ///   <!-- and six more -->
        /// </skipDays>
        /// ```
        /// Use instead:
        /// ```xml
        /// <skipDays>
        ///   <day>Monday</day>
        ///   <day>Tuesday</day>
        /// </skipDays>
        /// ```
        "skip-too-many", Feed, Warning, fix: None, check: Family("skip-repeated"),
        sources: ["RSS 2.0, skipHours, skipDays"],
        w3c: ["EightDaysAWeek", "NotEnoughHoursInTheDay"]
    }
}

/// The rules of this file.
pub static RULES: &[&Rule] = &[&repeated::RULE, &many::RULE];

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let Some(channel) = feed.channel else { return };
    for (list, part, most) in [("skipHours", "hour", 24), ("skipDays", "day", 7)] {
        for skipped in channel.children_named(Ns::Rss, list) {
            let mut seen = BTreeSet::new();
            for (count, one) in skipped.children_named(Ns::Rss, part).enumerate() {
                let value = one.text();
                // `07` and `7` are the same hour.
                let key = value.trim_start_matches('0').to_ascii_lowercase();
                if !value.is_empty() && !seen.insert(key) {
                    let message = format!("<{list}> names {} twice", shown(&value));
                    found.push(feed.found(&repeated::RULE, one.text_span(), message).help("leave one of them out"));
                }
                if count == most {
                    let message = format!("<{list}> has more than {most} <{part}>");
                    found.push(feed.found(&many::RULE, one.name_span(), message));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::feed_testing::feed_findings;

    #[test]
    fn hours_and_days_are_compared_and_counted() {
        let days = "<day>Monday</day><day>Sunday</day><day>sunday</day>";
        let hours: String = (0..=24).map(|hour| format!("<hour>{hour}</hour>")).collect();
        let feed = format!(
            "<rss version=\"2.0\"><channel><skipDays>{days}</skipDays>\n<skipHours>{hours}</skipHours></channel></rss>"
        );
        insta::assert_snapshot!(feed_findings("skip-repeated", &feed), @"
        1:78: warning: <skipDays> names `sunday` twice
          help: leave one of them out
        ");
        insta::assert_snapshot!(feed_findings("skip-too-many", &feed), @"2:363: warning: <skipHours> has more than 24 <hour>");
    }
}
