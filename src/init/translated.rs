//! The text of new notes in another language than Markdown: the lines above the text of the last ones, in their own form.

use super::skeleton::{Edit, Values, edited, own};
use crate::notes::front_matter::{Field, FrontMatter, Key, Syntax, Value};
use crate::notes::{LineKind, Notes};
use crate::source::{SourceFile, Span};

/// The head of `file` and the headings that the notes `before` have as well. What is said of one episode alone is left out.
pub(super) fn from_episode(
    file: &SourceFile,
    notes: &Notes,
    before: Option<&(SourceFile, Notes)>,
    values: &Values<'_>,
    is_of_one: &dyn Fn(&str) -> bool,
) -> String {
    let written = file.clone().as_written();
    let line_at = |byte: usize| written.position(byte).line;
    let mut edits: Vec<Edit> = Vec::new();
    let mut last_line = 0;
    if let Some(matter) = &notes.front_matter {
        edits.extend(own(values, matter).into_iter().filter_map(|edit| as_written(file, edit)));
        let stays = |field: &Field| match before {
            Some((other, notes)) => {
                let same = notes.front_matter.as_ref().and_then(|matter| matter.at(&field.key));
                same.is_some_and(|same| other.slice(same.node.span).trim() == file.slice(field.node.span).trim())
            }
            None => !is_of_one(&field.key),
        };
        for field in matter.fields.iter().filter(|field| !stays(field)) {
            let blank = if matter.syntax == Syntax::Toml { "\"\"" } else { "" };
            let span = by_lines(file, field.node.span, &written);
            let is_new = span.is_some_and(|span| {
                edits.iter().all(|edit| edit.span.end <= span.start || span.end <= edit.span.start)
            });
            edits.extend(span.filter(|_| is_new).map(|span| Edit { span, text: blank.to_owned() }));
        }
        let end = file.heads().last().map_or(matter.span.end, |head| head.end.max(matter.span.end));
        last_line = file.position_in_text(end.saturating_sub(1)).line;
        edits.extend(held_back(file, &written, matter, values));
    }
    if let Some((line, more)) = heading(file, &written, notes, values) {
        last_line = last_line.max(line + usize::from(is_adornment(written.line(line + 1))));
        edits.extend(more);
    }
    edits.sort_by_key(|edit| edit.span.start);
    edits.retain(|edit| line_at(edit.span.start) <= last_line);
    let end = written.text().split_inclusive('\n').take(last_line).map(str::len).sum();
    let mut text = edited(written.text().get(..end).unwrap_or_default(), edits).trim_end().to_owned();
    for shared in shared_headings(file, &written, notes, before, last_line) {
        text.push_str("\n\n");
        text.push_str(&shared);
    }
    text.push_str("\n\n");
    text
}

fn as_written(file: &SourceFile, edit: Edit) -> Option<Edit> {
    Some(Edit { span: file.span_as_written(edit.span)?, text: edit.text })
}

/// The same bytes in the file, where the span may go on in other lines.
fn by_lines(file: &SourceFile, span: Span, written: &SourceFile) -> Option<Span> {
    let text = file.slice(span);
    let Some((first, last)) = text.split_once('\n').and_then(|(first, _)| Some((first, text.rsplit('\n').next()?)))
    else {
        return file.span_as_written(span);
    };
    let start = file.span_as_written(Span::new(span.start, span.start + first.len()))?.start;
    let end = file.span_as_written(Span::new(span.end - last.len(), span.end))?.end;
    (start < end && end <= written.text().len()).then(|| Span::new(start, end))
}

