//! `value-whitespace`

use crate::lint::rule::rule;

rule! {
    /// There is white space around a value.
    ///
    /// ## What it does
    /// Finds spaces, tabs and line ends before or behind a value. HTML is not asked.
    ///
    /// ## Why it matters
    /// Some apps compare or show values as they stand: an address with a line end behind it opens nothing.
    ///
    /// ## Example
    /// ```xml
    /// <link> https://bread.example/ </link>
    /// ```
    /// Use instead:
    /// ```xml
    /// <link>https://bread.example/</link>
    /// ```
    "value-whitespace", Feed, Warning, fix: Safe, check: Family("element-unknown"),
    sources: ["Apple, A Podcaster's Guide to RSS, technical details"]
}
