//! Facts as lines of notes: `Date: 2024-05-01`, at the head of the file as Pelican and MultiMarkdown have them, or below the
//! first heading, plain, in bold, as a list or as a table.

use std::sync::LazyLock;

use regex_lite::Regex;

use super::{Field, FrontMatter, Node, Syntax, Value, values};
use crate::classes::BLANKS;
use crate::source::{SourceFile, Span};
use crate::words::folded;

/// What makes text bold.
const MARKS: [&str; 3] = ["**", "__", "*"];

/// The most words of a key.
const MOST_WORDS: usize = 3;

/// `[Ada](https://ada.example)`
static LINK: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(&format!(r"\[(?P<text>[^\[\]]+)\]\((?P<url>[^(){BLANKS}]+)\)")).ok());

/// Keys that only notes of an episode have, each with a value of its form: prose has lines with colons, too.
const DATES: [&str; 24] = [
    "date",
    "published",
    "pubdate",
    "publishdate",
    "publicationdate",
    "releasedate",
    "released",
    "airdate",
    "aired",
    "datum",
    "fecha",
    "data",
    "publicerat",
    "publicerad",
    "udgivet",
    "julkaistu",
    "gepubliceerd",
    "opublikowano",
    "veroffentlicht",
    "erschienen",
    "tarih",
    "дата",
    "日期",
    "날짜",
];
const AUDIO: [&str; 18] = [
    "audio",
    "audiourl",
    "audiofile",
    "file",
    "mp3",
    "mp3url",
    "enclosure",
    "media",
    "podcast",
    "download",
    "datei",
    "fichier",
    "archivo",
    "url",
    "audiodatei",
    "ljudfil",
    "lydfil",
    "plik",
];
const ENDINGS: [&str; 8] = [".mp3", ".m4a", ".ogg", ".oga", ".opus", ".flac", ".wav", ".aac"];

/// Header lines with where the body goes on behind them.
pub(super) struct Header {
    pub(super) matter: FrontMatter,
    pub(super) body: usize,
}

/// The block of lines that begins at byte `start` of `file`, where all of it is facts of an episode, `fewest` of them or more.
pub(super) fn find(file: &SourceFile, start: usize, fewest: usize) -> Option<Header> {
    let text = file.text().get(start..)?;
    let mut fields: Vec<Field> = Vec::new();
    let mut at = start;
    let mut first = None;
    // Nikola writes them into a comment.
    let mut is_comment = false;
    for raw in text.split_inclusive('\n') {
        let line = raw.trim_end();
        let here = at;
        at += raw.len();
        match line.trim() {
            "<!--" if first.is_none() && !is_comment => {
                is_comment = true;
                continue;
            }
            "-->" if is_comment => break,
            // Keys that nobody filled in.
            empty if empty.starts_with(".. ") && empty.ends_with(':') => continue,
            _ => {}
        }
        if line.trim().is_empty() {
            if first.is_some() {
                break;
            }
            continue;
        }
        first = first.or(Some(here));
        if is_rule_of_table(line) {
            continue;
        }
        match field(line, here).or_else(|| row(line, here)).or_else(|| dated(file, line, here)) {
            Some(field) => fields.push(field),
            // A value may go on, indented.
            None if line.starts_with([' ', '\t']) => lengthen(fields.last_mut()?, line, here),
            None => return None,
        }
    }
    let span = Span::new(first?, fields.last()?.node.span.end);
    let decides = |field: &Field| is_date(file, field) || is_audio(field);
    (fields.len() >= fewest && fields.iter().any(decides)).then(|| Header {
        matter: FrontMatter { syntax: Syntax::Lines, span, fields, beside: Vec::new() },
        body: behind_rule(file.text(), at),
    })
}

/// The byte behind the first heading, where the notes begin with one.
pub(super) fn behind_heading(text: &str, start: usize) -> Option<usize> {
    let mut at = start;
    for raw in text.get(start..)?.split_inclusive('\n') {
        at += raw.len();
        let line = raw.trim();
        if !line.is_empty() {
            return (line.starts_with("# ") || line.starts_with("## ")).then_some(at);
        }
    }
    None
}

/// Words of letters, digits and what joins them.
fn is_key(key: &str) -> bool {
    key.starts_with(char::is_alphabetic) && key.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-'))
}

