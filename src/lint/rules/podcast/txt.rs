//! `podcast:txt`: records with a known purpose.

use super::{named, value};
use crate::diagnostic::Diagnostics;
use crate::lint::feed::FeedContext;
use crate::lint::rule::Rule;
use crate::vocabulary::values::flag;
use crate::words::shown;

/// `txt-ai-content`
pub mod ai {
    use crate::lint::rule::rule;

    rule! {
        /// `podcast:txt` says neither that there is AI content nor that there is none.
        ///
        /// ## What it does
        /// Reads records with `purpose="ai-content"`: `true` or `false`.
        ///
        /// ## Why it matters
        /// Apps that warn their listeners cannot tell.
        ///
        /// ## Example
        /// ```xml
        /// <podcast:txt purpose="ai-content">some</podcast:txt>
        /// ```
        /// Use instead:
        /// ```xml
        /// <podcast:txt purpose="ai-content">true</podcast:txt>
        /// ```
        "txt-ai-content", Podcast, Warning, fix: None, check: Feed(super::check),
        sources: ["podcast-namespace docs/tags/txt.md, Purposes"]
    }
}

/// `txt-verify-leftover`
pub mod verify {
    use crate::lint::rule::rule;

    rule! {
        /// A code that proved who owns the show is still there.
        ///
        /// ## What it does
        /// Finds records with `purpose="verify"`, with or without the name of a platform.
        ///
        /// ## Why it matters
        /// It has done its work once the platform has read it; later it may mislead.
        ///
        /// ## Example
        /// ```xml
        /// <podcast:txt purpose="verify">S6lpp-7ZCn8</podcast:txt>
        /// ```
        /// Use instead:
        /// ```xml
        /// <podcast:locked>yes</podcast:locked>
        /// ```
        "txt-verify-leftover", Podcast, Info, fix: None, check: Family("txt-ai-content"),
        sources: ["podcast-namespace docs/tags/txt.md, verify"]
    }
}

/// The rules of this file.
pub static RULES: &[&Rule] = &[&ai::RULE, &verify::RULE];

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for record in named(feed, "txt") {
        match value(record, "purpose") {
            Some("ai-content") if flag::boolean(&record.text()).is_some() => {
                let message = format!("{} is neither `true` nor `false`", shown(&record.text()));
                found.push(feed.found(&ai::RULE, record.text_span(), message).help("write `true` or `false`"));
            }
            Some("verify") => {
                let message = "the code to verify the owner is still there";
                found.push(
                    feed.found(&verify::RULE, record.name_span(), message)
                        .help("take it out when the platform has read it"),
                );
            }
            _ => {}
        }
    }
}
