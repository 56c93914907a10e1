//! What a show cannot do without.

/// `channel-missing`
pub mod channel {
    use crate::lint::rule::rule;

    rule! {
        /// A feed without channel.
        ///
        /// ## What it does
        /// Looks for `channel` in `rss`.
        ///
        /// ## Why it matters
        /// There is no show, and no episode is found.
        ///
        /// ## Example
        /// ```xml
        /// <channel>
        /// </channel>
        /// ```
        /// Use instead:
        /// ```xml
        /// <channel>
        ///   <title>Bread Basket</title>
        /// </channel>
        /// ```
        "channel-missing", Feed, Error, fix: None, check: Family("element-unknown"),
        sources: ["RSS 2.0, Required channel elements"],
        w3c: ["MissingElement", "MissingChannel"]
    }
}

/// `channel-title-missing`
pub mod title {
    use crate::lint::rule::rule;

    rule! {
        /// A show without title.
        ///
        /// ## What it does
        /// Looks for `title` in the channel; an empty one is none.
        ///
        /// ## Why it matters
        /// Platforms refuse the feed.
        ///
        /// ## Example
        /// ```xml
        /// <channel>
        /// </channel>
        /// ```
        /// Use instead:
        /// ```xml
        /// <channel>
        ///   <title>Bread Basket</title>
        /// </channel>
        /// ```
        "channel-title-missing", Feed, Error, fix: None, check: Family("element-unknown"),
        sources: ["RSS 2.0, Required channel elements", "Apple, A Podcaster's Guide to RSS, required tags"],
        w3c: ["MissingTitle", "NotBlank"]
    }
}

/// `channel-link-missing`
pub mod link {
    use crate::lint::rule::rule;

    rule! {
        /// A show without link to its website.
        ///
        /// ## What it does
        /// Looks for `link` in the channel; an empty one is none. For Apple alone it is a warning.
        ///
        /// ## Why it matters
        /// RSS requires it; apps show it as the way to more about the show.
        ///
        /// ## Example
        /// ```xml
        /// <channel>
        /// </channel>
        /// ```
        /// Use instead:
        /// ```xml
        /// <channel>
        ///   <link>https://bread.example/</link>
        /// </channel>
        /// ```
        "channel-link-missing", Feed, Error, fix: None, check: Family("element-unknown"),
        sources: ["RSS 2.0, Required channel elements", "PSP-1, Required channel elements"],
        profiles: [Rss, Psp1, Apple, Spotify],
        levels: [Apple: Warning, Spotify: Warning],
        w3c: ["MissingLink", "NotBlank"]
    }
}

/// `channel-description-missing`
pub mod description {
    use crate::lint::rule::rule;

    rule! {
        /// A show without description.
        ///
        /// ## What it does
        /// Looks for `description` in the channel; an empty one is none.
        ///
        /// ## Why it matters
        /// Platforms refuse the feed.
        ///
        /// ## Example
        /// ```xml
        /// <channel>
        /// </channel>
        /// ```
        /// Use instead:
        /// ```xml
        /// <channel>
        ///   <description>Two bakers talk about bread.</description>
        /// </channel>
        /// ```
        "channel-description-missing", Feed, Error, fix: None, check: Family("element-unknown"),
        sources: ["RSS 2.0, Required channel elements", "Apple, A Podcaster's Guide to RSS, required tags"],
        w3c: ["MissingDescription", "NotBlank"]
    }
}

/// `channel-language-missing`
pub mod language {
    use crate::lint::rule::rule;

    rule! {
        /// A show without language.
        ///
        /// ## What it does
        /// Looks for `language` in the channel of a podcast; an empty one is none.
        ///
        /// ## Why it matters
        /// Apple requires it; shops and search sort by it.
        ///
        /// ## Example
        /// ```xml
        /// <channel>
        /// </channel>
        /// ```
        /// Use instead:
        /// ```xml
        /// <channel>
        ///   <language>en</language>
        /// </channel>
        /// ```
        "channel-language-missing", Feed, Error, fix: None, check: Family("element-unknown"),
        sources: ["Apple, A Podcaster's Guide to RSS, required tags", "PSP-1, Required channel elements"],
        profiles: [Apple, Spotify, Psp1],
        w3c: ["MissingDCLanguage", "MissingItunesElement", "InvalidLanguage", "NotBlank"]
    }
}

/// `channel-category-missing`
pub mod category {
    use crate::lint::rule::rule;

