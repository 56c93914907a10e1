//! The blocks of a text: headings, lists by their indentation, blocks between `#+begin_` and `#+end_`.

use std::ops::Range;

use super::names::{self, Names};
use super::{facts, inline, keyword, property, tables};
use crate::markup::frames::Frames;
use crate::markup::head::{Head, front_matter_lines};
use crate::markup::page::Page;
use crate::markup::source::Lines;
use crate::markup::{MAX_DEPTH, Said, Translation, code, term};

pub(super) fn translate(text: &str) -> Translation {
    let lines = Lines::of(text);
    let names = Names::of(&lines);
    let mut reader = Reader {
        lines: &lines,
        names,
        page: Page::of(text),
        head: Head::default(),
        is_head: true,
        has_heading: false,
        below_title: 0,
        hidden: None,
    };
    let first = front_matter_lines(text);
    for line in 0..first {
        reader.page.set(line, lines.whole(line));
    }
    reader.blocks(first..lines.count(), "", 0);
    reader.head.finish(reader.page)
}

struct Reader<'t, 'l> {
    lines: &'l Lines<'t>,
    names: Names,
    page: Page,
    head: Head,
    /// Has there been nothing but facts, comments and a heading?
    is_head: bool,
    has_heading: bool,
    /// Levels of headings go so much deeper, where the head states the title.
    below_title: usize,
    /// The level of the heading that hides all below it.
    hidden: Option<usize>,
}

