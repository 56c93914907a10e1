//! Audio files, and what the feed says about them.

use super::pages;

pages! {
    /// The audio file is empty.
    ///
    /// ## What it does
    /// Finds audio files of no bytes.
    ///
    /// ## Why it matters
    /// Listeners download nothing, and apps remember the failure.
    ///
    /// ## Example
    /// ```console
    /// $ touch audio/081.mp3
    /// ```
    /// Copy the recording into its place.
    "audio-empty", Audio, Error, sources: ["RSS 2.0, enclosure"];

    /// An audio file is none.
    ///
    /// ## What it does
    /// Looks at the first bytes of audio files; what they say counts, not the extension.
    ///
    /// ## Why it matters
    /// No app plays it. Often it is a page that says "not found", or something that broke off. A build holds a new episode back, and
    /// leaves in the feed what subscribers have.
    ///
    /// ## Example
    /// ```text
    /// <!doctype html><title>404 Not Found</title>
    /// ```
    /// Copy the recording from where it is whole.
    "audio-not-audio", Audio, Error, sources: ["Apple, audio requirements"];

    /// The audio is with Git LFS, and only its pointer is here.
    ///
    /// ## What it does
    /// Finds pointers of Git LFS in the place of audio files of which nothing is remembered in `podwright.lock`.
    ///
    /// ## Why it matters
    /// The pointer tells the size, so that the enclosure is right; the duration and chapters in the file stay unknown. Where the
    /// folder is served as it is, listeners get the pointer.
    ///
    /// ## Example
    /// ```text
    /// version https://git-lfs.github.com/spec/v1
    /// oid sha256:…
    /// size 12345678
    /// ```
    /// Fetch the file itself, in CI with `lfs: true` of `actions/checkout`:
    /// ```console
    /// $ git lfs pull
    /// ```
    "audio-pointer", Audio, Warning, sources: ["Git LFS, docs/spec.md"];

    /// The audio file was cut off.
    ///
    /// ## What it does
    /// Compares what the headers of the file promise (bytes, seconds, an index) with what is there.
    ///
    /// ## Why it matters
    /// Players stop in the middle, or cannot jump.
    ///
    /// ## Example
    /// An upload that broke off: the header says 34 minutes, 12 are there. Copy the file again from where it is whole.
    "audio-truncated", Audio, Error, sources: ["ISO/IEC 14496-12, moov", "Xing and VBRI headers"];

    /// The audio file cannot be read.
    ///
    /// ## What it does
    /// Finds audio that does not exist, is no regular file, or has broken headers.
    ///
    /// ## Why it matters
    /// Size and duration are unknown, and probably it cannot be played.
    ///
    /// ## Example
    /// ```yaml
    /// audio: audio/81.mp3     # the file is called 081.mp3
    /// ```
    /// Use instead:
    /// ```yaml
    /// audio: audio/081.mp3
    /// ```
    "audio-unreadable", Audio, Error, sources: ["RSS 2.0, enclosure"];

    /// The headers of the audio give no duration.
    ///
    /// ## What it does
    /// Finds audio files from whose headers the duration cannot be told.
    ///
    /// ## Why it matters
    /// The feed has no `itunes:duration`, and chapters cannot be checked against the end.
    ///
    /// ## Example
    /// A stream that was saved as it came. Export the episode again, as MP3 or M4A.
    "audio-without-duration", Audio, Error, sources: ["Apple, itunes:duration"];

    /// The audio that an episode names cannot be used.
    ///
    /// ## What it does
    /// Finds `audio` in the front matter that is no file of the show while `[feed] enclosure` gives no address for it.
    ///
    /// ## Why it matters
    /// The episode has no enclosure, so there is nothing to play.
    ///
    /// ## Example
    /// ```yaml
    /// audio: somewhere/081.mp3
    /// ```
    /// Name a file of the show or an address, or say in podwright.toml where audio is served:
    /// ```toml
    /// [feed]
    /// enclosure = "https://cdn.breadbasket.fm/{number}.mp3"
    /// ```
    "audio-missing", Audio, Warning, sources: ["RSS 2.0, enclosure"];

    /// An episode has no audio.
    ///
    /// ## What it does
    /// Finds episodes for which neither the repository, nor the front matter, nor `[feed] enclosure`, nor the ledger give an
    /// audio file.
    ///
    /// ## Why it matters
    /// The item of the feed has no enclosure. Podcast apps pass over it.
    ///
    /// ## Example
    /// Notes in `show_notes/081.md` and nothing in `audio/`. Add the file, or:
    /// ```yaml
    /// audio: https://cdn.breadbasket.fm/081.mp3
    /// ```
    "episode-without-audio", Audio, Warning, sources: ["RSS 2.0, enclosure", "PSP-1, enclosure"];

    /// The size of the audio is unknown.
    ///
    /// ## What it does
    /// Finds episodes whose audio is not in the repository and whose front matter does not state `length`.
    ///
    /// ## Why it matters
    /// The enclosure says 0 bytes. Apps show no progress for the download, and some directories refuse the feed.
    ///
    /// ## Example
    /// ```yaml
    /// audio: https://cdn.breadbasket.fm/081.mp3
    /// ```
    /// Use instead:
    /// ```yaml
    /// audio: https://cdn.breadbasket.fm/081.mp3
    /// length: 60946851
    /// ```
    "enclosure-length-unknown", Audio, Warning, sources: ["RSS 2.0, enclosure", "PSP-1, enclosure"];

    /// The type of the audio is unknown.
    ///
    /// ## What it does
    /// Finds episodes whose audio has an address from which its type cannot be told, and is not in the repository.
    ///
    /// ## Why it matters
    /// The enclosure says `audio/mpeg`. If that is wrong, apps do not play it.
    ///
    /// ## Example
    /// ```yaml
    /// audio: https://cdn.breadbasket.fm/download?id=81
    /// ```
    /// Use instead:
    /// ```yaml
    /// audio: https://cdn.breadbasket.fm/081.mp3
    /// ```
    "enclosure-type-unknown", Audio, Warning, sources: ["RSS 2.0, enclosure", "Apple, enclosure types"];

    /// Two episodes would have the same audio.
    ///
    /// ## What it does
    /// Finds two episodes for which `[feed] enclosure` makes the same address. Addresses that the notes state may be the same.
    ///
    /// ## Why it matters
    /// Apps that know an enclosure do not download it again: listeners of the second episode hear the first.
    ///
    /// ## Example
    /// ```toml
    /// [feed]
    /// enclosure = "https://cdn.breadbasket.fm/{year}.mp3"
    /// ```
    /// Use instead:
    /// ```toml
    /// [feed]
    /// enclosure = "https://cdn.breadbasket.fm/{number}.mp3"
    /// ```
    "enclosure-shared", Audio, Error, sources: ["practice"];

    /// The audio of a published episode lies at another address than before.
    ///
    /// ## What it does
    /// Compares the enclosures of a build with those in `podwright.lock`, which follows.
    ///
    /// ## Why it matters
    /// The guid stays, so that no app shows the episode again; but apps that have not looked since ask for the old address.
    ///
    /// ## Example
    /// `audio: https://new-host.example/81.mp3` instead of `https://old-host.example/81.mp3`
    "enclosure-moved", Ledger, Info, sources: ["practice"];
}
