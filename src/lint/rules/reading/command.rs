//! What a command was told and cannot do.

use super::pages;

pages! {
    /// A PATH is no episode of the show.
    ///
    /// ## What it does
    /// Compares the PATHs of a command with the files, folders, ids and numbers of the episodes.
    ///
    /// ## Why it matters
    /// A command that answers for nothing would look like one that found nothing.
    ///
    /// ## Example
    /// ```console
    /// $ podwright chapters 8l
    /// ```
    /// Use instead:
    /// ```console
    /// $ podwright chapters 81
    /// ```
    "no-such-episode", Config, Error, sources: ["podwright, PATH"];

    /// A PATH does not exist.
    ///
    /// ## What it does
    /// Looks for each PATH of `podwright lint` among files, folders and numbers.
    ///
    /// ## Why it matters
    /// A command that answers for nothing would look like one that found nothing.
    ///
    /// ## Example
    /// ```console
    /// $ podwright lint show_notes/81.md     # the file is called 081.md
    /// ```
    /// Use instead:
    /// ```console
    /// $ podwright lint show_notes/081.md
    /// ```
    "no-such-file", Config, Error, sources: ["podwright, PATH"];

    /// The format holds the chapters of one episode only.
    ///
    /// ## What it does
    /// Stops `podwright chapters` when several episodes are chosen for a format that has no place for their names.
    ///
    /// ## Why it matters
    /// Chapters of two episodes in one list belong to neither.
    ///
    /// ## Example
    /// ```console
    /// $ podwright chapters --format psc
    /// ```
    /// Use one of:
    /// ```console
    /// $ podwright chapters 81 --format psc
    /// $ podwright chapters --format psc --out chapters
    /// ```
    "one-episode-at-a-time", Config, Error, sources: ["podwright chapters"];

    /// There is no such rule.
    ///
    /// ## What it does
    /// Compares names in `--select`, `--ignore` and `[lint]` with the rules and groups, and names the nearest.
    ///
    /// ## Why it matters
    /// A rule that was meant to be off would still report, or the other way round.
    ///
    /// ## Example
    /// ```console
    /// $ podwright lint --ignore htp-link
    /// ```
    /// Use instead:
    /// ```console
    /// $ podwright lint --ignore http-link
    /// ```
    "rule-unknown", Config, Error, sources: ["podwright rule"];

    /// The baseline cannot be read.
    ///
    /// ## What it does
    /// Finds baselines that are no JSON, or of a version that this podwright does not know.
    ///
    /// ## Why it matters
    /// All old findings would be reported as new.
    ///
    /// ## Example
    /// ```json
    /// {"version": 99}
    /// ```
    /// Delete the file; the next run with `--baseline` writes it anew.
    "baseline-invalid", Config, Error, sources: ["podwright lint --baseline"];

    /// A file is no feed.
    ///
    /// ## What it does
    /// Finds files given to `podwright diff` whose root element is not that of a feed.
    ///
    /// ## Why it matters
    /// There is nothing to compare.
    ///
    /// ## Example
    /// ```console
    /// $ podwright diff old.xml index.html
    /// ```
    /// Use instead:
    /// ```console
    /// $ podwright diff old.xml feeds/feed.xml
    /// ```
    "not-a-feed", Config, Error, sources: ["RSS 2.0, rss"];

    /// A feed that is compared has a further page that is not at hand (RFC 5005).
    ///
    /// ## What it does
    /// `podwright diff` and `podwright lint --against` follow the link `next` of both feeds: to the address of the page where
    /// the feed is named by its address, to a file of that name beside the feed where it is a file, and with `--online` to
    /// the address.
    ///
    /// ## Why it matters
    /// What stands on a page that nobody has looks like episodes that vanished, or that are new.
    ///
    /// ## Example
    /// ```xml
    /// <atom:link rel="next" href="https://crumbs.example/feed-2.xml"/>
    /// ```
    /// without a `feed-2.xml` beside the file. Put it there, or add `--online`.
    "pages-not-followed", Feed, Info, sources: ["RFC 5005, section 3"];

    /// Fixes cannot be made.
    ///
    /// ## What it does
    /// Finds feeds with bytes that are wrong in their encoding, and standard input.
    ///
    /// ## Why it matters
    /// A fix keeps every other byte of the file as it was. Where bytes cannot be read, they cannot be written again.
    ///
    /// ## Example
    /// ```console
    /// $ podwright lint --fix latin-1-without-declaration.xml
    /// ```
    /// Use instead:
    /// ```console
    /// $ iconv -f windows-1252 -t utf-8 feed.xml > right.xml
    /// $ podwright lint --fix right.xml
    /// ```
    "fix-impossible", Config, Error, sources: ["podwright lint --fix"];

    /// A copy with tags cannot be made.
    ///
    /// ## What it does
    /// Finds audio into which `podwright tag` can write no tags: WAV and other formats without tags that players read, files
    /// whose tags are broken, copies that do not read back, and two files of one name.
    ///
    /// ## Why it matters
    /// The copy would lose what the file says already, or players would not see what is new. The file itself is never touched.
    ///
    /// ## Example
    /// ```console
    /// $ podwright tag audio/081.wav
    /// ```
    /// Use instead:
    /// ```console
    /// $ podwright tag audio/081.mp3
    /// ```
    "tag-not-written", Audio, Error, sources: ["podwright tag", "ID3v2 Chapter Frame Addendum"];
}
