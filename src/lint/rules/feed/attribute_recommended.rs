//! `attribute-recommended`

use crate::lint::rule::rule;

rule! {
    /// An element lacks an attribute that its specification recommends.
    ///
    /// ## What it does
    /// Compares the attributes of known elements with those that their tables call recommended.
    ///
    /// ## Why it matters
    /// Apps can do more with it: `alt` of a picture is what blind listeners get, `geo` puts a place on the map.
    ///
    /// ## Example
    /// ```xml
    /// <podcast:image href="https://bread.example/wide.jpg"/>
    /// ```
    /// Use instead:
    /// ```xml
    /// <podcast:image href="https://bread.example/wide.jpg" alt="A loaf" aspect-ratio="16/9" width="1600"/>
    /// ```
    "attribute-recommended", Feed, Info, fix: None, check: Family("element-unknown"),
    sources: ["podcast-namespace docs/tags, Attributes"]
}
