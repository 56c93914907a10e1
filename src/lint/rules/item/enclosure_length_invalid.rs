//! `enclosure-length-invalid`

use crate::diagnostic::Diagnostics;
use crate::diagnostic::Fix;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// `length` of an enclosure is no number of bytes.
    ///
    /// ## Why it matters
    /// It is a whole number without separators; readers with types refuse the item for another.
    ///
    /// ## Example
    /// `length="20,545,012"` should be `length="20545012"`.
    "enclosure-length-invalid", Item, Error, fix: Unsafe, check: Feed(check),
    sources: ["Apple, A Podcaster's Guide to RSS, <enclosure>"],
    w3c: ["InvalidIntegerAttribute", "InvalidNonNegativeInteger"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for item in &feed.episodes {
        let Some(length) = item.enclosure.and_then(|enclosure| enclosure.attribute("length")) else { continue };
        let value = length.value().trim();
        if value.is_empty() || value.parse::<u64>().is_ok() {
            continue;
        }
        let digits: String = value.chars().filter(|c| !matches!(c, ',' | '.' | ' ' | '_' | '\'')).collect();
        let message = format!("length is `{value}`, which is no number of bytes");
        let told = feed.found(&RULE, length.value_span(), message).help("write the size of the file in bytes");
        let is_grouped = value.contains(',') && digits.parse::<u64>().is_ok();
        found.push(if is_grouped { told.fix(Fix::doubtful(length.value_span(), digits)) } else { told });
    }
}
