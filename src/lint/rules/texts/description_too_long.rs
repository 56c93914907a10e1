//! `description-too-long`

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// The notes are longer than 4000 bytes.
    ///
    /// ## Why it matters
    /// Apple and others cut them there, in the middle of a tag if need be.
    ///
    /// ## Example
    /// A description with the whole transcript.
    "description-too-long", Item, Warning, fix: None, check: Feed(check),
    sources: ["Apple, A Podcaster's Guide to RSS, <description>; PSP-1"],
    profiles: [Apple, Psp1],
    levels: [Apple: Error, Psp1: Error]
}

/// In bytes of UTF-8, markup and links included.
const MOST: usize = 4000;

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for text in feed.texts.html.iter().filter(|text| text.element.is(Ns::Rss, "description")) {
        if text.value.len() > MOST {
            let message = format!("the description has {} bytes; apps take {MOST}", text.value.len());
            found.push(feed.found(&RULE, text.element.tag(), message).help("put the long notes into content:encoded"));
        }
    }
}