/// What a line begins.
enum Begun<'t> {
    Heading(usize, &'t str),
    Block(String, &'t str, usize),
    Drawer(usize),
    Keyword(&'t str, &'t str),
    Comment,
    Fixed,
    Table,
    Rule,
    Planning,
    Item(String, &'t str),
    Note(&'t str, &'t str),
    Text,
}

impl<'t> Reader<'t, '_> {
    /// Reads these lines, before which `prefix` stands in Markdown.
    fn blocks(&mut self, range: Range<usize>, prefix: &str, depth: usize) {
        let mut frames = Frames::default();
        let mut at = range.start;
        while at < range.end {
            if self.lines.is_blank(at) {
                if prefix.contains('>') {
                    self.page.set(at, prefix.trim_end());
                }
                at += 1;
                continue;
            }
            let begun = self.begun(at);
            if let Begun::Heading(level, _) = begun {
                frames = Frames::default();
                if self.hidden.is_some_and(|hidden| level <= hidden) {
                    self.hidden = None;
                }
            }
            if self.hidden.is_some() {
                at += 1;
                continue;
            }
            frames.leave(self.lines.indent(at));
            at = self.block(begun, at, range.end, prefix, &mut frames, depth).max(at + 1);
        }
    }

    fn begun(&self, at: usize) -> Begun<'t> {
        let (line, whole) = (self.lines.bare(at), self.lines.whole(at));
        let stars = whole.bytes().take_while(|byte| *byte == b'*').count();
        if stars > 0 && whole.as_bytes().get(stars) == Some(&b' ') {
            return Begun::Heading(stars, whole.get(stars..).unwrap_or_default().trim());
        }
        if line.starts_with("#+") {
            if let Some((name, arguments)) = names::begun(line)
                && let Some(end) = self.names.end_of(&name, at)
            {
                return Begun::Block(name, arguments, end);
            }
            if let Some((key, value)) = keyword(line) {
                return Begun::Keyword(key, value);
            }
            if names::begun(line).is_some() || line.get(2..6).is_some_and(|word| word.eq_ignore_ascii_case("end_")) {
                return Begun::Comment;
            }
        }
        if line == "#" || line.starts_with("# ") {
            return Begun::Comment;
        }
        if line == ":" || line.starts_with(": ") {
            return Begun::Fixed;
        }
        if property(line).is_some_and(|(_, value)| value.is_empty())
            && let Some(end) = self.names.end_of_drawer(at)
        {
            return Begun::Drawer(end);
        }
        if line.starts_with('|') {
            return Begun::Table;
        }
        if line.len() >= 5 && line.bytes().all(|byte| byte == b'-') {
            return Begun::Rule;
        }
        if ["CLOSED:", "SCHEDULED:", "DEADLINE:"].iter().any(|word| line.starts_with(word)) {
            return Begun::Planning;
        }
        if let Some((sign, rest)) = item(line, self.lines.indent(at)) {
            return Begun::Item(sign, rest);
        }
        if let Some((name, text)) =
            whole.strip_prefix("[fn:").and_then(|rest| rest.split_once(']')).filter(|(name, _)| !name.contains(':'))
        {
            return Begun::Note(name, text.trim());
        }
        Begun::Text
    }

    fn block(
        &mut self,
        begun: Begun<'t>,
        at: usize,
        end: usize,
        prefix: &str,
        frames: &mut Frames,
        depth: usize,
    ) -> usize {
        let before = [prefix, frames.prefix()].concat();
        match begun {
            Begun::Heading(level, text) => self.heading(at, level, text),
            Begun::Keyword(key, value) => {
                if self.is_head {
                    facts::of_keyword(at, self.lines.whole(at), &mut self.head);
                    self.keep(at..at + 1);
                    self.below_title = usize::from(self.head.states("title") && !self.has_heading);
                } else if key.eq_ignore_ascii_case("html") {
                    self.page.set(at, [before.as_str(), value].concat());
                }
                at + 1
            }
            Begun::Comment => {
                if let Some(said) =
                    self.lines.bare(at).find("podwright:").and_then(|found| self.lines.bare(at).get(found..))
                {
                    self.page.set(at, format!("{before}<!-- {} -->", said.replace("--", "—")));
                }
                at + 1
            }
            Begun::Drawer(close) => {
                let close = close.min(end.saturating_sub(1));
                if self.is_head {
                    for line in at + 1..close {
                        facts::of_property(line, self.lines.whole(line), &mut self.head);
                    }
                    self.keep(at..close + 1);
                    self.below_title = usize::from(self.head.states("title") && !self.has_heading);
                }
                close + 1
            }
            Begun::Planning => {
                if self.is_head && !self.head.states("date") {
                    let line = self.lines.whole(at);
                    let stamp =
                        line.find(['<', '[']).and_then(|from| line.get(from..)?.split_inclusive(['>', ']']).next());
                    if let Some((stamp, date)) = stamp.and_then(|stamp| Some((stamp, facts::timestamp(stamp)?))) {
                        self.head.add(at, line, stamp, stamp, Said::Text(date));
                        self.head.rename_if(at, "date");
                    }
                    self.keep(at..at + 1);
                }
                at + 1
            }
            other => {
                self.is_head = false;
                self.content(other, at, end, &before, frames, prefix, depth)
            }
        }
    }

    /// These lines hold facts and stay as they are.
    fn keep(&mut self, lines: Range<usize>) {
        for line in lines.clone() {
            self.page.set(line, self.lines.whole(line));
        }
        self.head.take(lines);
    }

    #[allow(clippy::too_many_arguments)] // where it stands, in the file and in Markdown
    fn content(
        &mut self,
        begun: Begun<'t>,
        at: usize,
        end: usize,
        before: &str,
        frames: &mut Frames,
        prefix: &str,
        depth: usize,
    ) -> usize {
        match begun {
            Begun::Block(name, arguments, close) => {
                let close = close.min(end);
                self.delimited(&name, arguments, at + 1..close, before, depth);
                close + 1
            }
            Begun::Fixed => {
                let last = (at..end).find(|line| !matches!(self.begun(*line), Begun::Fixed)).unwrap_or(end);
                let bare = |line: usize| self.lines.bare(line).trim_start_matches(':');
                let texts: Vec<&str> =
                    (at..last).map(|line| bare(line).strip_prefix(' ').unwrap_or_default()).collect();
                let below = self.lines.has_blank(last);
                code::write(&mut self.page, before, at, &texts, below, "");
                last
            }
            Begun::Table => {
                let last = (at..end).find(|line| !self.lines.bare(*line).starts_with('|')).unwrap_or(end);
                tables::write(self.lines, at..last, &mut self.page, before, &self.names);
                last
            }
            Begun::Rule => {
                self.page.set(at, format!("{before}***"));
                at + 1
            }
            Begun::Item(sign, rest) if frames.may_nest() => {
                let indent = self.lines.indent(at);
                frames.enter(indent + 1, &" ".repeat(sign.len()));
                let inside = [prefix, frames.prefix()].concat();
                let (label, rest) = label(rest, &self.names);
                if rest.is_empty() {
                    self.page.set(at, [before, &sign, &label].concat().trim_end());
                    return at + 1;
                }
                self.paragraph(at, rest, end, indent + 1, &[before, &sign, &label].concat(), &inside)
            }
            Begun::Note(name, text) => {
                let marker = format!("{before}[^{}]: ", inline::note_name(name));
                self.paragraph(at, text, end, 0, &marker, &[before, "    "].concat())
            }
            _ => self.paragraph(at, self.lines.bare(at), end, frames.column(), before, before),
        }
    }

    /// A paragraph whose first line says `text` as far as it is text, and goes on in lines that are indented by `column` at least.
    fn paragraph(&mut self, at: usize, text: &'t str, end: usize, column: usize, marker: &str, prefix: &str) -> usize {
        let goes_on = |line: usize| {
            !self.lines.is_blank(line) && self.lines.indent(line) >= column && matches!(self.begun(line), Begun::Text)
        };
        let last = (at + 1..end).find(|line| !goes_on(*line)).unwrap_or(end);
        let mut texts = vec![text];
        texts.extend((at + 1..last).map(|line| self.lines.bare(line)));
        let text = inline::translate(&texts.join("\n"), &self.names);
        self.page.paragraph(at, marker, prefix, &text);
        last
    }

    fn heading(&mut self, at: usize, level: usize, text: &'t str) -> usize {
        let mut text = text;
        while let Some((word, rest)) = text.split_once(' ').or(Some((text, ""))).filter(|(word, _)| {
            self.names.is_state(word) || (word.starts_with("[#") && word.ends_with(']') && word.len() <= 5)
        }) {
            text = rest.trim_start();
            if word.is_empty() {
                break;
            }
        }
        let (title, tags) = match text.rsplit_once([' ', '\t']).or(Some(("", text))) {
            Some((title, tags)) if tags.len() > 2 && tags.starts_with(':') && tags.ends_with(':') => {
                (title.trim_end(), tags)
            }
            _ => (text, ""),
        };
        if title.starts_with("COMMENT ") || title == "COMMENT" || tags.contains(":noexport:") {
            self.hidden = Some(level);
            return at + 1;
        }
        self.is_head &= !self.has_heading;
        self.has_heading = true;
        let title = inline::translate(title, &self.names);
        let level = (level + self.below_title).min(6);
        let mut line = format!("{} {}", "#".repeat(level), title.trim());
        if self.is_head && !tags.is_empty() {
            // The tags of the episode, where nobody sees them.
            line = format!("{line} <!-- {tags} -->");
            let words = tags.split(':').filter(|tag| !tag.is_empty()).map(str::to_owned).collect();
            if let Some(written) = line.rfind(" <!-- ").and_then(|from| line.get(from + 6..line.len() - 4)) {
                self.head.add(at, &line, written, written, Said::List(words));
                self.head.rename_if(at, "tags");
            }
        }
        self.page.set(at, line);
        at + 1
    }

    /// What stands between `#+begin_name` and `#+end_name`.
    fn delimited(&mut self, name: &str, arguments: &str, lines: Range<usize>, prefix: &str, depth: usize) {
        let column = self.lines.indent_of(lines.clone());
        let text = |at: usize| self.lines.without(at, column);
        match name {
            "src" | "example" => {
                let language = if name == "src" { arguments.split_whitespace().next().unwrap_or_default() } else { "" };
                // A comma keeps stars from being headings.
                let bare = |line: &'t str| match line.strip_prefix(',') {
                    Some(rest) if rest.starts_with(['*', ',']) || rest.starts_with("#+") => rest,
                    _ => line,
                };
                let texts: Vec<&str> = lines.clone().map(|at| bare(text(at))).collect();
                code::between(&mut self.page, prefix, lines.start, &texts, language);
            }
            "comment" => {}
            "export" | "html" => {
                if name == "html"
                    || arguments.split_whitespace().next().is_some_and(|format| format.eq_ignore_ascii_case("html"))
                {
                    for at in lines {
                        self.page.set(at, [prefix, text(at)].concat());
                    }
                }
            }
            "latex" => {}
            "verse" => {
                for at in lines.filter(|at| !self.lines.is_blank(*at)) {
                    let said = inline::translate(self.lines.bare(at), &self.names);
                    self.page.part(at);
                    self.page.paragraph(at, prefix, prefix, &said);
                }
            }
            _ if depth == MAX_DEPTH => {}
            "quote" => self.blocks(lines, &[prefix, "> "].concat(), depth + 1),
            _ => self.blocks(lines, prefix, depth + 1),
        }
    }
}

