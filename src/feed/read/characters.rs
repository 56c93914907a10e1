//! Characters that no XML document may hold, wherever they stand: XML 1.0, 2.2.

use super::fault::{Fault, Faults};
use crate::source::Span;

/// Reports each of them.
pub(super) fn check(text: &str, faults: &mut Faults<'_, '_>) {
    for (number, block) in text.as_bytes().chunks(BLOCK).enumerate() {
        // Without a way out of the loop, many bytes are looked at in one step.
        if block.iter().fold(false, |any, byte| any | is_suspect(*byte)) {
            check_block(text, number * BLOCK, block, faults);
        }
    }
}

/// Nearly all blocks of nearly all feeds hold nothing to look at closely.
const BLOCK: usize = 256;

fn check_block(text: &str, start: usize, block: &[u8], faults: &mut Faults<'_, '_>) {
    for (at, _) in block.iter().enumerate().filter(|(_, byte)| is_suspect(**byte)) {
        let at = start + at;
        let character = text.get(at..).and_then(|rest| rest.chars().next()).unwrap_or_default();
        if !is_allowed(character) {
            faults.report(Span::new(at, at + character.len_utf8()), Fault::ControlCharacter(character));
        }
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
