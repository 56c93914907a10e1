//! Cover art: size and type, read from headers only, and what podcast apps ask of it.

mod details;

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use imagesize::{ImageError, ImageType};

use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::source::resolve_inside;
pub use details::Details;

/// Extensions of pictures that pages show.
const PICTURES: [&str; 7] = ["jpg", "jpeg", "png", "webp", "gif", "svg", "avif"];

/// Does the path or address end like that of a picture?
pub(crate) fn is_picture(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    PICTURES.iter().any(|known| known.eq_ignore_ascii_case(extension))
}

/// Smallest side of a cover in pixels (Apple, PSP-1).
pub const MIN_SIDE: usize = 1400;
/// Largest side of a cover in pixels (Apple, PSP-1).
pub const MAX_SIDE: usize = 3000;

/// Dots per inch that Apple asks for.
const DENSITY: u32 = 72;
/// Bytes of a picture that phones load slowly.
const HEAVY: u64 = 1_000_000;

/// What the headers of a picture say.
#[derive(Debug, Clone, PartialEq)]
pub struct CoverFacts {
    /// Path relative to the show.
    pub path: PathBuf,
    /// Width in pixels.
    pub width: usize,
    /// Height in pixels.
    pub height: usize,
    /// Media type by content, such as `image/jpeg`.
    pub media_type: &'static str,
    /// Size of the file in bytes.
    pub bytes: u64,
    /// What its parts say.
    pub details: Details,
}

/// Is the picture `root`/`relative` square, and large enough for a cover?
pub(crate) fn may_be_cover(root: &Path, relative: &Path) -> bool {
    probe_cover(root, relative).is_ok_and(|cover| cover.width == cover.height && cover.width >= MIN_SIDE)
}

/// Reads the headers of the picture `root`/`relative`.
///
/// # Errors
/// One diagnostic on the file: `path-leaves-show`, `cover-missing` (no such file, or it cannot be read) or
/// `cover-not-an-image`.
pub fn probe_cover(root: &Path, relative: &Path) -> Result<CoverFacts, Diagnostic> {
    let missing = |why: String| Diagnostic::error("cover-missing", why).in_file(relative);
    let unreadable = |error: std::io::Error| missing(format!("cannot read the cover: {error}"));
    let path = resolve_inside(root, relative).map_err(|fault| match fault.rule {
        "unreadable-file" => Diagnostic { rule: "cover-missing", ..fault },
        _ => fault,
    })?;
    let metadata = path.metadata().map_err(unreadable)?;
    // Asked before opening: to open a named pipe would wait for a writer.
    if !metadata.is_file() {
        return Err(missing("the cover is not a regular file".into()));
    }
    let mut reader = BufReader::new(File::open(&path).map_err(unreadable)?);
    let not_an_image = |error: ImageError| {
        let why = match error {
            ImageError::IoError(_) => "it ends before it tells its size".to_owned(),
            other => other.to_string(),
        };
        Diagnostic::error("cover-not-an-image", format!("the cover is not a picture that podwright knows: {why}"))
            .in_file(relative)
            .help("save it as JPEG or PNG; a file of Git LFS needs `git lfs pull` first")
    };
    let kind = imagesize::reader_type(&mut reader).map_err(not_an_image)?;
    let media_type = media_type(kind).ok_or_else(|| not_an_image(ImageError::NotSupported))?;
    let size = kind.reader_size(&mut reader).map_err(not_an_image)?;
    let bytes = metadata.len();
    let details = details::read(&mut reader, kind, bytes).map_err(unreadable)?;
    Ok(CoverFacts { path: relative.into(), width: size.width, height: size.height, media_type, bytes, details })
}

/// What Apple Podcasts and PSP-1 would not accept: warnings, for a feed can be made of any picture.
///
/// Rules: `cover-not-square`, `cover-too-small`, `cover-too-large`, `cover-format`, `cover-extension`, `cover-colours`,
/// `cover-transparent`, `cover-animated`, `cover-cut`.
pub fn check_cover(cover: &CoverFacts) -> Diagnostics {
    let size = format!("{} × {} pixels", cover.width, cover.height);
    let right_size = || format!("make it square, {MIN_SIDE} to {MAX_SIDE} pixels a side; Apple prefers {MAX_SIDE}");
    let mut findings = Diagnostics::new();
    let mut warn = |rule, message: String, help: String| {
        findings.push(Diagnostic::warning(rule, message).in_file(&cover.path).help(help));
    };
    if cover.width != cover.height {
        warn("cover-not-square", format!("the cover has {size}, which is not square"), right_size());
    }
    if cover.width.min(cover.height) < MIN_SIDE {
        warn("cover-too-small", format!("the cover has {size}; apps ask for {MIN_SIDE} at least"), right_size());
    }
    if cover.width.max(cover.height) > MAX_SIDE {
        warn("cover-too-large", format!("the cover has {size}; apps take {MAX_SIDE} at most"), right_size());
    }
    match extensions(cover.media_type) {
        [] => warn(
            "cover-format",
            format!("the cover is {}, which podcast apps need not show", cover.media_type),
            "save it as JPEG or PNG".into(),
        ),
        [first, ..] if !has_extension(&cover.path, cover.media_type) => warn(
            "cover-extension",
            format!("the cover is {}, but its name does not end like one", cover.media_type),
            format!("name it {}", cover.path.with_extension(first).display()),
        ),
        _ => {}
    }
    let details = &cover.details;
    let parts = [
        (details.is_cut, "cover-cut", "the end of the cover is missing", "copy it again from where it is whole"),
        (
            details.is_cmyk,
            "cover-colours",
            "the cover has the four colours of print (CMYK)",
            "save it in RGB, with the profile sRGB",
        ),
        (
            details.has_alpha,
            "cover-transparent",
            "the cover has an alpha channel",
            "save it without transparency: apps put it on white, black or anything else",
        ),
        (details.is_animated, "cover-animated", "the cover is animated", "save one picture of it"),
    ];
    for (_, rule, message, help) in parts.into_iter().filter(|(is_so, ..)| *is_so) {
        findings.push(Diagnostic::warning(rule, message).in_file(&cover.path).help(help));
    }
    findings
}