/// `draft: true` in the form of the last fact, unless the show has its own way to hold an episode back.
fn held_back(file: &SourceFile, written: &SourceFile, matter: &FrontMatter, values: &Values<'_>) -> Option<Edit> {
    let mut names = values.names.of(Key::Draft);
    if names.any(|name| matter.at(name).is_some()) || matches!(matter.syntax, Syntax::Json | Syntax::Script) {
        return None;
    }
    let form = |field: &Field| {
        let (key, value) = (file.span_as_written(field.key_span)?, by_lines(file, field.node.span, written)?);
        let line = written.line(written.position(key.start).line);
        let start = key.start - written.position(key.start).column.saturating_sub(1).min(key.start);
        let sep =
            written.text().get(key.end..value.start).filter(|sep| sep.contains([':', '=']) && !sep.contains('\n'))?;
        let name = line.get(key.start.checked_sub(start)?..key.end - start)?;
        let prefix = ["page-", "jbake-"].into_iter().find(|prefix| name.starts_with(prefix)).unwrap_or_default();
        let end = value.end + written.text().get(value.end..)?.find('\n')?;
        let before = line.get(..key.start - start)?;
        Some(Edit { span: Span::new(end, end), text: format!("\n{before}{prefix}draft{sep}true") })
    };
    // In TOML tables stand below all keys of the file.
    matter.fields.iter().rev().filter(|field| !matches!(field.node.value, Value::Map(_))).find_map(form)
}

/// The line of the heading that names the episode, and what becomes of it and the signs around it.
fn heading(file: &SourceFile, written: &SourceFile, notes: &Notes, values: &Values<'_>) -> Option<(usize, Vec<Edit>)> {
    let heading = notes.heading.as_ref()?;
    let span = notes.lines.get(heading.line)?.line.span;
    let line = file.position_in_text(span.start).line;
    let number = heading.number.zip(values.number).map(|((_, span), number)| Edit { span, text: number.to_string() });
    let title = heading.title.as_ref().map(|(_, span)| Edit { span: *span, text: values.title.to_owned() });
    let edits: Vec<Edit> = number.into_iter().chain(title).filter_map(|edit| as_written(file, edit)).collect();
    let start: usize = written.text().split_inclusive('\n').take(line - 1).map(str::len).sum();
    let own: Vec<Edit> = edits
        .iter()
        .map(|edit| Edit {
            span: Span::new(edit.span.start.saturating_sub(start), edit.span.end.saturating_sub(start)),
            text: edit.text.clone(),
        })
        .collect();
    let width = edited(written.line(line), own).chars().count();
    let mut all = edits;
    for (near, at) in [
        (line - 1, start.saturating_sub(written.line(line - 1).len() + 1)),
        (line + 1, start + written.line(line).len() + 1),
    ] {
        let signs = written.line(near);
        if near > 0 && is_adornment(signs) {
            let sign = signs.get(..1).unwrap_or_default();
            all.push(Edit { span: Span::new(at, at + signs.len()), text: sign.repeat(width) });
        }
    }
    Some((line, all))
}

/// A line of signs above or below a title.
fn is_adornment(line: &str) -> bool {
    let mut bytes = line.bytes();
    bytes.next().is_some_and(|first| first.is_ascii_punctuation() && line.len() > 2 && bytes.all(|byte| byte == first))
}

fn shared_headings(
    file: &SourceFile,
    written: &SourceFile,
    notes: &Notes,
    before: Option<&(SourceFile, Notes)>,
    behind: usize,
) -> Vec<String> {
    let is_shared = |text: &str| {
        before.is_none_or(|(other, notes)| notes.lines.iter().any(|line| other.slice(line.line.span).trim() == text))
    };
    let headings = notes.lines.iter().filter(|line| matches!(line.line.kind, LineKind::Heading(_)));
    let shared = headings.filter(|line| is_shared(file.slice(line.line.span).trim()));
    let lines = shared.map(|line| file.position_in_text(line.line.span.start).line).filter(|line| *line > behind);
    let text = |line: usize| {
        let below = written.line(line + 1);
        if is_adornment(below) { format!("{}\n{below}", written.line(line)) } else { written.line(line).to_owned() }
    };
    lines.map(text).collect()
}
