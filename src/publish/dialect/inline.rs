//! What stands within lines: tags, variables, components, attributes and marks.

use memchr::memmem;

use super::expressions::{self, Value};
use super::tags::Tag;
use super::{Flavour, Known, closes, components, fence};
use crate::notes::{attributes, icons};

/// Tags and comments are no longer than this.
const LONGEST: usize = 4000;

/// An address that leads nowhere, so that its link is left out.
const NOWHERE: &str = "unknown:";

/// May there be anything for [`plain`]?
pub(super) fn may_hold(notes: &str, flavour: Flavour) -> bool {
    let bytes = notes.as_bytes();
    let next = |at: usize| bytes.get(at + 1).copied().unwrap_or_default();
    let is_one = |at: usize| match bytes.get(at) {
        Some(b'{') => {
            b"%{#:. ".contains(&next(at)) || at.checked_sub(1).is_some_and(|before| is_markup(bytes.get(before)))
        }
        Some(b'=') => next(at) == b'=',
        _ => next(at) == b'%',
    };
    (flavour == Flavour::Mdx && memchr::memchr3(b'{', b'<', b'=', bytes).is_some())
        || memchr::memchr3_iter(b'{', b'=', b'%', bytes).any(is_one)
        || memmem::find(bytes, b"[[").is_some()
        || icons::may_hold(notes)
}

/// Does a link, a picture, emphasis or code end with the byte?
fn is_markup(byte: Option<&u8>) -> bool {
    byte.is_some_and(|byte| b")]*_`".contains(byte))
}

/// `notes` without them; what they show stays.
pub(super) fn plain(notes: &str, flavour: Flavour, known: &dyn Known) -> String {
    let out = String::with_capacity(notes.len());
    let icons = icons::may_hold(notes);
    let mut cursor = Cursor { notes, at: 0, out, flavour, known, icons, unclosed: Vec::new() };
    while cursor.at < notes.len() {
        cursor.step();
    }
    cursor.out
}

struct Cursor<'n> {
    notes: &'n str,
    at: usize,
    out: String,
    flavour: Flavour,
    known: &'n dyn Known,
    /// Are there icons?
    icons: bool,
    /// Tags that nothing closes from here on.
    unclosed: Vec<&'n str>,
}

