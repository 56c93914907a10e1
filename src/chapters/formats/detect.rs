//! Which form a file of chapters has, told by its content.

use std::sync::LazyLock;

use regex::Regex;

use super::{audacity, cue, ffmetadata, json, lines, psc};
use crate::chapters::mark::Mark;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::SourceFile;

static CUE_SHEET: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"(?mi)^\s*TRACK\s+[0-9]+\s+\w+\s*$").ok());
static LABELS: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^\s*[0-9]+(?:[.,][0-9]+)?\t[0-9]+(?:[.,][0-9]+)?(?:\t|\s*$)").ok());

/// Reads the chapters of a file in any of the forms of this module.
///
/// What is wrong goes to `diagnostics`, as warnings: a show can be built without one list of chapters. The times are as
/// written, in the order of the file.
pub fn read(file: &SourceFile, diagnostics: &mut Diagnostics) -> Vec<Mark> {
    let before = diagnostics.len();
    let text = file.text().trim_start_matches('\u{FEFF}').trim_start();
    let matches = |pattern: &LazyLock<Option<Regex>>| pattern.as_ref().is_some_and(|pattern| pattern.is_match(text));
    let marks = if text.starts_with(['{', '[']) {
        json::read(file, diagnostics)
    } else if text.starts_with('<') {
        psc::read(file, diagnostics)
    } else if text.starts_with(";FFMETADATA") {
        ffmetadata::read(file, diagnostics)
    } else if matches(&CUE_SHEET) {
        cue::read(file, diagnostics)
    } else if matches(&LABELS) {
        audacity::read(file, diagnostics)
    } else {
        lines::read(file, diagnostics)
    };
    if marks.is_empty() && diagnostics.len() == before {
        diagnostics.push(
            Diagnostic::warning("chapters-empty", "the file holds no chapters")
                .in_file(file.path())
                .help("write one chapter a line, such as `00:01:30 Title`, or JSON chapters"),
        );
    }
    marks
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::tests::{marked, sensible_chapters};
    use super::super::{description, mp4chaps, youtube};
    use super::*;

    type Reader = fn(&SourceFile, &mut Diagnostics) -> Vec<Mark>;

    fn titles(text: &str) -> Vec<(f64, String)> {
        let mut diagnostics = Diagnostics::new();
        let marks = read(&SourceFile::new("a.chapters", text), &mut diagnostics);
        assert_eq!(diagnostics, [], "{text}");
        marks.into_iter().map(|mark| (mark.start, mark.title)).collect()
    }

    #[test]
    fn the_form_is_told_by_the_content() {
        for text in [
            "00:00:00.000 Rye\n00:01:30.000 Oats\n",
            "\u{FEFF}0:00 Rye\n1:30 - Oats\n",
            r#"{"version": "1.2.0", "chapters": [{"startTime": 0, "title": "Rye"}, {"startTime": 90, "title": "Oats"}]}"#,
            r#"["0:00 Rye", "1:30 Oats"]"#,
            r#"<psc:chapters xmlns:psc="http://podlove.org/simple-chapters"><psc:chapter start="0" title="Rye"/><psc:chapter start="1:30" title="Oats"/></psc:chapters>"#,
            ";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1\nSTART=0\ntitle=Rye\n[CHAPTER]\nTIMEBASE=1/1\nSTART=90\ntitle=Oats\n",
            "0.000000\t90.0\tRye\n90.0\t90.0\tOats\n",
            "FILE \"a.mp3\" MP3\n  TRACK 01 AUDIO\n    TITLE \"Rye\"\n    INDEX 01 00:00:00\n  TRACK 02 AUDIO\n    TITLE \"Oats\"\n    INDEX 01 01:30:00\n",
        ] {
            assert_eq!(titles(text), [(0.0, "Rye".to_owned()), (90.0, "Oats".to_owned())], "{text}");
        }
    }

    #[test]
    fn a_file_without_chapters_is_one_finding() {
        let mut diagnostics = Diagnostics::new();
        assert_eq!(read(&SourceFile::new("a.chapters.txt", "\n"), &mut diagnostics), []);
        assert_eq!(diagnostics.iter().map(|fault| fault.rule).collect::<Vec<_>>(), ["chapters-empty"]);
    }

    proptest! {
        #[test]
        fn what_is_written_is_known_by_its_content(chapters in sensible_chapters()) {
            for (written, own) in [
                (json::write(&chapters), json::read as Reader),
                (psc::write(&chapters), psc::read),
                (ffmetadata::write(&chapters), ffmetadata::read),
                (audacity::write(&chapters), audacity::read),
                (cue::write(&chapters, "a.mp3"), cue::read),
                (mp4chaps::write(&chapters), lines::read),
                (description::write(&chapters), lines::read),
                (youtube::write(&chapters), lines::read),
            ] {
                prop_assert_eq!(chapters.is_empty(), marked(own, &written).is_empty());
                if !chapters.is_empty() {
                    prop_assert_eq!(marked(read, &written), marked(own, &written));
                }
            }
        }

        #[test]
        fn any_text_is_read(head in prop::sample::select(vec!["", "{", "[", "<a ", ";FFMETADATA1\n", "TRACK 1 A\n", "0\t0\t"]), text in ".{0,200}") {
            read(&SourceFile::new("a", format!("{head}{text}")), &mut Diagnostics::new());
        }
    }
}
