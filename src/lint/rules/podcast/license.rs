//! `podcast:license`: a known licence, or one with its text.

use super::{named, value};
use crate::diagnostic::Diagnostics;
use crate::lint::feed::FeedContext;
use crate::lint::rule::Rule;
use crate::words::{nearest, shown};

/// `license-without-url`
pub mod custom {
    use crate::lint::rule::rule;

    rule! {
        /// A licence of one's own without its text.
        ///
        /// ## What it does
        /// Finds licences that are neither in the list of the namespace nor one of the usual short names (`CC-…`,
        /// SPDX), and have no `url`.
        ///
        /// ## Why it matters
        /// Nobody can know what it allows.
        ///
        /// ## Example
        /// ```xml
        /// <podcast:license>Bread Licence</podcast:license>
        /// ```
        /// Use instead:
        /// ```xml
        /// <podcast:license url="https://bread.example/licence">Bread Licence</podcast:license>
        /// ```
        "license-without-url", Podcast, Warning, fix: None, check: Feed(super::check),
        sources: ["podcast-namespace docs/tags/license.md"],
        levels: [Podcasting20: Error]
    }
}

/// The rules of this file.
pub static RULES: &[&Rule] = &[&custom::RULE];

/// The list of the namespace, and common names of SPDX.
const KNOWN: [&str; 20] = [
    "ARR",
    "CC-BY-4.0",
    "CC-BY-NC-4.0",
    "CC-BY-NC-ND-4.0",
    "POD-V4V-1.0",
    "CC0-1.0",
    "CC-BY-SA-4.0",
    "CC-BY-ND-4.0",
    "CC-BY-NC-SA-4.0",
    "CC-BY-3.0",
    "CC-BY-SA-3.0",
    "CC-BY-NC-3.0",
    "CC-BY-ND-3.0",
    "CC-BY-NC-SA-3.0",
    "CC-BY-NC-ND-3.0",
    "CC-PDDC",
    "FAL-1.3",
    "GFDL-1.3",
    "MIT",
    "Apache-2.0",
];

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for license in named(feed, "license").filter(|license| value(*license, "url").is_none()) {
        let name = license.text();
        if name.is_empty() || KNOWN.iter().any(|known| known.eq_ignore_ascii_case(&name)) {
            continue;
        }
        let diagnostic = feed.found(
            &custom::RULE,
            license.text_span(),
            format!("{} is no known licence, and has no url", shown(&name)),
        );
        found.push(match nearest(&name, KNOWN) {
            Some(near) => diagnostic.help(format!("did you mean `{near}`? Otherwise add `url`")),
            None => diagnostic.help("add `url` with the address of its text"),
        });
    }
}
