//! What `podwright import` has to say about a feed.

use super::pages;

pages! {
    /// Subscribers would notice that a feed was imported.
    ///
    /// ## What it does
    /// Builds the imported show and compares its feed with the old one, as `podwright diff` does.
    ///
    /// ## Why it matters
    /// A show that moves should lose no subscriber and show no episode twice.
    ///
    /// ## Example
    /// A title of three hundred characters: a feed of podwright cuts it to 255, as Apple asks for.
    "import-changes", Feed, Warning, sources: ["podwright import"];

    /// An element of a feed has no place in a show.
    ///
    /// ## What it does
    /// Names each kind of element that `podwright import` leaves out, with how often it was met.
    ///
    /// ## Why it matters
    /// Nothing is lost in silence. Most of it are traces of the program that wrote the feed.
    ///
    /// ## Example
    /// `<sy:updatePeriod>hourly</sy:updatePeriod>`
    "import-left-out", Feed, Info, sources: ["podwright import"];

    /// A value of a feed cannot be kept.
    ///
    /// ## What it does
    /// Names each kind of element whose value is none that its specification allows.
    ///
    /// ## Why it matters
    /// Apps make nothing of it, and a show cannot state it.
    ///
    /// ## Example
    /// `<itunes:episode>n/a</itunes:episode>`
    "import-value", Feed, Warning, sources: ["podwright import"];

    /// Episodes of a feed have no guid.
    ///
    /// ## What it does
    /// Gives them the one by which apps know them: the address of their audio, else their link, else their title.
    ///
    /// ## Why it matters
    /// With any other guid they would all be downloaded again.
    ///
    /// ## Example
    /// `<item><title>Rye</title><enclosure url="https://breadbasket.fm/1.mp3" …/></item>`
    "import-guid-derived", Feed, Info, sources: ["RSS 2.0, guid"];

    /// Different episodes of a feed have the same guid.
    ///
    /// ## What it does
    /// Keeps the first of them and makes drafts of the others.
    ///
    /// ## Why it matters
    /// Apps show only one item of a guid; which of the others anybody ever saw, nobody knows.
    ///
    /// ## Example
    /// Two items with `<guid>81</guid>` and other audio.
    "import-guid-shared", Feed, Warning, sources: ["RSS 2.0, guid"];

    /// An item stands in a feed twice.
    ///
    /// ## What it does
    /// Takes it once.
    ///
    /// ## Why it matters
    /// Apps show it once, too.
    ///
    /// ## Example
    /// Two items with the same guid, title and audio.
    "import-item-repeated", Feed, Info, sources: ["RSS 2.0, guid"];

    /// Items of a feed have several enclosures.
    ///
    /// ## What it does
    /// Takes the first one, as apps do.
    ///
    /// ## Why it matters
    /// Nobody hears the others.
    ///
    /// ## Example
    /// `<enclosure url="a.mp3" …/><enclosure url="a.m4a" …/>`
    "import-enclosure-several", Feed, Warning, sources: ["RSS Profile, enclosure"];

    /// The feed that is to be imported has no episode.
    ///
    /// ## What it does
    /// Stops `podwright import` before it writes a file.
    ///
    /// ## Why it matters
    /// A show without episodes builds no feed.
    ///
    /// ## Example
    /// A page of a feed behind its last episode.
    "import-empty", Feed, Error, sources: ["podwright import"];

    /// The feed that is imported has further pages (RFC 5005).
    ///
    /// ## What it does
    /// Takes the episodes of the pages that are at hand: of a feed that is named by its address, all pages are fetched; of
    /// one that is a file, those that lie beside it under their names are read.
    ///
    /// ## Why it matters
    /// Episodes of the other pages are no episodes of the show: apps that read all pages lose them.
    ///
    /// ## Example
    /// `<atom:link rel="next" href="https://example.org/feed-2.xml"/>`
    "import-more-pages", Feed, Warning, sources: ["RFC 5005, section 3"];

    /// The pages of a feed do not end (RFC 5005).
    ///
    /// ## What it does
    /// Follows 500 further pages of a feed, of 256 MiB together, and gives up.
    ///
    /// ## Why it matters
    /// A show with a part of its episodes would lose the others.
    ///
    /// ## Example
    /// A server that answers `?page=501` with one more page, whatever is on it. Save what the show has as a file, and import that.
    "import-endless", Feed, Error, sources: ["RFC 5005, section 3"];

    /// Items of a feed have no audio.
    ///
    /// ## What it does
    /// Takes them as episodes without audio.
    ///
    /// ## Why it matters
    /// Podcast apps do not list them.
    ///
    /// ## Example
    /// `<enclosure url="" type="audio/mpeg"/>`
    "import-without-audio", Feed, Info, sources: ["RSS 2.0, enclosure"];

    /// Dates of a feed cannot be read.
    ///
    /// ## What it does
    /// Takes the episodes without a date.
    ///
    /// ## Why it matters
    /// Apps sort by date, and each makes something else of one that they cannot read.
    ///
    /// ## Example
    /// `<pubDate>next Tuesday</pubDate>`
    "import-date-unreadable", Feed, Warning, sources: ["RSS 2.0, pubDate"];

    /// Items of a feed have no date.
    ///
    /// ## What it does
    /// Takes the episodes without a date; they stay without one.
    ///
    /// ## Why it matters
    /// A date that was never there would move them in every app.
    ///
    /// ## Example
    /// `<item>` without `<pubDate>`.
    "import-date-missing", Feed, Info, sources: ["RSS 2.0, pubDate"];

    /// A show or an item of a feed has no title.
    ///
    /// ## What it does
    /// Takes the words with which the notes begin.
    ///
    /// ## Why it matters
    /// Apps show an empty line, and podwright writes no item without title.
    ///
    /// ## Example
    /// `<item><description>Rye and oat.</description></item>`
    "import-title-missing", Feed, Warning, sources: ["Apple, Podcast RSS feed requirements"];

    /// A feed names no language that can be read.
    ///
    /// ## What it does
    /// Writes `language = "und"` (undetermined), with which a feed says nothing about its language.
    ///
    /// ## Why it matters
    /// Directories sort shows by language, and nothing tells which one is meant.
    ///
    /// ## Example
    /// `<language>English</language>`
    "import-language-missing", Feed, Warning, sources: ["PSP-1, language"];

    /// Times in notes of a feed could be chapters.
    ///
    /// ## What it does
    /// Finds notes of which podwright would make chapters, in items that have none, and writes `chapters = []`.
    ///
    /// ## Why it matters
    /// Subscribers see no change at first; who deletes the line publishes chapters.
    ///
    /// ## Example
    /// `00:00 Intro`, `01:30 Rye`, `12:00 Oat`
    "import-times-in-notes", Feed, Info, sources: ["podwright import"];

    /// A feed that is imported has errors for which a build would refuse it.
    ///
    /// ## What it does
    /// Builds the imported show; rules that call its feed an error become warnings in `[lint.rules]`.
    ///
    /// ## Why it matters
    /// What was published for years can go on being published, and `podwright lint` still tells what would be right.
    ///
    /// ## Example
    /// `<itunes:category text="Arts"><itunes:category text="Film History"/></itunes:category>`
    "import-errors-kept", Feed, Info, sources: ["podwright import"];

    /// Files are in the way of an import.
    ///
    /// ## What it does
    /// Refuses to import into a folder that already has the config, the ledger or the notes of a show.
    ///
    /// ## Why it matters
    /// Nothing is ever overwritten, and notes that are there already would become episodes of the feed.
    ///
    /// ## Example
    /// `podwright import feed.xml` in the folder of another show.
    "import-in-the-way", Feed, Error, sources: ["podwright import"];
}
