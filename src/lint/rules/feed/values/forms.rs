//! Values that only one element has.

/// `rss-version`
pub mod version {
    use crate::lint::rule::rule;

    rule! {
        /// The version of RSS is not 2.0.
        ///
        /// ## What it does
        /// Reads `version` of `rss`.
        ///
        /// ## Why it matters
        /// Podcast apps read RSS 2.0; Apple asks for it.
        ///
        /// ## Example
        /// ```xml
        /// <rss version="0.91">
        /// </rss>
        /// ```
        /// Use instead:
        /// ```xml
        /// <rss version="2.0">
        /// </rss>
        /// ```
        "rss-version", Feed, Warning, fix: Safe, check: Family("element-unknown"),
        sources: ["RSS 2.0", "Apple, Podcast RSS feed requirements, technical requirements"],
        levels: [Rss: Error, Apple: Error],
        w3c: ["InvalidRSSVersion"]
    }
}

/// `skip-hour-invalid`
pub mod hour {
    use crate::lint::rule::rule;

    rule! {
        /// `skipHours` names an hour that no day has.
        ///
        /// ## What it does
        /// Reads `hour`: a whole number from 0 to 23.
        ///
        /// ## Why it matters
        /// Readers skip nothing, or the wrong hours.
        ///
        /// ## Example
        /// ```xml
        /// <hour>25</hour>
        /// ```
        /// Use instead:
        /// ```xml
        /// <hour>1</hour>
        /// ```
        "skip-hour-invalid", Feed, Warning, fix: None, check: Family("element-unknown"),
        sources: ["RSS 2.0, skipHours"],
        w3c: ["InvalidHour"]
    }
}

/// `skip-day-invalid`
pub mod day {
    use crate::lint::rule::rule;

    rule! {
        /// `skipDays` names a day that no week has.
        ///
        /// ## What it does
        /// Reads `day`: an English name of a weekday.
        ///
        /// ## Why it matters
        /// Readers skip nothing.
        ///
        /// ## Example
        /// ```xml
        /// <day>Freitag</day>
        /// ```
        /// Use instead:
        /// ```xml
        /// <day>Friday</day>
        /// ```
        "skip-day-invalid", Feed, Warning, fix: Safe, check: Family("element-unknown"),
        sources: ["RSS 2.0, skipDays"],
        w3c: ["InvalidDay"]
    }
}

/// `field-name-invalid`
pub mod field {
    use crate::lint::rule::rule;

    rule! {
        /// `name` of a `textInput` is no name of a form field.
        ///
        /// ## What it does
        /// Reads the name: a letter, then letters, digits and `-`, `_`, `:`, `.`.
        ///
        /// ## Why it matters
        /// The form sends nothing.
        ///
        /// ## Example
        /// ```xml
        /// <name>your question</name>
        /// ```
        /// Use instead:
        /// ```xml
        /// <name>question</name>
        /// ```
        "field-name-invalid", Feed, Warning, fix: None, check: Family("element-unknown"),
        sources: ["RSS 2.0, textInput"],
        w3c: ["InvalidFormComponentName", "NotBlank"]
    }
}
