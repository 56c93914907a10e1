//! `podcast-guid-changed`

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// `podcast:guid` is not the one that the show had.
    ///
    /// ## Why it matters
    /// The guid names the show for ever, also when the feed moves. With another one, directories and apps take it for another
    /// show, and links between shows lose it.
    ///
    /// ## Example
    /// The feed moved to a new address and `podcast:guid` was computed from it again.
    "podcast-guid-changed", Ledger, Error, fix: None, check: Feed(check),
    sources: ["podcast-namespace, tags/guid.md"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let (Some(against), Some(channel)) = (&feed.against, feed.channel) else { return };
    let changed = against.channel.iter().find(|change| change.field == "podcast:guid");
    let Some(old) = changed.and_then(|change| change.old.as_ref()) else { return };
    let guid = channel.child(Ns::Podcast, "guid");
    let span = guid.map_or(channel.tag(), |guid| guid.text_span());
    let message = format!("the guid of the show was {old}; it must never change");
    found.push(feed.found(&RULE, span, message).help(format!("write <podcast:guid>{old}</podcast:guid>")));
}
