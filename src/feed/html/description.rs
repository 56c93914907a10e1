//! `description`: the few elements Apple (p ol ul li a) and PSP-1 (b i strong em) allow, in 4000 bytes.

use quick_xml::escape::escape;
use url::Url;

use super::tidy::tidy;
use super::token::{Token, attribute, tokens};

/// How long a `description` may be, in bytes of UTF-8, markup included (Apple, PSP-1).
pub const MAX_DESCRIPTION_BYTES: usize = 4000;

/// A list of chapters longer than this would leave no room for the notes, and is left out.
const MAX_LIST_BYTES: usize = MAX_DESCRIPTION_BYTES / 4 * 3;

/// The description made of safe HTML and a list of chapters; what is too long is cut at a paragraph or a word and ends
/// with a link to `page`.
pub(super) fn write(html: &str, list: &str, page: Option<&Url>) -> String {
    let list = if list.len() <= MAX_LIST_BYTES { list } else { "" };
    let room = MAX_DESCRIPTION_BYTES - list.len() - 1;
    let text = cut(&tidy(&reduce(html)), room, &continuation(page));
    super::join(&[&text, list])
}

/// What stands where the rest was cut off: no words, so that it suits every language.
fn continuation(page: Option<&Url>) -> String {
    let link = page.filter(|page| page.as_str().len() < 500).map(|page| {
        let shown = page.as_str().trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/');
        format!(" <a href=\"{}\">{}</a>", escape(page.as_str()), escape(shown))
    });
    format!("<p>…{}</p>", link.unwrap_or_default())
}

/// The same text in the elements that are allowed.
fn reduce(html: &str) -> String {
    let mut reducer = Reducer::default();
    for token in tokens(html) {
        match token {
            Token::Text(text) => reducer.out.push_str(text),
            Token::Open("br", _) => reducer.line_break(),
            Token::Open("hr" | "img", _) => {}
            Token::Open(name, tag) => reducer.open(name, tag),
            Token::Close(name) => reducer.close(name),
        }
    }
    reducer.out
}

#[derive(Default)]
struct Reducer<'a> {
    out: String,
    /// Open elements of the source, each with the tags that were written for it.
    open: Vec<(&'a str, &'static [&'static str])>,
}

impl<'a> Reducer<'a> {
    fn open(&mut self, name: &'a str, tag: &str) {
        let mut tags: &'static [&'static str] = match name {
            "p" | "pre" | "tr" | "dt" | "dd" => &["p"],
            "h1" | "h2" | "h3" | "h4" => &["p", "strong"],
            "ul" => &["ul"],
            "ol" => &["ol"],
            "li" => &["li"],
            "a" => &["a"],
            "b" | "strong" => &["strong"],
            "i" | "em" => &["em"],
            _ => &[],
        };
        let is_block = matches!(tags.first(), Some(&("p" | "ul" | "ol" | "li")));
        if is_block && self.is_open("p") {
            // A paragraph holds no blocks: a list in a cell of a table goes on as text.
            self.out.push(' ');
            tags = &[];
        } else if tags == ["strong"] && self.is_open("strong") {
            tags = &[];
        }
        for written in tags {
            match *written {
                "a" => self.out.extend(["<a href=\"", attribute(tag, "href").unwrap_or_default(), "\">"]),
                other => self.out.extend(["<", other, ">"]),
            }
        }
        self.open.push((name, tags));
    }

    fn close(&mut self, name: &str) {
        if let Some((_, tags)) = self.open.pop_if(|(open, _)| *open == name) {
            self.out.extend(tags.iter().rev().flat_map(|tag| ["</", tag, ">"]));
            if matches!(name, "td" | "th") {
                self.out.push(' ');
            }
        }
    }

    /// There is no `br`: a paragraph ends and another one begins.
    fn line_break(&mut self) {
        let in_paragraph = matches!(self.open.last(), Some((_, tags)) if *tags == ["p"]);
        self.out.push_str(if in_paragraph { "</p><p>" } else { " " });
    }

    fn is_open(&self, tag: &str) -> bool {
        self.open.iter().any(|(_, tags)| tags.contains(&tag))
    }
}

/// At most `limit` bytes of `html`: cut after a block or between words, never inside a tag, a character reference or a
/// character; everything is closed, and `tail` follows.
fn cut(html: &str, limit: usize, tail: &str) -> String {
    let html = html.trim();
    if html.len() <= limit {
        return html.to_owned();
    }
    let mut cutter = Cutter { room: limit.saturating_sub(tail.len()), ..Cutter::default() };
    for token in tokens(html) {
        if !cutter.push(token) {
            break;
        }
    }
    cutter.finish() + tail
}

#[derive(Default)]
struct Cutter<'a> {
    room: usize,
    out: String,
    open: Vec<&'a str>,
    /// Bytes that closing everything will take.
    closing: usize,
    /// Where a block last ended: length of the output, number of open elements.
    block_end: (usize, usize),
    /// Was a word cut off, and not a whole element?
    cut_in_text: bool,
}

impl<'a> Cutter<'a> {
    /// Takes a token, or as much of it as there is room for; then it answers no.
    fn push(&mut self, token: Token<'a>) -> bool {
        let room = self.room.saturating_sub(self.out.len() + self.closing);
        match token {
            Token::Open(name, tag) => {
                let end_tag = name.len() + 3;
                if tag.len() + end_tag > room {
                    return false;
                }
                self.out.push_str(tag);
                self.open.push(name);
                self.closing += end_tag;
            }
            Token::Close(name) => {
                self.closing = self.closing.saturating_sub(name.len() + 3);
                self.open.pop();
                self.out.extend(["</", name, ">"]);
                if matches!(name, "p" | "li" | "ul" | "ol") {
                    self.block_end = (self.out.len(), self.open.len());
                }
            }
            Token::Text(text) if text.len() <= room => self.out.push_str(text),
            Token::Text(text) => {
                let words = first_words(text, room);
                self.out.push_str(words);
                self.cut_in_text = !words.trim().is_empty();
                return false;
            }
        }
        true
    }

    fn finish(mut self) -> String {
        let (length, open) = self.block_end;
        if !self.cut_in_text || length > self.room / 4 * 3 {
            self.out.truncate(length);
            self.open.truncate(open);
        }
        self.out.truncate(self.out.trim_end().len());
        for name in self.open.iter().rev() {
            self.out.extend(["</", name, ">"]);
        }
        self.out
    }
}

/// At most `room` bytes of `text`, which is free of markup, up to the end of a word where it has words.
fn first_words(text: &str, room: usize) -> &str {
    let end = text.floor_char_boundary(room);
    let head = text.get(..end).unwrap_or_default();
    // A reference is a token of its own, so that a text ends before it and can be cut at any character.
    let words = head.rfind(char::is_whitespace).and_then(|blank| head.get(..blank)).unwrap_or_default();
    if words.is_empty() { head } else { words }
}
