//! `rss-image-link`

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// `link` of the RSS image is not that of the channel.
    ///
    /// ## Why it matters
    /// RSS asks for the same; readers that show the picture as a link use it.
    ///
    /// ## Example
    /// `<image><link>…</link></image>` with another text than `<link>` of the channel.
    "rss-image-link", Image, Info, fix: None, check: Feed(check),
    sources: ["RSS 2.0, <image>"],
    w3c: ["ImageLinkDoesntMatch"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let Some(channel) = feed.channel else { return };
    let image = channel.child(Ns::Rss, "image").and_then(|image| image.child(Ns::Rss, "link"));
    let (Some(of_image), Some(of_channel)) = (image, channel.child(Ns::Rss, "link")) else { return };
    if of_image.text() != of_channel.text() && !of_image.text().is_empty() {
        found.push(
            feed.found(&RULE, of_image.text_span(), "the link of the image is not that of the channel")
                .related(feed.document.place(of_channel.text_span()), "the link of the channel"),
        );
    }
}
