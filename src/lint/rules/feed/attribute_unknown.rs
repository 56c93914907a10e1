//! `attribute-unknown`

use crate::lint::rule::rule;

rule! {
    /// An attribute that the specification of its element does not know.
    ///
    /// ## What it does
    /// Compares the attributes of known elements with their tables. Attributes with a prefix are extensions and
    /// allowed.
    ///
    /// ## Why it matters
    /// No app reads it, and what was meant is missing.
    ///
    /// ## Example
    /// ```xml
    /// <enclosure url="https://bread.example/1.mp3" size="1234" type="audio/mpeg"/>
    /// ```
    /// Use instead:
    /// ```xml
    /// <enclosure url="https://bread.example/1.mp3" length="1234" type="audio/mpeg"/>
    /// ```
    "attribute-unknown", Feed, Warning, fix: None, check: Family("element-unknown"),
    sources: ["RSS 2.0", "podcast-namespace docs/tags, Attributes"],
    w3c: ["UnexpectedAttribute"]
}
