//! Attributes: `:name: value`, and `{name}` for the value.

use std::collections::HashMap;

/// Values that are longer are no words for other words.
const LONGEST: usize = 1000;

/// All values in a text together add no more than this.
const MOST: usize = 1024 * 1024;

/// The attributes of a text so far.
#[derive(Debug)]
pub(super) struct Attributes {
    values: HashMap<String, String>,
    left: usize,
}

/// What every text may name.
const KNOWN: [(&str, &str); 29] = [
    ("empty", ""),
    ("blank", ""),
    ("sp", " "),
    ("nbsp", "\u{a0}"),
    ("zwsp", "\u{200b}"),
    ("wj", "\u{2060}"),
    ("apos", "'"),
    ("quot", "\""),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("deg", "°"),
    ("plus", "&#43;"),
    ("brvbar", "¦"),
    ("vbar", "|"),
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("startsb", "["),
    ("endsb", "]"),
    ("caret", "^"),
    ("asterisk", "\\*"),
    ("tilde", "~"),
    ("backslash", "\\"),
    ("backtick", "\\`"),
    ("two-colons", "::"),
    ("two-semicolons", ";;"),
    ("cpp", "C++"),
];

impl Default for Attributes {
    fn default() -> Self {
        let owned = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
        let mut values: HashMap<String, String> = KNOWN.into_iter().map(owned).collect();
        values.insert("plus".into(), "+".into());
        for name in ["backend-html5", "backend-html", "basebackend-html", "backend", "asciidoctor"] {
            values.insert(name.into(), String::new());
        }
        Self { values, left: MOST }
    }
}

impl Attributes {
    /// Is there one of this name?
    pub(super) fn holds(&self, name: &str) -> bool {
        self.values.contains_key(name)
    }

    /// The value of the name.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        self.values.get(name).map(String::as_str)
    }

    /// Sets what an entry says, or takes it away.
    pub(super) fn set(&mut self, entry: &Entry<'_>) {
        match entry.value {
            Some(value) if value.len() <= LONGEST => {
                let value = self.replaced(value);
                self.values.insert(entry.name.to_ascii_lowercase(), value);
            }
            _ => drop(self.values.remove(&entry.name.to_ascii_lowercase())),
        }
    }

    /// `text` with values for names; names that nobody gave stay.
    pub(super) fn replaced(&mut self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(open) = rest.find('{') {
            let (before, behind) = rest.split_at_checked(open).unwrap_or((rest, ""));
            out.push_str(before);
            let name = behind.get(1..).and_then(|name| {
                let length = name.bytes().take(60).position(|byte| byte == b'}')?;
                name.get(..length)
            });
            let value = name.and_then(|name| self.values.get(&name.to_ascii_lowercase()));
            match (name, value) {
                (Some(name), Some(value)) if !before.ends_with('\\') && value.len() <= self.left => {
                    self.left -= value.len();
                    out.push_str(value);
                    rest = behind.get(name.len() + 2..).unwrap_or_default();
                }
                _ => {
                    out.push('{');
                    rest = behind.get(1..).unwrap_or_default();
                }
            }
        }
        out.push_str(rest);
        out
    }
}

/// `:name: value`; without a value it takes the attribute away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry<'t> {
    pub(super) name: &'t str,
    pub(super) value: Option<&'t str>,
}

/// The entry that `line` is.
pub(super) fn entry(line: &str) -> Option<Entry<'_>> {
    let (name, value) = line.strip_prefix(':')?.split_once(':')?;
    let bare = name.trim_matches('!');
    let is_name = bare.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
        && bare.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte));
    let is_parted = value.is_empty() || value.starts_with([' ', '\t']);
    (is_name && is_parted).then(|| Entry { name: bare, value: (bare == name).then(|| value.trim()) })
}
