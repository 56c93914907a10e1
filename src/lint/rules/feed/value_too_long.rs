//! `value-too-long`

use crate::lint::rule::rule;

rule! {
    /// A value is longer than its specification allows.
    ///
    /// ## What it does
    /// Counts characters: 255 for what Apple's guide does not name, 4000 for `itunes:summary`, 128 or 32 for texts
    /// of the podcast namespace. Descriptions are counted in bytes, by a rule of their own.
    ///
    /// ## Why it matters
    /// Apps cut off the rest.
    ///
    /// ## Example
    /// ```xml
    /// <podcast:episode display="The one in which we bake rye bread in a tent">7</podcast:episode>
    /// ```
    /// Use instead:
    /// ```xml
    /// <podcast:episode display="Rye in a tent">7</podcast:episode>
    /// ```
    "value-too-long", Feed, Warning, fix: None, check: Family("element-unknown"),
    sources: ["Apple, A Podcaster's Guide to RSS, technical details", "podcast-namespace docs/tags"],
    w3c: ["TooLong"]
}
