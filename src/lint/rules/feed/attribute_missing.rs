//! `attribute-missing`

use crate::lint::rule::rule;

rule! {
    /// An element lacks an attribute that it cannot do without.
    ///
    /// ## What it does
    /// Compares the attributes of known elements with those that their tables call required.
    ///
    /// ## Why it matters
    /// The attribute is what the element is for: without `href` there is no picture, without `text` no category.
    ///
    /// ## Example
    /// ```xml
    /// <itunes:image>https://bread.example/cover.jpg</itunes:image>
    /// ```
    /// Use instead:
    /// ```xml
    /// <itunes:image href="https://bread.example/cover.jpg"/>
    /// ```
    "attribute-missing", Feed, Error, fix: None, check: Family("element-unknown"),
    sources: ["RSS 2.0", "Apple, A Podcaster's Guide to RSS", "podcast-namespace 1.0.md, Podcast Tags"],
    w3c: ["MissingAttribute", "MissingHref"]
}
