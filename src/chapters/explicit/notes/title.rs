//! The title that belongs to a time: beside it, run on into the next lines, or below it.

use super::is_blank;
use crate::chapters::formats::web_address;
use crate::notes::{Inline, LineKind, NoteLine};
use crate::source::{SourceFile, Span};

/// A title goes on for so many lines at most …
const MOST_LINES: usize = 3;
/// … and only while it is shorter than this, in bytes: what is longer is prose under a chapter.
const LONGEST: usize = 300;

/// A title and the web addresses in it.
pub(super) struct Title {
    pub text: String,
    pub links: Vec<String>,
}

/// The title on the first of `lines`, from byte `from` of its text on, and what of it runs on into the next ones.
pub(super) fn beside(file: &SourceFile, lines: &[NoteLine], from: usize) -> Option<Title> {
    let (first, rest) = lines.split_first()?;
    let runs_on = |line: &&NoteLine| line.line.kind == LineKind::Text && !is_blank(line);
    let more = match first.line.kind {
        LineKind::Heading(_) => 0,
        _ => rest.iter().take(MOST_LINES - 1).take_while(runs_on).count(),
    };
    let last =
        rest.get(..more).and_then(<[NoteLine]>::last).map_or(first.line.content.end, |line| line.line.content.end);
    let whole = Span::new(first.line.content.start, last);
    if more == 0 || whole.end - whole.start > LONGEST {
        return read(&first.inline, from);
    }
    // Read as one piece of Markdown, because a link may run on, too.
    read(&Inline::parse(file.slice(whole), whole.start), from)
}

/// The first of `lines` that says something: the head of the list below a time, or the line below it.
pub(super) fn below(lines: &[NoteLine]) -> Option<Title> {
    lines.iter().filter(|line| line.line.kind != LineKind::Code).find_map(|line| read(&line.inline, 0))
}

fn read(line: &Inline, from: usize) -> Option<Title> {
    let text = without_attributes(line.text.get(from..)?).trim();
    // In a row of a table the title ends with its cell.
    let is_row = line.text.trim_start().starts_with('|');
    let text = if is_row { text.trim_start_matches('|').split('|').next().unwrap_or(text).trim() } else { text };
    let text = if text.contains('(') { text } else { text.strip_suffix(')').unwrap_or(text) };
    let text = if text.contains('[') { text } else { text.strip_suffix(']').unwrap_or(text) };
    let links = line.links.iter().filter(|link| link.text.end > from).filter_map(|link| web_address(Some(&link.url)));
    text.chars().any(|c| !c.is_whitespace()).then(|| Title { text: text.to_owned(), links: links.collect() })
}

/// Without the attribute list of kramdown (`{:data-timing="…"}`) at the end.
fn without_attributes(text: &str) -> &str {
    let trimmed = text.trim_end();
    match trimmed.rfind("{:") {
        Some(at) if trimmed.ends_with('}') => trimmed.get(..at).unwrap_or(trimmed),
        _ => text,
    }
}
