//! Where front matter begins and ends, and what only looks like it.

use std::borrow::Cow;

use super::Syntax;
use crate::source::Span;

/// What stands at the head of the notes.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Head {
    /// No front matter.
    None { body: usize },
    /// Front matter without an end.
    Unclosed { syntax: Syntax, fence: Span, body: usize },
    /// Front matter.
    Block(Block),
}

/// Front matter from its first byte to the body.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Block {
    pub syntax: Syntax,
    /// From the opening fence to the closing one.
    pub span: Span,
    /// What stands between them; for JSON the whole object.
    pub content: Span,
    /// First byte of the body.
    pub body: usize,
}

/// Looks at the head of `text`, after a byte order mark and blank lines.
pub(super) fn find(text: &str) -> Head {
    let start = text.len() - text.trim_start_matches('\u{feff}').len();
    let Some(open) = lines(text, start).find(|line| !line.text.trim().is_empty()) else {
        return Head::None { body: start };
    };
    match open.text.trim_end() {
        "---" | "---yaml" => fenced(text, &open, Syntax::Yaml, "---"),
        "+++" => fenced(text, &open, Syntax::Toml, "+++"),
        // gray-matter names the language behind the fence.
        "---toml" => fenced(text, &open, Syntax::Toml, "---"),
        "---json" => fenced(text, &open, Syntax::Json, "---"),
        "---js" | "---javascript" => scripted(text, &open),
        line if line.starts_with('{') => object(text, &open),
        line if ["import ", "export "].iter().any(|word| line.starts_with(word)) => exported(text, open.start),
        _ => None,
    }
    .unwrap_or(Head::None { body: start })
}

/// A line without its end, and where it lies.
#[derive(Debug, Clone, Copy)]
struct Line<'a> {
    text: &'a str,
    start: usize,
    /// First byte of the next line.
    next: usize,
}

impl Line<'_> {
    /// The line without blanks at its end.
    fn span(&self) -> Span {
        Span::new(self.start, self.start + self.text.trim_end().len())
    }
}

/// The lines of `text` from byte `start` on.
fn lines(text: &str, start: usize) -> impl Iterator<Item = Line<'_>> {
    let rest = text.get(start..).unwrap_or_default();
    rest.split_inclusive('\n').scan(start, |at, line| {
        let start = *at;
        *at += line.len();
        Some(Line { text: line.trim_end_matches(['\n', '\r']), start, next: *at })
    })
}

fn fenced(text: &str, open: &Line<'_>, syntax: Syntax, fence: &str) -> Option<Head> {
    let closes = |line: &Line<'_>| {
        let line = line.text.trim_end();
        line == fence || (syntax == Syntax::Yaml && line == "...")
    };
    match lines(text, open.next).find(closes) {
        Some(close) => {
            let content = Span::new(open.next, close.start);
            let claims = syntax != Syntax::Yaml || claims_keys(text.get(open.next..close.start)?);
            let span = Span::new(open.start, close.span().end);
            claims.then_some(Head::Block(Block { syntax, span, content, body: close.next }))
        }
        None => {
            let first = lines(text, open.next).find(|line| !line.text.starts_with('#'))?;
            let claims = is_key(first.text) || syntax == Syntax::Toml && first.text.contains('=');
            claims.then(|| Head::Unclosed { syntax, fence: open.span(), body: after_paragraph(text, open.next) })
        }
    }
}

/// Is this a list of keys rather than prose between two thematic breaks?
///
/// One broken line must not turn front matter into prose, so half of the lines are enough.
fn claims_keys(content: &str) -> bool {
    let is_top = |line: &&str| !line.trim().is_empty() && !line.starts_with(['#', ' ', '\t', '-', '}', ']']);
    let mut tops = content.lines().filter(is_top).peekable();
    match tops.peek() {
        None => content.trim().is_empty(),
        Some(first) if is_key(first) || is_flow_table(first) => true,
        Some(_) => {
            let (keys, others): (Vec<bool>, Vec<bool>) = tops.map(is_key).partition(|is_key| *is_key);
            keys.len() >= others.len()
        }
    }
}

/// `key:` with a blank or nothing after the colon; a key has no blanks of its own unless it is quoted.
fn is_key(line: &str) -> bool {
    let quoted = |quote: char| line.strip_prefix(quote).and_then(|rest| rest.split_once(quote)).map(|(_, rest)| rest);
    let after = match quoted('"').or_else(|| quoted('\'')) {
        Some(rest) => rest.trim_start().strip_prefix(':'),
        None => line
            .split_once(':')
            .filter(|(key, _)| !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || "_-./".contains(c)))
            .map(|(_, rest)| rest),
    };
    after.is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
}

