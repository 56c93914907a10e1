//! From bytes to text: the encoding that a byte order mark or the XML declaration names, and bytes that are not in it.

use std::borrow::Cow;
use std::path::Path;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_MAC_CYRILLIC};

use crate::diagnostic::{Diagnostic, Diagnostics, Fix};
use crate::source::{SourceFile, Span};

/// So much of a file is searched for the declaration.
const HEAD: usize = 1024;

/// More wrong bytes than this are not told one by one: the whole file is in another encoding.
const MAX_WRONG_BYTES: usize = 1000;

/// A feed as text. Offsets in it are those of the file where that is UTF-8, else those of the file after a conversion
/// to UTF-8.
pub struct Decoded {
    /// The text, with its byte order mark.
    pub file: SourceFile,
    encoding: Form,
}

/// How characters stand in the file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Of(&'static Encoding),
    Utf32 { big_endian: bool },
}

impl Decoded {
    /// `text`, which the file is to hold now, in the encoding of the file. None where not even the text of the file
    /// itself would give the same bytes again: it has bytes that are wrong in its encoding.
    pub fn encode(&self, original: &[u8], text: &str) -> Option<Vec<u8>> {
        let again = self.encoding.encode(self.file.text())?;
        if again == original { self.encoding.encode(text) } else { None }
    }
}

impl Form {
    fn encode(self, text: &str) -> Option<Vec<u8>> {
        match self {
            Self::Of(encoding) if encoding == UTF_16LE => {
                Some(text.encode_utf16().flat_map(u16::to_le_bytes).collect())
            }
            Self::Of(encoding) if encoding == UTF_16BE => {
                Some(text.encode_utf16().flat_map(u16::to_be_bytes).collect())
            }
            Self::Of(encoding) => {
                let (bytes, _, lost) = encoding.encode(text);
                (!lost).then(|| bytes.into_owned())
            }
            Self::Utf32 { big_endian } => {
                let bytes = |c: char| if big_endian { u32::from(c).to_be_bytes() } else { u32::from(c).to_le_bytes() };
                Some(text.chars().flat_map(bytes).collect())
            }
        }
    }
}

/// The text of the feed in `bytes`, reported as `path`. What is wrong with its encoding goes to `found`; the text holds
/// what was probably meant.
pub fn decode(path: &Path, bytes: Vec<u8>, found: &mut Diagnostics) -> Decoded {
    match wide(&bytes) {
        Some(Form::Utf32 { big_endian }) => {
            let file = SourceFile::new(path, utf_32(&bytes, big_endian));
            found.push(unknown(&file, Span::new(0, 0), "the file is in UTF-32, which readers of XML do not know"));
            Decoded { file, encoding: Form::Utf32 { big_endian } }
        }
        Some(Form::Of(encoding)) => utf_16(path, &bytes, encoding, found),
        None => narrow(path, bytes, found),
    }
}

/// The encoding of characters of two or four bytes, told by a byte order mark or by how `<` stands there.
fn wide(bytes: &[u8]) -> Option<Form> {
    match bytes {
        [0xFF, 0xFE, 0, 0, ..] | [b'<', 0, 0, 0, ..] => Some(Form::Utf32 { big_endian: false }),
        [0, 0, 0xFE, 0xFF, ..] | [0, 0, 0, b'<', ..] => Some(Form::Utf32 { big_endian: true }),
        [0xFF, 0xFE, ..] | [b'<', 0, ..] => Some(Form::Of(UTF_16LE)),
        [0xFE, 0xFF, ..] | [0, b'<', ..] => Some(Form::Of(UTF_16BE)),
        _ => None,
    }
}

