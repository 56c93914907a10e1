//! A run of text with its emphasis, links and line breaks.
//!
//! HTML forgives blanks everywhere, Markdown does not: `** bold **` is no bold. So white space waits until the next
//! word, and then stands before whatever opened in between.

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use crate::feed::html::token::{Token, attribute, unescaped};

/// Collects the events of one run.
pub(super) struct Inline<'h> {
    /// May two line breaks begin a new paragraph?
    paragraphs: bool,
    out: Vec<Event<'static>>,
    /// Open elements, innermost last.
    open: Vec<(&'h str, Closing)>,
    blank: bool,
    breaks: usize,
    /// Has anything been said yet?
    begun: bool,
}

/// What the end of an element is in Markdown.
enum Closing {
    Tag(TagEnd),
    Html(&'static str),
}

impl<'h> Inline<'h> {
    pub(super) fn new(paragraphs: bool) -> Self {
        Self { paragraphs, out: Vec::new(), open: Vec::new(), blank: false, breaks: 0, begun: false }
    }

    pub(super) fn is_open(&self, name: &str) -> bool {
        self.open.iter().any(|(open, _)| *open == name)
    }

    /// Takes one piece; none when Markdown has no form for it.
    pub(super) fn push(&mut self, piece: Token<'h>) -> Option<()> {
        match piece {
            Token::Text(raw) => self.text(&unescaped(raw)),
            Token::Open("br", _) => self.breaks += 1,
            Token::Open("img", tag) => self.image(tag)?,
            Token::Open(name, tag) => self.open(name, tag)?,
            Token::Close(name) => {
                let (open, closing) = self.open.pop()?;
                (open == name).then_some(())?;
                self.out.push(match closing {
                    Closing::Tag(tag) => Event::End(tag),
                    Closing::Html(tag) => Event::InlineHtml(tag.into()),
                });
            }
        }
        Some(())
    }

    pub(super) fn finish(self) -> Option<Vec<Event<'static>>> {
        self.open.is_empty().then_some(self.out)
    }

    fn text(&mut self, text: &str) {
        // No-break spaces are white space to apps, and would be lost at the edges of emphasis.
        let is_blank = |c: char| c.is_whitespace();
        self.blank |= text.starts_with(is_blank);
        let words: Vec<&str> = text.split_whitespace().collect();
        if !words.is_empty() {
            self.space();
            match self.out.last_mut() {
                Some(Event::Text(before)) => *before = format!("{before}{}", words.join(" ")).into(),
                _ => self.out.push(Event::Text(words.join(" ").into())),
            }
            self.blank = text.ends_with(is_blank);
        }
    }

    /// Writes the white space that was waiting.
    fn space(&mut self) {
        let opened = self.out.iter().rev().take_while(|event| is_opening(event)).count();
        let at = self.out.len() - opened;
        let parts = self.paragraphs && self.breaks > 1 && self.open.len() == opened;
        let waiting = match (self.begun, self.breaks, self.blank) {
            (false, ..) | (true, 0, false) => vec![],
            (true, 0, true) => vec![Event::Text(" ".into())],
            _ if parts => vec![Event::End(TagEnd::Paragraph), Event::Start(Tag::Paragraph)],
            _ => vec![Event::HardBreak],
        };
        match (waiting.as_slice(), at.checked_sub(1).and_then(|before| self.out.get_mut(before))) {
            ([Event::Text(_)], Some(Event::Text(before))) => *before = format!("{before} ").into(),
            _ => drop(self.out.splice(at..at, waiting)),
        }
        (self.blank, self.breaks, self.begun) = (false, 0, true);
    }

    fn open(&mut self, name: &'h str, tag: &str) -> Option<()> {
        let (event, closing) = match name {
            "strong" | "b" => (Event::Start(Tag::Strong), Closing::Tag(TagEnd::Strong)),
            "em" | "i" => (Event::Start(Tag::Emphasis), Closing::Tag(TagEnd::Emphasis)),
            "s" | "del" => (Event::Start(Tag::Strikethrough), Closing::Tag(TagEnd::Strikethrough)),
            "a" => (Event::Start(link(tag)?), Closing::Tag(TagEnd::Link)),
            "u" => (Event::InlineHtml("<u>".into()), Closing::Html("</u>")),
            "small" => (Event::InlineHtml("<small>".into()), Closing::Html("</small>")),
            "sub" => (Event::InlineHtml("<sub>".into()), Closing::Html("</sub>")),
            "sup" => (Event::InlineHtml("<sup>".into()), Closing::Html("</sup>")),
            "code" => (Event::InlineHtml("<code>".into()), Closing::Html("</code>")),
            _ => return None,
        };
        self.out.push(event);
        self.open.push((name, closing));
        Some(())
    }

    fn image(&mut self, tag: &str) -> Option<()> {
        if attribute(tag, "width").or(attribute(tag, "height")).is_some() {
            return None;
        }
        let dest_url = unescaped(attribute(tag, "src")?).into_owned().into();
        self.space();
        let (link_type, title, id) = (LinkType::Inline, "".into(), "".into());
        self.out.push(Event::Start(Tag::Image { link_type, dest_url, title, id }));
        let alt = unescaped(attribute(tag, "alt").unwrap_or_default()).into_owned();
        self.out.extend(Some(alt).filter(|alt| !alt.trim().is_empty()).map(|alt| Event::Text(alt.into())));
        self.out.push(Event::End(TagEnd::Image));
        Some(())
    }
}

fn link(tag: &str) -> Option<Tag<'static>> {
    let dest_url = unescaped(attribute(tag, "href")?).into_owned().into();
    let title = unescaped(attribute(tag, "title").unwrap_or_default()).into_owned().into();
    Some(Tag::Link { link_type: LinkType::Inline, dest_url, title, id: "".into() })
}

fn is_opening(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => !matches!(tag, Tag::Paragraph | Tag::Image { .. }),
        Event::InlineHtml(tag) => !tag.starts_with("</"),
        _ => false,
    }
}
