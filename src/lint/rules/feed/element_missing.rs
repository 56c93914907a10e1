//! `element-missing`

use crate::lint::rule::rule;

rule! {
    /// An element lacks another one that belongs inside.
    ///
    /// ## What it does
    /// Looks for what the tables ask for inside of an element: `url`, `title` and `link` of an RSS `image`, `day`
    /// of `skipDays`, recipients of a `podcast:value`. What the show itself needs has rules of its own. In the
    /// podcast namespace it is an error.
    ///
    /// ## Why it matters
    /// Without it the element around it is of no use.
    ///
    /// ## Example
    /// ```xml
    /// <image>
    ///   <url>https://bread.example/cover.jpg</url>
    /// </image>
    /// ```
    /// Use instead:
    /// ```xml
    /// <image>
    ///   <url>https://bread.example/cover.jpg</url>
    ///   <title>Bread Basket</title>
    ///   <link>https://bread.example/</link>
    /// </image>
    /// ```
    "element-missing", Feed, Warning, fix: None, check: Family("element-unknown"),
    sources: ["RSS 2.0", "podcast-namespace docs/tags, Node value"],
    w3c: ["MissingElement", "MissingTitle", "MissingLink", "MissingDescription"]
}
