//! One line of Markdown as a reader sees it: plain text and links, each byte traceable to the file.

mod simple;

use std::sync::LazyLock;

use linkify::{LinkFinder, LinkKind};
use memchr::memmem::Finder;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::unlinked::{self, Unlinked};
use crate::source::Span;

/// A link of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Target as written.
    pub url: String,
    /// The part of [`Inline::text`] that carries the link.
    pub text: Span,
    /// The whole link in the file, target included.
    pub span: Span,
}

/// An image of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// Target as written.
    pub url: String,
    /// What stands for it where it cannot be seen.
    pub alt: String,
    /// The whole image in the file, target included.
    pub span: Span,
}

/// A line without its markup.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Inline {
    /// What a reader sees, white space folded.
    pub text: String,
    /// Links in order.
    pub links: Vec<Link>,
    /// Does the line begin in bold?
    pub starts_bold: bool,
    /// Is all of it bold?
    pub all_bold: bool,
    /// The bytes of the file that `text` begins at, and that the line ends at.
    begin: usize,
    end: usize,
    /// Where further stretches of `text` that stand in the file as they are begin: here, and in the file.
    stretches: Vec<(usize, usize)>,
    rare: Option<Box<Rare>>,
}

/// What few lines hold; a show has a hundred thousand lines.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Rare {
    images: Vec<Image>,
    unlinked: Vec<Unlinked>,
    bare_urls: Vec<Span>,
    code: Vec<Span>,
    html: Vec<Span>,
    debris: Vec<Span>,
}

impl Inline {
    /// Images in order.
    pub fn images(&self) -> &[Image] {
        self.rare.as_ref().map_or(&[], |rare| &rare.images)
    }

    /// What was meant as a link and is none.
    pub fn unlinked(&self) -> &[Unlinked] {
        self.rare.as_ref().map_or(&[], |rare| &rare.unlinked)
    }

    /// Parts of [`Inline::text`] that are web addresses without markup; many readers make links of them.
    pub fn bare_urls(&self) -> &[Span] {
        self.rare.as_ref().map_or(&[], |rare| &rare.bare_urls)
    }

    /// Bytes of the file that are code.
    pub fn code(&self) -> &[Span] {
        self.rare.as_ref().map_or(&[], |rare| &rare.code)
    }

    /// Bytes of the file that are HTML tags.
    pub fn html(&self) -> &[Span] {
        self.rare.as_ref().map_or(&[], |rare| &rare.html)
    }

    /// Bytes of the file that are asterisks without their counterpart: a reader sees them.
    pub fn debris(&self) -> &[Span] {
        self.rare.as_ref().map_or(&[], |rare| &rare.debris)
    }

    /// Takes back what was meant as a link and is none, where it is none of those to `keep`.
    pub(super) fn keep_unlinked(&mut self, keep: impl FnMut(&Unlinked) -> bool) {
        if let Some(rare) = &mut self.rare {
            rare.unlinked.retain(keep);
        }
    }

    fn rare(&mut self) -> &mut Rare {
        self.rare.get_or_insert_default()
    }

    /// Reads `source`, which begins at byte `offset` of its file.
    pub fn parse(source: &str, offset: usize) -> Self {
        simple::read(source, offset).unwrap_or_else(|| Self::of_markdown(source, offset))
    }

    fn empty(source: &str, offset: usize) -> Self {
        // No more is shown than is written, and mostly little less.
        let text = String::with_capacity(source.len());
        Self { text, end: offset + source.len(), all_bold: true, ..Self::default() }
    }

    fn of_markdown(source: &str, offset: usize) -> Self {
        let mut inline = Self::empty(source, offset);
        let mut bold = 0usize;
        let mut open_links: Vec<(String, usize, Span)> = Vec::new();
        let mut image_depth = 0usize;
        for (event, range) in Parser::new_ext(source, Options::ENABLE_STRIKETHROUGH).into_offset_iter() {
            let at = offset + range.start;
            match event {
                Event::Start(Tag::Strong) => bold += 1,
                Event::End(TagEnd::Strong) => bold = bold.saturating_sub(1),
                Event::Start(Tag::Link { dest_url, .. }) => {
                    open_links.push((dest_url.into_string(), inline.text.len(), Span::from(range).shifted(offset)));
                }
                Event::End(TagEnd::Link) => {
                    if let Some((url, from, span)) = open_links.pop() {
                        inline.links.push(Link { url, text: Span::new(from, inline.text.len()), span });
                    }
                }
                Event::Start(Tag::Image { dest_url, .. }) => {
                    let span = Span::from(range).shifted(offset);
                    inline.rare().images.push(Image { url: dest_url.into_string(), alt: String::new(), span });
                    image_depth += 1;
                }
                Event::End(TagEnd::Image) => image_depth = image_depth.saturating_sub(1),
                Event::Text(text) | Event::Code(text) if image_depth > 0 => inline.describe_image(&text),
                _ if image_depth > 0 => {}
                Event::Text(text) => inline.push_text(&text, at, bold > 0),
                Event::Code(code) => {
                    inline.rare().code.push(Span::from(range).shifted(offset));
                    inline.push(&code, at + 1, bold > 0);
                }
                Event::InlineHtml(_) | Event::Html(_) => inline.rare().html.push(Span::from(range).shifted(offset)),
                Event::SoftBreak | Event::HardBreak => inline.push(" ", at, true),
                _ => {}
            }
        }
        inline.finish()
    }

