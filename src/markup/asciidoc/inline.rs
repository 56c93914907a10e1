//! The inside of a paragraph.

use super::marks::{self, Mark};
use super::style;
use crate::markup::inline::{Plain, bare_address, beginning, escaped};

/// Bold in italics in a link in bold: nobody goes deeper.
const DEEPEST: usize = 4;

/// Texts between brackets are no longer.
const LONGEST: usize = 1500;

/// `text`, in which names have their values, as Markdown, with as many line breaks. Pictures lie in `folder`.
pub(super) fn translate(text: &str, folder: &str) -> String {
    nested(text, folder, 0)
}

fn nested(text: &str, folder: &str, depth: usize) -> String {
    let mut scan = Scan { plain: Plain::of(text), folder, depth, ends: marks::Ends::default() };
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|rest| {
        rest.find(|c: char| {
            matches!(
                c,
                '*' | '_' | '`' | '#' | '^' | '~' | '+' | '[' | '<' | '\\' | '"' | '\'' | '-' | ' ' | ':' | 'h' | '/'
            )
        })
    }) {
        at += found;
        at = scan.construct(at).unwrap_or(at + 1);
    }
    scan.plain.flush(text.len());
    scan.plain.writer.finish()
}

struct Scan<'t> {
    plain: Plain<'t>,
    folder: &'t str,
    depth: usize,
    ends: marks::Ends,
}

impl<'t> Scan<'t> {
    fn inner(&self, text: &str) -> String {
        if self.depth < DEEPEST { nested(text, self.folder, self.depth + 1) } else { escaped(text) }
    }

    /// The construct at byte `at`, written; where it ends.
    fn construct(&mut self, at: usize) -> Option<usize> {
        let rest = self.plain.rest(at);
        let end = match rest.bytes().next()? {
            b'h' if rest.starts_with("http://") || rest.starts_with("https://") => return Some(self.address(at)),
            b':' => self.called(at)?,
            b'\\' => self.backslash(at)?,
            b' ' if rest.starts_with(" -- ") => {
                self.plain.flush(at);
                self.plain.writer.text(" — ");
                at + 4
            }
            b' ' if rest.starts_with(" +\n") || rest == " +" => {
                self.plain.flush(at);
                self.plain.writer.markdown("  ");
                at + 2
            }
            b'<' if rest.starts_with("<<") => self.reference(at)?,
            b'<' => self.in_angles(at)?,
            b'[' => self.brackets(at)?,
            sign @ (b'"' | b'\'') => self.quoted(at, char::from(sign))?,
            _ => self.marked(at)?,
        };
        self.plain.written = end;
        Some(end)
    }

    /// An address, with the text of the link in brackets behind it.
    fn address(&mut self, at: usize) -> usize {
        let rest = self.plain.rest(at);
        let length = bare_address(rest).max(1);
        let whole =
            rest.find(|c: char| c.is_whitespace() || matches!(c, '[' | '<' | '>' | '"' | '|')).unwrap_or(rest.len());
        let Some((text, end)) = self.between_brackets(at + whole) else { return at + length };
        let address = rest.get(..whole).unwrap_or_default();
        self.plain.flush(at);
        let label = self.inner(text_of_link(&text));
        self.plain.writer.link(&label, address);
        self.plain.written = end;
        end
    }

    /// What stands in the brackets that open at byte `at`, and where it ends.
    fn between_brackets(&self, at: usize) -> Option<(String, usize)> {
        let inner = beginning(self.plain.rest(at).strip_prefix('[')?, LONGEST);
        let mut before = ' ';
        let end = inner
            .char_indices()
            .find(|(_, c)| {
                *c == ']' && std::mem::replace(&mut before, *c) != '\\' || {
                    before = *c;
                    false
                }
            })?
            .0;
        let text = inner.get(..end)?;
        Some((text.replace("\\]", "]"), at + end + 2))
    }

