//! `podcast:chapters`: the type of the file.

use super::named;
use crate::diagnostic::{Diagnostics, Fix};
use crate::lint::feed::FeedContext;
use crate::lint::rule::Rule;
use crate::words::shown;

/// `podcast-chapters-type`
pub mod kind {
    use crate::lint::rule::rule;

    rule! {
        /// A file of chapters by another type than the namespace gives.
        ///
        /// ## What it does
        /// Compares `type` with `application/json+chapters`. The fix writes it.
        ///
        /// ## Why it matters
        /// Most feeds have `application/json`, and apps read it; the longer one says that it holds chapters.
        ///
        /// ## Example
        /// ```xml
        /// <podcast:chapters url="https://bread.example/1.json" type="application/json"/>
        /// ```
        /// Use instead:
        /// ```xml
        /// <podcast:chapters url="https://bread.example/1.json" type="application/json+chapters"/>
        /// ```
        "podcast-chapters-type", Podcast, Info, fix: Safe, check: Feed(super::check),
        sources: ["podcast-namespace docs/tags/chapters.md, Attributes"]
    }
}

/// The rules of this file.
pub static RULES: &[&Rule] = &[&kind::RULE];

const TYPE: &str = "application/json+chapters";

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for attribute in named(feed, "chapters").filter_map(|chapters| chapters.attribute("type")) {
        let written = attribute.value().trim();
        if written != TYPE {
            let message = format!("{} is not the type that chapters have", shown(written));
            let span = attribute.value_span();
            // Another type may belong to another file.
            let sure = written.starts_with("application/json");
            let fix = if sure { Fix::safe(span, TYPE) } else { Fix::doubtful(span, TYPE) };
            found.push(feed.found(&kind::RULE, span, message).help(format!("write `{TYPE}`")).fix(fix));
        }
    }
}
