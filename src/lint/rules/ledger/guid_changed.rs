//! `guid-changed`

use crate::diagnostic::Diagnostics;
use crate::feed::compare::Fate;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// An episode has another guid than subscribers know it by.
    ///
    /// ## Why it matters
    /// Apps know an episode by its guid alone. With another one it is a new episode: everybody gets it again, downloads it
    /// again and is told of it again, and what was played is unplayed.
    ///
    /// ## Example
    /// The old feed has `<guid>ep-12</guid>`, the new one `<guid>https://crumbs.example/12</guid>` for the same file.
    ///
    /// Give the episode its old guid back, whatever moved: a guid is a name, not an address.
    "guid-changed", Ledger, Error, fix: None, check: Feed(check),
    sources: ["Apple, A Podcaster's Guide to RSS, <guid>", "podcast-namespace, other-recommendations.md, Episode GUID"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let Some(against) = &feed.against else { return };
    for kept in against.kept.iter().filter(|kept| kept.fate == Fate::ComesBack) {
        let (Some(old), Some(new)) = (against.old.get(kept.old), against.new.get(kept.new)) else { continue };
        let message = format!(
            "subscribers know this episode as `{}`: as `{}` it comes back as a new one",
            old.identity, new.identity
        );
        found.push(
            feed.found(&RULE, new.place_of("guid"), message)
                .help(format!("give it back its guid: <guid>{}</guid>", old.identity))
                .related(old.element.document().place(old.place_of("guid")), "the guid that subscribers know"),
        );
    }
}
