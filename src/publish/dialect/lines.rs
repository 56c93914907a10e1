//! What takes a whole line: boxes (`:::note`, `!!! note`, `> [!NOTE]`), tables of contents, abbreviations, attributes of the
//! paragraph before, imports of MDX.

use std::sync::LazyLock;

use regex::Regex;

use super::{Flavour, closes, fence};
use crate::notes::attributes;
use crate::source::each_line;

/// The beginnings of lines that are not text, without their indentation.
const BEGINNINGS: [&str; 25] = [
    ":::",
    "::",
    "!!!",
    "???",
    "> [!",
    ">[!",
    "*[",
    "[TOC]",
    "[toc]",
    "[[",
    "{:",
    "{.",
    "{#",
    "%%",
    "[powerpress",
    "[podcast",
    "[ss_",
    "[audio ",
    "[video ",
    "[playlist ",
    "[gallery ",
    "[embed]",
    "[caption ",
    "<p>[",
    "READMORE",
];

/// May there be anything for [`plain`]?
pub(super) fn may_hold(notes: &str, flavour: Flavour) -> bool {
    let is_one = |line: &str| {
        let may_be = line.bytes().next().is_some_and(|first| b":!?>*[{%<R".contains(&first));
        may_be && BEGINNINGS.iter().any(|beginning| line.starts_with(beginning))
    };
    flavour == Flavour::Mdx
        || notes.contains(" ^")
        || each_line(notes)
            .any(|line| is_one(line.trim_start()) || (line.starts_with('#') && line.trim_end().ends_with('}')))
}

/// A line without the name by which other notes of Obsidian mean it: `Rye ^rye-1`.
fn without_name(line: &str) -> &str {
    let named = line
        .rsplit_once(" ^")
        .filter(|(_, name)| name.len() > 2 && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'));
    named.map_or(line, |(text, _)| text)
}

/// A box: its kind, and its title if it has one.
static BOX: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r#"^(?::{2,}[ ]?(?:[a-zA-Z][a-zA-Z0-9_-]*)?[ ]*(?:\[(?P<label>[^\]\n]*)\])?(?:\{[^}\n]*\})?|:{3,}[ ]?\{?[a-zA-Z][a-zA-Z0-9_-]*\}?[ ]+(?P<words>[^{}\n]+))[ ]*$"#,
    )
    .ok()
});
/// A box of Python-Markdown, whose text is indented.
static ADMONITION: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let kinds = "abstract|attention|bug|caution|check|cite|danger|done|error|example|fail|failure|faq|help|hint|important|info|\
                 missing|note|question|quote|success|summary|tip|tldr|todo|warning";
    let titled = r#"[a-z][a-z0-9 _-]*"(?P<title>[^"\n]*)""#;
    Regex::new(&format!(r"^(?:!!!|\?\?\?\+?)[ ]+(?:(?:{kinds})(?:[ ]+[a-z -]+)?|{titled})[ ]*$")).ok()
});
/// A callout in a quote.
static CALLOUT: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^(?P<quote>(?:>[ ]?)+)\[![a-zA-Z][a-zA-Z_| -]*\][+-]?[ ]*(?P<title>[^\n]*)$").ok());

/// A short code of WordPress alone on its line: a player, a gallery, or a picture with words below it.
static SHORTCODE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"^(?:<p>)?\[(?:(?:powerpress|podcast_?[a-z]*|ss_[a-z]+)(?:\s[^\]\n]*)?|(?:audio|video|playlist|gallery)\s[^\]\n]*|embed|",
        r"caption\s[^\]\n]*)\](?:(?P<text>[^\[\]\n]*)\[/[a-z_]+\])?(?:</p>)?$"
    ))
    .ok()
});

/// `notes` without such lines; titles of boxes stay, in bold.
pub(super) fn plain(notes: &str, flavour: Flavour) -> String {
    let comments = notes.lines().filter(|line| line.trim() == "%%").count();
    let mut reader = Reader { flavour, comments, out: String::with_capacity(notes.len()), ..Reader::default() };
    for line in notes.split_inclusive('\n') {
        reader.line(line);
    }
    reader.out
}

#[derive(Default)]
struct Reader {
    flavour: Flavour,
    out: String,
    fence: Option<(char, usize)>,
    /// How far the texts of the admonitions are indented that it is in.
    inside: Vec<usize>,
    in_comment: bool,
    /// Lines that open or close comments, from here on.
    comments: usize,
    /// Brackets that an import left open.
    open: Option<i32>,
}

impl Reader {
    fn line(&mut self, line: &str) {
        let line = self.dedented(line);
        if let Some(open) = self.fence {
            self.out.push_str(line);
            self.fence = self.fence.filter(|_| !closes(open, line));
            return;
        }
        if self.in_comment {
            self.in_comment = line.trim() != "%%";
            return;
        }
        self.fence = fence(line);
        if self.fence.is_some() || !self.is_special(line) {
            let (text, end) = line.split_at_checked(line.trim_end().len()).unwrap_or((line, ""));
            self.out.extend([without_name(text), end]);
        }
    }

