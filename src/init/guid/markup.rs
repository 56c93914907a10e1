//! What a template writes in one place: text, values, and branches of which one is written.

use std::sync::LazyLock;

use regex::Regex;

use super::expression::{self, Expression};
use super::tokens::closing_brace;

/// `{{ … }}`, `{% … %}`, `<%= … %>`, `<% … %>`, `$…$` of Pandoc, `${…}`, remarks.
static MARK: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?s)<!\[CDATA\[|\]\]>|\{#.*?#\}|\{\{[-~]?(?:/\*.*?\*/)?(?P<value>.*?)[-~]?\}\}|\{%[-~]?(?P<tag>.*?)[-~]?%\}|<%[-=]+(?P<ruby>.*?)-?%>|<%(?P<code>.*?)-?%>|\$(?P<pandoc>[a-z][A-Za-z0-9_.-]*)\$|\$(?P<script>\{)",
    )
    .ok()
});

/// Deeper branches are no template that anybody wrote.
const DEEPEST: usize = 12;

/// What stands in `text`, with the values of a script where it is one.
pub(super) fn parse(text: &str, is_script: bool) -> Expression {
    let mut reader = Reader { pieces: pieces(text, is_script), at: 0 };
    let found = reader.sequence(0, None);
    if reader.at < reader.pieces.len() { Expression::Unknown } else { found }
}

#[derive(Debug)]
enum Piece {
    Value(Expression),
    /// `if …`, `else`, `with .Params.guid`
    Tag(String),
}

fn pieces(text: &str, is_script: bool) -> Vec<Piece> {
    let mut found = Vec::new();
    let mut at = 0;
    let push_text = |found: &mut Vec<Piece>, text: &str| {
        if !text.is_empty() {
            found.push(Piece::Value(Expression::Text(html_escape::decode_html_entities(text).into_owned())));
        }
    };
    while let Some(mark) = MARK.as_ref().and_then(|pattern| pattern.captures_at(text, at)) {
        let whole = mark.get_match();
        let named = |name| mark.name(name).map(|part| part.as_str().trim());
        let mut end = whole.end();
        if named("script").is_some() && !is_script {
            // A `$` and a brace, which mean nothing here.
            push_text(&mut found, text.get(at..end).unwrap_or_default());
            at = end;
            continue;
        }
        push_text(&mut found, text.get(at..whole.start()).unwrap_or_default());
        if let Some(value) = named("value").or_else(|| named("ruby")).or_else(|| named("pandoc")) {
            found.push(if is_word(value) {
                Piece::Tag(value.to_owned())
            } else {
                Piece::Value(expression::parse(value))
            });
        } else if let Some(tag) = named("tag").or_else(|| named("code")) {
            found.push(Piece::Tag(tag.to_owned()));
        } else if named("script").is_some() {
            let inside = text.get(end..).unwrap_or_default();
            let length = closing_brace(inside);
            let value = length.and_then(|length| inside.get(..length));
            found.push(Piece::Value(value.map_or(Expression::Unknown, expression::parse)));
            end += length.map_or(0, |length| length + 1);
        }
        at = end;
    }
    push_text(&mut found, text.get(at..).unwrap_or_default());
    found
}

/// Is it one of the words of Go that stand where values do?
fn is_word(value: &str) -> bool {
    let first = value.split_whitespace().next().unwrap_or_default();
    let is_assigned = value.starts_with('$') && (value.contains(":=") || value.contains(" = "));
    is_assigned
        || ["if", "with", "else", "end", "range", "define", "block", "#if", "/if", "#unless", "/unless"]
            .contains(&first)
}

struct Reader {
    pieces: Vec<Piece>,
    at: usize,
}

