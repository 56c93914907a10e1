//! Settings in lines `key = value` below `[tables]`, such as `*.lektorproject`.

use crate::notes::front_matter::{Field, Node, Value};
use crate::source::{SourceFile, Span};

/// The tables of `file`, and what stands above all of them.
pub(super) fn tables(file: &SourceFile) -> Vec<Field> {
    let mut fields: Vec<Field> = Vec::new();
    let mut open: Option<Field> = None;
    let mut at = 0;
    for line in file.text().split_inclusive('\n') {
        let start = at + (line.len() - line.trim_start().len());
        at += line.len();
        let said = line.trim();
        if let Some(name) = said.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            fields.extend(open.take());
            let span = Span::new(start + 1, start + 1 + name.len());
            open = Some(Field::new(name.trim(), span, Node { value: Value::Map(Vec::new()), span }));
        } else if let Some(field) = field(said, start) {
            match open.as_mut().map(|table| &mut table.node.value) {
                Some(Value::Map(inner)) => inner.push(field),
                _ => fields.push(field),
            }
        }
    }
    fields.extend(open);
    fields
}

fn field(line: &str, start: usize) -> Option<Field> {
    if line.starts_with(['#', ';']) {
        return None;
    }
    let (key, value) = line.split_once('=')?;
    let (name, said) = (key.trim_end(), value.trim());
    let behind = start + key.len() + 1 + (value.len() - value.trim_start().len());
    let node = Node { value: Value::Text(said.to_owned()), span: Span::new(behind, behind + said.len()) };
    (!name.is_empty() && !said.is_empty()).then(|| Field::new(name, Span::new(start, start + name.len()), node))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_with_their_values() {
        let file =
            SourceFile::new("a.lektorproject", "a = 1\n[project]\n; x = y\nname = Loaf = Talk\n\n[servers.b]\nurl=\n");
        let tables = tables(&file);
        let said = |field: &Field| file.slice(field.node.span).to_owned();
        assert_eq!(tables.iter().map(|field| field.key.as_str()).collect::<Vec<_>>(), ["a", "project", "servers.b"]);
        let Value::Map(project) = &tables[1].node.value else { panic!("a table") };
        assert_eq!(
            project.iter().map(|field| (field.key.as_str(), said(field))).collect::<Vec<_>>(),
            [("name", "Loaf = Talk".into())]
        );
        for text in ["", "[", "]", "=", "[a]\n=", "[]"] {
            super::tables(&SourceFile::new("a", text));
        }
    }
}
