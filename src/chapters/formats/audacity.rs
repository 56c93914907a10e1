//! Label tracks of Audacity: start, end and title in seconds, a tab between them.

use super::{plain_title, presentable};
use crate::chapters::mark::Mark;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::record::Chapter;
use crate::source::{SourceFile, Span};
use crate::words::shown;

/// Writes one label a line, to the millisecond; a chapter without a known end is a point.
pub fn write(chapters: &[Chapter]) -> String {
    let label = |chapter: &&Chapter| {
        let end = chapter.end.filter(|end| end.is_finite() && *end > chapter.start).unwrap_or(chapter.start);
        format!("{:.3}\t{end:.3}\t{}\n", chapter.start, plain_title(&chapter.title))
    };
    presentable(chapters).iter().map(label).collect()
}

/// Reads every label; lines with the frequencies of a spectral selection (they begin with `\`) say nothing here.
pub fn read(file: &SourceFile, diagnostics: &mut Diagnostics) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut start = 0;
    for raw in file.text().split_inclusive('\n') {
        let line = raw.trim_end_matches(['\r', '\n']);
        let span = Span::new(start, start + line.len());
        start += raw.len();
        if line.trim().is_empty() || line.starts_with('\\') {
            continue;
        }
        match label(line.trim_start_matches('\u{FEFF}'), span) {
            Some(mark) => marks.push(mark),
            None => diagnostics.push(
                Diagnostic::warning("chapter-label-invalid", format!("{} is no label with a title", shown(line)))
                    .at(file.place(span))
                    .help("a label is start, end and title with tabs between them, times in seconds"),
            ),
        }
    }
    marks
}

fn label(line: &str, span: Span) -> Option<Mark> {
    let mut fields = line.splitn(3, '\t').map(str::trim);
    let (start, end) = (seconds(fields.next()?)?, seconds(fields.next()?)?);
    let title = fields.next().filter(|title| !title.is_empty())?.to_owned();
    Some(Mark { start, end: Some(end).filter(|end| *end > start), title, span, ..Mark::default() })
}

/// Seconds with a full stop or, as Audacity writes them in some languages, a comma.
fn seconds(text: &str) -> Option<f64> {
    text.replace(',', ".").parse().ok().filter(|seconds: &f64| seconds.is_finite() && *seconds >= 0.0)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{chapter, reads_back, sensible_chapters};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn chapters_with_an_end_are_regions() {
        let intro = Chapter { end: Some(61.25), ..chapter(0.0, "Intro") };
        assert_eq!(write(&[intro, chapter(61.25, "Rye\tbread")]), "0.000\t61.250\tIntro\n61.250\t61.250\tRye bread\n");
    }

    #[test]
    fn broken_labels_are_reported_and_the_others_read() {
        let mut diagnostics = Diagnostics::new();
        let file = SourceFile::new("a.txt", "0\t1\tRye\n1,5\t1,5\tOats\n\\\t10\t20\nx\t1\tBarley\n");
        let starts: Vec<f64> = read(&file, &mut diagnostics).iter().map(|mark| mark.start).collect();
        assert_eq!(starts, [0.0, 1.5]);
        assert_eq!(diagnostics[0].place.as_ref().unwrap().line, 4);
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(chapters in sensible_chapters()) {
            reads_back(&chapters, write, read, 0.001, plain_title)?;
        }
    }
}
