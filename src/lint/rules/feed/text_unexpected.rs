//! `text-unexpected`

use crate::lint::rule::rule;

rule! {
    /// Text stands in an element that holds none.
    ///
    /// ## What it does
    /// Finds text in elements that only hold others, or that say everything in attributes.
    ///
    /// ## Why it matters
    /// No app shows it. Often a value is meant that belongs into an attribute.
    ///
    /// ## Example
    /// ```xml
    /// <atom:link href="https://bread.example/feed.xml" rel="self">feed</atom:link>
    /// ```
    /// Use instead:
    /// ```xml
    /// <atom:link href="https://bread.example/feed.xml" rel="self"/>
    /// ```
    "text-unexpected", Feed, Warning, fix: None, check: Family("element-unknown"),
    sources: ["RSS 2.0", "RFC 4287, section 4.2.7"],
    w3c: ["UnexpectedText", "AtomLinkNotEmpty", "UnexpectedWhitespace"]
}
