//! `feed-large`

use crate::diagnostic::Diagnostics;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// The feed is very large.
    ///
    /// ## Why it matters
    /// Apps fetch it again and again, and some stop reading at some size. Older episodes can move to further pages (RFC 5005).
    ///
    /// ## Example
    /// A feed of 12 megabytes.
    "feed-large", Feed, Info, fix: None, check: Feed(check),
    sources: ["podcast-namespace, other-recommendations.md, Feed Paging and Archiving"]
}

/// Some readers stop here, in bytes.
const LARGE: usize = 10 * 1024 * 1024;

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let size = feed.document.file().text().len();
    if let Some(root) = feed.document.root()
        && size > LARGE
    {
        let message = format!("the feed has {} megabytes", size / 1024 / 1024);
        found.push(
            feed.found(&RULE, root.tag(), message).help("put older episodes on further pages, or shorten the notes"),
        );
    }
}
