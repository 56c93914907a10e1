//! Text files with byte spans, and the way from a byte offset to a line and a column.

mod ahead;
mod position;
mod written;

use std::fs::File;
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, OnceLock};

use crate::diagnostic::Diagnostic;
pub(crate) use ahead::fetch_ahead;
use position::Index;
pub use position::Position;
pub(crate) use position::each_line;
use written::Written;

/// Sources above this size are refused: notes and transcripts are a few hundred kilobytes at most, and everything
/// downstream is sized by its input.
pub const MAX_SOURCE_BYTES: u64 = 32 * 1024 * 1024;

/// Gives the files that findings point at; `None` where one cannot be read (any more).
pub type Library<'a> = &'a dyn Fn(&Path) -> Option<SourceFile>;

/// A half-open range of bytes in one [`SourceFile`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The range `start..end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The same range, `by` bytes further on: for text that was parsed out of the middle of a file.
    pub const fn shifted(self, by: usize) -> Self {
        Self::new(self.start + by, self.end + by)
    }
}

impl From<std::ops::Range<usize>> for Span {
    fn from(range: std::ops::Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

/// One text file of a show: its path as people write it, its text, and where its lines begin.
///
/// Of notes in another language than Markdown the text is their translation, line for line; places are those in the file.
#[derive(Debug, Clone)]
pub struct SourceFile {
    path: PathBuf,
    text: String,
    /// Of most files nobody asks for a line.
    index: OnceLock<Index>,
    /// The file itself, where the text is a translation of it.
    written: Option<Arc<Written>>,
}

impl PartialEq for SourceFile {
    fn eq(&self, other: &Self) -> bool {
        (&self.path, &self.text) == (&other.path, &other.text)
    }
}

impl Eq for SourceFile {}

impl SourceFile {
    /// Text that is already in memory, under the name `path`.
    pub fn new(path: impl Into<PathBuf>, text: impl Into<String>) -> Self {
        Self { path: path.into(), text: text.into(), index: OnceLock::new(), written: None }
    }

    /// Reads `root`/`relative` as UTF-8, or as UTF-16 where a byte order mark says so.
    ///
    /// # Errors
    /// A diagnostic with the place of the first offending byte when the file is not UTF-8 or holds NUL bytes, and
    /// one on the file as a whole when it cannot be read, is no regular file, is larger than [`MAX_SOURCE_BYTES`] or
    /// lies outside `root`.
    pub fn read(root: &Path, relative: &Path) -> Result<Self, Diagnostic> {
        let path = resolve_inside(root, relative).map_err(|fault| fault.in_file(relative))?;
        let bytes = read_file(&path).map_err(|fault| fault.in_file(relative))?;
        Self::decode(relative, bytes)
    }

    /// The same for the lines that end in the first `length` bytes: no more of the file is read, and places in them are
    /// those of the whole file.
    ///
    /// # Errors
    /// As [`SourceFile::read`], for what is read.
    pub fn read_beginning(root: &Path, relative: &Path, length: usize) -> Result<Self, Diagnostic> {
        let path = resolve_inside(root, relative).map_err(|fault| fault.in_file(relative))?;
        let (mut bytes, size) = read_bytes(&path, length as u64).map_err(|why| unreadable(why).in_file(relative))?;
        if size > length as u64 {
            // The second byte of a line end in UTF-16 may be the last one of it.
            let is_wide = bytes.starts_with(b"\xFF\xFE");
            let end = memchr::memrchr(b'\n', &bytes).map_or(0, |at| at + 1);
            bytes.truncate(if is_wide { (end + 1) & !1 } else { end });
        }
        Self::decode(relative, bytes)
    }

    /// Text from bytes that claim to be UTF-8, or UTF-16 where a byte order mark says so, with the same errors as
    /// [`SourceFile::read`].
    pub fn decode(path: &Path, bytes: Vec<u8>) -> Result<Self, Diagnostic> {
        match text_of(bytes) {
            Ok(text) => {
                let file = Self::new(path, text);
                match memchr::memchr(0, file.text.as_bytes()) {
                    None => Ok(file.translated()),
                    Some(at) => Err(Diagnostic::error("not-text", "the file holds NUL bytes, so it is not text")
                        .at(file.place(Span::new(at, at + 1)))
                        .help("save it as UTF-8 text; files in UTF-16 look like this")),
                }
            }
            Err(error) if error.as_bytes().starts_with(b"\xFF\xFE") || error.as_bytes().starts_with(b"\xFE\xFF") => {
                Err(Diagnostic::error(
                    "not-utf8",
                    "the file is neither UTF-8 nor the UTF-16 that its first two bytes promise",
                )
                .in_file(path)
                .help("save the file as UTF-8"))
            }
            Err(error) => {
                let at = error.utf8_error().valid_up_to();
                let bad = error.as_bytes().get(at).copied().unwrap_or_default();
                let file = Self::new(path, String::from_utf8_lossy(error.as_bytes()));
                Err(Diagnostic::error("not-utf8", format!("the file is not UTF-8: byte 0x{bad:02X} cannot stand here"))
                    .at(file.place(Span::new(at, at + 1)))
                    .help("save the file as UTF-8"))
            }
        }
    }

    /// The path under which the file is reported, relative to the show, with forward slashes.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The whole text, when the file is needed no more.
    pub fn into_text(self) -> String {
        self.text
    }

    /// The text of `span`; empty when the span does not lie on character boundaries of this file.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.start..span.end).unwrap_or_default()
    }
}

/// `bytes` as text: UTF-8, which has no byte 0xFF, or UTF-16 with a byte order mark.
fn text_of(bytes: Vec<u8>) -> Result<String, std::string::FromUtf8Error> {
    String::from_utf8(bytes).or_else(|error| {
        let wide = match error.as_bytes() {
            [0xFF, 0xFE, ..] => encoding_rs::UTF_16LE,
            [0xFE, 0xFF, ..] => encoding_rs::UTF_16BE,
            _ => return Err(error),
        };
        let (text, had_errors) = wide.decode_with_bom_removal(error.as_bytes());
        if had_errors { Err(error) } else { Ok(text.into_owned()) }
    })
}

/// The bytes of a file that the user named himself, wherever it lies.
///
/// # Errors
/// A diagnostic on the file as a whole when it cannot be read, is no regular file or is larger than
/// [`MAX_SOURCE_BYTES`].
pub fn read_file(path: &Path) -> Result<Vec<u8>, Diagnostic> {
    read_up_to(path, MAX_SOURCE_BYTES)
}

/// The same for files that may be larger than sources are, up to `limit` bytes.
///
/// # Errors
/// As [`read_file`].
pub fn read_up_to(path: &Path, limit: u64) -> Result<Vec<u8>, Diagnostic> {
    let (bytes, size) = read_bytes(path, limit.saturating_add(1)).map_err(|why| unreadable(why).in_file(path))?;
    if bytes.len() as u64 > limit {
        let why = format!("it has {size} bytes; podwright reads such files up to {limit}");
        return Err(unreadable(why).in_file(path));
    }
    Ok(bytes)
}

/// What is said of a file that cannot be read, wherever it lies.
pub(crate) fn unreadable(why: String) -> Diagnostic {
    Diagnostic::error("unreadable-file", format!("cannot read the file: {why}"))
}

/// The first `length` bytes of a regular file; fewer where it is shorter, none where it cannot be read.
pub fn read_head(path: &Path, length: u64) -> Vec<u8> {
    let mut head = Vec::new();
    if path.metadata().is_ok_and(|metadata| metadata.is_file()) {
        let _ = File::open(path).and_then(|file| file.take(length).read_to_end(&mut head));
    }
    head
}

/// Bytes of the file for which the pointer of Git LFS at `path` stands; none where there is no pointer.
pub fn pointed_size(path: &Path) -> Option<u64> {
    /// Longer than any pointer (Git LFS, docs/spec.md: less than 1024 bytes).
    const POINTER: u64 = 1024;
    if path.metadata().ok()?.len() >= POINTER {
        return None;
    }
    let head = read_head(path, POINTER);
    let text =
        str::from_utf8(&head).ok().filter(|text| text.starts_with("version https://git-lfs.github.com/spec/"))?;
    let size = text.lines().find_map(|line| line.strip_prefix("size "));
    size.and_then(|size| size.trim().parse().ok()).filter(|size| *size > 0)
}

/// The first `length` bytes of a regular file, since devices and pipes may never end, and the size that it says it has.
fn read_bytes(path: &Path, length: u64) -> Result<(Vec<u8>, u64), String> {
    let told = |error: io::Error| error.to_string();
    // Asked before opening: to open a named pipe would wait for a writer.
    let metadata = path.metadata().map_err(told)?;
    if metadata.is_dir() {
        return Err("it is a folder".into());
    }
    if !metadata.is_file() {
        return Err("it is not a regular file".into());
    }
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len().min(length)).unwrap_or_default());
    File::open(path).and_then(|file| file.take(length).read_to_end(&mut bytes)).map_err(told)?;
    Ok((bytes, metadata.len()))
}

