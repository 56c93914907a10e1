//! HTML that a feed holds, as Markdown that renders to the same.
//!
//! ```text
//! HTML ──sanitize──▶ safe HTML ──split──▶ blocks ──events──▶ Markdown, or raw HTML where Markdown cannot say it
//!                        └──────────── compared with what the Markdown renders to ────────────┘
//! ```

mod events;
mod inline;

use std::fmt::Write;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};
use pulldown_cmark_to_cmark::{Options, cmark_with_options};

use super::token::{Token, attribute, is_block, is_void, plain_text, tokens};
use super::{Base, Source, markdown, safe_html, sanitize, tidy};
use crate::feed::write::only_xml_text;

/// `html` as Markdown; `around` tells what relative addresses are relative to.
pub(crate) fn to_markdown(html: &str, around: &Source<'_>) -> String {
    let text = only_xml_text(html);
    let html = if is_markup(&text) { text.into_owned() } else { lines_as_html(&text) };
    let safe = tidy::tidy(&sanitize::sanitize(&html, Base::of(around)));
    let pieces: Vec<Token<'_>> = tokens(&safe).collect();
    let blocks = split(&pieces);
    let renders = |markdown: &String| shows_the_same(&safe, &safe_html(markdown, around));
    let markdown = write(blocks.iter().enumerate().flat_map(|(index, block)| as_events(index, block)));
    markdown.filter(renders).unwrap_or_else(|| raw(&pieces))
}

/// Does `text` hold tags, and not only a `<` that is meant?
fn is_markup(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| {
        let next = text.get(at + 1..).and_then(|rest| rest.chars().next());
        next.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!'))
    })
}

/// Plain text as apps show it: lines stay lines, a blank one ends a paragraph.
fn lines_as_html(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + 16);
    let mut open = false;
    for line in text.lines().map(str::trim) {
        match (line.is_empty(), open) {
            (true, true) => html.push_str("</p>\n"),
            (true, false) => {}
            (false, true) => html.extend(["<br>", line]),
            (false, false) => html.extend(["<p>", line]),
        }
        open = !line.is_empty();
    }
    html
}

/// Does `again` say what `html` says, and link to what it links to? Bare addresses may have become links.
fn shows_the_same(html: &str, again: &str) -> bool {
    let mut linked = links(again);
    plain_text(html) == plain_text(again) && links(html).all(|link| linked.any(|other| other == link))
}

fn links(html: &str) -> impl Iterator<Item = &str> {
    tokens(html).filter_map(|token| match token {
        Token::Open("a", tag) => attribute(tag, "href"),
        Token::Open("img", tag) => attribute(tag, "src"),
        _ => None,
    })
}

/// The blocks of the outermost level: elements, and runs of text between them.
fn split<'t, 'h>(pieces: &'t [Token<'h>]) -> Vec<&'t [Token<'h>]> {
    let (mut blocks, mut start, mut depth) = (Vec::new(), 0, 0usize);
    let mut in_block = false;
    for (index, piece) in pieces.iter().enumerate() {
        let is_block_tag = |name: &str| is_block(name) && name != "br";
        match piece {
            Token::Open(name, _) => {
                if depth == 0 && is_block_tag(name) {
                    blocks.extend(pieces.get(start..index));
                    start = index;
                    in_block = true;
                }
                depth += usize::from(!is_void(name));
            }
            Token::Close(_) => depth = depth.saturating_sub(1),
            Token::Text(_) => {}
        }
        if in_block && depth == 0 {
            blocks.extend(pieces.get(start..=index));
            start = index + 1;
            in_block = false;
        }
    }
    blocks.extend(pieces.get(start..));
    blocks.retain(|block| block.iter().any(|piece| !matches!(piece, Token::Text(text) if text.trim().is_empty())));
    blocks
}

/// One block as events; raw HTML where Markdown has no form for it.
fn as_events(index: usize, block: &[Token<'_>]) -> Vec<Event<'static>> {
    let events = events::of(block).filter(|_| !(index == 0 && is_numbered_heading(block)));
    events.unwrap_or_else(|| {
        let html = CowStr::from(raw(block) + "\n");
        vec![Event::Start(Tag::HtmlBlock), Event::Html(html), Event::End(TagEnd::HtmlBlock)]
    })
}

/// Podwright reads a number in the first heading of Markdown as that of the episode, which this one need not be.
fn is_numbered_heading(block: &[Token<'_>]) -> bool {
    let heading = matches!(block.first(), Some(Token::Open("h1" | "h2" | "h3" | "h4", _)));
    heading && block.iter().any(|piece| matches!(piece, Token::Text(text) if text.contains(|c: char| c.is_numeric())))
}

fn write(events: impl Iterator<Item = Event<'static>>) -> Option<String> {
    let options = Options { code_block_token_count: 3, list_token: '-', ..Options::default() };
    let mut out = String::new();
    cmark_with_options(events, &mut out, markdown::options(), options).ok()?;
    Some(out.trim().to_owned())
}

/// The HTML itself, in a form that Markdown takes as one block: no blank lines, and a tag first that opens one.
fn raw(block: &[Token<'_>]) -> String {
    let mut out = String::from("<div>");
    let mut verbatim = 0usize;
    for piece in block {
        match piece {
            Token::Open(name, tag) => {
                verbatim += usize::from(*name == "pre");
                out.push_str(tag);
            }
            Token::Close(name) => {
                verbatim = verbatim.saturating_sub(usize::from(*name == "pre"));
                // Writing to a text cannot fail.
                let _ = write!(out, "</{name}>");
            }
            Token::Text(text) if verbatim > 0 => out.push_str(&text.replace('\n', "&#10;").replace('\r', "")),
            Token::Text(text) => push_lines(&mut out, text),
        }
    }
    out + "</div>"
}

/// White space with a line end in it becomes one line end.
fn push_lines(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find('\n') {
        let (line, after) = rest.split_at(at);
        out.push_str(line.trim_end());
        if !out.ends_with('\n') {
            out.push('\n');
        }
        rest = after.trim_start();
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests;
