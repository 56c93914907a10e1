//! Facts at the head of notes in other languages than Markdown, below the front matter that stands above these or without any.

use super::fence::{self, Head};
use super::{Field, FrontMatter, Node, Syntax, Value, untranslated, yaml};
use crate::diagnostic::Diagnostics;
use crate::markup::{Fact, Said};
use crate::source::{SourceFile, Span};

/// The front matter of `file`, the text of which is a translation, and where its body begins.
pub(super) fn read(file: &SourceFile, diagnostics: &mut Diagnostics) -> (Option<FrontMatter>, usize) {
    let (facts, heads) = (file.facts(), file.heads());
    let (mut matter, body) = match fence::find(file.text()) {
        Head::None { body } if !facts.is_empty() => (None, body),
        _ => untranslated(file, diagnostics),
    };
    if let Some((first, last)) = heads.first().zip(heads.last()).filter(|_| !facts.is_empty()) {
        let span = Span::new(first.start, last.end);
        let matter = matter.get_or_insert_with(|| FrontMatter {
            syntax: Syntax::Keywords,
            span,
            fields: Vec::new(),
            beside: Vec::new(),
        });
        for fact in facts {
            // What stands further above was meant for all programs.
            if matter.at(&fact.key).is_none() {
                matter.fields.push(field(fact));
            }
        }
    }
    // A title above them stays.
    let is_at_once = |head: &&Span| file.slice(Span::new(body.min(head.start), head.start)).trim().is_empty();
    (matter, heads.first().filter(is_at_once).map_or(body, |head| body.max(head.end)))
}

fn field(fact: &Fact) -> Field {
    let text = |text: &String| Node { value: Value::Text(text.clone()), span: fact.span };
    let node = match &fact.value {
        Said::Text(said) => listed(said, fact.span).unwrap_or_else(|| text(said)),
        Said::List(items) => Node { value: Value::List(items.iter().map(text).collect()), span: fact.span },
    };
    Field::new(fact.key.as_str(), fact.key_span, node)
}

/// `[rye, oats]`, `{src: a.mp3}`: generators read such values as YAML.
fn listed(text: &str, span: Span) -> Option<Node> {
    let is_flow = (text.starts_with('[') && text.ends_with(']')) || (text.starts_with('{') && text.ends_with('}'));
    let is_verbatim = text.len() == span.end - span.start;
    let parsed = (is_flow && is_verbatim).then(|| yaml::parse(text, span.start).ok()).flatten()?;
    matches!(parsed.node.value, Value::List(_) | Value::Map(_)).then_some(parsed.node)
}
