//! `rss-image-format`

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;
use crate::vocabulary::values::url;

rule! {
    /// The RSS image is no GIF, JPEG or PNG.
    ///
    /// ## Why it matters
    /// RSS allows only these three.
    ///
    /// ## Example
    /// `<url>https://a.example/logo.tiff</url>`
    "rss-image-format", Image, Warning, fix: None, check: Feed(check),
    sources: ["RSS 2.0, <image>"],
    w3c: ["ImageUrlFormat"]
}

const KNOWN: [&str; 4] = ["gif", "jpg", "jpeg", "png"];

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let image = feed.channel.and_then(|channel| channel.child(Ns::Rss, "image"));
    let Some(place) = image.and_then(|image| image.child(Ns::Rss, "url")) else { return };
    let address = place.text().to_ascii_lowercase();
    if let Some(extension) = url::ending(&address)
        && !KNOWN.contains(&extension)
        && extension.len() <= 5
        && address.matches('/').count() > 2
    {
        found.push(feed.found(&RULE, place.text_span(), format!("an RSS image is no .{extension}")));
    }
}