/// The fact that `line`, which begins at byte `start`, states behind its name: `Date: …`, `**Date:** …`, `- **Date**: …`,
/// `date:: …` of Obsidian, `.. date: …` of Nikola.
pub(super) fn field(line: &str, start: usize) -> Option<Field> {
    let (head, behind) = line.split_once(':')?;
    let marker = head.strip_prefix(['-', '*', '+']).or_else(|| head.strip_prefix(".."));
    let head = marker.filter(|rest| rest.starts_with(char::is_whitespace)).map_or(head, str::trim_start);
    let head = MARKS.iter().find_map(|mark| head.strip_prefix(mark)).unwrap_or(head);
    let key = MARKS.iter().find_map(|mark| head.strip_suffix(mark)).unwrap_or(head).trim_end();
    let behind = behind.strip_prefix(':').unwrap_or(behind);
    let behind = MARKS.iter().find_map(|mark| behind.strip_prefix(mark)).unwrap_or(behind);
    let value = Some(behind.trim()).filter(|value| !value.is_empty() && behind.starts_with(char::is_whitespace))?;
    let words = key.split(' ');
    if !is_key(key) || words.clone().any(str::is_empty) || words.count() > MOST_WORDS {
        return None;
    }
    let span = |part| span_in(line, start, part);
    let name = key.replace(' ', "_").to_lowercase();
    let text = value.trim_matches(['*', '_', '`', '<', '>']).trim();
    Some(Field::new(name, span(key), Node { value: linked(text, span(value)), span: span(value) }))
}

/// `| Date | 2024-05-01 |`: a row of a table that has a fact in each.
fn row(line: &str, start: usize) -> Option<Field> {
    let inner = line.trim_start().strip_prefix('|')?.trim_end().strip_suffix('|')?;
    let (key, value) = inner.split_once('|').filter(|(_, value)| !value.contains('|'))?;
    let bare = |cell: &str| cell.trim().trim_matches(['*', '_', '`', '<', '>', ':']).trim().to_owned();
    let (name, text) = (bare(key), bare(value));
    is_key(&name).then_some(())?;
    // An empty value stands at the end of its cell.
    let span = |cell: &str| span_in(line, start, cell.trim_start().trim_end());
    let node = Node { value: linked(&text, span(value)), span: span(value) };
    Some(Field::new(name.replace(' ', "_").to_lowercase(), span(key), node))
}

/// `*Published 2024-05-01*`, `Released on May 1, 2024`: a day with a verb before it and nothing else.
fn dated(file: &SourceFile, line: &str, start: usize) -> Option<Field> {
    const VERBS: [&str; 9] = [
        "published",
        "released",
        "aired",
        "posted",
        "veröffentlicht",
        "erschienen",
        "publié",
        "publicado",
        "pubblicato",
    ];
    const BEFORE_DAYS: [&str; 7] = ["on ", "am ", "le ", "el ", "il ", "em ", "the "];
    const MARKS: [char; 5] = ['*', '_', '(', ')', '.'];
    let bare = line.trim().trim_matches(MARKS);
    let (verb, day) = bare.split_once(' ').filter(|(_, day)| day.contains(|c: char| c.is_ascii_digit()))?;
    let small = verb.to_lowercase();
    VERBS.contains(&small.as_str()).then_some(())?;
    let day = day.trim_start();
    let day = BEFORE_DAYS.iter().find_map(|word| day.strip_prefix(word)).unwrap_or(day).trim();
    let span = |part| span_in(line, start, part);
    let node = Node { value: Value::Text(day.to_owned()), span: span(day) };
    values::is_date(file, &node).then(|| Field::new("date", span(verb), node))
}

/// Where `part` of `line` stands, which begins at byte `start`.
fn span_in(line: &str, start: usize, part: &str) -> Span {
    let begin = start + (part.as_ptr() as usize - line.as_ptr() as usize);
    Span::new(begin, begin + part.len())
}

/// `|---|:--|`, or a head of the table that says nothing.
pub(super) fn is_rule_of_table(line: &str) -> bool {
    line.trim_start().starts_with('|') && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}

/// Links as tables of name and address; anything else as it stands.
pub(super) fn linked(text: &str, span: Span) -> Value {
    let Some(pattern) = LINK.as_ref().filter(|_| text.contains("](")) else { return Value::Text(text.to_owned()) };
    let rest = pattern.replace_all(text, "");
    let only_links = rest
        .split([',', '&', ';', ' '])
        .all(|word| matches!(word.trim(), "" | "and" | "und" | "et" | "y" | "e" | "with" | "mit"));
    if rest == text || !only_links {
        return Value::Text(text.to_owned());
    }
    let entry = |key: &str, text: &str| Field::new(key, span, Node { value: Value::Text(text.to_owned()), span });
    let tables = pattern.captures_iter(text).filter_map(|found| {
        let fields = vec![entry("name", found.name("text")?.as_str()), entry("url", found.name("url")?.as_str())];
        Some(Node { value: Value::Map(fields), span })
    });
    Value::List(tables.collect())
}

fn lengthen(field: &mut Field, line: &str, start: usize) {
    if let Value::Text(text) = &mut field.node.value {
        text.push(' ');
        text.push_str(line.trim());
        field.node.span.end = start + line.len();
    }
}

