//! What WebVTT and SubRip have in common: a line of times, then lines of text.

use std::collections::{HashMap, HashSet};

use super::Cue;
use super::faults::Faults;
use super::labels::Labels;
use super::lines::{Line, lines};
use super::time::{self, Time};
use super::words::{self, Markup};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{SourceFile, Span};
use crate::words::shown;

/// What joins the two times of a cue.
const ARROW: &str = "-->";

/// Where the two formats differ.
pub(super) struct Dialect {
    /// Markup of the text.
    pub markup: Markup,
    /// Are there `NOTE`, `STYLE` and `REGION` blocks?
    pub has_comments: bool,
    /// The rule that a time in another form breaks.
    pub time_rule: &'static str,
    /// How times are written.
    pub time_help: &'static str,
    /// Is a time written so?
    pub time_form: fn(&Time) -> bool,
}

/// Is `line` a line of times, and if so, does its first time have a decimal comma?
pub(super) fn timing_mark(line: &str) -> Option<bool> {
    let (start, end) = line.split_once(ARROW)?;
    let start = time::whole(start.trim())?;
    time::whole(first_word(end))?;
    Some(start.fraction_mark == Some(','))
}

/// The cues from byte `start` of `file` on.
pub(super) fn read(file: &SourceFile, start: usize, dialect: &Dialect, faults: &mut Faults<'_>) -> Vec<Cue> {
    let mut reader = Reader {
        file,
        dialect,
        faults,
        cues: Vec::new(),
        open: None,
        skipping: false,
        last_start: 0.0,
        identifiers: HashMap::new(),
        unknown_tags: HashSet::new(),
    };
    let mut rest = lines(file.text().get(start..).unwrap_or_default(), start).peekable();
    while let Some(line) = rest.next() {
        let before_times = rest.peek().is_some_and(|next| next.text.contains(ARROW));
        reader.take(line, before_times);
    }
    reader.close();
    reader.cues
}

/// Moves `Name:` labels from the words of `cues` to their speakers; `full_names` are believed at first sight.
pub(super) fn name_speakers(file: &SourceFile, cues: &mut [Cue], full_names: bool) {
    let found: Vec<Option<(String, String)>> = {
        let labels = Labels::learn(cues.iter().map(|cue| cue.text.as_str()));
        let labels = if full_names { labels.trusting_full_names() } else { labels };
        let split = |cue: &Cue| {
            let label = labels.find(&cue.text).filter(|_| cue.speaker.is_none())?;
            Some((label.name.to_owned(), words::spoken(cue.text.get(label.words..)?)))
        };
        cues.iter().map(split).collect()
    };
    for (cue, (speaker, text)) in cues.iter_mut().zip(found).filter_map(|(cue, found)| Some((cue, found?))) {
        cue.text_span.start += label_length(file.slice(cue.text_span), &speaker);
        cue.speaker = Some(speaker);
        cue.text = text;
    }
}

/// Bytes that the label of `speaker` takes in the raw words; none where markup stands in between.
fn label_length(raw: &str, speaker: &str) -> usize {
    let rest = raw.strip_prefix(speaker).and_then(|rest| rest.strip_prefix(':'));
    rest.map_or(0, |rest| raw.len() - rest.trim_start().len())
}

/// A cue whose text is still being read.
struct Open {
    start: f64,
    end: Option<f64>,
    /// From the times to the end of the text so far.
    span: Span,
    /// First to last byte of the text.
    text: Option<Span>,
}

struct Reader<'a, 'f, 'd> {
    file: &'a SourceFile,
    dialect: &'a Dialect,
    faults: &'f mut Faults<'d>,
    cues: Vec<Cue>,
    open: Option<Open>,
    /// Inside a comment or style block?
    skipping: bool,
    /// Start of the last cue: words whose time cannot be read take it.
    last_start: f64,
    /// Names of cues so far, and where they stand.
    identifiers: HashMap<&'a str, Span>,
    /// Tags that the format does not know, in small letters: each is reported once.
    unknown_tags: HashSet<String>,
}

impl<'a> Reader<'a, '_, '_> {
    fn take(&mut self, line: Line<'a>, before_times: bool) {
        if line.is_blank() {
            self.close();
            self.skipping = false;
        } else if let Some(times) = line.text.split_once(ARROW).filter(|times| self.are_times(times)) {
            self.skipping = false;
            self.begin(line, times);
        } else if self.skipping {
            // Comments are not spoken.
        } else if before_times && self.is_identifier(line.text) {
            self.identify(line);
        } else if self.open.is_none() && self.dialect.has_comments && opens_comment(line.text) {
            self.skipping = true;
            self.check_comment(line);
        } else {
            self.say(line);
        }
    }

    /// Words may hold an arrow; a line of times has a time beside it, or stands where a cue must begin.
    fn are_times(&self, (start, end): &(&str, &str)) -> bool {
        let is_time = |text: &str| time::whole(text).is_some();
        is_time(start.trim()) || is_time(first_word(end)) || (self.open.is_none() && !self.skipping)
    }

