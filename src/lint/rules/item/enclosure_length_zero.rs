//! `enclosure-length-zero`

use crate::diagnostic::Diagnostics;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// `length` of an enclosure is 0.
    ///
    /// ## Why it matters
    /// Apps show a download of nothing, and some directories refuse the episode. Only for streams nobody knows the size.
    ///
    /// ## Example
    /// `length="0"` for a file of 20 545 012 bytes.
    "enclosure-length-zero", Item, Error, fix: None, check: Feed(check),
    sources: ["Apple, A Podcaster's Guide to RSS, <enclosure>"],
    w3c: ["UseZeroForUnknown"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for item in &feed.episodes {
        let Some(length) = item.enclosure.and_then(|enclosure| enclosure.attribute("length")) else { continue };
        if length.value().trim().parse() == Ok(0_u64) {
            found.push(
                feed.found(&RULE, length.value_span(), "length is 0").help("write the size of the file in bytes"),
            );
        }
    }
}
