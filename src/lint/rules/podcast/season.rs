//! `podcast:season` and `podcast:episode` beside those of Apple.

use crate::diagnostic::Diagnostics;
use crate::feed::read::{Element, Ns};
use crate::lint::feed::FeedContext;
use crate::lint::rule::Rule;
use crate::words::shown;

/// `season-episode-disagree`
pub mod disagree {
    use crate::lint::rule::rule;

    rule! {
        /// Apple and the podcast namespace get two different numbers.
        ///
        /// ## What it does
        /// Compares `podcast:season` with `itunes:season`, and `podcast:episode` with `itunes:episode`. Half
        /// episodes (`315.5`) have none of Apple's, so only whole ones are compared.
        ///
        /// ## Why it matters
        /// Apps show one or the other.
        ///
        /// ## Example
        /// ```xml
        /// <itunes:episode>7</itunes:episode>
        /// <podcast:episode>8</podcast:episode>
        /// ```
        /// Use instead:
        /// ```xml
        /// <itunes:episode>7</itunes:episode>
        /// <podcast:episode>7</podcast:episode>
        /// ```
        "season-episode-disagree", Podcast, Warning, fix: None, check: Feed(super::check),
        sources: ["podcast-namespace docs/tags/season.md", "podcast-namespace docs/tags/episode.md"]
    }
}

/// The rules of this file.
pub static RULES: &[&Rule] = &[&disagree::RULE];

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for item in &feed.items {
        for name in ["season", "episode"] {
            let Some(ours) = item.child(Ns::Podcast, name) else { continue };
            let (Some(one), Some(other)) = (whole(ours), item.child(Ns::Itunes, name).and_then(whole)) else {
                continue;
            };
            if one != other {
                let message = format!(
                    "<podcast:{name}> is {}, <itunes:{name}> is {}",
                    shown(&one.to_string()),
                    shown(&other.to_string())
                );
                found.push(feed.found(&disagree::RULE, ours.text_span(), message));
            }
        }
    }
}

fn whole(element: Element<'_>) -> Option<u64> {
    let text = element.text();
    text.strip_suffix(".0").unwrap_or(&text).parse().ok()
}
