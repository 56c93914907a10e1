//! `enclosure-changed`

use crate::diagnostic::Diagnostics;
use crate::feed::compare::Fate;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// The audio of an episode has another address than before.
    ///
    /// ## Why it matters
    /// That is right after a move or a correction: apps keep what they have downloaded and fetch the new file for others. The
    /// old address should redirect to the new one, for those who have not refreshed the feed yet.
    ///
    /// ## Example
    /// `https://old.example/12.mp3` became `https://new.example/12.mp3`.
    "enclosure-changed", Ledger, Info, fix: None, check: Feed(check),
    sources: ["practice"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let Some(against) = &feed.against else { return };
    for kept in against.kept.iter().filter(|kept| kept.fate == Fate::Known) {
        if !kept.changes.iter().any(|change| change.field == "enclosure@url") {
            continue;
        }
        let (Some(old), Some(new)) = (against.old.get(kept.old), against.new.get(kept.new)) else { continue };
        let url = new.enclosure.and_then(|enclosure| enclosure.attribute("url"));
        let span = url.map_or(new.place(), |url| url.value_span());
        found.push(
            feed.found(&RULE, span, format!("the audio was at {}", old.url))
                .help("let the old address redirect to the new one"),
        );
    }
}
