//! The inside of a paragraph.

use super::facts::timestamp;
use super::names::Names;
use crate::markup::ends::Ends;
use crate::markup::inline::{Plain, bare_address, beginning, escaped};

/// Bold in italics in a link in bold: nobody goes deeper.
const DEEPEST: usize = 4;

/// `text` as Markdown, with as many line breaks.
pub(super) fn translate(text: &str, names: &Names) -> String {
    nested(text, names, 0)
}

fn nested(text: &str, names: &Names, depth: usize) -> String {
    let mut scan = Scan { plain: Plain::of(text), names, depth, ends: Ends::default() };
    let mut at = 0;
    while let Some(found) =
        text.get(at..).and_then(|rest| rest.find(['*', '/', '_', '=', '~', '+', '[', '<', '\\', 'h', '@', '{', 's']))
    {
        at += found;
        at = scan.construct(at).unwrap_or(at + 1);
    }
    scan.plain.flush(text.len());
    scan.plain.writer.finish()
}

struct Scan<'t, 'n> {
    plain: Plain<'t>,
    names: &'n Names,
    depth: usize,
    ends: Ends<8>,
}

/// Signs around text, with their kinds in [`Scan::ends`].
const SIGNS: [(u8, usize); 6] = [(b'*', 0), (b'/', 1), (b'_', 2), (b'=', 3), (b'~', 4), (b'+', 5)];

