//! `value-blank`

use crate::lint::rule::rule;

rule! {
    /// An element is there, but empty.
    ///
    /// ## What it does
    /// Finds known elements without text, and required attributes without value. Where the form of a value rules
    /// out an empty one, such as a date, the rule of that form tells it.
    ///
    /// ## Why it matters
    /// Apps show an empty line, or take it for what is meant.
    ///
    /// ## Example
    /// ```xml
    /// <item>
    ///   <title></title>
    /// </item>
    /// ```
    /// Use instead:
    /// ```xml
    /// <item>
    ///   <title>Rye</title>
    /// </item>
    /// ```
    "value-blank", Feed, Warning, fix: None, check: Family("element-unknown"),
    sources: ["RSS 2.0"],
    w3c: ["NotBlank", "AttrNotBlank", "InvalidUpdatePeriod", "InvalidItunesChannelType", "InvalidItunesEpisodeType", "InvalidDuration"]
}
