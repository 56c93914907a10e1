//! `[feed]`: what is written beside the one feed, and in which forms.

use schemars::JsonSchema;
use serde::Deserialize;

/// A format of transcripts (podcast namespace, `transcripts.md`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum TranscriptFormat {
    /// WebVTT, with speakers.
    Vtt,
    /// SubRip: two lines of 32 characters a cue.
    Srt,
    /// Segments with speakers.
    Json,
    /// A page to read.
    Html,
}

/// `[[feed.variants]]`: a feed with some of the episodes. Conditions that are given must all hold.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Variant {
    /// File name beside the feed: `latest.xml`; with `each`, `{season}` or `{tag}` stands in it.
    #[schemars(extend("format" = "path"))]
    pub path: String,
    /// What the feed is called, `{season}` and `{tag}` allowed; the name of the show when left out.
    pub title: Option<String>,
    /// Only so many episodes, the newest.
    pub latest: Option<u32>,
    /// Only this season.
    pub season: Option<u32>,
    /// Only episodes with this tag; case does not count.
    pub tag: Option<String>,
    /// One feed for each season or for each tag.
    pub each: Option<Each>,
}

/// What there is one feed each for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Each {
    /// Every season.
    Season,
    /// Every tag.
    Tag,
}