    /// Any line may name a cue after an empty line; in the middle of text only a counter does.
    fn is_identifier(&self, line: &str) -> bool {
        self.open.is_none() || line.trim().bytes().all(|byte| byte.is_ascii_digit())
    }

    /// Compares the name of a cue with those before it; the counters of SubRip are no names.
    fn identify(&mut self, line: Line<'a>) {
        let name = line.text.trim();
        if !self.dialect.has_comments || self.open.is_some() {
            return;
        }
        let here = line.span_of(name);
        if let Some(first) = self.identifiers.get(name) {
            let first = self.file.place(*first);
            self.faults.report("vtt-id-duplicate", Severity::Warning, here, |found| {
                Diagnostic { message: format!("two cues are called {}", shown(name)), ..found }
                    .help("give every cue a name of its own, or none")
                    .related(first, "the first cue of that name")
            });
        } else {
            self.identifiers.insert(name, here);
        }
    }

    /// Styles and regions count only before the first cue (WebVTT, file body).
    fn check_comment(&mut self, line: Line<'_>) {
        if first_word(line.text) != "NOTE" && !self.cues.is_empty() {
            let here = Span::new(line.start, line.end());
            let message = "the block stands after the first cue, where players ignore it";
            self.faults.warn("vtt-late-style", here, message, "move it above the first cue");
        }
    }

    /// Reports the tags in `raw`, which begins at byte `at`, that WebVTT does not have.
    fn check_tags(&mut self, raw: &str, at: usize) {
        for (name, tag) in words::unknown_tags(raw) {
            if self.unknown_tags.insert(name.to_ascii_lowercase()) {
                let message = format!("WebVTT has no tag {}", shown(raw.get(tag.clone()).unwrap_or_default()));
                let help = "players drop it; write `&lt;` where the bracket is spoken";
                self.faults.warn("vtt-unknown-tag", Span::from(tag).shifted(at), &message, help);
            }
        }
    }

    fn begin(&mut self, line: Line<'_>, (left, right): (&str, &str)) {
        self.close();
        let start_at = line.start + (left.len() - left.trim_start().len());
        let start = self.time(left.trim(), start_at);
        let end_at = line.start + left.len() + ARROW.len() + (right.len() - right.trim_start().len());
        let end = self.time(first_word(right), end_at);
        self.last_start = start.unwrap_or(self.last_start);
        self.open = Some(Open { start: self.last_start, end, span: Span::new(line.start, line.end()), text: None });
    }

    /// Seconds of the time `text` at byte `at`, after reporting what is wrong with it.
    fn time(&mut self, text: &str, at: usize) -> Option<f64> {
        let span = Span::new(at, at + text.len());
        let time = time::whole(text);
        match &time {
            None => self.faults.warn(
                "cue-time-invalid",
                span,
                "a time is expected here",
                "times are written as `HH:MM:SS` with three decimals",
            ),
            Some(time) if !time.in_range => self.faults.warn(
                "cue-time-invalid",
                span,
                "minutes and seconds go from 00 to 59",
                "an hour and one minute is written 01:01:00",
            ),
            Some(time) if !(self.dialect.time_form)(time) => {
                self.faults.warn(
                    self.dialect.time_rule,
                    span,
                    "the time is written in another form",
                    self.dialect.time_help,
                );
            }
            Some(_) => {}
        }
        time.map(|time| time.seconds)
    }

    fn say(&mut self, line: Line<'_>) {
        let here = Span::new(line.start, line.end());
        if self.open.is_none() {
            self.faults.warn(
                "text-outside-cue",
                here,
                "the text belongs to no cue",
                "a line of times goes before it, and no empty line within a cue",
            );
        }
        let stray = Open { start: self.last_start, end: None, span: here, text: None };
        let open = self.open.get_or_insert(stray);
        open.span.end = here.end;
        open.text.get_or_insert(here).end = here.end;
    }

    fn close(&mut self) {
        let Some(open) = self.open.take() else { return };
        let text_span = open.text.unwrap_or(Span::new(open.span.end, open.span.end));
        let raw = self.file.slice(text_span);
        let raw = if self.dialect.markup == Markup::SubRip { without_position(raw) } else { raw };
        if self.dialect.markup == Markup::WebVtt {
            self.check_tags(raw, text_span.end - raw.len());
        }
        for turn in words::turns(raw, text_span.end - raw.len(), open.span, self.dialect.markup) {
            self.cues.push(Cue { start: open.start, end: open.end, ..turn });
        }
    }
}

/// `{\an8}`, which places a SubRip cue on the screen.
fn without_position(raw: &str) -> &str {
    let place = raw.strip_prefix("{\\").and_then(|rest| rest.split_once('}'));
    place.map_or(raw, |(_, words)| words)
}

fn opens_comment(line: &str) -> bool {
    matches!(first_word(line), "NOTE" | "STYLE" | "REGION")
}

fn first_word(text: &str) -> &str {
    text.split_whitespace().next().unwrap_or_default()
}
