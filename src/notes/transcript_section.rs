//! A transcript that stands in the notes below a heading of its own, or in a box that opens.

use crate::source::Span;
use crate::words::folded;

/// Where it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TranscriptSection<'t> {
    /// Its heading, without the marks of Markdown.
    pub(crate) heading: &'t str,
    /// With its heading.
    pub(crate) whole: Span,
    /// What stands below.
    pub(crate) words: Span,
}

/// The first section of `text` that is called like one of `headings`, letter case and signs aside: a heading of Markdown, a
/// line in bold, or a box with that title (`<details>`, `::: details Transcript`, `??? note "Transcript"`). It ends before the next heading of its level or a higher one.
pub(crate) fn find<'t>(text: &'t str, headings: &[String]) -> Option<TranscriptSection<'t>> {
    let called: Vec<String> = headings.iter().map(|heading| folded(heading)).collect();
    let is_called = |words: &str| called.contains(&folded(words));
    let mut start = None;
    let mut fence: Option<&str> = None;
    let mut opened = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let (begin, end) = (at, at + line.len());
        at = end;
        let trimmed = line.trim();
        let sign = ["```", "~~~"].into_iter().find(|sign| trimmed.starts_with(sign));
        match (fence, sign) {
            (Some(open), Some(sign)) if open == sign => fence = None,
            (None, Some(sign)) => fence = Some(sign),
            _ => {}
        }
        if fence.is_some() || sign.is_some() {
            continue;
        }
        match start {
            None if trimmed.starts_with("<details") => opened = Some(begin),
            None => {}
            Some((_, _, _, Level::Box)) if trimmed.contains("</details") => {
                return section(start, Span::new(begin, end));
            }
            Some((_, _, _, Level::Colons)) if trimmed.starts_with(":::") && trimmed.trim_matches(':').is_empty() => {
                return section(start, Span::new(begin, end));
            }
            Some((_, _, _, Level::Indented)) if !trimmed.is_empty() && !line.starts_with([' ', '\t']) => {
                return section(start, Span::new(begin, begin));
            }
            Some((_, _, _, Level::Heading(own))) if level(line).is_some_and(|(level, _)| level <= own) => {
                return section(start, Span::new(begin, begin));
            }
            Some(_) => continue,
        }
        if start.is_none() {
            start = match (level(line), summary(line)) {
                (Some((level, words)), _) if is_called(words) => Some((words, begin, end, Level::Heading(level))),
                (_, Some(words)) if is_called(words) => Some((words, opened.unwrap_or(begin), end, Level::Box)),
                _ => admonition(line)
                    .filter(|(words, _)| is_called(words))
                    .map(|(words, level)| (words, begin, end, level)),
            };
        }
    }
    section(start, Span::new(text.len(), text.len()))
}

#[derive(Clone, Copy)]
enum Level {
    Heading(usize),
    /// `<details>`
    Box,
    /// `::: details Transcript`, as VitePress and Docusaurus have it.
    Colons,
    /// `??? quote "Transcript"`, as Material for MkDocs has it: what is indented below.
    Indented,
}

fn section<'t>(start: Option<(&'t str, usize, usize, Level)>, last: Span) -> Option<TranscriptSection<'t>> {
    let (heading, start, words, _) = start?;
    let words = Span::new(words, last.start.max(words));
    Some(TranscriptSection { heading: heading.trim().trim_end_matches(':'), whole: Span::new(start, last.end), words })
}

/// The level of a heading and its words; a line in bold is the lowest.
fn level(line: &str) -> Option<(usize, &str)> {
    const LOWEST: usize = 7;
    let line = line.trim();
    if let Some(bold) = line.strip_prefix("**").and_then(|rest| rest.trim_end_matches(':').strip_suffix("**")) {
        return (!bold.contains("**")).then_some((LOWEST, bold));
    }
    let level = line.bytes().take_while(|byte| *byte == b'#').count();
    let words = line.get(level..).filter(|words| words.starts_with(' '))?;
    // Attributes behind it are none of its words.
    let words = words.split(" {").next().unwrap_or(words);
    (1..LOWEST).contains(&level).then(|| (level, words.trim().trim_end_matches('#').trim()))
}

/// The title of a box of a site, and where such a box ends.
fn admonition(line: &str) -> Option<(&str, Level)> {
    let line = line.trim();
    if let Some(rest) = line.strip_prefix(":::") {
        let (_, title) = rest.trim_start_matches(':').trim().split_once([' ', '['])?;
        return Some((title.trim_end_matches(']'), Level::Colons));
    }
    let rest = line.strip_prefix("???").or_else(|| line.strip_prefix("!!!"))?;
    let (_, title) = rest.split_once('"')?;
    Some((title.trim_end_matches('"'), Level::Indented))
}

/// The words of a summary that stands on one line.
fn summary(line: &str) -> Option<&str> {
    let (_, rest) = line.split_once("<summary>")?;
    let (words, _) = rest.split_once("</summary>")?;
    Some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<(&str, &str)> {
        let section = find(text, &["Transcript".into()])?;
        let of = |span: Span| &text[span.start..span.end];
        Some((of(section.whole), of(section.words)))
    }

    #[test]
    fn sections_end_where_others_begin() {
        let text = "Rye.\n\n## Transcript {#words}\n\nAda: Rye.\n\n### Oats\n\nBob: Oats.\n\n## Links\n\n- x\n";
        let words = "\nAda: Rye.\n\n### Oats\n\nBob: Oats.\n\n";
        assert_eq!(found(text), Some((&*format!("## Transcript {{#words}}\n{words}"), words)));
        assert_eq!(found("**Transcript:**\nAda: Rye."), Some(("**Transcript:**\nAda: Rye.", "Ada: Rye.")));
        assert_eq!(found("**Transcript**\nAda: Rye."), Some(("**Transcript**\nAda: Rye.", "Ada: Rye.")));
        let boxed = "<details>\n<summary>Transcript</summary>\nAda: Rye.\n</details>\n";
        assert_eq!(found(&format!("a\n{boxed}b\n")), Some((boxed, "Ada: Rye.\n")));
        let colons = "::: details Transcript\nAda: Rye.\n:::\n";
        assert_eq!(found(&format!("a\n{colons}b\n")), Some((colons, "Ada: Rye.\n")));
        let indented = "??? quote \"Transcript\"\n\n    Ada: Rye.\n\n";
        assert_eq!(found(&format!("a\n{indented}b\n")), Some((indented, "\n    Ada: Rye.\n\n")));
    }

    #[test]
    fn what_is_called_otherwise_is_none() {
        for text in ["", "## Transcripts are fun\nx\n", "```\n## Transcript\n```\n", "Transcript\n", "#Transcript\n"] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