/// `{title: …}`, but not the `{{` and `{%` of template languages.
fn is_flow_table(line: &str) -> bool {
    line.starts_with('{') && !line.starts_with("{{") && !line.starts_with("{%")
}

fn object(text: &str, open: &Line<'_>) -> Option<Head> {
    let inside = text.get(open.start + 1..)?;
    let alone = open.text.trim_end() == "{";
    let first = inside.trim_start();
    let claims = first.starts_with('}') || is_json_key(first) || alone && first.lines().next().is_some_and(is_key);
    if !claims {
        return None;
    }
    let Some(end) = end_of_object(text, open.start) else {
        let fence = Span::new(open.start, open.start + 1);
        return Some(Head::Unclosed { syntax: Syntax::Json, fence, body: after_paragraph(text, open.next) });
    };
    let rest = lines(text, end).next();
    let body = rest.filter(|line| line.text.trim().is_empty()).map_or(end, |line| line.next);
    let span = Span::new(open.start, end);
    Some(Head::Block(Block { syntax: Syntax::Json, span, content: span, body }))
}

/// Names under which MDX exports what it knows of a page.
const EXPORTS: [&str; 6] = ["meta", "metadata", "frontmatter", "frontMatter", "episode", "post"];

/// `export const meta = {…}` among the imports at the head of MDX.
fn exported(text: &str, start: usize) -> Option<Head> {
    let is_script = |line: &Line<'_>| {
        let line = line.text.trim_end();
        line.is_empty() || line.starts_with("import ") || line.starts_with("//")
    };
    let open = lines(text, start).find(|line| !is_script(line))?;
    let (name, value) = open.text.strip_prefix("export const ")?.split_once('=')?;
    let is_known = EXPORTS.contains(&name.split(':').next().unwrap_or(name).trim());
    let brace = open.start + open.text.len() - value.len() + value.find('{')?;
    let end = end_of_object(text, brace).filter(|_| is_known && value.trim_start().starts_with('{'))?;
    let rest = lines(text, end).next().filter(|line| matches!(line.text.trim(), "" | ";"));
    let (span, content) = (Span::new(start, end), Span::new(brace, end));
    Some(Head::Block(Block { syntax: Syntax::Script, span, content, body: rest.map_or(end, |line| line.next) }))
}

/// An object of JavaScript between fences, as Eleventy has it.
fn scripted(text: &str, open: &Line<'_>) -> Option<Head> {
    let close = lines(text, open.next).find(|line| line.text.trim_end() == "---")?;
    let inside = text.get(open.next..close.start)?;
    let brace = close.start - inside.trim_start().len();
    let end = end_of_object(text, brace).filter(|end| inside.trim_start().starts_with('{') && *end <= close.start)?;
    let (span, content) = (Span::new(open.start, close.span().end), Span::new(brace, end));
    Some(Head::Block(Block { syntax: Syntax::Script, span, content, body: close.next }))
}

/// `"key":` at the start of `text`, blanks allowed before the colon.
fn is_json_key(text: &str) -> bool {
    text.strip_prefix('"')
        .and_then(|rest| rest.lines().next()?.split_once('"'))
        .is_some_and(|(_, rest)| rest.trim_start().starts_with(':'))
}

/// `object` with texts in quotes where a script has backticks, on one line; every byte keeps its place.
pub(super) fn without_backticks(object: &str) -> Cow<'_, str> {
    if !object.contains('`') {
        return Cow::Borrowed(object);
    }
    let mut plain = String::with_capacity(object.len());
    let mut rest = object;
    while let Some((before, text)) = rest.split_once('`') {
        plain.push_str(before);
        let (text, after) = text.split_once('`').unwrap_or((text, ""));
        let quote = if text.contains('"') { "'" } else { "\"" };
        plain.extend([quote, &text.replace(['\n', '\r'], " "), quote]);
        rest = after;
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

/// The byte after the brace that closes the object at `start`. A string ends with its line at the latest, so that a
/// forgotten quote does not swallow the body.
pub(super) fn end_of_object(text: &str, start: usize) -> Option<usize> {
    let (mut depth, mut in_string, mut escaped) = (0_usize, false, false);
    for (at, byte) in text.bytes().enumerate().skip(start) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'\n' => in_string = false,
            b'"' => in_string = !in_string,
            b'{' | b'[' if !in_string => depth += 1,
            b'}' | b']' if !in_string => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(at + 1);
        }
    }
    None
}

