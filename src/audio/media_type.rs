//! Media types of enclosures.

use lofty::file::FileType;
use url::Url;

/// Extension and media type. Apple's spelling (Podcasts RSS feed requirements) where Apple names one, since Apple
/// goes by the extension; IANA's elsewhere.
const BY_EXTENSION: [(&str, &str); 18] = [
    ("mp3", "audio/mpeg"),
    ("m4a", "audio/x-m4a"),
    ("m4b", "audio/x-m4a"),
    ("mp4", "video/mp4"),
    ("m4v", "video/x-m4v"),
    ("mov", "video/quicktime"),
    ("ogg", "audio/ogg"),
    ("oga", "audio/ogg"),
    ("spx", "audio/ogg"),
    ("opus", "audio/opus"),
    ("flac", "audio/flac"),
    ("wav", "audio/wav"),
    ("aac", "audio/aac"),
    ("aif", "audio/aiff"),
    ("aiff", "audio/aiff"),
    ("pdf", "application/pdf"),
    ("epub", "application/epub+zip"),
    ("m3u8", "application/x-mpegURL"),
];

/// The media type that the extension of a path or URL promises, such as `audio/mpeg` for
/// `https://example.org/1.mp3?from=feed`; none for an unknown extension. Upper and lower case are the same.
pub fn media_type_for_extension(path_or_url: &str) -> Option<&'static str> {
    let url = path_or_url.contains("://").then(|| Url::parse(path_or_url).ok()).flatten();
    let path = url.as_ref().map_or(path_or_url, Url::path);
    let name = path.rsplit(['/', '\\']).next()?;
    let (_, extension) = name.rsplit_once('.')?;
    BY_EXTENSION.iter().find(|(known, _)| known.eq_ignore_ascii_case(extension)).map(|(_, media_type)| *media_type)
}

/// One of the media types that podwright gives to audio and video, spelt as it spells them.
pub(crate) fn known_media_type(text: &str) -> Option<&'static str> {
    let of_formats = ["audio/x-ape", "audio/x-musepack", "audio/x-wavpack"];
    BY_EXTENSION.iter().map(|(_, known)| *known).chain(of_formats).find(|known| known.eq_ignore_ascii_case(text))
}

/// The media type of a format that holds nothing but audio.
pub(super) const fn of_file_type(file_type: FileType) -> Option<&'static str> {
    Some(match file_type {
        FileType::Mpeg => "audio/mpeg",
        FileType::Aac => "audio/aac",
        FileType::Vorbis | FileType::Speex => "audio/ogg",
        FileType::Opus => "audio/opus",
        FileType::Flac => "audio/flac",
        FileType::Wav => "audio/wav",
        FileType::Aiff => "audio/aiff",
        FileType::Ape => "audio/x-ape",
        FileType::Mpc => "audio/x-musepack",
        FileType::WavPack => "audio/x-wavpack",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::media_type_for_extension as of;

    #[test]
    fn the_path_of_a_url_decides() {
        assert_eq!(of("https://op3.dev/e/cdn.example.org/001.mp3?x=.pdf#t=1.wav"), Some("audio/mpeg"));
        assert_eq!(of("https://example.mp3/"), None);
        assert_eq!(of("https://example.org/download?file=1.mp3"), None);
    }

    #[test]
    fn paths_are_taken_as_they_are() {
        assert_eq!(of("audio/001.M4A"), Some("audio/x-m4a"));
        assert_eq!(of("audio/what?.mp3"), Some("audio/mpeg"));
        assert_eq!(of("audio.mp3/001"), None);
        assert_eq!(of("mp3"), None);
        assert_eq!(of(""), None);
    }
}
