//! Findings as rustc and cargo show them: the line, a marker under it, and what would be right.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::source::SourceFile;

/// Lines longer than this are not shown: minified text helps nobody, in bytes.
const MAX_LINE: usize = 2_000;

/// Prints `diagnostics`; the lines they point at are read from `root`, where one is given.
///
/// # Errors
/// When `out` cannot be written.
pub fn print(out: &mut dyn Write, diagnostics: &[Diagnostic], root: Option<&Path>) -> io::Result<()> {
    let renderer = Renderer::styled();
    for diagnostic in diagnostics {
        writeln!(out, "{}\n", renderer.render(&groups(diagnostic, &excerpts(diagnostic, root))))?;
    }
    Ok(())
}

/// How many warnings of one rule [`summarise`] shows before it counts the rest.
const SHOWN_PER_RULE: usize = 3;

/// Prints all errors, and of warnings and notes the first few of every rule; the rest are counted.
///
/// # Errors
/// When `out` cannot be written.
pub fn summarise(out: &mut dyn Write, diagnostics: &[Diagnostic], root: Option<&Path>) -> io::Result<()> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let shown: Vec<Diagnostic> = diagnostics
        .iter()
        .filter(|diagnostic| {
            let count = counts.entry(diagnostic.rule).or_default();
            *count += 1;
            diagnostic.severity == Severity::Error || *count <= SHOWN_PER_RULE
        })
        .cloned()
        .collect();
    print(out, &shown, root)?;
    let left = |rule: &str| {
        diagnostics.iter().filter(|one| one.rule == rule).count() - shown.iter().filter(|one| one.rule == rule).count()
    };
    for (rule, more) in counts.keys().map(|rule| (rule, left(rule))).filter(|(_, more)| *more > 0) {
        writeln!(out, "… and {more} more of {rule}")?;
    }
    Ok(())
}

/// The line of a file that a place lies on.
struct Excerpt {
    path: String,
    line: usize,
    text: String,
    /// The place within `text`.
    marked: std::ops::Range<usize>,
}

/// The excerpts of the finding itself and of its related places, `None` where there is nothing to show.
fn excerpts(diagnostic: &Diagnostic, root: Option<&Path>) -> Vec<Option<Excerpt>> {
    let places = diagnostic.place.iter().chain(diagnostic.related.iter().map(|related| &related.place));
    places.map(|place| excerpt(place, root?)).collect()
}

fn excerpt(place: &Place, root: &Path) -> Option<Excerpt> {
    if place.start == place.end && place.start == 0 {
        return None;
    }
    let file = SourceFile::read(root, &place.file).ok()?;
    let text = file.text();
    let start = text.get(..place.start)?.rfind('\n').map_or(0, |at| at + 1);
    let end = text.get(place.start..)?.find('\n').map_or(text.len(), |at| at + place.start);
    let line = text.get(start..end)?.trim_end_matches('\r');
    let marked_end = place.end.min(start + line.len()).max(place.start);
    let marked = place.start - start..marked_end - start;
    let fits = line.len() <= MAX_LINE && line.get(marked.clone()).is_some();
    fits.then(|| Excerpt { path: place.file.display().to_string(), line: place.line, text: line.to_owned(), marked })
}

fn groups<'a>(diagnostic: &'a Diagnostic, excerpts: &'a [Option<Excerpt>]) -> Vec<Group<'a>> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let title = level.primary_title(diagnostic.message.as_str()).id(diagnostic.rule);
    let mut excerpts = excerpts.iter();
    let mut group = Group::with_title(title);
    if let Some(place) = &diagnostic.place {
        group = with_place(group, place, excerpts.next().and_then(Option::as_ref));
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    let mut groups = vec![group];
    for related in &diagnostic.related {
        let note = Group::with_title(Level::NOTE.secondary_title(related.message.as_str()));
        groups.push(with_place(note, &related.place, excerpts.next().and_then(Option::as_ref)));
    }
    groups
}

fn with_place<'a>(group: Group<'a>, place: &'a Place, excerpt: Option<&'a Excerpt>) -> Group<'a> {
    match excerpt {
        Some(excerpt) => group.element(
            Snippet::source(excerpt.text.as_str())
                .path(excerpt.path.as_str())
                .line_start(excerpt.line)
                .annotation(AnnotationKind::Primary.span(excerpt.marked.clone())),
        ),
        None => {
            let origin = annotate_snippets::Origin::path(place.file.to_string_lossy());
            group.element(origin.line(place.line).char_column(place.column))
        }
    }
}