    /// `link:…[…]`, `image:…[…]`: what stands before the colon at byte `at` says what it is.
    fn called(&mut self, at: usize) -> Option<usize> {
        const NAMES: [&str; 16] = [
            "link",
            "mailto",
            "xref",
            "image",
            "icon",
            "kbd",
            "btn",
            "menu",
            "footnote",
            "footnoteref",
            "pass",
            "stem",
            "latexmath",
            "asciimath",
            "anchor",
            "indexterm",
        ];
        let before = self.plain.text.get(self.plain.written..at)?;
        let name = NAMES.into_iter().filter(|name| before.ends_with(name)).max_by_key(|name| name.len())?;
        let from = at - name.len();
        let is_free = self.plain.before(from).is_none_or(|c| !c.is_alphanumeric() && c != '\\');
        let rest = self.plain.rest(at + 1);
        (is_free && !rest.starts_with([':', ' '])).then_some(())?;
        let target = beginning(rest, LONGEST).split('[').next()?;
        (!target.contains(char::is_whitespace)).then_some(())?;
        let (text, end) = self.between_brackets(at + 1 + target.len())?;
        self.plain.flush(from);
        match name {
            "link" | "mailto" => {
                let address = if name == "mailto" { format!("mailto:{target}") } else { target.replace("++", "") };
                let label = text_of_link(&text);
                let label = if label.is_empty() { escaped(target) } else { self.inner(label) };
                self.plain.writer.link(&label, &address);
            }
            "image" => {
                let alt = style::parts(&text).into_iter().next().filter(|alt| !alt.contains('=')).unwrap_or_default();
                self.plain.writer.image(&escaped(alt.trim_matches('"')), &in_folder(target, self.folder));
            }
            "xref" => {
                let label = self.inner(text_of_link(&text));
                self.plain.writer.markdown(&label);
            }
            "kbd" | "stem" | "latexmath" | "asciimath" => self.plain.writer.code(&text),
            "btn" | "menu" => self.plain.writer.marked("**", &escaped(if text.is_empty() { target } else { &text })),
            "footnote" | "footnoteref" if !text.is_empty() => {
                let said = self.inner(&text);
                let blank = if self.plain.writer.is_parted() { "" } else { " " };
                self.plain.writer.markdown(&format!("{blank}({said})"));
            }
            "pass" => self.plain.writer.markdown(&text),
            _ => {}
        }
        Some(end)
    }

    fn backslash(&mut self, at: usize) -> Option<usize> {
        let rest = self.plain.rest(at + 1);
        let next = rest.chars().next()?;
        if matches!(next, '*' | '_' | '`' | '#' | '^' | '~' | '+' | '{' | '<' | '[' | '"' | '\'') {
            self.plain.flush(at);
            let signs = rest.bytes().take_while(|byte| *byte as char == next).count().min(2);
            for _ in 0..signs {
                self.plain.writer.literal(next);
            }
            return Some(at + 1 + signs);
        }
        rest.starts_with("http").then(|| {
            self.plain.flush(at);
            at + 1
        })
    }

    /// `<<place,text>>`
    fn reference(&mut self, at: usize) -> Option<usize> {
        let (inner, _) = beginning(self.plain.rest(at + 2), LONGEST).split_once(">>")?;
        let text = inner.split_once(',').map_or(inner, |(_, text)| text.trim());
        self.plain.flush(at);
        let said = self.inner(text.trim_start_matches('#'));
        self.plain.writer.markdown(&said);
        Some(at + inner.len() + 4)
    }

    /// `<https://loaf.example>`
    fn in_angles(&mut self, at: usize) -> Option<usize> {
        let inner = self.plain.rest(at + 1);
        (inner.starts_with("http://") || inner.starts_with("https://")).then_some(())?;
        let (address, _) =
            beginning(inner, LONGEST).split_once('>').filter(|(address, _)| !address.contains([' ', '\n', '[']))?;
        self.plain.flush(at);
        self.plain.writer.link("", address);
        Some(at + address.len() + 2)
    }

