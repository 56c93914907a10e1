//! The blocks of a text: sections, lists, blocks between lines of signs.

use std::collections::HashMap;
use std::ops::Range;

use super::attributes::{Attributes, entry};
use super::items::{Item, Lists};
use super::signs::{Delimiter, heading, is_of_block, underlined};
use super::style::Style;
use super::{conditions, facts, inline, tables};
use crate::markup::head::{Head, front_matter_lines};
use crate::markup::inline::{Writer, escaped};
use crate::markup::page::Page;
use crate::markup::source::Lines;
use crate::markup::{MAX_DEPTH, Translation, code, term};

pub(super) fn translate(text: &str) -> Translation {
    let lines = Lines::of(text);
    let hidden = conditions::hidden(&lines);
    let mut page = Page::of(text);
    let first = front_matter_lines(text);
    for line in 0..first {
        page.set(line, lines.whole(line));
    }
    let (mut head, mut attributes) = (Head::default(), Attributes::default());
    let (title, begin) = facts::read(&lines, first, &hidden, &mut attributes, &mut head);
    for line in first..begin {
        // Between the title and the facts are blank lines only.
        page.set(line, lines.whole(line));
    }
    let mut ends: HashMap<&str, Vec<usize>> = HashMap::new();
    for at in begin..lines.count() {
        let line = lines.whole(at);
        if Delimiter::of(line).is_some() {
            ends.entry(line).or_default().push(at);
        }
    }
    let mut reader = Reader { lines: &lines, hidden, attributes, page, ends };
    if let Some(title) = title {
        let text = reader.inline(lines.whole(title).trim_start_matches('=').trim());
        reader.page.set(title, format!("# {}", text.trim()));
    }
    reader.blocks(begin..lines.count(), "", 0);
    head.finish(reader.page)
}

struct Reader<'t, 'l> {
    lines: &'l Lines<'t>,
    /// Lines that conditions leave out.
    hidden: Vec<bool>,
    attributes: Attributes,
    page: Page,
    /// Lines that may end a block, by what they say.
    ends: HashMap<&'t str, Vec<usize>>,
}

