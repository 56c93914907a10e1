//! `element-repeated`

use crate::lint::rule::rule;

rule! {
    /// An element stands twice where it may stand once.
    ///
    /// ## What it does
    /// Counts the elements that the tables allow once in their parent.
    ///
    /// ## Why it matters
    /// Which of them counts is left to the app: some take the first, some the last.
    ///
    /// ## Example
    /// ```xml
    /// <item>
    ///   <title>Rye</title>
    ///   <title>Bread</title>
    /// </item>
    /// ```
    /// Use instead:
    /// ```xml
    /// <item>
    ///   <title>Rye</title>
    /// </item>
    /// ```
    "element-repeated", Feed, Warning, fix: None, check: Family("element-unknown"),
    sources: ["RSS 2.0", "podcast-namespace docs/tags, Count"],
    levels: [Rss: Error, Podcasting20: Error],
    w3c: ["DuplicateElement"]
}
