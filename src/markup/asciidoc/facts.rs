//! Facts at the head: attributes (`:page-date: 2024-05-01`), the line of the authors and that of the revision below the title.

use std::ops::Range;

use super::attributes::{Attributes, entry};
use crate::markup::Said;
use crate::markup::head::Head;
use crate::markup::source::Lines;

/// Prefixes that say which program reads an attribute.
const PREFIXES: [&str; 2] = ["page-", "jbake-"];

/// Attributes that say how the text is shown.
const OF_TOOLS: [&str; 24] = [
    "toc",
    "toclevels",
    "toc-title",
    "icons",
    "imagesdir",
    "sectnums",
    "sectanchors",
    "sectlinks",
    "doctype",
    "experimental",
    "idprefix",
    "idseparator",
    "stem",
    "showtitle",
    "source-highlighter",
    "nofooter",
    "noheader",
    "hide-uri-scheme",
    "linkattrs",
    "stylesheet",
    "revnumber",
    "revremark",
    "email",
    "compat-mode",
];

/// Reads the head that begins in line `from`: the lines of the facts above the title, that of the title, and the lines below it.
pub(super) fn read(
    lines: &Lines<'_>,
    from: usize,
    hidden: &[bool],
    attributes: &mut Attributes,
    head: &mut Head,
) -> (Option<usize>, usize) {
    let is_hidden = |at: usize| hidden.get(at).copied().unwrap_or_default();
    let is_comment =
        |at: usize| is_hidden(at) || (lines.whole(at).starts_with("//") && !lines.whole(at).starts_with("///"));
    let mut at = from;
    while at < lines.count() && (lines.is_blank(at) || is_comment(at)) {
        at += 1;
    }
    let above = at;
    at = entries(lines, at, &is_comment, attributes);
    let above = above..at;
    let mut below_title = at..at;
    let begins = at;
    while at < lines.count() && lines.is_blank(at) {
        at += 1;
    }
    let title = Some(at).filter(|at| lines.whole(*at).starts_with("= "));
    let mut by_line = at..at;
    if let Some(title) = title {
        let first = title + 1;
        let text = lines.whole(first);
        let is_author = text.starts_with(char::is_alphabetic) && entry(text).is_none() && !is_comment(first);
        let mut below = first;
        if is_author {
            below += 1;
            below += usize::from(is_revision(lines.whole(below)));
        }
        by_line = first..below;
        at = entries(lines, below, &is_comment, attributes);
        below_title = first..at;
    }
    let end = if title.is_some() { at } else { begins };
    // What is for a generator counts before what is for all.
    for is_for_site in [true, false] {
        for at in above.clone().chain(below_title.clone()) {
            add(lines, at, is_for_site, head);
        }
    }
    authors(lines, by_line, head);
    for range in [above, below_title].into_iter().filter(|range| !range.is_empty()) {
        head.take(range);
    }
    (title, end)
}

/// Where the entries that begin in line `at` end, all of them set.
fn entries(
    lines: &Lines<'_>,
    mut at: usize,
    is_comment: &impl Fn(usize) -> bool,
    attributes: &mut Attributes,
) -> usize {
    while at < lines.count() && !lines.is_blank(at) {
        if let Some(found) = entry(lines.whole(at)) {
            attributes.set(&found);
            at = behind(lines, at).end;
        } else if is_comment(at) {
            at += 1;
        } else {
            break;
        }
    }
    at
}

/// The lines of an entry: a backslash at the end of one says that it goes on.
fn behind(lines: &Lines<'_>, at: usize) -> Range<usize> {
    const MOST: usize = 50;
    let last = (at..at + MOST).find(|line| !lines.whole(*line).ends_with(" \\")).unwrap_or(at);
    at..(last + 1).min(lines.count())
}

fn add(lines: &Lines<'_>, at: usize, is_for_site: bool, head: &mut Head) {
    let line = lines.whole(at);
    let Some(found) = entry(line) else { return };
    let name = found.name.to_ascii_lowercase();
    let bare = PREFIXES.iter().find_map(|prefix| name.strip_prefix(prefix));
    let (Some(value), true) = (found.value, bare.is_some() == is_for_site) else { return };
    if OF_TOOLS.contains(&name.as_str()) {
        return;
    }
    let value = value.strip_suffix(" \\").unwrap_or(value);
    head.add(at, line, found.name, value, Said::Text(value.to_owned()));
    for more in behind(lines, at).skip(1) {
        let text = lines.bare(more);
        head.lengthen(more, lines.whole(more), text.strip_suffix(" \\").unwrap_or(text));
    }
    let key = bare.unwrap_or(if name == "revdate" { "date" } else { &name });
    head.rename_if(at, key);
}

/// `Ada Crumb <ada@loaf.example>; Bo`, and in the line below `v1.0, 2024-05-01: fixed`.
fn authors(lines: &Lines<'_>, by_line: Range<usize>, head: &mut Head) {
    let (at, line) = (by_line.start, lines.whole(by_line.start));
    if by_line.is_empty() {
        return;
    }
    let bare = |author: &str| author.split('<').next().unwrap_or(author).trim().to_owned();
    head.add(at, line, line, line, Said::List(line.split(';').map(bare).collect()));
    head.rename_if(at, "author");
    if by_line.len() > 1 {
        let (at, line) = (at + 1, lines.whole(at + 1));
        let date = line.split_once(',').map_or(line, |(_, date)| date.trim_start());
        let date = date.split(": ").next().unwrap_or(date).trim();
        if date.len() >= "1 May 24".len() {
            head.add(at, line, date, date, Said::Text(date.to_owned()));
            head.rename_if(at, "date");
        }
    }
}

fn is_revision(line: &str) -> bool {
    line.strip_prefix('v').unwrap_or(line).starts_with(|c: char| c.is_ascii_digit())
}
