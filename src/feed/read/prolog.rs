//! The beginning of a document: what stands before the XML declaration, and what the declaration says.

use super::document::Declaration;
use super::fault::{Before, Fault, Faults};
use super::names::{self, is_space};
use crate::source::Span;

/// Where XML begins: behind a byte order mark, and behind what should not stand before the declaration.
pub(super) fn begin(text: &str, faults: &mut Faults<'_, '_>) -> usize {
    let mark = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    let start = text.find('<').unwrap_or(mark);
    let declared = text.get(start..).is_some_and(is_declaration);
    if start <= mark || !declared {
        return mark;
    }
    let before = text.get(mark..start).unwrap_or_default();
    let what = match before {
        _ if names::is_blank(before) => Before::WhiteSpace,
        _ if before.trim_start().starts_with("---") => Before::FrontMatter,
        _ if before.chars().all(|one| one == '\u{FEFF}') => Before::ByteOrderMarks,
        _ => Before::Text,
    };
    faults.report(Span::new(mark, start), Fault::BeforeDeclaration(what));
    start
}

fn is_declaration(text: &str) -> bool {
    text.strip_prefix("<?xml").is_some_and(|rest| rest.bytes().next().is_none_or(|byte| is_space(byte) || byte == b'?'))
}

/// Reads the declaration in `whole`, from `<?xml` to `?>`.
pub(super) fn declaration<'a>(text: &'a str, whole: Span, faults: &mut Faults<'_, '_>) -> Declaration<'a> {
    let mut declaration = Declaration { span: whole, version: None, encoding: None };
    let mut parts = Parts { text, at: whole.start + "<?xml".len(), end: whole.end - "?>".len() };
    let mut order = Vec::new();
    loop {
        match parts.next() {
            Ok(None) => break,
            Ok(Some(part)) => {
                let value = text.get(part.value.start..part.value.end).unwrap_or_default();
                match part.name {
                    "version" => declaration.version = Some((value, part.value)),
                    "encoding" => declaration.encoding = Some((value, part.value)),
                    _ => {}
                }
                order.push(part.name);
                if let Some(what) = refused(part.name, value) {
                    faults.report(part.value, Fault::Declaration(what.into()));
                    return declaration;
                }
            }
            Err(what) => {
                faults.report(Span::new(parts.at, parts.at + 1), Fault::Declaration(what.into()));
                return declaration;
            }
        }
    }
    if let Some((version, span)) = declaration.version.filter(|(version, _)| *version != "1.0") {
        faults.report(span, Fault::Version(version));
    }
    let known = ["version", "encoding", "standalone"];
    if order.first() != Some(&"version") {
        faults.report(whole, Fault::Declaration("it must begin with the version".into()));
    } else if let Some(foreign) = order.iter().find(|name| !known.contains(name)) {
        faults.report(whole, Fault::Declaration(format!("it has no `{foreign}`").into()));
    } else if !order.is_sorted_by_key(|name| known.iter().position(|one| one == name)) {
        faults.report(whole, Fault::Declaration("version, encoding and standalone stand in this order".into()));
    } else if order.windows(2).any(|pair| matches!(pair, [a, b] if a == b)) {
        faults.report(whole, Fault::Declaration("it says something twice".into()));
    }
    declaration
}

fn refused(name: &str, value: &str) -> Option<&'static str> {
    let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    match name {
        "version" if value.is_empty() || !value.chars().all(|c| is_word(c) || c == ':') => {
            Some("the version is no number")
        }
        "encoding" if !value.starts_with(|c: char| c.is_ascii_alphabetic()) || !value.chars().all(is_word) => {
            Some("the encoding is no name")
        }
        "standalone" if value != "yes" && value != "no" => Some("standalone is `yes` or `no`"),
        _ => None,
    }
}

struct Parts<'a> {
    text: &'a str,
    at: usize,
    end: usize,
}

struct Part<'a> {
    name: &'a str,
    value: Span,
}

impl<'a> Parts<'a> {
    fn next(&mut self) -> Result<Option<Part<'a>>, &'static str> {
        let spaced = self.space();
        if self.at >= self.end {
            return Ok(None);
        }
        if !spaced {
            return Err("white space is missing");
        }
        let name = self.while_(|byte| byte.is_ascii_alphabetic());
        self.space();
        if name.is_empty() || self.byte() != Some(b'=') {
            return Err("there is something else in it than names with values");
        }
        self.at += 1;
        self.space();
        let Some(quote) = self.byte().filter(|byte| matches!(byte, b'"' | b'\'')) else {
            return Err("a value is not quoted");
        };
        self.at += 1;
        let start = self.at;
        self.while_(|byte| byte != quote);
        let value = Span::new(start, self.at);
        if self.byte().is_none() {
            return Err("a quote is missing");
        }
        self.at += 1;
        Ok(Some(Part { name, value }))
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied().filter(|_| self.at < self.end)
    }

    fn space(&mut self) -> bool {
        !self.while_(is_space).is_empty()
    }

    fn while_(&mut self, wanted: impl Fn(u8) -> bool) -> &'a str {
        let start = self.at;
        while self.byte().is_some_and(&wanted) {
            self.at += 1;
        }
        self.text.get(start..self.at).unwrap_or_default()
    }
}
