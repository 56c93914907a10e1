//! The text of new notes, out of a template or of the notes of the last episodes.

use super::next::Date;
use super::translated;
use crate::diagnostic::Diagnostics;
use crate::normalize::Compiled;
use crate::notes::Notes;
use crate::notes::front_matter::{self, Field, FrontMatter, Key, KeyNames, Syntax, Value};
use crate::source::{SourceFile, Span};

/// What is known of the new episode.
pub(super) struct Values<'a> {
    pub(super) title: &'a str,
    pub(super) number: Option<u32>,
    pub(super) date: Date,
    /// What the show calls its keys.
    pub(super) names: &'a KeyNames,
}

/// The keys of an episode that are another's in the next one, even where no other episode tells.
const OF_ONE: [Key; 14] = [
    Key::Recorded,
    Key::Audio,
    Key::Duration,
    Key::Length,
    Key::Guid,
    Key::Summary,
    Key::Image,
    Key::Guests,
    Key::Sponsors,
    Key::Tags,
    Key::Chapters,
    Key::Transcript,
    Key::Link,
    Key::Slug,
];

/// A text in place of some bytes.
pub(super) struct Edit {
    pub(super) span: Span,
    pub(super) text: String,
}

/// The template with `{title}`, `{number}`, `{date}` and `{slug}` filled in, and so the keys that hold these facts.
pub(super) fn from_template(template: &SourceFile, values: &Values<'_>) -> String {
    let number = values.number.map(|number| number.to_string()).unwrap_or_default();
    let text = template
        .text()
        .replace("{title}", values.title)
        .replace("{number}", &number)
        .replace("{date}", &values.date.plain())
        .replace("{slug}", &slug::slugify(values.title));
    let file = SourceFile::new(template.path(), text);
    let Some(front_matter) = read(&file) else { return file.text().to_owned() };
    let edits = own(values, &front_matter);
    edited(file.text(), edits)
}

/// The notes of `newest` without what is said of it alone: what the episode `before` has as well stays.
pub(super) fn from_episode(newest: &Compiled, before: Option<&Compiled>, values: &Values<'_>) -> String {
    let Some((file, notes)) = &newest.notes else { return bare(values) };
    if let Some(front_matter) = notes.front_matter.as_ref().filter(|_| front_matter::is_lektor(file)) {
        return of_lektor(file, front_matter, before.and_then(|before| before.notes.as_ref()), values);
    }
    let before = before.and_then(|before| before.notes.as_ref());
    if file.is_translated() {
        let is_of_one =
            |key: &str| OF_ONE.iter().any(|one| values.names.of(*one).any(|name| name.eq_ignore_ascii_case(key)));
        return translated::from_episode(file, notes, before, values, &is_of_one);
    }
    let head = match &notes.front_matter {
        // Keys would be added in the wrong place.
        Some(front_matter) if matches!(front_matter.syntax, Syntax::Script | Syntax::Lines) => None,
        Some(front_matter) => head(file, front_matter, before, values),
        None => Some(String::new()),
    };
    let Some(head) = head else { return bare(values) };
    let body = body(file, notes, before, values);
    if head.is_empty() { body } else { format!("{head}\n\n{body}") }
}

/// Notes of a show that has none yet.
pub(super) fn bare(values: &Values<'_>) -> String {
    let number = values.number.map(|number| format!("number: {number}\n")).unwrap_or_default();
    let (title, date) = (scalar(Syntax::Yaml, values.title), values.date.plain());
    format!("---\ntitle: {title}\n{number}date: {date}\ndraft: true\n---\n\n")
}

/// A page of Lektor, which is nothing but fields: those of this one, hidden. A field without a value says nothing.
fn of_lektor(
    file: &SourceFile,
    front_matter: &FrontMatter,
    before: Option<&(SourceFile, Notes)>,
    values: &Values<'_>,
) -> String {
    // What the text of the notes was put below is none of it.
    let whole = file.slice(front_matter.span);
    let mut edits = own(values, front_matter);
    let done: Vec<Span> = edits.iter().map(|edit| edit.span).collect();
    let stays = |field: &Field| {
        let same = before.and_then(|(other, notes)| Some((other, notes.front_matter.as_ref()?.at(&field.key)?)));
        let is_same = same.map(|(other, same)| other.slice(same.node.span) == file.slice(field.node.span));
        is_same.unwrap_or_else(|| field.key.starts_with('_'))
    };
    for field in front_matter.fields.iter().filter(|field| !done.contains(&field.node.span) && !stays(field)) {
        let behind_colon = Span::new(field.key_span.end + 1, field.node.span.end);
        edits.push(Edit { span: behind_colon, text: String::new() });
    }
    let text = edited(whole, edits);
    let hidden = if front_matter.at("_hidden").is_some() { "" } else { "---\n_hidden: yes\n" };
    format!("{}\n{hidden}", text.trim_end())
}

