//! Headings with an episode below each: facts in lines of their own, all else is the notes.

use std::collections::HashSet;
use std::sync::LazyLock;

use regex::Regex;

use super::fact::{self, addresses, is_audio, is_date, meanings, seen, stated};
use super::{Field, Node, entry};
use crate::notes::front_matter::{Key, Value};
use crate::notes::heading::numbered;
use crate::notes::inline::Inline;
use crate::notes::lines::{Line, LineKind};
use crate::source::{SourceFile, Span};

/// `Staffel 2`
static COUNTED: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^(?P<word>[A-Za-z\x{80}-\x{10FFFF}]+)\s+(?P<number>[0-9]{1,3})[.:]?$").ok());

/// `12. Rye`, `S2E12 – Rye`
static COUNTED_TITLE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^(?:s(?P<season>[0-9]{1,3})[ .·-]*e|#)?(?P<number>[0-9]{1,5})(?:[.):]|\s+[–—-])\s+(?P<title>\S.*)$",
    )
    .ok()
});

/// The deepest heading that an episode may stand below.
const DEEPEST: usize = 4;

/// A heading with the lines below it, up to the next that is no deeper.
struct Section<'a> {
    heading: &'a Line,
    below: &'a [Line],
    title: String,
}

/// The season that a heading names: `Season 2`.
pub(super) fn season(file: &SourceFile, heading: &Line) -> Option<Field> {
    let text = seen(file.slice(heading.content));
    let found = COUNTED.as_ref()?.captures(text.trim())?;
    let is_season = meanings(found.name("word")?.as_str()).contains(&Key::Season);
    let field = stated(Key::Season, found.name("number")?.as_str(), heading.content.start)?;
    let node = Node { span: heading.content, ..field.node };
    is_season.then(|| Field { key_span: heading.content, node, ..field })
}

/// The sections of the one level of headings that has most of them with audio.
pub(super) fn entries(file: &SourceFile, lines: &[Line]) -> Vec<Node> {
    let audible: Vec<bool> = lines.iter().map(|line| audio_in(file, line).is_some()).collect();
    if !audible.contains(&true) {
        return Vec::new();
    }
    let of_level = |level: usize| -> Vec<Section<'_>> {
        let opens = |(index, line): (usize, &Line)| (line.kind == LineKind::Heading(level)).then_some(index);
        let starts = lines.iter().enumerate().filter_map(opens);
        starts.filter_map(|index| section(file, lines, index, level, &audible)).collect()
    };
    let distinct =
        |sections: &[Section<'_>]| sections.iter().map(|one| one.title.as_str()).collect::<HashSet<_>>().len();
    let levels = (1..=DEEPEST).rev().map(of_level);
    let Some(chosen) = levels.max_by_key(|sections| distinct(sections)) else { return Vec::new() };
    let titles: Vec<Titled> = chosen.iter().map(|one| Titled::read(&one.title)).collect();
    // `3 ways to knead` among titles without numbers is no third episode.
    let are_numbered = titles.iter().filter(|one| one.number.is_some()).count() * 2 > titles.len();
    let mut entries = Vec::with_capacity(chosen.len());
    let mut seasons = lines.iter().filter(|line| matches!(line.kind, LineKind::Heading(_))).peekable();
    let mut current = None;
    for (section, titled) in chosen.iter().zip(titles) {
        let titled = if are_numbered { titled } else { titled.without_number() };
        while let Some(line) = seasons.next_if(|line| line.span.start < section.heading.span.start) {
            current = season(file, line).or(current);
        }
        entries.push(of_section(file, section, titled, current.clone()));
    }
    entries
}

/// The section that line `index` opens, if there is audio in it and it is no season or year.
fn section<'a>(
    file: &SourceFile,
    lines: &'a [Line],
    index: usize,
    level: usize,
    audible: &[bool],
) -> Option<Section<'a>> {
    let heading = lines.get(index)?;
    let rest = lines.get(index + 1..)?;
    let ends = |line: &Line| matches!(line.kind, LineKind::Heading(other) if other <= level);
    let length = rest.iter().position(ends).unwrap_or(rest.len());
    let below = rest.get(..length)?;
    let has_audio = audible.get(index..=index + length)?.contains(&true);
    let title = seen(file.slice(heading.content));
    let is_group = season(file, heading).is_some() || (title.len() == 4 && title.parse::<u32>().is_ok());
    (has_audio && !is_group && !title.is_empty()).then_some(Section { heading, below, title })
}

/// What a heading says.
pub(super) struct Titled {
    pub(super) whole: String,
    pub(super) title: Option<String>,
    pub(super) number: Option<String>,
    pub(super) season: Option<String>,
    pub(super) date: Option<String>,
}

impl Titled {
    pub(super) fn read(heading: &str) -> Self {
        let (whole, date) = without_date(heading);
        let mut titled = Self { whole: whole.clone(), title: None, number: None, season: None, date };
        if let Some(found) = COUNTED_TITLE.as_ref().and_then(|form| form.captures(&whole)) {
            let part = |name| found.name(name).map(|part| part.as_str().to_owned());
            (titled.title, titled.number, titled.season) = (part("title"), part("number"), part("season"));
        } else if let Some(found) = numbered(&whole) {
            titled.number = found.number.map(|(number, _)| number.to_string());
            titled.title = found.title.and_then(|range| whole.get(range)).map(|title| title.trim().to_owned());
        }
        titled
    }

