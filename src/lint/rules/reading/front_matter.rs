//! Front matter: its syntax and its values.

use super::pages;

pages! {
    /// The front matter cannot be read.
    ///
    /// ## What it does
    /// Names the first place at which YAML, TOML or JSON at the head of the notes is broken, holds no keys, is nested too deep
    /// or is too large.
    ///
    /// ## Why it matters
    /// Title, date and audio of the episode are unknown; publishing it without them would show an empty episode to everybody.
    ///
    /// ## Example
    /// ```yaml
    /// ---
    /// title: Rye: the comeback
    /// ---
    /// ```
    /// Use instead:
    /// ```yaml
    /// ---
    /// title: "Rye: the comeback"
    /// ---
    /// ```
    "front-matter-invalid", Notes, Error, sources: ["YAML 1.2", "TOML 1.1", "RFC 8259"];

    /// The front matter is never closed.
    ///
    /// ## What it does
    /// Finds notes that open with `---`, `+++` or `{` and keys, and have no line that ends them.
    ///
    /// ## Why it matters
    /// The whole text of the notes counts as keys, or the keys are published as text.
    ///
    /// ## Example
    /// ```markdown
    /// ---
    /// title: Rye
    ///
    /// Today we bake.
    /// ```
    /// Use instead:
    /// ```markdown
    /// ---
    /// title: Rye
    /// ---
    ///
    /// Today we bake.
    /// ```
    "front-matter-unclosed", Notes, Error, sources: ["Jekyll, front matter", "Hugo, front matter"];

    /// A key of the front matter comes twice.
    ///
    /// ## What it does
    /// Finds a second value for a key; the second one counts, as in Jekyll and Hugo.
    ///
    /// ## Why it matters
    /// Somebody changed the other one and wonders why nothing happens.
    ///
    /// ## Example
    /// ```yaml
    /// title: Rye
    /// date: 2024-05-01
    /// title: Oats
    /// ```
    /// Use instead:
    /// ```yaml
    /// title: Oats
    /// date: 2024-05-01
    /// ```
    "front-matter-key-duplicate", Notes, Warning, sources: ["YAML 1.2, 3.2.1.3: keys are unique"];

    /// A value that asks yes or no says something else.
    ///
    /// ## What it does
    /// Finds `explicit` and `draft` with another value than `true`, `false`, `yes`, `no`, `explicit` or `clean`.
    ///
    /// ## Why it matters
    /// A wrong guess hides the episode from children, or shows it to them.
    ///
    /// ## Example
    /// ```yaml
    /// explicit: maybe
    /// ```
    /// Use instead:
    /// ```yaml
    /// explicit: false
    /// ```
    "boolean-invalid", Notes, Error, sources: ["Apple, itunes:explicit"];

    /// A date cannot be read.
    ///
    /// ## What it does
    /// Finds dates in other forms than RFC 3339, `YYYY-MM-DD`, RFC 2822 or epoch seconds and milliseconds, days that the
    /// calendar does not have, and years that no feed can name; in front matter and in `podwright.toml`.
    ///
    /// ## Why it matters
    /// Apps sort by date. `5/1/24` is the first of May here and the fifth of January there.
    ///
    /// ## Example
    /// ```yaml
    /// date: 5/1/24
    /// ```
    /// Use instead:
    /// ```yaml
    /// date: 2024-05-01
    /// ```
    "date-invalid", Notes, Error, sources: ["RFC 3339", "RSS 2.0, pubDate"];

    /// A duration cannot be read.
    ///
    /// ## What it does
    /// Finds durations in other forms than seconds, `MM:SS` and `H:MM:SS`, and those of no time at all.
    ///
    /// ## Why it matters
    /// Apps show no length, or a wrong one, before the audio is downloaded.
    ///
    /// ## Example
    /// ```yaml
    /// duration: about an hour
    /// ```
    /// Use instead:
    /// ```yaml
    /// duration: "1:02:03"
    /// ```
    "duration-invalid", Notes, Error, sources: ["Apple, itunes:duration"];

    /// `length` is not a number of bytes.
    ///
    /// ## What it does
    /// Finds `length` (and its other names, such as `size`) that holds a duration, a text such as `3.9 MB`, or no number.
    ///
    /// ## Why it matters
    /// It becomes `length` of the enclosure, which is the size of the file in bytes. Apps use it for the progress of downloads,
    /// and directories refuse feeds without it.
    ///
    /// ## Example
    /// ```yaml
    /// length: "52:14"
    /// ```
    /// Use instead:
    /// ```yaml
    /// duration: "52:14"
    /// length: 60946851
    /// ```
    "length-not-bytes", Notes, Error, sources: ["RSS 2.0, enclosure", "PSP-1, enclosure"];

    /// A number is none.
    ///
    /// ## What it does
    /// Finds `number` and `season` that are no whole numbers from 0.
    ///
    /// ## Why it matters
    /// `itunes:episode` and `itunes:season` are whole numbers; apps order serial shows by them.
    ///
    /// ## Example
    /// ```yaml
    /// number: twelve
    /// ```
    /// Use instead:
    /// ```yaml
    /// number: 12
    /// ```
    "number-invalid", Notes, Error, sources: ["Apple, itunes:episode and itunes:season"];

    /// An entry names nobody.
    ///
    /// ## What it does
    /// Finds hosts, guests and sponsors in the front matter that are neither a name nor a table with a `name`.
    ///
    /// ## Why it matters
    /// They are missing in the feed's `podcast:person`.
    ///
    /// ## Example
    /// ```yaml
    /// guests:
    ///   - url: https://loaf.example/
    /// ```
    /// Use instead:
    /// ```yaml
    /// guests:
    ///   - name: Cid Loaf
    ///     url: https://loaf.example/
    /// ```
    "person-invalid", Notes, Error, sources: ["podcast-namespace, podcast:person"];

    /// A slug in front matter is nobody of the data files.
    ///
    /// ## What it does
    /// Compares hosts, guests and sponsors that front matter names with the files of `[sources.people]` and
    /// `[sources.sponsors]`. Names with blanks are full names and need no entry.
    ///
    /// ## Why it matters
    /// Listeners read the slug instead of the name.
    ///
    /// ## Example
    /// `hosts: [adda]`, where `data/hosts/ada.json` is Ada Crumb.
    "slug-unknown", Notes, Warning, sources: ["practice: data files of Hugo, Jekyll and 11ty"];

    /// A data file cannot be read.
    ///
    /// ## What it does
    /// Finds files of `[sources.people]` and `[sources.sponsors]` that are no YAML, TOML or JSON, whatever their name
    /// promises.
    ///
    /// ## Why it matters
    /// Everybody in it is called by the slug.
    ///
    /// ## Example
    /// `data/hosts/ada.json` with `{"name": "Ada Crumb"`.
    "data-file-invalid", Config, Error, sources: ["practice: data files of Hugo, Jekyll and 11ty"];

    /// A value should be a text.
    ///
    /// ## What it does
    /// Finds lists, tables and empty values where one text belongs: title, summary, guid, image, audio, tags.
    ///
    /// ## Why it matters
    /// There is nothing that could be published in its place.
    ///
    /// ## Example
    /// ```yaml
    /// title:
    ///   - Rye
    ///   - Oats
    /// ```
    /// Use instead:
    /// ```yaml
    /// title: Rye and oats
    /// ```
    "text-invalid", Notes, Error, sources: ["podwright, front matter"];

    /// The type of the episode is unknown.
    ///
    /// ## What it does
    /// Finds a `type` that is none of `full`, `trailer` and `bonus`.
    ///
    /// ## Why it matters
    /// Apps know only these three; a trailer that is not marked as one is shown as the newest episode for ever.
    ///
    /// ## Example
    /// ```yaml
    /// type: teaser
    /// ```
    /// Use instead:
    /// ```yaml
    /// type: trailer
    /// ```
    "episode-type-unknown", Notes, Warning, sources: ["Apple, itunes:episodeType"];

    /// A link in the front matter is no web address.
    ///
    /// ## What it does
    /// Finds a `link` in the front matter that is no whole address of the web, and addresses in lists of links (`links`, `picks`,
    /// `further_reading` …) that are written wrongly or are none.
    ///
    /// ## Why it matters
    /// Apps lead listeners to the page of the episode; relative addresses lead nowhere. What is no address is shown below the
    /// notes as text only.
    ///
    /// ## Example
    /// ```yaml
    /// link: /episodes/81
    /// ```
    /// Use instead:
    /// ```yaml
    /// link: https://breadbasket.fm/episodes/81
    /// ```
    "link-invalid", Notes, Warning, sources: ["RSS 2.0, link"];

    /// The notes say nothing.
    ///
    /// ## What it does
    /// Finds notes without a word below the front matter.
    ///
    /// ## Why it matters
    /// Apps show an empty page beside the title, and nobody finds the episode by what it is about.
    ///
    /// ## Example
    /// ```markdown
    /// ---
    /// title: Rye
    /// ---
    /// ```
    /// Use instead:
    /// ```markdown
    /// ---
    /// title: Rye
    /// ---
    ///
    /// Why rye came back, and what to bake from it.
    /// ```
    "notes-empty", Notes, Warning, sources: ["RSS 2.0, item: title or description", "PSP-1, item description"];

    /// A tag of the podcast namespace cannot be read.
    ///
    /// ## What it does
    /// Compares keys of the front matter that are named like tags of the podcast namespace (`soundbite`, `location`,
    /// `alternate_enclosure` …) with their JSON Schema: unknown and missing keys, values of a wrong type, empty lists.
    ///
    /// ## Why it matters
    /// The tag is left out of the feed. Where the key means something else to the show, nothing is lost.
    ///
    /// ## Example
    /// ```yaml
    /// soundbite:
    ///   start: 73
    ///   duration: 60
    /// ```
    /// Use instead:
    /// ```yaml
    /// soundbite:
    ///   start_time: 73
    ///   duration: 60
    /// ```
    "front-matter-tag-invalid", Notes, Warning, sources: ["podcast namespace, docs/tags"];
}