/// The front matter for the new episode, fences included; none where it cannot be made out of this one.
fn head(
    file: &SourceFile,
    front_matter: &FrontMatter,
    before: Option<&(SourceFile, Notes)>,
    values: &Values<'_>,
) -> Option<String> {
    let mut edits = own(values, front_matter);
    let stays = |field: &Field, path: &str| match before {
        Some((other, notes)) => {
            let same = notes.front_matter.as_ref().and_then(|front_matter| front_matter.at(path));
            same.is_some_and(|same| other.slice(same.node.span).trim() == file.slice(field.node.span).trim())
        }
        None => !OF_ONE.iter().any(|key| {
            values.names.of(*key).any(|name| name.eq_ignore_ascii_case(path.split('.').next().unwrap_or(path)))
        }),
    };
    let edited_already: Vec<Span> = edits.iter().map(|edit| edit.span).collect();
    for field in &front_matter.fields {
        blank(front_matter.syntax, field, &field.key, &stays, &edited_already, &mut edits);
    }
    let whole = file.slice(front_matter.span);
    let shifted = edits.into_iter().map(|edit| Edit {
        span: Span::new(
            edit.span.start.saturating_sub(front_matter.span.start),
            edit.span.end.saturating_sub(front_matter.span.start),
        ),
        text: edit.text,
    });
    let text = held_back(&edited(whole, shifted.collect()), front_matter, values);
    let reread = read(&SourceFile::new("new.md", text.as_str()))?;
    let keys = |front_matter: &FrontMatter| {
        front_matter.fields.iter().map(|field| field.key.clone()).filter(|key| key != "draft").collect::<Vec<_>>()
    };
    (keys(&reread) == keys(front_matter)).then_some(text)
}

/// Blanks a value that is of one episode only; of tables, what is in them.
fn blank(
    syntax: Syntax,
    field: &Field,
    path: &str,
    stays: &impl Fn(&Field, &str) -> bool,
    done: &[Span],
    edits: &mut Vec<Edit>,
) {
    // The span of a table may be no more than its header: only what is in it tells.
    if let Value::Map(fields) = &field.node.value {
        for inner in fields {
            blank(syntax, inner, &format!("{path}.{}", inner.key), stays, done, edits);
        }
        return;
    }
    if field.node.value == Value::Null || done.contains(&field.node.span) || stays(field, path) {
        return;
    }
    let text = match (&field.node.value, syntax) {
        (Value::List(_), Syntax::Yaml) => " []",
        (Value::List(_), _) => "[]",
        (_, Syntax::Yaml | Syntax::Lines | Syntax::Keywords) => "",
        (_, Syntax::Toml | Syntax::Json | Syntax::Script) => "\"\"",
    };
    // A list in YAML stands on lines of its own: all from the colon on is replaced.
    let start = match (&field.node.value, syntax) {
        (Value::List(_), Syntax::Yaml) => field.key_span.end + 1,
        _ => field.node.span.start,
    };
    edits.push(Edit { span: Span::new(start, field.node.span.end), text: text.into() });
}

/// Title, number and date of the new episode, where the front matter has keys for them.
pub(super) fn own(values: &Values<'_>, front_matter: &FrontMatter) -> Vec<Edit> {
    let syntax = front_matter.syntax;
    let field = |key| front_matter.field(key, values.names).or_else(|| empty_field(front_matter, key, values.names));
    let node = |key| field(key).map(|field| &field.node);
    let mut edits = Vec::new();
    let mut set = |key, text: Option<String>| {
        let (Some(field), Some(text)) = (field(key), text) else { return };
        // `title:` without a value has no place of its own.
        let is_bare = syntax == Syntax::Yaml && field.node.value == Value::Null;
        let behind_colon = Span::new(field.key_span.end + 1, field.key_span.end + 1);
        edits.push(match is_bare {
            true => Edit { span: behind_colon, text: format!(" {text}") },
            false => Edit { span: field.node.span, text },
        });
    };
    set(Key::Title, Some(scalar(syntax, values.title)));
    let is_line = matches!(syntax, Syntax::Lines | Syntax::Keywords);
    let as_text = !is_line && matches!(node(Key::Number).map(|node| &node.value), Some(Value::Text(_)));
    set(Key::Number, values.number.map(|number| if as_text { format!("\"{number}\"") } else { number.to_string() }));
    let date = match (&values.date, syntax, node(Key::Date).map(|node| &node.value)) {
        (Date::Number(number), _, _) => number.to_string(),
        (Date::Text(text), Syntax::Json | Syntax::Script, _) => format!("\"{text}\""),
        (Date::Text(text), Syntax::Lines | Syntax::Keywords, _) => text.clone(),
        (Date::Text(text), Syntax::Yaml, _) => scalar(syntax, text),
        (Date::Text(text), Syntax::Toml, _) => {
            if text.parse::<toml::value::Datetime>().is_ok() {
                text.clone()
            } else {
                format!("\"{text}\"")
            }
        }
    };
    set(Key::Date, Some(date));
    edits
}

