//! Feeds that the user names by their address instead of a file.

mod beside;

use std::path::Path;

use indicatif::ProgressBar;
use url::Url;

use super::online::Reach;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::feed::{read, translate};
use crate::import;
use crate::lint::isolated::MAX_FEED_BYTES;
use crate::net;
use crate::source::{SourceFile, read_up_to};

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
    address(named).map(|url| net::fetch(&url, MAX_FEED_BYTES, true))
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

/// A feed as RSS, all of it that there is.
pub(super) struct Whole {
    pub(super) file: SourceFile,
    /// Does it stand where the user can look at it, as it is here?
    pub(super) is_verbatim: bool,
    /// What is not in it, told.
    pub(super) missing: Option<Diagnostic>,
}

/// All of the feed that `named` names: a file, which `read` reads, or an address, with its further pages (RFC 5005). Those
/// of a file come from where `reach` says.
///
/// # Errors
/// Those of [`or_file`], of every page.
pub(super) fn whole(
    named: &Path,
    read: impl Fn(&Path) -> Result<Vec<u8>, Diagnostic>,
    reach: Reach,
) -> Result<Whole, Diagnostic> {
    with_pages(named, as_rss(named, or_file(named, read)?), reach)
}

/// `first`, the file or address that is `named`, with its further pages.
///
/// # Errors
/// Those of the pages.
pub(super) fn with_pages(named: &Path, first: Whole, reach: Reach) -> Result<Whole, Diagnostic> {
    let address = address(named);
    let progress = ProgressBar::new_spinner();
    let joined = import::in_one(first.file, address.as_ref(), |feed, page| {
        if address.is_none()
            && let Some(file) = beside::page(named, feed, page)
        {
            return Ok(Some(as_rss(named, read_up_to(&file, MAX_FEED_BYTES)?).file));
        }
        // A feed must not lead into the network of who reads it, but where the feed itself lies there.
        let private = reach == Reach::Anywhere || address.as_ref().is_some_and(|own| own.host() == page.host());
        if address.is_none() && reach == Reach::Beside {
            return Ok(None);
        }
        progress.set_message(format!("a further page of the feed: {page}"));
        progress.tick();
        Ok(Some(as_rss(named, net::fetch(page, MAX_FEED_BYTES, private)?).file))
    })?;
    progress.finish_and_clear();
    let missing = joined.missing.map(|page| {
        let message = format!("the feed goes on at {page}, and the episodes there are not compared");
        let help = "put the page beside the feed under its name, or ask for it with --online";
        Diagnostic::new("pages-not-followed", Severity::Info, message).help(help).in_file(named)
    });
    Ok(Whole { file: joined.file, is_verbatim: first.is_verbatim && !joined.is_longer, missing })
}

fn as_rss(named: &Path, bytes: Vec<u8>) -> Whole {
    let ignored = &mut Diagnostics::new();
    let file = read::decode(named, bytes, ignored).file;
    let translated = translate::as_rss(&read::read(&file, ignored));
    let is_verbatim = translated.is_none();
    Whole { file: translated.unwrap_or(file), is_verbatim, missing: None }
}
