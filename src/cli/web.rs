//! Feeds that the user names by their address instead of a file.

use std::path::Path;

use url::Url;

use crate::diagnostic::Diagnostic;
use crate::lint::isolated::MAX_FEED_BYTES;
use crate::net;

/// The address that `named` is, if it is one of the web.
pub(super) fn address(named: &Path) -> Option<Url> {
    let named = named.to_str().filter(|named| named.starts_with("https://") || named.starts_with("http://"))?;
    Url::parse(named).ok()
}

/// The bytes of what `named` names: a file, which `read` reads, or an address.
///
/// # Errors
/// Those of `read`, and a diagnostic where no server sends the feed.
pub(super) fn or_file(
    named: &Path,
    read: impl Fn(&Path) -> Result<Vec<u8>, Diagnostic>,
) -> Result<Vec<u8>, Diagnostic> {
    match address(named) {
        Some(url) => net::fetch(&url, MAX_FEED_BYTES),
        None => read(named),
    }
}
