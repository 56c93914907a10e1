//! A list with an episode in each item: `- [12: Rye](episodes/012.md) (2024-05-01)`, `* 12 – Rye – 1 May 2024 – [MP3](…)`.

use super::fact::{self, addresses, is_audio, seen};
use super::sections::{self, Titled};
use super::table::page;
use super::{Field, Node, entry};
use crate::notes::front_matter::{Key, Value};
use crate::notes::inline::Inline;
use crate::notes::lines::{Line, LineKind};
use crate::source::{SourceFile, Span};

/// An item longer than this is prose, in bytes.
const LONGEST: usize = 2000;

/// The items of all lists in `lines` of which most are certainly episodes.
pub(super) fn entries(file: &SourceFile, lines: &[Line]) -> Vec<Node> {
    let mut entries = Vec::new();
    let mut season = None;
    let mut rest = lines;
    while let Some((first, behind)) = rest.split_first() {
        rest = behind;
        if matches!(first.kind, LineKind::Heading(_)) {
            season = sections::season(file, first).or(season);
        }
        if first.kind != LineKind::Bullet {
            continue;
        }
        let length = behind.iter().take_while(|line| goes_on(file, line)).count();
        let (list, behind) = behind.split_at(length);
        rest = behind;
        entries.extend(of_list(file, first, list, season.as_ref()));
    }
    entries
}

/// Is `line` still of the list?
fn goes_on(file: &SourceFile, line: &Line) -> bool {
    matches!(line.kind, LineKind::Bullet | LineKind::Blank) || indent(file, line) > 0
}

fn indent(file: &SourceFile, line: &Line) -> usize {
    let text = file.slice(line.span);
    text.len() - text.trim_start().len()
}

/// The items of the list that begins with `first`, if most are episodes.
fn of_list(file: &SourceFile, first: &Line, others: &[Line], season: Option<&Field>) -> Vec<Node> {
    let margin = indent(file, first);
    let begins = |line: &Line| line.kind == LineKind::Bullet && indent(file, line) <= margin;
    let mut items: Vec<Option<Node>> = Vec::new();
    let (mut head, mut rest) = (first, others);
    loop {
        let length = rest.iter().position(begins).unwrap_or(rest.len());
        let (below, behind) = rest.split_at(length);
        items.push(item(file, head, below, season));
        let Some((next, others)) = behind.split_first() else { break };
        (head, rest) = (next, others);
    }
    let count = items.iter().flatten().count();
    if count * 2 > items.len() { items.into_iter().flatten().collect() } else { Vec::new() }
}

