//! Guests of an interview whom no line of guests names: *Rust at Work with Ada Crumb*, and below it *Bob Oven talks with [Ada
//! Crumb](https://ada.example), who mills her own flour.*

use std::collections::HashSet;

use super::names::{fold, leading};
use crate::notes::{LineKind, NoteLine, Notes};
use crate::record::{Evidence, Person};
use crate::source::{SourceFile, Span};

/// Who is interviewed is said in the first lines.
const OPENING_LINES: usize = 24;

/// Nobody talks with more people at once.
const MOST_GUESTS: usize = 6;

/// What stands before somebody who is talked with.
const BEFORE: [&str; 20] = [
    "talks with",
    "talks to",
    "talk with",
    "talk to",
    "talked with",
    "talked to",
    "speaks with",
    "speaks to",
    "speak with",
    "speak to",
    "spoke with",
    "chats with",
    "chat with",
    "sits down with",
    "sit down with",
    "catches up with",
    "interviews",
    "interview",
    "joined by",
    "conversation with",
];

/// What stands behind somebody who talks.
const BEHIND: [&str; 14] = [
    " talks ",
    " explains ",
    " shares ",
    " joins ",
    " tells ",
    " discusses ",
    " describes ",
    " sits down ",
    " about his ",
    " about her ",
    " about their ",
    ", who ",
    ", author ",
    ", the author ",
];

/// What people are called behind their names: `, a software engineer at …`.
const ROLES: [&str; 16] = [
    "author",
    "creator",
    "maintainer",
    "developer",
    "engineer",
    "founder",
    "co-founder",
    "cto",
    "ceo",
    "director",
    "professor",
    "researcher",
    "contributor",
    "lead",
    "designer",
    "manager",
];

/// Where the pages of people lie.
const PROFILES: [&str; 6] = ["twitter.com/", "x.com/", "linkedin.com/in/", "github.com/", "bsky.app/profile/", "/@"];

/// Guests whom the `title`, or a sentence of the opening about one of the `hosts`, names, each with where it was read.
pub(super) fn guests(title: Option<&str>, hosts: &[&str], file: &SourceFile, notes: &Notes) -> Vec<(Person, Evidence)> {
    let opening = notes.lines.iter().filter(|line| line.line.kind == LineKind::Text).take(OPENING_LINES);
    let opening: Vec<&NoteLine> = opening.collect();
    let mut found: Vec<(Person, Evidence)> = Vec::new();
    for name in title.map(names_of_title).unwrap_or_default() {
        let mut shorter = prefixes(name).filter_map(|name| opening.iter().find_map(|line| told(name, file, line)));
        found.extend(shorter.next());
    }
    for line in opening {
        found.extend(talked_with(hosts, file, line));
    }
    let mut seen = HashSet::new();
    found.retain(|(guest, _)| seen.insert(fold(&guest.name)));
    found.truncate(MOST_GUESTS);
    found
}

/// `Bob Oven talks with Ada Crumb`, where Bob Oven is a host.
fn talked_with(hosts: &[&str], file: &SourceFile, line: &NoteLine) -> Option<(Person, Evidence)> {
    let text = line.inline.text.as_str();
    let end = hosts.iter().find_map(|host| {
        let called = [*host, host.split(' ').next().unwrap_or(host)].into_iter().filter(|name| !name.is_empty());
        // A line names a host more rarely than it holds one of the words.
        called.into_iter().find_map(|name| {
            let behind = text.find(name)? + name.len();
            let said = text.get(behind..)?.trim_start();
            let words = BEFORE.iter().find(|words| said.starts_with(**words))?;
            Some(text.len() - said.len() + words.len())
        })
    })?;
    let rest = text.get(end..)?;
    let (name, span) = leading(rest).filter(|(_, span)| rest.get(..span.start).is_some_and(|gap| gap == " "))?;
    let ends = [",", ". ", " about ", " and ", " (", " from ", " of ", " at "];
    let behind = rest.get(span.end..)?;
    let is_one = ["", "."].contains(&behind) || ends.iter().any(|word| behind.starts_with(word));
    is_one.then(|| person(name, end + span.start, file, line))
}

/// The names behind the last *with* or *by* of a title.
fn names_of_title(title: &str) -> Vec<&str> {
    let behind = [" with ", " by "].iter().filter_map(|word| Some((title.rfind(word)?, word.len())));
    let Some((at, length)) = behind.max() else { return Vec::new() };
    let mut names = Vec::new();
    let mut rest = title.get(at + length..).unwrap_or_default();
    while let Some((name, span)) = leading(rest).filter(|_| names.len() < MOST_GUESTS) {
        names.push(name);
        rest = rest.get(span.end..).unwrap_or_default();
        let Some(between) = [", and ", " and ", " & ", ", "].iter().find(|word| rest.starts_with(**word)) else {
            break;
        };
        rest = rest.get(between.len()..).unwrap_or_default();
    }
    names
}

