//! The audio of an item.

use super::source::Source;
use super::tally::Case;
use crate::feed::compare::Entry;
use crate::feed::media::{self, Enclosure};
use crate::feed::read::{Element, Ns};
use crate::tags::AlternateEnclosure;

/// The first enclosure, the one that apps take; where there is none, what Media RSS names.
pub(super) fn read<'d>(source: &mut Source<'d>, item: Element<'d>) -> Option<Enclosure> {
    let enclosures = source.children(item, Ns::Rss, "enclosure");
    let entry = Entry::new(item);
    let media = source.child(item, Ns::Media, "content").filter(|_| enclosures.is_empty());
    let mut note = |case| source.tally.add(case, source.document.place(entry.place()), entry.name());
    if enclosures.len() > 1 {
        note(Case::EnclosureTwice);
    }
    let media = media.map(|media| (media, "fileSize"));
    let found = enclosures.first().map(|enclosure| (*enclosure, "length")).or(media);
    let Some((enclosure, length)) = found.filter(|(enclosure, _)| !url(*enclosure).is_empty()) else {
        note(Case::EnclosureMissing);
        return None;
    };
    let url = source.address(enclosure, "url")?;
    let length = enclosure.attribute(length).and_then(|length| length.value().trim().parse().ok());
    let stated = enclosure.attribute("type").map_or("", |stated| stated.value());
    let media_type = media::media_type(Some(stated), url.path()).unwrap_or_else(|| media::USUAL_TYPE.into());
    // TOML holds numbers below 2⁶³.
    Some(Enclosure { url, length: length.filter(|length| (1..i64::MAX as u64).contains(length)), media_type })
}

/// Further audio and video, which is the episode in other formats.
pub(super) fn others<'d>(source: &mut Source<'d>, item: Element<'d>) -> Vec<AlternateEnclosure> {
    let mut seen: Vec<String> =
        item.child(Ns::Rss, "enclosure").map(|first| url(first).to_owned()).into_iter().collect();
    let mut others = Vec::new();
    for enclosure in source.children(item, Ns::Rss, "enclosure").into_iter().skip(1) {
        let stated = enclosure.attribute("type").map_or("", |stated| stated.value());
        let address = url(enclosure).to_owned();
        let Some(url) = source.address(enclosure, "url").filter(|_| !seen.contains(&address)) else { continue };
        seen.push(address);
        let kind = media::media_type(Some(stated), url.path());
        let Some(kind) = kind.filter(|kind| kind.starts_with("audio/") || kind.starts_with("video/")) else { continue };
        let length = enclosure.attribute("length").and_then(|length| length.value().trim().parse().ok());
        let length = length.filter(|length| (1..i64::MAX as u64).contains(length));
        others.push(AlternateEnclosure::of_file(kind, length, url.into()));
    }
    others
}

fn url(enclosure: Element<'_>) -> &str {
    enclosure.attribute("url").map_or("", |url| url.value().trim())
}
