//! A transcript made ready for alignment: its words as stems, each with its time, and what every cue does.

use std::ops::Range;

use super::phrases::{self, ACTS, Act};
use super::words::{self, Stem, Vocabulary, WordId};
use crate::transcript::Cue;

/// The words of a cue are said within this time; whatever is left is a pause, in seconds.
const LONGEST_CUE: f64 = 90.0;
/// A longer cue is a paragraph, in seconds.
const PARAGRAPH: f64 = 12.0;
/// A last cue without an end lasts so long, in seconds.
const LAST_CUE: f64 = 5.0;

/// A spoken word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    /// Its number in the vocabulary.
    pub id: WordId,
    /// Its stem.
    pub stem: Stem,
    /// When it is said, in seconds, spread evenly over its cue.
    pub time: f64,
    /// Its bytes in [`Heard::text`].
    pub bytes: (u32, u32),
}

/// One step of the lattice: a cue.
#[derive(Debug, Clone, Default)]
pub(super) struct Step {
    /// Start in seconds.
    pub start: f64,
    /// Start of the next step, in seconds.
    pub end: f64,
    /// Its words, as indices into [`Heard::words`].
    pub words: Range<usize>,
    /// How often each [`Act`] begins in it.
    pub acts: [u8; ACTS],
    /// Its voice, numbered, where the transcript marks voices.
    pub voice: Option<u16>,
    /// How many words of agreement end it.
    pub closing: u16,
    /// Does it open with *so, well, now …*, perhaps after agreement?
    pub opening: bool,
    /// Does it end in a question mark?
    pub asks: bool,
    /// Does it begin in the middle of a sentence, by the punctuation before it?
    pub mid_sentence: bool,
}

impl Step {
    /// How often `act` begins in the step.
    pub(super) fn count(&self, act: Act) -> u8 {
        self.acts.get(act as usize).copied().unwrap_or_default()
    }

    /// Does `act` begin in the step?
    pub(super) fn does(&self, act: Act) -> bool {
        self.count(act) > 0
    }

    /// Is the whole step agreement?
    pub(super) fn only_agrees(&self) -> bool {
        !self.words.is_empty() && usize::from(self.closing) >= self.words.len()
    }
}

/// A transcript made ready for alignment.
pub(super) struct Heard {
    /// The cues in order of time.
    pub steps: Vec<Step>,
    /// All words in order.
    pub words: Vec<Word>,
    /// All words, folded, each between blanks.
    pub text: String,
    /// The voices, as the transcript writes them.
    pub voices: Vec<String>,
}

impl Heard {
    /// Reads `cues`. Cues without a sane time are left out; paragraphs are taken apart into sentences; of more than
    /// `most` pieces, neighbours are joined.
    pub(super) fn read(cues: &[Cue], vocabulary: &mut Vocabulary, most: usize) -> Self {
        let pieces = pieces(cues, most);
        let at_once = pieces.len().div_ceil(most.max(1)).max(1);
        let mut heard = Self { steps: Vec::new(), words: Vec::new(), text: String::from(" "), voices: Vec::new() };
        let punctuated = 3 * pieces.iter().filter(|piece| ends_sentence(piece.text)).count() > pieces.len();
        let mut finished = true;
        for group in pieces.chunks(at_once) {
            let (Some(first), Some(last)) = (group.first(), group.last()) else { continue };
            let step = heard.step(group, first.start, last.end, vocabulary);
            heard.steps.push(Step { mid_sentence: punctuated && !finished, ..step });
            finished = ends_sentence(last.text);
        }
        heard.find_acts();
        heard
    }

    fn step(&mut self, pieces: &[Piece], start: f64, end: f64, vocabulary: &mut Vocabulary) -> Step {
        let from = self.words.len();
        let mut closing = 0u16;
        let (mut opening, mut leading) = (false, true);
        for piece in pieces {
            words::for_each(piece.text, |word| {
                let at = self.text.len();
                self.text.push_str(word);
                let bytes = (as_u32(at), as_u32(self.text.len()));
                self.text.push(' ');
                let id = vocabulary.word(word);
                let known = vocabulary.entry(id);
                self.words.push(Word { id, stem: known.stem, time: start, bytes });
                opening |= leading && known.opens;
                leading &= known.agrees;
                closing = if known.agrees { closing.saturating_add(1) } else { 0 };
            });
        }
        let count = self.words.len() - from;
        let said = self.words.get_mut(from..).unwrap_or_default();
        for (index, word) in said.iter_mut().enumerate() {
            word.time = start + (end - start).min(LONGEST_CUE) * index as f64 / count as f64;
        }
        Step {
            start,
            end,
            words: from..self.words.len(),
            voice: pieces.first().and_then(|piece| piece.speaker).map(|name| self.voice(name)),
            closing,
            opening,
            asks: pieces.last().is_some_and(|piece| piece.text.trim_end().ends_with('?')),
            ..Step::default()
        }
    }

