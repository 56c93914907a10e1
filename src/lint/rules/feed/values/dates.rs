//! Dates, times and durations.

/// `rfc822-date-invalid`
pub mod date_invalid {
    use crate::lint::rule::rule;

    rule! {
        /// A date that is no date of RSS.
        ///
        /// ## What it does
        /// Reads `pubDate`, `lastBuildDate` and other dates that RSS writes like e-mails do. Where the moment is
        /// clear all the same (ISO 8601, names in full), the fix writes it in the right form.
        ///
        /// ## Why it matters
        /// Apps put the episode at the wrong place, or do not show it at all.
        ///
        /// ## Example
        /// ```xml
        /// <pubDate>2024-05-01T10:00:00+02:00</pubDate>
        /// ```
        /// Use instead:
        /// ```xml
        /// <pubDate>Wed, 01 May 2024 10:00:00 +0200</pubDate>
        /// ```
        "rfc822-date-invalid", Feed, Error, fix: Safe, check: Family("element-unknown"),
        sources: ["RFC 2822, section 3.3", "Apple, Podcast RSS feed requirements", "RSS 2.0"],
        w3c: ["InvalidRFC2822Date"]
    }
}

/// `rfc822-date-form`
pub mod date_form {
    use crate::lint::rule::rule;

    rule! {
        /// A date in an old form that some readers do not know.
        ///
        /// ## What it does
        /// Finds dates that RFC 822 allows and RFC 2822 does not write any more: two digits for the year, comments,
        /// single letters for zones, other white space or letter case; and offsets that no clock has.
        ///
        /// ## Why it matters
        /// Strict readers stumble over it.
        ///
        /// ## Example
        /// ```xml
        /// <pubDate>Wed,1 may 24 10:00:00 +0200</pubDate>
        /// ```
        /// Use instead:
        /// ```xml
        /// <pubDate>Wed, 01 May 2024 10:00:00 +0200</pubDate>
        /// ```
        "rfc822-date-form", Feed, Warning, fix: Safe, check: Family("element-unknown"),
        sources: ["RFC 822, section 5", "RFC 2822, section 3.3"],
        w3c: ["ProblematicalRFC822Date"]
    }
}

/// `date-zone-unknown`
pub mod zone_unknown {
    use crate::lint::rule::rule;

    rule! {
        /// A date names its time zone by a word that no reader has to know.
        ///
        /// ## What it does
        /// Finds zones beyond those of RFC 822 (`GMT`, `EST` …). The fix writes the usual offset; it is unsafe,
        /// because such names mean several zones.
        ///
        /// ## Why it matters
        /// Readers take the time for GMT, hours too early or too late.
        ///
        /// ## Example
        /// ```xml
        /// <pubDate>Wed, 01 May 2024 10:00:00 CEST</pubDate>
        /// ```
        /// Use instead:
        /// ```xml
        /// <pubDate>Wed, 01 May 2024 10:00:00 +0200</pubDate>
        /// ```
        "date-zone-unknown", Feed, Warning, fix: Safe, check: Family("element-unknown"),
        sources: ["RFC 822, section 5.1"],
        w3c: ["InvalidRFC2822Date"]
    }
}

/// `date-zone-obsolete`
pub mod zone_obsolete {
    use crate::lint::rule::rule;

    rule! {
        /// A date names its time zone by an old American name.
        ///
        /// ## What it does
        /// Finds `EST`, `PDT` and the like, which RFC 2822 calls obsolete.
        ///
        /// ## Why it matters
        /// An offset in numbers says the same to everybody.
        ///
        /// ## Example
        /// ```xml
        /// <pubDate>Wed, 01 May 2024 10:00:00 PDT</pubDate>
        /// ```
        /// Use instead:
        /// ```xml
        /// <pubDate>Wed, 01 May 2024 10:00:00 -0700</pubDate>
        /// ```
        "date-zone-obsolete", Feed, Info, fix: Safe, check: Family("element-unknown"),
        sources: ["RFC 2822, section 4.3"]
    }
}

