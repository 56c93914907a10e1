//! The inside of a paragraph.

use super::names::Names;
use crate::markup::ends::Ends;
use crate::markup::inline::{Plain, bare_address, beginning, escaped};

/// Names before `_` are looked for so far back.
const LONGEST_NAME: usize = 80;

/// `text` as Markdown, with as many line breaks.
pub(super) fn translate(text: &str, names: &mut Names) -> String {
    let mut scan = Scan { plain: Plain::of(text), ends: Ends::default() };
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find(['*', '`', '|', '_', '[', ':', '\\', 'h'])) {
        at += found;
        at = scan.construct(at, names).unwrap_or(at + 1);
    }
    scan.plain.flush(text.len());
    scan.plain.writer.finish()
}

/// What ends a construct, as a kind of [`Scan::ends`].
#[derive(Clone, Copy)]
enum Close {
    Bold,
    Slanted,
    Literal,
    Quoted,
}

impl Close {
    fn sign(self) -> &'static str {
        match self {
            Self::Bold => "**",
            Self::Slanted => "*",
            Self::Literal => "``",
            Self::Quoted => "`",
        }
    }
}

struct Scan<'t> {
    plain: Plain<'t>,
    ends: Ends<4>,
}

impl<'t> Scan<'t> {
    /// The construct at byte `at`, written; where it ends.
    fn construct(&mut self, at: usize, names: &mut Names) -> Option<usize> {
        let rest = self.plain.rest(at);
        let end = match rest.bytes().next()? {
            b'\\' => self.backslash(at),
            b'h' if rest.starts_with("http://") || rest.starts_with("https://") => {
                return Some(at + bare_address(rest).max(1));
            }
            b'*' if rest.starts_with("**") => {
                let end = self.close(at, 2, Close::Bold)?;
                self.marked("**", at, at + 2, end)
            }
            b'*' => {
                let end = self.close(at, 1, Close::Slanted)?;
                self.marked("*", at, at + 1, end)
            }
            b'`' if rest.starts_with("``") => {
                let end = self.close(at, 2, Close::Literal)?;
                self.plain.flush(at);
                self.plain.writer.code(self.plain.text.get(at + 2..end)?);
                end + 2
            }
            b'`' => self.quoted(at, at, None, names)?,
            b':' => {
                let (role, _) =
                    rest.get(1..)?.split_at_checked(rest.get(1..)?.bytes().take(40).position(|byte| byte == b':')?)?;
                let is_role = role.starts_with(|c: char| c.is_ascii_alphabetic())
                    && role.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_+.".contains(&byte));
                let quote = at + role.len() + 2;
                // `:py:class:` names a domain before the role.
                let (role, quote) = match beginning(self.plain.rest(quote), 48).split_once(":`") {
                    Some((more, _))
                        if more.len() < 40
                            && more.bytes().all(|byte| byte.is_ascii_alphanumeric())
                            && !more.is_empty() =>
                    {
                        (more, quote + more.len() + 1)
                    }
                    _ => (role, quote),
                };
                (is_role && self.plain.rest(quote).starts_with('`')).then_some(())?;
                self.quoted(at, quote, Some(role), names)?
            }
            b'|' => self.substitution(at, names)?,
            b'[' => self.note(at, names)?,
            b'_' if rest.starts_with("_`") && self.may_open(at, 2) => {
                let end = self.close(at, 2, Close::Quoted)?;
                self.plain.flush(at);
                self.plain.writer.text(self.plain.text.get(at + 2..end)?);
                end + 1
            }
            b'_' => self.named(at, names)?,
            _ => return None,
        };
        self.plain.written = end;
        Some(end)
    }

    fn backslash(&mut self, at: usize) -> usize {
        self.plain.flush(at);
        match self.plain.rest(at + 1).chars().next() {
            Some('\n') | None => at + 1,
            Some(c) => {
                if !c.is_whitespace() {
                    self.plain.writer.literal(c);
                }
                at + 1 + c.len_utf8()
            }
        }
    }

