//! The blocks of a text: what each line begins, told by its first signs and its indentation.

use std::ops::Range;

use super::directives::{self, Kind};
use super::explicit::{self, Explicit};
use super::names::Names;
use super::titles::{self, Styles};
use super::{facts, inline, tables};
use crate::markup::frames::Frames;
use crate::markup::head::{Head, front_matter_lines};
use crate::markup::inline::{Writer, escaped};
use crate::markup::page::Page;
use crate::markup::source::Lines;
use crate::markup::{Translation, code, term};

pub(super) fn translate(text: &str) -> Translation {
    let lines = Lines::of(text);
    let names = Names::of(&lines);
    let page = Page::of(text);
    let mut reader = Reader {
        lines: &lines,
        names,
        page,
        frames: Frames::default(),
        styles: Styles::default(),
        head: Head::default(),
        is_head: true,
        literal: false,
        below_title: 0,
    };
    let mut at = front_matter_lines(text);
    for line in 0..at {
        reader.page.set(line, lines.whole(line));
    }
    while at < lines.count() {
        at = if lines.is_blank(at) { at + 1 } else { reader.block(at).max(at + 1) };
    }
    reader.head.finish(reader.page)
}

struct Reader<'t, 'l> {
    lines: &'l Lines<'t>,
    names: Names,
    page: Page,
    frames: Frames,
    styles: Styles,
    head: Head,
    /// Has there been nothing but facts, comments and a title?
    is_head: bool,
    /// Did a paragraph announce that code follows?
    literal: bool,
    /// Levels of sections go so much deeper, where the head states the title.
    below_title: usize,
}

/// Text that begins in a line, maybe behind a marker.
#[derive(Clone, Copy)]
struct Start<'t> {
    at: usize,
    text: &'t str,
}