/// The first byte after the first blank line from `start` on: the best guess where the body begins when no fence says.
fn after_paragraph(text: &str, start: usize) -> usize {
    lines(text, start).find(|line| line.text.trim().is_empty()).map_or(text.len(), |line| line.next)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(text: &str) -> &str {
        match find(text) {
            Head::None { body } | Head::Unclosed { body, .. } | Head::Block(Block { body, .. }) => &text[body..],
        }
    }

    fn kind(text: &str) -> String {
        match find(text) {
            Head::None { .. } => "none".into(),
            Head::Unclosed { syntax, .. } => format!("{} unclosed", syntax.name()),
            Head::Block(block) => {
                format!("{} {:?}", block.syntax.name(), &text[block.content.start..block.content.end])
            }
        }
    }

    #[test]
    fn three_languages_are_told_apart() {
        assert_eq!(kind("---\ntitle: x\n---\nbody"), "YAML \"title: x\\n\"");
        assert_eq!(kind("+++\ntitle = 'x'\n+++\nbody"), "TOML \"title = 'x'\\n\"");
        assert_eq!(kind("{ \"title\": \"}\" }\nbody"), "JSON \"{ \\\"title\\\": \\\"}\\\" }\"");
    }

    #[test]
    fn a_byte_order_mark_and_blank_lines_may_come_first() {
        assert_eq!(kind("\u{feff}\r\n \r\n---\r\ntitle: x\r\n--- \r\nbody"), "YAML \"title: x\\r\\n\"");
        assert_eq!(body("\u{feff}# Ramen"), "# Ramen");
    }

    #[test]
    fn the_body_begins_after_the_fence() {
        assert_eq!(body("---\ntitle: x\n...\nbody"), "body");
        assert_eq!(body("---\ntitle: x\n---"), "");
        assert_eq!(body("{\n\"title\": \"x\"\n}  \nbody"), "body");
        assert_eq!(body("{\"title\": 1} body"), " body");
        assert_eq!(body("---\n---\nbody"), "body");
    }

    #[test]
    fn prose_is_not_front_matter() {
        for text in [
            "---\n\nSome words.\n\n---\nbody",
            "---\n# Heading\nMany words: these\nNote: one line of them\nand more\n---\n",
            "---\n- a\n- b\n---\n",
            "----\ntitle: x\n---\n",
            "---\n",
            "--- title\n---\n",
            "{{< player >}}\n",
            "{% include x %}\n",
            "{ braces } in prose",
            "{\"quoted\" words}",
            "text\n---\ntitle: x\n---\n",
        ] {
            assert_eq!(kind(text), "none", "{text:?}");
            assert_eq!(body(text), text);
        }
    }

    #[test]
    fn fences_may_name_their_language() {
        assert_eq!(kind("---json\n{\"title\": 1}\n---\nbody"), "JSON \"{\\\"title\\\": 1}\\n\"");
        assert_eq!(kind("---toml\ntitle = 'x'\n---\nbody"), "TOML \"title = 'x'\\n\"");
        assert_eq!(kind("---js\n{ title: 'x' }\n---\nbody"), "JavaScript \"{ title: 'x' }\"");
        assert_eq!(
            (kind("---js\nlet x = 1;\n---\n"), kind("---js\n{ title: 'x'\n---\n")),
            ("none".into(), "none".into())
        );
    }

    #[test]
    fn pages_of_mdx_export_what_they_know() {
        let page = "import { A } from './a'\n\nexport const meta = {\n  title: 'x',\n}\n\n<A />\n";
        assert_eq!(kind(page), "JavaScript \"{\\n  title: 'x',\\n}\"");
        assert_eq!(body(page), "\n<A />\n");
        assert_eq!(kind("export const player = { a: 1 }\n"), "none");
        assert_eq!(kind("export default function () {}\n"), "none");
    }

    #[test]
    fn one_broken_line_does_not_make_it_prose() {
        assert_eq!(kind("---\ntitle \"x\"\nnumber: 3\n---\n"), "YAML \"title \\\"x\\\"\\nnumber: 3\\n\"");
    }

    #[test]
    fn front_matter_without_an_end_is_noticed() {
        assert_eq!(kind("---\ntitle: x\nnumber: 1\n\nbody"), "YAML unclosed");
        assert_eq!(body("---\ntitle: x\nnumber: 1\n\nbody"), "body");
        assert_eq!(kind("+++\ntitle = 'x'\n\nbody"), "TOML unclosed");
        assert_eq!(kind("{\n\"title\": \"x\",\n\nbody"), "JSON unclosed");
        assert_eq!(body("{\n\"title\": \"x\",\n\nbody"), "body");
    }
}
