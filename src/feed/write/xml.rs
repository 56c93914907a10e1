//! XML that people can review: indented, no needless references, no elements that are open only to be closed.

use std::borrow::Cow;

use quick_xml::events::{BytesStart, BytesText, Event};
use quick_xml::{Reader, Writer};

/// Is `c` a character that XML 1.0 allows and that means something in text?
///
/// Control characters (C0 but for tab and line ends, DEL, C1) and the two that are no characters are not.
pub fn is_xml_text(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{7E}' | '\u{A0}'..='\u{FFFD}' | '\u{10000}'..)
}

/// `text` without what [`is_xml_text`] refuses.
pub fn only_xml_text(text: &str) -> Cow<'_, str> {
    if is_all_xml_text(text) { text.into() } else { text.chars().filter(|c| is_xml_text(*c)).collect() }
}

/// Does [`is_xml_text`] refuse nothing of `text`? A feed has megabytes of it: characters are looked at only where the
/// bytes of a block leave a doubt.
fn is_all_xml_text(text: &str) -> bool {
    const BLOCK: usize = 128;
    let accepted = |at: usize| text.get(at..).is_some_and(|rest| rest.starts_with(is_xml_text));
    text.as_bytes().chunks(BLOCK).zip((0..).step_by(BLOCK)).all(|(block, start)| {
        // Without a way out in the middle the compiler compares many bytes at once.
        let doubtful = block.iter().fold(false, |doubtful, byte| doubtful | may_begin_refused(*byte));
        !doubtful || block.iter().zip(start..).all(|(byte, at)| !may_begin_refused(*byte) || accepted(at))
    })
}

/// May `byte` be the first one of a character that [`is_xml_text`] refuses: a control, or the lead of C1 or of U+FFFE?
fn may_begin_refused(byte: u8) -> bool {
    (byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r')) || matches!(byte, 0x7F | 0xC2 | 0xEF)
}

/// The same document, indented by two blanks.
pub(super) fn tidy(compact: &str) -> Result<String, rss::Error> {
    let mut reader = Reader::from_str(compact);
    let mut writer = Writer::new_with_indent(Vec::with_capacity(compact.len() * 9 / 8), b' ', 2);
    // A start tag waits here for what follows: an end tag makes the two an empty element.
    let mut start = None;
    loop {
        let event = reader.read_event()?;
        if let Some(start) = start.take() {
            if matches!(event, Event::End(_)) {
                // Without attributes it says nothing at all.
                if has_attributes(&start) {
                    writer.write_event(Event::Empty(start))?;
                }
                continue;
            }
            writer.write_event(Event::Start(start))?;
        }
        match event {
            Event::Eof => break,
            Event::Start(tag) => start = Some(tag),
            Event::GeneralRef(name) => {
                let reference = format!("&{};", String::from_utf8_lossy(&name));
                writer.write_event(Event::Text(BytesText::from_escaped(in_text(&reference))))?;
            }
            other => writer.write_event(other)?,
        }
    }
    let mut bytes = writer.into_inner();
    bytes.push(b'\n');
    String::from_utf8(bytes).map_err(|error| error.utf8_error().into())
}

fn has_attributes(tag: &BytesStart<'_>) -> bool {
    tag.attributes().next().is_some()
}

/// Quotes need no reference outside attributes.
fn in_text(reference: &str) -> &str {
    match reference {
        "&apos;" => "'",
        "&quot;" => "\"",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn exactly_what_is_no_text_goes() {
        for c in (0..0x11_0000).filter_map(char::from_u32) {
            // Behind a block, and across the end of one.
            for before in ["", &"-".repeat(127), &"é".repeat(64)] {
                let text = format!("{before}{c}.");
                let kept = if is_xml_text(c) { text.clone() } else { format!("{before}.") };
                assert_eq!(only_xml_text(&text), kept, "{c:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn any_text_loses_only_what_is_no_text(text in "[\\x00-\\u{FFFF}]{0,300}") {
            let kept: String = text.chars().filter(|c| is_xml_text(*c)).collect();
            prop_assert_eq!(only_xml_text(&text), kept);
        }
    }
}
