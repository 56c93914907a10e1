//! What a page would show as nothing is dropped: empty links, bold debris, pixels that only count readers.

use super::token::{Token, attribute, is_block, is_void, tokens};

/// `html`, which must be the sanitiser's, without elements that show nothing.
pub(super) fn tidy(html: &str) -> String {
    let mut tidier = Tidier::with_capacity(html.len());
    for token in tokens(html) {
        match token {
            Token::Text(text) => tidier.text(text),
            Token::Open(name, tag) if is_void(name) => tidier.void(name, tag),
            Token::Open(name, tag) => tidier.open(name, tag),
            Token::Close(name) => tidier.close(name),
        }
    }
    tidier.into_html()
}

/// Writes what it is given, without what shows nothing.
#[derive(Default)]
pub(super) struct Tidier<'a> {
    out: String,
    open: Vec<Element<'a>>,
    /// How many visible things were written so far.
    visible: usize,
}

struct Element<'a> {
    name: &'a str,
    /// Was its start tag written?
    written: bool,
    /// Length of the output before its start tag.
    start: usize,
    /// Visible things before it.
    visible: usize,
}

impl<'a> Tidier<'a> {
    /// One that will write about `size` bytes.
    pub(super) fn with_capacity(size: usize) -> Self {
        Self { out: String::with_capacity(size), ..Self::default() }
    }

    /// What was written so far.
    pub(super) fn html(&self) -> &str {
        self.out.trim()
    }

    /// All that was written, without blanks around it.
    pub(super) fn into_html(mut self) -> String {
        self.out.truncate(self.out.trim_end().len());
        let blank = self.out.len() - self.out.trim_start().len();
        self.out.drain(..blank);
        self.out.shrink_to_fit();
        self.out
    }

    /// Is no element open, so that nothing that was written can be taken back?
    pub(super) fn is_settled(&self) -> bool {
        self.open.is_empty()
    }

    /// Text without tags: each reference to a character in it is a piece of its own.
    pub(super) fn texts(&mut self, text: &str) {
        if text.contains('&') {
            for token in tokens(text) {
                if let Token::Text(text) = token {
                    self.text(text);
                }
            }
        } else if !text.is_empty() {
            self.text(text);
        }
    }

    /// A piece of text.
    fn text(&mut self, text: &str) {
        let is_blank = text.chars().all(char::is_whitespace);
        let is_code = || self.open.iter().any(|element| element.name == "pre");
        if is_blank && text.contains('\n') && !is_code() {
            // One line end is enough to read and to review.
            self.out.push_str(if self.out.ends_with('\n') { "" } else { "\n" });
            return;
        }
        self.visible += usize::from(!is_blank);
        self.out.push_str(text);
    }

    /// An element without an end tag.
    pub(super) fn void(&mut self, name: &str, tag: &str) {
        if name == "img" && (attribute(tag, "src").is_none() || is_pixel(tag)) {
            return;
        }
        self.visible += usize::from(name != "br");
        self.out.push_str(tag);
    }

    /// The start tag of an element that has an end tag.
    pub(super) fn open(&mut self, name: &'a str, tag: &str) {
        // Emphasis in emphasis shows nothing new, and HTML has no links in links: only misplaced tables leave some.
        let nested =
            matches!(name, "a" | "strong" | "b" | "em" | "i") && self.open.iter().any(|element| element.name == name);
        let leads_nowhere = name == "a" && attribute(tag, "href").is_none();
        let written = !nested && !leads_nowhere;
        self.open.push(Element { name, written, start: self.out.len(), visible: self.visible });
        if written {
            self.out.push_str(tag);
        }
    }

    /// An end tag.
    pub(super) fn close(&mut self, name: &str) {
        let Some(element) = self.open.pop_if(|element| element.name == name) else { return };
        let shows_nothing = element.visible == self.visible && !matches!(name, "td" | "th");
        if !element.written {
            return;
        }
        if shows_nothing {
            self.drop_from(element.start);
        } else {
            self.out.extend(["</", name, ">"]);
        }
    }

    /// Takes back what was written since `start`, but for the blank or the line break that keeps two words apart.
    fn drop_from(&mut self, start: usize) {
        let dropped = self.out.get(start..).unwrap_or_default();
        let gap = if dropped.contains("<br") { Some("<br>") } else { dropped.contains([' ', '\n']).then_some(" ") };
        self.out.truncate(start);
        if let Some(gap) = gap
            && !self.out.ends_with([' ', '\n'])
            && !self.out.is_empty()
            && !ends_a_block(&self.out)
        {
            self.out.push_str(gap);
        }
    }
}

/// Does `html` end with a tag that begins a new line anyway?
fn ends_a_block(html: &str) -> bool {
    let tag = html.ends_with('>').then(|| html.rsplit('<').next()).flatten();
    tag.is_some_and(|tag| is_block(tag.trim_start_matches('/').split([' ', '>']).next().unwrap_or_default()))
}

fn is_pixel(tag: &str) -> bool {
    ["width", "height"].iter().any(|side| matches!(attribute(tag, side), Some("0" | "1")))
}