    /// The line without the indentation of the box it is in.
    fn dedented<'l>(&mut self, line: &'l str) -> &'l str {
        let text = line.trim_start_matches(' ');
        let indented = line.len() - text.len();
        if !text.trim().is_empty() {
            self.inside.retain(|depth| *depth <= indented);
        }
        let depth = self.inside.last().copied().unwrap_or_default();
        line.get(indented.min(depth)..).unwrap_or(line)
    }

    /// Is the line a short code? The address or the picture that one holds was written then.
    fn is_shortcode(&mut self, text: &str) -> bool {
        let Some(found) = SHORTCODE.as_ref().and_then(|one| one.captures(text)) else { return false };
        let inner = found.name("text").map_or("", |text| text.as_str().trim());
        if !inner.is_empty() {
            self.out.extend([inner, "\n"]);
        }
        true
    }

    /// Is the line no text? What is said in it was written then.
    fn is_special(&mut self, line: &str) -> bool {
        let text = line.trim();
        let indented = line.len() - line.trim_start().len();
        let (indentation, _) = line.split_at_checked(indented).unwrap_or_default();
        if self.flavour == Flavour::Mdx && self.is_import(line) {
            return true;
        }
        match text.chars().next() {
            Some(':') => {
                let Some(found) = BOX.as_ref().and_then(|one| one.captures(text)) else { return false };
                let title = found.name("label").or_else(|| found.name("words"));
                self.title(indentation, "", title.map_or("", |title| title.as_str()));
                true
            }
            Some('!' | '?') => {
                let Some(found) = ADMONITION.as_ref().and_then(|one| one.captures(text)) else { return false };
                self.title(indentation, "", found.name("title").map_or("", |title| title.as_str()));
                self.inside.push(self.inside.last().copied().unwrap_or_default() + indented + 4);
                true
            }
            Some('>') => {
                let Some(found) = CALLOUT.as_ref().and_then(|one| one.captures(text)) else { return false };
                let quote = format!("{indentation}{}", found.name("quote").map_or("> ", |quote| quote.as_str()));
                self.title("", &quote, found.name("title").map_or("", |title| title.as_str()));
                true
            }
            Some('*') => text.starts_with("*[") && text.split_once("]:").is_some_and(|(name, _)| !name.contains(' ')),
            Some('R') => text == "READMORE",
            Some('<') if !text.starts_with("<p>[") => false,
            Some('[' | '<') if self.is_shortcode(text) => true,
            Some('[') => matches!(text.to_ascii_lowercase().as_str(), "[toc]" | "[[toc]]" | "[[_toc_]]"),
            Some('{') if attributes::is_list(text) => {
                if text.contains("toc") {
                    self.take_back_item();
                }
                true
            }
            Some('#') => self.heading(line),
            Some('%') if text == "%%" && self.comments > 1 => {
                self.comments -= 2;
                self.in_comment = true;
                true
            }
            _ => false,
        }
    }

    /// A heading without its attributes, if it has any.
    fn heading(&mut self, line: &str) -> bool {
        let text = line.trim_end();
        let Some(at) = text.rfind('{').filter(|at| text.get(*at..).is_some_and(attributes::is_list)) else {
            return false;
        };
        self.out.extend([text.get(..at).unwrap_or_default().trim_end(), "\n"]);
        true
    }

    /// The title of a box, in bold.
    fn title(&mut self, indentation: &str, quote: &str, title: &str) {
        let title = title.trim().trim_matches('"');
        let quote_alone = quote.trim_end();
        if title.is_empty() {
            self.out.extend([indentation, quote_alone, "\n"]);
        } else {
            self.out.extend([indentation, quote, "**", title, "**\n", indentation, quote_alone, "\n"]);
        }
    }

    /// Takes back the item of a list that stands for a table of contents.
    fn take_back_item(&mut self) {
        let before = self.out.trim_end().len();
        let start = self.out.get(..before).and_then(|text| text.rfind('\n')).map_or(0, |at| at + 1);
        let is_item = self.out.get(start..).is_some_and(|line| line.starts_with(['-', '*', '+', '1']));
        if is_item {
            self.out.truncate(start);
        }
    }

    /// Does the line bring in components, or go on doing so?
    fn is_import(&mut self, line: &str) -> bool {
        let begins = |words: &[&str]| words.iter().any(|word| line.starts_with(word));
        let is_one =
            begins(&["import ", "import{", "export const ", "export let ", "export function ", "export default "])
                && (self.out.is_empty() || self.out.ends_with('\n'))
                && (line.contains(" from ") || line.contains(['{', '\'', '"', '=', '(']));
        if self.open.is_none() && !is_one {
            return false;
        }
        let depth: i32 =
            line.bytes().map(|byte| i32::from(b"{[(".contains(&byte)) - i32::from(b"}])".contains(&byte))).sum();
        let open = self.open.unwrap_or_default() + depth;
        self.open = (open > 0 && !line.trim().is_empty()).then_some(open);
        true
    }
}