impl<'t> Reader<'t, '_> {
    fn inline(&mut self, text: &str) -> String {
        let text = self.attributes.replaced(text);
        let folder = self.attributes.value("imagesdir").unwrap_or_default();
        inline::translate(&text, folder)
    }

    fn is_hidden(&self, at: usize) -> bool {
        self.hidden.get(at).copied().unwrap_or_default()
    }

    /// Reads these lines, before which `outer` stands in Markdown.
    fn blocks(&mut self, range: Range<usize>, outer: &str, depth: usize) {
        let mut lists = Lists::default();
        let mut style = Style::default();
        let mut at = range.start;
        while at < range.end {
            if self.lines.is_blank(at) || self.is_hidden(at) {
                lists.is_parted |= self.lines.is_blank(at);
                if outer.contains('>') {
                    self.page.set(at, outer.trim_end());
                }
                at += 1;
                continue;
            }
            let line = self.lines.whole(at);
            if line == "+" && !lists.stack.is_empty() {
                lists.is_attached = true;
                at += 1;
                continue;
            }
            if lists.is_parted
                && !lists.is_attached
                && line.starts_with(['[', '.'])
                && Item::of(self.lines, at).is_none()
            {
                // What is said of a block begins something else than another item.
                lists.stack.clear();
            }
            if let Some(end) = self.aside(at, &mut style, lists.prefix(outer).to_owned().as_str()) {
                at = end;
                continue;
            }
            if let Some(item) = Item::of(self.lines, at) {
                at = self.list_item(item, at, range.end, outer, &mut lists);
                continue;
            }
            if !lists.is_attached && (lists.is_parted || !lists.stack.is_empty()) && !self.belongs(at, &lists) {
                lists.stack.clear();
            }
            let prefix = lists.prefix(outer).to_owned();
            at = self
                .block(at, range.end, &prefix, std::mem::take(&mut style), depth, !lists.stack.is_empty())
                .max(at + 1);
            (lists.is_attached, lists.is_parted) = (false, false);
        }
    }

    /// Text below a term that says nothing itself is what it means.
    fn belongs(&self, at: usize, lists: &Lists) -> bool {
        let is_of_term = lists.stack.last().is_some_and(|(marker, _)| marker.starts_with([':', ';']));
        is_of_term && (!lists.is_parted || self.lines.indent(at) > 0)
    }

    /// What is no block itself: comments, attributes, titles of blocks, what stands elsewhere.
    fn aside(&mut self, at: usize, style: &mut Style, prefix: &str) -> Option<usize> {
        let line = self.lines.whole(at);
        if line.starts_with("//") && !line.starts_with("///") {
            if let Some(said) = line.find("podwright:").and_then(|found| line.get(found..)) {
                self.page.set(at, format!("{prefix}<!-- {} -->", said.replace("--", "—")));
            }
            return Some(at + 1);
        }
        if let Some(found) = entry(line) {
            self.attributes.set(&found);
            return Some(at + 1);
        }
        if ["include::", "toc::[", "<<<"].iter().any(|word| line.starts_with(word)) {
            return Some(at + 1);
        }
        if line.starts_with('[') && style.add(line) {
            if matches!(style.name.as_str(), "quote" | "verse") && !style.positional.is_empty() {
                // Who said it.
                let said = escaped(&std::mem::take(&mut style.positional).join(", "));
                self.page.set(at, format!("{prefix}> **{}:**", said.trim()));
            }
            return Some(at + 1);
        }
        let title = line
            .strip_prefix('.')
            .filter(|title| title.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '*' | '_' | '`' | '"')))?;
        let text = self.inline(title);
        self.page.part(at);
        self.page.paragraph(at, prefix, prefix, &format!("**{}**", text.trim().replace("**", "")));
        Some(at + 1)
    }

    fn list_item(&mut self, item: Item<'t>, at: usize, end: usize, outer: &str, lists: &mut Lists) -> usize {
        match lists.stack.iter().position(|(marker, _)| *marker == item.marker) {
            Some(found) => lists.stack.truncate(found),
            // Too deep ones stand beside one another.
            None if lists.stack.len() >= MAX_DEPTH => drop(lists.stack.pop()),
            None => {}
        }
        let before = lists.prefix(outer).to_owned();
        let inside = [before.as_str(), &" ".repeat(item.sign.len())].concat();
        let label = if item.is_term() { term(&self.inline(&item.label)) + " " } else { item.label };
        let marker = [before.as_str(), &item.sign, &label].concat();
        lists.stack.push((item.marker, inside.clone()));
        (lists.is_attached, lists.is_parted) = (false, false);
        if item.text.is_empty() {
            self.page.set(at, marker.trim_end());
            return at + 1;
        }
        let goes_on = |line: usize| {
            let whole = self.lines.whole(line);
            !whole.is_empty()
                && whole != "+"
                && Item::of(self.lines, line).is_none()
                && Delimiter::of(whole).is_none()
                && !is_of_block(whole)
        };
        let last = (at + 1..end).find(|line| !goes_on(*line)).unwrap_or(end);
        self.paragraph(at, item.text, last, &marker, &inside);
        last
    }

    /// A paragraph from `text` in line `at` up to line `last`.
    fn paragraph(&mut self, at: usize, text: &str, last: usize, marker: &str, prefix: &str) {
        let comment = |line: &str| line.starts_with("//") && !line.starts_with("///");
        let lines = (at + 1..last).map(|line| {
            let bare = self.lines.bare(line);
            if comment(bare) || self.is_hidden(line) { "" } else { bare }
        });
        let joined = std::iter::once(text).chain(lines).collect::<Vec<_>>().join("\n");
        let text = self.inline(&joined);
        self.page.paragraph(at, marker, prefix, &text);
    }

    fn block(&mut self, at: usize, end: usize, prefix: &str, style: Style, depth: usize, is_in_list: bool) -> usize {
        let line = self.lines.whole(at);
        if let Some(found) = heading(line).filter(|_| !is_in_list) {
            let text = self.inline(found.1);
            self.page.set(at, format!("{prefix}{} {}", "#".repeat(found.0.min(6)), text.trim()));
            return at + 1;
        }
        if let Some(delimiter) = Delimiter::of(line) {
            return self.delimited(delimiter, at, end, prefix, &style, depth);
        }
        if matches!(line, "'''" | "---" | "***" | "- - -" | "* * *") {
            self.page.set(at, format!("{prefix}***"));
            return at + 1;
        }
        if let Some(end) = self.macro_of_block(at, line, prefix) {
            return end;
        }
        if let Some(level) = underlined(line, self.lines.whole(at + 1)).filter(|_| !is_in_list && at + 1 < end) {
            let text = self.inline(line);
            self.page.set(at, format!("{prefix}{} {}", "#".repeat(level), text.trim()));
            return at + 2;
        }
        let last = (at + 1..end).find(|line| {
            let whole = self.lines.whole(*line);
            whole.is_empty() || Delimiter::of(whole).is_some() || is_of_block(whole) || whole == "+"
        });
        let last = last.unwrap_or(end);
        self.page.part(at);
        let is_literal = self.lines.indent(at) > 0 && !is_in_list && style.name.is_empty();
        match style.name.as_str() {
            "source" | "listing" | "literal" | "stem" | "latexmath" => self.code(at..last, prefix, &style),
            _ if is_literal => self.code(at..last, prefix, &style),
            "comment" => {}
            "pass" => self.verbatim(at..last, prefix),
            "verse" => self.verse(at..last, &[prefix, "> "].concat()),
            "quote" => {
                let inside = [prefix, "> "].concat();
                self.paragraph(at, self.lines.bare(at), last, &inside, &inside);
            }
            name => {
                let text = self.lines.bare(at);
                let called = text.split_once(": ").and_then(|(word, text)| Some((Style::hint(word)?, text)));
                let hint = called.or_else(|| Some((Style::hint(name)?, text)));
                match hint {
                    Some((title, text)) => {
                        let inside = [prefix, "> "].concat();
                        self.paragraph(at, text, last, &format!("{inside}**{title}:** "), &inside);
                    }
                    None if style.has_option("hardbreaks") => self.verse(at..last, prefix),
                    None if text.starts_with("> ") => {
                        let inside = [prefix, "> "].concat();
                        self.paragraph(at, text.trim_start_matches("> "), last, &inside, &inside);
                    }
                    None => self.paragraph(at, text, last, prefix, prefix),
                }
            }
        }
        last
    }

    /// `image::rye.png[A loaf]`
    fn macro_of_block(&mut self, at: usize, line: &str, prefix: &str) -> Option<usize> {
        let (name, rest) = line.split_once("::")?;
        let (target, attributes) = rest.strip_suffix(']')?.split_once('[')?;
        (!target.contains(' ')).then_some(())?;
        let target = self.attributes.replaced(target);
        let parts = super::style::parts(attributes);
        let mut writer = Writer::default();
        match name {
            "image" => {
                let named = |wanted: &str| {
                    parts.iter().find_map(|part| part.strip_prefix(wanted)).map(|value| value.trim_matches('"'))
                };
                let alt = named("alt=")
                    .or_else(|| parts.first().map(|alt| alt.trim_matches('"')).filter(|alt| !alt.contains('=')));
                let folder = self.attributes.value("imagesdir").unwrap_or_default().to_owned();
                writer.image(&escaped(alt.unwrap_or_default()), &inline::in_folder(&target, &folder));
            }
            "video" if parts.first().is_some_and(|site| site == "youtube") => {
                writer.link("", &format!("https://www.youtube.com/watch?v={target}"));
            }
            "video" if parts.first().is_some_and(|site| site == "vimeo") => {
                writer.link("", &format!("https://vimeo.com/{target}"))
            }
            "audio" | "video" => writer.link("", &target),
            _ if name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
                && !name.is_empty() => {}
            _ => return None,
        }
        self.page.set(at, [prefix, &writer.finish()].concat());
        Some(at + 1)
    }

    fn code(&mut self, lines: Range<usize>, prefix: &str, style: &Style) {
        let column = self.lines.indent_of(lines.clone());
        let texts: Vec<&str> = lines.clone().map(|at| self.lines.without(at, column)).collect();
        let below = self.lines.has_blank(lines.end);
        code::write(
            &mut self.page,
            prefix,
            lines.start,
            &texts,
            below,
            style.positional.first().map_or("", String::as_str),
        );
    }

    fn verbatim(&mut self, lines: Range<usize>, prefix: &str) {
        for at in lines {
            self.page.set(at, [prefix, self.lines.whole(at)].concat());
        }
    }

    fn verse(&mut self, lines: Range<usize>, prefix: &str) {
        for at in lines.filter(|at| !self.lines.is_blank(*at)) {
            let text = self.inline(self.lines.bare(at));
            self.page.part(at);
            self.page.paragraph(at, prefix, prefix, &text);
        }
    }

    /// The block that begins in line `at`, and where it ends.
    fn delimited(
        &mut self,
        delimiter: Delimiter,
        at: usize,
        end: usize,
        prefix: &str,
        style: &Style,
        depth: usize,
    ) -> usize {
        let line = self.lines.whole(at);
        let wanted = if delimiter == Delimiter::Fence { "```" } else { line };
        let ends = self.ends.get(wanted).map(Vec::as_slice).unwrap_or_default();
        let close = ends.get(ends.partition_point(|other| *other <= at)).copied().filter(|close| *close < end);
        // What nobody ends goes on to the last line.
        let inside = at + 1..close.unwrap_or(end);
        let behind = close.map_or(end, |close| close + 1);
        let is_code = matches!(style.name.as_str(), "source" | "listing" | "literal" | "stem" | "latexmath");
        match delimiter {
            Delimiter::Comment => {}
            _ if style.name == "comment" => {}
            Delimiter::Table(sign) => self.table(inside, at, style, sign, prefix),
            Delimiter::Pass => self.verbatim(inside, prefix),
            Delimiter::Quote if style.name == "verse" => self.verse(inside, &[prefix, "> "].concat()),
            Delimiter::Code | Delimiter::Fence => self.between(inside, close.is_some(), line, prefix, style),
            Delimiter::Open if is_code => self.between(inside, close.is_some(), "", prefix, style),
            _ if depth >= MAX_DEPTH => {}
            Delimiter::Quote => {
                self.page.set(at, format!("{prefix}>"));
                self.blocks(inside, &[prefix, "> "].concat(), depth + 1);
            }
            Delimiter::Open | Delimiter::Example => match (Style::hint(&style.name), style.name.as_str()) {
                (Some(title), _) => {
                    self.page.set(at, format!("{prefix}> **{title}:**"));
                    self.blocks(inside, &[prefix, "> "].concat(), depth + 1);
                }
                (None, "quote") => self.blocks(inside, &[prefix, "> "].concat(), depth + 1),
                _ => self.blocks(inside, prefix, depth + 1),
            },
        }
        behind
    }

    fn between(&mut self, lines: Range<usize>, is_closed: bool, line: &str, prefix: &str, style: &Style) {
        let texts: Vec<&str> = lines.clone().map(|at| self.lines.whole(at)).collect();
        let language =
            style.positional.first().map_or_else(|| line.trim_start_matches(['`', '-', '.']), String::as_str);
        if is_closed {
            code::between(&mut self.page, prefix, lines.start, &texts, language);
        } else {
            code::write(&mut self.page, prefix, lines.start, &texts, false, language);
        }
    }

    fn table(&mut self, lines: Range<usize>, at: usize, style: &Style, sign: char, prefix: &str) {
        let texts: Vec<(usize, &str)> = lines.map(|at| (at, self.lines.bare(at))).collect();
        let rows = tables::rows(&texts, at, style, sign, &mut |cell| self.inline(cell));
        for (at, row) in rows {
            self.page.set(at, [prefix, &row].concat());
        }
    }
}
