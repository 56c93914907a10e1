//! Files of the show: finding them, reading them, pairing them into episodes.

use super::pages;

pages! {
    /// What apps get in the place of a file is the pointer of Git LFS.
    ///
    /// ## What it does
    /// Looks at the files of the folder that the feed lies in, at those that a build copies there, and at those beside a feed
    /// that it names by their address: audio, pictures, transcripts, chapters.
    ///
    /// ## Why it matters
    /// A host that serves the repository as it is, such as GitHub Pages, serves the pointer: 130 bytes of text that no app
    /// plays or shows. The size in the pointer is that of the file, and the feed is right with it.
    ///
    /// ## Example
    /// ```text
    /// version https://git-lfs.github.com/spec/v1
    /// oid sha256:…
    /// size 12345678
    /// ```
    /// Fetch the file itself before the folder is served, in CI with `lfs: true` of `actions/checkout`:
    /// ```console
    /// $ git lfs pull
    /// ```
    "pointer-served", Feed, Warning, sources: ["Git LFS, docs/spec.md"];

    /// A transcript that the front matter names is not there.
    ///
    /// ## What it does
    /// Finds `transcript` in the front matter that names a text or captions which are no file of the show.
    ///
    /// ## Why it matters
    /// The episode has no transcript then, and gets no chapters from it.
    ///
    /// ## Example
    /// ```yaml
    /// transcript: transcripts/81.vtt     # the file is called 081.vtt
    /// ```
    /// Use instead:
    /// ```yaml
    /// transcript: transcripts/081.vtt
    /// ```
    "transcript-missing", Transcript, Warning, sources: ["Podcasting 2.0, podcast:transcript"];

    /// A transcript in the front matter holds no words.
    ///
    /// ## What it does
    /// Finds `transcript` in the front matter that names no file and in which nothing that anybody says can be read.
    ///
    /// ## Why it matters
    /// The episode has no transcript then.
    ///
    /// ## Example
    /// ```yaml
    /// transcript: |
    ///   # Transcript
    ///   ---
    /// ```
    /// Use instead:
    /// ```yaml
    /// transcript: |
    ///   Ada: Welcome to the show.
    ///   Bob: Hello!
    /// ```
    /// Or move the words into a file such as `transcripts/081.txt`.
    "transcript-as-text", Transcript, Warning, sources: ["Podcasting 2.0, podcast:transcript"];

    /// A file cannot be read.
    ///
    /// ## What it does
    /// Finds files of the show that do not exist, may not be read, are folders, devices or pipes, or are larger than any
    /// text is.
    ///
    /// ## Why it matters
    /// The episode would be published without what stands in the file.
    ///
    /// ## Example
    /// ```text
    /// show_notes/081.md -> ../drafts/081.md   (a link to a file that is gone)
    /// ```
    /// Bring the file back, or take the link away.
    "unreadable-file", Show, Error, sources: ["practice"];

    /// A folder cannot be read.
    ///
    /// ## What it does
    /// Finds folders of `[sources]` that exist and cannot be listed.
    ///
    /// ## Why it matters
    /// Nobody knows how many episodes are in it; a feed without them would look as if they had been deleted.
    ///
    /// ## Example
    /// ```console
    /// $ chmod 000 show_notes
    /// ```
    /// Give yourself the right to read it.
    "unreadable-folder", Show, Error, sources: ["practice"];

    /// A text holds NUL bytes.
    ///
    /// ## What it does
    /// Finds notes, transcripts and config files with a byte 0, which no text has.
    ///
    /// ## Why it matters
    /// The file is something else (a picture, an archive) or text in UTF-16, which would be published as gibberish.
    ///
    /// ## Example
    /// ```text
    /// #\0 \0R\0y\0e\0
    /// ```
    /// Save the file as UTF-8:
    /// ```text
    /// # Rye
    /// ```
    "not-text", Show, Error, sources: ["Apple, A Podcaster's Guide to RSS: UTF-8"];

    /// A text is not UTF-8.
    ///
    /// ## What it does
    /// Names the first byte of a file that cannot stand in UTF-8. UTF-16 is read where a byte order mark says so.
    ///
    /// ## Why it matters
    /// The feed is UTF-8. A `Café` in another encoding would be published as `Caf�`.
    ///
    /// ## Example
    /// `Café` in Latin-1, where the é is the one byte 0xE9. Convert the file:
    /// ```console
    /// $ iconv -f latin1 -t utf-8 081.md > 081.utf8.md
    /// ```
    "not-utf8", Show, Error, sources: ["Apple, A Podcaster's Guide to RSS: UTF-8", "W3C WebVTT, file structure"];

    /// A path leads out of the show.
    ///
    /// ## What it does
    /// Finds absolute paths, paths that climb with `..`, and symbolic links to somewhere else, in the config, in front matter
    /// and among the files.
    ///
    /// ## Why it matters
    /// Whoever sends a pull request with notes could publish any file of the machine that builds the feed.
    ///
    /// ## Example
    /// ```yaml
    /// audio: ../../private/draft.mp3
    /// ```
    /// Keep the file below the folder of podwright.toml:
    /// ```yaml
    /// audio: audio/081.mp3
    /// ```
    "path-leaves-show", Show, Error, sources: ["practice"];

    /// The name of a file is not UTF-8.
    ///
    /// ## What it does
    /// Finds files of the show whose names cannot be written as text; they are left out.
    ///
    /// ## Why it matters
    /// Neither records nor addresses can hold the name, and other systems cannot check the file out.
    ///
    /// ## Example
    /// ```text
    /// show_notes/081-caf\xE9.md
    /// ```
    /// Use instead:
    /// ```text
    /// show_notes/081-cafe.md
    /// ```
    "file-name-not-utf8", Show, Error, sources: ["practice"];

    /// The patterns of the show cannot be searched for together.
    ///
    /// ## What it does
    /// Reports that the patterns of `[sources]`, each of which can be read, make a search that is too large.
    ///
    /// ## Why it matters
    /// Without them no file is found.
    ///
    /// ## Example
    /// Hundreds of long alternatives in one pattern: `{001,002,003,…}.md`. Write what they have in common: `*.md`.
    "glob-invalid", Show, Error, sources: ["podwright.toml, [sources]"];

    /// The show has no episodes.
    ///
    /// ## What it does
    /// Reports that no file has a name that the patterns of `[sources]` describe.
    ///
    /// ## Why it matters
    /// A typing error in a pattern would publish an empty feed, and every app would delete its episodes.
    ///
    /// ## Example
    /// ```toml
    /// [sources]
    /// notes = ["show-notes/*.md"]     # the folder is called show_notes
    /// ```
    /// Use instead:
    /// ```toml
    /// [sources]
    /// notes = ["show_notes/*.md"]
    /// ```
    "episodes-missing", Show, Error, sources: ["RSS 2.0, item"];

    /// Two files of one kind have the same episode number.
    ///
    /// ## What it does
    /// Finds two files with notes, or two transcripts of one format, whose names give the same number; the later one is left
    /// out.
    ///
    /// ## Why it matters
    /// One of them is not published, and nobody notices.
    ///
    /// ## Example
    /// ```text
    /// show_notes/081.md
    /// show_notes/81-rye-is-back.md
    /// ```
    /// Use instead:
    /// ```text
    /// show_notes/081.md
    /// show_notes/082-rye-is-back.md
    /// ```
    "number-taken", Show, Error, sources: ["practice"];

    /// An episode has two audio files.
    ///
    /// ## What it does
    /// Finds a second audio file that belongs to an episode by its number or name; the first one is used.
    ///
    /// ## Why it matters
    /// Which one listeners get is then decided by the alphabet.
    ///
    /// ## Example
    /// ```text
    /// audio/081-final.mp3
    /// audio/081-raw.mp3
    /// ```
    /// Keep one of them below the folder that `[sources] audio` describes:
    /// ```text
    /// audio/081.mp3
    /// raw/081.mp3
    /// ```
    "audio-twice", Show, Warning, sources: ["practice"];
}
