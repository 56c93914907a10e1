//! People as one Markdown file lists them: an item or a heading for each, with a page, a picture and words about them.

use std::path::Path;

use super::fact::addresses;
use super::{Field, Node, entry};
use crate::notes::front_matter::Value;
use crate::notes::inline::Inline;
use crate::notes::lines::{self, Line, LineKind};
use crate::show::page_name;
use crate::source::{SourceFile, Span};
use crate::words::folded;

/// What such files are called, folded.
const FILES: [&str; 19] = [
    "authors",
    "people",
    "persons",
    "hosts",
    "guests",
    "team",
    "members",
    "cast",
    "crew",
    "speakers",
    "contributors",
    "whoswho",
    "gaste",
    "gaeste",
    "personen",
    "mitwirkende",
    "invites",
    "invitados",
    "ospiti",
];

/// A name has no more words.
const MOST_WORDS: usize = 5;

/// The deepest heading that is somebody's name.
const DEEPEST: usize = 4;

/// Is the file called like a list of people?
pub(crate) fn is_called_people(path: &Path) -> bool {
    page_name(path).is_some_and(|name| FILES.contains(&folded(&name).as_str()))
}

/// The people whom `file` lists, as a list of tables with `name`, `slug`, `url` and `image`.
pub(crate) fn people(file: &SourceFile) -> Option<Node> {
    let start = super::super::parse(file, &mut Vec::new()).1;
    let whole = Span::new(start, file.text().len());
    let lines: Vec<Line> = lines::split(file.slice(whole), start).lines;
    let items: Vec<Node> = lines.iter().filter_map(|line| item(file, line)).collect();
    let sections = (1..=DEEPEST).map(|level| of_level(file, &lines, level)).max_by_key(Vec::len).unwrap_or_default();
    // Items below the name of somebody are what they link to.
    let people = if sections.len() > items.len() || holds(&sections, &items) { sections } else { items };
    (!people.is_empty()).then(|| Node { value: Value::List(people), span: whole })
}

/// Does each of `sections`, of which there are several, hold some of `items`?
fn holds(sections: &[Node], items: &[Node]) -> bool {
    let is_in = |section: &Node| {
        items.iter().any(|item| section.span.start < item.span.start && item.span.end <= section.span.end)
    };
    sections.len() > 1 && sections.iter().all(is_in)
}

/// Somebody in an item: `- [Ada Crumb](https://ada.example) – bakes`, `- **Bob Miller** (https://bob.example)`.
fn item(file: &SourceFile, line: &Line) -> Option<Node> {
    let text = file.slice(line.content);
    // What stands in another item belongs to it.
    let is_nested = file.slice(Span::new(line.span.start, line.content.start)).starts_with([' ', '\t']);
    if line.kind != LineKind::Bullet || is_nested {
        return None;
    }
    let inline = Inline::parse(text, 0);
    let ends = [" – ", " — ", " - ", ": ", ", ", " (", " | ", " · "];
    let end = ends.iter().filter_map(|mark| inline.text.find(mark)).min().unwrap_or(inline.text.len());
    somebody(inline.text.get(..end)?.trim_end_matches(':'), std::slice::from_ref(&inline), line.content, line.span)
}

/// The people whose names are headings of `level`.
fn of_level(file: &SourceFile, lines: &[Line], level: usize) -> Vec<Node> {
    let mut people = Vec::new();
    for (index, line) in lines.iter().enumerate().filter(|(_, line)| line.kind == LineKind::Heading(level)) {
        let rest = lines.get(index + 1..).unwrap_or_default();
        let ends = |line: &Line| matches!(line.kind, LineKind::Heading(_));
        let below = rest.get(..rest.iter().position(ends).unwrap_or(rest.len())).unwrap_or_default();
        let heading = Inline::parse(file.slice(line.content), 0);
        let said = below.iter().filter(|line| !matches!(line.kind, LineKind::Blank | LineKind::Code));
        let texts: Vec<Inline> = said.map(|line| Inline::parse(file.slice(line.content), 0)).collect();
        // A heading with no words below is one of a group.
        if texts.is_empty() && heading.links.is_empty() {
            continue;
        }
        let name = heading.text.split(" {").next().unwrap_or_default().to_owned();
        if FILES.contains(&folded(&name).as_str()) {
            continue;
        }
        let end = below.last().map_or(line.span.end, |line| line.span.end);
        let all: Vec<Inline> = std::iter::once(heading).chain(texts).collect();
        people.extend(somebody(&name, &all, line.content, Span::new(line.span.start, end)));
    }
    people
}

/// Somebody called `name`, with the first page and the first picture in `texts`.
fn somebody(name: &str, texts: &[Inline], stated: Span, whole: Span) -> Option<Node> {
    let name = name.trim().trim_matches(['*', '_']).trim();
    let words = name.split_whitespace().count();
    let is_name = (1..=MOST_WORDS).contains(&words)
        && name.starts_with(|c: char| c.is_uppercase() || (c.is_alphabetic() && !c.is_lowercase()))
        && !name.contains(|c: char| c.is_ascii_digit() || matches!(c, '/' | '!' | '?' | ':'));
    if !is_name {
        return None;
    }
    let image = texts.iter().flat_map(Inline::images).map(|image| image.url.as_str()).next();
    let is_page = |url: &&str| url.starts_with("http") && Some(*url) != image;
    let page = texts.iter().flat_map(addresses).find(is_page);
    let field =
        |key: &str, text: &str| Field::new(key, stated, Node { value: Value::Text(text.to_owned()), span: stated });
    let mut fields = vec![field("name", name), field("slug", &slug::slugify(name))];
    fields.extend(page.map(|url| field("url", url)));
    fields.extend(image.map(|url| field("image", url)));
    Some(entry(fields, whole))
}
