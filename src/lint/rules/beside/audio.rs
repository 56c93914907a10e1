//! What a feed says of the audio beside it.

use super::{Beside, rules};
use crate::audio::{self, AudioFacts};
use crate::diagnostic::Fix;
use crate::feed::read::{Element, Ns};
use crate::lint::rules::chapters::id3;

/// Durations are rounded, and encoders add some silence, in seconds.
const TOLERANCE: f64 = 5.0;

impl Beside<'_> {
    /// The facts of the enclosure of `item`, compared with what the feed says of it.
    pub(super) fn audio(&mut self, item: Element<'_>) -> Option<AudioFacts> {
        let enclosure = item.child(Ns::Rss, "enclosure")?;
        let url = enclosure.attribute("url")?;
        let path = self.find(url.value())?;
        if let Some(bytes) = self.pointer(&path, url) {
            self.length(enclosure, bytes);
            return None;
        }
        let facts = match audio::probe(&self.site.root, &path) {
            Ok(facts) => facts,
            Err(fault) => {
                self.adopt(vec![fault], url);
                return None;
            }
        };
        let found = id3::of_file(&self.site.root, &path, facts.duration);
        self.adopt(found, url);
        self.length(enclosure, facts.bytes);
        self.media_type(enclosure, &facts);
        self.duration(item, &facts);
        Some(facts)
    }

    fn length(&mut self, enclosure: Element<'_>, bytes: u64) {
        let Some(length) = enclosure.attribute("length") else { return };
        let stated: Option<u64> = length.value().trim().parse().ok();
        // Zero and what is no number have rules of their own.
        if let Some(stated) = stated.filter(|stated| *stated != 0 && *stated != bytes) {
            let message = format!("the file has {bytes} bytes, not {stated}");
            let fix = Fix::safe(length.value_span(), bytes.to_string());
            self.found.push(self.at(&rules::enclosure_length_wrong::RULE, length, message).fix(fix));
        }
    }

    fn media_type(&mut self, enclosure: Element<'_>, facts: &AudioFacts) {
        let Some(stated) = enclosure.attribute("type") else { return };
        if family(stated.value()) != family(facts.media_type) {
            let message = format!("the file is {}, not {}", facts.media_type, stated.value());
            let fix = Fix::safe(stated.value_span(), facts.media_type);
            self.found.push(self.at(&rules::enclosure_type_wrong::RULE, stated, message).fix(fix));
        }
    }

    fn duration(&mut self, item: Element<'_>, facts: &AudioFacts) {
        let Some(stated) = stated_duration(item) else { return };
        let Some(element) = item.child(Ns::Itunes, "duration") else { return };
        if stated > 0.0 && (stated - facts.duration).abs() > TOLERANCE {
            let message = format!("the file lasts {:.0} s, not {stated:.0} s", facts.duration);
            let place = self.document.place(element.text_span());
            self.found
                .push(rules::duration_wrong::RULE.at(place, message).help(format!("write {:.0}", facts.duration)));
        }
    }
}

/// `itunes:duration` in seconds, where it can be read.
pub(super) fn stated_duration(item: Element<'_>) -> Option<f64> {
    let text = item.child(Ns::Itunes, "duration")?.text();
    let parts: Vec<f64> = text.split(':').map(|part| part.trim().parse().ok()).collect::<Option<_>>()?;
    (parts.len() <= 3).then(|| parts.iter().fold(0.0, |sum, part| sum * 60.0 + part))
}

/// Types that mean one form have many names.
pub(crate) fn family(media_type: &str) -> String {
    let media_type = media_type.trim().to_ascii_lowercase();
    match media_type.as_str() {
        "audio/mpeg" | "audio/mp3" | "audio/x-mp3" | "audio/mpeg3" | "audio/x-mpeg" => "mp3".into(),
        "audio/mp4" | "audio/x-m4a" | "audio/m4a" | "audio/aac" | "audio/x-aac" | "audio/aacp" | "audio/m4b"
        | "audio/x-m4b" | "video/mp4" | "video/x-m4v" | "video/quicktime" => "mp4".into(),
        "audio/ogg" | "audio/opus" | "application/ogg" | "audio/vorbis" => "ogg".into(),
        "audio/wav" | "audio/x-wav" | "audio/wave" | "audio/vnd.wave" => "wav".into(),
        "audio/flac" | "audio/x-flac" => "flac".into(),
        _ => media_type,
    }
}