/// `root` joined with `relative`, after making sure that it stays inside `root`, links included.
///
/// # Errors
/// A diagnostic when the path is absolute, climbs out with `..`, leads out through a symbolic link, or names nothing.
pub fn resolve_inside(root: &Path, relative: &Path) -> Result<PathBuf, Diagnostic> {
    let outside = || {
        Diagnostic::error("path-leaves-show", format!("{} lies outside the show", relative.display()))
            .help("podwright reads only files below the folder of podwright.toml")
    };
    let leads_outside =
        || Diagnostic { message: format!("{} is a link that leads out of the show", relative.display()), ..outside() };
    let climbs = relative.components().any(|part| !matches!(part, Component::Normal(_) | Component::CurDir));
    if climbs {
        return Err(outside());
    }
    let path = root.join(relative);
    let missing = |error: std::io::Error| {
        Diagnostic::error("unreadable-file", format!("cannot read the file: {error}")).in_file(relative)
    };
    let is_link_itself = path.symlink_metadata().map_err(missing)?.is_symlink();
    // Links are rare, and to follow every file from the root of the disk takes longer than to read it.
    let is_link = |part: &Path| !part.as_os_str().is_empty() && root.join(part).is_symlink();
    if !is_link_itself && !relative.ancestors().skip(1).any(is_link) {
        return Ok(path);
    }
    let real = path.canonicalize().map_err(missing)?;
    let real_root = root.canonicalize().map_err(missing)?;
    if real.starts_with(real_root) { Ok(path) } else { Err(leads_outside()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf_16_is_read_where_a_mark_says_so() {
        let units: Vec<u16> = "\u{feff}Rye\n粉🎧\n".encode_utf16().collect();
        let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        let folder = tempfile::tempdir().unwrap();
        for mut bytes in [little, big] {
            std::fs::write(folder.path().join("a.md"), &bytes).unwrap();
            let beginning = SourceFile::read_beginning(folder.path(), Path::new("a.md"), 14).unwrap();
            assert_eq!(beginning.text(), "Rye\n");
            assert_eq!(SourceFile::decode(Path::new("a.md"), bytes.clone()).unwrap().text(), "Rye\n粉🎧\n");
            bytes.pop();
            let fault = SourceFile::decode(Path::new("a.md"), bytes).unwrap_err();
            assert_eq!(fault.message, "the file is neither UTF-8 nor the UTF-16 that its first two bytes promise");
        }
    }

    #[test]
    fn bytes_that_are_not_utf8_are_named_with_their_place() {
        let fault = SourceFile::decode(Path::new("a.md"), b"ok\ncaf\xE9".to_vec()).unwrap_err();
        assert_eq!(fault.to_string(), "a.md:2:4: error: the file is not UTF-8: byte 0xE9 cannot stand here [not-utf8]");
    }

    #[test]
    fn nul_bytes_are_named_with_their_place() {
        let fault = SourceFile::decode(Path::new("a.md"), b"o\0k".to_vec()).unwrap_err();
        assert_eq!(fault.to_string(), "a.md:1:2: error: the file holds NUL bytes, so it is not text [not-text]");
    }

    #[test]
    fn paths_that_leave_the_show_are_refused() {
        for path in ["../x", "/etc/passwd", "a/../../x"] {
            let fault = resolve_inside(Path::new("."), Path::new(path)).unwrap_err();
            assert_eq!(fault.rule, "path-leaves-show");
        }
    }
}