    /// The byte of the file that byte `at` of [`Inline::text`] was read from.
    pub fn source_offset(&self, at: usize) -> usize {
        if at >= self.text.len() {
            return self.end;
        }
        let before = self.stretches.partition_point(|(here, _)| *here <= at).checked_sub(1);
        let stretch = before.and_then(|index| self.stretches.get(index)).copied();
        let (here, in_file) = stretch.unwrap_or((0, self.begin));
        (in_file + at - here).min(self.end)
    }

    /// The bytes of the file that `range` of [`Inline::text`] was read from.
    pub fn source_span(&self, range: Span) -> Span {
        let last = range.end.checked_sub(1).filter(|last| *last >= range.start);
        let end = last.filter(|last| *last < self.text.len()).map_or(self.end, |last| self.source_offset(last) + 1);
        Span::new(self.source_offset(range.start), end.min(self.end))
    }

    /// Does `range` of [`Inline::text`] touch code?
    pub fn is_code(&self, range: Span) -> bool {
        let span = self.source_span(range);
        // They stand in the order of the line, and none in another.
        let next = self.code().partition_point(|code| code.end <= span.start);
        self.code().get(next).is_some_and(|code| code.start < span.end)
    }

    /// What a reader sees of `link`.
    pub fn label(&self, link: &Link) -> &str {
        self.text.get(link.text.start..link.text.end).unwrap_or_default()
    }

    /// Text outside code: asterisks that the parser left over are debris of unbalanced bold, no words.
    fn push_text(&mut self, text: &str, at: usize, bold: bool) {
        let debris = || text.contains("**") || text.trim() == "*" || text.starts_with('*') || text.ends_with('*');
        if !text.as_bytes().contains(&b'*') || !debris() {
            return self.push(text, at, bold);
        }
        let mut from = 0;
        for piece in text.split_inclusive('*') {
            let word = piece.trim_end_matches('*');
            self.push(word, at + from, bold || text.contains("**"));
            from += piece.len();
            if word.len() < piece.len() {
                self.drop_asterisk(at + from - 1);
            }
        }
    }

    /// Remembers the asterisk at byte `at` of the file, which is left out of the text.
    fn drop_asterisk(&mut self, at: usize) {
        let debris = &mut self.rare().debris;
        match debris.last_mut() {
            Some(run) if run.end == at => run.end = at + 1,
            _ => debris.push(Span::new(at, at + 1)),
        }
    }

    fn describe_image(&mut self, text: &str) {
        if let Some(image) = self.rare().images.last_mut() {
            image.alt.push_str(text);
        }
    }

    fn push(&mut self, text: &str, at: usize, bold: bool) {
        if self.text.is_empty() && !text.trim().is_empty() {
            self.starts_bold = bold;
        }
        self.all_bold &= bold || !text.chars().any(char::is_alphanumeric);
        if stands_as_it_is(text) {
            let folded = text.starts_with(' ') && (self.text.is_empty() || self.text.ends_with(' '));
            let shown = if folded { text.trim_start() } else { text };
            if !shown.is_empty() {
                self.begin_stretch(at + text.len() - shown.len());
                self.text.push_str(shown);
            }
            return;
        }
        let mut expected = None;
        for (index, character) in text.char_indices() {
            if is_invisible(character) {
                continue;
            }
            let blank = character.is_whitespace();
            if blank && (self.text.is_empty() || self.text.ends_with(' ')) {
                continue;
            }
            if expected != Some(index) {
                self.begin_stretch(at + index);
            }
            let shown = if blank { ' ' } else { character };
            self.text.push(shown);
            // A wide blank takes more bytes in the file than here.
            expected = Some(index + shown.len_utf8());
        }
    }

    /// What is added to the text next begins at byte `at` of the file.
    fn begin_stretch(&mut self, at: usize) {
        let here = self.text.len();
        let (last_here, last_at) = self.stretches.last().copied().unwrap_or((0, self.begin));
        if here == 0 {
            self.begin = at;
        } else if last_at + here - last_here != at {
            self.stretches.push((here, at));
        }
    }

    fn finish(mut self) -> Self {
        let length = self.text.trim_end().len();
        self.text.truncate(length);
        let unlinked = unlinked::find(&self);
        if !unlinked.is_empty() {
            self.rare().unlinked = unlinked;
        }
        let bare_urls = bare_urls(&self);
        if !bare_urls.is_empty() {
            self.rare().bare_urls = bare_urls;
        }
        for link in &mut self.links {
            link.text.end = link.text.end.min(length);
            link.text.start = link.text.start.min(link.text.end);
        }
        self.all_bold &= !self.text.is_empty();
        self
    }
}