fn utf_32(bytes: &[u8], big_endian: bool) -> String {
    let code = |four: &[u8]| {
        let four: [u8; 4] = four.try_into().ok()?;
        char::from_u32(if big_endian { u32::from_be_bytes(four) } else { u32::from_le_bytes(four) })
    };
    bytes.chunks(4).map(|four| code(four).unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

fn utf_16(path: &Path, bytes: &[u8], encoding: &'static Encoding, found: &mut Diagnostics) -> Decoded {
    let (text, wrong) = encoding.decode_without_bom_handling(bytes);
    let file = SourceFile::new(path, text);
    match declared(file.text()) {
        Some((name, span)) if !name.to_ascii_lowercase().starts_with("utf-16") => {
            let message = format!("the declaration says {name}, the file is in UTF-16");
            found.push(Diagnostic::error("encoding-mismatch", message).at(file.place(span)).help(SAVE));
        }
        declaration => {
            let span = declaration.map_or(Span::new(0, 0), |(_, span)| span);
            found.push(not_utf_8(&file, span, "UTF-16"));
        }
    }
    let first = file.text().find(char::REPLACEMENT_CHARACTER).filter(|_| wrong);
    if let Some(at) = first {
        let message = "half a character: the bytes here are not UTF-16";
        let span = Span::new(at, at + char::REPLACEMENT_CHARACTER.len_utf8());
        found.push(Diagnostic::error("encoding-invalid-bytes", message).at(file.place(span)));
    }
    Decoded { file, encoding: Form::Of(encoding) }
}

/// Encodings in which ASCII is ASCII.
fn narrow(path: &Path, bytes: Vec<u8>, found: &mut Diagnostics) -> Decoded {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(HEAD)).unwrap_or_default()).into_owned();
    let declaration = declared(&head);
    let marked = bytes.starts_with(b"\xEF\xBB\xBF");
    let Some((name, span)) = declaration else { return utf_8(path, bytes, found) };
    match named(name) {
        Named::Is(encoding) if encoding == UTF_8 => utf_8(path, bytes, found),
        Named::Is(encoding) if !marked && !is_really_utf_8(&bytes) => {
            let file = SourceFile::new(path, encoding.decode_without_bom_handling(&bytes).0);
            found.push(not_utf_8(&file, span, name));
            Decoded { file, encoding: Form::Of(encoding) }
        }
        Named::Is(_) if !marked => {
            let decoded = utf_8(path, bytes, found);
            let message = format!("the declaration says {name}, but the text is UTF-8: readers show é as Ã©");
            found.push(
                Diagnostic::warning("encoding-misdeclared", message)
                    .at(decoded.file.place(span))
                    .help("declare UTF-8")
                    .fix(Fix::safe(span, "UTF-8")),
            );
            decoded
        }
        Named::Unknown => {
            let decoded = utf_8(path, bytes, found);
            found.push(unknown(&decoded.file, span, format!("nobody knows an encoding called `{name}`")));
            decoded
        }
        // What is wrong is the declaration, and to say UTF-8 is right where the text is.
        Named::Is(_) | Named::Ascii | Named::Wide => {
            let ascii = matches!(named(name), Named::Ascii) && bytes.is_ascii();
            let decoded = utf_8(path, bytes, found);
            if !ascii {
                let message = format!("the declaration says {name}, the file is in UTF-8");
                found.push(
                    Diagnostic::error("encoding-mismatch", message)
                        .at(decoded.file.place(span))
                        .help("declare UTF-8")
                        .fix(Fix::safe(span, "UTF-8")),
                );
            }
            decoded
        }
    }
}

const SAVE: &str = "save the feed as UTF-8, and declare that";

fn not_utf_8(file: &SourceFile, span: Span, name: &str) -> Diagnostic {
    let message = format!("the feed is in {name}; Apple and PSP-1 ask for UTF-8");
    Diagnostic::warning("encoding-not-utf8", message).at(file.place(span)).help(SAVE)
}

fn unknown(file: &SourceFile, span: Span, message: impl Into<String>) -> Diagnostic {
    Diagnostic::error("encoding-unknown", message).at(file.place(span)).help(SAVE)
}

/// Is it UTF-8 beyond chance: no byte is wrong, and some characters are not ASCII?
fn is_really_utf_8(bytes: &[u8]) -> bool {
    !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok()
}

fn utf_8(path: &Path, bytes: Vec<u8>, found: &mut Diagnostics) -> Decoded {
    let encoding = Form::Of(UTF_8);
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return Decoded { file: SourceFile::new(path, text), encoding },
        Err(error) => error.into_bytes(),
    };
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
    let mut wrong = Vec::new();
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        for byte in chunk.invalid() {
            let start = text.len();
            // Most often they come from a text in windows-1252.
            text.push_str(&WINDOWS_1252.decode_without_bom_handling(&[*byte]).0);
            wrong.push((*byte, Span::new(start, text.len())));
        }
    }
    let file = SourceFile::new(path, text);
    let many = wrong.len();
    for (byte, span) in wrong.into_iter().take(MAX_WRONG_BYTES) {
        let meant = file.slice(span);
        let mut message = format!("byte 0x{byte:02X} cannot stand in UTF-8");
        if meant.chars().all(|one| !one.is_control()) {
            message.push_str(&format!("; in windows-1252 it is {meant}"));
        }
        let help = if many > MAX_WRONG_BYTES { "there are more of them; save the feed as UTF-8" } else { SAVE };
        found.push(Diagnostic::error("encoding-invalid-bytes", message).at(file.place(span)).help(help));
    }
    Decoded { file, encoding }
}

