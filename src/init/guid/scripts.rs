//! Where scripts say what they call episodes: `guid: …`, `fe.id(…)`, `xml.guid …`.

use std::sync::LazyLock;

use regex::Regex;

use super::expression::{self, Expression};
use super::stated::{LONGEST, Language, Said};

/// What a script of `language` says of guids.
pub(super) fn said(text: &str, language: Language) -> Vec<Said> {
    match language {
        Language::JavaScript => of_javascript(text),
        Language::Python => of_python(text),
        Language::Ruby => of_ruby(text),
        Language::Template => Vec::new(),
    }
}

/// `guid: …` in the entry of a list; of packages that go without, what they take in its place.
fn of_javascript(text: &str) -> Vec<Said> {
    // Schemas of front matter have such a key, too.
    let makes_feed = text.contains("enclosure");
    let keys: &[&str] = if !makes_feed {
        &[]
    } else if is_imported(text, "@astrojs/rss") {
        &["link"]
    } else if is_imported(text, "feed") {
        &["guid", "id", "link"]
    } else if is_imported(text, "podcast") || is_imported(text, "rss") {
        &["guid", "url"]
    } else {
        &["guid"]
    };
    let item = if keys.len() > 1 { item_of(text) } else { 0 };
    let found = keys.iter().find_map(|key| Some((*key, value_of(text, item, key)?)));
    let is_address = |key| key == "link" || key == "url";
    // Paths are addresses below that of the site.
    let keeps_end = ["trailingSlash: false", "trailingSlash:false"].iter().any(|option| text.contains(option));
    let of_astro = if keeps_end { "absoluteUrl" } else { "linkOfAstro" };
    let placed = |value| if keys == ["link"] { Expression::Call(of_astro.into(), vec![value]) } else { value };
    found.map(|(key, (value, at))| (placed(value), is_address(key), at)).into_iter().collect()
}

/// Where the first entry begins: what stands above is of the show.
fn item_of(text: &str) -> usize {
    ["addItem(", ".item(", "items.map(", "items:"].iter().filter_map(|word| text.find(word)).min().unwrap_or_default()
}

fn is_imported(text: &str, package: &str) -> bool {
    ["'", "\""].iter().any(|quote| {
        let named = format!("{quote}{package}{quote}");
        text.contains(&format!("from {named}")) || text.contains(&format!("require({named})"))
    })
}

