//! `debris-lines`

use crate::diagnostic::{Applicability, Diagnostics, Edit, Fix};
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;
use crate::notes::{LineKind, NoteLine};
use crate::source::{SourceFile, Span};

rule! {
    /// Empty bullets, bullets without a blank, runs of blank lines, mixed line ends, no line end at the end.
    ///
    /// ## What it does
    /// Finds what editing leaves behind at the edges of lines, and tidies it.
    ///
    /// ## Why it matters
    /// Empty bullets are shown, `-text` is no list item, and the rest makes diffs noisy.
    ///
    /// ## Example
    /// ```markdown
    /// - rye
    /// -
    /// -oats
    /// ```
    /// Use instead:
    /// ```markdown
    /// - rye
    /// - oats
    /// ```
    "debris-lines", Notes, Off, fix: Safe, check: Episode(check),
    sources: ["practice: faults of real shows"]
}

/// So many blank lines in a row are still a matter of taste.
const BLANK_LINES: usize = 2;

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some((file, notes)) = episode.notes() else { return };
    for line in &notes.lines {
        bullet(file, line, diagnostics);
    }
    blank_runs(file, &notes.lines, diagnostics);
    line_ends(file, diagnostics);
    if !file.text().is_empty() && !file.text().ends_with('\n') {
        let end = Span::new(file.text().len(), file.text().len());
        let ending = if file.text().contains("\r\n") { "\r\n" } else { "\n" };
        let found = RULE.at(file.place(end), "the last line has no line end").help("end the file with a line end");
        diagnostics.push(found.fix(Fix::safe(end, ending)));
    }
}

fn bullet(file: &SourceFile, line: &NoteLine, diagnostics: &mut Diagnostics) {
    let span = line.line.span;
    match line.line.kind {
        LineKind::Bullet if line.line.content.start >= line.line.content.end => {
            let found = RULE.at(file.place(span), "the bullet is empty").help("remove it");
            diagnostics.push(found.fix(Fix::safe(with_line_end(file, span), "")));
        }
        LineKind::Text => {
            let text = file.slice(line.line.content);
            let sticks =
                text.strip_prefix('-').is_some_and(|rest| rest.starts_with(|c: char| c.is_alphabetic() || c == '['));
            let indented = line.line.content.start - span.start >= 4;
            if sticks && !indented {
                let at = line.line.content.start + 1;
                let found = RULE.at(file.place(Span::new(at - 1, at)), "the bullet has no blank behind it");
                diagnostics.push(found.help("write `- ` before the text").fix(Fix::safe(Span::new(at, at), " ")));
            }
        }
        _ => {}
    }
}

/// `span`, a line, together with its line end.
fn with_line_end(file: &SourceFile, span: Span) -> Span {
    let rest = file.text().get(span.end..).unwrap_or_default();
    let end = if rest.starts_with("\r\n") { 2 } else { usize::from(rest.starts_with('\n')) };
    Span::new(span.start, span.end + end)
}

fn blank_runs(file: &SourceFile, lines: &[NoteLine], diagnostics: &mut Diagnostics) {
    for run in lines.chunk_by(|a, b| a.line.kind == LineKind::Blank && b.line.kind == LineKind::Blank) {
        let surplus = run.get(BLANK_LINES..).unwrap_or_default();
        let blank = run.first().is_some_and(|line| line.line.kind == LineKind::Blank);
        if let (true, Some(first), Some(last)) = (blank, surplus.first(), surplus.last()) {
            let span = Span::new(first.line.span.start, with_line_end(file, last.line.span).end);
            let found = RULE.at(file.place(span), format!("{} blank lines in a row", run.len()));
            diagnostics.push(found.help("one is enough").fix(Fix::safe(span, "")));
        }
    }
}

/// Reports the line ends that fewer lines have.
fn line_ends(file: &SourceFile, diagnostics: &mut Diagnostics) {
    let text = file.text();
    if !text.contains('\r') {
        return;
    }
    let (windows, unix): (Vec<usize>, Vec<usize>) = text
        .match_indices('\n')
        .map(|(at, _)| at)
        .partition(|at| text.get(..*at).is_some_and(|before| before.ends_with('\r')));
    let edits: Vec<Edit> = if windows.len() < unix.len() {
        windows.iter().map(|at| Edit { start: at - 1, end: *at, text: String::new() }).collect()
    } else {
        unix.iter().map(|at| Edit { start: *at, end: *at, text: "\r".into() }).collect()
    };
    let Some(first) = edits.first().filter(|_| !windows.is_empty() && !unix.is_empty()) else { return };
    let place = file.place(Span::new(first.start, first.end));
    diagnostics.push(
        RULE.at(place, format!("{} lines end differently from the rest", edits.len()))
            .help("let all lines end with LF, or all with CR LF")
            .fix(Fix { applicability: Applicability::Safe, edits }),
    );
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    fn lint(notes: &str) -> String {
        findings("debris-lines", &[("show_notes/001.md", notes)])
    }

    #[test]
    fn edges_of_lines() {
        insta::assert_snapshot!(lint("- rye\n- \n-oats\n\n\n\n\n- bran"), @"
        show_notes/001.md:2:1: info: the bullet is empty [debris-lines]
          help: remove it
          show_notes/001.md - - 
        show_notes/001.md:3:1: info: the bullet has no blank behind it [debris-lines]
          help: write `- ` before the text
          show_notes/001.md - -oats
          show_notes/001.md + - oats
        show_notes/001.md:6:1: info: 4 blank lines in a row [debris-lines]
          help: one is enough
          show_notes/001.md - 
          show_notes/001.md - 
        show_notes/001.md:8:7: info: the last line has no line end [debris-lines]
          help: end the file with a line end
        ");
    }

    #[test]
    fn mixed_line_ends() {
        insta::assert_snapshot!(lint("- rye\n- oats\r\n- bran\n"), @"
        show_notes/001.md:2:7: info: 1 lines end differently from the rest [debris-lines]
          help: let all lines end with LF, or all with CR LF
        ");
    }

    #[test]
    fn tidy_notes() {
        assert_eq!(lint("- rye\n\n\n---\n- -5 degrees\n-- dashes\n"), "");
        assert_eq!(lint("- rye\r\n- oats\r\n"), "");
    }
}
