//! Feeds that the user names by their address instead of a file.

use std::path::Path;

use indicatif::ProgressBar;
use url::Url;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::feed::{read, translate};
use crate::import;
use crate::lint::isolated::MAX_FEED_BYTES;
use crate::net;
use crate::source::SourceFile;

/// The address that `named` is, if it is one of the web.
pub(super) fn address(named: &Path) -> Option<Url> {
    let named = named.to_str().filter(|named| named.starts_with("https://") || named.starts_with("http://"))?;
    Url::parse(named).ok()
}

/// What the server of the feed sends, where `named` is an address.
///
/// # Errors
/// A diagnostic where no server sends the feed.
pub(super) fn fetched(named: &Path) -> Option<Result<Vec<u8>, Diagnostic>> {
    address(named).map(|url| net::fetch(&url, MAX_FEED_BYTES))
}

/// The bytes of what `named` names: a file, which `read` reads, or an address.
///
/// # Errors
/// Those of `read` and [`fetched`].
pub(super) fn or_file(
    named: &Path,
    read: impl Fn(&Path) -> Result<Vec<u8>, Diagnostic>,
) -> Result<Vec<u8>, Diagnostic> {
    fetched(named).unwrap_or_else(|| read(named))
}

/// A feed as RSS, all of it.
pub(super) struct Whole {
    pub(super) file: SourceFile,
    /// Does it stand where the user can look at it, as it is here?
    pub(super) is_verbatim: bool,
}

/// All of the feed that `named` names: a file, which `read` reads, or an address with its further pages.
///
/// # Errors
/// Those of [`or_file`], of every page.
pub(super) fn whole(named: &Path, read: impl Fn(&Path) -> Result<Vec<u8>, Diagnostic>) -> Result<Whole, Diagnostic> {
    let first = as_rss(named, or_file(named, read)?);
    let Some(address) = address(named) else { return Ok(first) };
    let progress = ProgressBar::new_spinner();
    let file = import::in_one(first.file, &address, |page| {
        progress.set_message(format!("a further page of the feed: {page}"));
        progress.tick();
        Ok(as_rss(named, net::fetch(page, MAX_FEED_BYTES)?).file)
    });
    progress.finish_and_clear();
    Ok(Whole { file: file?, is_verbatim: false })
}

fn as_rss(named: &Path, bytes: Vec<u8>) -> Whole {
    let ignored = &mut Diagnostics::new();
    let file = read::decode(named, bytes, ignored).file;
    let translated = translate::as_rss(&read::read(&file, ignored));
    let is_verbatim = translated.is_none();
    Whole { file: translated.unwrap_or(file), is_verbatim }
}
