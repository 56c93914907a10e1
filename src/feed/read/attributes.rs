//! The inside of a start tag: its attributes, also where they are not well-formed.

use memchr::{memchr, memchr_iter, memchr2};

use super::fault::{Fault, Faults};
use super::names::{self, is_space};
use crate::source::Span;

/// A tag with more attributes than this is an attack.
const MAX_ATTRIBUTES: usize = 4096;

/// `name="value"` with its places in the file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    pub(super) name: Span,
    /// Between the quotes.
    pub(super) value: Span,
    /// Name to closing quote.
    pub(super) span: Span,
}

/// How a start tag ends.
pub(super) struct TagEnd {
    /// Behind the `>`.
    pub(super) at: usize,
    /// `<empty/>`
    pub(super) empty: bool,
}

/// Reads the attributes from `at`, behind the name of the tag that begins at `tag`, into `attributes`.
pub(super) fn scan(text: &str, tag: Span, attributes: &mut Vec<Found>, faults: &mut Faults<'_, '_>) -> TagEnd {
    attributes.clear();
    Scanner { text, bytes: text.as_bytes(), tag, at: tag.end, told: false }.run(attributes, faults)
}

struct Scanner<'t> {
    text: &'t str,
    bytes: &'t [u8],
    /// From `<` to the end of the name.
    tag: Span,
    at: usize,
    /// Was told that something is no attribute? The words of a sentence behind a bare `<` are one fault.
    told: bool,
}

impl<'t> Scanner<'t> {
    fn run(mut self, attributes: &mut Vec<Found>, faults: &mut Faults<'_, '_>) -> TagEnd {
        loop {
            let before = self.at;
            self.skip(is_space);
            let spaced = self.at > before;
            match self.bytes.get(self.at) {
                None => {
                    faults.report(self.here(0), Fault::Truncated(format!("the tag `{}`", self.tag()).into()));
                    return TagEnd { at: self.at, empty: false };
                }
                Some(b'>') => return TagEnd { at: self.at + 1, empty: false },
                Some(b'/') if self.bytes.get(self.at + 1) == Some(&b'>') => {
                    return TagEnd { at: self.at + 2, empty: true };
                }
                Some(b'<') => {
                    faults.report(self.tag, Fault::TagUnended(self.tag()));
                    return TagEnd { at: self.at, empty: false };
                }
                Some(stray @ (b'/' | b'=' | b'"' | b'\'')) => {
                    if !self.told {
                        faults.report(self.here(1), Fault::TagStrayCharacter(char::from(*stray)));
                    }
                    self.told = true;
                    self.at += 1;
                }
                Some(_) => {
                    let found = self.attribute(spaced, faults);
                    if attributes.len() < MAX_ATTRIBUTES {
                        attributes.extend(found);
                    } else if attributes.len() == MAX_ATTRIBUTES && found.is_some() {
                        faults.report(self.tag, Fault::Excessive("the tag has thousands of attributes"));
                        attributes.extend(found);
                    }
                }
            }
        }
    }

    fn attribute(&mut self, spaced: bool, faults: &mut Faults<'_, '_>) -> Option<Found> {
        let start = self.at;
        self.skip(|byte| !is_space(byte) && !matches!(byte, b'=' | b'/' | b'>' | b'<' | b'"' | b'\''));
        let name = Span::new(start, self.at);
        let word = self.slice(name);
        if !spaced && !self.told {
            faults.report(name, Fault::AttributeUnspaced(word));
        }
        let after_name = self.at;
        self.skip(is_space);
        if self.bytes.get(self.at) != Some(&b'=') {
            self.at = after_name;
            if !self.told {
                faults.report(name, Fault::AttributeWithoutValue(word));
            }
            self.told = true;
            return None;
        }
        if names::fault(word, 1).is_some() {
            faults.report(name, Fault::NameInvalid(word));
        }
        self.at += 1;
        self.skip(is_space);
        let value = match self.bytes.get(self.at) {
            Some(quote @ (b'"' | b'\'')) => self.quoted(*quote, word, faults),
            _ => self.unquoted(word, faults),
        };
        Some(Found { name, value, span: Span::new(start, self.at) })
    }

