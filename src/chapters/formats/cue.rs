//! Cue sheets: a track a chapter, times in minutes, seconds and frames of 1/75 second (CDRWIN, appendix A).

use std::fmt::Write as _;

use super::{plain_title, presentable};
use crate::chapters::mark::Mark;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::record::Chapter;
use crate::source::{SourceFile, Span};
use crate::words::shown;

/// Frames a second.
const FRAMES: f64 = 75.0;

/// Writes the chapters as tracks of the file `audio`; of chapters that begin in one frame the first is kept.
pub fn write(chapters: &[Chapter], audio: &str) -> String {
    let kind = if audio.to_ascii_lowercase().ends_with(".wav") { "WAVE" } else { "MP3" };
    let mut sheet = format!("FILE \"{}\" {kind}\n", quotable(audio));
    let mut last = None;
    let mut track = 0;
    for chapter in presentable(chapters) {
        let frames = (chapter.start * FRAMES).round() as u64;
        if last.replace(frames) == Some(frames) {
            continue;
        }
        track += 1;
        let title = quotable(&chapter.title);
        let (minutes, seconds, rest) = (frames / 75 / 60, frames / 75 % 60, frames % 75);
        // Writing to a string cannot fail.
        let _ = writeln!(sheet, "  TRACK {track:02} AUDIO\n    TITLE \"{title}\"");
        let _ = writeln!(sheet, "    INDEX 01 {minutes:02}:{seconds:02}:{rest:02}");
    }
    sheet
}

/// Cue sheets know no way to write a quotation mark within a text.
fn quotable(text: &str) -> String {
    plain_title(text).replace('"', "'")
}

/// Reads the tracks: title and `INDEX 01` of each. Commands that say nothing about chapters are passed over.
pub fn read(file: &SourceFile, diagnostics: &mut Diagnostics) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    let mut open: Option<Track> = None;
    let mut start = 0;
    for raw in file.text().split_inclusive('\n') {
        let line = raw.trim_matches(['\u{FEFF}', '\r', '\n', ' ', '\t']);
        let from = start + raw.find(line).unwrap_or_default();
        start += raw.len();
        let span = Span::new(from, from + line.len());
        let (command, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        match (command.to_ascii_uppercase().as_str(), &mut open) {
            ("TRACK", _) => {
                let track = Track { number: rest.to_owned(), title: None, start: None, span };
                if let Some(done) = open.replace(track) {
                    done.finish(file, &mut marks, diagnostics);
                }
            }
            ("TITLE", Some(track)) => track.title = Some(unquoted(rest)),
            ("INDEX", Some(track)) => {
                if let Some(time) = rest.trim_start().strip_prefix("01").filter(|time| time.starts_with([' ', '\t'])) {
                    track.start = seconds(time.trim());
                    track.span = span;
                }
            }
            _ => {}
        }
    }
    if let Some(done) = open {
        done.finish(file, &mut marks, diagnostics);
    }
    marks
}

struct Track {
    number: String,
    title: Option<String>,
    start: Option<f64>,
    span: Span,
}

impl Track {
    fn finish(self, file: &SourceFile, marks: &mut Vec<Mark>, diagnostics: &mut Diagnostics) {
        match (self.start, self.title.filter(|title| !title.trim().is_empty())) {
            (Some(start), Some(title)) => marks.push(Mark { start, title, span: self.span, ..Mark::default() }),
            (start, _) => {
                let lacks = if start.is_none() { "a start" } else { "a title" };
                let message = format!("track {} of the cue sheet lacks {lacks}", shown(self.number.trim()));
                diagnostics.push(
                    Diagnostic::warning("chapter-track-incomplete", message)
                        .at(file.place(self.span))
                        .help("a track needs `TITLE \"…\"` and `INDEX 01 MM:SS:FF`"),
                );
            }
        }
    }
}

fn unquoted(text: &str) -> String {
    let text = text.trim();
    text.strip_prefix('"').map_or(text, |text| text.strip_suffix('"').unwrap_or(text)).to_owned()
}

/// `MM:SS:FF`, with any number of minutes.
fn seconds(time: &str) -> Option<f64> {
    let fields: Vec<u32> = time.split(':').map(|field| field.parse().ok()).collect::<Option<_>>()?;
    match fields[..] {
        [minutes, seconds, frames] if seconds < 60 && frames < 75 => {
            Some(f64::from(minutes) * 60.0 + f64::from(seconds) + f64::from(frames) / FRAMES)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{chapter, reads_back, sensible_chapters};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_track_a_chapter() {
        insta::assert_snapshot!(write(&[chapter(0.0, "Intro"), chapter(5400.5, "The \"best\" rye")], "ep.mp3"), @r#"
        FILE "ep.mp3" MP3
          TRACK 01 AUDIO
            TITLE "Intro"
            INDEX 01 00:00:00
          TRACK 02 AUDIO
            TITLE "The 'best' rye"
            INDEX 01 90:00:38
        "#);
    }

    #[test]
    fn a_track_without_a_start_is_reported() {
        let mut diagnostics = Diagnostics::new();
        let sheet = "TITLE \"Show\"\nTRACK 01 AUDIO\n TITLE Rye\n INDEX 00 00:00:00\n INDEX 01 00:01:75\n";
        assert_eq!(read(&SourceFile::new("a.cue", sheet), &mut diagnostics), []);
        assert_eq!(
            diagnostics[0].to_string(),
            "a.cue:5:2: warning: track `01 AUDIO` of the cue sheet lacks a start [chapter-track-incomplete]"
        );
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(chapters in sensible_chapters()) {
            reads_back(&chapters, |chapters| write(chapters, "a.mp3"), read, 0.5 / FRAMES + 0.001, quotable)?;
        }
    }
}
