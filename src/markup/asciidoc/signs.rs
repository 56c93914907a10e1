//! Lines that are known by their signs: those that begin and end a block, titles of sections, attributes of a block.

use super::style::Style;

/// A line that begins and ends a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Delimiter {
    Code,
    Fence,
    Example,
    Quote,
    Open,
    Pass,
    Comment,
    Table(char),
}

impl Delimiter {
    pub(super) fn of(line: &str) -> Option<Self> {
        let first = line.chars().next()?;
        if line.starts_with("```") && !line.get(3..).is_some_and(|rest| rest.contains('`')) {
            return Some(Self::Fence);
        }
        if matches!(line, "|===" | ",===" | ":===" | "!===") {
            return Some(Self::Table(first));
        }
        if line == "--" {
            return Some(Self::Open);
        }
        let is_line = line.len() >= 4 && line.bytes().all(|byte| char::from(byte) == first);
        is_line.then_some(())?;
        Some(match first {
            '-' | '.' => Self::Code,
            '=' | '*' => Self::Example,
            '_' => Self::Quote,
            '+' => Self::Pass,
            '/' => Self::Comment,
            _ => return None,
        })
    }
}

/// Lines that begin something in the middle of a paragraph: attributes of a block.
pub(super) fn is_of_block(line: &str) -> bool {
    line.starts_with('[') && line.ends_with(']') && Style::default().add(line)
}

/// `== Title`
pub(super) fn heading(line: &str) -> Option<(usize, &str)> {
    let sign = line.chars().next().filter(|sign| matches!(sign, '=' | '#'))?;
    let level = line.chars().take_while(|c| *c == sign).count();
    let text = line.get(level..).filter(|text| level <= 6 && text.starts_with([' ', '\t']))?.trim();
    let closing = line.get(..level)?;
    let text = text.strip_suffix(closing).filter(|bare| bare.ends_with(' ')).unwrap_or(text).trim_end();
    (!text.is_empty()).then_some((level, text))
}

/// The level of a title with a line of signs below it that is as long.
pub(super) fn underlined(line: &str, below: &str) -> Option<usize> {
    let sign = below.chars().next()?;
    let level = "=-~^+".find(sign)? + 1;
    let is_line = below.len() >= 3 && below.chars().all(|c| c == sign);
    (is_line && line.chars().count().abs_diff(below.len()) <= 1 && line.starts_with(char::is_alphanumeric))
        .then_some(level)
}
