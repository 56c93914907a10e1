//! What is JavaScript in MDX: components, and expressions in braces.

/// Longer ones are text with a sign that nobody closed.
const LONGEST: usize = 4000;

/// The length of the element with which `text` begins, if it is one of a component, or one whose attributes are
/// expressions: its tag alone.
pub(super) fn tag(text: &str) -> Option<usize> {
    let name = text.strip_prefix("</").or_else(|| text.strip_prefix('<'))?;
    let is_component = name.starts_with(|c: char| c.is_ascii_uppercase()) || name.starts_with('>');
    name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '>').then_some(())?;
    let mut quote = None;
    let mut depth = 0usize;
    let mut has_expression = false;
    for (at, byte) in text.bytes().enumerate().take(LONGEST) {
        match (quote, byte) {
            (Some(open), _) if byte == open => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'' | b'`') => quote = Some(byte),
            (None, b'{') => {
                depth += 1;
                has_expression = true;
            }
            (None, b'}') => depth = depth.saturating_sub(1),
            (None, b'>') if depth == 0 => return (is_component || has_expression).then_some(at + 1),
            _ => {}
        }
    }
    None
}

/// The length of the expression in braces with which `text` begins.
pub(super) fn expression(text: &str) -> Option<usize> {
    if text.starts_with("{/*") {
        return text.find("*/}").map(|at| at + 3);
    }
    let mut quote = None;
    let mut depth = 0usize;
    for (at, byte) in text.bytes().enumerate().take(LONGEST) {
        match (quote, byte) {
            (Some(open), _) if byte == open => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'' | b'`') => quote = Some(byte),
            (None, b'{') => depth += 1,
            (None, b'}') if depth == 1 => return Some(at + 1),
            (None, b'}') => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}