fn is_date(file: &SourceFile, field: &Field) -> bool {
    DATES.contains(&folded(&field.key).as_str()) && values::is_date(file, &field.node)
}

fn is_audio(field: &Field) -> bool {
    let address = match &field.node.value {
        Value::Text(text) => text.to_lowercase(),
        _ => return false,
    };
    let path = address.split(['?', '#']).next().unwrap_or_default();
    AUDIO.contains(&folded(&field.key).as_str()) && ENDINGS.iter().any(|ending| path.ends_with(ending))
}

/// The byte behind a thematic break that only parts the header from the notes.
fn behind_rule(text: &str, start: usize) -> usize {
    let mut at = start;
    for raw in text.get(start..).unwrap_or_default().split_inclusive('\n') {
        at += raw.len();
        match raw.trim() {
            "" => {}
            "---" | "***" | "___" => return at,
            _ => return start,
        }
    }
    start
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notes;

    fn read(text: &str) -> Option<(Vec<String>, String)> {
        let file = SourceFile::new("a.md", text);
        let notes = notes::parse(&file, &[], &mut Vec::new());
        let matter = notes.front_matter.as_ref()?;
        let shown = matter.fields.iter().map(|field| match &field.node.value {
            Value::Text(text) => format!("{}={text}", field.key),
            Value::List(items) => format!("{}={} tables", field.key, items.len()),
            other => format!("{}={other:?}", field.key),
        });
        Some((shown.collect(), file.slice(notes.body).trim().to_owned()))
    }

    #[test]
    fn lines_at_the_head() {
        let (fields, body) =
            read("Title: Rye: a story\nDate: 2024-05-01 20:30\nTags: bread,\n  rye\n\nRye is good.\n").unwrap();
        assert_eq!(fields, ["title=Rye: a story", "date=2024-05-01 20:30", "tags=bread, rye"]);
        assert_eq!(body, "Rye is good.");
    }

    #[test]
    fn lines_of_nikola_and_obsidian() {
        let nikola = "<!--\n.. title: Owls\n.. link:\n.. date: 2021-01-01 07:00:00 UTC\n.. audio: https://a.example/1.mp3\n-->\n\nWe watch.\n";
        let (fields, body) = read(nikola).unwrap();
        assert_eq!(fields, ["title=Owls", "date=2021-01-01 07:00:00 UTC", "audio=https://a.example/1.mp3"]);
        assert_eq!(body, "We watch.");
        let obsidian = "# Moss\n\nnumber:: 2\ndate:: 2023-01-11\nguest:: Fern\n\n## Notes\n\nWe crawl.\n";
        let (fields, body) = read(obsidian).unwrap();
        assert_eq!(fields, ["number=2", "date=2023-01-11", "guest=Fern"]);
        assert_eq!(body, "## Notes\n\nWe crawl.");
        assert_eq!(read("<!--\nA remark: for nobody.\n-->\n\nDate: soon\n"), None);
    }

    #[test]
    fn lines_below_the_heading() {
        let text = "# Rye\n\n- **Release date**: May 1, 2024\n- **Audio:** <https://a.example/1.mp3>\n- **Hosts**: [Ada](https://a.example) & [Bo](https://b.example)\n\n---\n\nRye.\n";
        let (fields, body) = read(text).unwrap();
        assert_eq!(fields, ["release_date=May 1, 2024", "audio=https://a.example/1.mp3", "hosts=2 tables"]);
        assert_eq!(body, "Rye.");
        let file = SourceFile::new("a.md", text);
        let heading = notes::parse(&file, &[], &mut Vec::new()).heading.unwrap();
        assert_eq!(heading.title.unwrap().0, "Rye");
    }

    #[test]
    fn a_day_below_the_heading() {
        for (line, expected) in [
            ("*Published 2024-05-01*", "date=2024-05-01"),
            ("Released on May 1, 2024.", "date=May 1, 2024"),
            ("_Veröffentlicht am 1. Mai 2024_", "date=1. Mai 2024"),
            ("(Publié le 1 mai 2024)", "date=1 mai 2024"),
        ] {
            let (fields, body) = read(&format!("# Rye\n\n{line}\n\nRye.\n")).unwrap();
            assert_eq!((fields.join(";").as_str(), body.as_str()), (expected, "Rye."));
        }
        for line in ["Published by Loaf Press in 2024", "Released 3 times.", "Recorded on May 1, 2024"] {
            assert_eq!(read(&format!("# Rye\n\n{line}\n\nRye.\n")), None, "{line}");
        }
    }

    #[test]
    fn prose_with_colons_is_no_header() {
        for text in [
            "Note: rye is good.\nAlso: oats are.\n",
            "# Rye\n\nSponsor: Flour Hub\nGuest: Ada\n",
            "Date: 2024-05-01\n",
            "Date: 2024-05-01\nand then prose\n",
            "Date: soon\nAudio: to come\n",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
