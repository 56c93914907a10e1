//! Metadata files of FFmpeg (ffmpeg-formats, section *Metadata*): `;FFMETADATA1`, a `[CHAPTER]` section a chapter.

use std::fmt::Write as _;

use super::{plain_title, presentable};
use crate::chapters::mark::Mark;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::record::Chapter;
use crate::source::{SourceFile, Span};
use crate::times::millis;

/// Seconds a unit when a section names no `TIMEBASE`: nanoseconds.
const USUAL_TIMEBASE: f64 = 1e-9;

/// Writes the chapters in milliseconds. FFmpeg wants an end for each: the next start where none is known.
pub fn write(chapters: &[Chapter]) -> String {
    let list = presentable(chapters);
    let mut text = String::from(";FFMETADATA1\n");
    for (index, chapter) in list.iter().enumerate() {
        let next = list.get(index + 1).map(|next| next.start);
        let end = chapter.end.filter(|end| end.is_finite() && *end > chapter.start).or(next).unwrap_or(chapter.start);
        let (start, end, title) = (millis(chapter.start), millis(end), escaped(&chapter.title));
        // Writing to a string cannot fail.
        let _ = write!(text, "\n[CHAPTER]\nTIMEBASE=1/1000\nSTART={start}\nEND={end}\ntitle={title}\n");
    }
    text
}

/// A value with its special characters behind backslashes; [`plain_title`] has already put it on one line.
fn escaped(title: &str) -> String {
    let mut text = String::with_capacity(title.len());
    for c in plain_title(title).chars() {
        if matches!(c, '=' | ';' | '#' | '\\') {
            text.push('\\');
        }
        text.push(c);
    }
    text
}

/// Reads the chapters; other sections and global metadata say nothing here.
pub fn read(file: &SourceFile, diagnostics: &mut Diagnostics) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut open: Option<Section> = None;
    for (line, span) in logical_lines(file.text()) {
        let trimmed = line.trim();
        if trimmed.is_empty() || trimmed.starts_with([';', '#']) {
            continue;
        }
        if trimmed.starts_with('[') && trimmed.ends_with(']') {
            let section = trimmed.eq_ignore_ascii_case("[CHAPTER]").then(|| Section { span, ..Section::default() });
            if let Some(done) = std::mem::replace(&mut open, section) {
                done.finish(file, &mut marks, diagnostics);
            }
        } else if let (Some(section), Some((key, value))) = (&mut open, split(line)) {
            section.set(&key, value);
        }
    }
    if let Some(done) = open {
        done.finish(file, &mut marks, diagnostics);
    }
    marks
}

#[derive(Default)]
struct Section {
    timebase: Option<f64>,
    start: Option<f64>,
    end: Option<f64>,
    title: Option<String>,
    span: Span,
}

impl Section {
    fn set(&mut self, key: &str, value: String) {
        let number = || value.trim().parse::<i64>().ok().map(|units| units as f64);
        match key.trim().to_ascii_lowercase().as_str() {
            "timebase" => self.timebase = timebase(&value),
            "start" => self.start = number(),
            "end" => self.end = number(),
            "title" => self.title = Some(value),
            _ => {}
        }
    }

    fn finish(self, file: &SourceFile, marks: &mut Vec<Mark>, diagnostics: &mut Diagnostics) {
        let unit = self.timebase.unwrap_or(USUAL_TIMEBASE);
        // Times are wanted to the millisecond; units of 1/1000 must not lose any by the way.
        let seconds = |units: f64| (units * unit * 1000.0).round() / 1000.0;
        let start = self.start.map(seconds).filter(|start| start.is_finite() && *start >= 0.0);
        match (start, self.title.filter(|title| !title.trim().is_empty())) {
            (Some(start), Some(title)) => {
                let end = self.end.map(seconds).filter(|end| end.is_finite() && *end > start);
                marks.push(Mark { start, end, title, span: self.span, ..Mark::default() });
            }
            (start, _) => {
                let lacks = if start.is_none() { "a START that is a number" } else { "a title" };
                diagnostics.push(
                    Diagnostic::warning("chapter-section-incomplete", format!("the [CHAPTER] section lacks {lacks}"))
                        .at(file.place(self.span))
                        .help("a section needs `START=…` in units of its TIMEBASE, and `title=…`"),
                );
            }
        }
    }
}

/// `1/1000` in seconds.
fn timebase(value: &str) -> Option<f64> {
    let (numerator, denominator) = value.trim().split_once('/')?;
    let number = |text: &str| text.trim().parse::<u32>().ok().filter(|number| *number > 0).map(f64::from);
    Some(number(numerator)? / number(denominator)?)
}

/// Lines, of which one that ends in a backslash goes on in the next; escapes are left in.
fn logical_lines(text: &str) -> impl Iterator<Item = (&str, Span)> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let mut escaped = false;
        let end = rest
            .bytes()
            .position(|byte| {
                let ends = byte == b'\n' && !escaped;
                escaped = byte == b'\\' && !escaped;
                ends
            })
            .unwrap_or(rest.len());
        let line = rest.get(..end)?.trim_end_matches('\r');
        let span = Span::new(start, start + line.len());
        start += end + 1;
        Some((line, span))
    })
}

/// Key and value around the first `=` that no backslash protects, without their backslashes.
fn split(line: &str) -> Option<(String, String)> {
    let (mut key, mut value) = (None, String::new());
    let mut characters = line.chars();
    while let Some(c) = characters.next() {
        match c {
            '\\' => value.extend(characters.next()),
            '=' if key.is_none() => key = Some(std::mem::take(&mut value)),
            _ => value.push(c),
        }
    }
    key.map(|key| (key, value))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{chapter, reads_back, sensible_chapters};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn special_characters_are_escaped() {
        insta::assert_snapshot!(write(&[chapter(0.0, "Intro"), chapter(61.25, r"a = b; #1 \ c")]), @r"
        ;FFMETADATA1

        [CHAPTER]
        TIMEBASE=1/1000
        START=0
        END=61250
        title=Intro

        [CHAPTER]
        TIMEBASE=1/1000
        START=61250
        END=61250
        title=a \= b\; \#1 \\ c
        ");
    }

    #[test]
    fn reads_what_ffmpeg_writes() {
        let text = ";FFMETADATA1\ntitle=Show\nencoder=Lavf60\n[CHAPTER]\nTIMEBASE=1/1000000000\nSTART=1500000000\nEND=2000000000\ntitle=Rye\\\nbread\n[STREAM]\ntitle=x\n";
        let mut diagnostics = Diagnostics::new();
        let marks = read(&SourceFile::new("a.ffmetadata", text), &mut diagnostics);
        assert_eq!(diagnostics, []);
        assert_eq!(marks.len(), 1);
        assert_eq!((marks[0].start, marks[0].end, marks[0].title.as_str()), (1.5, Some(2.0), "Rye\nbread"));
    }

    #[test]
    fn a_section_without_a_start_is_reported() {
        let mut diagnostics = Diagnostics::new();
        read(&SourceFile::new("a.ffmetadata", ";FFMETADATA1\n[CHAPTER]\nSTART=soon\ntitle=Rye\n"), &mut diagnostics);
        let told = "a.ffmetadata:2:1: warning: the [CHAPTER] section lacks a START that is a number [chapter-section-incomplete]";
        assert_eq!(diagnostics[0].to_string(), told);
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(chapters in sensible_chapters()) {
            reads_back(&chapters, write, read, 0.001, plain_title)?;
        }
    }
}
