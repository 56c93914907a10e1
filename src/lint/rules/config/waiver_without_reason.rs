//! `waiver-without-reason`

use crate::lint::rule::rule;

rule! {
    /// A waiver does not say why.
    ///
    /// ## What it does
    /// Finds `podwright: ignore` comments with nothing behind the name of the rule.
    ///
    /// ## Why it matters
    /// In a year nobody knows whether it may be taken out.
    ///
    /// ## Example
    /// ```markdown
    /// <!-- podwright: ignore http-link -->
    /// ```
    /// Use instead:
    /// ```markdown
    /// <!-- podwright: ignore http-link — their site has no https -->
    /// ```
    "waiver-without-reason", Config, Info, fix: None, check: Reading,
    sources: ["podwright: inline waivers"]
}
