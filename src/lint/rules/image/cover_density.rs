//! `cover-density`

use crate::lint::rule::rule;

rule! {
    /// A picture says that it has more or fewer dots per inch than 72.
    ///
    /// ## What it does
    /// Reads the density that JPEG and PNG files state. Off by default: no app goes by it.
    ///
    /// ## Why it matters
    /// Apple asks for 72 dpi.
    ///
    /// ## Example
    /// A cover that was saved for print, at 300 dpi.
    "cover-density", Image, Off, fix: None, check: Family("cover-size-preferred"),
    sources: ["Apple, A Podcaster's Guide to RSS, <itunes:image>", "PSP-1, itunes:image"]
}
