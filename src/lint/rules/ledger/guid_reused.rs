//! `guid-reused`

use crate::diagnostic::Diagnostics;
use crate::feed::compare::Fate;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// A guid that subscribers know belongs to another episode now.
    ///
    /// ## Why it matters
    /// Apps think that they have this episode already: it never appears as new, and who has heard the old one sees the new
    /// title as played.
    ///
    /// ## Example
    /// `<guid>latest</guid>` stood with *Rye*, now it stands with *Spelt*: another title, date and file.
    ///
    /// Give the new episode a guid of its own.
    "guid-reused", Ledger, Error, fix: None, check: Feed(check),
    sources: ["Apple, A Podcaster's Guide to RSS, <guid>"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let Some(against) = &feed.against else { return };
    for kept in against.kept.iter().filter(|kept| kept.fate == Fate::Hidden) {
        let (Some(old), Some(new)) = (against.old.get(kept.old), against.new.get(kept.new)) else { continue };
        let message =
            format!("the guid `{}` was that of \"{}\": apps will not show this episode", new.identity, old.name());
        found.push(
            feed.found(&RULE, new.place_of("guid"), message)
                .help("give it a guid that no other episode had")
                .related(old.element.document().place(old.place_of("guid")), "the episode that had it"),
        );
    }
}
