//! Enclosures: addresses, and the media types that podcast apps expect.

use percent_encoding::percent_decode_str;
use serde::{Deserialize, Serialize};
use url::Url;

/// The audio of an item (RSS 2.0 `enclosure`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enclosure {
    /// Address, without a measurement prefix.
    pub url: Url,
    /// Size in bytes; none when nobody states it.
    pub length: Option<u64>,
    /// Media type, as Apple writes it.
    pub media_type: String,
}

/// What an enclosure is where nothing tells its type.
pub const USUAL_TYPE: &str = "audio/mpeg";

/// Address of an enclosure behind a measurement prefix.
///
/// OP3 and Podtrac want the address without `https://`; other schemes stay.
pub fn prefixed(prefix: Option<&Url>, url: &Url) -> String {
    let address = url.as_str();
    match prefix {
        Some(prefix) if !address.starts_with(prefix.as_str()) => {
            let slash = if prefix.as_str().ends_with('/') { "" } else { "/" };
            format!("{prefix}{slash}{}", address.strip_prefix("https://").unwrap_or(address))
        }
        _ => address.to_owned(),
    }
}

/// The media type to write: the stated one in Apple's spelling, else the one that the extension of `path` tells.
pub fn media_type(stated: Option<&str>, path: &str) -> Option<String> {
    let extension = extension(path);
    let stated = stated.map(|stated| stated.trim().to_ascii_lowercase()).filter(|stated| stated.contains('/'));
    match (stated.as_deref(), extension.as_str()) {
        (Some("audio/mp3" | "audio/mpeg3" | "audio/x-mp3" | "audio/x-mpeg"), _) => Some("audio/mpeg".into()),
        (Some("audio/m4a" | "audio/mp4a-latm"), _) | (Some("audio/mp4" | "audio/aac"), "m4a") => {
            Some("audio/x-m4a".into())
        }
        (Some("video/m4v"), _) | (Some("video/mp4"), "m4v") => Some("video/x-m4v".into()),
        (Some(other), _) => Some(other.into()),
        (None, extension) => by_extension(extension).map(str::to_owned),
    }
}

fn by_extension(extension: &str) -> Option<&'static str> {
    Some(match extension {
        "mp3" => "audio/mpeg",
        "m4a" => "audio/x-m4a",
        "mp4" => "video/mp4",
        "m4v" => "video/x-m4v",
        "mov" => "video/quicktime",
        "ogg" | "oga" => "audio/ogg",
        "opus" => "audio/opus",
        "flac" => "audio/flac",
        "wav" => "audio/wav",
        "aac" => "audio/aac",
        "pdf" => "application/pdf",
        _ => return None,
    })
}

/// The extension of a path or an address, in lower case.
fn extension(path: &str) -> String {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let path = percent_decode_str(path).decode_utf8_lossy();
    let name = path.rsplit(['/', '\\']).next().unwrap_or_default();
    name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_written_as_apple_writes_them() {
        assert_eq!(media_type(Some("audio/mp3"), "a").as_deref(), Some("audio/mpeg"));
        assert_eq!(media_type(Some("audio/mp4"), "https://example.org/a.m4a?x=.mp3").as_deref(), Some("audio/x-m4a"));
        assert_eq!(media_type(None, "audio/Ep 1.MP3").as_deref(), Some("audio/mpeg"));
        assert_eq!(media_type(Some("mp3"), "a.opus").as_deref(), Some("audio/opus"));
        assert_eq!(media_type(None, "https://example.org/play/12"), None);
    }

    #[test]
    fn a_prefix_is_put_before_the_address_once() {
        let prefix = Url::parse("https://op3.dev/e").unwrap();
        let behind = |address: &str| prefixed(Some(&prefix), &Url::parse(address).unwrap());
        assert_eq!(behind("https://example.org/1.mp3"), "https://op3.dev/e/example.org/1.mp3");
        assert_eq!(behind("http://example.org/1.mp3"), "https://op3.dev/e/http://example.org/1.mp3");
        assert_eq!(behind("https://op3.dev/e/example.org/1.mp3"), "https://op3.dev/e/example.org/1.mp3");
    }
}
