//! Reads plain text transcripts, with and without times.
//!
//! - A cue begins at a time stamp at the start of a line, or at a line that names a speaker and a time; the words may
//!   follow on the same line or on the lines below, and an empty line does not end them.
//! - The first stamp of a file decides its form: after `00:00:00`, a line that opens with `9:30` is speech.
//! - A label (`KENNEDY:`) below a stamp begins a cue of its own with the same start.
//! - A line that names speaker and time alone names the speaker of all cues without a label below it, and so does a name that
//!   stands alone behind a stamp (`[00:12] - Ada`), where most stamps have one.
//! - A line may name speaker, time and words at once: `**Ada** (00:12): Hi`. A stamp in a heading is one too.
//! - Words before the first stamp are [`Transcript::untimed`], a paragraph each.
//! - Front matter, headings and templates are not speech.

mod head;
pub(super) mod line;

use std::cell::LazyCell;
use std::collections::HashSet;

use super::faults::Faults;
use super::labels::Labels;
use super::lines::{Line, lines, without_bom};
use super::time::Time;
use super::words::{self, Markup};
use super::{Cue, Format, Transcript, Utterance};
use crate::source::{SourceFile, Span};
use head::Heading;
use line::{SpeakerLine, Stamp};

/// Does `text` begin with a time stamp, or name a speaker and a time?
pub(super) fn is_stamped(text: &str) -> bool {
    first_fields(text).is_some()
}

/// What a cue takes in most files, in bytes.
const CUE_BYTES: usize = 100;

/// Reads `file` as plain text.
pub(super) fn read(file: &SourceFile, faults: &mut Faults<'_>) -> Transcript {
    let (text, start) = without_bom(file.text());
    let start = start + head::front_matter(text);
    let body = file.text().get(start..).unwrap_or_default();
    let form = StampForm(lines(body, start).find_map(|line| first_fields(line.text)));
    let labels = Labels::learn(lines(body, start).map(|line| form.words_of(line.text)));
    let cues = Vec::with_capacity(body.len() / CUE_BYTES);
    let transcript = Transcript { format: Format::Text, cues, ..Transcript::default() };
    let mut reader = Reader {
        file,
        faults,
        form,
        labels,
        are_named_alone: LazyCell::new(Box::new(move || has_names_behind_stamps(lines(body, start)))),
        transcript,
        open: None,
        standing: None,
        last_start: None,
        after_gap: true,
    };
    let mut rest = lines(body, start).peekable();
    while let Some(line) = rest.next() {
        // A list item above `{:toc}` is a placeholder that kramdown replaces.
        let is_placeholder = rest.peek().is_some_and(|next| next.text.trim() == "{:toc}");
        reader.take(line, is_placeholder);
    }
    reader.close();
    reader.transcript
}

/// Fields of the time in `line`, where one begins a cue.
fn first_fields(line: &str) -> Option<usize> {
    let stamp = line::stamp(line).or_else(|| line::stamped_heading(line)).map(|stamp| stamp.start);
    let named = || line::speaker_line(line).or_else(|| line::named_stamp(line).map(|(found, _)| found));
    stamp.or_else(|| named().map(|found| found.time)).map(|time| time.fields)
}

/// Do names stand alone behind stamps? Then most stamps have one, and somebody speaks twice: of those who answer `Yeah` between
/// longer words none is called so.
fn has_names_behind_stamps<'a>(lines: impl Iterator<Item = Line<'a>>) -> bool {
    let (mut seen, mut recurs) = (HashSet::new(), false);
    let (mut stamps, mut names) = (0_usize, 0_usize);
    for line in lines.filter(|line| first_fields(line.text).is_some()) {
        stamps += 1;
        if let Some(name) = line::name_behind_stamp(line.text) {
            names += 1;
            recurs |= !seen.insert(name);
        }
    }
    recurs && names * 2 > stamps
}

/// The number of fields of the first time stamp of a file, when it has any.
#[derive(Clone, Copy)]
struct StampForm(Option<usize>);

impl StampForm {
    /// May a time with so many fields be a stamp? After an hour `59:59` becomes `1:00:00`, but `00:59:59` never shrinks.
    fn admits(self, time: &Time) -> bool {
        self.0.is_some_and(|fields| time.fields >= fields)
    }

    fn stamp(self, line: &str) -> Option<Stamp> {
        line::stamp(line).filter(|stamp| self.admits(&stamp.start))
    }

