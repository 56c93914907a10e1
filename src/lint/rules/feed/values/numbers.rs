//! Numbers and flags.

/// `number-malformed`
pub mod number {
    use crate::lint::rule::rule;

    rule! {
        /// A value that should be a number is none, or one of another kind.
        ///
        /// ## What it does
        /// Reads whole numbers, from 0 or from 1, numbers with a fraction and lists of them, as the tables ask.
        /// `1,234` is mended to `1234`.
        ///
        /// ## Why it matters
        /// Apps read 0, or nothing.
        ///
        /// ## Example
        /// ```xml
        /// <itunes:episode>34.5</itunes:episode>
        /// ```
        /// Use instead:
        /// ```xml
        /// <itunes:episode>34</itunes:episode>
        /// ```
        "number-malformed", Feed, Warning, fix: Safe, check: Family("element-unknown"),
        sources: ["Apple, A Podcaster's Guide to RSS", "RSS 2.0", "podcast-namespace docs/tags"],
        levels: [Apple: Error, Psp1: Error, Podcasting20: Error],
        w3c: ["InvalidInteger", "InvalidNonNegativeInteger", "InvalidPositiveInteger", "InvalidIntegerAttribute", "InvalidCommaSeparatedIntegers", "InvalidFloat", "InvalidPercentage"]
    }
}

/// `flag-invalid`
pub mod flag {
    use crate::lint::rule::rule;

    rule! {
        /// A flag is neither `true` nor `false`.
        ///
        /// ## What it does
        /// Reads attributes and texts that hold `true` or `false`: `isPermaLink`, `default`, `fee`, `complete`.
        /// `yes` and `no` are mended.
        ///
        /// ## Why it matters
        /// Apps read it as they like; most as `false`.
        ///
        /// ## Example
        /// ```xml
        /// <guid isPermaLink="no">bread-1</guid>
        /// ```
        /// Use instead:
        /// ```xml
        /// <guid isPermaLink="false">bread-1</guid>
        /// ```
        "flag-invalid", Feed, Warning, fix: Safe, check: Family("element-unknown"),
        sources: ["RSS 2.0, guid", "podcast-namespace docs/tags"],
        levels: [Rss: Error, Podcasting20: Error],
        w3c: ["InvalidBooleanAttribute", "InvalidYesNo"]
    }
}

/// `explicit-invalid`
pub mod explicit {
    use crate::lint::rule::rule;

    rule! {
        /// `itunes:explicit` says neither yes nor no.
        ///
        /// ## What it does
        /// Finds values of `itunes:explicit` that are neither `true` or `false` nor one of the words of before
        /// 2019.
        ///
        /// ## Why it matters
        /// Apple refuses the feed.
        ///
        /// ## Example
        /// ```xml
        /// <itunes:explicit>very</itunes:explicit>
        /// ```
        /// Use instead:
        /// ```xml
        /// <itunes:explicit>true</itunes:explicit>
        /// ```
        "explicit-invalid", Feed, Error, fix: None, check: Family("element-unknown"),
        sources: ["Apple, A Podcaster's Guide to RSS, itunes:explicit"],
        w3c: ["InvalidTrueFalse", "InvalidYesNo", "InvalidYesNoClean"]
    }
}

/// `explicit-legacy`
pub mod explicit_legacy {
    use crate::lint::rule::rule;

    rule! {
        /// `itunes:explicit` uses a word of before 2019.
        ///
        /// ## What it does
        /// Finds `yes`, `explicit`, `no` and `clean`, and `True` and `False`. The fix writes `true` or `false`.
        ///
        /// ## Why it matters
        /// Apple asks for `true` or `false`; most feeds still have the old words, and apps understand them.
        ///
        /// ## Example
        /// ```xml
        /// <itunes:explicit>clean</itunes:explicit>
        /// ```
        /// Use instead:
        /// ```xml
        /// <itunes:explicit>false</itunes:explicit>
        /// ```
        "explicit-legacy", Feed, Info, fix: Safe, check: Family("element-unknown"),
        sources: ["Apple, A Podcaster's Guide to RSS, itunes:explicit"],
        levels: [Apple: Warning, Psp1: Warning]
    }
}

/// `flag-without-effect`
pub mod yes {
    use crate::lint::rule::rule;

    rule! {
        /// A flag of Apple has a value that does nothing.
        ///
        /// ## What it does
        /// Finds `itunes:block` and `itunes:complete` with other values than `Yes`.
        ///
        /// ## Why it matters
        /// Only `Yes` has an effect; whoever reads the feed may believe otherwise.
        ///
        /// ## Example
        /// ```xml
        /// <itunes:complete>true</itunes:complete>
        /// ```
        /// Use instead:
        /// ```xml
        /// <itunes:complete>Yes</itunes:complete>
        /// ```
        "flag-without-effect", Feed, Warning, fix: None, check: Family("element-unknown"),
        sources: ["Apple, A Podcaster's Guide to RSS, itunes:block, itunes:complete"]
    }
}

/// `image-size-invalid`
pub mod picture {
    use crate::lint::rule::rule;

    rule! {
        /// The RSS picture states a size that RSS does not allow.
        ///
        /// ## What it does
        /// Reads `width` (1 to 144) and `height` (1 to 400) of `image`.
        ///
        /// ## Why it matters
        /// Old readers reserve that much room. It says at which size to show the picture, not how large the file
        /// is.
        ///
        /// ## Example
        /// ```xml
        /// <width>3000</width>
        /// ```
        /// Use instead:
        /// ```xml
        /// <width>144</width>
        /// ```
        "image-size-invalid", Feed, Warning, fix: None, check: Family("element-unknown"),
        sources: ["RSS 2.0, image"],
        w3c: ["InvalidWidth", "InvalidHeight"]
    }
}