    rule! {
        /// A show without category.
        ///
        /// ## What it does
        /// Looks for `itunes:category` in the channel of a podcast.
        ///
        /// ## Why it matters
        /// Apple refuses the feed.
        ///
        /// ## Example
        /// ```xml
        /// <channel>
        /// </channel>
        /// ```
        /// Use instead:
        /// ```xml
        /// <channel>
        ///   <itunes:category text="Arts"/>
        /// </channel>
        /// ```
        "channel-category-missing", Feed, Error, fix: None, check: Family("element-unknown"),
        sources: ["Apple, A Podcaster's Guide to RSS, required tags", "PSP-1, Required channel elements"],
        profiles: [Apple, Spotify, Psp1],
        w3c: ["MissingItunesElement"]
    }
}

/// `channel-explicit-missing`
pub mod explicit {
    use crate::lint::rule::rule;

    rule! {
        /// A show that does not say whether it is explicit.
        ///
        /// ## What it does
        /// Looks for `itunes:explicit` in the channel of a podcast; an empty one is none.
        ///
        /// ## Why it matters
        /// Apple refuses the feed.
        ///
        /// ## Example
        /// ```xml
        /// <channel>
        /// </channel>
        /// ```
        /// Use instead:
        /// ```xml
        /// <channel>
        ///   <itunes:explicit>false</itunes:explicit>
        /// </channel>
        /// ```
        "channel-explicit-missing", Feed, Error, fix: None, check: Family("element-unknown"),
        sources: ["Apple, A Podcaster's Guide to RSS, required tags", "PSP-1, Required channel elements"],
        profiles: [Apple, Spotify, Psp1],
        w3c: ["MissingItunesElement"]
    }
}

/// `channel-image-missing`
pub mod image {
    use crate::lint::rule::rule;

    rule! {
        /// A show without cover.
        ///
        /// ## What it does
        /// Looks for `itunes:image` in the channel of a podcast; an empty one is none.
        ///
        /// ## Why it matters
        /// Apple and Spotify refuse the feed.
        ///
        /// ## Example
        /// ```xml
        /// <channel>
        /// </channel>
        /// ```
        /// Use instead:
        /// ```xml
        /// <channel>
        ///   <itunes:image href="https://bread.example/cover.jpg"/>
        /// </channel>
        /// ```
        "channel-image-missing", Feed, Error, fix: None, check: Family("element-unknown"),
        sources: ["Apple, A Podcaster's Guide to RSS, required tags", "PSP-1, Required channel elements"],
        profiles: [Apple, Spotify, Psp1],
        w3c: ["MissingItunesElement"]
    }
}

/// `channel-author-missing`
pub mod author {
    use crate::lint::rule::rule;

    rule! {
        /// A show without author.
        ///
        /// ## What it does
        /// Looks for `itunes:author` in the channel of a podcast.
        ///
        /// ## Why it matters
        /// Spotify does not publish a show without it; apps show it below the title.
        ///
        /// ## Example
        /// ```xml
        /// <channel>
        /// </channel>
        /// ```
        /// Use instead:
        /// ```xml
        /// <channel>
        ///   <itunes:author>Ada Crumb</itunes:author>
        /// </channel>
        /// ```
        "channel-author-missing", Feed, Warning, fix: None, check: Family("element-unknown"),
        sources: ["Spotify, Show Metadata Requirements, point 1", "PSP-1, Recommended channel elements"],
        profiles: [Apple, Spotify, Psp1],
        levels: [Spotify: Error],
        w3c: ["MissingItunesElement"]
    }
}

/// `owner-email-missing`
pub mod email {
    use crate::lint::rule::rule;

    rule! {
        /// The owner has no e-mail address.
        ///
        /// ## What it does
        /// Looks for `itunes:email` in `itunes:owner`.
        ///
        /// ## Why it matters
        /// YouTube and others write to that address to learn whose show it is. Others can do without, and the
        /// address is public.
        ///
        /// ## Example
        /// ```xml
        /// <channel>
        /// </channel>
        /// ```
        /// Use instead:
        /// ```xml
        /// <channel>
        ///   <itunes:owner>
        ///     <itunes:email>show@bread.example</itunes:email>
        ///   </itunes:owner>
        /// </channel>
        /// ```
        "owner-email-missing", Feed, Info, fix: None, check: Family("element-unknown"),
        sources: ["W3C feed validator, MissingItunesEmail"],
        profiles: [Youtube, Rss],
        levels: [Youtube: Error],
        w3c: ["MissingItunesEmail"]
    }
}
