//! Applying fixes: edits sorted, overlaps left for the next round, everything else in the file as it was.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix};
use crate::source::{SourceFile, Span};

/// The edits that may be made now, by file: those of findings whose fix is at most as daring as `allowed`, first come
/// first served where two of them overlap.
pub fn edits(found: &[Diagnostic], allowed: Applicability) -> BTreeMap<PathBuf, Vec<Edit>> {
    let mut by_file: BTreeMap<PathBuf, BTreeMap<usize, &Edit>> = BTreeMap::new();
    for diagnostic in found {
        let (Some(place), Some(fix)) = (&diagnostic.place, &diagnostic.fix) else { continue };
        if fix.applicability > allowed {
            continue;
        }
        let edits = by_file.entry(place.file.clone()).or_default();
        if fix.edits.iter().all(|new| is_free(edits, new)) {
            edits.extend(fix.edits.iter().map(|edit| (edit.start, edit)));
        }
    }
    by_file.retain(|_, edits| !edits.is_empty());
    by_file.into_iter().map(|(path, edits)| (path, edits.into_values().cloned().collect())).collect()
}

/// Does `new` leave the other edits alone, which are kept by their starts? Two edits overlap when they share a byte; two
/// insertions at one place would be made in an order left to chance.
fn is_free(edits: &BTreeMap<usize, &Edit>, new: &Edit) -> bool {
    let before = edits.range(..=new.start).next_back();
    let after = edits.range(new.start + 1..).next();
    before.is_none_or(|(start, old)| *start < new.start && old.end <= new.start)
        && after.is_none_or(|(start, _)| new.end <= *start)
}

/// `text` with `edits` made, which are sorted and do not overlap; none when one does not lie on characters of the text.
pub fn apply(text: &str, edits: &[Edit]) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        out.push_str(text.get(at..edit.start)?);
        text.get(edit.start..edit.end)?;
        out.push_str(&edit.text);
        at = edit.end;
    }
    out.push_str(text.get(at..)?);
    Some(out)
}

/// Makes edits to the files themselves of fixes of those among `sources` whose text is a translation, and leaves out fixes
/// that are nothing else than Markdown.
pub(super) fn as_written<'a>(found: &mut [Diagnostic], sources: impl Iterator<Item = &'a SourceFile>) {
    let files: BTreeMap<&Path, &SourceFile> =
        sources.filter(|file| file.is_translated()).map(|file| (file.path(), file)).collect();
    if files.is_empty() {
        return;
    }
    for one in found {
        if let Some(file) = one.place.as_ref().and_then(|place| files.get(place.file.as_path())) {
            one.fix = one.fix.take().and_then(|fix| written(file, fix));
        }
    }
}

fn written(file: &SourceFile, fix: Fix) -> Option<Fix> {
    let edit = |edit: Edit| {
        let span = Span::new(edit.start, edit.end);
        let there = file.span_as_written(span).filter(|_| !adds_markup(file.slice(span), &edit.text))?;
        Some(Edit { start: there.start, end: there.end, text: edit.text })
    };
    let edits = fix.edits.into_iter().map(edit).collect::<Option<Vec<Edit>>>()?;
    Some(Fix { edits, ..fix })
}

/// Does `new` hold signs of Markdown that `old` has not?
fn adds_markup(old: &str, new: &str) -> bool {
    const SIGNS: [char; 15] = ['[', ']', '(', ')', '<', '>', '*', '`', '#', '|', '!', '\\', '{', '~', '\n'];
    SIGNS.iter().any(|sign| new.matches(*sign).count() > old.matches(*sign).count())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(start: usize, end: usize, text: &str) -> Diagnostic {
        Diagnostic::warning("r", "m").in_file(Path::new("a.md")).fix(Fix::safe(Span::new(start, end), text))
    }

    #[test]
    fn edits_that_overlap_wait_for_the_next_round() {
        let found = [finding(0, 2, "A"), finding(1, 3, "B"), finding(4, 5, "C")];
        let edits = edits(&found, Applicability::Safe).remove(Path::new("a.md")).unwrap();
        assert_eq!(apply("abcdef", &edits).unwrap(), "AcdCf");
    }

    #[test]
    fn insertions_at_the_edge_of_another_edit_are_free_and_twice_at_one_place_are_not() {
        let found =
            [finding(2, 4, "B"), finding(4, 4, "+"), finding(4, 4, "-"), finding(1, 3, "C"), finding(0, 2, "A")];
        let edits = edits(&found, Applicability::Safe).remove(Path::new("a.md")).unwrap();
        assert_eq!(apply("abcdef", &edits).unwrap(), "AB+ef");
    }

    #[test]
    fn many_fixes_are_sorted_out_at_once() {
        let found: Vec<Diagnostic> = (0..200_000).rev().map(|at| finding(2 * at, 2 * at + 1, "A")).collect();
        let edits = edits(&found, Applicability::Safe).remove(Path::new("a.md")).unwrap();
        assert_eq!((edits.len(), edits[0].start, edits[199_999].start), (200_000, 0, 399_998));
    }

    #[test]
    fn doubtful_fixes_wait_until_they_are_asked_for() {
        let mut doubtful = finding(0, 1, "A");
        doubtful.fix = Some(Fix::doubtful(Span::new(0, 1), "A"));
        let found = [doubtful];
        assert!(edits(&found, Applicability::Safe).is_empty());
        assert_eq!(edits(&found, Applicability::Unsafe).len(), 1);
    }

    #[test]
    fn an_edit_within_a_character_is_not_made() {
        assert_eq!(apply("é", &[Edit { start: 1, end: 2, text: String::new() }]), None);
    }
}
