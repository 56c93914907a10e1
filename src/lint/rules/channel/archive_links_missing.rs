//! `archive-links-missing`

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// An archive page does not say where the feed goes on.
    ///
    /// ## Why it matters
    /// Whoever finds the page must find the current feed.
    ///
    /// ## Example
    /// `<fh:archive/>` without `rel="current"` or `rel="prev-archive"`.
    "archive-links-missing", Feed, Warning, fix: None, check: Feed(check),
    sources: ["RFC 5005, section 4"],
    w3c: ["ArchiveIncomplete", "MissingCurrentInArchive"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let Some(archive) = feed.channel.and_then(|channel| channel.child(Ns::FeedHistory, "archive")) else { return };
    for rel in ["current", "prev-archive"] {
        if feed.links(rel).next().is_none() {
            found.push(feed.found(&RULE, archive.span(), format!("the archive has no link `{rel}`")));
        }
    }
}