/// The marker of a list that `line` begins with, as Markdown writes it, and the text behind it.
fn item(line: &str, indent: usize) -> Option<(String, &str)> {
    let rest = line.strip_prefix(['-', '+']).or_else(|| line.strip_prefix('*').filter(|_| indent > 0));
    if let Some(rest) = rest.filter(|rest| rest.is_empty() || rest.starts_with([' ', '\t'])) {
        return Some(("- ".into(), rest.trim_start()));
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let behind = line.get(digits..)?;
    let rest = behind.strip_prefix(['.', ')']).filter(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))?;
    let sign = behind.get(..1)?;
    let rest = rest.trim_start();
    // `[@5]` sets the count.
    let count = rest
        .strip_prefix("[@")
        .and_then(|rest| rest.split_once(']'))
        .filter(|(count, _)| count.len() < 9 && count.parse::<u32>().is_ok());
    let (number, rest) = count.map_or((line.get(..digits)?, rest), |(count, rest)| (count, rest.trim_start()));
    ((1..=9).contains(&digits)).then(|| (format!("{number}{sign} "), rest))
}

/// The box or the term with which an item begins, as Markdown, and the text behind it.
fn label<'t>(text: &'t str, names: &Names) -> (String, &'t str) {
    for (sign, shown) in [("[ ]", "[ ] "), ("[X]", "[x] "), ("[x]", "[x] "), ("[-]", "[ ] ")] {
        if let Some(rest) = text.strip_prefix(sign).filter(|rest| rest.is_empty() || rest.starts_with(' ')) {
            return (shown.to_owned(), rest.trim_start());
        }
    }
    match text.split_once(" :: ").or_else(|| Some((text.strip_suffix(" ::")?, ""))) {
        Some((name, rest)) if !name.is_empty() => (term(&inline::translate(name, names)) + " ", rest.trim_start()),
        _ => (String::new(), text),
    }
}
