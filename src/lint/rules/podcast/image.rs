//! `podcast:image`: what apps must know before they load it.

use super::{named, value};
use crate::diagnostic::Diagnostics;
use crate::lint::feed::FeedContext;
use crate::lint::rule::Rule;
use crate::vocabulary::values::url;
use crate::words::shown;

/// `podcast-image-type`
pub mod kind {
    use crate::lint::rule::rule;

    rule! {
        /// A picture of an unusual kind does not name its type.
        ///
        /// ## What it does
        /// Looks for `type` where the extension of `href` is not one of the usual ones (`jpg`, `png`, `webp`,
        /// `gif`).
        ///
        /// ## Why it matters
        /// Apps that cannot show it load it in vain.
        ///
        /// ## Example
        /// ```xml
        /// <podcast:image href="https://bread.example/loop.mp4"/>
        /// ```
        /// Use instead:
        /// ```xml
        /// <podcast:image href="https://bread.example/loop.mp4" type="video/mp4"/>
        /// ```
        "podcast-image-type", Podcast, Info, fix: None, check: Feed(super::check),
        sources: ["podcast-namespace docs/tags/image.md, Notes"]
    }
}

/// The rules of this file.
pub static RULES: &[&Rule] = &[&kind::RULE];

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for image in named(feed, "image").filter(|image| value(*image, "type").is_none()) {
        let Some(attribute) = image.attribute("href") else { continue };
        let address = attribute.value().trim();
        let (name, Some(extension)) = (url::file_name(address), url::ending(address)) else { continue };
        let lower = extension.to_ascii_lowercase();
        if matches!(
            lower.as_str(),
            "mp4" | "m4v" | "mov" | "webm" | "avif" | "heic" | "svg" | "jxl" | "tif" | "tiff" | "bmp"
        ) {
            let message = format!("{} is no usual kind of picture, and its type is not given", shown(name));
            found.push(feed.found(&kind::RULE, attribute.value_span(), message).help("add `type`"));
        }
    }
}
