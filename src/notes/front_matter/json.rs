//! JSON front matter.

use jsonc_parser::ast::{Object, ObjectPropName, Value as Ast};
use jsonc_parser::common::{Range, Ranged};
use jsonc_parser::{CollectOptions, CommentCollectionStrategy, ParseOptions, parse_to_ast};

use super::parsed::{Broken, Duplicate, Fields, Parsed, too_deep};
use super::{Field, MAX_DEPTH, Node, Value};
use crate::source::Span;
use crate::words::lower_first;

const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

const LOOSE: ParseOptions = ParseOptions {
    allow_comments: true,
    allow_loose_object_property_names: true,
    allow_trailing_commas: true,
    allow_missing_commas: false,
    allow_single_quoted_strings: true,
    allow_hexadecimal_numbers: true,
    allow_unary_plus_numbers: true,
    allow_bare_decimal_point_numbers: true,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: true,
};

/// Reads `text`, which begins at byte `base` of its file.
pub(super) fn parse(text: &str, base: usize) -> Result<Parsed, Broken> {
    parse_as(text, base, &STRICT)
}

/// The same for an object of JavaScript that holds nothing but values.
pub(super) fn parse_loose(text: &str, base: usize) -> Result<Parsed, Broken> {
    parse_as(text, base, &LOOSE)
}

fn parse_as(text: &str, base: usize, options: &ParseOptions) -> Result<Parsed, Broken> {
    let collect = CollectOptions { comments: CommentCollectionStrategy::Off, tokens: false };
    let result = parse_to_ast(text, &collect, options).map_err(|error| {
        let help = "keys and texts stand in double quotes, a comma between two entries, none after the last";
        Broken::new(span(error.range(), base), lower_first(&error.kind().to_string()), help)
    })?;
    let mut reader = Reader { base, duplicates: Vec::new() };
    let node = match &result.value {
        Some(value) => reader.node(value, 0)?,
        None => Node { value: Value::Null, span: Span::new(base, base) },
    };
    Ok(Parsed { node, duplicates: reader.duplicates })
}

fn span(range: Range, base: usize) -> Span {
    Span::new(range.start, range.end).shifted(base)
}

struct Reader {
    base: usize,
    duplicates: Vec<Duplicate>,
}

impl Reader {
    fn node(&mut self, ast: &Ast<'_>, depth: usize) -> Result<Node, Broken> {
        let span = span(ast.range(), self.base);
        if depth > MAX_DEPTH {
            return Err(too_deep(span));
        }
        let value = match ast {
            Ast::NullKeyword(_) => Value::Null,
            Ast::BooleanLit(literal) => Value::Bool(literal.value),
            Ast::NumberLit(literal) => number(literal.value),
            Ast::StringLit(literal) => Value::Text(literal.value.to_string()),
            Ast::Array(array) => Value::List(
                array.elements.iter().map(|element| self.node(element, depth + 1)).collect::<Result<_, _>>()?,
            ),
            Ast::Object(object) => Value::Map(self.fields(object, depth)?),
        };
        Ok(Node { value, span })
    }

    fn fields(&mut self, object: &Object<'_>, depth: usize) -> Result<Vec<Field>, Broken> {
        let mut fields = Fields::default();
        for property in &object.properties {
            let key = match &property.name {
                ObjectPropName::String(literal) => literal.value.to_string(),
                ObjectPropName::Word(literal) => literal.value.to_owned(),
            };
            let key_span = span(property.name.range(), self.base);
            let node = self.node(&property.value, depth + 1)?;
            fields.insert(Field::new(key, key_span, node), &mut self.duplicates);
        }
        Ok(fields.into_list())
    }
}

/// Whole numbers beyond 64 bits lose digits, as in every other reader of JSON.
fn number(text: &str) -> Value {
    match (text.parse(), text.parse()) {
        (Ok(integer), _) => Value::Integer(integer),
        (_, Ok(float)) => Value::Float(float),
        _ => Value::Text(text.to_owned()),
    }
}