    fn speaker_line(self, line: &str) -> Option<SpeakerLine<'_>> {
        line::speaker_line(line).filter(|found| self.admits(&found.time))
    }

    fn heading(self, line: &str) -> Option<Stamp> {
        self.0.and_then(|_| line::stamped_heading(line)).filter(|stamp| self.admits(&stamp.start))
    }

    fn named(self, line: &str) -> Option<(SpeakerLine<'_>, usize)> {
        self.0.and_then(|_| line::named_stamp(line)).filter(|(found, _)| self.admits(&found.time))
    }

    /// The words of `line`, without its stamp.
    fn words_of(self, line: &str) -> &str {
        self.stamp(line).and_then(|stamp| line.get(stamp.words..)).unwrap_or(line)
    }
}

/// A cue or paragraph whose words are still being read.
struct Open {
    /// None before the first time stamp.
    start: Option<f64>,
    end: Option<f64>,
    speaker: Option<String>,
    /// From the stamp to the end of the words so far.
    span: Span,
    /// First to last byte of the words.
    words: Option<Span>,
    /// Was it opened by a line that says who speaks, not by a stamp?
    announced: bool,
}

struct Reader<'a, 'f, 'd> {
    file: &'a SourceFile,
    faults: &'f mut Faults<'d>,
    form: StampForm,
    labels: Labels<'a>,
    /// Do names stand alone behind stamps? Asked where one might: few files have any.
    are_named_alone: LazyCell<bool, Box<dyn FnOnce() -> bool + 'a>>,
    transcript: Transcript,
    open: Option<Open>,
    /// Who speaks where no label says so.
    standing: Option<String>,
    /// Start of the last cue: words without a time of their own take it.
    last_start: Option<f64>,
    /// Is the line above empty?
    after_gap: bool,
}

impl<'a> Reader<'a, '_, '_> {
    fn take(&mut self, line: Line<'a>, is_placeholder: bool) {
        if line.is_blank() {
            self.gap();
            self.after_gap = true;
            return;
        }
        if let Some(stamp) = self.form.stamp(line.text) {
            self.stamped(line, &stamp);
        } else if let Some(stamp) = self.form.heading(line.text) {
            self.headed(line, &stamp);
        } else if let Some((found, words)) = self.form.named(line.text) {
            self.announce(line, found);
            self.say_words(line, line.text.get(words..).unwrap_or_default());
        } else if let Some(found) = self.form.speaker_line(line.text) {
            self.announce(line, found);
        } else if let Some(length) = self.unreadable(line.text) {
            self.garbled(line, length);
        } else if is_placeholder || self.is_heading(line) || line::is_furniture(line.text) {
            self.close();
        } else {
            self.say(line);
        }
        self.after_gap = false;
    }

    /// An empty line ends a paragraph, but not a cue.
    fn gap(&mut self) {
        if self.open.as_ref().is_some_and(|open| open.start.is_none()) {
            self.close();
        }
    }

    fn stamped(&mut self, line: Line<'a>, stamp: &Stamp) {
        let words = line.text.get(stamp.words..).unwrap_or_default();
        // `0:07 Ada Byron  00:07` says the time twice; `0:07 Monday 9:30` is speech.
        let repeats = |found: &SpeakerLine<'_>| (found.time.seconds - stamp.start.seconds).abs() < 1.0;
        if let Some(found) = line::speaker_line(words).filter(repeats) {
            return self.announce(line, SpeakerLine { time: stamp.start, ..found });
        }
        if words.starts_with("- ")
            && let Some(name) = self.alone(line.text)
        {
            return self.announce(line, SpeakerLine { name, time: stamp.start });
        }
        self.begin(line, &stamp.start);
        if let Some(open) = &mut self.open {
            open.end = stamp.end.map(|end| end.seconds);
        }
        let words = words.strip_prefix("- ").map_or(words, str::trim_start);
        self.say_words(line, words);
    }

    /// A heading names a speaker, or what the words below it are about.
    fn headed(&mut self, line: Line<'a>, stamp: &Stamp) {
        match self.alone(line.text) {
            Some(name) => self.announce(line, SpeakerLine { name, time: stamp.start }),
            None => {
                self.begin(line, &stamp.start);
                self.open.iter_mut().for_each(|open| open.announced = true);
            }
        }
    }

