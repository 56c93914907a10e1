//! TOML that people write: parsed with spans, and refused when it is nested deeper than a stack can bear.

use toml::Spanned;
use toml::de::DeTable;
use toml_parser::Source;
use toml_parser::lexer::TokenKind;

use crate::source::Span;

/// Parts that a dotted key may have. The `toml` crate bounds brackets and dotted keys to 80 levels each, but not the
/// two together: eighty inline tables with keys of eighty parts make thousands of levels, too many for a thread.
const MAX_KEY_PARTS: usize = 16;

/// Why a text is no TOML.
#[derive(Debug)]
pub(crate) struct TomlFault {
    /// The first place at which it is wrong.
    pub span: Span,
    /// What is wrong, on one line.
    pub message: String,
}

/// Parses a TOML document.
///
/// # Errors
/// The first place at which it is not TOML 1.1, or a key with too many parts.
pub(crate) fn parse(text: &str) -> Result<Spanned<DeTable<'_>>, TomlFault> {
    if let Some(span) = overlong_key(text) {
        return Err(TomlFault { span, message: format!("a dotted key has more than {MAX_KEY_PARTS} parts") });
    }
    DeTable::parse(text).map_err(|error| TomlFault {
        span: error.span().map(Span::from).unwrap_or_default(),
        message: error.message().trim().replace('\n', "; "),
    })
}

/// The dot after which a key has too many parts.
fn overlong_key(text: &str) -> Option<Span> {
    let mut dots = 0;
    for token in Source::new(text).lex() {
        match token.kind() {
            TokenKind::Dot => dots += 1,
            TokenKind::Atom
            | TokenKind::Whitespace
            | TokenKind::LiteralString
            | TokenKind::BasicString
            | TokenKind::MlLiteralString
            | TokenKind::MlBasicString => {}
            _ => dots = 0,
        }
        if dots >= MAX_KEY_PARTS {
            return Some(Span::new(token.span().start(), token.span().end()));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key_of(parts: usize) -> String {
        format!("{} = 1.5\n", vec!["a"; parts].join("."))
    }

    #[test]
    fn keys_have_a_bounded_number_of_parts() {
        assert!(parse(&key_of(MAX_KEY_PARTS)).is_ok());
        let fault = parse(&format!("é = '{}'\n{}", ".".repeat(100), key_of(MAX_KEY_PARTS + 1))).unwrap_err();
        assert_eq!(fault.message, "a dotted key has more than 16 parts");
    }

    #[test]
    fn dots_in_texts_and_comments_do_not_count() {
        let dots = ".".repeat(100);
        assert!(parse(&format!("a = \"{dots}\" # {dots}\nb = '''{dots}'''\n")).is_ok());
    }

    #[test]
    fn the_deepest_tables_fit_on_a_small_stack() {
        let key = vec!["a"; MAX_KEY_PARTS].join(".");
        let deepest = (0..78).fold("1".to_owned(), |inner, _| format!("{{ {key} = {inner} }}"));
        for text in [format!("a = {deepest}\n"), format!("a = {deepest}\nb =")] {
            let small = std::thread::Builder::new().stack_size(1024 * 1024);
            assert!(small.spawn(move || drop(parse(&text))).unwrap().join().is_ok());
        }
    }
}
