//! What is said in a stretch of the transcript, as one text whose every byte leads back to its cue.

use crate::source::{SourceFile, Span};
use crate::transcript::{Cue, Transcript};

/// Greetings end by then, pre-rolls included; numbers, dates and names are looked for only before, in seconds.
pub const GREETING_SECONDS: f64 = 300.0;

/// The words of some cues in a row.
pub struct Spoken<'a> {
    file: &'a SourceFile,
    cues: Vec<(usize, &'a Cue)>,
    /// The words, cues joined by blanks.
    pub text: String,
}

impl<'a> Spoken<'a> {
    /// Everything said before `seconds`.
    pub fn until(file: &'a SourceFile, transcript: &'a Transcript, seconds: f64) -> Self {
        Self::of(file, transcript.cues.iter().take_while(|cue| cue.start < seconds))
    }

    /// The words of `cues`.
    pub fn of(file: &'a SourceFile, cues: impl Iterator<Item = &'a Cue>) -> Self {
        let mut spoken = Self { file, cues: Vec::new(), text: String::new() };
        for cue in cues {
            if !spoken.text.is_empty() {
                spoken.text.push(' ');
            }
            spoken.cues.push((spoken.text.len(), cue));
            spoken.text.push_str(&cue.text);
        }
        spoken
    }

    /// The file that was read.
    pub fn file(&self) -> &'a SourceFile {
        self.file
    }

    /// The cue that byte `at` of the words belongs to.
    pub fn cue(&self, at: usize) -> Option<&'a Cue> {
        let index = self.cues.partition_point(|(start, _)| *start <= at);
        self.cues.get(index.checked_sub(1)?).map(|(_, cue)| *cue)
    }

    /// Where `range` of the words stands in the file: exactly where the cue is written as it is read, else the cue.
    pub fn place(&self, range: Span) -> Span {
        let Some(cue) = self.cue(range.start) else { return Span::default() };
        let words = self.text.get(range.start..range.end).unwrap_or_default();
        // Words that run on into the next cue are placed by their beginning.
        let start = self.cues.iter().rev().find(|(start, _)| *start <= range.start).map_or(0, |(start, _)| *start);
        let before = range.start.saturating_sub(start);
        let written = self.file.slice(cue.text_span);
        let first = words.split_whitespace().next().unwrap_or_default();
        let at = |from: usize| written.get(from..).and_then(|rest| rest.find(first)).map(|at| at + from);
        match at(before.min(written.len())).or_else(|| at(0)) {
            Some(at) if written.get(at..).is_some_and(|rest| rest.starts_with(words)) => {
                Span::new(at, at + words.len()).shifted(cue.text_span.start)
            }
            Some(at) => Span::new(cue.text_span.start + at, cue.text_span.end),
            None => cue.text_span,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transcript::Format;

    #[test]
    fn words_lead_back_to_the_file() {
        let file = SourceFile::new("a.txt", "00:00:00 Hello there.\n\n00:00:02 Episode 81 it is.\n");
        let cue = |start, text: &str, at: usize| Cue {
            start,
            text: text.into(),
            text_span: Span::new(at, at + text.len()),
            ..Cue::default()
        };
        let cues = vec![cue(0.0, "Hello there.", 9), cue(2.0, "Episode 81 it is.", 32)];
        let transcript = Transcript { format: Format::Text, title: None, number: None, cues };
        let spoken = Spoken::until(&file, &transcript, 10.0);
        let at = spoken.text.find("81").unwrap();
        let span = spoken.place(Span::new(at, at + 2));
        assert_eq!((span.start, file.slice(span)), (40, "81"));
    }
}
