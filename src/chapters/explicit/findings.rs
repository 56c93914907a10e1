//! What is wrong with a list of written chapters, and how it was read all the same.

use super::repair::Reading;
use super::source::Source;
use crate::chapters::mark::Mark;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::times::clock;
use crate::words::shown;

/// Starts of two sources that are closer than this are the same, in seconds: notes are written to the second.
const SAME: f64 = 2.0;

/// The end of an episode.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct End {
    /// In seconds.
    pub seconds: f64,
    /// How much later it may really be, in seconds.
    pub slack: f64,
    /// Read from the audio itself: what is later cannot be heard.
    pub is_exact: bool,
}

impl End {
    /// The latest time at which something may begin, in seconds.
    pub fn latest(self) -> f64 {
        self.seconds + self.slack
    }
}

/// Reports how times were read that cannot be right as written.
pub(super) fn readings(source: &Source<'_>, readings: &[Reading], diagnostics: &mut Diagnostics) {
    let mut before: Option<&Mark> = None;
    for (mark, reading) in source.marks.iter().zip(readings) {
        diagnostics.extend(mismatch(source, mark, *reading));
        diagnostics.extend(misread(source, mark, *reading, before));
        if let Some(before) = before.filter(|before| before.start > mark.start) {
            diagnostics.push(backwards(source, mark, before));
        }
        before = Some(mark);
    }
}

fn misread(source: &Source<'_>, mark: &Mark, reading: Reading, before: Option<&Mark>) -> Option<Diagnostic> {
    let label = mark.label?;
    match reading {
        Reading::Frames => {
            let meant = clock(mark.start);
            let message = format!("{label} holds frames: it was read as minutes and seconds, {meant}");
            Some(warning("chapter-frames", message, source, mark).help(format!("write `{meant}`")))
        }
        Reading::HoursLost(_) => {
            let meant = clock(mark.start);
            let message = format!("{label} lacks its hours: it was read as {meant}");
            let fault = warning("chapter-hour-lost", message, source, mark).help(format!("write `{meant}`"));
            Some(match before {
                Some(before) => fault.related(source.place(before.span), "the chapter before it"),
                None => fault,
            })
        }
        Reading::Written | Reading::Target => None,
    }
}

fn mismatch(source: &Source<'_>, mark: &Mark, reading: Reading) -> Option<Diagnostic> {
    let (label, target) = (mark.label?, mark.target?);
    let only_frames_differ = reading == Reading::Frames && mark.start == target.seconds();
    if label.seconds() == target.seconds() || only_frames_differ {
        return None;
    }
    let used = if reading == Reading::Target { "the link" } else { "the text" };
    let message = format!("the text says {label}, its link {target}; {used} was believed");
    Some(warning("chapter-target-mismatch", message, source, mark).help("write the same time in both"))
}

fn backwards(source: &Source<'_>, mark: &Mark, before: &Mark) -> Diagnostic {
    let message = format!("the time goes back, from {} to {}", clock(before.start), clock(mark.start));
    warning("chapter-times-backwards", message, source, mark)
        .related(source.place(before.span), "the chapter before it")
        .help("correct the time, or put the chapters in order; they are sorted in the outputs")
}

/// Reports times past the end; takes them out when the end is that of the audio itself.
pub(super) fn past_end(source: &mut Source<'_>, end: End, diagnostics: &mut Diagnostics) {
    for mark in source.marks.iter().filter(|mark| mark.start > end.latest()) {
        let left_out = if end.is_exact { "; it is left out" } else { "" };
        let message = format!(
            "the chapter starts at {}, but the episode ends at {}{left_out}",
            clock(mark.start),
            clock(end.seconds)
        );
        diagnostics.push(
            warning("chapter-past-end", message, source, mark).help("correct the time, or the duration of the episode"),
        );
    }
    if end.is_exact {
        source.marks.retain(|mark| mark.start <= end.latest());
    }
}

/// Reports chapters that begin together and keeps the first; a heading and its first child may, in a nested list.
///
/// The marks must be in order.
pub(super) fn duplicates(source: &mut Source<'_>, diagnostics: &mut Diagnostics) {
    let mut kept: Vec<Mark> = Vec::with_capacity(source.marks.len());
    for mark in std::mem::take(&mut source.marks) {
        match kept.last().filter(|last| same_start(last, &mark)) {
            None => kept.push(mark),
            Some(last) if last.level < mark.level => {}
            Some(last) => {
                let message =
                    format!("two chapters start at {}; {} is left out", clock(mark.start), shown(&mark.title));
                diagnostics.push(
                    warning("chapter-start-duplicate", message, source, &mark)
                        .related(source.place(last.span), "the other one")
                        .help("give each chapter a time of its own, or make them one"),
                );
            }
        }
    }
    source.marks = kept;
}

fn same_start(one: &Mark, other: &Mark) -> bool {
    (one.start - other.start).abs() < 0.001
}

/// Reports the first place at which another list differs from the one that is used: its times, else its titles.
pub(super) fn disagreement(used: &Source<'_>, other: &Source<'_>) -> Option<Diagnostic> {
    let pairs = used.marks.iter().zip(&other.marks);
    let differing = pairs.clone().position(|(one, two)| (one.start - two.start).abs() > SAME);
    let at = differing.or_else(|| (used.marks.len() != other.marks.len()).then(|| pairs.len()));
    let unlike = || pairs.clone().position(|(one, two)| !alike(&one.title, &two.title));
    let said = if at.is_some() { time_of } else { title_of };
    let at = at.or_else(unlike)?;
    let (one, two) = (used.marks.get(at), other.marks.get(at));
    let message = format!("chapter {} {} in {}, but {} in {}", at + 1, said(two), other.name, said(one), used.name);
    let place = |source: &Source<'_>, mark: Option<&Mark>| match mark {
        Some(mark) => source.place(mark.span),
        None => Place::file(source.path()),
    };
    Some(
        Diagnostic::warning("chapters-disagree", message)
            .at(place(other, two))
            .related(place(used, one), format!("{} is used", used.name))
            .help("keep one list of chapters, or make both say the same"),
    )
}

fn time_of(mark: Option<&Mark>) -> String {
    mark.map_or_else(|| "is missing".to_owned(), |mark| format!("starts at {}", clock(mark.start)))
}

fn title_of(mark: Option<&Mark>) -> String {
    mark.map(|mark| format!("is called {}", shown(&mark.title))).unwrap_or_default()
}

/// Are two titles the same but for case and punctuation, or is one the beginning of the other? Some forms cut them short.
fn alike(one: &str, other: &str) -> bool {
    let letters = |title: &str| -> String {
        title.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let (one, other) = (letters(one), letters(other));
    one.starts_with(&other) || other.starts_with(&one)
}

fn warning(rule: &'static str, message: String, source: &Source<'_>, mark: &Mark) -> Diagnostic {
    Diagnostic::warning(rule, message).at(source.place(mark.span))
}
