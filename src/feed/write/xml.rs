//! XML that people can review: indented, no needless references, no elements that are open only to be closed.

use std::borrow::Cow;

use quick_xml::events::{BytesStart, BytesText, Event};
use quick_xml::{Error, Reader, Writer};

/// Is `c` a character that XML 1.0 allows and that means something in text?
///
/// Control characters (C0 but for tab and line ends, DEL, C1) and the two that are no characters are not.
pub fn is_xml_text(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{7E}' | '\u{A0}'..='\u{FFFD}' | '\u{10000}'..)
}

/// `text` without what [`is_xml_text`] refuses.
pub fn only_xml_text(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_xml_text) { text.into() } else { text.chars().filter(|c| is_xml_text(*c)).collect() }
}

/// The same document, indented by two blanks.
pub(super) fn tidy(compact: &str) -> Result<String, Error> {
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
    Ok(String::from_utf8_lossy(&bytes).into_owned())
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
