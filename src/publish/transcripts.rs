//! Transcripts as apps get them: in the formats that the show wants, with people by their full names.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ffi::OsStr;

use super::episode::Maker;
use super::marks;
use crate::config::{Config, TranscriptFormat};
use crate::feed::write::TranscriptLink;
use crate::normalize::names::{fold, given, host_called};
use crate::record::Episode;
use crate::source::SourceFile;
use crate::transcript::write::{to_html, to_json, to_srt, to_webvtt};
use crate::transcript::{Format, Transcript, is_anonymous};
use crate::vocabulary::values::media_type::TRANSCRIPTS;

impl TranscriptFormat {
    fn extension(self) -> &'static str {
        match self {
            Self::Vtt => "vtt",
            Self::Srt => "srt",
            Self::Json => "json",
            Self::Html => "html",
        }
    }

    /// Media type (podcast namespace, `transcripts.md`).
    fn media_type(self) -> &'static str {
        match self {
            Self::Vtt => "text/vtt",
            Self::Srt => "application/x-subrip",
            Self::Json => "application/json",
            Self::Html => "text/html",
        }
    }

    fn write(self, transcript: &Transcript, duration: Option<f64>) -> String {
        match self {
            Self::Vtt => to_webvtt(transcript, duration),
            Self::Srt => to_srt(transcript, duration),
            Self::Json => to_json(transcript),
            Self::Html => to_html(transcript),
        }
    }
}

impl Maker<'_, '_> {
    /// The best transcript that has times in every format of `[feed] transcripts`; where none has, the best one as a page
    /// of HTML. What the notes name in other formats stands beside them.
    pub(super) fn transcripts(&mut self) -> Vec<TranscriptLink> {
        let said = |transcript: &Transcript| transcript.utterances().next().is_some();
        let transcripts = &self.claim.compiled.transcripts;
        let timed = transcripts.iter().find(|(_, transcript)| transcript.is_timed());
        let Some((file, transcript)) = timed.or_else(|| transcripts.iter().find(|(_, transcript)| said(transcript)))
        else {
            return self.transcripts_elsewhere();
        };
        let is_timed = transcript.is_timed();
        let formats = match is_timed {
            true => self.config.feed.transcripts.as_slice(),
            false => &[TranscriptFormat::Html],
        };
        let record = self.claim.record();
        let named = published(file, transcript, self.config, record);
        let mut links = Vec::with_capacity(formats.len());
        for format in formats {
            let is_file = record.files.transcripts.iter().any(|path| path == file.path());
            let is_written = is_file && transcript.format == Format::WebVtt && *format == TranscriptFormat::Vtt;
            // What needs no other word is served where it lies.
            let own = self.site.in_folder(file.path()).filter(|_| is_written && matches!(named, Cow::Borrowed(_)));
            let write = || format.write(&named, record.duration);
            let path = own.unwrap_or_else(|| self.text("transcripts", format.extension(), write));
            let timed = is_timed && *format != TranscriptFormat::Html;
            let link = |url| TranscriptLink { url, media_type: format.media_type(), timed, language: None };
            links.extend(self.site.address(&path).map(link));
        }
        let mut others = self.transcripts_elsewhere();
        others.retain(|other| links.iter().all(|own: &TranscriptLink| own.media_type != other.media_type));
        links.extend(others);
        links
    }

    /// The transcripts that the notes name on the web.
    fn transcripts_elsewhere(&self) -> Vec<TranscriptLink> {
        let stated = self.claim.record().transcript_links.iter();
        stated
            .map(|stated| {
                let media_type = transcript_type(stated.media_type.as_deref(), stated.url.path());
                let timed = !media_type.starts_with("text/") || media_type == "text/vtt";
                TranscriptLink { url: stated.url.clone(), media_type, timed, language: stated.language.clone() }
            })
            .collect()
    }
}

/// The media type of a transcript, as it is stated or by its name (podcast namespace, docs/tags/transcript.md).
fn transcript_type(stated: Option<&str>, path: &str) -> &'static str {
    let types = TRANSCRIPTS.iter();
    let of =
        |text: &str| types.clone().find(|(extension, kind)| text == *kind || text.ends_with(&format!(".{extension}")));
    let stated = stated.map(|stated| stated.split(';').next().unwrap_or_default().trim().to_ascii_lowercase());
    let alike = |stated: &str| {
        let is_one = |(words, _): &&([&str; 2], _)| words.iter().any(|word| stated.contains(word));
        ALIKE.iter().find(is_one).and_then(|(_, extension)| of(&format!(".{extension}")))
    };
    let stated = stated.as_deref();
    let known = stated.and_then(of).or_else(|| of(&path.to_ascii_lowercase())).or_else(|| stated.and_then(alike));
    known.map_or("text/html", |(_, kind)| kind)
}

/// Parts of older and of made-up types, such as `application/srt` and `text/x-vtt`, and the extension of what is meant.
const ALIKE: [([&str; 2], &str); 4] =
    [(["srt", "subrip"], "srt"), (["vtt", "vtt"], "vtt"), (["json", "json"], "json"), (["plain", "txt"], "txt")];

