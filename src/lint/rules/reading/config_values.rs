//! Values of `podwright.toml` that must have a certain form: addresses, languages, time zones, templates.

use super::pages;

pages! {
    /// A value of `podwright.toml` is no web address.
    ///
    /// ## What it does
    /// Finds values that must be whole addresses of the web and lack the scheme, have another one than `http` or
    /// `https`, or are no addresses at all; and templates that make none.
    ///
    /// ## Why it matters
    /// Addresses go into the feed as they are. An app cannot know what `example.org/cover.jpg` is relative to.
    ///
    /// ## Example
    /// ```toml
    /// [show]
    /// link = "breadbasket.fm"
    /// ```
    /// Use instead:
    /// ```toml
    /// [show]
    /// link = "https://breadbasket.fm/"
    /// ```
    "url-invalid", Config, Error, sources: ["RSS 2.0, link", "RFC 3986"];

    /// A time zone has no such name.
    ///
    /// ## What it does
    /// Compares `[show] timezone` with the names of the IANA time zone database.
    ///
    /// ## Why it matters
    /// Dates without a zone are read in it; a day too early or too late decides which episode is new.
    ///
    /// ## Example
    /// ```toml
    /// [show]
    /// timezone = "Los Angeles"
    /// ```
    /// Use instead:
    /// ```toml
    /// [show]
    /// timezone = "America/Los_Angeles"
    /// ```
    "timezone-unknown", Config, Error, sources: ["IANA time zone database"];

    /// The language is no language tag.
    ///
    /// ## What it does
    /// Reads `[show] language` as a tag of BCP 47 that begins with a language of two or three letters.
    ///
    /// ## Why it matters
    /// Directories sort shows by language, and refuse feeds whose language they do not know.
    ///
    /// ## Example
    /// ```toml
    /// [show]
    /// language = "en_US"
    /// ```
    /// Use instead:
    /// ```toml
    /// [show]
    /// language = "en-US"
    /// ```
    "language-invalid", Config, Error, sources: ["RSS 2.0, language", "BCP 47", "PSP-1, language"];

    /// An e-mail address is none.
    ///
    /// ## What it does
    /// Reads `email` of `[show] owner` as an address with a domain that can exist.
    ///
    /// ## Why it matters
    /// Directories send the code that proves ownership to this address.
    ///
    /// ## Example
    /// ```toml
    /// [show]
    /// owner = { name = "Ada Crumb", email = "ada at breadbasket.fm" }
    /// ```
    /// Use instead:
    /// ```toml
    /// [show]
    /// owner = { name = "Ada Crumb", email = "ada@breadbasket.fm" }
    /// ```
    "email-invalid", Config, Error, sources: ["RFC 5321", "Apple, itunes:owner"];

    /// The description of the show is longer than apps show.
    ///
    /// ## What it does
    /// Counts the bytes of `[show] description`; more than 4,000 are too many.
    ///
    /// ## Why it matters
    /// Apple Podcasts cuts the rest off, in the middle of a sentence.
    ///
    /// ## Example
    /// A description with the whole history of the show. Keep what a stranger needs to know, and put the rest on the
    /// page of the show.
    "show-description-too-long", Config, Warning, sources: ["Apple, A Podcaster's Guide to RSS, description"];

    /// A guid is no UUID.
    ///
    /// ## What it does
    /// Reads `[show] guid` as a UUID.
    ///
    /// ## Why it matters
    /// `podcast:guid` is how indexes know a show again when its feed moves; anything but a UUID is ignored.
    ///
    /// ## Example
    /// ```toml
    /// [show]
    /// guid = "bread-basket"
    /// ```
    /// Leave it out, and podwright makes it from the address of the feed; or write the one the show already has:
    /// ```toml
    /// [show]
    /// guid = "9b024349-ccf0-5f69-a609-6b82873eab3c"
    /// ```
    "uuid-invalid", Config, Error, sources: ["podcast-namespace, podcast:guid", "RFC 9562"];

    /// Apple has given the category up.
    ///
    /// ## What it does
    /// Finds categories that were in Apple's list until 2019, and names what came in their place.
    ///
    /// ## Why it matters
    /// A show in a category of the past is listed in none.
    ///
    /// ## Example
    /// ```toml
    /// [show]
    /// categories = ["Technology > Podcasting"]
    /// ```
    /// Use instead:
    /// ```toml
    /// [show]
    /// categories = ["Technology"]
    /// ```
    "category-obsolete", Config, Warning, sources: ["Apple, podcast categories"];

    /// Apple has no such category.
    ///
    /// ## What it does
    /// Compares `[show] categories` with Apple's list, subcategories included, and names the nearest.
    ///
    /// ## Why it matters
    /// Apple, and everybody who uses its list, shows the podcast in none of its categories.
    ///
    /// ## Example
    /// ```toml
    /// [show]
    /// categories = ["Tech News"]
    /// ```
    /// Use instead:
    /// ```toml
    /// [show]
    /// categories = ["News > Tech News"]
    /// ```
    "category-unknown", Config, Warning, sources: ["Apple, podcast categories"];

    /// A template cannot be filled in.
    ///
    /// ## What it does
    /// Reads the templates of `[feed]` (`episode_link`, `enclosure`, `guid`): braces in pairs, known words in them, padding
    /// only for numbers.
    ///
    /// ## Why it matters
    /// Every episode would get the same broken address.
    ///
    /// ## Example
    /// ```toml
    /// [feed]
    /// episode_link = "https://breadbasket.fm/{nr:3}"
    /// ```
    /// Use instead:
    /// ```toml
    /// [feed]
    /// episode_link = "https://breadbasket.fm/{number:03}"
    /// ```
    "template-invalid", Config, Error, sources: ["podwright.toml, templates"];

    /// A pattern for files is broken.
    ///
    /// ## What it does
    /// Reads the globs of `[sources]` and `[lint.per-file]`.
    ///
    /// ## Why it matters
    /// A pattern that cannot be read finds no files, and a show without files has no episodes.
    ///
    /// ## Example
    /// ```toml
    /// [sources]
    /// notes = ["show_notes/{*.md,*.txt"]
    /// ```
    /// Use instead:
    /// ```toml
    /// [sources]
    /// notes = ["show_notes/{*.md,*.txt}"]
    /// ```
    "pattern-invalid", Config, Error, sources: ["podwright.toml, [sources]"];
}
