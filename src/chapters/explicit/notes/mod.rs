//! Times that stand in the body of the notes.

mod form;
mod title;

use crate::chapters::mark::Mark;
use crate::chapters::stamp::Stamp;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::notes::{Line, LineKind, Link, NoteLine, Notes};
use crate::source::{SourceFile, Span};
use form::{Form, Hit};

/// Titles longer than this, in characters on average, may be a transcript …
const LONGEST_TITLES: usize = 160;
/// … and are one when there is as much to read as people can say, in characters a second.
const SPEECH: f64 = 6.0;

/// So many strays make a list of their own before or behind the others.
const FEWEST_STRAYS: usize = 3;

/// Reads the time stamps of the notes. Each file is read in the form that most of its lines have; lines of another form
/// count when they stand among the others and their times fit.
pub(super) fn read(file: &SourceFile, notes: &Notes, diagnostics: &mut Diagnostics) -> Vec<Mark> {
    let hits: Vec<(usize, Hit)> = notes
        .lines
        .iter()
        .enumerate()
        .filter(|(_, line)| !matches!(line.line.kind, LineKind::Blank | LineKind::Code))
        .filter_map(|(index, line)| form::read(&line.inline).map(|hit| (index, hit)))
        .filter(|(index, hit)| !is_of_something_else(notes, *index, hit))
        .collect();
    let Some(main) = usual_form(&hits) else { return Vec::new() };
    let reader = Reader { file, notes, hits: &hits };
    let mut found = Diagnostics::new();
    let marks: Vec<Mark> =
        reader.believed(main).into_iter().filter_map(|index| reader.mark(index, main, &mut found)).collect();
    if is_transcript(&marks) {
        return Vec::new();
    }
    diagnostics.extend(found);
    marks
}

/// Is this a time in a video or another podcast that a topic is about? Then it stands below the topic and links there.
fn is_of_something_else(notes: &Notes, index: usize, hit: &Hit) -> bool {
    let below_a_topic = notes.topics.iter().any(|topic| (topic.line + 1..topic.end_line).contains(&index));
    let links = notes.lines.get(index).map(|line| line.inline.links.as_slice()).unwrap_or_default();
    let on_the_time = |link: &Link| link.text.start < hit.time.end && hit.time.start < link.text.end;
    below_a_topic && links.iter().any(|link| on_the_time(link) && link.url.contains("://"))
}

/// The form that most lines have; of equally frequent ones the clearer.
fn usual_form(hits: &[(usize, Hit)]) -> Option<Form> {
    let count = |form: Form| hits.iter().filter(|(_, hit)| hit.form == form).count();
    let counted = Form::ALL.into_iter().map(|form| (count(form), form));
    counted
        .filter(|(count, form)| *count >= form.fewest())
        .max_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)))
        .map(|(_, form)| form)
}

/// Do the notes hold what was said instead of titles?
fn is_transcript(marks: &[Mark]) -> bool {
    let letters: usize = marks.iter().map(|mark| mark.title.chars().count()).sum();
    let seconds = marks.last().zip(marks.first()).map_or(0.0, |(last, first)| last.start - first.start);
    letters > LONGEST_TITLES * marks.len() && letters as f64 > SPEECH * seconds
}

struct Reader<'a> {
    file: &'a SourceFile,
    notes: &'a Notes,
    hits: &'a [(usize, Hit)],
}

impl Reader<'_> {
    /// Indices of the hits that mark chapters: those of the usual form, and strays whose time lies between those of their
    /// neighbours. Before the first and behind the last a single stray is prose, several are a list.
    fn believed(&self, main: Form) -> Vec<usize> {
        let seconds = |hit: &Hit| hit.label.map(Stamp::seconds);
        let mut next = None;
        let mut limits: Vec<Option<f64>> = Vec::with_capacity(self.hits.len());
        for (_, hit) in self.hits.iter().rev() {
            limits.push(next);
            if hit.form == main {
                next = seconds(hit).or(next);
            }
        }
        limits.reverse();
        let strays = self.hits.iter().filter(|(_, hit)| hit.form != main).count();
        let open = strays >= FEWEST_STRAYS;
        let mut last = None;
        let mut believed = Vec::new();
        for (index, ((_, hit), limit)) in self.hits.iter().zip(limits).enumerate() {
            let time = seconds(hit);
            let fits = time
                .is_some_and(|time| last.map_or(open, |last| last < time) && limit.map_or(open, |limit| time < limit));
            if hit.form == main || fits {
                believed.push(index);
                last = time.or(last);
            }
        }
        believed
    }

    /// The chapter that a hit marks, unless it has no time or no title.
    fn mark(&self, index: usize, main: Form, diagnostics: &mut Diagnostics) -> Option<Mark> {
        let (at, hit) = self.hits.get(index)?;
        let line = self.notes.lines.get(*at)?;
        let span = line.inline.source_span(hit.time);
        let Some(label) = hit.label else {
            diagnostics.push(self.placeholder(span));
            return None;
        };
        let until = self.hits.get(index + 1).map_or(self.notes.lines.len(), |(next, _)| *next);
        let lines = self.notes.lines.get(*at..until).unwrap_or_default();
        let found = match hit.title_start {
            Some(start) => title::beside(self.file, lines, start),
            None => title::below(lines.get(1..).unwrap_or_default()),
        };
        let Some(found) = found else {
            diagnostics.push(self.untitled(span, label));
            return None;
        };
        if hit.form != main {
            diagnostics.push(self.stray(span, label));
        }
        let url = found.links.first().cloned();
        let level = level(self.file, &line.line);
        Some(Mark { target: hit.target, url, links: found.links, level, ..Mark::at(label, found.text, span) })
    }

    fn placeholder(&self, span: Span) -> Diagnostic {
        let message = format!("`{}` is a placeholder, not a time; this chapter is left out", self.file.slice(span));
        Diagnostic::warning("chapter-placeholder", message)
            .at(self.file.place(span))
            .help("write the time at which the chapter begins, such as `12:34`")
    }

    fn untitled(&self, span: Span, label: Stamp) -> Diagnostic {
        Diagnostic::warning("chapter-untitled", format!("the chapter at {label} has no title; it is left out"))
            .at(self.file.place(span))
            .help("write the title behind the time, or on the line below it")
    }

    fn stray(&self, span: Span, label: Stamp) -> Diagnostic {
        Diagnostic::warning("chapter-form-mixed", format!("the time {label} is written in another way than the others"))
            .at(self.file.place(span))
            .help("write all times of an episode alike; players that look for one form pass over the others")
    }
}

/// How deep an entry stands: 0 for a heading, then by indentation.
fn level(file: &SourceFile, line: &Line) -> usize {
    if matches!(line.kind, LineKind::Heading(_)) {
        return 0;
    }
    let text = file.slice(line.span);
    1 + text.chars().take_while(|c| c.is_whitespace()).map(|c| if c == '\t' { 4 } else { 1 }).sum::<usize>()
}

/// Is there nothing to read on this line?
fn is_blank(line: &NoteLine) -> bool {
    line.line.kind == LineKind::Blank
}

#[cfg(test)]
mod tests;
