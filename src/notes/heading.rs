//! The first heading: `# Show 81`, `# Show 182: Title`, `# #459: Title`, `# 461: Title`, `# Show Episode 5`.

use std::ops::Range;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::NoteLine;
use super::lines::LineKind;
use crate::classes::LETTERS;
use crate::source::Span;

/// What the first heading says about the episode.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EpisodeHeading {
    /// Index of the line.
    pub line: usize,
    /// The episode number, with its bytes.
    pub number: Option<(u32, Span)>,
    /// The title, with its bytes.
    pub title: Option<(String, Span)>,
}

/// The longest name of a show before the number, in characters.
const LONGEST_WORDS: usize = 61;

/// Number first or last before a separator, words around it: the name of the show and `Episode`.
static HEADING: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?x)
        ^ (?:(?P<words>[{LETTERS}][{LETTERS}\s'’&.-]*?) [\s,:-]*)?
          (?:(?i:episode|ep\.?|folge|no\.?|nr\.?)\s*)?
          \#?\s?(?P<number>[0-9]{{1,5}})
          (?: \s*[:–—|] \s*(?P<title>.+) | \s-+\s(?P<dashed>.+) )?
          \s*[.:]? $ "
    ))
    .ok()
});

/// Looks at the first line that is not blank, and only at that.
pub fn find(lines: &[NoteLine]) -> Option<EpisodeHeading> {
    let (index, first) = lines.iter().enumerate().find(|(_, line)| line.line.kind != LineKind::Blank)?;
    if !matches!(first.line.kind, LineKind::Heading(1 | 2)) {
        return None;
    }
    let inline = &first.inline;
    let text = inline.text.as_str();
    // Sponsors may come first.
    if super::sponsor_before_word(text).is_some() {
        return None;
    }
    let spanned = |range: std::ops::Range<usize>| inline.source_span(Span::from(range));
    let Some(Numbered { number, title }) = numbered(text) else {
        let title = Some((text.to_owned(), spanned(0..text.len()))).filter(|(title, _)| !title.is_empty());
        return Some(EpisodeHeading { line: index, number: None, title });
    };
    let number = number.map(|(number, range)| (number, spanned(range)));
    let title = title.map(|range| (text.get(range.clone()).unwrap_or_default().trim().to_owned(), spanned(range)));
    Some(EpisodeHeading { line: index, number, title })
}

/// What a heading with a number says, and the parts of it that say so.
pub(super) struct Numbered {
    pub(super) number: Option<(u32, Range<usize>)>,
    pub(super) title: Option<Range<usize>>,
}

/// Reads the text of a heading that numbers its episode.
pub(super) fn numbered(text: &str) -> Option<Numbered> {
    let is_name = |words: &str| {
        words.chars().count() <= LONGEST_WORDS
            && words.chars().all(|c| c.is_alphabetic() || c.is_whitespace() || "'’&.-".contains(c))
    };
    let has_digit = text.bytes().any(|byte| byte.is_ascii_digit());
    let named = |found: &Captures<'_>| found.name("words").is_none_or(|words| is_name(words.as_str()));
    let found = HEADING.as_ref().filter(|_| has_digit).and_then(|heading| heading.captures(text)).filter(named)?;
    let number = found.name("number").and_then(|group| Some((group.as_str().parse().ok()?, group.range())));
    let title = found.name("title").or_else(|| found.name("dashed")).map(|group| group.range());
    Some(Numbered { number, title })
}

#[cfg(test)]
mod tests {
    use crate::notes::parse;
    use crate::source::SourceFile;

    fn heading(text: &str) -> (Option<u32>, Option<String>) {
        let notes = parse(&SourceFile::new("a.md", text), &[], &mut Vec::new());
        let heading = notes.heading.expect(text);
        (heading.number.map(|(number, _)| number), heading.title.map(|(title, _)| title))
    }

    #[test]
    fn the_forms_people_write() {
        let titled = |number, title: &str| (Some(number), Some(title.to_owned()));
        assert_eq!(heading("# Bread Basket 81"), (Some(81), None));
        assert_eq!(heading("# PB484"), (Some(484), None));
        assert_eq!(heading("# Bread Basket Episode 5"), (Some(5), None));
        assert_eq!(heading("# 475"), (Some(475), None));
        assert_eq!(heading("# Bread Basket 182: Rye is back!"), titled(182, "Rye is back!"));
        assert_eq!(heading("# Bread Basket 211 - Rye is back"), titled(211, "Rye is back"));
        assert_eq!(heading("# #459: Rye: a love story"), titled(459, "Rye: a love story"));
        assert_eq!(heading("# \\#458: Rye"), titled(458, "Rye"));
        assert_eq!(heading("# 461: Rye and 31% water"), titled(461, "Rye and 31% water"));
        assert_eq!(heading("# Rye and more"), (None, Some("Rye and more".into())));
    }

    #[test]
    fn a_sponsor_names_no_episode() {
        assert!(parse(&SourceFile::new("a.md", "## Flour Hub - Sponsor\n"), &[], &mut Vec::new()).heading.is_none());
    }
}