/// What could be better, though all platforms accept it: advice for the owner of the picture.
///
/// Rules: `cover-size-preferred`, `cover-density`, `cover-heavy`.
pub fn advise_on_cover(cover: &CoverFacts) -> Diagnostics {
    let mut findings = Diagnostics::new();
    let mut advise = |rule, message: String| {
        findings.push(Diagnostic::new(rule, Severity::Info, message).in_file(&cover.path));
    };
    if cover.width == cover.height && (MIN_SIDE..MAX_SIDE).contains(&cover.width) {
        let message = format!("the cover has {} pixels a side; Apple prefers {MAX_SIDE}", cover.width);
        advise("cover-size-preferred", message);
    }
    if let Some(dpi) = cover.details.dpi.filter(|dpi| *dpi != DENSITY) {
        advise("cover-density", format!("the cover says {dpi} dots per inch; Apple asks for {DENSITY}"));
    }
    if cover.bytes > HEAVY {
        let message = format!("the cover has {} kB; apps on the road load one of 500 kB sooner", cover.bytes / 1000);
        advise("cover-heavy", message);
    }
    findings
}

/// The media type of a picture that begins with `head`.
pub(crate) fn media_type_of(head: &[u8]) -> Option<&'static str> {
    media_type(imagesize::image_type(head).ok()?)
}

/// What podcast apps mind in a picture that begins with `head`, each a predicate to "the picture", and its media type; none
/// where it is no picture. A head that is too short for its size has no faults.
pub(crate) fn faults_of_head(head: &[u8]) -> (Vec<String>, Option<&'static str>) {
    let Some(media_type) = media_type_of(head) else { return (Vec::new(), None) };
    let mut faults = Vec::new();
    if extensions(media_type).is_empty() {
        faults.push("is neither JPEG nor PNG".into());
    }
    if let Ok(size) = imagesize::blob_size(head) {
        let (width, height) = (size.width, size.height);
        if width != height {
            faults.push(format!("has {width} × {height} pixels and is not square"));
        }
        if width.min(height) < MIN_SIDE {
            faults.push(format!("has {} pixels a side, less than {MIN_SIDE}", width.min(height)));
        }
        if width.max(height) > MAX_SIDE {
            faults.push(format!("has {} pixels a side, more than {MAX_SIDE}", width.max(height)));
        }
    }
    (faults, Some(media_type))
}

/// Extensions of the types that Apple and PSP-1 accept, the usual one first.
fn extensions(media_type: &str) -> &'static [&'static str] {
    match media_type {
        "image/jpeg" => &["jpg", "jpeg"],
        "image/png" => &["png"],
        _ => &[],
    }
}

fn has_extension(path: &Path, media_type: &str) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    extensions(media_type).iter().any(|right| right.eq_ignore_ascii_case(extension))
}

