//! What is said where a chapter begins.

use crate::diagnostic::Place;
use crate::normalize::Compiled;
use crate::source::{SourceFile, Span};
use crate::transcript::Cue;

/// A cue may begin so much before or after a chapter that somebody wrote and still open it, in seconds.
const EARLY: f64 = 1.5;
const LATE: f64 = 5.0;
/// Times of the transcript itself differ by rounding alone, in seconds.
const EXACT: f64 = 0.002;

/// So many words are enough to know the place.
const WORDS: usize = 18;

/// The words of an episode in order of time.
pub struct Said<'a> {
    file: &'a SourceFile,
    cues: Vec<&'a Cue>,
}

/// The words at one time, and where the transcript holds them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// Who speaks, as the transcript writes it.
    pub speaker: Option<String>,
    /// The first words.
    pub text: String,
    /// The cue.
    pub place: Place,
    /// The bytes of the cue.
    pub span: Span,
}

impl<'a> Said<'a> {
    /// The first transcript of the episode that has times.
    pub fn of(episode: &'a Compiled) -> Option<Self> {
        let (file, transcript) = episode.transcripts.iter().find(|(_, transcript)| transcript.is_timed())?;
        Some(Self { file, cues: transcript.in_order() })
    }

    /// The transcript.
    pub fn file(&self) -> &'a SourceFile {
        self.file
    }

    /// The words that open a chapter which somebody wrote to begin at `start` seconds: those of a cue that begins about
    /// then, else those of the cue that is being spoken, from about there on.
    pub fn at(&self, start: f64) -> Option<Words> {
        self.near(start, EARLY, LATE)
    }

    /// The words from `start` seconds on, where that is a time of the transcript itself.
    pub fn from(&self, start: f64) -> Option<Words> {
        self.near(start, EXACT, EXACT)
    }

    fn near(&self, start: f64, early: f64, late: f64) -> Option<Words> {
        let next = self.cues.partition_point(|cue| cue.start < start - early);
        let opening = self.cues.get(next..).unwrap_or_default().iter().take_while(|cue| cue.start <= start + late);
        let distance = |cue: &&&Cue| (cue.start - start).abs();
        let (cue, from) = match opening.min_by(|a, b| distance(a).total_cmp(&distance(b))) {
            Some(cue) => (*cue, 0),
            None => {
                let cue = *self.cues.get(next.checked_sub(1)?)?;
                (cue, self.word_at(cue, next, start))
            }
        };
        let mut words = cue.text.split_whitespace().skip(from);
        let mut text: Vec<&str> = words.by_ref().take(WORDS).collect();
        if words.next().is_some() {
            text.push("…");
        }
        if from > 0 {
            text.insert(0, "…");
        }
        let place = self.file.place(cue.span);
        (!text.is_empty()).then(|| Words { speaker: cue.speaker.clone(), text: text.join(" "), place, span: cue.span })
    }

    /// Which word of a cue is spoken at `start`, if all take the same time. `next` is the cue after it.
    fn word_at(&self, cue: &Cue, next: usize, start: f64) -> usize {
        let end = cue.end.or_else(|| self.cues.get(next).map(|next| next.start)).unwrap_or(start);
        let part = ((start - cue.start) / (end - cue.start)).clamp(0.0, 1.0);
        let words = cue.text.split_whitespace().count();
        // Where nothing is known of the length, the cast makes 0 of what is not a number.
        ((words as f64 * part) as usize).min(words.saturating_sub(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Episode;
    use crate::transcript;

    fn words(start: f64) -> Option<String> {
        let file = SourceFile::new(
            "a.txt",
            "00:00:00 Hello there.\n\n00:00:20 One two three four five six.\n\n00:01:00 Bye.\n",
        );
        let transcript = transcript::parse(&file, &mut Vec::new());
        let mut episode = Compiled::new(Episode::default());
        episode.transcripts = vec![(file, transcript)];
        Said::of(&episode).and_then(|said| said.at(start)).map(|words| words.text)
    }

    #[test]
    fn the_cue_that_begins_with_the_chapter_opens_it() {
        assert_eq!(words(0.0).as_deref(), Some("Hello there."));
        assert_eq!(words(19.0).as_deref(), Some("One two three four five six."));
        assert_eq!(words(21.0).as_deref(), Some("One two three four five six."));
    }

    #[test]
    fn within_a_long_cue_the_words_are_found_by_time() {
        assert_eq!(words(40.0).as_deref(), Some("… four five six."));
        assert_eq!(words(900.0).as_deref(), Some("Bye."));
    }
}
