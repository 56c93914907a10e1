//! The inside of a paragraph as Markdown: text that stays text, links, pictures, code.

/// Writes Markdown. A line break inside of a link or of bold text comes at the next blank behind it, so that what is read
/// line by line finds the whole of it in the line in which it begins.
#[derive(Debug, Default)]
pub(super) struct Writer {
    out: String,
    /// Line breaks that are still to come.
    held: usize,
}

impl Writer {
    /// Text, with a backslash before what would be markup.
    pub(super) fn text(&mut self, text: &str) {
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            if c == 'h' && (rest.starts_with("http://") || rest.starts_with("https://")) {
                let length = bare_address(rest);
                let (address, behind) = rest.split_at(length);
                self.bare_address(address);
                rest = behind;
                continue;
            }
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
            match c {
                '\n' => self.out.push('\n'),
                c if c.is_whitespace() && self.held > 0 => {
                    self.held -= 1;
                    self.out.push('\n');
                }
                c => {
                    if is_markup(self.out.chars().next_back(), c, rest) {
                        self.out.push('\\');
                    }
                    self.out.push(c);
                }
            }
        }
    }

    /// A character that is no markup here, whatever it may be elsewhere.
    pub(super) fn literal(&mut self, c: char) {
        if c.is_ascii_punctuation() {
            self.out.push('\\');
            self.out.push(c);
        } else {
            self.text(c.encode_utf8(&mut [0; 4]));
        }
    }

    /// Text between `sign`s that make it bold or slanted, what is in it as it is.
    pub(super) fn marked(&mut self, sign: &str, markdown: &str) {
        let (inner, held) = flat(markdown);
        self.held += held;
        if !inner.trim().is_empty() {
            self.out.extend([sign, inner.trim(), sign]);
        }
    }

    /// Markup as it is.
    pub(super) fn markdown(&mut self, markup: &str) {
        let (flat, held) = flat(markup);
        self.out.push_str(&flat);
        self.held += held;
    }

    /// Code in a line.
    pub(super) fn code(&mut self, code: &str) {
        let (code, held) = flat(code);
        self.held += held;
        let code = code.trim();
        if code.is_empty() {
            return;
        }
        let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or_default();
        let fence = "`".repeat(longest + 1);
        let blank = if code.starts_with('`') || code.ends_with('`') { " " } else { "" };
        self.out.extend([&fence, blank, code, blank, &fence]);
    }

    /// A link from `label`, which is Markdown, to `address`.
    pub(super) fn link(&mut self, label: &str, address: &str) {
        let (label, held) = flat(label);
        self.held += held + breaks(address);
        let address: String = address.split_whitespace().collect();
        if self.out.ends_with('!') && !self.out.ends_with("\\!") {
            self.out.pop();
            self.out.push_str("\\!");
        }
        let label = label.trim();
        let is_itself = label.is_empty() || label == address;
        if is_itself && ["http://", "https://", "mailto:"].iter().any(|scheme| address.starts_with(scheme)) {
            self.out.extend(["<", &address, ">"]);
            return;
        }
        let label = if label.is_empty() { address.as_str() } else { label };
        self.out.extend(["[", label, "](", &written(&address), ")"]);
    }

    /// A picture.
    pub(super) fn image(&mut self, alt: &str, address: &str) {
        let (alt, held) = flat(alt);
        self.held += held;
        self.out.extend(["![", &alt.replace(['[', ']'], ""), "](", &written(address.trim()), ")"]);
    }

    /// Does what is written end with a blank, or has nothing been written?
    pub(super) fn is_parted(&self) -> bool {
        self.out.chars().next_back().is_none_or(char::is_whitespace)
    }

    /// What was written, with as many line breaks as came in.
    pub(super) fn finish(mut self) -> String {
        self.out.extend(std::iter::repeat_n('\n', self.held));
        self.out
    }

    /// An address is a link without any signs in all of the languages.
    fn bare_address(&mut self, address: &str) {
        let is_one = address.len() > "https://".len() && !address.contains(['<', '>']);
        self.out.extend(if is_one { ["<", address, ">"] } else { ["", address, ""] });
    }
}

/// `text` with a backslash before what would be markup.
pub(super) fn escaped(text: &str) -> String {
    let mut writer = Writer::default();
    writer.text(text);
    writer.finish()
}

/// No more of `text` than its first `most` bytes.
pub(super) fn beginning(text: &str, most: usize) -> &str {
    text.get(..text.floor_char_boundary(most)).unwrap_or(text)
}