    fn alone(&self, line: &'a str) -> Option<&'a str> {
        line::name_behind_stamp(line).filter(|_| *self.are_named_alone)
    }

    fn announce(&mut self, line: Line<'a>, found: SpeakerLine<'_>) {
        self.begin(line, &found.time);
        self.standing = Some(words::one_line(found.name));
        if let Some(open) = &mut self.open {
            open.speaker.clone_from(&self.standing);
            open.announced = true;
        }
    }

    /// Closes what is open and begins a cue at `time`.
    fn begin(&mut self, line: Line<'a>, time: &Time) {
        self.close();
        if !time.in_range {
            let length = line.text.find(char::is_whitespace).unwrap_or(line.text.len());
            self.faults.warn(
                "cue-time-invalid",
                Span::new(line.start, line.start + length),
                "minutes and seconds go from 00 to 59",
                "an hour and one minute is written 01:01:00",
            );
        }
        if self.last_start.is_none() {
            // Labels of the paragraphs above the first stamp do not reach below it.
            self.standing = None;
        }
        self.last_start = Some(time.seconds);
        self.open_at(line.start);
    }

    fn garbled(&mut self, line: Line<'a>, length: usize) {
        let indent = line.text.len() - line.text.trim_start().len();
        let at = line.start + indent;
        self.faults.warn(
            "cue-time-invalid",
            Span::new(at, at + length),
            "this looks like a time, but is none",
            "times are written as `HH:MM:SS`, in digits",
        );
        self.close();
        self.open_at(line.start);
        self.say_words(line, line.text.get(indent + length..).unwrap_or_default());
    }

    fn unreadable(&self, line: &str) -> Option<usize> {
        line::unreadable_stamp(line, self.form.0.filter(|_| self.after_gap)?)
    }

    /// Takes a line above the first words that says what the transcript is of.
    fn is_heading(&mut self, line: Line<'a>) -> bool {
        let spoken = self.open.is_some() || self.transcript.utterances().next().is_some();
        if spoken {
            return false;
        }
        let found = head::heading(line);
        match found {
            Some(Heading::Transcript) => {}
            Some(Heading::Episode { number, digits, title }) => {
                self.transcript.number = Some((number, line.span_of(digits)));
                self.entitle(line, title.unwrap_or_default());
            }
            None if line::is_heading(line.text.trim()) => self.entitle(line, line.text.trim().trim_matches(['#', ' '])),
            None => {}
        }
        found.is_some()
    }

    fn entitle(&mut self, line: Line<'a>, title: &str) {
        let clean = words::one_line(title);
        if self.transcript.title.is_none() && !clean.is_empty() {
            self.transcript.title = Some((clean, line.span_of(title)));
        }
    }

    /// Takes a line of words without a time.
    fn say(&mut self, line: Line<'a>) {
        let label = if self.after_gap || self.open.is_none() {
            self.labels.find(line.text)
        } else {
            self.labels.find_recurring(line.text)
        };
        let awaits_words = self.open.as_ref().is_some_and(|open| open.words.is_none());
        if label.is_some() && !awaits_words {
            self.close();
        }
        if self.open.is_none() {
            self.open_at(line.start);
        }
        self.say_words(line, line.text);
    }

    /// Adds `words`, the end of `line`, to what is open; the label of its first words names the speaker.
    fn say_words(&mut self, line: Line<'a>, words: &'a str) {
        let Some(open) = &mut self.open else { return };
        let label = self.labels.find(words).filter(|_| open.words.is_none());
        if let Some(label) = label {
            open.speaker = Some(words::one_line(label.name));
            if open.start.is_none() {
                self.standing.clone_from(&open.speaker);
            }
        }
        let said = words.get(label.map_or(0, |label| label.words)..).unwrap_or_default().trim();
        let here = line.span_of(said);
        open.span.end = here.end;
        if !said.is_empty() || label.is_some() {
            open.words.get_or_insert(here).end = here.end;
        }
    }

    fn open_at(&mut self, at: usize) {
        self.open = Some(Open {
            start: self.last_start,
            end: None,
            speaker: self.standing.clone(),
            span: Span::new(at, at),
            words: None,
            announced: false,
        });
    }

    fn close(&mut self) {
        let Some(open) = self.open.take() else { return };
        if open.announced && open.words.is_none() {
            // The cues that follow carry their own stamps.
            return;
        }
        let words = open.words.unwrap_or(Span::new(open.span.end, open.span.end));
        for turn in words::turns(self.file.slice(words), words.start, open.span, Markup::Voices) {
            let cue = Cue { end: open.end, speaker: turn.speaker.or_else(|| open.speaker.clone()), ..turn };
            match open.start {
                Some(start) => self.transcript.cues.push(Cue { start, ..cue }),
                None if cue.text.is_empty() => {}
                None => self.transcript.untimed.push(Utterance {
                    speaker: cue.speaker,
                    text: cue.text,
                    span: cue.span,
                    text_span: cue.text_span,
                }),
            }
        }
    }
}

#[cfg(test)]
mod tests;
