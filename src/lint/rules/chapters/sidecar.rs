//! JSON chapters beside the notes of a show, judged as documents.

use super::document;
use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;

/// What reading the chapters has told of already, under other names: reading must do so for every form.
const TOLD: [&str; 6] = [
    "chapter-behind-end",
    "chapter-order",
    "chapter-start-missing",
    "chapter-start-twice",
    "chapter-title-missing",
    "chapters-list-missing",
];

pub(in crate::lint) fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let is_json = |text: &str| text.trim_start_matches('\u{FEFF}').trim_start().starts_with('{');
    let files = episode.compiled.chapter_files.iter().filter(|file| is_json(file.text()));
    let found = files.flat_map(|file| document::check(file, None));
    diagnostics.extend(found.filter(|one| !TOLD.contains(&one.rule)));
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    /// Every fault of a document, each told once.
    const JSON: &str = r#"{"chapters": [
        {"startTime": 0, "title": "Rye", "img": "rye.png"},
        {"startTime": 60, "title": "Oats", "toc": "yes"},
        {"startTime": 50, "title": "Barley"},
        {"startTime": 50, "title": "Wheat", "colour": "red"}
    ]}"#;

    fn told(rule: &str) -> usize {
        let show = [("show_notes/001.md", "# Bread Basket 1: Rye\n"), ("show_notes/001.chapters.json", JSON)];
        findings(rule, &show).matches(&format!("[{rule}]")).count()
    }

    #[test]
    fn json_beside_the_notes_is_judged_as_a_document() {
        for rule in ["chapters-version-missing", "chapter-url-relative", "chapter-flag-invalid", "chapter-key-unknown"]
        {
            assert_eq!(told(rule), 1, "{rule}");
        }
    }

    #[test]
    fn what_reading_tells_is_not_told_twice() {
        assert_eq!((told("chapter-times-backwards"), told("chapter-order")), (1, 0));
        assert_eq!((told("chapter-start-duplicate"), told("chapter-start-twice")), (1, 0));
    }
}