/// The transcript in `file` as listeners get it: speakers called by the full names of hosts, guests and those whom it
/// introduces itself, and without the marks of Markdown.
fn published<'t>(
    file: &SourceFile,
    transcript: &'t Transcript,
    config: &Config,
    episode: &Episode,
) -> Cow<'t, Transcript> {
    let introduced = introduced(transcript);
    let full = |speaker: &str| full_name(speaker, config, episode, &introduced).filter(|name| *name != speaker);
    let extension = file.path().extension().and_then(OsStr::to_str).unwrap_or_default();
    let is_markdown = ["md", "markdown"].iter().any(|it| extension.eq_ignore_ascii_case(it));
    let spoken = |text: &str| match marks::without_marks(text) {
        Cow::Owned(spoken) if is_markdown => Some(spoken),
        _ => None,
    };
    // A label that stands once is taken for words, unless somebody of the episode is called so.
    let label = |text: &str| {
        let (name, said) = text.split_once(": ")?;
        let known = full_name(name, config, episode, &[])?;
        Some((known.to_owned(), said.to_owned()))
    };
    let mut parts = transcript.utterances();
    let changes = |speaker: Option<&str>, text: &str| {
        speaker.and_then(full).is_some() || spoken(text).is_some() || label(text).is_some()
    };
    if !parts.any(|(speaker, text)| changes(speaker, text)) {
        return Cow::Borrowed(transcript);
    }
    let mut named = transcript.clone();
    let cues = named.cues.iter_mut().map(|cue| (&mut cue.speaker, &mut cue.text));
    for (speaker, text) in cues.chain(named.untimed.iter_mut().map(|said| (&mut said.speaker, &mut said.text))) {
        if let Some(name) = speaker.as_deref().and_then(full).map(str::to_owned) {
            *speaker = Some(name);
        }
        if let Some((name, said)) = label(text) {
            *speaker = Some(name);
            *text = said;
        }
        if let Some(spoken) = spoken(text) {
            *text = spoken;
        }
    }
    Cow::Owned(named)
}

/// The full names by which the transcript calls its speakers at least once.
fn introduced(transcript: &Transcript) -> Vec<&str> {
    let names = transcript.utterances().filter_map(|(speaker, _)| speaker);
    let is_full =
        |name: &&str| name.trim().contains(' ') && !name.contains(|c: char| c.is_numeric()) && !is_anonymous(name);
    let full: BTreeSet<&str> = names.filter(is_full).collect();
    full.into_iter().collect()
}

/// Who `speaker` is: a host of the show by name or alias, else the one person of the episode with that name, given name,
/// surname or initials, else the one with that given name whom the transcript has `introduced`.
fn full_name<'a>(speaker: &str, config: &'a Config, episode: &'a Episode, introduced: &[&'a str]) -> Option<&'a str> {
    let called = fold(speaker);
    if called.is_empty() || is_anonymous(speaker) {
        return None;
    }
    if let Some(host) = host_called(&config.hosts, &called) {
        return Some(&host.name);
    }
    let people = || episode.hosts.iter().chain(&episode.guests).map(|person| person.name.as_str());
    let one = |names: &mut dyn Iterator<Item = &'a str>| {
        let mut fitting = names.filter(|name| fold(name) == called || given(name) == called);
        let first = fitting.next()?;
        fitting.all(|other| other == first).then_some(first)
    };
    let mut called_so = people().filter(|name| surname(name) == called || has_initials(name, speaker));
    let by_surname = called_so.next().filter(|first| called_so.all(|other| other == *first));
    let is_ambiguous = people().any(|name| given(name) == called);
    let by_name = one(&mut people()).or(by_surname.filter(|_| !is_ambiguous));
    by_name.or_else(|| one(&mut introduced.iter().copied()).filter(|_| !is_ambiguous))
}

fn surname(name: &str) -> String {
    name.split_whitespace().skip(1).last().map(fold).unwrap_or_default()
}

/// Is `speaker` the first letters of `name`: `AO`, `A.O.`, `A. O.` of `Ann Oat`? One letter tells too little.
fn has_initials(name: &str, speaker: &str) -> bool {
    let letters = speaker.chars().filter(|c| !matches!(c, '.' | ' '));
    let is_short = speaker.chars().count() <= 8 && letters.clone().count() > 1;
    is_short
        && letters.clone().all(char::is_uppercase)
        && letters.eq(name.split_whitespace().filter_map(|word| word.chars().find(|c| c.is_uppercase())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_of_transcripts_are_told_by_what_is_stated_and_by_their_names() {
        for (stated, path, kind) in [
            (Some("application/srt"), "/t", "application/x-subrip"),
            (Some("text/srt"), "/1.vtt", "text/vtt"),
            (Some("Application/X-SubRip"), "/t", "application/x-subrip"),
            (Some("text/vtt; charset=utf-8"), "/t", "text/vtt"),
            (Some("application/json+transcript"), "/t", "application/json"),
            (Some("text/plain"), "/1.srt", "text/plain"),
            (None, "/1.SRT", "application/x-subrip"),
            (None, "/t", "text/html"),
        ] {
            assert_eq!(transcript_type(stated, path), kind, "{stated:?} {path}");
        }
    }
}
