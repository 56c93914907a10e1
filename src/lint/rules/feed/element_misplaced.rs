//! `element-misplaced`

use crate::lint::rule::rule;

rule! {
    /// An element stands where its specification does not allow it.
    ///
    /// ## What it does
    /// Compares the parent of every known element with those in its table.
    ///
    /// ## Why it matters
    /// Apps look for an element at its place and do not see it elsewhere.
    ///
    /// ## Example
    /// ```xml
    /// <channel>
    ///   <itunes:duration>1800</itunes:duration>
    /// </channel>
    /// ```
    /// Use instead:
    /// ```xml
    /// <item>
    ///   <itunes:duration>1800</itunes:duration>
    /// </item>
    /// ```
    "element-misplaced", Feed, Warning, fix: None, check: Family("element-unknown"),
    sources: ["RSS 2.0", "podcast-namespace docs/tags, Parent"],
    levels: [Podcasting20: Error],
    w3c: ["UndefinedElement"]
}
