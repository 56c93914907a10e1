//! Findings as rustc and cargo show them: the line, a marker under it, and what would be right.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::source::{Library, SourceFile};

/// Lines longer than this are not shown: minified text helps nobody, in bytes.
const MAX_LINE: usize = 2_000;

/// Prints `diagnostics`; the lines they point at come from `library`.
///
/// # Errors
/// When `out` cannot be written.
pub fn print(out: &mut dyn Write, diagnostics: &[Diagnostic], library: Library<'_>) -> io::Result<()> {
    let once: Vec<(&Diagnostic, Option<String>)> = diagnostics.iter().map(|diagnostic| (diagnostic, None)).collect();
    print_with_notes(out, &once, library)
}

/// Prints `diagnostics` as [`print()`] does, but those of a rule that repeats through a file only once, with their count
/// and the first places: a feed of a thousand items has every fault a thousand times.
///
/// # Errors
/// When `out` cannot be written.
pub fn print_grouped(out: &mut dyn Write, diagnostics: &[Diagnostic], library: Library<'_>) -> io::Result<()> {
    let mut repeated: HashMap<(&str, &Path), Vec<&Place>> = HashMap::new();
    for diagnostic in diagnostics {
        if let Some(place) = &diagnostic.place {
            repeated.entry((diagnostic.rule, &place.file)).or_default().push(place);
        }
    }
    let mut told = HashSet::new();
    let mut shown = Vec::new();
    for diagnostic in diagnostics {
        let key = diagnostic.place.as_ref().map(|place| (diagnostic.rule, place.file.as_path()));
        match key.and_then(|key| Some((key, repeated.get(&key)?))) {
            Some((key, places)) if places.len() > TOLD_ONE_BY_ONE => {
                if told.insert(key) {
                    shown.push((diagnostic, Some(others(places))));
                }
            }
            _ => shown.push((diagnostic, None)),
        }
    }
    print_with_notes(out, &shown, library)
}

/// So many findings of one rule in one file are told one by one.
const TOLD_ONE_BY_ONE: usize = 5;

/// So many places are listed where more are only counted.
const PLACES_LISTED: usize = 8;

/// `and 383 more in this file, at 120:5, 145:5 …`
fn others(places: &[&Place]) -> String {
    let rest = places.get(1..).unwrap_or_default();
    let listed: Vec<String> =
        rest.iter().take(PLACES_LISTED).map(|place| format!("{}:{}", place.line, place.column)).collect();
    let more = if rest.len() > PLACES_LISTED { " …" } else { "" };
    format!("and {} more in this file, at {}{more}", rest.len(), listed.join(", "))
}

fn print_with_notes(
    out: &mut dyn Write,
    diagnostics: &[(&Diagnostic, Option<String>)],
    library: Library<'_>,
) -> io::Result<()> {
    let renderer = Renderer::styled();
    let mut shelf = Shelf { library, last: None };
    for (diagnostic, note) in diagnostics {
        let excerpts = shelf.excerpts(diagnostic);
        let mut groups = groups(diagnostic, &excerpts);
        groups.extend(note.as_ref().map(|note| Group::with_title(Level::NOTE.secondary_title(note.as_str()))));
        writeln!(out, "{}\n", renderer.render(&groups))?;
    }
    Ok(())
}

/// How many warnings of one rule [`summarise`] shows before it counts the rest.
const SHOWN_PER_RULE: usize = 3;

/// How many errors of one rule in one file it shows: enough to see what is wrong with the file.
const SHOWN_PER_FILE: usize = 10;

/// Prints the errors of every file, and of warnings and notes the first few of every rule; the rest are counted.
///
/// # Errors
/// When `out` cannot be written.
pub fn summarise(out: &mut dyn Write, diagnostics: &[Diagnostic], root: Option<&Path>) -> io::Result<()> {
    let mut counts: BTreeMap<(&str, Option<&Path>), usize> = BTreeMap::new();
    let mut left: BTreeMap<&str, usize> = BTreeMap::new();
    let mut shown = Vec::new();
    for diagnostic in diagnostics {
        let file = diagnostic.place.as_ref().map(|place| place.file.as_path());
        let (key, most) = match diagnostic.severity {
            Severity::Error => ((diagnostic.rule, file), SHOWN_PER_FILE),
            _ => ((diagnostic.rule, None), SHOWN_PER_RULE),
        };
        let count = counts.entry(key).or_default();
        *count += 1;
        if *count <= most {
            shown.push(diagnostic.clone());
        } else {
            *left.entry(diagnostic.rule).or_default() += 1;
        }
    }
    print(out, &shown, &|path| SourceFile::read(root?, path).ok().map(SourceFile::as_written))?;
    for (rule, more) in left {
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

/// The files that findings point at, of which the last one that was asked for is kept: findings come file by file.
struct Shelf<'a> {
    library: Library<'a>,
    last: Option<(PathBuf, Option<SourceFile>)>,
}

impl Shelf<'_> {
    /// The excerpts of the finding itself and of its related places, `None` where there is nothing to show.
    fn excerpts(&mut self, diagnostic: &Diagnostic) -> Vec<Option<Excerpt>> {
        let places = diagnostic.place.iter().chain(diagnostic.related.iter().map(|related| &related.place));
        places.map(|place| excerpt(place, self.file(&place.file)?)).collect()
    }

    fn file(&mut self, path: &Path) -> Option<&SourceFile> {
        if self.last.as_ref().is_none_or(|(last, _)| last != path) {
            self.last = Some((path.to_owned(), (self.library)(path)));
        }
        self.last.as_ref()?.1.as_ref()
    }
}

fn excerpt(place: &Place, file: &SourceFile) -> Option<Excerpt> {
    if place.start == place.end && place.start == 0 {
        return None;
    }
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