/// `weekday-wrong`
pub mod weekday_wrong {
    use crate::lint::rule::rule;

    rule! {
        /// A date names the weekday of another day.
        ///
        /// ## What it does
        /// Compares the weekday with the date. The fix sets the weekday right; when the date was the slip, mend
        /// that instead.
        ///
        /// ## Why it matters
        /// One of the two is wrong: often the year was changed by hand after the date was made. Strict readers
        /// refuse the date.
        ///
        /// ## Example
        /// ```xml
        /// <pubDate>Mon, 01 May 2024 10:00:00 +0200</pubDate>
        /// ```
        /// Use instead:
        /// ```xml
        /// <pubDate>Wed, 01 May 2024 10:00:00 +0200</pubDate>
        /// ```
        "weekday-wrong", Feed, Error, fix: Safe, check: Family("element-unknown"),
        sources: ["RFC 2822, section 3.3"],
        w3c: ["IncorrectDOW"]
    }
}

/// `weekday-missing`
pub mod weekday_missing {
    use crate::lint::rule::rule;

    rule! {
        /// A date names no weekday.
        ///
        /// ## What it does
        /// Finds dates of RSS without weekday.
        ///
        /// ## Why it matters
        /// RFC 822 allows it, Apple asks for "day of week, day month year".
        ///
        /// ## Example
        /// ```xml
        /// <pubDate>01 May 2024 10:00:00 +0200</pubDate>
        /// ```
        /// Use instead:
        /// ```xml
        /// <pubDate>Wed, 01 May 2024 10:00:00 +0200</pubDate>
        /// ```
        "weekday-missing", Feed, Info, fix: Safe, check: Family("element-unknown"),
        sources: ["Apple, Podcast RSS feed requirements, technical requirements"],
        profiles: [Apple]
    }
}

/// `iso-date-invalid`
pub mod iso_date {
    use crate::lint::rule::rule;

    rule! {
        /// A date that should be one of ISO 8601 and is none.
        ///
        /// ## What it does
        /// Reads `dc:date`, `atom:updated`, `start` of a `podcast:liveItem` and others in the profile of the W3C: a
        /// year, a month, a day, or a moment with its zone.
        ///
        /// ## Why it matters
        /// Readers drop the date; a live item never begins.
        ///
        /// ## Example
        /// ```xml
        /// <dc:date>Wed, 01 May 2024 10:00:00 +0200</dc:date>
        /// ```
        /// Use instead:
        /// ```xml
        /// <dc:date>2024-05-01T10:00:00+02:00</dc:date>
        /// ```
        "iso-date-invalid", Feed, Warning, fix: Safe, check: Family("element-unknown"),
        sources: ["W3C NOTE-datetime", "RFC 3339", "podcast-namespace docs/tags/live-item.md"],
        w3c: ["InvalidW3CDTFDate", "InvalidISO8601Date", "InvalidISO8601DateTime", "InvalidRFC3339Date"]
    }
}

/// `itunes-duration-invalid`
pub mod duration {
    use crate::lint::rule::rule;

    rule! {
        /// `itunes:duration` is no duration.
        ///
        /// ## What it does
        /// Reads seconds, `MM:SS` and `H:MM:SS`. Fractions are cut off by the fix, parts of one digit get two.
        ///
        /// ## Why it matters
        /// Apps show no length, or a wrong one.
        ///
        /// ## Example
        /// ```xml
        /// <itunes:duration>00:07:74</itunes:duration>
        /// ```
        /// Use instead:
        /// ```xml
        /// <itunes:duration>494</itunes:duration>
        /// ```
        "itunes-duration-invalid", Feed, Error, fix: Safe, check: Family("element-unknown"),
        sources: ["Apple, A Podcaster's Guide to RSS, itunes:duration"],
        w3c: ["InvalidDuration"]
    }
}
