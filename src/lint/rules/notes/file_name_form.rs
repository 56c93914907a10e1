//! `file-name-form`

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use regex::Regex;

use crate::diagnostic::{Diagnostics, Place};
use crate::lint::context::ShowContext;
use crate::lint::rule::rule;
use crate::show::FileName;

rule! {
    /// A file is not named like the others: number, then perhaps a slug.
    ///
    /// ## What it does
    /// Where most notes (or transcripts) of a show are called `012.md` or `012-why-rye-rises.md`, finds those that
    /// have something before the number, blanks, stray dots and dashes, two extensions, or the remark of an editor such
    /// as `-mixdown` or `-transcript-final` at the end.
    ///
    /// ## Why it matters
    /// Files sort by name, tools pair them by number, and what stands behind the number becomes the address of the
    /// episode.
    ///
    /// ## Example
    /// ```text
    /// show_notes/BB 12.md
    /// transcripts/012 Why rye rises_mixdown..txt
    /// ```
    /// Use instead:
    /// ```text
    /// show_notes/012.md
    /// transcripts/012-why-rye-rises.txt
    /// ```
    "file-name-form", Notes, Warning, fix: None, check: Show(check),
    sources: ["practice: faults of real shows"]
}

fn check(show: &ShowContext<'_>, diagnostics: &mut Diagnostics) {
    let files = || show.episodes.iter().map(|episode| &episode.record.files);
    judge(show, files().filter_map(|files| files.notes.as_ref()).collect(), diagnostics);
    judge(show, files().flat_map(|files| &files.transcripts).collect(), diagnostics);
}

/// Judges the files of one kind by what is usual among them.
fn judge(show: &ShowContext<'_>, paths: Vec<&PathBuf>, diagnostics: &mut Diagnostics) {
    let title = &show.show.config.show.title;
    let numbered: Vec<_> = paths
        .into_iter()
        .filter(|path| FileName::read(path, title).number.is_some())
        .map(|path| (path, fault(path)))
        .collect();
    let odd = numbered.iter().filter(|(_, fault)| fault.is_some()).count();
    if numbered.len() < 3 || odd * 2 > numbered.len() {
        return;
    }
    for (path, fault) in numbered {
        let Some(fault) = fault else { continue };
        let extension = path.extension().unwrap_or_default().to_string_lossy();
        let digits = FileName::read(path, title).digits.unwrap_or_default();
        let found = RULE
            .at(Place::file(path), format!("the file name {fault}"))
            .help(format!("most are called `{digits}.{extension}` or `{digits}-slug.{extension}`"));
        diagnostics.push(found);
    }
}

static FORM: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^[0-9]+(?:-\.?[\p{L}\p{M}\p{N}]+(?:\.[\p{L}\p{M}\p{N}]+)*)*$").ok());
static REMARK: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)[-_ ](?:transcripts?|transcription|mix-?down|timeline|captions|subtitles|show-?notes)(?:[-_ ](?:final|edited|v[0-9]))*[. ]*$")
        .ok()
});

/// What is wrong with a file name.
fn fault(path: &Path) -> Option<&'static str> {
    let stem = path.file_stem()?.to_string_lossy();
    let is = |pattern: &LazyLock<Option<Regex>>| pattern.as_ref().is_some_and(|pattern| pattern.is_match(&stem));
    let doubled = || {
        let inner = Path::new(stem.as_ref()).extension().unwrap_or_default();
        ["md", "txt", "vtt", "srt", "json"].iter().any(|known| inner.eq_ignore_ascii_case(known))
    };
    if doubled() {
        Some("has two extensions")
    } else if is(&REMARK) {
        Some("ends in a remark that is no part of the title")
    } else if is(&FORM) {
        None
    } else if stem.contains(char::is_whitespace) {
        Some("holds blanks")
    } else if !stem.starts_with(|c: char| c.is_ascii_digit()) {
        Some("does not begin with the number")
    } else if stem.contains('_') {
        Some("holds underscores instead of dashes")
    } else {
        Some("has stray signs between its words or at its end")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::findings;

    #[test]
    fn odd_names_among_regular_ones() {
        let show = [
            ("show_notes/001.md", "a"),
            ("show_notes/002-rye.md", "a"),
            ("show_notes/003.md", "a"),
            ("show_notes/BB 4.md", "a"),
        ];
        insta::assert_snapshot!(findings("file-name-form", &show), @"
        show_notes/BB 4.md:1:1: warning: the file name holds blanks [file-name-form]
          help: most are called `4.md` or `4-slug.md`
        ");
    }

    #[test]
    fn what_is_wrong_with_a_name() {
        let fault = |name: &str| fault(Path::new(name));
        assert_eq!(fault("276-rye_mixdown..txt"), Some("ends in a remark that is no part of the title"));
        assert_eq!(fault("478-rye-transcript-final.txt"), Some("ends in a remark that is no part of the title"));
        assert_eq!(fault("359-rye--.txt"), Some("has stray signs between its words or at its end"));
        assert_eq!(fault("012-notes.md.md"), Some("has two extensions"));
        for name in ["001.md", "435-stop-with-.folders.txt", "075-rye.org-launches.txt", "007-Rye-3-6.txt", "1.en.vtt"]
        {
            assert_eq!(fault(name).filter(|_| name != "1.en.vtt"), None, "{name}");
        }
    }

    #[test]
    fn a_show_with_names_of_its_own() {
        let show = [("show_notes/001 - A.md", "a"), ("show_notes/002 - B.md", "a"), ("show_notes/003.md", "a")];
        assert_eq!(findings("file-name-form", &show), "");
    }
}
