//! `podwright.lock`, the promise to subscribers.

use super::pages;

pages! {
    /// The ledger cannot be read.
    ///
    /// ## What it does
    /// Names every place at which `podwright.lock` is no TOML, lacks a key, or holds a value that cannot be.
    ///
    /// ## Why it matters
    /// A ledger that is half understood would give published episodes new guids, and every app would download them again.
    ///
    /// ## Example
    /// ```toml
    /// <<<<<<< HEAD
    /// [[episodes]]
    /// ```
    /// Take the last good version from git, merge by hand, and build again.
    "ledger-broken", Ledger, Error, sources: ["podwright.lock"];

    /// The ledger has a version that this podwright does not know.
    ///
    /// ## What it does
    /// Compares `version` of `podwright.lock` with the one it writes.
    ///
    /// ## Why it matters
    /// A newer podwright may have written what this one would lose.
    ///
    /// ## Example
    /// ```toml
    /// version = 99
    /// ```
    /// Use the podwright that wrote it, or a newer one.
    "ledger-version", Ledger, Error, sources: ["podwright.lock"];

    /// The notes state another guid than the published one.
    ///
    /// ## What it does
    /// Compares `guid` in the front matter with the one in `podwright.lock`; the published one is kept.
    ///
    /// ## Why it matters
    /// An episode with a new guid is a new episode: every app downloads it again and shows it as unheard.
    ///
    /// ## Example
    /// ```yaml
    /// guid: bread-81-fixed
    /// ```
    /// State the published one, or none:
    /// ```yaml
    /// guid: bread-81
    /// ```
    "ledger-guid-differs", Ledger, Warning, sources: ["RSS 2.0, guid", "PSP-1, guid"];

    /// The template for guids does not fit an episode.
    ///
    /// ## What it does
    /// Finds episodes that lack a word which `[feed] guid` names; their guid is a UUID.
    ///
    /// ## Why it matters
    /// Their guids look unlike all others, and stay so for ever.
    ///
    /// ## Example
    /// ```toml
    /// [feed]
    /// guid = "bread-{number}"     # a bonus episode has no number
    /// ```
    /// Use instead:
    /// ```toml
    /// [feed]
    /// guid = "bread-{id}"
    /// ```
    "guid-template", Ledger, Warning, sources: ["RSS 2.0, guid"];

    /// Old episodes get new guids.
    ///
    /// ## What it does
    /// At the first build of a show, where `podwright.lock` knows no episode yet, looks for three or more episodes older than
    /// thirty days that state no guid, while there is no `[feed] guid` either.
    ///
    /// ## Why it matters
    /// Where the show was published before, apps know its episodes by other guids: everybody would download all of them again.
    ///
    /// ## Example
    /// ```console
    /// $ podwright init
    /// $ podwright build
    /// ```
    /// If the show has subscribers, use instead:
    /// ```console
    /// $ podwright init --from-feed https://example.org/old.xml
    /// $ podwright build
    /// ```
    /// If it has none yet, commit `podwright.lock`: it is told only once.
    "ledger-guids-new", Ledger, Warning, sources: ["RSS 2.0, guid"];

    /// The guid of the show has changed.
    ///
    /// ## What it does
    /// Compares `[show] guid` with the one in `podwright.lock`.
    ///
    /// ## Why it matters
    /// `podcast:guid` stays the same for ever, wherever the feed moves; indexes take a show with a new one for another show.
    ///
    /// ## Example
    /// ```toml
    /// [show]
    /// guid = "9b024349-ccf0-5f69-a609-6b82873eab3c"     # the ledger has another one
    /// ```
    /// Take it out, or write the one of the ledger.
    "ledger-podcast-guid-differs", Ledger, Warning, sources: ["podcast-namespace, podcast:guid"];

    /// An episode that was published is gone.
    ///
    /// ## What it does
    /// Finds episodes in `podwright.lock` for which the show has no files any more.
    ///
    /// ## Why it matters
    /// It disappears from every app. If its file was renamed, it comes back as a new episode.
    ///
    /// ## Example
    /// ```console
    /// $ git mv show_notes/081.md show_notes/081-rye.md
    /// ```
    /// Say that it is the same episode, in its front matter:
    /// ```yaml
    /// guid: bread-81      # as in the ledger
    /// ```
    "ledger-episode-missing", Ledger, Warning, sources: ["practice"];

    /// The date of a published episode has changed.
    ///
    /// ## What it does
    /// Compares the date in the front matter with the one in `podwright.lock`. The notes win, and the ledger follows.
    ///
    /// ## Why it matters
    /// Apps sort by date, and some show a moved episode as new.
    ///
    /// ## Example
    /// ```yaml
    /// date: 2026-06-01      # published on 2026-05-01
    /// ```
    /// Use instead:
    /// ```yaml
    /// date: 2026-05-01
    /// ```
    "published-changed", Ledger, Warning, sources: ["RSS 2.0, pubDate"];
}