fn media_type(kind: ImageType) -> Option<&'static str> {
    Some(match kind {
        ImageType::Jpeg => "image/jpeg",
        ImageType::Png => "image/png",
        ImageType::Gif => "image/gif",
        ImageType::Webp => "image/webp",
        ImageType::Heif(imagesize::Compression::Av1) => "image/avif",
        ImageType::Heif(_) => "image/heif",
        ImageType::Jxl => "image/jxl",
        ImageType::Bmp => "image/bmp",
        ImageType::Tiff => "image/tiff",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use proptest::prelude::*;

    use super::*;

    /// The first bytes of a PNG file.
    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        bytes.extend(width.to_be_bytes());
        bytes.extend(height.to_be_bytes());
        bytes.extend(b"\x08\x02\0\0\0CRC!\0\0\0\0IENDCRC!");
        bytes
    }

    fn probed(name: &str, content: &[u8]) -> Result<CoverFacts, Diagnostic> {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(name), content).unwrap();
        probe_cover(folder.path(), Path::new(name))
    }

    fn rules(name: &str, content: &[u8]) -> Vec<&'static str> {
        check_cover(&probed(name, content).unwrap()).iter().map(|finding| finding.rule).collect()
    }

    #[test]
    fn the_cover_of_the_demo_show_is_as_apps_want_it() {
        let cover = probe_cover(Path::new("feeds/demo"), Path::new("cover.jpg")).unwrap();
        assert_eq!((cover.width, cover.height, cover.media_type), (1400, 1400, "image/jpeg"));
        assert_eq!(check_cover(&cover), []);
    }

    #[test]
    fn sizes_are_judged() {
        assert_eq!(rules("cover.png", &png(3000, 3000)), [""; 0]);
        assert_eq!(rules("cover.png", &png(1399, 1399)), ["cover-too-small"]);
        assert_eq!(rules("cover.PNG", &png(3001, 3001)), ["cover-too-large"]);
        assert_eq!(rules("cover.png", &png(1920, 1080)), ["cover-not-square", "cover-too-small"]);
        assert_eq!(rules("cover.png", &png(1000, 4000)), ["cover-not-square", "cover-too-small", "cover-too-large"]);
    }

    #[test]
    fn types_are_judged_by_content() {
        assert_eq!(rules("cover.gif", b"GIF89a\xDC\x05\xDC\x05\0\0"), ["cover-format"]);
        let finding = check_cover(&probed("cover.jpg", &png(1400, 1400)).unwrap()).remove(0);
        assert_eq!(
            finding.to_string(),
            "cover.jpg:1:1: warning: the cover is image/png, but its name does not end like one [cover-extension]"
        );
        assert_eq!(finding.help.as_deref(), Some("name it cover.png"));
    }

    fn advice(content: &[u8]) -> Vec<&'static str> {
        advise_on_cover(&probed("cover.png", content).unwrap()).iter().map(|finding| finding.rule).collect()
    }

    /// A PNG with `chunk` behind its head.
    fn png_with(chunk: &[u8]) -> Vec<u8> {
        let mut bytes = png(1400, 1400);
        bytes.splice(33..33, chunk.iter().copied());
        bytes
    }

    #[test]
    fn parts_of_png_are_judged() {
        assert_eq!(rules("cover.png", &png_with(b"\0\0\0\x01tRNS.CRC!")), ["cover-transparent"]);
        assert_eq!(rules("cover.png", &png_with(b"\0\0\0\x08acTL........CRC!")), ["cover-animated"]);
        let mut with_alpha = png(1400, 1400);
        with_alpha[25] = 6;
        assert_eq!(rules("cover.png", &with_alpha), ["cover-transparent"]);
        assert_eq!(rules("cover.png", &png(1400, 1400)[..40]), ["cover-cut"]);
        // 11811 dots a metre are 300 an inch.
        let dense = png_with(b"\0\0\0\x09pHYs\0\0\x2E\x23\0\0\x2E\x23\x01CRC!");
        assert_eq!(advice(&dense), ["cover-size-preferred", "cover-density"]);
    }

    #[test]
    fn parts_of_jpeg_are_judged() {
        let jpeg = fs::read("feeds/demo/cover.jpg").unwrap();
        assert_eq!(rules("cover.jpg", &jpeg), [""; 0]);
        assert_eq!(rules("cover.jpg", &jpeg[..jpeg.len() - 400]), ["cover-cut"]);
        let frame = jpeg.windows(2).position(|marker| matches!(marker, [0xFF, 0xC0 | 0xC2])).unwrap();
        let mut printed = jpeg.clone();
        printed[frame + 9] = 4;
        assert_eq!(rules("cover.jpg", &printed), ["cover-colours"]);
        assert_eq!(advice(&[&jpeg[..], &[0; 1_000_000]].concat()), ["cover-size-preferred", "cover-heavy"]);
    }

    #[test]
    fn what_is_no_picture_is_told() {
        for content in [&b""[..], b"x", b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>", b"\x89PNG\r\n\x1a\n"] {
            assert_eq!(probed("cover.png", content).unwrap_err().rule, "cover-not-an-image", "{content:?}");
        }
    }

    #[test]
    fn a_cover_that_is_not_there_is_told() {
        assert_eq!(probe_cover(Path::new("feeds/demo"), Path::new("none.png")).unwrap_err().rule, "cover-missing");
        assert_eq!(probe_cover(Path::new("feeds"), Path::new("demo")).unwrap_err().rule, "cover-missing");
        assert_eq!(probe_cover(Path::new("feeds"), Path::new("../x.png")).unwrap_err().rule, "path-leaves-show");
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(
            magic in prop::sample::select(vec![
                &b""[..], b"\x89PNG\r\n\x1a\n", b"\xFF\xD8\xFF", b"GIF89a", b"RIFF\0\0\0\0WEBP", b"II*\0", b"MM\0*", b"BM",
                b"\0\0\0\x18ftypheic", b"\0\0\0\x18ftypavif", b"\xFF\x0A", b"8BPS", b"\0\0\x02",
            ]),
            content in prop::collection::vec(any::<u8>(), 0..200),
        ) {
            if let Ok(cover) = probed("cover.png", &[magic, &content].concat()) {
                check_cover(&cover);
            }
        }
    }
}
