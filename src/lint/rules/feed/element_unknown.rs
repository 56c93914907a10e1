//! `element-unknown`

use crate::lint::rule::rule;

rule! {
    /// An element that no specification knows.
    ///
    /// ## What it does
    /// Finds elements without namespace that RSS 2.0 does not have, and elements of the namespaces that podwright
    /// has a table for (itunes, podcast, atom and more) that are not in it. The nearest known element is named.
    ///
    /// ## Why it matters
    /// No app reads it. Most are slips of the pen, and what was meant is missing.
    ///
    /// ## Example
    /// ```xml
    /// <itunes:catagory text="Arts"/>
    /// ```
    /// Use instead:
    /// ```xml
    /// <itunes:category text="Arts"/>
    /// ```
    "element-unknown", Feed, Warning, fix: None, check: Feed(super::vocabulary::walk),
    sources: ["RSS 2.0, Extending RSS", "podcast-namespace 1.0.md"],
    w3c: ["UndefinedElement", "NotInANamespace", "NoBlink"]
}
