//! Findings about one transcript, and the checks that are the same for every format.

use std::collections::BTreeMap;

use super::{Cue, Transcript};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::source::{SourceFile, Span};
use crate::times::exact;

/// So many findings of one rule are kept for one file; the rest is only counted.
pub(super) const MOST_PER_RULE: usize = 20;

/// Collects the findings about one file without letting a hostile file flood memory.
pub(super) struct Faults<'a> {
    file: &'a SourceFile,
    diagnostics: &'a mut Diagnostics,
    seen: BTreeMap<&'static str, (usize, Severity)>,
}

impl<'a> Faults<'a> {
    /// Findings about `file` go to `diagnostics`.
    pub fn new(file: &'a SourceFile, diagnostics: &'a mut Diagnostics) -> Self {
        Self { file, diagnostics, seen: BTreeMap::new() }
    }

    /// A warning at `span`.
    pub fn warn(&mut self, rule: &'static str, span: Span, message: &str, help: &str) {
        self.report(rule, Severity::Warning, span, |found| Diagnostic { message: message.into(), ..found }.help(help));
    }

    /// A finding at `span`; `describe` fills in the words, and is called only when the finding is kept.
    pub fn report(
        &mut self,
        rule: &'static str,
        severity: Severity,
        span: Span,
        describe: impl FnOnce(Diagnostic) -> Diagnostic,
    ) {
        let (count, _) = self.seen.entry(rule).or_insert((0, severity));
        *count += 1;
        if *count <= MOST_PER_RULE {
            let found = Diagnostic::new(rule, severity, "").at(self.file.place(span));
            self.diagnostics.push(describe(found));
        }
    }

    /// Says how many findings were not kept.
    pub fn finish(self) {
        for (rule, (count, severity)) in self.seen {
            if let more @ 1.. = count.saturating_sub(MOST_PER_RULE) {
                let message = format!("{more} more findings of this rule in this file are not listed");
                self.diagnostics.push(Diagnostic::new(rule, severity, message).in_file(self.file.path()));
            }
        }
    }
}

/// The checks that hold for every format.
pub(super) fn check(transcript: &Transcript, faults: &mut Faults<'_>) {
    match (transcript.cues.first(), transcript.untimed.first()) {
        (None, None) => faults.warn(
            "transcript-empty",
            Span::default(),
            "the transcript has no cue",
            "write what is said as `HH:MM:SS text` paragraphs, or export WebVTT",
        ),
        (None, Some(_)) => faults.report("transcript-untimed", Severity::Info, Span::default(), |found| {
            Diagnostic { message: "the transcript has no time stamps".into(), ..found }
                .help("with `HH:MM:SS` before its paragraphs it could place chapters")
        }),
        (Some(_), _) => {}
    }
    for cue in &transcript.cues {
        check_cue(cue, faults);
    }
    for (before, cue) in transcript.cues.iter().zip(transcript.cues.iter().skip(1)) {
        check_order(before, cue, faults);
    }
}

fn check_cue(cue: &Cue, faults: &mut Faults<'_>) {
    if cue.text.is_empty() {
        faults.warn("cue-without-text", cue.span, "the cue has no text", "write what is said, or remove the cue");
    }
    match cue.end {
        Some(end) if end < cue.start => faults.report("cue-end-before-start", Severity::Warning, cue.span, |found| {
            let message = format!("the cue ends at {} but starts at {}", exact(end), exact(cue.start));
            Diagnostic { message, ..found }.help("the end must be later than the start")
        }),
        Some(end) if end <= cue.start => faults.warn(
            "cue-without-length",
            cue.span,
            "the cue ends when it starts",
            "the end must be later than the start",
        ),
        _ => {}
    }
}

fn check_order(before: &Cue, cue: &Cue, faults: &mut Faults<'_>) {
    if cue.start >= before.start {
        return;
    }
    let file = faults.file;
    faults.report("cue-times-backwards", Severity::Warning, cue.span, |found| {
        let message = format!("the cue starts at {}, before the cue above it", exact(cue.start));
        Diagnostic { message, ..found }
            .help("one of the two times is wrong: cues follow each other in order of time")
            .related(file.place(before.span), format!("the cue above starts at {}", exact(before.start)))
    });
}