    fn marked(&mut self, sign: &str, from: usize, start: usize, end: usize) -> usize {
        self.plain.flush(from);
        let inner = self.plain.text.get(start..end).unwrap_or_default();
        self.plain.writer.marked(sign, &escaped(&unescaped(inner)));
        end + sign.len()
    }

    /// May markup of so many bytes open here?
    fn may_open(&self, at: usize, length: usize) -> bool {
        let behind = self.plain.rest(at + length).chars().next();
        let is_free = self
            .plain
            .before(at)
            .is_none_or(|c| !c.is_alphanumeric() && !matches!(c, ')' | ']' | '}' | '\\' | '*' | '`'));
        is_free && behind.is_some_and(|c| !c.is_whitespace())
    }

    /// Where that ends which opens at `at` with so many bytes.
    fn close(&mut self, at: usize, length: usize, close: Close) -> Option<usize> {
        self.may_open(at, length).then_some(())?;
        let start = at + length + self.plain.rest(at + length).chars().next()?.len_utf8();
        self.ends.next(close as usize, self.plain.text, start, close.sign(), |found| closes(&self.plain, found, close))
    }

    /// What stands in backquotes at `quote`: a link, or text in a role. `from` is where the role before it begins.
    fn quoted(&mut self, from: usize, quote: usize, role: Option<&str>, names: &mut Names) -> Option<usize> {
        if role.is_some() {
            self.may_open(from, 1).then_some(())?
        }
        let end = if role.is_some() {
            let start = quote + 1;
            start + memchr::memchr(b'`', self.plain.rest(start).as_bytes())?
        } else {
            self.close(quote, 1, Close::Quoted)?
        };
        let inner = self.plain.text.get(quote + 1..end)?;
        let behind = self.plain.rest(end + 1);
        self.plain.flush(from);
        if role.is_none() && behind.starts_with('_') {
            let is_anonymous = behind.starts_with("__");
            self.link(inner, is_anonymous, names);
            return Some(end + 1 + if is_anonymous { 2 } else { 1 });
        }
        let (role, end) = match (role, behind.strip_prefix(':')) {
            (None, Some(after)) => match beginning(after, 48).split_once(':').filter(|(name, _)| {
                name.len() < 40
                    && !name.is_empty()
                    && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
            }) {
                Some((name, _)) => (Some(name), end + 1 + name.len() + 2),
                None => (None, end + 1),
            },
            _ => (role, end + 1),
        };
        self.in_role(inner, role);
        Some(end)
    }

    fn in_role(&mut self, inner: &str, role: Option<&str>) {
        // `:doc:`text <target>`` names a page that nobody here knows.
        let shown = inner.split_once('<').filter(|_| inner.ends_with('>')).map_or(inner, |(text, _)| text.trim_end());
        let shown = if shown.is_empty() { inner } else { shown };
        match role {
            None | Some("emphasis" | "title-reference" | "title" | "t" | "dfn") => {
                self.plain.writer.marked("*", &escaped(&unescaped(inner)))
            }
            Some("strong") => self.plain.writer.marked("**", &escaped(&unescaped(inner))),
            Some(
                "code" | "literal" | "kbd" | "command" | "file" | "samp" | "math" | "program" | "option" | "class"
                | "func" | "meth" | "mod" | "envvar",
            ) => {
                self.plain.writer.code(inner);
            }
            Some("raw-html" | "raw") => self.plain.writer.markdown(inner),
            _ => self.plain.writer.text(&unescaped(shown)),
        }
    }

