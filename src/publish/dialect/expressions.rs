//! Variables in double braces: `{{ site.url }}`, `{{ '/rye/' | relative_url }}`.

use super::Known;

/// Longer ones were not written by somebody who meant one.
const LONGEST: usize = 200;

/// What becomes of `{{ expression }}`.
pub(super) enum Value {
    /// This text.
    Is(String),
    /// Nobody knows, but it is no text.
    Unknown,
    /// It is text.
    None,
}

/// What `expression` stands for, which stands between braces.
pub(super) fn value(expression: &str, known: &dyn Known) -> Value {
    let expression = expression.trim_matches(['-', '~', ' ', '\t', '{', '}']);
    if expression.is_empty() || expression.len() > LONGEST || expression.contains('\n') {
        return Value::None;
    }
    let mut filters = expression.split('|').map(str::trim);
    let first = filters.next().unwrap_or_default();
    let filters: Vec<&str> = filters.collect();
    let is_dotted = first.contains('.') || first.starts_with('$');
    let named = || is_name(first).then(|| known.value(first)).flatten();
    match quoted(first).or_else(named) {
        Some(value) => Value::Is(filters.iter().fold(value, |value, filter| filtered(value, filter, known))),
        // `{{ x }}` alone is as likely what somebody writes about.
        None if is_dotted || (!filters.is_empty() && is_name(first)) || calls(first) => Value::Unknown,
        None => Value::None,
    }
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._$-[]'\"".contains(&byte))
}

/// `include "x"`, `urlFor(page)`
fn calls(text: &str) -> bool {
    let name = text.len() - text.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '_' || c == '.').len();
    let rest = text.get(name..).unwrap_or_default().trim_start();
    name > 0 && rest.starts_with(['(', '"', '\''])
}

fn quoted(text: &str) -> Option<String> {
    let inner = |quote: char| text.strip_prefix(quote)?.strip_suffix(quote);
    inner('"').or_else(|| inner('\'')).map(str::to_owned)
}

/// What a filter makes of an address; others only change how a text looks.
fn filtered(value: String, filter: &str, known: &dyn Known) -> String {
    let (name, argument) = filter.split_once(':').map_or((filter, ""), |(name, rest)| (name.trim(), rest.trim()));
    let argument = || quoted(argument).or_else(|| known.value(argument)).unwrap_or_default();
    let setting = |name: &str| known.value(name).unwrap_or_default();
    let slashed = |value: &str| if value.starts_with('/') { value.to_owned() } else { format!("/{value}") };
    match name {
        "prepend" => argument() + &value,
        "append" => value + &argument(),
        "relative_url" | "relURL" | "url" | "withBase" => setting("site.baseurl") + &slashed(&value),
        "absolute_url" | "absURL" | "absoluteUrl" | "htmlBaseUrl" => {
            setting("site.url") + &setting("site.baseurl") + &slashed(&value)
        }
        _ => value,
    }
}