impl Reader {
    /// Up to the tag that ends it, which is left; `dot` is what Go calls so here.
    fn sequence(&mut self, depth: usize, dot: Option<&Expression>) -> Expression {
        let mut found = Vec::new();
        while let Some(piece) = self.pieces.get(self.at) {
            match piece {
                Piece::Value(value) => {
                    let value = match (value, dot) {
                        (Expression::Path(parts), Some(dot)) if parts.is_empty() => dot.clone(),
                        (Expression::Call(name, arguments), Some(dot)) => {
                            let is_dot = |one: &Expression| matches!(one, Expression::Path(parts) if parts.is_empty());
                            let arguments = arguments.iter().map(|one| if is_dot(one) { dot } else { one }).cloned();
                            Expression::Call(name.clone(), arguments.collect())
                        }
                        _ => value.clone(),
                    };
                    found.push(value);
                    self.at += 1;
                }
                Piece::Tag(tag) => {
                    let tag = tag.clone();
                    let word = word_of(&tag);
                    match word {
                        "if" | "unless" | "with" | "case" => found.push(self.branches(&tag, depth)),
                        "assign" | "set" | "capture" | "endcapture" | "endset" | "" | "$" | "comment"
                        | "endcomment" => self.at += 1,
                        _ => break,
                    }
                }
            }
        }
        let is_blank = |part: &Expression| matches!(part, Expression::Text(text) if text.trim().is_empty());
        if found.iter().any(|part| !is_blank(part)) {
            while found.first().is_some_and(is_blank) {
                found.remove(0);
            }
            while found.last().is_some_and(is_blank) {
                found.pop();
            }
        }
        if let Some(Expression::Text(text)) = found.first_mut() {
            *text = text.trim_start().to_owned();
        }
        if let Some(Expression::Text(text)) = found.last_mut() {
            *text = text.trim_end().to_owned();
        }
        if found.len() == 1 { found.remove(0) } else { Expression::Join(found) }
    }

    fn branches(&mut self, opening: &str, depth: usize) -> Expression {
        if depth > DEEPEST {
            self.at = self.pieces.len() + 1;
            return Expression::Unknown;
        }
        let mut dot = of_with(opening);
        self.at += 1;
        let mut found = Vec::new();
        loop {
            found.push(self.sequence(depth + 1, dot.as_ref()));
            let Some(Piece::Tag(tag)) = self.pieces.get(self.at) else { return Expression::Unknown };
            let tag = tag.clone();
            self.at += 1;
            match word_of(&tag) {
                "else" | "elsif" | "elseif" | "elif" | "when" => dot = tag.strip_prefix("else").and_then(of_with),
                "endif" | "end" | "endunless" | "endwith" | "endcase" | "/if" | "}" => break,
                _ => return Expression::Unknown,
            }
        }
        // What is not written says nothing.
        found.retain(|one| {
            !matches!(one, Expression::Join(parts) if parts.is_empty()) && *one != Expression::Text(String::new())
        });
        Expression::Either(found)
    }
}

fn word_of(tag: &str) -> &str {
    if tag.starts_with('$') {
        "$"
    } else {
        tag.split(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default().trim_start_matches('#')
    }
}

/// What `with .Params.guid` makes of the dot.
fn of_with(tag: &str) -> Option<Expression> {
    let value = tag.trim().strip_prefix("with ")?;
    let value = value.split_once(":=").map_or(value, |(_, value)| value);
    Some(expression::parse(value))
}

#[cfg(test)]
mod tests {
    use super::Expression::{Either, Join, Path, Text};
    use super::*;

    fn path(text: &str) -> Expression {
        Path(text.split('.').map(str::to_owned).collect())
    }

    #[test]
    fn branches_of_templates() {
        let both = Either(vec![path("post.guid"), path("post.url")]);
        assert_eq!(parse(" {% if post.guid %}{{ post.guid }}{% else %}{{ post.url }}{% endif %} ", false), both);
        assert_eq!(parse("<% if post.guid %><%= post.guid %><% else %><%= post.url %><% end %>", false), both);
        let go = Either(vec![path("Params.guid"), path("Permalink")]);
        assert_eq!(parse("{{ with .Params.guid }}{{ . }}{{ else }}{{ .Permalink }}{{ end }}", false), go);
        assert_eq!(
            parse("{{- if .Params.guid -}}{{ .Params.guid }}{{- else -}}{{ .Permalink }}{{- end -}}", false),
            go
        );
        assert_eq!(parse("{% if post.guid %}{{ post.guid }}{% endif %}", false), Either(vec![path("post.guid")]));
    }

    #[test]
    fn texts_and_values() {
        assert_eq!(parse("a&amp;b-{{ n }}", false), Join(vec![Text("a&b-".into()), path("n")]));
        assert_eq!(parse("<![CDATA[{{ n }}]]>", false), path("n"));
        assert_eq!(parse("${a.b}/${c}", true), Join(vec![path("a.b"), Text("/".into()), path("c")]));
        assert_eq!(parse("${a}", false), Join(vec![Text("${".into()), Text("a}".into())]));
        assert_eq!(parse("{% for x in y %}", false), Expression::Unknown);
    }

    #[test]
    fn many_branches_say_nothing() {
        assert_eq!(parse(&"{% if a %}".repeat(10_000), false), Expression::Unknown);
        parse(&"{{".repeat(50_000), false);
        parse(&"${".repeat(50_000), true);
    }
}
