//! Transcripts: what was said, and when.
//!
//! One file a format; all of them yield [`Cue`]s with the byte span they were read from. [`parse`] finds the format
//! out by itself, and [`mod@write`] makes the forms that apps read.
//!
//! What every format has in common:
//!
//! - Text is on one line, without tags, entities, control characters and the marks `>>` and `- ` that captions put
//!   before a change of speaker.
//! - A change of voice within one time stamp (`… <v Brian>Right. <v Michael>So …`) begins a cue of its own with the
//!   same start; a tag that repeats the voice that already speaks is dropped.
//! - A time that cannot be read is reported, and its words take the start of the cue before them, so that none is lost.

mod anonymous;
mod ass;
mod captions;
mod detect;
mod faults;
mod html;
mod json;
mod labels;
mod lines;
mod lrc;
mod sbv;
mod srt;
mod text;
mod time;
mod tsv;
mod ttml;
mod webvtt;
mod words;
pub mod write;

#[cfg(test)]
mod tests;

use crate::diagnostic::Diagnostics;
use crate::source::{SourceFile, Span};
pub(crate) use anonymous::is_anonymous;
pub(crate) use detect::format_of_name;
use faults::Faults;
pub(crate) use ttml::is_ttml;

/// One utterance.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cue {
    /// Start in seconds.
    pub start: f64,
    /// End in seconds, where the format has one.
    pub end: Option<f64>,
    /// Who speaks, as the transcript writes it.
    pub speaker: Option<String>,
    /// What is said, without markup, on one line.
    pub text: String,
    /// The bytes of the cue, time stamp included.
    pub span: Span,
    /// The bytes of the spoken text as they stand in the file.
    pub text_span: Span,
}

/// A paragraph for which the transcript gives no time: it stands before the first time stamp, or there is none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Utterance {
    /// Who speaks: the label of the paragraph, or of the last paragraph that has one.
    pub speaker: Option<String>,
    /// What is said, without markup, on one line.
    pub text: String,
    /// The bytes of the paragraph, label included.
    pub span: Span,
    /// The bytes of the spoken text as they stand in the file.
    pub text_span: Span,
}

/// The forms in which transcripts come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Format {
    /// Plain text with a time stamp before each paragraph.
    #[default]
    Text,
    /// WebVTT (<https://www.w3.org/TR/webvtt1/>).
    WebVtt,
    /// SubRip.
    Srt,
    /// JSON: that of Podcasting 2.0 (podcast-namespace `transcripts.md`), or of a service of speech recognition.
    Json,
    /// Plain HTML (podcast-namespace `transcripts.md`).
    Html,
    /// A table with tabs, as Whisper writes it.
    Table,
    /// Captions of YouTube, with two times on a line.
    Sbv,
    /// Lyrics (LRC).
    Lrc,
    /// Timed Text (TTML, DFXP).
    Ttml,
    /// Advanced SubStation Alpha.
    Ass,
}

/// A transcript in order of the file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Transcript {
    /// How it was written.
    pub format: Format,
    /// Title printed above the cues, where there is one, with its place.
    pub title: Option<(String, Span)>,
    /// Episode number printed above the cues, where there is one.
    pub number: Option<(u32, Span)>,
    /// Words without a time, all of which come before the cues; in a transcript without times these are all its words.
    pub untimed: Vec<Utterance>,
    /// The cues in the order of the file, which is not always the order of time: see [`Transcript::in_order`].
    pub cues: Vec<Cue>,
}

impl Transcript {
    /// When the last cue ends (or starts, where ends are unknown), in seconds.
    pub fn end(&self) -> Option<f64> {
        self.cues.iter().map(|cue| cue.end.unwrap_or(cue.start)).reduce(f64::max)
    }

    /// Does the transcript say when things are said?
    pub fn is_timed(&self) -> bool {
        !self.cues.is_empty()
    }

    /// The cues in order of time; cues with the same start keep the order of the file.
    ///
    /// This is the repair for times that run backwards: one mistyped time moves one cue and leaves the rest alone.
    pub fn in_order(&self) -> Vec<&Cue> {
        let mut cues: Vec<&Cue> = self.cues.iter().collect();
        cues.sort_by(|a, b| a.start.total_cmp(&b.start));
        cues
    }

    /// Speaker and text of everything that is said, timed or not, in the order of the file.
    pub fn utterances(&self) -> impl Iterator<Item = (Option<&str>, &str)> {
        let untimed = self.untimed.iter().map(|said| (said.speaker.as_deref(), said.text.as_str()));
        untimed.chain(self.cues.iter().map(|cue| (cue.speaker.as_deref(), cue.text.as_str())))
    }

    /// Changes every span: for text that was parsed out of the middle of a file.
    pub(crate) fn each_span(&mut self, change: impl Fn(&mut Span)) {
        let title = self.title.iter_mut().map(|(_, span)| span);
        title.chain(self.number.iter_mut().map(|(_, span)| span)).for_each(&change);
        self.untimed.iter_mut().flat_map(|said| [&mut said.span, &mut said.text_span]).for_each(&change);
        self.cues.iter_mut().flat_map(|cue| [&mut cue.span, &mut cue.text_span]).for_each(&change);
    }

    /// All words in the order of the file, joined by single spaces.
    pub fn plain_text(&self) -> String {
        let texts: Vec<&str> = self.utterances().map(|(_, text)| text).filter(|text| !text.is_empty()).collect();
        texts.join(" ")
    }
}

/// Does `file` hold cues with times, in any format?
pub fn looks_timed(file: &SourceFile) -> bool {
    detect::is_timed(file)
}

/// Reads a transcript of any format, told by its content and, where that is silent, by the extension of its name.
///
/// Faults go to `diagnostics`, at most twenty of one rule and then one that counts the rest; whatever can be
/// read is returned. Only `transcript-json-invalid` is an error: nothing can be read from broken JSON.
pub fn parse(file: &SourceFile, diagnostics: &mut Diagnostics) -> Transcript {
    let mut faults = Faults::new(file, diagnostics);
    let format = detect::format(file);
    detect::compare_with_name(file, format, &mut faults);
    let transcript = match format {
        Format::Text => Some(text::read(file, &mut faults)),
        Format::WebVtt => Some(webvtt::read(file, &mut faults)),
        Format::Srt => Some(srt::read(file, &mut faults)),
        Format::Json => json::read(file, &mut faults),
        Format::Html => Some(html::read(file, &mut faults)),
        Format::Table => Some(tsv::read(file, &mut faults)),
        Format::Sbv => Some(sbv::read(file)),
        Format::Lrc => Some(lrc::read(file, &mut faults)),
        Format::Ttml => Some(ttml::read(file, &mut faults)),
        Format::Ass => Some(ass::read(file, &mut faults)),
    };
    if let Some(transcript) = &transcript {
        faults::check(transcript, &mut faults);
    }
    faults.finish();
    transcript.unwrap_or(Transcript { format, ..Transcript::default() })
}
