//! What is said in a stretch of the transcript, as one text whose every byte leads back to its cue.

use crate::source::{SourceFile, Span};
use crate::transcript::{Cue, Transcript};

/// Greetings end by then, pre-rolls included; numbers, dates and names are looked for only before, in seconds.
pub const GREETING_SECONDS: f64 = 300.0;

/// How many bytes of words a greeting may take in a transcript without times.
const GREETING_BYTES: usize = 4_000;

/// How many it may take before [`GREETING_SECONDS`]: more than anybody can say, unless the times are wrong.
const MOST_GREETING_BYTES: usize = 64_000;

/// The words of some cues in a row.
pub struct Spoken<'a> {
    file: &'a SourceFile,
    pieces: Vec<Piece<'a>>,
    /// The words, cues joined by blanks.
    pub text: String,
}

/// A cue, or a paragraph of a transcript without times.
struct Piece<'a> {
    /// Where its words begin in [`Spoken::text`].
    at: usize,
    text_span: Span,
    cue: Option<&'a Cue>,
}

impl<'a> Spoken<'a> {
    fn nothing(file: &'a SourceFile) -> Self {
        // Words are most of what a transcript holds.
        let most = file.text().len().min(MOST_GREETING_BYTES);
        Self { file, pieces: Vec::new(), text: String::with_capacity(most) }
    }

    /// What is said before `seconds`; where there are no times, the first words.
    pub fn until(file: &'a SourceFile, transcript: &'a Transcript, seconds: f64) -> Self {
        let mut spoken = Self::nothing(file);
        for said in &transcript.untimed {
            if spoken.text.len() > GREETING_BYTES {
                break;
            }
            spoken.push(&said.text, said.text_span, None);
        }
        for cue in transcript.cues.iter().take_while(|cue| cue.start < seconds) {
            if spoken.text.len() > MOST_GREETING_BYTES {
                break;
            }
            spoken.push(&cue.text, cue.text_span, Some(cue));
        }
        spoken
    }

    /// All that is said.
    pub fn all(file: &'a SourceFile, transcript: &'a Transcript) -> Self {
        let mut spoken = Self::nothing(file);
        for said in &transcript.untimed {
            spoken.push(&said.text, said.text_span, None);
        }
        for cue in &transcript.cues {
            spoken.push(&cue.text, cue.text_span, Some(cue));
        }
        spoken
    }

    fn push(&mut self, text: &str, text_span: Span, cue: Option<&'a Cue>) {
        if !self.text.is_empty() {
            self.text.push(' ');
        }
        self.pieces.push(Piece { at: self.text.len(), text_span, cue });
        self.text.push_str(text);
    }

    /// The file that was read.
    pub fn file(&self) -> &'a SourceFile {
        self.file
    }

    /// When byte `at` of the words is said, in seconds, where the transcript has times.
    pub fn time(&self, at: usize) -> Option<f64> {
        self.piece(at)?.cue.map(|cue| cue.start)
    }

    fn piece(&self, at: usize) -> Option<&Piece<'a>> {
        self.pieces.get(self.pieces.partition_point(|piece| piece.at <= at).checked_sub(1)?)
    }

    /// Where `range` of the words stands in the file: exactly where a cue is written as it is read, else the cue.
    ///
    /// Words that run on into the next cue are placed by their beginning.
    pub fn place(&self, range: Span) -> Span {
        let Some(piece) = self.piece(range.start) else { return Span::default() };
        let words = self.text.get(range.start..range.end).unwrap_or_default();
        let written = self.file.slice(piece.text_span);
        let first = words.split_whitespace().next().unwrap_or_default();
        let find = |from: usize| written.get(from..).and_then(|rest| rest.find(first)).map(|at| at + from);
        match find((range.start - piece.at).min(written.len())).or_else(|| find(0)) {
            Some(at) if written.get(at..).is_some_and(|rest| rest.starts_with(words)) => {
                Span::new(at, at + words.len()).shifted(piece.text_span.start)
            }
            Some(at) => Span::new(piece.text_span.start + at, piece.text_span.end),
            None => piece.text_span,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let transcript = Transcript { cues, ..Transcript::default() };
        let spoken = Spoken::until(&file, &transcript, 10.0);
        let at = spoken.text.find("81").unwrap();
        let span = spoken.place(Span::new(at, at + 2));
        assert_eq!((span.start, file.slice(span)), (40, "81"));
    }
}
