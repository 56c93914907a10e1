//! Media types (RFC 6838).

use super::{Fault, Kind};

/// Types of transcripts, by the extensions of their files (podcast namespace, docs/tags/transcript.md).
pub const TRANSCRIPTS: [(&str, &str); 6] = [
    ("vtt", "text/vtt"),
    ("srt", "application/x-subrip"),
    ("json", "application/json"),
    ("html", "text/html"),
    ("htm", "text/html"),
    ("txt", "text/plain"),
];

/// What is wrong with a media type: `type/subtype`, with parameters where one likes.
pub fn check(text: &str) -> Option<Fault> {
    let essence = text.split(';').next().unwrap_or_default().trim_end();
    let parameters = text.split(';').skip(1).all(is_parameter);
    let good = parameters && essence.split_once('/').is_some_and(|(top, sub)| is_name(top) && is_name(sub));
    if good {
        return None;
    }
    let fault = Fault::new(Kind::MediaType, "is no media type");
    Some(match by_name(essence) {
        Some(known) => fault.help(format!("write `{known}`")).perhaps(known),
        None => fault.help("write it like `audio/mpeg`"),
    })
}

/// What people write for a type: the extension, or half of it.
fn by_name(text: &str) -> Option<&'static str> {
    Some(match text.trim_start_matches('.').to_ascii_lowercase().as_str() {
        "mp3" | "mpeg" | "audio" | "audio mpeg" | "audio/mpeg/" => "audio/mpeg",
        "m4a" => "audio/x-m4a",
        "mp4" | "video" => "video/mp4",
        "vtt" => "text/vtt",
        "srt" => "application/x-subrip",
        "json" => "application/json",
        "html" => "text/html",
        "txt" | "text" => "text/plain",
        _ => return None,
    })
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$&-^_.+".contains(&b))
}

fn is_parameter(text: &str) -> bool {
    let Some((name, value)) = text.trim().split_once('=') else { return false };
    let quoted = value.len() >= 2 && value.starts_with('"') && value.ends_with('"');
    is_name(name.trim_end()) && (quoted || is_name(value.trim_start()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_have_two_parts() {
        for good in [
            "audio/mpeg",
            "application/x-subrip",
            "application/json+chapters",
            "video/mp4; codecs=\"avc1, mp4a\"",
            "text/plain;charset=utf-8",
        ] {
            assert_eq!(check(good), None, "{good}");
        }
        for bad in ["", "audio", "audio/", "/mpeg", "audio/mpeg/x", "audio mpeg", "audio/mpeg;x", "[TYPE]/x y"] {
            assert!(check(bad).is_some(), "{bad}");
        }
        assert_eq!(check("mp3").unwrap().better.unwrap().value, "audio/mpeg");
    }
}