/// `name`, and what is left of it without its last words: titles go on with what somebody is.
fn prefixes(name: &str) -> impl Iterator<Item = &str> {
    let ends = name.match_indices(' ').map(|(at, _)| at).rev();
    std::iter::once(name.len()).chain(ends).filter_map(|end| name.get(..end))
}

/// The person `name` where the line speaks of one, with the page that it links.
fn told(name: &str, file: &SourceFile, line: &NoteLine) -> Option<(Person, Evidence)> {
    let text = line.inline.text.as_str();
    let at = text.find(name)?;
    let end = at + name.len();
    let (before, behind) = (text.get(..at)?.trim_end(), text.get(end..)?);
    if behind.starts_with(char::is_alphanumeric) {
        return None;
    }
    let link = line.inline.links.iter().find(|link| link.text.start <= at && end <= link.text.end);
    let is_whole = name.contains(' ');
    let is_profile = |url: &str| is_whole && PROFILES.iter().any(|page| url.contains(page));
    let is_talked_with = BEFORE.iter().any(|words| {
        let head = before.get(before.len().saturating_sub(words.len())..);
        head.is_some_and(|head| head.eq_ignore_ascii_case(words))
    });
    let is_person = is_talked_with
        || link.is_some_and(|link| is_profile(&link.url))
        || is_whole && (BEHIND.iter().any(|words| behind.starts_with(words)) || has_role(behind));
    is_person.then(|| person(name, at, file, line))
}

/// Who is called `name` at byte `at` of a line.
fn person(name: &str, at: usize, file: &SourceFile, line: &NoteLine) -> (Person, Evidence) {
    let end = at + name.len();
    let link = line.inline.links.iter().find(|link| link.text.start <= at && end <= link.text.end);
    let evidence = Evidence::read(name, file, line.inline.source_span(Span::new(at, end)), "introduction");
    (Person { name: name.to_owned(), url: link.map(|link| link.url.clone()), image: None }, evidence)
}

/// Does an apposition begin that tells what somebody is?
fn has_role(behind: &str) -> bool {
    const WORDS: usize = 5;
    let Some(said) = behind.strip_prefix(", ").or_else(|| behind.strip_prefix(" (")) else { return false };
    let words = said.split([' ', ',', '.', ')']).take(WORDS).map(str::to_lowercase);
    words.into_iter().any(|word| ROLES.contains(&word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notes;

    fn named(title: &str, text: &str) -> Vec<(String, Option<String>)> {
        let file = SourceFile::new("a.md", text);
        let notes = notes::parse(&file, &[], &mut Vec::new());
        let found = guests(Some(title), &["Bob Oven"], &file, &notes);
        found.into_iter().map(|(guest, _)| (guest.name, guest.url)).collect()
    }

    #[test]
    fn guests_of_titles_are_people_in_the_notes() {
        let ada = |url: &str| vec![("Ada Crumb".to_owned(), Some(url.to_owned()))];
        for (title, text, url) in [
            (
                "Rye with Ada Crumb",
                "Bob Oven talks with [Ada Crumb](https://ada.example), who mills.",
                "https://ada.example",
            ),
            (
                "Rye, with Ada Crumb",
                "[Ada Crumb](https://ada.example) explains how it is milled.",
                "https://ada.example",
            ),
            ("Rye by Ada Crumb", "[Ada Crumb](https://ada.example), lead maintainer of Rye.", "https://ada.example"),
            (
                "Rye with Ada Crumb Founder and CEO of Rye",
                "Bread by [Ada Crumb](https://github.com/crumb).",
                "https://github.com/crumb",
            ),
            ("Why rye", "Bob Oven sits down with [Ada Crumb](https://ada.example) from Loaf.", "https://ada.example"),
        ] {
            assert_eq!(named(title, text), ada(url), "{title}: {text}");
        }
        let both =
            named("Rye with Ada Crumb and Kim de Mill", "Ada Crumb, the author, and [Kim de Mill](https://x.com/kim).");
        assert_eq!(both.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["Ada Crumb", "Kim de Mill"]);
    }

    #[test]
    fn other_names_of_titles_are_no_guests() {
        for (title, text) in [
            ("Baking with Stone Oven", "[Stone Oven](https://oven.example) is out. Bob Oven talks about it."),
            ("Baking with Stone Oven", "All about Stone Oven."),
            ("Baking with Rye", "Bob Oven talks with the [Rye](https://github.com/rye) team, who bake."),
            ("Baking", "Bob Oven talks to himself. Ada Crumb said so."),
            ("Baking", "Somebody talks with Ada Crumb."),
            ("Baking", "Bob Oven talks with Rye.dev’s Ada Crumb."),
        ] {
            assert_eq!(named(title, text), [], "{title}: {text}");
        }
    }
}