/// The episode in an item, if it has a title, audio or notes, and a date or a number.
fn item(file: &SourceFile, head: &Line, below: &[Line], season: Option<&Field>) -> Option<Node> {
    let (text, start) = (file.slice(head.content), head.content.start);
    // Most lists lead nowhere.
    if text.len() > LONGEST || !text.contains('.') {
        return None;
    }
    let inline = Inline::parse(text, 0);
    let audio = addresses(&inline).find(|url| is_audio(url)).map(|url| fact::audio(url, start, text.len()));
    let page = page(text, start).filter(|field| audio.is_some() || field.key == "page");
    let mut fields: Vec<Field> = Vec::new();
    let mut words: Vec<(usize, usize)> = Vec::new();
    let mut named = None;
    let mut ended = true;
    for (from, to) in pieces(text) {
        let piece = text.get(from..to).unwrap_or_default();
        match fact::segment(piece, start + from).filter(|facts| !facts.is_empty()) {
            Some(facts) => {
                let is_link = facts.iter().any(|field| field.key == Key::Audio.name());
                named = named.or(is_link.then(|| seen(piece)));
                fields.extend(facts);
                ended = true;
            }
            // What stands between two facts is one text, whatever signs are in it.
            None if !ended => words.last_mut().into_iter().for_each(|last| last.1 = to),
            None => {
                words.push((from, to));
                ended = false;
            }
        }
    }
    let said = |(from, to): (usize, usize)| seen(text.get(from..to).unwrap_or_default());
    let words: Vec<String> =
        words.into_iter().map(said).filter(|words| words.contains(char::is_alphanumeric)).collect();
    let mut words = words.into_iter().peekable();
    let count = words.next_if(|words| !words.contains(char::is_alphabetic) && !fact::is_date(words));
    let Titled { whole, title, number, season: own_season, date } = Titled::read(&words.next().or(named)?);
    let of_item = |key: Key, text: Option<String>| {
        let value = |text| Field::new(key.name(), head.content, Node { value: Value::Text(text), span: head.content });
        text.filter(|text| !text.is_empty()).map(value)
    };
    let title = of_item(Key::Title, title.or(Some(whole)))?;
    fields.extend(of_item(Key::Date, date));
    let count = count.map(|count| count.trim_matches(|c: char| !c.is_ascii_digit()).to_owned());
    fields.extend(of_item(Key::Number, number.or(count)));
    let states = |key: Key| fields.iter().any(|field| field.key == key.name());
    if (audio.is_none() && page.is_none()) || !(states(Key::Date) || states(Key::Number)) {
        return None;
    }
    fields.push(title);
    fields.extend(of_item(Key::Season, own_season));
    fields.extend(audio.into_iter().chain(page));
    let taken: Vec<bool> = below
        .iter()
        .map(|line| {
            let is_text = matches!(line.kind, LineKind::Text | LineKind::Bullet);
            let facts = fact::line(file.slice(line.content), line.content.start).filter(|_| is_text);
            let is_fact = facts.is_some();
            fields.extend(facts.into_iter().flatten());
            is_fact
        })
        .collect();
    fields.extend(season.cloned());
    let end = below.last().map_or(head.span.end, |line| line.span.end);
    let notes = sections::text_without(file, below, &taken).map(|(text, _)| without_margin(&text));
    let notes: Vec<String> = words.chain(notes).filter(|text| !text.trim().is_empty()).collect();
    if !notes.is_empty() {
        let span = Span::new(head.span.start, end);
        fields.push(Field::new(Key::Notes.name(), span, Node { value: Value::Text(notes.join("\n\n")), span }));
    }
    Some(entry(fields, Span::new(head.span.start, end)))
}

/// The lines of `text` without the indentation that all of them have.
fn without_margin(text: &str) -> String {
    let said = || text.lines().filter(|line| !line.trim().is_empty());
    let margin = said().map(|line| line.len() - line.trim_start_matches([' ', '\t']).len()).min().unwrap_or(0);
    let lines: Vec<&str> = text.lines().map(|line| line.get(margin..).unwrap_or_default().trim_end()).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

/// The parts of an item between dashes, dots, strokes and commas, and what stands in brackets; links are whole.
fn pieces(text: &str) -> Vec<(usize, usize)> {
    const MARKS: [&str; 8] = [" – ", " — ", " - ", " | ", " · ", " • ", ", ", "; "];
    let mut pieces = Vec::new();
    let (mut begin, mut square, mut round) = (0, 0_usize, 0_usize);
    let mut skip = 0;
    for (at, c) in text.char_indices() {
        if at < skip {
            continue;
        }
        let rest = text.get(at..).unwrap_or_default();
        let is_of_link = text.get(..at).is_some_and(|before| before.ends_with(']'));
        match c {
            '[' => square += 1,
            ']' => square = square.saturating_sub(1),
            '(' if square == 0 && round == 0 && !is_of_link => {
                pieces.push((begin, at));
                begin = at + 1;
            }
            '(' => round += 1,
            ')' if square == 0 && round == 0 => {
                pieces.push((begin, at));
                begin = at + 1;
            }
            ')' => round = round.saturating_sub(1),
            _ if square == 0 && round == 0 => {
                if let Some(mark) = MARKS.iter().find(|mark| rest.starts_with(**mark)) {
                    pieces.push((begin, at));
                    begin = at + mark.len();
                    skip = begin;
                }
            }
            _ => {}
        }
    }
    pieces.push((begin, text.len()));
    pieces.retain(|(from, to)| text.get(*from..*to).is_some_and(|piece| !piece.trim().is_empty()));
    pieces
}
