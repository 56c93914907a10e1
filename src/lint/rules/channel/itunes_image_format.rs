//! `itunes-image-format`

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;
use crate::vocabulary::values::url;

rule! {
    /// `itunes:image` is neither JPEG nor PNG, by its name.
    ///
    /// ## Why it matters
    /// Apple takes these two alone, and shows nothing for others.
    ///
    /// ## Example
    /// `<itunes:image href="https://a.example/cover.webp"/>`
    "itunes-image-format", Image, Warning, fix: None, check: Feed(check),
    sources: ["Apple, A Podcaster's Guide to RSS, <itunes:image>; Apple, Artwork requirements (support/896)"],
    w3c: ["InvalidImageUrl"]
}

/// Endings of files that are something else; without any ending the server tells what it is.
const OTHERS: [&str; 20] = [
    "gif", "svg", "webp", "bmp", "tif", "tiff", "avif", "heic", "heif", "ico", "jxl", "pdf", "psd", "html", "htm",
    "mp3", "m4a", "mp4", "mov", "webm",
];

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let owners = feed.channel.into_iter().chain(feed.items.iter().copied());
    for href in owners.filter_map(|owner| owner.child(Ns::Itunes, "image")?.attribute("href")) {
        let path = href.value().trim().split(['?', '#']).next().unwrap_or_default();
        let Some(ending) = url::ending(path) else { continue };
        let is_path = path.matches('/').count() > 2 || !path.contains("://");
        if is_path && OTHERS.iter().any(|other| other.eq_ignore_ascii_case(ending)) {
            let message = format!("artwork is JPEG or PNG, not .{ending}");
            found.push(feed.found(&RULE, href.value_span(), message));
        }
    }
}
