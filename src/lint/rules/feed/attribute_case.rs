//! `attribute-case`

use crate::lint::rule::rule;

rule! {
    /// The name of an attribute is written in wrong letter case.
    ///
    /// ## What it does
    /// Finds attributes that would be known if their letter case were right.
    ///
    /// ## Why it matters
    /// XML tells letter case apart: `isPermalink="false"` says nothing, and the guid counts as the address of a
    /// page.
    ///
    /// ## Example
    /// ```xml
    /// <guid isPermalink="false">bread-1</guid>
    /// ```
    /// Use instead:
    /// ```xml
    /// <guid isPermaLink="false">bread-1</guid>
    /// ```
    "attribute-case", Feed, Warning, fix: Safe, check: Family("element-unknown"),
    sources: ["Apple, Podcast RSS feed requirements, technical requirements"],
    w3c: ["UnexpectedAttribute"]
}
