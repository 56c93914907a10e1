//! Markdown that holds no HTML, written as the sanitiser would leave it, which is not asked: to parse HTML again takes
//! longer than all the rest.
//!
//! Nothing gets through that the sanitiser refuses: all tags are named here, all text is escaped, and addresses are
//! judged as the sanitiser judges them. What a parser of HTML might read in another way is left to it.

use std::slice::Iter;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use pulldown_cmark::{Event, HeadingLevel, LinkType, Tag, TagEnd};

use super::sanitize::Base;

/// Elements nested deeper than this are left to the sanitiser, which takes the tags of some.
const MAX_DEPTH: usize = 24;

/// What stands in addresses as it is; everything else is percent-encoded.
const NOT_IN_ADDRESSES: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'!')
    .remove(b'#')
    .remove(b'$')
    .remove(b'%')
    .remove(b'&')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b'+')
    .remove(b',')
    .remove(b'-')
    .remove(b'.')
    .remove(b'/')
    .remove(b':')
    .remove(b';')
    .remove(b'=')
    .remove(b'?')
    .remove(b'@')
    .remove(b'^')
    .remove(b'_')
    .remove(b'~');

/// The HTML of `events`; none where they are not for this writer.
pub(super) fn html(events: &[Event<'_>], base: Base<'_>) -> Option<String> {
    let mut writer = Writer { base, out: String::new(), begins_line: true, depth: 0, in_link: false, in_head: false };
    let mut events = events.iter();
    while let Some(event) = events.next() {
        writer.event(event, &mut events)?;
    }
    Some(writer.out)
}

struct Writer<'a> {
    base: Base<'a>,
    out: String,
    /// Would what is written next begin a line?
    begins_line: bool,
    depth: usize,
    in_link: bool,
    /// In the first row of a table?
    in_head: bool,
}

impl Writer<'_> {
    fn event(&mut self, event: &Event<'_>, rest: &mut Iter<'_, Event<'_>>) -> Option<()> {
        match event {
            Event::Start(Tag::Image { link_type, dest_url, .. }) => self.image(*link_type, dest_url, rest)?,
            Event::Start(tag) => {
                self.depth += 1;
                (self.depth <= MAX_DEPTH).then_some(())?;
                self.start(tag)?;
            }
            Event::End(tag) => {
                self.depth = self.depth.saturating_sub(1);
                self.end(tag)?;
            }
            Event::Text(text) => {
                escape(&mut self.out, text, Place::Text)?;
                self.begins_line = text.ends_with('\n');
            }
            Event::Code(text) => {
                self.write("<code>");
                escape(&mut self.out, text, Place::Text)?;
                self.write("</code>");
            }
            Event::SoftBreak => self.write("\n"),
            Event::HardBreak => self.write("<br>\n"),
            Event::Rule => self.block("<hr>\n"),
            _ => return None,
        }
        Some(())
    }

    fn start(&mut self, tag: &Tag<'_>) -> Option<()> {
        match tag {
            Tag::Paragraph => self.block("<p>"),
            Tag::Heading { level, .. } => self.block(heading(*level)?.0),
            Tag::BlockQuote(_) => self.block("<blockquote>\n"),
            Tag::CodeBlock(_) => self.block("<pre><code>"),
            Tag::List(None) => self.block("<ul>\n"),
            Tag::List(Some(1)) => self.block("<ol>\n"),
            Tag::List(Some(start)) => self.block(&format!("<ol start=\"{start}\">\n")),
            Tag::Item => self.block("<li>"),
            Tag::Table(_) => self.write("<table>"),
            Tag::TableHead => {
                self.in_head = true;
                self.write("<thead><tr>");
            }
            Tag::TableRow => self.write("<tr>"),
            Tag::TableCell => self.write(if self.in_head { "<th>" } else { "<td>" }),
            Tag::Emphasis => self.write("<em>"),
            Tag::Strong => self.write("<strong>"),
            Tag::Strikethrough => self.write("<del>"),
            Tag::Link { link_type, dest_url, title, .. } => self.link(*link_type, dest_url, title)?,
            _ => return None,
        }
        Some(())
    }

    fn end(&mut self, tag: &TagEnd) -> Option<()> {
        let html = match tag {
            TagEnd::Paragraph => "</p>\n",
            TagEnd::Heading(level) => heading(*level)?.1,
            TagEnd::BlockQuote(_) => "</blockquote>\n",
            TagEnd::CodeBlock => "</code></pre>\n",
            TagEnd::List(true) => "</ol>\n",
            TagEnd::List(false) => "</ul>\n",
            TagEnd::Item => "</li>\n",
            TagEnd::Table => "</tbody></table>\n",
            TagEnd::TableHead => {
                self.in_head = false;
                "</tr></thead><tbody>\n"
            }
            TagEnd::TableRow => "</tr>\n",
            TagEnd::TableCell if self.in_head => "</th>",
            TagEnd::TableCell => "</td>",
            TagEnd::Emphasis => "</em>",
            TagEnd::Strong => "</strong>",
            TagEnd::Strikethrough => "</del>",
            TagEnd::Link => {
                self.in_link = false;
                "</a>"
            }
            _ => return None,
        };
        self.write(html);
        Some(())
    }

    fn link(&mut self, kind: LinkType, address: &str, title: &str) -> Option<()> {
        // A parser of HTML ends the outer one.
        (!self.in_link).then_some(())?;
        self.in_link = true;
        self.write("<a");
        self.address("href", kind, address)?;
        if !title.is_empty() {
            self.out.push_str(" title=\"");
            escape(&mut self.out, title, Place::Attribute)?;
            self.out.push('"');
        }
        self.write(" rel=\"noopener\">");
        Some(())
    }

    /// An image, with the text up to its end, which is taken from `rest`.
    fn image(&mut self, kind: LinkType, address: &str, rest: &mut Iter<'_, Event<'_>>) -> Option<()> {
        self.write("<img");
        self.address("src", kind, address)?;
        self.out.push_str(" alt=\"");
        let mut depth = 0usize;
        for event in rest {
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) if depth == 0 => break,
                Event::End(_) => depth -= 1,
                Event::Text(text) | Event::Code(text) => {
                    escape(&mut self.out, text, Place::Attribute)?;
                }
                Event::SoftBreak | Event::HardBreak => self.out.push(' '),
                _ => return None,
            }
        }
        self.write("\">");
        Some(())
    }

    /// An attribute that holds an address; what leads nowhere gets none.
    fn address(&mut self, attribute: &str, kind: LinkType, address: &str) -> Option<()> {
        let scheme = if kind == LinkType::Email { "mailto:" } else { "" };
        let encoded = format!("{scheme}{}", utf8_percent_encode(address, NOT_IN_ADDRESSES));
        if let Some(judged) = self.base.judge(&encoded) {
            self.out.extend([" ", attribute, "=\""]);
            escape(&mut self.out, &judged, Place::Attribute)?;
            self.out.push('"');
        }
        Some(())
    }

    /// A tag that begins a line.
    fn block(&mut self, tag: &str) {
        if !self.begins_line {
            self.out.push('\n');
        }
        self.write(tag);
    }

    fn write(&mut self, html: &str) {
        self.out.push_str(html);
        self.begins_line = html.ends_with('\n');
    }
}

