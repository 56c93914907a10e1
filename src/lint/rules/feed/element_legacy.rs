//! `element-legacy`

use crate::lint::rule::rule;

rule! {
    /// An element of a former time that has a successor.
    ///
    /// ## What it does
    /// Finds elements that their specification gave up: `itunes:subtitle`, `itunes:summary`, `itunes:keywords`,
    /// `podcast:images`.
    ///
    /// ## Why it matters
    /// Apple reads none of them any more, and other apps only some.
    ///
    /// ## Example
    /// ```xml
    /// <itunes:subtitle>About rye</itunes:subtitle>
    /// ```
    /// Use instead:
    /// ```xml
    /// <description>About rye</description>
    /// ```
    "element-legacy", Feed, Off, fix: None, check: Family("element-unknown"),
    sources: ["Apple, A Podcaster's Guide to RSS", "podcast-namespace docs/other-recommendations.md"]
}
