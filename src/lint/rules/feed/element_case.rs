//! `element-case`

use crate::lint::rule::rule;

rule! {
    /// The name of an element is written in wrong letter case.
    ///
    /// ## What it does
    /// Finds elements that would be known if their letter case were right. The fix renames both tags.
    ///
    /// ## Why it matters
    /// XML tells letter case apart; apps do not see the element.
    ///
    /// ## Example
    /// ```xml
    /// <itunes:episodetype>full</itunes:episodetype>
    /// ```
    /// Use instead:
    /// ```xml
    /// <itunes:episodeType>full</itunes:episodeType>
    /// ```
    "element-case", Feed, Warning, fix: Safe, check: Family("element-unknown"),
    sources: ["Apple, Podcast RSS feed requirements, technical requirements"],
    w3c: ["UndefinedElement"]
}
