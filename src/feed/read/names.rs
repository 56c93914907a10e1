//! Names of elements, attributes and entities: XML 1.0, 2.3, and Namespaces in XML 1.0.
//!
//! The fifth edition allows more letters than the fourth, emoji among them. Many readers keep to the fourth, so what only
//! the fifth allows beyond the basic plane is refused here, too.

/// Where the first character stands that cannot be part of a name, or an empty half beside a colon; none for a name
/// that is right. `colons` says how many colons it may have: one in names of elements and attributes, else none.
pub(super) fn fault(name: &str, colons: usize) -> Option<usize> {
    let mut part_begins = true;
    let mut seen = 0;
    for (at, character) in name.char_indices() {
        if character == ':' {
            seen += 1;
            if part_begins || seen > colons {
                return Some(at);
            }
            part_begins = true;
        } else if part_begins && !is_start(character) || !is_inside(character) {
            return Some(at);
        } else {
            part_begins = false;
        }
    }
    part_begins.then_some(name.len().saturating_sub(1))
}

/// May a name begin with it?
pub(super) fn is_start(character: char) -> bool {
    matches!(character,
        'A'..='Z' | 'a'..='z' | '_' | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2FF}'
        | '\u{370}'..='\u{37D}' | '\u{37F}'..='\u{1FFF}' | '\u{200C}'..='\u{200D}' | '\u{2070}'..='\u{218F}'
        | '\u{2C00}'..='\u{2FEF}' | '\u{3001}'..='\u{D7FF}' | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FEFE}'
        | '\u{FF00}'..='\u{FFDC}')
}

/// May it stand inside a name (colons apart)?
pub(super) fn is_inside(character: char) -> bool {
    is_start(character)
        || matches!(character, '-' | '.' | '0'..='9' | '\u{B7}' | '\u{300}'..='\u{36F}' | '\u{203F}'..='\u{2040}')
}

/// White space as XML knows it; there is more of it in Unicode.
pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}

/// Is there nothing but XML's white space?
pub(super) fn is_blank(text: &str) -> bool {
    text.bytes().all(is_space)
}

#[cfg(test)]
mod tests {
    use super::fault;

    #[test]
    fn names_are_told_from_what_is_none() {
        for name in ["title", "itunes:image", "_a-b.c", "Überschrift"] {
            assert_eq!(fault(name, 1), None, "{name}");
        }
        let wrong = [("1st", 0), ("a:1", 2), (":a", 0), ("a:", 1), ("a:b:c", 3), ("a,b", 1), ("a&b", 1), ("", 0)];
        for (name, at) in wrong {
            assert_eq!(fault(name, 1), Some(at), "{name}");
        }
        assert_eq!(fault("a:b", 0), Some(1));
    }
}