/// What stands behind `key:` from byte `start` on, and where.
pub(super) fn value_of(text: &str, start: usize, key: &str) -> Option<(Expression, usize)> {
    let pattern = Regex::new(&format!(r#"(?:[{{,(\s])["']?{key}["']?(?:\s*:\s*|(?P<short>\s*[,}}]))"#)).ok()?;
    let mut at = start;
    while let Some(found) = pattern.captures_at(text, at) {
        let whole = found.get_match();
        at = whole.end();
        if found.name("short").is_some() {
            return Some((Expression::Path(vec![key.to_owned()]), whole.start()));
        }
        let rest = text.get(at..)?;
        let value = rest.get(..end_of_value(rest))?.trim();
        // A type, or the schema of front matter.
        if value.is_empty() || value.starts_with("z.") || ["string", "String", "true", "false"].contains(&value) {
            continue;
        }
        return Some((of_element(value), at));
    }
    None
}

/// A value, or the one that the element of a package for XML holds: `{ "#text": guid, "@isPermaLink": false }`.
fn of_element(value: &str) -> Expression {
    static TEXT: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r##"["']?(?:#text|_text|#|\$t|_|value|text|__cdata|_cdata)["']?\s*:\s*"##).ok());
    if value.starts_with('{') {
        let found = TEXT.as_ref().and_then(|pattern| pattern.find(value));
        let rest = found.and_then(|found| value.get(found.end()..)).unwrap_or_default();
        return expression::parse(rest.get(..end_of_value(rest)).unwrap_or_default().trim());
    }
    if let Some(list) = value.strip_prefix('[').and_then(|list| list.strip_suffix(']')) {
        let behind = list.rfind("},").map_or(list, |at| list.get(at + 2..).unwrap_or_default());
        return expression::parse(behind.trim().trim_end_matches(','));
    }
    expression::parse(value)
}

/// The byte at which a value of JavaScript ends: at a comma, a closing bracket or the end of a line that is whole.
pub(super) fn end_of_value(text: &str) -> usize {
    let (mut open, mut quote, mut escaped) = (0_usize, None, false);
    for (at, c) in text.char_indices() {
        if at > LONGEST {
            return at;
        }
        if let Some(mark) = quote {
            if !escaped && c == mark {
                quote = None;
            }
            escaped = c == '\\' && !escaped;
            continue;
        }
        match c {
            '"' | '\'' | '`' => quote = Some(c),
            '(' | '[' | '{' => open += 1,
            ')' | ']' | '}' | ',' | ';' if open == 0 => return at,
            ')' | ']' | '}' => open -= 1,
            '\n' if open == 0 => {
                let goes_on = ["?", ":", "+", "|", "&", "."];
                let next = text.get(at..).unwrap_or_default().trim_start();
                let before = text.get(..at).unwrap_or_default().trim_end();
                let ends_open =
                    before.is_empty() || ["?", ":", "+", "||", "&&", "="].iter().any(|sign| before.ends_with(sign));
                if !ends_open && !goes_on.iter().any(|sign| next.starts_with(sign)) {
                    return at;
                }
            }
            _ => {}
        }
    }
    text.len()
}

/// `fe.guid(…)`, `fe.id(…)` of feedgen, `guid=…`, `guid.text = …`
fn of_python(text: &str) -> Vec<Said> {
    static CALL: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(
            r#"(?:\.guid\(|Guid\(|\bguid\s*=\s*(?:[A-Za-z.]*Guid\()?|["']guid["']\s*\)\.text\s*=\s*|guid[a-z_]*\.text\s*=\s*|["']guid["']\s*:\s*|["']guid["'],\s*(?:text\s*=\s*)?|unique_id\s*=\s*)"#,
        )
        .ok()
    });
    static ID: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"\b[a-z_]+\.id\(").ok());
    if !text.contains("enclosure") && !text.contains("feedgen") && !text.contains("podgen") {
        return Vec::new();
    }
    let of_call = || CALL.as_ref()?.find(text);
    // Above, it is the show that gets an id.
    let of_id = || ID.as_ref()?.find_at(text, text.find("add_entry(")?);
    let said = |found: regex::Match<'_>| {
        let rest = text.get(found.end()..)?;
        let value = rest.get(..end_of_value(rest))?.trim();
        let line = rest.lines().next().unwrap_or_default().replace(' ', "");
        let is_one = !value.is_empty() && value != "None";
        is_one.then(|| (expression::parse(value), line.contains("permalink=True"), found.start()))
    };
    of_call().or_else(of_id).and_then(said).into_iter().collect()
}

/// `xml.guid …` of Builder, `%guid= …` of Haml, `guid isPermaLink="false" = …` of Slim
fn of_ruby(text: &str) -> Vec<Said> {
    static CALL: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r#"(?m)(?:\b[a-z_]+\.guid[( ]|^\s*%guid(?P<haml>\{[^}\n]*\})?=|^\s*guid(?P<slim>[^=\n]*(?:="[^"\n]*")?)\s*==?)\s*(?P<value>[^\n]+)"#).ok()
    });
    let Some(found) = CALL.as_ref().and_then(|pattern| pattern.captures(text)) else { return Vec::new() };
    let Some(value) = found.name("value") else { return Vec::new() };
    let line = found.get_match().as_str().replace(' ', "").to_lowercase();
    let is_permalink = !(line.contains("false") && line.contains("permalink"));
    let said = value.as_str();
    // Attributes may stand before the value as well as behind it.
    let without = said.trim().trim_end_matches(')');
    let parsed = expression::parse(without.get(..end_of_value(without)).unwrap_or_default().trim());
    vec![(parsed, is_permalink, value.start())]
}
