//! Blocks of HTML that apps do not render, as lines: a sanitiser that only takes their tags away joins the last word of one
//! with the first of the next.

use std::borrow::Cow;

use super::sanitize::{CONTENTLESS, TAGS};
use super::token::is_block;

/// Elements that stand on lines of their own and say nothing else.
const LINES: [&str; 21] = [
    "address",
    "article",
    "aside",
    "center",
    "details",
    "dialog",
    "div",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "header",
    "hgroup",
    "legend",
    "main",
    "nav",
    "option",
    "search",
    "section",
    "summary",
];

/// Elements with one that apps know and that says the same.
const ALIKE: [(&str, &str); 4] = [("dir", "ul"), ("h5", "h4"), ("h6", "h4"), ("menu", "ul")];

/// `html` with a line break where such a block begins or ends and only that parts two texts; their tags, which nobody
/// renders, stay for the sanitiser.
pub(super) fn as_lines(html: &str) -> Cow<'_, str> {
    let rare = || LINES.iter().copied().chain(ALIKE.map(|(own, _)| own));
    // Behind it no tag ends, and none needs to be looked for.
    let (tags, tail) = html.split_at(html.rfind('>').map_or(0, |last| last + 1));
    let mut names = memchr::memchr_iter(b'<', tags.as_bytes()).filter_map(|at| name(tags.get(at + 1..)?));
    // Most names are shorter than all of these but the headings.
    let may_be = |name: &str| name.len() > 2 || name.ends_with(['5', '6']);
    if !names.any(|name| may_be(name) && rare().any(|own| own.eq_ignore_ascii_case(name))) {
        return Cow::Borrowed(html);
    }
    let mut lines = Lines { out: String::with_capacity(html.len() + 64), begins: true, ends: false };
    let html = tags;
    let mut at = 0;
    while let Some(found) = html.get(at..).and_then(|rest| rest.find('<')) {
        let tag_at = at + found;
        lines.text(html.get(at..tag_at).unwrap_or_default());
        let Some(tag) = Tag::at(html, tag_at) else {
            lines.text("<");
            at = tag_at + 1;
            continue;
        };
        let written = html.get(tag_at..tag.end).unwrap_or_default();
        at = tag.end;
        lines.tag(&tag, written);
        if !tag.closes && CONTENTLESS.contains(&tag.name.as_str()) {
            at += content(html.get(at..).unwrap_or_default(), &tag.name);
            lines.out.push_str(html.get(tag.end..at).unwrap_or_default());
        }
    }
    lines.text(html.get(at..).unwrap_or_default());
    lines.text(tail);
    Cow::Owned(lines.out)
}

/// What is written, and how its last line stands.
struct Lines {
    out: String,
    /// Is there nothing in the line yet?
    begins: bool,
    /// Has a block begun or ended in it?
    ends: bool,
}

impl Lines {
    fn text(&mut self, text: &str) {
        if text.chars().all(char::is_whitespace) {
            return self.out.push_str(text);
        }
        self.content();
        self.out.push_str(text);
    }

    fn tag(&mut self, tag: &Tag, written: &str) {
        let name = tag.name.as_str();
        if LINES.contains(&name) {
            self.ends |= !self.begins;
        } else if let Some((own, other)) = ALIKE.iter().find(|(own, _)| *own == name) {
            (self.begins, self.ends) = (true, false);
            let slash = usize::from(tag.closes);
            self.out.extend([if tag.closes { "</" } else { "<" }, other]);
            return self.out.push_str(written.get(1 + slash + own.len()..).unwrap_or_default());
        } else if name == "br" {
            // One in a block of its own is a line.
            if self.ends {
                self.content();
            }
            self.begins = true;
        } else if CONTENTLESS.contains(&name) || name.is_empty() {
        } else if TAGS.contains(&name) && is_block(name) {
            (self.begins, self.ends) = (true, false);
        } else if !tag.closes && self.ends {
            self.line();
        }
        if name == "img" {
            self.content();
        }
        self.out.push_str(written);
    }

    /// Something that is seen follows.
    fn content(&mut self) {
        if self.ends {
            self.line();
        }
        self.begins = false;
    }

    fn line(&mut self) {
        self.out.push_str("<br>");
        (self.begins, self.ends) = (true, false);
    }
}