/// A text of which what is no markup is written as it is, once it is known where the next markup begins.
pub(super) struct Plain<'t> {
    pub(super) text: &'t str,
    /// Everything before it is written.
    pub(super) written: usize,
    pub(super) writer: Writer,
}

impl<'t> Plain<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        Self { text, written: 0, writer: Writer::default() }
    }

    pub(super) fn rest(&self, at: usize) -> &'t str {
        self.text.get(at..).unwrap_or_default()
    }

    pub(super) fn before(&self, at: usize) -> Option<char> {
        self.text.get(..at).and_then(|before| before.chars().next_back())
    }

    /// Writes what stands before byte `at` and is not written.
    pub(super) fn flush(&mut self, at: usize) {
        self.writer.text(self.text.get(self.written..at).unwrap_or_default());
        self.written = at.max(self.written);
    }
}

/// How long the address is that `text` begins with; what ends a sentence is none of it.
pub(super) fn bare_address(text: &str) -> usize {
    let end = text
        .find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '`' | '|' | '[' | ']' | '\\'))
        .unwrap_or(text.len());
    let address = text.get(..end).unwrap_or_default();
    let mut bare = address.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_']);
    let open = bare.matches('(').count();
    let mut closed = bare.matches(')').count();
    while closed > open
        && let Some(less) = bare.strip_suffix(')')
    {
        closed -= 1;
        bare = less.trim_end_matches(['.', ',', ';', ':', '!', '?']);
    }
    bare.len()
}

/// `text` in one line, and how many line breaks it held.
fn flat(text: &str) -> (String, usize) {
    let lines = breaks(text);
    if lines == 0 {
        (text.to_owned(), 0)
    } else {
        (text.split('\n').map(str::trim).collect::<Vec<_>>().join(" "), lines)
    }
}

fn breaks(text: &str) -> usize {
    memchr::memchr_iter(b'\n', text.as_bytes()).count()
}

/// An address as the target of a link.
fn written(address: &str) -> String {
    let is_plain = !address.is_empty()
        && !address.contains(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '<' | '>' | '\\'));
    if is_plain {
        address.to_owned()
    } else {
        format!("<{}>", address.replace('<', "%3C").replace('>', "%3E").replace('\\', "%5C"))
    }
}

/// Would `c` behind `before`, with `rest` behind it, be read as markup?
fn is_markup(before: Option<char>, c: char, rest: &str) -> bool {
    let next = rest.chars().next();
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    // What stands behind the end of the text is not known.
    let is_alone = before.is_none_or(char::is_whitespace) && next.is_some_and(char::is_whitespace);
    match c {
        '`' => true,
        '*' => !is_alone,
        '_' => !(is_alone || is_word(before) && is_word(next)),
        '\\' => next.is_some_and(|next| next.is_ascii_punctuation() || next == '\n'),
        ']' => matches!(next, Some('(' | '[' | ':')),
        '[' => matches!(next, Some('^' | '[')),
        '<' => next.is_some_and(|next| next.is_ascii_alphabetic() || matches!(next, '/' | '!' | '?')),
        '~' => next == Some('~') || before == Some('~'),
        '&' => {
            let name = rest.bytes().take(32).take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#').count();
            name > 0 && rest.as_bytes().get(name) == Some(&b';')
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(text: &str) -> String {
        let mut writer = Writer::default();
        writer.text(text);
        let mut html = String::new();
        pulldown_cmark::html::push_html(&mut html, pulldown_cmark::Parser::new(&writer.finish()));
        html
    }

    #[test]
    fn text_stays_text() {
        for text in [
            "*a*",
            "2 * 3 * 4",
            "a_b_c",
            "_a_",
            "`x`",
            "[a](b)",
            "[a]: b",
            "<b>x</b>",
            "&amp; &lt",
            "\\* \\a",
            "a ~~b~~ c",
        ] {
            let shown = html_escape::encode_text(text).into_owned();
            assert_eq!(html(text), format!("<p>{shown}</p>\n"));
        }
        assert_eq!(
            html("https://a.example/_b_*c*."),
            "<p><a href=\"https://a.example/_b_*c\">https://a.example/_b_*c</a>*.</p>\n"
        );
    }

    #[test]
    fn line_breaks_inside_come_behind() {
        let mut writer = Writer::default();
        writer.text("See ");
        writer.link("the\nbook", "https://rye.example/\na(b)");
        writer.text(", and more\nof it");
        assert_eq!(writer.finish(), "See [the book](<https://rye.example/a(b)>),\nand\nmore\nof it");
        let mut writer = Writer::default();
        writer.code("a\n`b");
        assert_eq!(writer.finish(), "``a `b``\n");
    }
}