/// The field of a key that says nothing yet.
fn empty_field<'a>(front_matter: &'a FrontMatter, key: Key, names: &KeyNames) -> Option<&'a Field> {
    names.of(key).find_map(|name| front_matter.at(name))
}

/// With `draft: true`, unless the show has its own way to hold an episode back.
fn held_back(text: &str, front_matter: &FrontMatter, values: &Values<'_>) -> String {
    let has_draft = values.names.of(Key::Draft).any(|name| front_matter.at(name).is_some());
    if has_draft {
        return text.to_owned();
    }
    match front_matter.syntax {
        Syntax::Yaml => text.rfind('\n').map_or_else(|| text.to_owned(), |end| insert(text, end, "\ndraft: true")),
        // The keys of the file stand before its tables.
        Syntax::Toml => text.find('\n').map_or_else(|| text.to_owned(), |end| insert(text, end, "\ndraft = true")),
        Syntax::Json => insert(text, 1, "\n  \"draft\": true,"),
        Syntax::Script | Syntax::Lines | Syntax::Keywords => text.to_owned(),
    }
}

fn insert(text: &str, at: usize, more: &str) -> String {
    let (head, tail) = text.split_at_checked(at).unwrap_or((text, ""));
    format!("{head}{more}{tail}")
}

/// The headings that both episodes have, the first with the new title and number.
fn body(file: &SourceFile, notes: &Notes, before: Option<&(SourceFile, Notes)>, values: &Values<'_>) -> String {
    let line_of_heading = notes.heading.as_ref().map(|heading| heading.line);
    let is_heading = |text: &str| text.trim_start().starts_with('#');
    let in_both = |text: &str| {
        before.is_none_or(|(other, notes)| {
            notes.lines.iter().any(|line| other.slice(line.line.span).trim() == text.trim())
        })
    };
    let mut parts = Vec::new();
    for (index, line) in notes.lines.iter().enumerate() {
        let text = file.slice(line.line.span).trim_end();
        if Some(index) == line_of_heading {
            parts.push(retitled(file, notes, line.line.span, values));
        } else if is_heading(text) && line.line.kind != crate::notes::LineKind::Code && in_both(text) {
            parts.push(text.to_owned());
        }
    }
    parts.iter().map(|part| format!("{part}\n\n")).collect()
}

/// The heading that names the episode, with what the new one is called.
fn retitled(file: &SourceFile, notes: &Notes, line: Span, values: &Values<'_>) -> String {
    let heading = notes.heading.as_ref();
    let number = heading.and_then(|heading| heading.number).zip(values.number);
    let title = heading.and_then(|heading| heading.title.as_ref());
    let edits = number
        .map(|((_, span), number)| Edit { span, text: number.to_string() })
        .into_iter()
        .chain(title.map(|(_, span)| Edit { span: *span, text: values.title.to_owned() }));
    let below = |span: Span| Span::new(span.start.saturating_sub(line.start), span.end.saturating_sub(line.start));
    edited(file.slice(line), edits.map(|edit| Edit { span: below(edit.span), ..edit }).collect()).trim_end().to_owned()
}

pub(super) fn edited(text: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|edit| edit.span.start);
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits.into_iter() {
        if let Some(kept) = text.get(at..edit.span.start) {
            out.push_str(kept);
            out.push_str(&edit.text);
            at = edit.span.end;
        }
    }
    out.push_str(text.get(at..).unwrap_or_default());
    // What was blanked leaves no blank at the end of its line.
    let lines: Vec<&str> = out.split('\n').map(str::trim_end).collect();
    lines.join("\n")
}

fn read(file: &SourceFile) -> Option<FrontMatter> {
    let mut diagnostics = Diagnostics::new();
    let (front_matter, _) = front_matter::parse(file, &mut diagnostics);
    front_matter.filter(|_| diagnostics.is_empty())
}

/// A text as the language writes it: plain YAML where it reads back as the same text.
fn scalar(syntax: Syntax, text: &str) -> String {
    let quoted = || serde_json::Value::from(text).to_string();
    if matches!(syntax, Syntax::Lines | Syntax::Keywords) {
        return text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    if syntax != Syntax::Yaml {
        return quoted();
    }
    let plain = read(&SourceFile::new("a.md", format!("---\nk: {text}\n---\n")));
    let same = plain.is_some_and(
        |read| matches!(read.at("k").map(|field| &field.node.value), Some(Value::Text(value)) if value == text),
    );
    if same { text.to_owned() } else { quoted() }
}

impl Date {
    fn plain(&self) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::Text(text) => text.clone(),
        }
    }
}