/// A tag, or a comment, whose name is empty.
struct Tag {
    closes: bool,
    /// In small letters.
    name: String,
    /// Where it ends in the text.
    end: usize,
}

impl Tag {
    /// The tag that begins at `at`, whole.
    fn at(html: &str, at: usize) -> Option<Self> {
        let rest = html.get(at + 1..)?;
        if let Some(comment) = rest.strip_prefix("!--") {
            let end = comment.find("-->").map_or(html.len(), |end| at + 4 + end + 3);
            return Some(Self { closes: false, name: String::new(), end });
        }
        let closes = rest.starts_with('/');
        let end = at + 1 + rest.find('>')? + 1;
        Some(Self { closes, name: name(rest)?.to_ascii_lowercase(), end })
    }
}

/// The name of the tag of which `rest` is what follows `<`.
fn name(rest: &str) -> Option<&str> {
    let named = rest.strip_prefix('/').unwrap_or(rest);
    let length = named.bytes().take_while(u8::is_ascii_alphanumeric).count();
    named.get(..length).filter(|name| name.starts_with(|c: char| c.is_ascii_alphabetic()))
}

/// How long the content of an element called `name` is that begins `html`, without its end tag.
fn content(html: &str, name: &str) -> usize {
    let is_end = |at: &usize| {
        let named = html.get(at + 2..).unwrap_or_default();
        named.get(..name.len()).is_some_and(|own| own.eq_ignore_ascii_case(name))
    };
    html.match_indices("</").map(|(at, _)| at).find(is_end).unwrap_or(html.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feed::html::{Source, render_text, to_markdown, visible_text};

    #[test]
    fn lines_of_their_own_stay_so() {
        for (html, markdown) in [
            ("<div>one</div><div>two <b>b</b></div>", "one  \ntwo **b**"),
            ("<DIV class='x'>one<div>two</div>three</DIV>four", "one  \ntwo  \nthree  \nfour"),
            ("<section><p>one</p></section><h5>two</h5>three", "one\n\n#### two\n\nthree"),
            ("<div>one<br></div><div>two</div>\n<div>three</div>", "one  \ntwo  \nthree"),
            ("<div>one</div><p>two</p><div>three</div>", "one\n\ntwo\n\nthree"),
            ("<ul><li><div>one</div></li><li><div>two</div></li></ul>", "- one\n- two"),
            ("<div><ul><li>one</li></ul></div>two", "- one\n\ntwo"),
            ("<details><summary>one</summary>two</details>", "one  \ntwo"),
            ("one<div><a href='https://a.example/'>two</a></div>three", "one  \n[two](https://a.example/)  \nthree"),
            (
                "<figure><img src='https://a.example/a.png' alt='A'><figcaption>one</figcaption></figure>",
                "![A](https://a.example/a.png)  \none",
            ),
            ("<center>one</center><script>'</div>two'</script><!-- <div>x</div> --><span>three</span>", "one  \nthree"),
            ("<menu><li>one</li></menu>", "- one"),
            ("<div>one</div><o:p></o:p><span>two</span>", "one  \ntwo"),
        ] {
            assert_eq!(to_markdown(html, &Source::default()), markdown, "{html}");
            assert_eq!(visible_text(html), visible_text(&render_text(markdown, None)), "{html}");
        }
    }

    #[test]
    fn a_block_of_its_own_for_a_break_is_a_line() {
        assert_eq!(
            as_lines("<div>one</div><div><br></div><div>two</div>"),
            "<div>one</div><div><br><br></div><div>two</div>"
        );
    }

    #[test]
    fn other_tags_and_cut_ones_are_left() {
        for html in
            ["", "<", "</", "<p>a</p>", "a <divider>", "<div", "<figcaptions>", "1 < 2 </ div>", "<\u{e9}>", "<!--"]
        {
            assert!(matches!(as_lines(html), Cow::Borrowed(_)), "{html}");
        }
    }

    #[test]
    fn any_number_of_them_takes_no_time() {
        let html = "<p".repeat(1_000_000)
            + &"<div>a<".repeat(200_000)
            + &"<div".repeat(200_000)
            + &"<!--".repeat(200_000)
            + &"<script><".repeat(100_000)
            + &"<p".repeat(1_000_000);
        let begun = std::time::Instant::now();
        assert!(as_lines(&html).len() > html.len());
        assert!(begun.elapsed().as_secs() < 5, "{:?}", begun.elapsed());
    }
}
