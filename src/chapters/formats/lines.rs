//! One chapter a line, time first: what `mp4chaps`, descriptions and YouTube read, and what people write by hand.

use crate::chapters::mark::Mark;
use crate::chapters::stamp::Stamp;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{SourceFile, Span};
use crate::vocabulary::values::url::is_web;
use crate::words::shown;

/// What may stand between a time and a title.
const SEPARATORS: [char; 5] = ['-', '–', '—', ':', '|'];

/// Reads every line; one that does not begin with a time is reported and left out, as are lines with `#` in front.
pub fn read(file: &SourceFile, diagnostics: &mut Diagnostics) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut start = 0;
    for raw in file.text().split_inclusive('\n') {
        let line = raw.trim_matches(['\u{FEFF}', '\r', '\n', ' ', '\t']);
        let from = start + raw.find(line).unwrap_or_default();
        start += raw.len();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let span = Span::new(from, from + line.len());
        match entry(line, span) {
            Some(mark) => marks.push(mark),
            None => diagnostics.push(
                Diagnostic::warning("chapter-line-invalid", format!("{} is no chapter", shown(line)))
                    .at(file.place(span))
                    .help("write time and title, such as `00:01:30 Title`"),
            ),
        }
    }
    marks
}

/// `00:01:30 Title`, `[1:30] Title`, `1:30 - Title`: the mark in one line that lies at `span`.
pub(crate) fn entry(line: &str, span: Span) -> Option<Mark> {
    let bare = line.trim_start().trim_start_matches(['[', '(']);
    let (stamp, length) = Stamp::read(bare)?;
    let rest = bare.get(length..).unwrap_or_default().trim_start_matches([']', ')']);
    let (title, url) = linked(title(rest));
    let at = span.start + (line.len() - bare.len());
    let links: Vec<String> = url.map(str::to_owned).into_iter().collect();
    let mark = || Mark::at(stamp, title, Span::new(at, at + length));
    (!title.is_empty()).then(|| Mark { url: links.first().cloned(), links, ..mark() })
}

/// `Title <https://example.org/>`, as Auphonic and Podlove Publisher write links into such lists.
fn linked(title: &str) -> (&str, Option<&str>) {
    let parts = title.strip_suffix('>').and_then(|title| title.rsplit_once('<'));
    let is_address = |url: &&str| is_web(url);
    match parts.map(|(before, url)| (before.trim_end(), Some(url).filter(is_address))) {
        Some((before, Some(url))) if !before.is_empty() => (before, Some(url)),
        _ => (title, None),
    }
}

/// A title without what separates it from its time: marks of punctuation that a blank follows.
pub(crate) fn title(text: &str) -> &str {
    let mut title = text.trim();
    loop {
        let rest = title.trim_start_matches(SEPARATORS);
        if rest.len() == title.len() || !(rest.is_empty() || rest.starts_with(char::is_whitespace)) {
            return title;
        }
        title = rest.trim_start();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_belong_to_no_title() {
        for (text, expected) in
            [(" - Rye", "Rye"), (": Rye", "Rye"), (" -50 % off", "-50 % off"), (" :has()", ":has()")]
        {
            assert_eq!(title(text), expected);
        }
    }

    #[test]
    fn links_stand_in_angle_brackets_behind_the_title() {
        let read = |line: &str| entry(line, Span::new(0, 0)).map(|mark| (mark.title, mark.url.unwrap_or_default()));
        let of = |title: &str, url: &str| Some((title.to_owned(), url.to_owned()));
        assert_eq!(read("00:05:00.000 Rye <https://rye.example/a>"), of("Rye", "https://rye.example/a"));
        for kept in ["<https://rye.example/>", "<b>Rye</b>", "Rye <3", "Rye <javascript:x>"] {
            assert_eq!(read(&format!("0:05 {kept}")), of(kept, ""));
        }
    }

    #[test]
    fn a_line_without_a_time_is_reported_at_its_place() {
        let mut diagnostics = Diagnostics::new();
        let marks = read(&SourceFile::new("a.txt", "# by hand\n0:00 Rye\n  soon Oats\n1:00 Oats\n"), &mut diagnostics);
        assert_eq!(marks.len(), 2);
        let told: Vec<String> = diagnostics.iter().map(ToString::to_string).collect();
        assert_eq!(told, ["a.txt:3:3: warning: `soon Oats` is no chapter [chapter-line-invalid]"]);
    }
}