    fn voice(&mut self, name: &str) -> u16 {
        let index = self.voices.iter().position(|voice| voice == name).unwrap_or_else(|| {
            // Dozens of voices are plausible, thousands are not a transcript of people.
            if self.voices.len() < 64 {
                self.voices.push(name.to_owned());
            }
            self.voices.len() - 1
        });
        u16::try_from(index).unwrap_or(u16::MAX)
    }

    fn find_acts(&mut self) {
        let Self { steps, words, text, .. } = self;
        // The pattern begins at the blank before its first word.
        phrases::for_each(text, |act, at| {
            let word = words.partition_point(|word| (word.bytes.0 as usize) <= at);
            let step = steps.partition_point(|step| step.words.end <= word);
            if let Some(count) = steps.get_mut(step).and_then(|step| step.acts.get_mut(act as usize)) {
                *count = count.saturating_add(1);
            }
        });
    }

    /// The words of a step.
    pub(super) fn words_of(&self, step: &Step) -> &[Word] {
        self.words.get(step.words.clone()).unwrap_or_default()
    }

    /// A word as it was said, folded.
    pub(super) fn said(&self, word: &Word) -> &str {
        self.text.get(word.bytes.0 as usize..word.bytes.1 as usize).unwrap_or_default()
    }

    /// When the last step ends, in seconds.
    pub(super) fn end(&self) -> f64 {
        self.steps.last().map_or(0.0, |step| step.end)
    }
}

/// A cue, or a sentence of a paragraph.
struct Piece<'a> {
    start: f64,
    end: f64,
    text: &'a str,
    speaker: Option<&'a str>,
}

/// The cues in order of time, paragraphs taken apart; a sentence of a paragraph begins in proportion to the letters
/// before it.
fn pieces(cues: &[Cue], most: usize) -> Vec<Piece<'_>> {
    let mut sane: Vec<&Cue> = cues.iter().filter(|cue| cue.start.is_finite() && cue.start >= 0.0).collect();
    sane.sort_by(|a, b| a.start.total_cmp(&b.start));
    let starts: Vec<f64> = sane.iter().map(|cue| cue.start).collect();
    let mut pieces = Vec::with_capacity(sane.len());
    for (index, cue) in sane.iter().enumerate() {
        let own_end = cue.end.filter(|end| end.is_finite()).unwrap_or(cue.start + LAST_CUE);
        let (start, end) = (cue.start, starts.get(index + 1).copied().unwrap_or(own_end).max(cue.start));
        let speaker = cue.speaker.as_deref();
        if end - start < PARAGRAPH || pieces.len() > most {
            pieces.push(Piece { start, end, text: &cue.text, speaker });
            continue;
        }
        let said = (end - start).min(LONGEST_CUE);
        let time = |byte: usize| start + said * byte as f64 / cue.text.len().max(1) as f64;
        let mut from = 0;
        for sentence in sentences(&cue.text) {
            let until = from + sentence.len();
            let last = until >= cue.text.len();
            let (start, end) = (time(from), if last { end } else { time(until) });
            pieces.push(Piece { start, end, text: sentence, speaker });
            from = until;
        }
    }
    pieces
}

/// The sentences of `text`, none left out.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let end = rest.match_indices(['.', '?', '!', '…']).map(|(at, mark)| at + mark.len());
        let mut ends = end.filter(|end| rest.get(*end..).is_some_and(|next| next.starts_with(char::is_whitespace)));
        let (sentence, next) = rest.split_at_checked(ends.next().unwrap_or(rest.len()))?;
        rest = next;
        (!sentence.is_empty()).then_some(sentence)
    })
}

/// Sources are far smaller than four gigabytes; a larger text would only lose its phrases.
fn as_u32(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end().trim_end_matches(['"', '”', '\'', ')']).ends_with(['.', '?', '!', '…', ':'])
}