impl<'t> Scan<'t, '_> {
    /// The construct at byte `at`, written; where it ends.
    fn construct(&mut self, at: usize) -> Option<usize> {
        let rest = self.plain.rest(at);
        let end = match rest.bytes().next()? {
            b'h' if rest.starts_with("http://") || rest.starts_with("https://") => {
                return Some(at + bare_address(rest).max(1));
            }
            b'[' if rest.starts_with("[[") => self.link(at)?,
            b'[' if rest.starts_with("[fn:") => self.note(at)?,
            b'[' | b'<' => self.in_brackets(at)?,
            b'\\'
                if rest.starts_with("\\\\")
                    && rest.trim_start_matches('\\').trim_start_matches([' ', '\t']).starts_with('\n') =>
            {
                self.plain.flush(at);
                self.plain.writer.markdown("  ");
                at + 2
            }
            b'@' if rest.starts_with("@@") => self.snippet(at)?,
            b'{' if rest.starts_with("{{{") => self.replaced(at)?,
            b's' if rest.starts_with("src_") && self.is_free(at) => self.source(at)?,
            sign => self.marked(at, sign)?,
        };
        self.plain.written = end;
        Some(end)
    }

    fn is_free(&self, at: usize) -> bool {
        self.plain.before(at).is_none_or(|c| c.is_whitespace() || "-–—({'\"“„‘".contains(c))
    }

    /// `*bold*`, `/slanted/`, `=code=` …
    fn marked(&mut self, at: usize, sign: u8) -> Option<usize> {
        let slot = SIGNS.iter().find(|(known, _)| *known == sign)?.1;
        let behind = self.plain.rest(at + 1).chars().next()?;
        (self.is_free(at) && !behind.is_whitespace()).then_some(())?;
        let name = char::from(sign).to_string();
        let start = at + 1 + behind.len_utf8();
        let end = self.ends.next(slot, self.plain.text, start, &name, |found| {
            let (before, after) = (self.plain.before(found), self.plain.rest(found + 1).chars().next());
            before.is_some_and(|c| !c.is_whitespace()) && after.is_none_or(may_follow)
        })?;
        let inner = self.plain.text.get(at + 1..end)?;
        self.plain.flush(at);
        if matches!(sign, b'=' | b'~') {
            self.plain.writer.code(inner);
        } else {
            let inner = self.inner(inner);
            let markdown = match sign {
                b'*' => "**",
                b'/' => "*",
                b'+' => "~~",
                _ => "",
            };
            self.plain.writer.marked(markdown, &inner);
        }
        Some(end + 1)
    }

    fn inner(&self, text: &str) -> String {
        if self.depth < DEEPEST { nested(text, self.names, self.depth + 1) } else { escaped(text) }
    }

    /// `[[address][text]]`
    fn link(&mut self, at: usize) -> Option<usize> {
        let end = self.ends.next(6, self.plain.text, at + 2, "]]", |_| true)?;
        let inner = self.plain.text.get(at + 2..end)?;
        let (target, text) = inner.split_once("][").map_or((inner, None), |(target, text)| (target, Some(text)));
        let breaks: String = target.chars().filter(|c| *c == '\n').collect();
        let target: String = target.split('\n').map(str::trim).collect::<Vec<_>>().join(" ");
        let address = self.address(target.trim());
        let text = text.filter(|text| !text.trim().is_empty());
        self.plain.flush(at);
        match (address, text) {
            (Some(address), None) if is_picture(&address) => {
                self.plain.writer.image("", &[address.as_str(), &breaks].concat())
            }
            (Some(address), Some(text)) => {
                let shown = self.address(text.trim()).filter(|shown| is_picture(shown));
                let label = shown.map_or_else(|| self.inner(text), |picture| format!("![](<{picture}>)"));
                self.plain.writer.link(&label, &[address.as_str(), &breaks].concat());
            }
            (Some(address), None) => self.plain.writer.link("", &[address.as_str(), &breaks].concat()),
            // Places in this text or in others that nobody here has.
            (None, Some(text)) => {
                let text = self.inner(text);
                self.plain.writer.markdown(&[text.as_str(), &breaks].concat());
            }
            (None, None) => {
                let text = escaped(target.trim_start_matches(['*', '#']));
                self.plain.writer.markdown(&[text.as_str(), &breaks].concat());
            }
        }
        Some(end + 2)
    }

    /// What the target of a link is an address of, unless it is a place in Org.
    fn address(&self, target: &str) -> Option<String> {
        if target.starts_with(['/', '.']) || target.starts_with("~/") {
            return Some(target.to_owned());
        }
        let (scheme, rest) = target.split_once(':')?;
        match scheme {
            "http" | "https" | "mailto" => Some(target.to_owned()),
            "file" | "attachment" => Some(rest.split("::").next().unwrap_or(rest).to_owned()),
            "doi" => Some(format!("https://doi.org/{rest}")),
            _ => self.names.address(scheme, rest),
        }
    }

    /// `[fn:1]`, `[fn:: what it says]`
    fn note(&mut self, at: usize) -> Option<usize> {
        let end = self.ends.next(7, self.plain.text, at + 4, "]", |_| true)?;
        let inner = self.plain.text.get(at + 4..end)?;
        self.plain.flush(at);
        match inner.split_once(':') {
            None => self.plain.writer.markdown(&format!("[^{}]", note_name(inner))),
            Some((_, text)) => {
                let text = self.inner(text.trim());
                let blank = if self.plain.writer.is_parted() { "" } else { " " };
                self.plain.writer.markdown(&format!("{blank}({text})"));
            }
        }
        Some(end + 1)
    }

    /// Dates, addresses, and targets of links.
    fn in_brackets(&mut self, at: usize) -> Option<usize> {
        const LONGEST: usize = 512;
        let rest = self.plain.rest(at);
        let close = if rest.starts_with('<') { '>' } else { ']' };
        let inside = beginning(rest, LONGEST);
        if let Some(target) = inside.strip_prefix("<<") {
            let radio = target.strip_prefix('<');
            let name = radio.unwrap_or(target);
            let length = name.find(['>', '\n']).filter(|length| {
                name.get(*length..).is_some_and(|rest| rest.starts_with(if radio.is_some() { ">>>" } else { ">>" }))
            })?;
            let shown = if radio.is_some() { name.get(..length)? } else { "" };
            self.plain.flush(at);
            self.plain.writer.text(shown);
            return Some(at + length + if radio.is_some() { 6 } else { 4 });
        }
        // Most brackets hold something else.
        let is_candidate = inside.get(1..).is_some_and(|inner| {
            inner.starts_with(|c: char| c.is_ascii_digit()) || inner.starts_with("http") || inner.starts_with("mailto:")
        });
        let length = is_candidate
            .then(|| inside.find([close, '\n']))
            .flatten()
            .filter(|length| inside.get(*length..).is_some_and(|rest| rest.starts_with(close)))?;
        let whole = inside.get(..length + 1)?;
        let inner = whole.get(1..length)?;
        if let Some(stamp) = timestamp(whole) {
            self.plain.flush(at);
            self.plain.writer.text(&stamp);
        } else if close == '>' && !inner.contains(char::is_whitespace) {
            self.plain.flush(at);
            self.plain.writer.link("", inner);
        } else {
            return None;
        }
        Some(at + length + 1)
    }

    /// `@@html:<b>@@`
    fn snippet(&mut self, at: usize) -> Option<usize> {
        const LONGEST: usize = 512;
        let (inner, _) = beginning(self.plain.rest(at + 2), LONGEST).split_once("@@")?;
        let (format, text) = inner.split_once(':')?;
        self.plain.flush(at);
        self.plain.writer.markdown(if format.eq_ignore_ascii_case("html") { text } else { "" });
        Some(at + inner.len() + 4)
    }

    fn replaced(&mut self, at: usize) -> Option<usize> {
        const LONGEST: usize = 512;
        let (call, _) = beginning(self.plain.rest(at + 3), LONGEST).split_once("}}}")?;
        self.plain.flush(at);
        let said = self.names.macro_of(call).map(|said| self.inner(&said)).unwrap_or_default();
        let breaks: String = call.chars().filter(|c| *c == '\n').collect();
        self.plain.writer.markdown(&[said.as_str(), &breaks].concat());
        Some(at + call.len() + 6)
    }

    /// `src_python{print()}`
    fn source(&mut self, at: usize) -> Option<usize> {
        const LONGEST: usize = 512;
        let (language, rest) = beginning(self.plain.rest(at + 4), LONGEST).split_once('{')?;
        language.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-').then_some(())?;
        let (code, _) = rest.split_once('}')?;
        self.plain.flush(at);
        self.plain.writer.code(code);
        Some(at + 4 + language.len() + code.len() + 2)
    }
}

/// May this stand behind the sign that ends marked text?
fn may_follow(c: char) -> bool {
    c.is_whitespace() || "-–—.,;:!?'\")}\\[”“’…".contains(c)
}

/// What a footnote is called in Markdown.
pub(super) fn note_name(name: &str) -> String {
    name.trim().replace(|c: char| !c.is_alphanumeric(), "-")
}

fn is_picture(address: &str) -> bool {
    const PICTURES: [&str; 7] = [".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif"];
    let path = address.split(['?', '#']).next().unwrap_or(address).to_ascii_lowercase();
    PICTURES.iter().any(|ending| path.ends_with(ending))
}
