//! `block-active`

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// An episode is hidden from Apple Podcasts.
    ///
    /// ## Why it matters
    /// `itunes:block` with `Yes` takes it out: that is right only when it is wanted.
    ///
    /// ## Example
    /// `<itunes:block>Yes</itunes:block>`
    "block-active", Item, Info, fix: None, check: Feed(check),
    sources: ["Apple, A Podcaster's Guide to RSS, <itunes:block>"],
    profiles: [Apple, Psp1]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for item in &feed.episodes {
        if let Some(block) =
            item.element.child(Ns::Itunes, "block").filter(|block| block.text().eq_ignore_ascii_case("yes"))
        {
            found.push(feed.found(&RULE, block.span(), "this hides the episode from Apple Podcasts"));
        }
    }
}