    /// `[[place]]`, `[.role]#text#`
    fn brackets(&mut self, at: usize) -> Option<usize> {
        let inner = beginning(self.plain.rest(at + 1), 200);
        if let Some(place) = inner.strip_prefix('[') {
            let (name, _) = place.split_once("]]").filter(|(name, _)| !name.contains(['\n', ' ', '[']))?;
            self.plain.flush(at);
            return Some(at + name.len() + 4);
        }
        let (role, behind) = inner.split_once(']').filter(|(role, _)| {
            role.starts_with(['.', '#']) || role.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        })?;
        let is_role = behind.starts_with(['#', '*', '_', '`']) && !role.contains('\n') && !role.is_empty();
        // Without a mark that ends it, it is text.
        let mark = is_role.then(|| self.mark(at + role.len() + 2, true)).flatten()?;
        self.plain.flush(at);
        self.write(&mark);
        Some(mark.end)
    }

    /// ``"`text`"``
    fn quoted(&mut self, at: usize, sign: char) -> Option<usize> {
        let inner = beginning(self.plain.rest(at + 1).strip_prefix('`')?, LONGEST);
        let (text, _) = inner.split_once(if sign == '"' { "`\"" } else { "`'" })?;
        self.plain.flush(at);
        let said = self.inner(text);
        let (open, close) = if sign == '"' { ('“', '”') } else { ('‘', '’') };
        self.plain.writer.markdown(&format!("{open}{said}{close}"));
        Some(at + text.len() + 4)
    }

    fn marked(&mut self, at: usize) -> Option<usize> {
        let mark = self.mark(at, false)?;
        self.plain.flush(at);
        self.write(&mark);
        Some(mark.end)
    }

    fn mark(&mut self, at: usize, has_role: bool) -> Option<Mark<'t>> {
        marks::find(self.plain.text, at, has_role, &mut self.ends)
    }

    fn write(&mut self, mark: &Mark<'_>) {
        match mark.sign {
            '*' => {
                let inner = self.inner(mark.inner);
                self.plain.writer.marked("**", &inner);
            }
            '_' => {
                let inner = self.inner(mark.inner);
                self.plain.writer.marked("*", &inner);
            }
            '`' => {
                let bare = mark.inner.strip_prefix('+').and_then(|inner| inner.strip_suffix('+')).unwrap_or(mark.inner);
                self.plain.writer.code(bare);
            }
            '+' if mark.signs == 3 => self.plain.writer.markdown(mark.inner),
            '+' => self.plain.writer.markdown(&escaped(mark.inner)),
            _ => {
                let inner = self.inner(mark.inner);
                self.plain.writer.marked("", &inner);
            }
        }
    }
}

/// The text of a link without attributes such as `window=_blank`, and without the sign that opens it elsewhere.
fn text_of_link(text: &str) -> &str {
    let text = text.trim();
    let text = match text.strip_prefix('"').and_then(|text| text.split_once('"')) {
        Some((quoted, rest)) if rest.is_empty() || rest.starts_with(',') => quoted,
        _ => {
            let named = text.find(',').filter(|comma| text.get(comma + 1..).is_some_and(|rest| rest.contains('=')));
            let text = named.map_or(text, |comma| text.get(..comma).unwrap_or(text));
            if text.starts_with(|c: char| c.is_ascii_lowercase())
                && text.split('=').next().is_some_and(|name| ["role", "window", "opts", "id", "title"].contains(&name))
            {
                ""
            } else {
                text
            }
        }
    };
    text.strip_suffix('^').unwrap_or(text)
}

/// The address of a picture, of which a text says in which folder they all lie.
pub(super) fn in_folder(target: &str, folder: &str) -> String {
    let is_whole =
        folder.is_empty() || target.contains("://") || target.starts_with('/') || target.starts_with("data:");
    if is_whole { target.to_owned() } else { format!("{}/{target}", folder.trim_end_matches('/')) }
}