/// The tags of a heading that apps know.
fn heading(level: HeadingLevel) -> Option<(&'static str, &'static str)> {
    match level {
        HeadingLevel::H1 => Some(("<h1>", "</h1>\n")),
        HeadingLevel::H2 => Some(("<h2>", "</h2>\n")),
        HeadingLevel::H3 => Some(("<h3>", "</h3>\n")),
        HeadingLevel::H4 => Some(("<h4>", "</h4>\n")),
        HeadingLevel::H5 | HeadingLevel::H6 => None,
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Text,
    Attribute,
}

/// Writes `text` so that it is nothing but text; none where it holds what parsers of HTML change.
fn escape(out: &mut String, text: &str, place: Place) -> Option<()> {
    let mut rest = text;
    let is_special = |byte: u8| matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\r' | 0xC2);
    while let Some(at) = rest.bytes().position(is_special) {
        let (before, from) = rest.split_at_checked(at)?;
        out.push_str(before);
        let mut characters = from.chars();
        match characters.next()? {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' if place == Place::Attribute => out.push_str("&quot;"),
            '\u{A0}' => out.push_str("&nbsp;"),
            '\r' => return None,
            other => out.push(other),
        }
        rest = characters.as_str();
    }
    out.push_str(rest);
    Some(())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use proptest::prelude::*;
    use url::Url;

    use super::*;
    use crate::feed::html::sanitize::sanitize;
    use crate::feed::html::tidy::tidy;
    use crate::feed::html::{markdown, only_xml_text};

    /// The HTML that is written here, where any is, beside that of the sanitiser.
    fn both(notes: &str, with_base: bool) -> Option<(String, String)> {
        let (page, show) = (Url::parse("https://example.org/7?a=b"), Url::parse("https://example.org/show/"));
        let base = if with_base { Base::new(page.as_ref().ok(), show.as_ref().ok()) } else { Base::default() };
        let notes = only_xml_text(notes);
        let events = markdown::events(&notes, None, "");
        let here = html(&events, base)?;
        Some((tidy(&here), tidy(&sanitize(&markdown::html(events), base))))
    }

    #[test]
    fn notes_without_html_need_no_sanitiser() {
        let notes = "# A & B\n\n> *a* **b** ~~c~~ `<d>` \"e\"\u{A0}\n\n3. x\n   - y\n\n| a | b |\n|:--|---|\n| 1 | **2** |\n\n---\n\n\
                     ```rust\nfn<T>()\n```\n\n[a](https://example.org/ü?a=1&b=2 \"t\\\"<\") <a@example.org> ![i<](x.png \"t\")\\\n- [x] done";
        let (here, sanitised) = both(notes, true).unwrap();
        assert_eq!(here, sanitised);
        insta::assert_snapshot!(here);
    }

    #[test]
    fn addresses_of_other_schemes_go() {
        for address in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "&#106;avascript:alert(1)",
            "java&#9;script:alert(1)",
            "java&#10;script:alert(1)",
            "&#1;javascript:alert(1)",
            "vbscript:x",
            "data:text/html,x",
            "file:///etc/passwd",
            "//evil.example/x",
            "https://[x",
            "http://",
            "javascript&colon;alert(1)",
        ] {
            for notes in [format!("[t](<{address}>)"), format!("![t](<{address}>)"), format!("[t]\n\n[t]: <{address}>")]
            {
                for with_base in [true, false] {
                    let (here, sanitised) = both(&notes, with_base).unwrap();
                    assert_eq!(here, sanitised, "{notes}");
                    let addressed = here.contains("href=\"") || here.contains("src=\"");
                    assert!(!addressed || here.contains("=\"https://"), "{here}");
                }
            }
        }
    }

    #[test]
    fn html_is_left_to_the_sanitiser() {
        let nested = format!("{}x", "> ".repeat(40));
        for notes in
            ["<b>x</b>", "<script>", "a\n\n<!-- x -->", "[a <https://example.org> b](https://example.com)", &nested]
        {
            assert_eq!(both(notes, true), None, "{notes}");
        }
    }

    #[test]
    fn real_notes_are_written_as_the_sanitiser_leaves_them() {
        let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
        if !corpus.is_dir() {
            println!("skipped: no corpus at {}", corpus.display());
            return;
        }
        let is_notes = |path: &Path| path.extension().is_some_and(|extension| extension == "md");
        let files = ignore::WalkBuilder::new(&corpus).build().filter_map(Result::ok);
        let (mut all, mut here) = (0, 0);
        for file in files.filter(|entry| is_notes(entry.path())) {
            let Ok(notes) = std::fs::read_to_string(file.path()) else { continue };
            all += 1;
            if let Some((written, sanitised)) = both(&notes, true) {
                assert_eq!(written, sanitised, "{}", file.path().display());
                here += 1;
            }
        }
        println!("{here} of {all}");
        assert!(here * 2 > all, "{here} of {all}");
    }

    /// Markdown of all kinds, with what breaks it, and with characters that HTML writes in a way of its own.
    fn any_markdown() -> impl Strategy<Value = String> {
        const PIECES: &[&str] = &[
            "**",
            "*",
            "~~",
            "`",
            "``",
            "_",
            "[",
            "](",
            ")",
            "](<",
            ">)",
            "![",
            "](#t=1:02)",
            "](/x)",
            "](www.example.com)",
            " \"t\")",
            "https://example.org/x",
            "<https://example.org/?a=1&b=2>",
            "<a@example.org>",
            "\n\n",
            "\n",
            "\r\n",
            "\n\n\n",
            "- ",
            "* ",
            "1. ",
            "7) ",
            "> ",
            "\t",
            "    ",
            "  \n",
            "\\\n",
            "```\n",
            "~~~ rust\n",
            "# ",
            "###### ",
            "===\n",
            "---\n",
            "***\n",
            "| a | b |\n|:-|-:|\n",
            "| c | d |\n",
            "|",
            "- [ ] ",
            "- [x] ",
            "&amp;",
            "&nbsp;",
            "&lt;b&gt;",
            "&#13;",
            "&#10;",
            "&#0;",
            "&#160;",
            "&#xFEFF;",
            "\u{A0}",
            "\u{FEFF}",
            "Â",
            "ünï 🎧",
            "\"",
            "'",
            "<",
            ">",
            "&",
            "x",
            "word ",
            "****",
            "]]>",
            "javascript:alert(1)",
            "mailto:a@b",
            "[r]",
            "\n\n[r]: https://example.org/r 'r'\n\n",
            "\\<",
            "\\[",
            "!",
            "{",
            "^",
        ];
        let piece = proptest::sample::select(PIECES).prop_map(str::to_owned);
        let any = "[ -~\\n\u{A0}é]{1,12}";
        proptest::collection::vec(prop_oneof![8 => piece, 1 => any], 0..60).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]
        #[test]
        fn any_markdown_is_written_as_the_sanitiser_leaves_it(notes in any_markdown(), with_base: bool) {
            if let Some((here, sanitised)) = both(&notes, with_base) {
                prop_assert_eq!(here, sanitised);
            }
        }
    }
}
