//! The words and signs of the languages of templates and scripts.

use super::expression::Expression::{self, Join, Text};
use super::expression::{LONGEST, nested};

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token {
    /// A text, with the values in it.
    Value(Expression),
    Name(String),
    Sign(&'static str),
}

const SIGNS: [&str; 31] = [
    "===", "!==", "||", "&&", "??", "?.", "==", "!=", "<=", ">=", "=>", "<>", "|", "(", ")", "[", "]", ",", "?", ":",
    "+", "~", "%", "<", ">", "!", ".", "{", "}", "*", "=",
];

/// The tokens of `text`; what stands in texts is read `depth` deep.
pub(super) fn tokens(text: &str, depth: usize) -> Vec<Token> {
    let mut found = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let behind = if let Some((value, behind)) = quoted(rest, depth) {
            found.push(Token::Value(value));
            behind
        } else if is_of_name(first) || begins_name(rest) {
            let end = end_of_name(rest);
            let (name, behind) = rest.split_at_checked(end).unwrap_or((rest, ""));
            found.push(Token::Name(name.replace("?.", ".")));
            behind
        } else if let Some(sign) = SIGNS.iter().find(|sign| rest.starts_with(**sign)) {
            found.push(Token::Sign(sign));
            rest.get(sign.len()..).unwrap_or_default()
        } else {
            // `-`, `;`: nothing that a value is made of.
            found.push(Token::Sign("*"));
            rest.get(first.len_utf8()..).unwrap_or_default()
        };
        rest = behind.trim_start();
    }
    found
}

fn is_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '$' | '@')
}

/// `.Params.x`, `:symbol`
fn begins_name(text: &str) -> bool {
    let second = text.chars().nth(1);
    text.starts_with('.') && second.is_none_or(|c| is_of_name(c) || c.is_whitespace() || c == ')' || c == '|')
}

fn end_of_name(text: &str) -> usize {
    let bytes = text.as_bytes();
    let at = |index: usize| bytes.get(index).map_or(' ', |byte| char::from(*byte));
    let mut end = 1;
    loop {
        let (here, next) = (at(end), at(end + 1));
        match here {
            _ if is_of_name(here) => end += 1,
            '.' | '-' if is_of_name(next) && next != '-' => end += 1,
            ':' if next == ':' && is_of_name(at(end + 2)) => end += 2,
            '?' if next == '.' && is_of_name(at(end + 2)) => end += 2,
            _ => return end,
        }
    }
}

/// The text in quotes that `text` begins with, and what follows.
fn quoted(text: &str, depth: usize) -> Option<(Expression, &str)> {
    let is_formatted = (text.starts_with('f') || text.starts_with('F'))
        && text.get(1..).is_some_and(|rest| rest.starts_with(['"', '\'']));
    let body = if is_formatted { text.get(1..)? } else { text };
    let quote = body.chars().next().filter(|c| ['"', '\'', '`'].contains(c))?;
    let inside = body.get(1..)?;
    let opening = match quote {
        _ if is_formatted => "{",
        '`' => "${",
        '"' => "#{",
        _ => "",
    };
    let (mut parts, mut plain) = (Vec::new(), String::new());
    let mut at = 0;
    loop {
        let rest = inside.get(at..)?;
        let c = rest.chars().next()?;
        if c == quote {
            break;
        }
        if c == '\\' {
            let escaped = rest.chars().nth(1)?;
            plain.push(escaped);
            at += 1 + escaped.len_utf8();
        } else if !opening.is_empty() && rest.starts_with(opening) && !rest.starts_with("{{") {
            let value = rest.get(opening.len()..)?;
            let end = closing_brace(value)?;
            parts.push(Text(std::mem::take(&mut plain)));
            parts.push(nested(value.get(..end)?, depth + 1));
            at += opening.len() + end + 1;
        } else {
            plain.push(c);
            at += c.len_utf8();
        }
    }
    let behind = inside.get(at + 1..)?;
    parts.push(Text(plain));
    parts.retain(|part| *part != Text(String::new()));
    let value = match parts.len() {
        0 => Text(String::new()),
        1 => parts.remove(0),
        _ => Join(parts),
    };
    Some((value, behind))
}

/// The byte of the brace that closes what `text` is in.
pub(super) fn closing_brace(text: &str) -> Option<usize> {
    let mut open = 0_usize;
    for (at, c) in text.char_indices().take(LONGEST) {
        match c {
            '{' => open += 1,
            '}' if open == 0 => return Some(at),
            '}' => open -= 1,
            _ => {}
        }
    }
    None
}
