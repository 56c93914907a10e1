//! `waiver-unused`

use crate::lint::rule::rule;

rule! {
    /// A waiver waives nothing.
    ///
    /// ## What it does
    /// Finds `podwright: ignore` comments whose rule reports nothing on their line or the line below.
    ///
    /// ## Why it matters
    /// The fault was mended or has moved. A waiver that stays hides the next one.
    ///
    /// ## Example
    /// ```markdown
    /// <!-- podwright: ignore http-link — their site has no https -->
    /// [Rye](https://example.org/rye)
    /// ```
    /// Take the comment out.
    "waiver-unused", Config, Warning, fix: None, check: Reading,
    sources: ["podwright: inline waivers"]
}
