//! `item-title-number`

use std::sync::LazyLock;

use crate::diagnostic::Diagnostics;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;
use regex::Regex;

rule! {
    /// A title begins with the number of the episode.
    ///
    /// ## Why it matters
    /// Apps show the number themselves; Apple asks to keep it out of the title.
    ///
    /// ## Example
    /// `<title>Ep. 7: Rye</title>`
    "item-title-number", Item, Info, fix: None, check: Feed(check),
    sources: ["Apple, A Podcaster's Guide to RSS, <title>"]
}

static NUMBER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)^\W*(?:s(?P<season>[0-9]{1,2})\s*[.:x-]?\s*)?(?:episode|ep\.?|e|folge|#|nr\.?|no\.?)\s*#?(?P<number>[0-9]{1,5})\b|^#?(?P<bare>[0-9]{1,4})\s*[.:–—|-]\s").ok()
});

static END: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:[(\[]|\|\s*)(?:episode|ep\.?|folge)\s*#?(?P<number>[0-9]{1,5})\s*[)\]]?\s*$").ok()
});

/// The episode number that a title begins with.
pub(super) fn number_in(title: &str) -> Option<u32> {
    let found = NUMBER.as_ref()?.captures(title)?;
    found.name("number").or_else(|| found.name("bare"))?.as_str().parse().ok()
}

/// The season that stands before that number.
pub(super) fn season_in(title: &str) -> Option<u32> {
    NUMBER.as_ref()?.captures(title)?.name("season")?.as_str().parse().ok()
}

/// The number that a title ends with, set apart and called one: `Rye (Episode 7)`, `Rye | Ep. 7`.
pub(super) fn number_at_end(title: &str) -> Option<u32> {
    END.as_ref()?.captures(title)?.name("number")?.as_str().parse().ok()
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for item in &feed.episodes {
        if let Some(number) = number_in(&item.title) {
            let message = format!("the title begins with the number {number}");
            found.push(feed.found(&RULE, item.place_of("title"), message).help("put it into <itunes:episode> alone"));
        }
    }
}