impl<'t> Reader<'t, '_> {
    /// Reads the block that begins in line `at`, which is not blank, and says where it ends.
    fn block(&mut self, at: usize) -> usize {
        let indent = self.lines.indent(at);
        self.frames.leave(indent);
        if std::mem::take(&mut self.literal) && indent > self.frames.column() {
            let below = self.lines.below(at - 1, self.frames.column());
            self.code(below.clone(), "");
            return below.end;
        }
        if self.is_head
            && self.frames.is_empty()
            && let Some(end) = facts::read(self.lines, at, &mut self.head)
        {
            for line in at..end {
                self.page.set(line, self.lines.whole(line));
            }
            self.below_title = usize::from(self.head.states("title") && !self.has_title());
            return end;
        }
        if self.frames.is_empty()
            && indent == 0
            && let Some(end) = self.title(at)
        {
            return end;
        }
        if indent > self.frames.column() {
            self.frames.enter(indent, "> ");
        } else if self.frames.prefix().contains('>') {
            // A blank line would end the quote.
            let above = (1..at).rev().take_while(|line| self.lines.is_blank(*line) && self.page.is_empty(*line));
            for line in above.collect::<Vec<_>>() {
                self.page.set(line, self.frames.prefix().trim_end());
            }
        }
        let prefix = self.frames.prefix().to_owned();
        let start = Start { at, text: self.lines.bare(at) };
        if self.list_item(start).is_none() {
            self.page.part(at);
        }
        self.begun(start, &prefix)
    }

    fn has_title(&self) -> bool {
        self.styles.count() > 0
    }

    fn title(&mut self, at: usize) -> Option<usize> {
        let found = titles::at(self.lines, at)?;
        if !self.has_title() && !self.is_head {
            // Text stands above it: it names no page, but a part of one.
            self.below_title = 1;
        }
        self.is_head &= !self.has_title();
        let level = (self.styles.level(found.style) + self.below_title).min(6);
        let text = inline::translate(found.text, &mut self.names);
        self.page.set(found.line, format!("{} {}", "#".repeat(level), text.trim()));
        Some(found.end)
    }

    /// The block that begins with `start`; `marker` stands before it in Markdown.
    fn begun(&mut self, start: Start<'t>, marker: &str) -> usize {
        let Start { at, text } = start;
        let is_line = text.len() == self.lines.bare(at).len();
        if !is_line && !self.frames.may_nest() {
            return self.paragraph(start, marker);
        }
        if let Some(found) = explicit::of(text) {
            return self.explicit(found, start, marker);
        }
        self.is_head = false;
        if is_line && text.starts_with("__ ") {
            return at + 1;
        }
        if is_line && titles::adornment(text).is_some() && text.len() >= 4 && self.lines.is_blank(at + 1) {
            self.page.set(at, format!("{marker}***"));
            return at + 1;
        }
        if is_line && let Some(table) = tables::at(self.lines, at) {
            let end = table.end;
            table.write(&mut self.page, marker, &mut self.names);
            return end;
        }
        if let Some((sign, rest)) = self.list_item(start) {
            return self.item(start, marker, &sign, rest);
        }
        if let Some((name, value)) = explicit::field(text) {
            return self.field(start, marker, name, value);
        }
        if is_line && (text == "|" || text.starts_with("| ")) {
            return self.line_block(at, marker);
        }
        if is_line && text.starts_with(">>> ") {
            let end = (at..self.lines.count()).find(|line| self.lines.is_blank(*line)).unwrap_or(self.lines.count());
            self.code(at..end, "");
            return end;
        }
        self.paragraph(start, marker)
    }

    /// The marker of a list that `start` begins with, as Markdown writes it, and the text behind it.
    fn list_item(&self, start: Start<'t>) -> Option<(String, &'t str)> {
        let text = start.text;
        let mut characters = text.chars();
        let first = characters.next()?;
        let rest = characters.as_str();
        if matches!(first, '*' | '-' | '+' | '•' | '‣' | '⁃') && (rest.is_empty() || rest.starts_with([' ', '\t']))
        {
            let sign = if first.is_ascii() { first } else { '-' };
            return Some((format!("{sign} "), rest.trim_start()));
        }
        let number = text.strip_prefix('(').unwrap_or(text);
        let digits = number.bytes().take_while(u8::is_ascii_digit).count();
        let length = if number.starts_with('#') { 1 } else { digits };
        let behind = number.get(length..)?;
        let sign = behind.chars().next().filter(|sign| matches!(sign, '.' | ')'))?;
        let rest = behind.get(1..)?;
        let is_marker =
            (1..=9).contains(&length) && rest.starts_with([' ', '\t']) && (number.len() == text.len() || sign == ')');
        // `2024. It was` may begin a line of prose.
        let next = start.at + 1;
        let goes_on = self.lines.is_blank(next)
            || self.lines.indent(next) != self.lines.indent(start.at)
            || self.lines.bare(next).trim_start_matches('(').starts_with(|c: char| c.is_ascii_digit() || c == '#');
        (is_marker && goes_on).then(|| {
            let digits = number.get(..digits).filter(|digits| !digits.is_empty()).unwrap_or("1");
            (format!("{digits}{sign} "), rest.trim_start())
        })
    }

    fn item(&mut self, start: Start<'t>, marker: &str, sign: &str, rest: &'t str) -> usize {
        if !self.frames.may_nest() {
            return self.paragraph(start, marker);
        }
        let whole = self.lines.whole(start.at);
        let column = self.lines.indent(start.at) + Head::within(whole, rest).start
            - (whole.len() - self.lines.bare(start.at).len());
        self.frames.enter(column, &" ".repeat(sign.len()));
        let marker = [marker, sign].concat();
        if rest.is_empty() {
            self.page.set(start.at, marker.trim_end());
            return start.at + 1;
        }
        self.begun(Start { at: start.at, text: rest }, &marker)
    }

    /// `:Guests: Ada` below the head.
    fn field(&mut self, start: Start<'t>, marker: &str, name: &str, value: &str) -> usize {
        let mut writer = Writer::default();
        writer.marked("**", &escaped(&format!("{name}:")));
        let label = writer.finish();
        let text = inline::translate(value, &mut self.names);
        self.page.paragraph(start.at, marker, "", &format!("{label} {text}"));
        self.frames.enter(self.lines.indent(start.at) + 1, "");
        self.deeper(start.at);
        start.at + 1
    }

    /// Text below line `at` stands where its first line does.
    fn deeper(&mut self, at: usize) {
        let below = self.lines.below(at, self.lines.indent(at));
        // Only the next lines are asked, since each of them may ask again.
        let near = below.start..below.end.min(below.start + 8);
        let indent = self.lines.indent_of(near);
        if indent > self.frames.column() {
            self.frames.enter(indent, "");
        }
    }

    fn line_block(&mut self, from: usize, marker: &str) -> usize {
        let mut at = from;
        while !self.lines.is_blank(at) {
            let line = self.lines.bare(at);
            let text = if line == "|" { "" } else { line.strip_prefix("| ").unwrap_or(line) };
            if line.starts_with('|') {
                self.page.part(at);
            }
            let text = inline::translate(text.trim_start(), &mut self.names);
            let before = if at == from { marker.to_owned() } else { self.frames.prefix().to_owned() };
            self.page.paragraph(at, &before, "", &text);
            at += 1;
        }
        at
    }

    fn paragraph(&mut self, start: Start<'t>, marker: &str) -> usize {
        let Start { at, text } = start;
        let column = self.frames.column();
        let is_line = text.len() == self.lines.bare(at).len();
        let next = at + 1;
        let deeper = |line: usize| !self.lines.is_blank(line) && self.lines.indent(line) > column;
        if deeper(next) && !text.ends_with("::") && self.frames.may_nest() {
            return self.term(start, marker);
        }
        let mut end = next;
        while end < self.lines.count()
            && !self.lines.is_blank(end)
            && (self.lines.indent(end) == column || !self.frames.may_nest())
            && !(is_line && column == 0 && titles::at(self.lines, end).is_some_and(|title| title.style.1))
        {
            end += 1;
        }
        let mut lines: Vec<&str> = vec![text];
        lines.extend((next..end).map(|line| self.lines.bare(line)));
        if let Some(last) = lines.last_mut()
            && let Some(bare) = last.strip_suffix("::")
        {
            self.literal = true;
            let is_alone = bare.is_empty() || bare.ends_with(' ');
            *last = if is_alone { bare.trim_end() } else { last.strip_suffix(':').unwrap_or(bare) };
        }
        let text = inline::translate(&lines.join("\n"), &mut self.names);
        let prefix = self.frames.prefix().to_owned();
        self.page.paragraph(at, marker, &prefix, &text);
        end
    }

    /// A term, with what it means below it.
    fn term(&mut self, start: Start<'t>, marker: &str) -> usize {
        let text = inline::translate(start.text, &mut self.names);
        let text = term(&text);
        self.page.paragraph(start.at, marker, "", &text);
        self.page.close();
        self.frames.enter(self.lines.indent(start.at + 1), "");
        start.at + 1
    }

    fn code(&mut self, lines: Range<usize>, language: &str) {
        let column = self.lines.indent_of(lines.clone());
        let texts: Vec<&str> = lines.clone().map(|at| self.lines.without(at, column)).collect();
        let below = self.lines.has_blank(lines.end);
        let prefix = self.frames.prefix().to_owned();
        code::write(&mut self.page, &prefix, lines.start, &texts, below, language);
    }

    fn explicit(&mut self, found: Explicit<'t>, start: Start<'t>, marker: &str) -> usize {
        let Start { at, .. } = start;
        let below = self.lines.below(at, self.frames.column());
        match found {
            Explicit::Comment("") if self.lines.is_blank(at + 1) => at + 1,
            Explicit::Comment(_) => {
                for line in at..below.end {
                    self.comment(line, marker);
                }
                below.end
            }
            Explicit::Target { .. } | Explicit::Substitution { .. } => below.end,
            Explicit::Note { name, text } => {
                self.is_head = false;
                let name = self.names.note(name);
                self.inside(below, "    ");
                let marker = format!("{marker}[^{name}]: ");
                if text.is_empty() {
                    self.page.set(at, marker.trim_end());
                    return at + 1;
                }
                self.begun(Start { at, text }, &marker)
            }
            Explicit::Directive { name, argument } => {
                self.is_head &= directives::kind(name) == Kind::Nothing;
                self.directive(name, argument, at, below, marker)
            }
        }
    }

    /// What reviewers say to podwright in a comment counts; nobody else reads it.
    fn comment(&mut self, at: usize, prefix: &str) {
        let text = self.lines.bare(at);
        if let Some(said) = text.find("podwright:").and_then(|found| text.get(found..)) {
            self.page.set(at, format!("{prefix}<!-- {} -->", said.replace("--", "—")));
        }
    }

    /// Enters text that stands in the lines `below`, with `more` before it in Markdown.
    fn inside(&mut self, below: Range<usize>, more: &str) {
        let indent = self.lines.indent_of(below).max(self.frames.column() + 1);
        self.frames.enter(indent, more);
    }

    fn directive(&mut self, name: &str, argument: &'t str, at: usize, below: Range<usize>, marker: &str) -> usize {
        let option = |line: &usize| explicit::field(self.lines.bare(*line)).is_some();
        let mut content = below.clone();
        let mut options = below.start;
        let kind = directives::kind(name);
        // An argument may go on in lines of its own.
        while options < below.end && !self.lines.is_blank(options) && (option(&options) || kind == Kind::Picture) {
            options += 1;
        }
        content.start = (options..below.end).find(|line| !self.lines.is_blank(*line)).unwrap_or(below.end);
        let value = |wanted: &str| {
            let fields = (below.start..options).filter_map(|line| explicit::field(self.lines.bare(line)));
            fields.into_iter().find(|(name, _)| *name == wanted).map(|(_, value)| value)
        };
        match kind {
            Kind::Nothing => return below.end,
            Kind::Code => {
                self.code(content, argument);
                return below.end;
            }
            Kind::Raw => {
                if argument.split_whitespace().any(|format| format == "html") {
                    let column = self.lines.indent_of(content.clone());
                    let prefix = self.frames.prefix().to_owned();
                    for line in content {
                        self.page.set(line, [prefix.as_str(), self.lines.without(line, column)].concat());
                    }
                }
                return below.end;
            }
            Kind::Rows => {
                let prefix = self.frames.prefix().to_owned();
                for line in content.filter(|line| !self.lines.is_blank(*line)) {
                    let cells = self.lines.bare(line).split(',').map(|cell| cell.trim().trim_matches('"'));
                    let cells: Vec<&str> = cells.filter(|cell| !cell.is_empty()).collect();
                    let text = inline::translate(&cells.join(" – "), &mut self.names);
                    self.page.set(line, format!("{prefix}- {text}"));
                }
                return below.end;
            }
            Kind::Picture => {
                let mut writer = Writer::default();
                writer.image(&escaped(value("alt").unwrap_or_default()), argument);
                let mut picture = writer.finish();
                if let Some(target) = value("target").filter(|target| !target.ends_with('_')) {
                    picture = format!("[{picture}](<{target}>)");
                }
                self.page.set(at, [marker, &picture].concat());
            }
            Kind::Player(address) => {
                let address = address.replace("{}", argument);
                if !argument.is_empty() && !argument.contains(char::is_whitespace) {
                    let mut writer = Writer::default();
                    writer.link("", &address);
                    self.page.set(at, [marker, &writer.finish()].concat());
                }
                return below.end;
            }
            Kind::Rubric => {
                let text = inline::translate(argument, &mut self.names);
                self.page.set(at, format!("{marker}**{}**", text.trim()));
            }
            Kind::Hint(title) => return self.hint(&format!("**{title}:**"), argument, at, content, marker),
            Kind::Titled => {
                let title = inline::translate(argument, &mut self.names);
                let title = if title.trim().is_empty() { String::new() } else { format!("**{}**", title.trim()) };
                return self.hint(&title, "", at, content, marker);
            }
            Kind::Quote => return self.hint("", argument, at, content, marker),
            Kind::Text => {}
        }
        let start = content.start;
        self.inside(content, "");
        start
    }

    /// A quote with a title, the text of which may begin behind it.
    fn hint(&mut self, title: &str, text: &'t str, at: usize, content: Range<usize>, marker: &str) -> usize {
        let quote = if self.frames.may_nest() { "> " } else { "" };
        let goes_on = !text.is_empty() && content.start == at + 1;
        let start = content.start;
        self.inside(content, "> ");
        let marker = [marker, quote, title, if title.is_empty() { "" } else { " " }].concat();
        if text.is_empty() {
            let line = if title.is_empty() { "" } else { marker.trim_end() };
            self.page.set(at, line);
            // The text below the title is another paragraph.
            if self.lines.has_blank(at + 1) && !title.is_empty() {
                let prefix = self.frames.prefix().trim_end().to_owned();
                self.page.set(at + 1, prefix);
            }
            return start;
        }
        let end = self.begun(Start { at, text }, &marker);
        if goes_on { end } else { end.max(at + 1) }
    }
}
