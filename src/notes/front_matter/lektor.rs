//! Pages of Lektor (`contents.lr`): fields between lines `---`, each `key: value`, or `key:` and a text of several lines.

use super::{Field, FrontMatter, Node, Syntax, Value};
use crate::source::{SourceFile, Span};

/// Is the file at the path of `file` one?
pub(super) fn is_one(file: &SourceFile) -> bool {
    file.path().extension().is_some_and(|extension| extension == "lr")
}

/// What parts the fields from the text of the notes, where that was put below them.
pub(super) const ABOVE_TEXT: &str = "\n\u{0C}\n";

/// All fields of `file` and where its text begins, which is one of them as a rule. A line of more than three hyphens is one with one less.
pub(super) fn read(file: &SourceFile) -> (FrontMatter, usize) {
    let whole = file.text();
    let end = whole.find(ABOVE_TEXT).unwrap_or(whole.len());
    let text = whole.get(..end).unwrap_or(whole);
    let mut fields: Vec<Field> = Vec::new();
    let (mut start, mut at) = (0, 0);
    for line in text.split_inclusive('\n') {
        if line.trim_end() == "---" {
            fields.extend(field(file, Span::new(start, at)));
            start = at + line.len();
        }
        at += line.len();
    }
    fields.extend(field(file, Span::new(start, at)));
    let matter = FrontMatter { syntax: Syntax::Lines, span: Span::new(0, end), fields, beside: Vec::new() };
    (matter, (end + ABOVE_TEXT.len()).min(whole.len()))
}

fn field(file: &SourceFile, span: Span) -> Option<Field> {
    let text = file.slice(span);
    let indent = text.len() - text.trim_start_matches(['\u{FEFF}', '\n', '\r', ' ']).len();
    let (key, value) = text.get(indent..)?.split_once(':')?;
    let is_key = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte));
    let begin = span.start + indent;
    let behind = begin + key.len() + 1;
    let lead = value.len() - value.trim_start().len();
    let said = value.trim();
    let escaped = |line: &str| line.len() > 3 && line.bytes().all(|byte| byte == b'-');
    let lines =
        said.split('\n').map(|line| if escaped(line.trim_end()) { line.get(1..).unwrap_or(line) } else { line });
    let node = Node {
        value: Value::Text(lines.collect::<Vec<_>>().join("\n")),
        span: Span::new(behind + lead, behind + lead + said.len()),
    };
    (is_key && !said.is_empty()).then(|| Field::new(key, Span::new(begin, begin + key.len()), node))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_of_one_line_and_of_several() {
        let text = "title: Rye: a story\n---\n\nempty:\n---\nbody:\n\nOne.\n\n----\nTwo.\n---\nno field\n---\npub_date: 2024-05-01";
        let file = SourceFile::new("contents.lr", text);
        let shown =
            |field: &Field| (field.key.clone(), field.node.value.clone(), file.slice(field.node.span).to_owned());
        let fields: Vec<_> = read(&file).0.fields.iter().map(shown).collect();
        let text = |text: &str| Value::Text(text.into());
        assert_eq!(
            fields,
            [
                ("title".into(), text("Rye: a story"), "Rye: a story".into()),
                ("body".into(), text("One.\n\n---\nTwo."), "One.\n\n----\nTwo.".into()),
                ("pub_date".into(), text("2024-05-01"), "2024-05-01".into()),
            ]
        );
        for text in ["", "---", ":", "a", "\u{FEFF}---\n---\na:"] {
            assert!(read(&SourceFile::new("contents.lr", text)).0.fields.is_empty(), "{text}");
        }
    }
}