impl<'n> Cursor<'n> {
    fn rest(&self) -> &'n str {
        self.notes.get(self.at..).unwrap_or_default()
    }

    /// The next few of what is left: no mark is longer.
    fn near(&self) -> &'n str {
        let rest = self.rest();
        rest.get(..rest.floor_char_boundary(LONGEST)).unwrap_or(rest)
    }

    /// Copies `length` bytes.
    fn copy(&mut self, length: usize) {
        self.out.push_str(self.rest().get(..length).unwrap_or_default());
        self.at += length.max(1);
    }

    fn step(&mut self) {
        let rest = self.rest();
        if self.at == 0 || self.notes.as_bytes().get(self.at - 1) == Some(&b'\n') {
            let line = rest.split_inclusive('\n').next().unwrap_or_default();
            if let Some(open) = fence(line) {
                return self.fenced(line.len(), open);
            }
        }
        let icons = self.icons;
        let stops = |byte: u8| {
            matches!(byte, b'`' | b'{' | b'[' | b'=' | b'%' | b'<' | b'\\' | b'\n') || (icons && byte == b':')
        };
        match rest.bytes().position(stops) {
            None => self.copy(rest.len()),
            Some(0) => self.mark(),
            Some(length) => self.copy(length),
        }
    }

    /// A block of code to its end.
    fn fenced(&mut self, first: usize, open: (char, usize)) {
        let behind = self.rest().get(first..).unwrap_or_default();
        let mut length = first;
        for line in behind.split_inclusive('\n') {
            length += line.len();
            if closes(open, line) {
                break;
            }
        }
        self.copy(length);
    }

    fn mark(&mut self) {
        let rest = self.rest();
        let taken = match rest.as_bytes().first() {
            Some(b'`') => return self.code(),
            Some(b'\\') => {
                let length = rest.chars().take(2).map(char::len_utf8).sum();
                return self.copy(length);
            }
            Some(b'{') => self.brace(),
            Some(b'[') => self.wiki_link(),
            Some(b'=') => self.highlight(),
            Some(b'%') => self.comment(),
            Some(b':') => self.icon(),
            Some(b'<') if self.flavour == Flavour::Mdx => self.component(),
            _ => None,
        };
        match taken {
            Some(length) => self.at += length.max(1),
            None => self.copy(1),
        }
    }

    /// Code in backticks, or the backticks alone where nothing closes them.
    fn code(&mut self) {
        let rest = self.rest();
        let ticks = rest.len() - rest.trim_start_matches('`').len();
        let paragraph = rest.get(..rest.find("\n\n").unwrap_or(rest.len())).unwrap_or(rest);
        let mut at = ticks;
        while let Some(found) = paragraph.get(at..).and_then(|behind| behind.find('`')) {
            let run = paragraph.get(at + found..).unwrap_or_default();
            let length = run.len() - run.trim_start_matches('`').len();
            at += found + length;
            if length == ticks {
                return self.copy(at);
            }
        }
        self.copy(ticks);
    }

    fn brace(&mut self) -> Option<usize> {
        let near = self.near();
        if near.starts_with("{%") {
            let end = near.find("%}")?;
            return self.tag(near.get(2..end)?, end + 2, ("{%", "%}"));
        }
        if near.starts_with("{{/*") {
            return near.find("*/}}").map(|end| end + 4);
        }
        for (open, close) in [("{{<", ">}}"), ("{{%", "%}}")] {
            if near.starts_with(open) {
                let end = near.find(close)?;
                return self.tag(near.get(3..end)?, end + 3, (open, close));
            }
        }
        if near.starts_with("{{") {
            return self.variable();
        }
        if near.starts_with("{# ") || near.starts_with("{#-") {
            return near.find("#}").map(|end| end + 2);
        }
        if self.flavour == Flavour::Mdx {
            return self.expression();
        }
        let follows_markup = self.at.checked_sub(1).is_some_and(|before| is_markup(self.notes.as_bytes().get(before)));
        if near.starts_with("{::comment}") {
            let end = near.find("{:/comment}").map(|at| at + "{:/comment}".len());
            return end.or_else(|| near.find("{:/}").map(|at| at + 4));
        }
        let ends_line =
            |length: &usize| near.get(*length..).is_some_and(|rest| rest.is_empty() || rest.starts_with('\n'));
        attributes::length(near).filter(|length| near.starts_with("{:") || follows_markup || ends_line(length))
    }

    /// A tag whose inside is `text`, `length` bytes long with its signs.
    fn tag(&mut self, text: &'n str, length: usize, signs: (&str, &str)) -> Option<usize> {
        // A shortcode that is shown and not run.
        if let Some(shown) = text.strip_prefix("/*").and_then(|text| text.strip_suffix("*/")) {
            self.out.extend([signs.0, shown, signs.1]);
            return Some(length);
        }
        let tag = Tag::read(text)?;
        let behind = self.rest().get(length..).unwrap_or_default();
        match tag.name {
            "comment" if !tag.closes => {
                return Some(self.closing(behind, tag.name).map_or(length, |(_, end)| length + end));
            }
            "raw" | "verbatim" if !tag.closes => {
                let (inside, end) = self.closing(behind, tag.name)?;
                self.out.push_str(behind.get(..inside).unwrap_or_default());
                return Some(length + end);
            }
            "highlight" if !tag.closes => {
                let (inside, end) = self.closing(behind, tag.name)?;
                let code = behind.get(..inside).unwrap_or_default().trim_matches('\n');
                self.out.extend(["\n```", tag.first().unwrap_or_default(), "\n", code, "\n```\n"]);
                return Some(length + end);
            }
            _ => {}
        }
        if !tag.closes {
            let shown = tag.shown(self.known);
            let in_address = self.is_in_address();
            self.out.push_str(shown.as_deref().unwrap_or(if in_address { NOWHERE } else { "" }));
        }
        Some(length)
    }

    /// Where what closes the tag `name` begins and ends in `behind`.
    fn closing(&mut self, behind: &str, name: &'n str) -> Option<(usize, usize)> {
        if self.unclosed.contains(&name) {
            return None;
        }
        let find = |mark: &str, sign: &str| {
            let start = memmem::find(behind.as_bytes(), mark.as_bytes())?;
            let end = start + behind.get(start..)?.find(sign)? + sign.len();
            Some((start, end))
        };
        let liquid = [format!("{{% end{name}"), format!("{{%- end{name}"), format!("{{%end{name}")];
        let hugo =
            [format!("{{{{< /{name}"), format!("{{{{</{name}"), format!("{{{{% /{name}"), format!("{{{{%/{name}")];
        let found = liquid.iter().find_map(|mark| find(mark, "%}"));
        let found = found.or_else(|| hugo.iter().find_map(|mark| find(mark, "}}")));
        if found.is_none() {
            self.unclosed.push(name);
        }
        found
    }

    fn variable(&mut self) -> Option<usize> {
        let near = self.near();
        let line = near.lines().next().unwrap_or_default();
        let mut end = line.find("}}")? + 2;
        let inside = line.get(2..end - 2)?;
        end += usize::from(inside.starts_with('{') && line.get(end..).is_some_and(|rest| rest.starts_with('}')));
        match expressions::value(inside, self.known) {
            Value::Is(text) => self.out.push_str(&text),
            Value::Unknown if self.is_in_address() => self.out.push_str(NOWHERE),
            Value::Unknown => {}
            Value::None => return None,
        }
        Some(end)
    }

    /// Does an address of a link begin where the output ends?
    fn is_in_address(&self) -> bool {
        ["](", "](<", "href=\"", "src=\"", "href='", "src='"].iter().any(|sign| self.out.ends_with(sign))
    }

    /// An expression of MDX: what it says where it is a text or a known fact.
    fn expression(&mut self) -> Option<usize> {
        let near = self.near();
        let length = components::expression(near)?;
        let inside = near.get(1..length - 1)?.trim();
        let text = ['"', '\'', '`'].iter().find_map(|quote| inside.strip_prefix(*quote)?.strip_suffix(*quote));
        let known = || self.known.value(inside);
        match text.map(str::to_owned).or_else(known) {
            Some(text) => self.out.push_str(&text),
            None if self.is_in_address() => self.out.push_str(NOWHERE),
            None => {}
        }
        Some(length)
    }

    fn component(&mut self) -> Option<usize> {
        let near = self.near();
        let length = components::tag(near)?;
        let inside = near.get(1..length - 1)?.trim_end_matches('/');
        if let Some(tag) = Tag::read(inside).filter(|tag| !tag.closes) {
            self.out.push_str(&tag.shown(self.known).unwrap_or_default());
        }
        Some(length)
    }

    /// `[[Rye|all about rye]]` where a page is known, `![[rye.png]]` where a picture is.
    fn wiki_link(&mut self) -> Option<usize> {
        let inside = self.near().strip_prefix("[[")?;
        let inside = inside.get(..inside.find("]]")?).filter(|inside| !inside.contains(['[', ']', '\n']))?;
        let (target, label) = inside.split_once('|').unwrap_or((inside, ""));
        let (target, label) = (target.trim(), label.trim());
        if self.out.ends_with('!') {
            let address = self.known.picture(target)?;
            // Behind the bar may stand a size.
            let alt = if label.bytes().all(|byte| byte.is_ascii_digit() || byte == b'x') { "" } else { label };
            self.out.extend(["[", alt, "](<", &address, ">)"]);
        } else {
            let is_text = self.out.ends_with(|c: char| c.is_alphanumeric() || "])_`".contains(c));
            let address = self.known.page(target).filter(|_| !is_text)?;
            self.out.extend(["[", if label.is_empty() { target } else { label }, "](<", &address, ">)"]);
        }
        Some(inside.len() + 4)
    }

    /// `==text==`, as Obsidian and others mark it.
    fn highlight(&mut self) -> Option<usize> {
        let near = self.near();
        let inside = near.strip_prefix("==")?;
        let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let end = inside.get(..inside.find('\n').unwrap_or(inside.len()))?.find("==")?;
        let text = inside.get(..end)?;
        let behind = inside.get(end + 2..)?;
        let is_one = !text.is_empty()
            && !text.starts_with([' ', '='])
            && !text.ends_with(' ')
            && !behind.starts_with('=')
            && !is_word(behind.chars().next())
            && !is_word(self.out.chars().next_back())
            && !self.out.ends_with(['=', '!', '<', '>', '/', '?', '&']);
        is_one.then(|| self.out.push_str(text))?;
        Some(end + 4)
    }

    /// `:material-podcast:`, and the blank between it and what it stands before.
    fn icon(&mut self) -> Option<usize> {
        let length = icons::length(self.near())?;
        let behind = self.rest().get(length..).unwrap_or_default();
        if behind.starts_with([',', '.', ';', ':', '!', '?', ')']) && self.out.ends_with(' ') {
            self.out.pop();
        }
        let begins = self.out.is_empty() || self.out.ends_with([' ', '\n', '[', '*', '_', '(']);
        Some(length + usize::from(begins && behind.starts_with(' ')))
    }

    /// `%%text%%`, which Obsidian does not show.
    fn comment(&mut self) -> Option<usize> {
        let inside = self.near().strip_prefix("%%")?;
        let begins = self.out.is_empty() || self.out.ends_with(char::is_whitespace);
        let end = inside.get(..inside.find("\n\n").unwrap_or(inside.len()))?.find("%%")?;
        (begins && end > 0).then_some(end + 4)
    }
}
