//! Transcripts and chapters beside a feed.

use std::path::Path;

use crate::artwork::{self, CoverFacts};

use super::{Beside, html_transcript, rules};
use crate::diagnostic::{Diagnostics, Fix};
use crate::feed::read::{Attribute, Element, Ns};
use crate::lint::rules::chapters::document;
use crate::source::SourceFile;
use crate::transcript::{self, Format, Transcript};

/// A cue may begin so long after the end that a feed states: durations are rounded, in seconds.
const TOLERANCE: f64 = 30.0;

/// Apps load pictures of chapters while they play, in bytes.
const HEAVY: u64 = 1_000_000;

/// Why a picture does not suit a chapter.
fn unfit(picture: &CoverFacts) -> Option<String> {
    if picture.width != picture.height {
        Some(format!("is {} × {} pixels, not square", picture.width, picture.height))
    } else if !matches!(picture.media_type, "image/jpeg" | "image/png") {
        Some(format!("is {}; not all apps show anything but JPEG and PNG", picture.media_type))
    } else {
        (picture.bytes > HEAVY).then(|| format!("has {} bytes; apps load it while they play", picture.bytes))
    }
}

impl Beside<'_> {
    /// The transcripts of `item`; the episode ends at `end`, in seconds.
    pub(super) fn transcripts(&mut self, item: Element<'_>, end: Option<f64>) {
        for element in item.children_named(Ns::Podcast, "transcript") {
            let Some(url) = element.attribute("url") else { continue };
            let Some(path) = self.file(Some(url)) else { continue };
            let Some(file) = self.open(&path, url) else { continue };
            if path.extension().is_some_and(|own| ["html", "htm"].iter().any(|html| own.eq_ignore_ascii_case(html))) {
                self.adopt(html_transcript::check(&file), url);
                continue;
            }
            let mut found = Diagnostics::new();
            let transcript = transcript::parse(&file, &mut found);
            self.adopt(found, url);
            self.transcript_type(element, &transcript);
            self.transcript_end(url, &transcript, end);
        }
    }

    fn transcript_type(&mut self, element: Element<'_>, transcript: &Transcript) {
        let Some(stated) = element.attribute("type") else { return };
        let (right, others): (&str, &[&str]) = match transcript.format {
            Format::WebVtt => ("text/vtt", &[]),
            Format::Srt => ("application/x-subrip", &["application/srt", "text/srt", "application/x-srt"]),
            Format::Json => ("application/json", &[]),
            Format::Html => ("text/html", &[]),
            Format::Text => ("text/plain", &["text/html"]),
            Format::Table => ("text/tab-separated-values", &["text/plain"]),
            Format::Ttml => ("application/ttml+xml", &["application/xml", "text/xml"]),
            Format::Sbv | Format::Lrc | Format::Ass => ("text/plain", &[]),
        };
        let value = stated.value().trim().to_ascii_lowercase();
        let value = value.split(';').next().unwrap_or_default().trim();
        if value != right && !others.contains(&value) && !(transcript.cues.is_empty() && transcript.untimed.is_empty())
        {
            let message = format!("the file is {right}, not {value}");
            let fix = Fix::safe(stated.value_span(), right);
            self.found.push(self.at(&rules::transcript_type_wrong::RULE, stated, message).fix(fix));
        }
    }

    fn transcript_end(&mut self, url: Attribute<'_>, transcript: &Transcript, end: Option<f64>) {
        let last = transcript.cues.iter().map(|cue| cue.start).reduce(f64::max);
        if let (Some(last), Some(end)) = (last, end.filter(|end| *end > 0.0))
            && last > end + TOLERANCE
        {
            let message = format!("the last cue begins at {last:.0} s, but the episode ends at {end:.0} s");
            self.found.push(self.at(&rules::transcript_not_speech::RULE, url, message));
        }
    }

    /// The JSON chapters of `item`; the episode ends at `end`, in seconds.
    pub(super) fn chapters(&mut self, item: Element<'_>, end: Option<f64>) {
        let Some(url) = item.child(Ns::Podcast, "chapters").and_then(|chapters| chapters.attribute("url")) else {
            return;
        };
        let Some(path) = self.file(Some(url)) else { return };
        if let Some(file) = self.open(&path, url) {
            self.adopt(document::check(&file, end.filter(|end| *end > 0.0)), url);
            self.chapter_images(&file, url);
        }
    }

    /// The pictures of chapters that lie here.
    fn chapter_images(&mut self, file: &SourceFile, namer: Attribute<'_>) {
        for (address, span) in document::images(file) {
            let Some(path) = self.find(&address) else { continue };
            let Ok(picture) = artwork::probe_cover(&self.site.root, &path) else { continue };
            if let Some(fault) = unfit(&picture) {
                let told = rules::chapter_image_unfit::RULE.at(file.place(span), format!("the picture {fault}"));
                self.adopt(vec![told], namer);
            }
        }
    }

    fn open(&mut self, path: &Path, namer: Attribute<'_>) -> Option<SourceFile> {
        match SourceFile::read(&self.site.root, path) {
            Ok(file) => Some(file),
            Err(fault) => {
                self.adopt(vec![fault], namer);
                None
            }
        }
    }
}
