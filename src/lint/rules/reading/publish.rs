//! What a build has to say: what the feed lacks, what cannot be written.

use super::pages;

pages! {
    /// The address of the feed is unknown.
    ///
    /// ## What it does
    /// Finds a `podwright.toml` without `[feed] url`.
    ///
    /// ## Why it matters
    /// The feed cannot link to itself (`atom:link`, which PSP-1 demands), and `podcast:guid`, which is made of it, is missing.
    ///
    /// ## Example
    /// ```toml
    /// [feed]
    /// path = "feeds/feed.xml"
    /// ```
    /// Use instead:
    /// ```toml
    /// [feed]
    /// path = "feeds/feed.xml"
    /// url = "https://breadbasket.fm/feeds/feed.xml"
    /// ```
    "feed-url-missing", Config, Warning, sources: ["PSP-1, atom:link", "podcast-namespace, podcast:guid"];

    /// Where the files beside the feed are served is unknown.
    ///
    /// ## What it does
    /// Finds a `podwright.toml` with neither `[feed] base_url` nor `[feed] url`.
    ///
    /// ## Why it matters
    /// Chapters, transcripts and pictures are built, but the feed cannot link to them.
    ///
    /// ## Example
    /// ```toml
    /// [feed]
    /// path = "feeds/feed.xml"
    /// ```
    /// Use instead:
    /// ```toml
    /// [feed]
    /// path = "feeds/feed.xml"
    /// base_url = "https://breadbasket.fm/feeds/"
    /// ```
    "base-url-missing", Config, Warning, sources: ["podwright.toml, [feed]"];

    /// The path of the feed names no file of its own.
    ///
    /// ## What it does
    /// Finds a `[feed] path` that leaves the show, is a folder, or is a file that the build reads.
    ///
    /// ## Why it matters
    /// The build would overwrite a source, or a file of somebody else.
    ///
    /// ## Example
    /// ```toml
    /// [feed]
    /// path = "../feed.xml"
    /// ```
    /// Use instead:
    /// ```toml
    /// [feed]
    /// path = "feeds/feed.xml"
    /// ```
    "feed-path", Config, Error, sources: ["podwright.toml, [feed]"];

    /// The show has no web page.
    ///
    /// ## What it does
    /// Finds a `podwright.toml` without `[show] link`.
    ///
    /// ## Why it matters
    /// RSS 2.0 demands the address of a page of the show.
    ///
    /// ## Example
    /// ```toml
    /// [show]
    /// title = "Bread Basket"
    /// ```
    /// Use instead:
    /// ```toml
    /// [show]
    /// title = "Bread Basket"
    /// link = "https://breadbasket.fm/"
    /// ```
    "show-link-missing", Config, Warning, sources: ["RSS 2.0, required channel elements"];

    /// The show has no description.
    ///
    /// ## What it does
    /// Finds a `podwright.toml` without `[show] description`.
    ///
    /// ## Why it matters
    /// RSS 2.0 and all directories demand one; the title stands in for it.
    ///
    /// ## Example
    /// ```toml
    /// [show]
    /// title = "Bread Basket"
    /// ```
    /// Use instead:
    /// ```toml
    /// [show]
    /// title = "Bread Basket"
    /// description = "Two bakers talk about what came out of the oven this week."
    /// ```
    "show-description-missing", Config, Warning, sources: ["RSS 2.0, required channel elements", "PSP-1, description"];

    /// The show has no category.
    ///
    /// ## What it does
    /// Finds a `podwright.toml` without `[show] categories`.
    ///
    /// ## Why it matters
    /// Apple takes no show without a category, and PSP-1 demands one: people browse by them.
    ///
    /// ## Example
    /// ```toml
    /// [show]
    /// title = "Bread Basket"
    /// ```
    /// Use instead:
    /// ```toml
    /// [show]
    /// title = "Bread Basket"
    /// categories = ["Arts > Food"]
    /// ```
    "show-category-missing", Config, Warning, sources: ["Apple, A Podcaster's Guide to RSS, itunes:category", "PSP-1, itunes:category"];

    /// Nobody is named as the author of the show.
    ///
    /// ## What it does
    /// Finds a `podwright.toml` with neither `[show] author` nor `[[hosts]]`.
    ///
    /// ## Why it matters
    /// Apps show the author below the title, and search by it.
    ///
    /// ## Example
    /// ```toml
    /// [show]
    /// title = "Bread Basket"
    /// ```
    /// Use instead:
    /// ```toml
    /// [show]
    /// title = "Bread Basket"
    /// author = "Ada Crumb and Bob Oven"
    /// ```
    "show-author-missing", Config, Warning, sources: ["Apple, A Podcaster's Guide to RSS, itunes:author", "PSP-1, itunes:author"];

    /// An episode has no page.
    ///
    /// ## What it does
    /// Finds episodes for which neither the front matter nor `[feed] episode_link` give an address.
    ///
    /// ## Why it matters
    /// The item of the feed has no `link`, so apps cannot lead to the notes.
    ///
    /// ## Example
    /// ```toml
    /// [feed]
    /// path = "feeds/feed.xml"
    /// ```
    /// Use instead:
    /// ```toml
    /// [feed]
    /// path = "feeds/feed.xml"
    /// episode_link = "https://breadbasket.fm/{number}/{slug}"
    /// ```
    "link-missing", Episode, Warning, sources: ["RSS 2.0, item link", "PSP-1, item link"];

    /// An episode has no notes.
    ///
    /// ## What it does
    /// Finds episodes that have only a transcript or audio.
    ///
    /// ## Why it matters
    /// Apps show an empty page beside the title. Often the file is no episode, and should not match `[sources]`.
    ///
    /// ## Example
    /// `transcripts/081.vtt` without `show_notes/081.md`. Write the notes.
    "notes-missing", Episode, Warning, sources: ["RSS 2.0, item: title or description"];

    /// Two episodes have the same id.
    ///
    /// ## What it does
    /// Finds episodes whose files lead to the same name in the outputs.
    ///
    /// ## Why it matters
    /// One would overwrite the chapters, the transcript and the ledger entry of the other.
    ///
    /// ## Example
    /// ```text
    /// 2024/rye.md
    /// 2025/rye.md
    /// ```
    /// Use instead:
    /// ```text
    /// 2024/rye.md
    /// 2025/rye-again.md
    /// ```
    "episode-duplicate", Show, Error, sources: ["practice"];

    /// An episode is held back until its date.
    ///
    /// ## What it does
    /// Says which episodes are dated in the future; they are left out of the feed until a build at that time or later.
    ///
    /// ## Why it matters
    /// Nothing has to change, unless the date is a typing error.
    ///
    /// ## Example
    /// ```yaml
    /// date: 2062-05-01
    /// ```
    /// If it was meant to be published now:
    /// ```yaml
    /// date: 2026-05-01
    /// ```
    "episode-held-back", Episode, Info, sources: ["Apple, pubDate in the future"];

    /// An episode is left out since its date of expiry.
    ///
    /// ## What it does
    /// Says which episodes their notes take back: `expires`, or `expiryDate` as Hugo calls it, is reached. They are left out
    /// of the feed.
    ///
    /// ## Why it matters
    /// Apps take what is gone from the feed from their lists; who has not heard the episode cannot find it any more.
    ///
    /// ## Example
    /// ```yaml
    /// expires: 2024-05-01
    /// ```
    /// If the episode is to stay, take the key out.
    "episode-expired", Episode, Info, sources: ["Hugo, expiryDate"];

    /// The files of an episode were renamed.
    ///
    /// ## What it does
    /// Finds episodes that were published under another id: one whose files are there no more and which has the same audio,
    /// else the same title, else the same number, and no other date or guid. The episode keeps guid, date and enclosure.
    ///
    /// ## Why it matters
    /// With a new guid every app would download the episode again. Whoever reads this can see that the right one was
    /// recognised; where it is another episode, a `guid` of its own in the front matter says so.
    ///
    /// ## Example
    /// ```text
    /// show_notes/12.md, published as show_notes/012-rye.md
    /// ```
    /// Nothing is to be done.
    "episode-renamed", Episode, Info, sources: ["RSS 2.0, guid", "Apple, guid"];

    /// An episode states no date.
    ///
    /// ## What it does
    /// Finds episodes with neither a date in the front matter, nor one of recording, nor one in the ledger. It is inferred from
    /// the neighbours, where they have one.
    ///
    /// ## Why it matters
    /// Apps sort by `pubDate`; PSP-1 demands it.
    ///
    /// ## Example
    /// ```yaml
    /// title: Rye
    /// ```
    /// Use instead:
    /// ```yaml
    /// title: Rye
    /// date: 2026-05-01
    /// ```
    "published-unknown", Episode, Warning, sources: ["PSP-1, pubDate", "RSS 2.0, pubDate"];

    /// The feed cannot be written as XML.
    ///
    /// ## What it does
    /// Reports what the writer of the feed refused.
    ///
    /// ## Why it matters
    /// No feed is made, and the old one stays.
    ///
    /// ## Example
    /// It should not happen. If it does, please report it with the show that it happens with.
    "feed-not-written", Show, Error, sources: ["XML 1.0"];

    /// An output cannot be written.
    ///
    /// ## What it does
    /// Reports the file or stream that could not be written and why: no room, no right, a folder in its place.
    ///
    /// ## Why it matters
    /// What was written before is kept; the feed is always the last file.
    ///
    /// ## Example
    /// ```console
    /// $ podwright build --out /read-only
    /// ```
    /// Name a folder in which you may write.
    "output-not-written", Config, Error, sources: ["practice"];

    /// An output would take the place of a source.
    ///
    /// ## What it does
    /// Finds outputs of a build whose path is that of a file of the show.
    ///
    /// ## Why it matters
    /// The source would be lost.
    ///
    /// ## Example
    /// ```console
    /// $ podwright build --out .      # where transcripts/081.vtt is a source
    /// ```
    /// Use instead:
    /// ```console
    /// $ podwright build --out site
    /// ```
    "output-over-source", Config, Error, sources: ["practice"];

    /// The audio of an episode is not on its server. With `build --online`.
    ///
    /// ## What it does
    /// Asks for audio that is not in the show and of which the ledger knows no size yet.
    ///
    /// ## Why it matters
    /// Apps that read the new feed at once find nothing, and some do not try again.
    ///
    /// ## Example
    /// `[feed] enclosure` gives `https://cdn.example/81.mp3`, which answers with 404. Upload the audio first.
    "audio-unreachable", Audio, Warning, sources: ["Apple, Podcast RSS feed requirements (support/823)"];

    /// The headers of audio on a server cannot be read. With `build --online`.
    ///
    /// ## What it does
    /// Reads them by byte ranges; servers that send no parts of files, and MP3 of a variable bit rate without a table of its
    /// frames, do not tell the duration.
    ///
    /// ## Why it matters
    /// The feed has no `itunes:duration`, and chapters no end.
    ///
    /// ## Example
    /// A server that answers 200 with the whole file. State `duration` in the front matter.
    "audio-headers-unread", Audio, Warning, sources: ["RFC 9110, section 14"];
}