/// The encoding that the XML declaration names, and where.
fn declared(head: &str) -> Option<(&str, Span)> {
    let start = head.find("<?xml")?;
    let end = start + head.get(start..)?.find("?>")?;
    let at = start + head.get(start..end)?.find("encoding")? + "encoding".len();
    let rest = head.get(at..end)?;
    let open = rest.find(['"', '\''])?;
    let quote = rest.get(open..)?.chars().next()?;
    let name = rest.get(open + 1..)?.split(quote).next()?;
    let start = at + open + 1;
    Some((name, Span::new(start, start + name.len())))
}

/// What the name of an encoding means.
enum Named {
    Is(&'static Encoding),
    /// Bytes above 127 are wrong in it.
    Ascii,
    /// Characters of two or four bytes, which the file has not.
    Wide,
    Unknown,
}

fn named(name: &str) -> Named {
    let name: Cow<'_, str> = name.trim().to_ascii_lowercase().into();
    match name.as_ref() {
        "us-ascii" | "ascii" | "iso646-us" | "ansi_x3.4-1968" => Named::Ascii,
        "mac-cyrillic" | "maccyrillic" => Named::Is(X_MAC_CYRILLIC),
        // These stand for UTF-16 for historical reasons, or for something that no feed is in.
        "utf-16" | "utf-16le" | "utf-16be" | "unicode" | "ucs-2" | "iso-10646-ucs-2" | "utf-32" | "utf-32le"
        | "utf-32be" | "ucs-4" | "iso-10646-ucs-4" => Named::Wide,
        name => Encoding::for_label_no_replacement(name.as_bytes()).map_or(Named::Unknown, Named::Is),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text, and what was told.
    fn read(bytes: &[u8]) -> (String, Vec<String>) {
        let mut found = Diagnostics::new();
        let decoded = decode(Path::new("feed.xml"), bytes.to_vec(), &mut found);
        let text = decoded.file.text().to_owned();
        if found.iter().all(|one| one.rule != "encoding-invalid-bytes") {
            assert_eq!(decoded.encode(bytes, &text).as_deref(), Some(bytes), "{text}");
        }
        (text, found.iter().map(ToString::to_string).collect())
    }

    fn utf_16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn marks_and_declarations_say_how_bytes_are_read() {
        let feed = "<?xml version=\"1.0\" encoding=\"NAME\"?><rss>é</rss>";
        let named = |name: &str| feed.replace("NAME", name);
        for text in [named("UTF-16"), format!("\u{FEFF}{}", named("utf-16"))] {
            let told = vec![
                "feed.xml:1:32: warning: the feed is in UTF-16; Apple and PSP-1 ask for UTF-8 [encoding-not-utf8]"
                    .replace("32", if text.starts_with('<') { "31" } else { "32" }),
            ];
            assert_eq!(read(&utf_16(&text, u16::to_le_bytes)), (text.clone(), told.clone()));
            assert_eq!(read(&utf_16(&text, u16::to_be_bytes)), (text.clone(), told));
        }
        assert_eq!(read(named("utf-8").as_bytes()), (named("utf-8"), vec![]));
        let latin_1 = WINDOWS_1252.encode(&named("iso-8859-1")).0.into_owned();
        assert_eq!(read(&latin_1).0, named("iso-8859-1"));
        let utf_32: Vec<u8> = named("x").chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
        assert_eq!(read(&utf_32).0, named("x"));
    }

    #[test]
    fn declarations_that_do_not_fit_are_told() {
        let feeds: [&[u8]; 7] = [
            b"<?xml version='1.0' encoding='x-fake'?><rss/>",
            b"\xEF\xBB\xBF<?xml version='1.0' encoding='us-ascii'?><rss>\xC3\xA9</rss>",
            b"<?xml version='1.0' encoding='utf-16'?><rss/>",
            b"<?xml version='1.0' encoding='iso-8859-1'?><rss>\xC3\xA9</rss>",
            b"<?xml version='1.0' encoding='us-ascii'?><rss/>",
            b"<?xml version='1.0'?><rss>caf\xE9 \x81</rss>",
            b"<?xml version='1.0' encoding='windows-1251'?><rss>\xC0</rss>",
        ];
        let told: Vec<String> = feeds.iter().flat_map(|feed| read(feed).1).collect();
        insta::assert_snapshot!(told.join("\n"));
        let wrong = utf_16("\u{FEFF}<?xml version='1.0' encoding='utf-8'?><rss/>", u16::to_be_bytes);
        assert!(read(&wrong).1[0].contains("the declaration says utf-8, the file is in UTF-16"));
    }

    #[test]
    fn bytes_that_are_wrong_are_not_written_again() {
        let bytes = b"<rss>caf\xE9</rss>";
        let decoded = decode(Path::new("feed.xml"), bytes.to_vec(), &mut Diagnostics::new());
        assert_eq!(decoded.file.text(), "<rss>café</rss>");
        assert_eq!(decoded.encode(bytes, "<rss>tea</rss>"), None);
    }
}
