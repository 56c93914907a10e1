//! Characters that no XML document may hold, wherever they stand: XML 1.0, 2.2.

use super::fault::{Fault, Faults};
use crate::source::Span;

/// Reports each of them.
pub(super) fn check(text: &str, faults: &mut Faults<'_, '_>) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(next) = bytes.get(at..).unwrap_or_default().iter().position(|byte| is_suspect(*byte)) {
        at += next;
        let character = text.get(at..).and_then(|rest| rest.chars().next()).unwrap_or_default();
        if !is_allowed(character) {
            faults.report(Span::new(at, at + character.len_utf8()), Fault::ControlCharacter(character));
        }
        at += character.len_utf8();
    }
}

/// Control characters, and the byte that U+FFFE and U+FFFF begin with in UTF-8.
fn is_suspect(byte: u8) -> bool {
    (byte < 0x20 && !matches!(byte, b'\n' | b'\r' | b'\t')) || byte == 0xEF
}

/// May it stand in XML?
pub(super) fn is_allowed(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..)
}
