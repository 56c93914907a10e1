//! `cover-heavy`

use crate::lint::rule::rule;

rule! {
    /// A picture is large to load.
    ///
    /// ## What it does
    /// Finds pictures of more than 1 MB.
    ///
    /// ## Why it matters
    /// Apps load it for every listener; on the road nothing is shown until then. Hosts ask for 500 kB to 1 MB.
    ///
    /// ## Example
    /// A PNG of 8 MB. As JPEG it has a tenth.
    "cover-heavy", Image, Info, fix: None, check: Family("cover-size-preferred"),
    sources: ["practice: hosts ask for 500 kB to 1 MB"]
}
