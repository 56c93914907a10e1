//! `waiver-unknown`

use crate::lint::rule::rule;

rule! {
    /// A waiver names a rule that does not exist.
    ///
    /// ## What it does
    /// Finds `podwright: ignore` comments with a name that no rule has, or with none.
    ///
    /// ## Why it matters
    /// The finding that it was written for is still reported, or was never the one that was meant.
    ///
    /// ## Example
    /// ```markdown
    /// <!-- podwright: ignore htp-link — their site has no https -->
    /// ```
    /// Write `http-link`; `podwright rule` lists all names.
    "waiver-unknown", Config, Warning, fix: None, check: Reading,
    sources: ["podwright: inline waivers"]
}
