//! Items of lists by their markers: `*`, `.`, `1.`, `<1>` and terms that end with `::`.

use super::signs::Delimiter;
use crate::markup::source::Lines;

/// A marker of more signs is none.
const DEEPEST: usize = 6;

/// The lists around a line, the outermost first: their markers, and what stands before their text in Markdown.
#[derive(Default)]
pub(super) struct Lists {
    pub(super) stack: Vec<(String, String)>,
    /// Does what follows belong to the last item?
    pub(super) is_attached: bool,
    /// Was the line above blank?
    pub(super) is_parted: bool,
}

impl Lists {
    pub(super) fn prefix<'p>(&'p self, outer: &'p str) -> &'p str {
        self.stack.last().map_or(outer, |(_, prefix)| prefix.as_str())
    }
}

/// An item of a list.
pub(super) struct Item<'t> {
    /// Lists with the same one are the same list.
    pub(super) marker: String,
    /// What it is in Markdown.
    pub(super) sign: String,
    /// A box to tick, or the term that the text explains.
    pub(super) label: String,
    pub(super) text: &'t str,
}

impl<'t> Item<'t> {
    /// The item that begins in line `at`.
    pub(super) fn of(lines: &Lines<'t>, at: usize) -> Option<Self> {
        if Delimiter::of(lines.whole(at)).is_some() {
            return None;
        }
        let line = lines.bare(at);
        Self::bullet(line)
            .or_else(|| Self::counted(line))
            .or_else(|| Self::numbered(line))
            .or_else(|| Self::callout(line))
            .or_else(|| Self::described(line))
    }

    /// Does it explain a term?
    pub(super) fn is_term(&self) -> bool {
        self.marker.starts_with([':', ';'])
    }

    fn plain(marker: &str, sign: &str, text: &'t str) -> Self {
        Self { marker: marker.into(), sign: sign.into(), label: String::new(), text }
    }

    /// `** text`, `- text`, `* [x] text`
    fn bullet(line: &'t str) -> Option<Self> {
        let sign = line.chars().next().filter(|sign| matches!(sign, '*' | '-'))?;
        let (marker, text) = repeated(line, sign)?;
        (sign == '*' || marker.len() == 1).then_some(())?;
        let boxes = [("[ ] ", "[ ] "), ("[x] ", "[x] "), ("[*] ", "[x] ")];
        let found = boxes.iter().find_map(|(sign, shown)| Some((*shown, text.strip_prefix(sign)?)));
        let (label, text) = found.unwrap_or(("", text));
        Some(Self { label: label.into(), ..Self::plain(marker, "- ", text) })
    }

    /// `.. text`
    fn counted(line: &'t str) -> Option<Self> {
        let (marker, text) = repeated(line, '.')?;
        Some(Self::plain(marker, "1. ", text))
    }

    /// `7. text`
    fn numbered(line: &'t str) -> Option<Self> {
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        let (number, text) = line.split_at_checked(digits).filter(|(number, _)| (1..=9).contains(&number.len()))?;
        Some(Self::plain("1.", &format!("{number}. "), behind_blank(text.strip_prefix('.')?)?))
    }

    /// `<1> text`, `<.> text`
    fn callout(line: &'t str) -> Option<Self> {
        let (number, text) = line.strip_prefix('<')?.split_once("> ")?;
        let is_number = number.len() < 4 && number.bytes().all(|byte| byte.is_ascii_digit());
        (number == "." || is_number).then_some(())?;
        Some(Self::plain("<1>", &format!("{}. ", if number == "." { "1" } else { number }), text))
    }

    /// `Term:: what it means`
    fn described(line: &'t str) -> Option<Self> {
        let (at, marker) = [":::", "::", ";;"]
            .iter()
            .filter_map(|marker| {
                let end = line.len() - if line.ends_with(marker) { marker.len() } else { 0 };
                let found = line.find(&format!("{marker} ")).or_else(|| Some(end).filter(|end| *end < line.len()))?;
                Some((found, *marker))
            })
            .min_by_key(|(at, marker)| (*at, usize::MAX - marker.len()))?;
        let (name, rest) = line.split_at_checked(at)?;
        let text = rest.get(marker.len()..)?.trim_start();
        let is_term = !name.trim().is_empty() && !name.ends_with(':') && !name.starts_with('|') && name.len() <= 200;
        is_term.then(|| Self { label: name.trim().to_owned(), ..Self::plain(marker, "- ", text) })
    }
}

/// A marker that is `sign` up to six times, and the text behind it.
fn repeated(line: &str, sign: char) -> Option<(&str, &str)> {
    let text = line.trim_start_matches(sign);
    let marker = line.get(..line.len() - text.len()).filter(|marker| (1..=DEEPEST).contains(&marker.len()))?;
    Some((marker, behind_blank(text)?))
}

fn behind_blank(text: &str) -> Option<&str> {
    text.strip_prefix([' ', '\t']).map(str::trim_start)
}
