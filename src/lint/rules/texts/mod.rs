//! The texts of a feed: HTML where it belongs and where it does not.

pub mod description_is_title;
pub mod description_markup;
pub mod description_missing;
pub mod description_too_long;
pub mod html_escaped_twice;
pub mod html_event_attribute;
pub mod html_in_plain_text;
pub mod html_invalid;
pub mod html_link_http;
pub mod html_relative_address;
pub mod html_style_unsafe;
pub mod html_tag_dropped;
pub mod html_unsafe;
pub mod markdown_left;
pub mod plain_line_breaks;
pub mod reference_escaped_twice;
pub mod reference_left;
pub(in crate::lint::rules) mod scan;
pub mod summary_alone;
pub mod summary_copied;
pub mod template_left;
#[cfg(test)]
mod tests;
pub mod tracking_pixel;

use std::ops::Range;

use memchr::memchr;

use crate::feed::read::{Element, Ns, Text};
use crate::lint::feed::FeedContext;
use crate::lint::rule::Rule;
use crate::source::{SourceFile, Span};
use scan::Tag;

/// The rules of this group.
pub static RULES: &[&Rule] = &[
    &html_unsafe::RULE,
    &html_event_attribute::RULE,
    &html_style_unsafe::RULE,
    &html_relative_address::RULE,
    &html_escaped_twice::RULE,
    &html_in_plain_text::RULE,
    &reference_left::RULE,
    &description_too_long::RULE,
    &description_markup::RULE,
    &description_missing::RULE,
    &description_is_title::RULE,
    &template_left::RULE,
    &tracking_pixel::RULE,
    &summary_copied::RULE,
    &summary_alone::RULE,
    &html_tag_dropped::RULE,
    &html_link_http::RULE,
    &plain_line_breaks::RULE,
    &html_invalid::RULE,
    &reference_escaped_twice::RULE,
    &markdown_left::RULE,
];

/// Elements that hold HTML, or may.
const HTML: [(Ns, &str); 3] = [(Ns::Rss, "description"), (Ns::Content, "encoded"), (Ns::Atom, "content")];

/// Elements that hold plain text.
const PLAIN: [(Ns, &str); 14] = [
    (Ns::Rss, "title"),
    (Ns::Rss, "author"),
    (Ns::Rss, "managingEditor"),
    (Ns::Rss, "webMaster"),
    (Ns::Rss, "category"),
    (Ns::Rss, "copyright"),
    (Ns::Rss, "source"),
    (Ns::Rss, "generator"),
    (Ns::Itunes, "title"),
    (Ns::Itunes, "subtitle"),
    (Ns::Itunes, "summary"),
    (Ns::Itunes, "author"),
    (Ns::Dc, "creator"),
    (Ns::Podcast, "person"),
];

/// One piece of text of an element.
struct Piece<'a> {
    element: Element<'a>,
    text: Text<'a>,
    value: &'a str,
    file: &'a SourceFile,
}

impl<'a> Piece<'a> {
    fn tags(&self) -> impl Iterator<Item = Tag<'a>> {
        scan::tags(self.value)
    }

    fn name(&self) -> &'a str {
        self.element.qualified()
    }

    fn span(&self) -> Span {
        self.text.span()
    }

    fn is_cdata(&self) -> bool {
        self.text.is_cdata()
    }

    fn span_of(&self, tag: &Tag<'_>) -> Span {
        self.span_at(tag.start..tag.end)
    }

    fn span_at(&self, range: Range<usize>) -> Span {
        raw_span(self.file, self.text, range)
    }
}

/// The texts of items and channel that hold HTML.
fn html<'a>(feed: &'a FeedContext<'a>) -> impl Iterator<Item = Piece<'a>> {
    pieces(feed, |element| HTML.iter().any(|(ns, name)| element.is(*ns, name)))
}

/// The texts that are plain.
fn plain<'a>(feed: &'a FeedContext<'a>) -> impl Iterator<Item = Piece<'a>> {
    pieces(feed, |element| PLAIN.iter().any(|(ns, name)| element.is(*ns, name)))
}

/// All texts of the elements that are wanted; those without a sign that matters are passed over.
fn pieces<'a>(feed: &'a FeedContext<'a>, wanted: impl Fn(Element<'a>) -> bool) -> impl Iterator<Item = Piece<'a>> {
    let elements = feed.document.elements().filter(move |element| wanted(*element));
    elements.flat_map(move |element| {
        let file = feed.document.file();
        element.texts().map(move |text| Piece { element, text, value: text.value(), file })
    })
}

/// Where `range` of the value of a text stands in the file: the text may be escaped.
fn raw_span(file: &SourceFile, text: Text<'_>, range: Range<usize>) -> Span {
    let whole = text.span();
    let raw = file.slice(whole);
    if raw.len() == text.value().len() {
        return Span::new(whole.start + range.start, whole.start + range.end);
    }
    let start = raw_offset(raw, range.start);
    let length = raw_offset(raw.get(start..).unwrap_or_default(), range.end - range.start);
    Span::new(whole.start + start, whole.start + start + length)
}

/// The byte of `raw` at which byte `wanted` of its value begins.
fn raw_offset(raw: &str, wanted: usize) -> usize {
    /// Longer references are none.
    const LONGEST: usize = 12;
    let (mut at, mut value) = (0, 0);
    while value < wanted {
        let rest = raw.get(at..).unwrap_or_default();
        match memchr(b'&', rest.as_bytes()) {
            Some(0) => {
                let end = rest.bytes().take(LONGEST).position(|byte| byte == b';').map_or(1, |end| end + 1);
                let written = rest.get(..end).unwrap_or_default();
                value += html_escape::decode_html_entities(written).len();
                at += end;
            }
            Some(next) if value + next <= wanted => {
                (at, value) = (at + next, value + next);
                if value == wanted {
                    break;
                }
            }
            _ => return (at + wanted - value).min(raw.len()),
        }
    }
    at.min(raw.len())
}
