//! `description`: the few elements Apple (p ol ul li a) and PSP-1 (b i strong em) allow, in 4000 bytes.

use quick_xml::escape::escape;
use url::Url;

use super::tidy::Tidier;
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
    let text = cut(reduce(html, room).html(), room, &continuation(page));
    if list.is_empty() { text } else { super::join(&text, list) }
}

/// What stands where the rest was cut off: no words, so that it suits every language.
fn continuation(page: Option<&Url>) -> String {
    let link = page.filter(|page| page.as_str().len() < 500).map(|page| {
        let shown = page.as_str().trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/');
        format!(" <a href=\"{}\">{}</a>", escape(page.as_str()), escape(shown))
    });
    format!("<p>…{}</p>", link.unwrap_or_default())
}

/// The same text in the elements that are allowed, as far as it is more than `enough` bytes.
fn reduce(html: &str, enough: usize) -> Tidier<'static> {
    let out = Tidier::with_capacity(html.len().min(enough));
    let mut reducer = Reducer { out, ..Reducer::default() };
    for token in tokens(html) {
        match token {
            Token::Text(text) if reducer.in_superscript => reducer.text.extend(text.chars().map(superscript)),
            Token::Text(text) => reducer.text.push_str(text),
            Token::Open("sup", _) => reducer.in_superscript = true,
            Token::Close("sup") => reducer.in_superscript = false,
            Token::Open("br", _) => reducer.line_break(),
            Token::Open("hr" | "img", _) => {}
            Token::Open(name, tag) => reducer.open(name, tag),
            Token::Close(name) => {
                reducer.close(name);
                if reducer.out.is_settled() && reducer.out.html().len() > enough {
                    return reducer.out;
                }
            }
        }
    }
    reducer.write_text();
    reducer.out
}

#[derive(Default)]
struct Reducer<'a> {
    out: Tidier<'static>,
    /// Text that is not written yet: more may follow where tags are left out.
    text: String,
    /// Open elements of the source, each with the tags that were written for it.
    open: Vec<(&'a str, &'static [&'static str])>,
    in_superscript: bool,
}

/// A digit as it stands above the line, so that the number of a footnote is not read as one of the text.
fn superscript(c: char) -> char {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    c.to_digit(10).and_then(|digit| DIGITS.get(digit as usize)).copied().unwrap_or(c)
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
            self.text.push(' ');
            tags = &[];
        } else if tags == ["strong"] && self.is_open("strong") {
            tags = &[];
        }
        for written in tags {
            match *written {
                "a" => self.start("a", &format!("<a href=\"{}\">", attribute(tag, "href").unwrap_or_default())),
                other => self.start(other, bare_tag(other)),
            }
        }
        self.open.push((name, tags));
    }

    fn close(&mut self, name: &str) {
        if let Some((_, tags)) = self.open.pop_if(|(open, _)| *open == name) {
            tags.iter().rev().for_each(|tag| self.end(tag));
            if matches!(name, "td" | "th") {
                self.text.push(' ');
            }
        }
    }

    /// There is no `br`: a paragraph ends and another one begins.
    fn line_break(&mut self) {
        let in_paragraph = matches!(self.open.last(), Some((_, tags)) if *tags == ["p"]);
        if in_paragraph {
            self.end("p");
            self.start("p", "<p>");
        } else {
            self.text.push(' ');
        }
    }

    fn start(&mut self, name: &'static str, tag: &str) {
        self.write_text();
        self.out.open(name, tag);
    }

    fn end(&mut self, name: &str) {
        self.write_text();
        self.out.close(name);
    }

    fn write_text(&mut self) {
        self.out.texts(&self.text);
        self.text.clear();
    }

    fn is_open(&self, tag: &str) -> bool {
        self.open.iter().any(|(_, tags)| tags.contains(&tag))
    }
}

/// The start tag of an element that is written without attributes.
fn bare_tag(name: &str) -> &'static str {
    match name {
        "p" => "<p>",
        "ul" => "<ul>",
        "ol" => "<ol>",
        "li" => "<li>",
        "strong" => "<strong>",
        _ => "<em>",
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_cut_off_is_not_needed(parts in prop::collection::vec(0usize..6, 0..40), limit in 20usize..600) {
            let parts = parts.into_iter().map(|part| [
                "<p>Rye &amp; oats, <em>wheat</em></p>\n",
                "<ul>\n<li><a href=\"https://rye.example/\">Rye</a></li>\n<li></li>\n</ul>\n",
                "<p><strong></strong></p>\n",
                "<table><tbody><tr><td>one</td><td>two</td></tr></tbody></table>",
                "Bare<br>\n",
                "<blockquote>\n<h2>Oats</h2>\n</blockquote>\n",
            ][part]);
            let html: String = parts.collect();
            let cut_of = |enough| cut(reduce(&html, enough).html(), limit, "<p>…</p>");
            prop_assert_eq!(cut_of(limit), cut_of(usize::MAX));
        }
    }
}
