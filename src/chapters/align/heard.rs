//! A transcript made ready for alignment: its words as stems, each with its time, and what every cue does.

use std::ops::Range;

use super::phrases::{self, ACTS, Act};
use super::words::{self, Stem, Vocabulary};
use crate::transcript::Cue;

/// The words of a cue are said within this time; whatever is left is a pause, in seconds.
const LONGEST_CUE: f64 = 90.0;
/// A last cue without an end lasts so long, in seconds.
const LAST_CUE: f64 = 5.0;

/// A spoken word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
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
    /// Does `act` begin in the step?
    pub(super) fn does(&self, act: Act) -> bool {
        self.acts.get(act as usize).is_some_and(|count| *count > 0)
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
    /// Reads `cues`. Cues without a sane time are left out; more than `most` cues are joined, neighbour by neighbour.
    pub(super) fn read(cues: &[Cue], vocabulary: &mut Vocabulary, most: usize) -> Self {
        let mut sane: Vec<&Cue> = cues.iter().filter(|cue| cue.start.is_finite() && cue.start >= 0.0).collect();
        sane.sort_by(|a, b| a.start.total_cmp(&b.start));
        let at_once = sane.len().div_ceil(most.max(1)).max(1);
        let mut heard = Self { steps: Vec::new(), words: Vec::new(), text: String::from(" "), voices: Vec::new() };
        let mut finished = true;
        let punctuated = 3 * sane.iter().filter(|cue| ends_sentence(&cue.text)).count() > sane.len();
        let groups: Vec<&[&Cue]> = sane.chunks(at_once).collect();
        let mut following = groups.iter().skip(1);
        for group in &groups {
            let Some(first) = group.first() else { continue };
            let next = following.next().and_then(|group| group.first()).map(|cue| cue.start);
            let end = next.or(first.end).unwrap_or(first.start + LAST_CUE).max(first.start);
            let step = heard.step(group, first.start, end, vocabulary);
            heard.steps.push(Step { mid_sentence: punctuated && !finished, ..step });
            finished = group.last().is_none_or(|cue| ends_sentence(&cue.text));
        }
        heard.find_acts();
        heard
    }

    fn step(&mut self, cues: &[&Cue], start: f64, end: f64, vocabulary: &mut Vocabulary) -> Step {
        let from = self.words.len();
        let mut closing = 0u16;
        let (mut opening, mut leading) = (false, true);
        for cue in cues {
            words::for_each(&cue.text, |word| {
                let at = self.text.len();
                self.text.push_str(word);
                let bytes = (as_u32(at), as_u32(self.text.len()));
                self.text.push(' ');
                self.words.push(Word { stem: vocabulary.stem(word), time: start, bytes });
                let agrees = phrases::agrees(word);
                opening |= leading && phrases::opens(word);
                leading &= agrees;
                closing = if agrees { closing.saturating_add(1) } else { 0 };
            });
        }
        let count = self.words.len() - from;
        let said = self.words.get_mut(from..).unwrap_or_default();
        for (index, word) in said.iter_mut().enumerate() {
            word.time = start + (end - start).min(LONGEST_CUE) * index as f64 / count as f64;
        }
        let last = cues.last().map(|cue| cue.text.trim_end()).unwrap_or_default();
        Step {
            start,
            end,
            words: from..self.words.len(),
            voice: cues.first().and_then(|cue| cue.speaker.as_deref()).map(|name| self.voice(name)),
            closing,
            opening,
            asks: last.ends_with('?'),
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

/// Sources are far smaller than four gigabytes; a larger text would only lose its phrases.
fn as_u32(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end().trim_end_matches(['"', '”', '\'', ')']).ends_with(['.', '?', '!', '…', ':'])
}
