//! Words of lists, languages, media types.

/// `value-unknown`
pub mod unknown {
    use crate::lint::rule::rule;

    rule! {
        /// A value is none of the words that are known there.
        ///
        /// ## What it does
        /// Compares values with the list that their specification gives: `itunes:type`, `itunes:episodeType`,
        /// `status` of a live item, `podcast:medium` and others. The nearest word is named.
        ///
        /// ## Why it matters
        /// Apps read it as the default, or ignore the element.
        ///
        /// ## Example
        /// ```xml
        /// <itunes:episodeType>teaser</itunes:episodeType>
        /// ```
        /// Use instead:
        /// ```xml
        /// <itunes:episodeType>trailer</itunes:episodeType>
        /// ```
        "value-unknown", Feed, Error, fix: Unsafe, check: Family("element-unknown"),
        sources: ["Apple, A Podcaster's Guide to RSS", "podcast-namespace docs/tags"],
        w3c: ["InvalidItunesChannelType", "InvalidItunesEpisodeType", "InvalidUpdatePeriod", "InvalidYesNo", "InvalidValue"]
    }
}

/// `value-unusual`
pub mod unusual {
    use crate::lint::rule::rule;

    rule! {
        /// A value is none of the words that are usual there.
        ///
        /// ## What it does
        /// Compares values with lists that others may add to: roles of people, services, media types of
        /// transcripts, relations of links.
        ///
        /// ## Why it matters
        /// Apps that do not know the word skip what it says.
        ///
        /// ## Example
        /// ```xml
        /// <podcast:person role="Baker">Ada Crumb</podcast:person>
        /// ```
        /// Use instead:
        /// ```xml
        /// <podcast:person role="Host">Ada Crumb</podcast:person>
        /// ```
        "value-unusual", Feed, Warning, fix: Unsafe, check: Family("element-unknown"),
        sources: ["podcast-namespace docs/tags", "Podcast Taxonomy Project"],
        w3c: ["UnregisteredAtomLinkRel"]
    }
}

/// `value-case`
pub mod case {
    use crate::lint::rule::rule;

    rule! {
        /// A known word is written in wrong letter case.
        ///
        /// ## What it does
        /// Finds values that would be known if their letter case were right.
        ///
        /// ## Why it matters
        /// Strict readers compare letter by letter.
        ///
        /// ## Example
        /// ```xml
        /// <itunes:episodeType>Bonus</itunes:episodeType>
        /// ```
        /// Use instead:
        /// ```xml
        /// <itunes:episodeType>bonus</itunes:episodeType>
        /// ```
        "value-case", Feed, Warning, fix: Safe, check: Family("element-unknown"),
        sources: ["Apple, A Podcaster's Guide to RSS", "podcast-namespace docs/tags"],
        w3c: ["InvalidItunesChannelType", "InvalidItunesEpisodeType", "InvalidUpdatePeriod"]
    }
}

/// `language-code-invalid`
pub mod language {
    use crate::lint::rule::rule;

    rule! {
        /// A language is no code of a language.
        ///
        /// ## What it does
        /// Reads language tags: their first part must be a code of ISO 639. Names and wrong country codes (`cn`)
        /// are recognised.
        ///
        /// ## Why it matters
        /// Shops do not know where to list the show, apps not how to read the transcript.
        ///
        /// ## Example
        /// ```xml
        /// <language>English</language>
        /// ```
        /// Use instead:
        /// ```xml
        /// <language>en</language>
        /// ```
        "language-code-invalid", Feed, Warning, fix: Safe, check: Family("element-unknown"),
        sources: ["RSS 2.0, language", "BCP 47", "Apple, A Podcaster's Guide to RSS, language"],
        levels: [Apple: Error, Psp1: Error],
        w3c: ["InvalidLanguage"]
    }
}

/// `media-type-invalid`
pub mod media_type {
    use crate::lint::rule::rule;

    rule! {
        /// A media type is none.
        ///
        /// ## What it does
        /// Reads `type` of enclosures, transcripts, chapters and others: `type/subtype`.
        ///
        /// ## Why it matters
        /// Apps decide by it whether they can play or show the file.
        ///
        /// ## Example
        /// ```xml
        /// <enclosure url="https://bread.example/1.mp3" length="1234" type="mp3"/>
        /// ```
        /// Use instead:
        /// ```xml
        /// <enclosure url="https://bread.example/1.mp3" length="1234" type="audio/mpeg"/>
        /// ```
        "media-type-invalid", Feed, Error, fix: Unsafe, check: Family("element-unknown"),
        sources: ["RFC 6838, section 4.2", "RSS 2.0, enclosure"],
        w3c: ["InvalidMIMEAttribute", "InvalidMIMEType"]
    }
}

/// `keywords-unseparated`
pub mod keywords {
    use crate::lint::rule::rule;

    rule! {
        /// `itunes:keywords` has no commas.
        ///
        /// ## What it does
        /// Finds lists of three words and more without a comma, and other separators.
        ///
        /// ## Why it matters
        /// Apps read it as one long keyword.
        ///
        /// ## Example
        /// ```xml
        /// <itunes:keywords>bread rye flour oven</itunes:keywords>
        /// ```
        /// Use instead:
        /// ```xml
        /// <itunes:keywords>bread, rye, flour, oven</itunes:keywords>
        /// ```
        "keywords-unseparated", Feed, Info, fix: None, check: Family("element-unknown"),
        sources: ["W3C feed validator, InvalidKeywords"],
        w3c: ["InvalidKeywords"]
    }
}

/// `value-malformed`
pub mod form {
    use crate::lint::rule::rule;

    rule! {
        /// A value does not have the form that its specification gives.
        ///
        /// ## What it does
        /// Reads geo URIs, objects of OpenStreetMap, countries, UUIDs, recurrence rules, ratios, sets of pictures,
        /// names of servers and times of chapters.
        ///
        /// ## Why it matters
        /// Apps ignore what they cannot read.
        ///
        /// ## Example
        /// ```xml
        /// <podcast:location geo="30.2672,-97.7431">Austin</podcast:location>
        /// ```
        /// Use instead:
        /// ```xml
        /// <podcast:location geo="geo:30.2672,-97.7431">Austin</podcast:location>
        /// ```
        "value-malformed", Feed, Warning, fix: Safe, check: Family("element-unknown"),
        sources: ["podcast-namespace docs/tags", "RFC 5870", "RFC 5545", "Podlove Simple Chapters 1.2"],
        levels: [Podcasting20: Error],
        w3c: ["InvalidLatitude", "InvalidLongitude", "InvalidCountryCode", "InvalidNPTTime"]
    }
}