    fn link(&mut self, inner: &str, is_anonymous: bool, names: &mut Names) {
        let embedded = inner.strip_suffix('>').and_then(|inner| inner.rsplit_once('<'));
        match embedded.filter(|(text, _)| text.is_empty() || text.ends_with(char::is_whitespace)) {
            Some((text, target)) => {
                let joined: String = target.split_whitespace().collect();
                let named = joined.strip_suffix('_').filter(|name| !name.contains("://"));
                let address = named.and_then(|name| names.address(name).map(str::to_owned)).unwrap_or(joined);
                // Line breaks are counted in what is handed on.
                let breaks: String = target.chars().filter(|c| *c == '\n').collect();
                if !is_anonymous && !text.trim().is_empty() {
                    names.add(text, &address);
                }
                let label = text.strip_suffix([' ', '\t']).unwrap_or(text);
                self.plain.writer.link(&escaped(&unescaped(label)), &[unescaped(&address).as_str(), &breaks].concat());
            }
            None => {
                let address =
                    if is_anonymous { names.next_anonymous() } else { names.address(inner).map(str::to_owned) };
                match address {
                    Some(address) if !address.starts_with('#') => {
                        self.plain.writer.link(&escaped(&unescaped(inner)), &address)
                    }
                    _ => self.plain.writer.text(&unescaped(inner)),
                }
            }
        }
    }

    /// `name_`, `name__`
    fn named(&mut self, at: usize, names: &mut Names) -> Option<usize> {
        let signs = if self.plain.rest(at).starts_with("__") { 2 } else { 1 };
        let behind = self.plain.rest(at + signs).chars().next();
        behind.is_none_or(|c| !c.is_alphanumeric() && c != '_').then_some(())?;
        let from = self.plain.text.floor_char_boundary(at.saturating_sub(LONGEST_NAME)).max(self.plain.written);
        let before = self.plain.text.get(from..at)?;
        let begin =
            before.rfind(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '.' | '+' | '_')).map_or(0, |found| {
                found + before.get(found..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
            });
        let name = before.get(begin..).filter(|name| name.starts_with(char::is_alphanumeric))?;
        let address = if signs == 2 {
            names.next_anonymous()?
        } else {
            names.holds(name).then_some(())?;
            names.address(name).unwrap_or_default().to_owned()
        };
        self.plain.flush(from + begin);
        if address.is_empty() || address.starts_with('#') {
            self.plain.writer.text(name);
        } else {
            self.plain.writer.link(&escaped(name), &address);
        }
        Some(at + signs)
    }

    fn substitution(&mut self, at: usize, names: &Names) -> Option<usize> {
        let (name, _) =
            self.plain.rest(at + 1).get(..).and_then(|rest| {
                rest.split_at_checked(rest.bytes().take(LONGEST_NAME).position(|byte| byte == b'|')?)
            })?;
        let markdown = names.substitution(name)?.to_owned();
        self.plain.flush(at);
        let breaks: String = name.chars().filter(|c| *c == '\n').collect();
        self.plain.writer.markdown(&[markdown.as_str(), &breaks].concat());
        let end = at + name.len() + 2;
        let signs = self.plain.rest(end).bytes().take(2).take_while(|byte| *byte == b'_').count();
        Some(end + signs)
    }

    fn note(&mut self, at: usize, names: &mut Names) -> Option<usize> {
        let inner = self.plain.rest(at + 1);
        let length = inner.bytes().take(LONGEST_NAME).position(|byte| byte == b']')?;
        let name = inner.get(..length)?;
        inner.get(length..)?.starts_with("]_").then_some(())?;
        let note = names.referred_note(name)?;
        self.plain.flush(at);
        self.plain.writer.markdown(&format!("[^{note}]"));
        Some(at + length + 3)
    }
}

/// Does the sign at byte `at` end what stands before it?
fn closes(plain: &Plain<'_>, at: usize, close: Close) -> bool {
    let before = plain.before(at);
    let behind = plain.rest(at + close.sign().len()).chars().next();
    let is_escaped = !matches!(close, Close::Literal) && before == Some('\\');
    !is_escaped
        && before.is_some_and(|c| !c.is_whitespace())
        && behind.is_none_or(|c| !c.is_alphanumeric() && (c != '_' || matches!(close, Close::Quoted)))
}

/// `text` without the backslashes that make signs plain.
fn unescaped(text: &str) -> String {
    if !text.contains('\\') {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(c) = characters.next() {
        match c {
            '\\' => out.extend(characters.next().filter(|next| !next.is_whitespace() || *next == '\n')),
            c => out.push(c),
        }
    }
    out
}
