//! What is to be written into the copy of the audio of one episode.

use std::path::Path;

use chrono::{Datelike, NaiveDate};
use lofty::tag::items::Timestamp;

use crate::artwork;
use crate::chapters::formats::{plain_title, presentable, web_address};
use crate::config::Config;
use crate::ledger::Ledger;
use crate::normalize::Compiled;
use crate::record;
use crate::show::Show;
use crate::source::{read_up_to, resolve_inside};

/// A cover may have so many bytes; players load it before the sound.
const MOST_COVER: u64 = 8 * 1024 * 1024;
/// The picture of a chapter may have so many.
const MOST_PICTURE: u64 = 1024 * 1024;

/// The tags of one episode.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sheet {
    /// Title of the episode.
    pub title: String,
    /// Title of the show.
    pub show: String,
    /// Who makes it.
    pub artist: Option<String>,
    /// Number of the episode.
    pub number: Option<u32>,
    /// The day on which it was published, else recorded.
    pub date: Option<NaiveDate>,
    /// Cover art.
    pub cover: Option<Picture>,
    /// The chapters in order of time; where there are none, those of the file stay.
    pub chapters: Vec<Chapter>,
}

/// A picture that tags can hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Is it PNG? Else it is JPEG.
    pub is_png: bool,
    /// The file.
    pub bytes: Vec<u8>,
}

/// A chapter as tags hold it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Chapter {
    /// Start in seconds.
    pub start: f64,
    /// End in seconds.
    pub end: f64,
    /// Title.
    pub title: String,
    /// Link.
    pub url: Option<String>,
    /// Picture.
    pub picture: Option<Picture>,
}

impl Sheet {
    /// The tags of an episode that lasts `duration` seconds.
    pub fn of(show: &Show, ledger: &Ledger, compiled: &Compiled, duration: f64) -> Self {
        let record = &compiled.record;
        let published = ledger.episodes.get(&record.id).and_then(|entry| entry.published).or(record.published);
        let number = || record.number.map_or_else(|| record.id.clone(), |number| number.to_string());
        let title = record.title.as_deref().map(str::trim).filter(|title| !title.is_empty()).map(str::to_owned);
        let images = [record.image.as_deref(), show.config.show.image.as_deref()];
        Self {
            title: title.unwrap_or_else(|| format!("{} {}", show.config.show.title, number())),
            show: show.config.show.title.clone(),
            artist: artist(&show.config, record),
            number: record.number,
            date: published.map(|date| date.date_naive()).or(record.recorded),
            cover: images.into_iter().flatten().find_map(|image| picture(&show.root, image, MOST_COVER)),
            chapters: chapters(&show.root, record, duration),
        }
    }
}

impl Sheet {
    /// The date as `lofty` wants it.
    pub(super) fn timestamp(&self) -> Option<Timestamp> {
        let date = self.date?;
        Some(Timestamp {
            year: u16::try_from(date.year()).ok()?,
            month: u8::try_from(date.month()).ok(),
            day: u8::try_from(date.day()).ok(),
            ..Timestamp::default()
        })
    }
}

/// The author of the show, else those who present the episode.
fn artist(config: &Config, record: &record::Episode) -> Option<String> {
    let hosts = || record.hosts.iter().map(|host| host.name.as_str()).collect::<Vec<_>>().join(", ");
    let author = config.show.author.clone().unwrap_or_else(hosts);
    Some(author.trim().to_owned()).filter(|author| !author.is_empty())
}

/// Chapters that begin before the sound ends; each lasts until the next one.
fn chapters(root: &Path, record: &record::Episode, duration: f64) -> Vec<Chapter> {
    let mut list: Vec<&record::Chapter> = presentable(&record.chapters);
    list.retain(|chapter| chapter.start < duration);
    let next = list.iter().skip(1).map(|chapter| chapter.start).chain([duration]);
    let ends: Vec<f64> = next.collect();
    let chapter = |(chapter, end): (&&record::Chapter, f64)| Chapter {
        start: chapter.start,
        end,
        title: plain_title(&chapter.title),
        url: web_address(chapter.url.as_deref()),
        picture: chapter.image.as_deref().and_then(|image| picture(root, image, MOST_PICTURE)),
    };
    list.iter().zip(ends).map(chapter).collect()
}

/// A picture that is a file of the show; what is wrong with it is told by the linter.
fn picture(root: &Path, stated: &str, most: u64) -> Option<Picture> {
    let facts = artwork::probe_cover(root, Path::new(stated)).ok()?;
    let is_png = match facts.media_type {
        "image/png" => true,
        "image/jpeg" => false,
        _ => return None,
    };
    let path = resolve_inside(root, Path::new(stated)).ok()?;
    Some(Picture { is_png, bytes: read_up_to(&path, most).ok()? })
}