    fn quoted(&mut self, quote: u8, name: &str, faults: &mut Faults<'_, '_>) -> Span {
        let start = self.at + 1;
        let rest = self.bytes.get(start..).unwrap_or_default();
        let length = memchr(quote, rest);
        let value = rest.get(..length.unwrap_or(rest.len())).unwrap_or_default();
        let less = memchr(b'<', value);
        if let Some(end) = missing_quote(value, less, length.is_some()) {
            faults.report(Span::new(start - 1, start), Fault::QuoteMissing(name));
            self.at = start + end;
            return Span::new(start, self.at);
        }
        for less in memchr_iter(b'<', value) {
            faults.report(Span::new(start + less, start + less + 1), Fault::AttributeLessThan(name));
        }
        self.at = start + value.len() + usize::from(length.is_some());
        Span::new(start, start + value.len())
    }

    fn unquoted(&mut self, name: &str, faults: &mut Faults<'_, '_>) -> Span {
        let start = self.at;
        self.skip(|byte| !is_space(byte) && !matches!(byte, b'>' | b'<'));
        let slash =
            self.bytes.get(self.at) == Some(&b'>') && self.at > start && self.bytes.get(self.at - 1) == Some(&b'/');
        self.at -= usize::from(slash);
        let value = Span::new(start, self.at);
        faults.report(value, Fault::AttributeUnquoted(name));
        value
    }

    fn skip(&mut self, wanted: impl Fn(u8) -> bool) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        self.at += rest.iter().position(|byte| !wanted(*byte)).unwrap_or(rest.len());
    }

    fn slice(&self, span: Span) -> &'t str {
        self.text.get(span.start..span.end).unwrap_or_default()
    }

    fn tag(&self) -> &'t str {
        self.slice(self.tag)
    }

    fn here(&self, length: usize) -> Span {
        Span::new(self.at, self.at + length)
    }
}

/// Where the value ends when its closing quote was forgotten, so that the quote found belongs to something else.
///
/// That is so when the tag ends in it (`url="a.mp3>` … `<`), when another attribute begins at its end (`url="a.mp3
/// length=`), and when there is no quote any more.
fn missing_quote(value: &[u8], less: Option<usize>, closed: bool) -> Option<usize> {
    if let Some(end) = memchr2(b'>', b'<', value).filter(|end| value.get(*end) == Some(&b'>'))
        && (less.is_some() || !closed)
    {
        let slash = end > 0 && value.get(end - 1) == Some(&b'/');
        return Some(end - usize::from(slash));
    }
    if let Some(rest) = value.strip_suffix(b"=") {
        let name =
            rest.iter().rev().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b':' | b'-' | b'_'));
        let begin = rest.len() - name.count();
        let lead = rest.get(..begin).unwrap_or_default().iter().rev().take_while(|byte| is_space(**byte)).count();
        if begin < rest.len() && lead > 0 {
            return Some(begin - lead);
        }
    }
    // Without any quote and any `>` the file ends in the value.
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::source::SourceFile;

    /// Attributes, faults, and what follows the tag.
    fn read(text: &str) -> String {
        let (file, mut found, mut attributes) = (SourceFile::new("", text), Diagnostics::new(), Vec::new());
        let end = scan(text, Span::new(0, 2), &mut attributes, &mut Faults::new(&file, &mut found));
        let slice = |span: Span| &text[span.start..span.end];
        let read: Vec<String> =
            attributes.iter().map(|one| format!("{}=[{}]", slice(one.name), slice(one.value))).collect();
        let told: Vec<&str> = found.iter().map(|one| one.message.as_str()).collect();
        format!("{} {told:?} then {:?}", read.join(" "), &text[end.at..])
    }

    #[test]
    fn attributes_are_read_with_their_faults() {
        let tags = [
            r#"<a url="x" length = '1' />rest"#,
            r#"<a a="1"b="2">"#,
            r#"<a a=1 b c d>"#,
            r#"<a href=http://x.example/y/>rest"#,
            r#"<a alt="a < b" b="1">"#,
            r#"<a url="x.mp3 length="12" type="audio/mpeg"/>"#,
            "<a href=\"x.jpg/>\n<b c=\"d\">",
            r#"<a href="x.jpg>rest"#,
            r#"<a href="x.jpg"#,
            r#"<a href="?a=" b="c">"#,
            r#"<a b="c" <d>"#,
            r#"<a = "x">"#,
            r#"<a 1b="c">"#,
        ];
        let read: Vec<String> = tags.iter().map(|tag| format!("{tag}\n    {}", read(tag))).collect();
        insta::assert_snapshot!(read.join("\n"));
    }
}