/// Visible ASCII with single blanks, as most text is: nothing of it is folded or left out.
fn stands_as_it_is(text: &str) -> bool {
    let bytes = text.as_bytes();
    // Without a way out in the middle the compiler compares many bytes at once.
    let is_visible = bytes.iter().fold(true, |all, byte| all & (b' '..=b'~').contains(byte));
    let pairs = bytes.iter().zip(bytes.iter().skip(1));
    is_visible && !pairs.fold(false, |any, (one, next)| any | (*one == b' ' && *next == b' '))
}

/// Addresses with a scheme or `www.` outside links and code.
fn bare_urls(inline: &Inline) -> Vec<Span> {
    static FINDER: LazyLock<LinkFinder> = LazyLock::new(|| {
        let mut finder = LinkFinder::new();
        finder.kinds(&[LinkKind::Url]);
        finder
    });
    static SIGNS: LazyLock<[Finder<'static>; 2]> = LazyLock::new(|| [Finder::new("://"), Finder::new("www.")]);
    let text = inline.text.as_bytes();
    if SIGNS.iter().all(|signs| signs.find(text).is_none()) {
        return Vec::new();
    }
    let links = inline.links.iter().map(|link| link.text).chain(inline.unlinked().iter().map(|one| one.text));
    let mut links: Vec<(usize, usize)> = links.map(|text| (text.start, text.end)).collect();
    links.sort_unstable();
    // How far all links reach that begin before the next one: lines may hold thousands.
    let reach = |end: &mut usize, (_, own): &(usize, usize)| {
        *end = (*end).max(*own);
        Some(*end)
    };
    let ends: Vec<usize> = links.iter().scan(0, reach).collect();
    let taken = |span: Span| {
        let before = links.partition_point(|(start, _)| *start < span.end);
        let linked = before.checked_sub(1).and_then(|last| ends.get(last)).is_some_and(|end| *end > span.start);
        linked || inline.is_code(span)
    };
    FINDER.links(&inline.text).map(|found| Span::new(found.start(), found.end())).filter(|span| !taken(*span)).collect()
}

/// Characters that come with pasted text and that nobody sees: zero-width and direction marks. The zero-width joiner
/// stays, because it builds emoji.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{200B}' | '\u{200C}' | '\u{200E}' | '\u{200F}' | '\u{FEFF}' | '\u{2060}' | '\u{00AD}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn bold_and_links_fall_away() {
        let line = Inline::parse("**Ada #1:** [**A *fine* tool**](https://example.org/x) and `**kwargs`", 10);
        assert_eq!(line.text, "Ada #1: A fine tool and **kwargs");
        assert_eq!(line.links[0].url, "https://example.org/x");
        assert_eq!(&line.text[line.links[0].text.start..line.links[0].text.end], "A fine tool");
        assert_eq!(line.links[0].span, Span::new(22, 64));
        assert!(line.starts_bold && !line.all_bold);
    }

    #[test]
    fn debris_of_unbalanced_bold_is_no_text() {
        assert_eq!(Inline::parse("**Ada #****3****:** ****[**T**](u)", 0).text, "Ada #3: T");
        assert_eq!(Inline::parse("**B****rian** **#:** x", 0).text, "Brian #: x");
        assert_eq!(Inline::parse("Ada #4: *[**T**](u) ****", 0).text, "Ada #4: T");
    }

    #[test]
    fn what_a_reader_trips_over_keeps_its_place() {
        let source = "**Ada:** ****[T](u) `a**b` <br> ![a *loaf*](i.png) https://e.org/x.";
        let line = Inline::parse(source, 0);
        let of = |spans: &[Span]| spans.iter().map(|span| &source[span.start..span.end]).collect::<Vec<_>>();
        assert_eq!(of(line.debris()), ["****"]);
        assert_eq!(of(line.code()), ["`a**b`"]);
        assert_eq!(of(line.html()), ["<br>"]);
        let [image] = line.images() else { panic!("one image: {line:?}") };
        assert_eq!(of(&[image.span]), ["![a *loaf*](i.png)"]);
        assert_eq!((image.url.as_str(), image.alt.as_str()), ("i.png", "a loaf"));
        assert_eq!(
            of(&line.bare_urls().iter().map(|url| line.source_span(*url)).collect::<Vec<_>>()),
            ["https://e.org/x"]
        );
    }

    #[test]
    fn text_leads_back_to_the_file() {
        let source = "a **bé** c";
        let line = Inline::parse(source, 0);
        assert_eq!(line.text, "a bé c");
        let span = line.source_span(Span::new(2, 5));
        assert_eq!(&source[span.start..span.end], "bé");
    }

    proptest! {
        #[test]
        fn any_line_is_read(source in "\\PC{0,80}") {
            let line = Inline::parse(&source, 3);
            for at in 0..line.text.len() {
                prop_assert!(line.source_offset(at) <= source.len() + 3);
            }
        }
    }
}
