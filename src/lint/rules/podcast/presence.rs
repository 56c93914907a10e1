//! What the podcast namespace would like every show to have.

use crate::lint::rule::Rule;

/// `podcast-guid-missing`
pub mod guid {
    use crate::lint::rule::rule;

    rule! {
        /// A show without `podcast:guid`.
        ///
        /// ## What it does
        /// Looks for `podcast:guid` in the channel of a podcast.
        ///
        /// ## Why it matters
        /// It names the show for ever, wherever its feed moves; statistics, lists and payments hold on to it.
        ///
        /// ## Example
        /// ```xml
        /// <channel>
        /// </channel>
        /// ```
        /// Use instead:
        /// ```xml
        /// <channel>
        ///   <podcast:guid>917393e3-1b1e-5cef-ace4-edaa54e1f810</podcast:guid>
        /// </channel>
        /// ```
        "podcast-guid-missing", Podcast, Info, fix: None, check: Family("element-unknown"),
        sources: ["PSP-1, Recommended channel elements", "podcast-namespace docs/tags/guid.md"],
        profiles: [Psp1, Podcasting20]
    }
}

/// `podcast-locked-missing`
pub mod locked {
    use crate::lint::rule::rule;

    rule! {
        /// A show without `podcast:locked`.
        ///
        /// ## What it does
        /// Looks for `podcast:locked` in the channel of a podcast.
        ///
        /// ## Why it matters
        /// It tells hosting companies whether they may import the feed, and whom to ask.
        ///
        /// ## Example
        /// ```xml
        /// <channel>
        /// </channel>
        /// ```
        /// Use instead:
        /// ```xml
        /// <channel>
        ///   <podcast:locked owner="show@bread.example">yes</podcast:locked>
        /// </channel>
        /// ```
        "podcast-locked-missing", Podcast, Info, fix: None, check: Family("element-unknown"),
        sources: ["PSP-1, Recommended channel elements", "podcast-namespace docs/tags/locked.md"],
        profiles: [Psp1, Podcasting20]
    }
}

/// `podcast-images-deprecated`
pub mod images {
    use crate::lint::rule::rule;

    rule! {
        /// `podcast:images` was replaced by `podcast:image`.
        ///
        /// ## What it does
        /// Finds `podcast:images`.
        ///
        /// ## Why it matters
        /// New apps look for `podcast:image` only.
        ///
        /// ## Example
        /// ```xml
        /// <podcast:images srcset="https://bread.example/cover.jpg 1500w"/>
        /// ```
        /// Use instead:
        /// ```xml
        /// <podcast:image href="https://bread.example/cover.jpg" width="1500"/>
        /// ```
        "podcast-images-deprecated", Podcast, Warning, fix: None, check: Family("element-unknown"),
        sources: ["podcast-namespace docs/tags/images-(deprecated).md"],
        profiles: [Podcasting20]
    }
}

/// The rules of this file.
pub static RULES: &[&Rule] = &[&guid::RULE, &locked::RULE, &images::RULE];
