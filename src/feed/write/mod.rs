//! The typed feed, and its way into XML: the `rss` crate's model, then `xml` for a form that is good to review.

mod channel;
mod item;
mod podcast;
mod tags;
mod xml;

use chrono::{DateTime, FixedOffset};
use rayon::prelude::*;
use url::Url;
use uuid::Uuid;

use super::html::Notes;
use super::media::Enclosure;
use crate::config::Config;
use crate::record::Episode;
use crate::tags::AlternateEnclosure;

pub use xml::{is_xml_text, only_xml_text};

/// `generator`, without the version, which would change every feed on every release.
pub(crate) const GENERATOR: &str = "podwright";

/// How long a plain value may be, in characters (Apple, PSP-1).
pub const MAX_VALUE: usize = 255;

/// How long the text of a `podcast:` element may be, in characters, where nothing else is said (Podcasting 2.0).
pub const MAX_PODCAST_VALUE: usize = 128;

/// A feed, every address and date decided.
#[derive(Debug, Clone)]
pub struct Feed<'a> {
    /// What the show says about itself.
    pub config: &'a Config,
    /// What it is called, where that is not the name of the show.
    pub title: Option<String>,
    /// Where it is served (`atom:link rel=self`).
    pub address: Option<Url>,
    /// The other pages of the feed by their relation to this one (RFC 5005): `next`, `last` …
    pub pages: Vec<(&'static str, Url)>,
    /// `podcast:guid`.
    pub guid: Option<Uuid>,
    /// Address of the cover art.
    pub image: Option<Url>,
    /// Where the feed has moved (`itunes:new-feed-url`).
    pub moved: Option<Url>,
    /// The episodes, in the order in which they are written.
    pub items: Vec<Item<'a>>,
}

impl Feed<'_> {
    /// The same without items.
    pub fn clone_bare(&self) -> Self {
        let Self { config, title, address, pages, guid, image, moved, .. } = self;
        Self {
            config,
            title: title.clone(),
            address: address.clone(),
            pages: pages.clone(),
            guid: *guid,
            image: image.clone(),
            moved: moved.clone(),
            items: Vec::new(),
        }
    }
}

/// An episode as subscribers get it.
#[derive(Debug, Clone)]
pub struct Item<'a> {
    /// The record.
    pub episode: &'a Episode,
    /// Its title; the show's with the number when the record has none.
    pub title: String,
    /// Its show notes.
    pub notes: Notes,
    /// `guid`.
    pub guid: String,
    /// Was the guid published as the address of a page?
    pub permalink: bool,
    /// `pubDate`.
    pub published: Option<DateTime<FixedOffset>>,
    /// `link`.
    pub link: Option<Url>,
    /// `enclosure`.
    pub enclosure: Option<Enclosure>,
    /// `podcast:alternateEnclosure`, beside those that the front matter states.
    pub alternates: Vec<AlternateEnclosure>,
    /// `itunes:image`.
    pub image: Option<Url>,
    /// `podcast:transcript`, one a format.
    pub transcripts: Vec<TranscriptLink>,
    /// `podcast:chapters`.
    pub chapters: Option<Url>,
}

/// Where a transcript is served (`podcast:transcript`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TranscriptLink {
    /// Address.
    pub url: Url,
    /// Media type.
    pub media_type: &'static str,
    /// Do its cues carry times, so that it can serve as closed captions?
    pub timed: bool,
    /// Language tag, where it is not that of the show.
    pub language: Option<String>,
}

/// How many items are written at once: few enough to stay in the cache of a processor, which shares them with the others.
const BATCH: usize = 8;

/// In so many groups a feed is put together: many wait for each other often, few need memory for all at once.
const GROUPS: usize = 6;

/// How every feed ends.
const END: &str = "  </channel>\n</rss>\n";

/// Writes the feed as UTF-8 XML, indented, the same bytes for the same feed.
///
/// # Errors
/// What the XML writer reports; it has no reason to on memory.
pub fn write(feed: &Feed<'_>) -> Result<String, rss::Error> {
    let channel = document(&channel::channel(feed), 4096)?;
    let mut out = String::with_capacity(size(&feed.items));
    out.push_str(channel.strip_suffix(END).ok_or(rss::Error::Eof)?);
    let mut before: Vec<Batch> = Vec::new();
    // One group is put in its place while the next one is made, in the memory that the last one gave back.
    let size_of_group = feed.items.len().div_ceil(GROUPS).max(1).next_multiple_of(BATCH);
    for group in feed.items.chunks(size_of_group) {
        let made = || group.par_chunks(BATCH).map(|items| Batch::write(items, feed.config)).collect();
        let put = || before.drain(..).for_each(|batch| out.push_str(batch.items()));
        let ((), made): ((), Result<Vec<Batch>, rss::Error>) = rayon::join(put, made);
        before = made?;
    }
    out.extend(before.iter().map(Batch::items));
    out.push_str(END);
    Ok(out)
}

/// About how many bytes the items will have: most of them are notes.
fn size(items: &[Item<'_>]) -> usize {
    items.iter().map(|item| item.notes.content.len() + item.notes.description.len() + 4096).sum::<usize>() + 4096
}

/// Some items in a feed of their own.
struct Batch {
    document: String,
    /// Where they begin in it.
    begin: usize,
}

impl Batch {
    fn write(items: &[Item<'_>], config: &Config) -> Result<Self, rss::Error> {
        const CHANNEL: &str = "<channel>\n";
        let size = size(items);
        let items = items.iter().map(|item| item::item(item, config)).collect();
        let document = document(&rss::Channel { items, ..rss::Channel::default() }, size)?;
        let begin = document.find(CHANNEL).filter(|_| document.ends_with(END)).ok_or(rss::Error::Eof)? + CHANNEL.len();
        Ok(Self { document, begin })
    }

    /// The items, as they stand in any feed.
    fn items(&self) -> &str {
        self.document.get(self.begin..self.document.len() - END.len()).unwrap_or_default()
    }
}

/// The document of `channel`, of about `size` bytes.
fn document(channel: &rss::Channel, size: usize) -> Result<String, rss::Error> {
    let compact = channel.write_to(Vec::with_capacity(size))?;
    xml::tidy(&xml::only_xml_text(std::str::from_utf8(&compact)?))
}

/// The items by date of publication, newest first, then by number; episodes of one date and number keep their order.
pub fn newest_first(items: &mut [Item<'_>]) {
    items.sort_by(|a, b| b.published.cmp(&a.published).then(b.episode.number.cmp(&a.episode.number)));
}

/// A plain value on one line, `limit` characters at most.
fn plain(text: &str, limit: usize) -> String {
    let words = text.split(|c: char| c.is_whitespace() || !is_xml_text(c)).filter(|word| !word.is_empty());
    let line = words.collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(limit) {
        None => line,
        Some(_) => line.chars().take(limit.saturating_sub(1)).chain(['…']).collect(),
    }
}

/// The date of an item or a feed (RFC 2822).
fn rfc2822(date: DateTime<FixedOffset>) -> String {
    date.format("%a, %d %b %Y %H:%M:%S %z").to_string()
}

#[cfg(test)]
mod tests;
