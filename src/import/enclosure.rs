//! The audio of an item.

use super::source::Source;
use super::tally::Case;
use crate::feed::compare::Entry;
use crate::feed::media::{self, Enclosure};
use crate::feed::played::Played;
use crate::feed::read::{Element, Ns};
use crate::tags::AlternateEnclosure;

/// What apps play.
pub(super) fn read<'d>(source: &mut Source<'d>, item: Element<'d>) -> Option<Enclosure> {
    let enclosures = source.children(item, Ns::Rss, "enclosure");
    let entry = Entry::new(item);
    let mut note = |case| source.tally.add(case, source.document.place(entry.place()), entry.name());
    if enclosures.len() > 1 {
        note(Case::EnclosureTwice);
    }
    let Some(played) = Played::of(item).filter(|played| !played.url().is_empty()) else {
        note(Case::EnclosureMissing);
        return None;
    };
    for name in ["content", "group"] {
        source.child(item, Ns::Media, name);
    }
    let url = source.address(played.element, "url")?;
    let media_type =
        media::media_type(Some(played.media_type()), url.path()).unwrap_or_else(|| media::USUAL_TYPE.into());
    Some(Enclosure { url, length: length(played), media_type })
}

/// Further audio and video, which is the episode in other formats.
pub(super) fn others<'d>(source: &mut Source<'d>, item: Element<'d>) -> Vec<AlternateEnclosure> {
    let Some(played) = Played::of(item) else { return Vec::new() };
    let mut seen = vec![played.url()];
    let mut others = Vec::new();
    for other in played.others(item) {
        let address = other.url();
        let Some(url) = source.address(other.element, "url").filter(|_| !seen.contains(&address)) else { continue };
        seen.push(address);
        let Some(kind) = media::media_type(Some(other.media_type()), url.path()) else { continue };
        others.push(AlternateEnclosure::of_file(kind, length(other), url.into()));
    }
    others
}

/// TOML holds numbers below 2⁶³, and 0 says nothing.
fn length(played: Played<'_>) -> Option<u64> {
    played.length().parse().ok().filter(|length| (1..i64::MAX as u64).contains(length))
}