    fn without_number(self) -> Self {
        Self { title: None, number: None, season: None, ..self }
    }
}

/// A heading and the date in it: `Rye (2024-05-01)`, `2024-05-01: Rye`, `Rye – 1 May 2024`.
fn without_date(heading: &str) -> (String, Option<String>) {
    let heading = heading.trim();
    let edges = |c: char| c.is_whitespace() || ":–—-|·,".contains(c);
    let bracketed = heading.strip_suffix([')', ']']).and_then(|rest| rest.rsplit_once(['(', '[']));
    if let Some((title, date)) = bracketed.filter(|(_, date)| is_date(date)) {
        return (title.trim_end_matches(edges).to_owned(), Some(date.trim().to_owned()));
    }
    for mark in [" – ", " — ", " - ", " | ", " · ", ": ", ", "] {
        if let Some((title, date)) = heading.rsplit_once(mark).filter(|(_, date)| is_date(date)) {
            return (title.trim_end_matches(edges).to_owned(), Some(date.trim().to_owned()));
        }
        if let Some((date, title)) = heading.split_once(mark).filter(|(date, _)| is_date(date)) {
            return (title.trim_start_matches(edges).to_owned(), Some(date.trim().to_owned()));
        }
    }
    (heading.to_owned(), None)
}

fn of_section(file: &SourceFile, section: &Section<'_>, titled: Titled, season: Option<Field>) -> Node {
    let heading = section.heading;
    let mut fields: Vec<Field> = Vec::new();
    let of_heading = |key: Key, text: Option<String>| {
        text.map(|text| {
            Field::new(key.name(), heading.content, Node { value: Value::Text(text), span: heading.content })
        })
    };
    let Titled { whole, title, number, season: own_season, date } = titled;
    let end = section.below.last().map_or(heading.span.end, |line| line.span.end);
    let title = title.or_else(|| Some(whole).filter(|whole| !whole.is_empty()));
    fields.extend(of_heading(Key::Title, title));
    fields.extend(of_heading(Key::Number, number));
    fields.extend(of_heading(Key::Season, own_season));
    fields.extend(of_heading(Key::Date, date));
    let mut taken: Vec<bool> = Vec::with_capacity(section.below.len());
    for line in section.below {
        let facts = match line.kind {
            LineKind::Text | LineKind::Bullet => fact::line(file.slice(line.content), line.content.start),
            LineKind::Blank | LineKind::Code | LineKind::Heading(_) => None,
        };
        taken.push(facts.is_some());
        fields.extend(facts.into_iter().flatten());
    }
    let lines = std::iter::once(heading).chain(section.below);
    let named = lines.filter_map(|line| Some((audio_in(file, line)?, line.content)));
    fields.extend(named.take(1).map(|(url, span)| fact::audio(&url, span.start, span.end - span.start)));
    fields.extend(season);
    let text = text_without(file, section.below, &taken);
    if let Some((text, span)) = text.filter(|(text, _)| !text.trim().is_empty()) {
        fields.push(Field::new(Key::Notes.name(), span, Node { value: Value::Text(text), span }));
    }
    entry(fields, Span::new(heading.span.start, end))
}

/// The text of `lines` with blanks for those that were `taken`, and for headings with nothing else below them.
pub(super) fn text_without(file: &SourceFile, lines: &[Line], taken: &[bool]) -> Option<(String, Span)> {
    let span = Span::new(lines.first()?.span.start, lines.last()?.span.end);
    let mut text = file.slice(span).as_bytes().to_owned();
    for (index, line) in lines.iter().enumerate() {
        let opens_nothing = || {
            let below = lines.iter().zip(taken).skip(index + 1);
            let mut below = below.take_while(|(line, _)| !matches!(line.kind, LineKind::Heading(_))).peekable();
            let is_gone = |(line, taken): (&Line, &bool)| *taken || line.kind == LineKind::Blank;
            below.clone().any(|(_, taken)| *taken) && below.all(is_gone)
        };
        let is_gone = taken.get(index) == Some(&true) || (matches!(line.kind, LineKind::Heading(_)) && opens_nothing());
        let range = line.span.start - span.start..line.span.end - span.start;
        if is_gone && let Some(bytes) = text.get_mut(range) {
            bytes.fill(b' ');
        }
    }
    Some((String::from_utf8(text).ok()?, span))
}

/// The first audio that a line links to.
fn audio_in(file: &SourceFile, line: &Line) -> Option<String> {
    let text = file.slice(line.content);
    if line.kind == LineKind::Code || line.kind == LineKind::Blank || !text.contains('.') {
        return None;
    }
    let inline = Inline::parse(text, 0);
    addresses(&inline).find(|url| is_audio(url)).map(str::to_owned)
}
