//! Files of chapters and lists in front matter: what is no chapter in them.

use super::pages;

pages! {
    /// An element of Podlove chapters is no chapter.
    ///
    /// ## What it does
    /// Finds `psc:chapter` elements without a `start` that is a time or without a `title`.
    ///
    /// ## Why it matters
    /// The chapter is left out.
    ///
    /// ## Example
    /// ```xml
    /// <psc:chapter start="1m30s" title="Rye"/>
    /// ```
    /// Use instead:
    /// ```xml
    /// <psc:chapter start="00:01:30.000" title="Rye"/>
    /// ```
    "chapter-element-invalid", Chapters, Warning, sources: ["Podlove Simple Chapters 1.2, psc:chapter"];

    /// An entry of a list of chapters is no chapter.
    ///
    /// ## What it does
    /// Finds entries of JSON chapters, or of `chapters` in the front matter, without a start that is a time or without a title.
    /// Those that are meant to be silent (`"toc": false`) are not asked.
    ///
    /// ## Why it matters
    /// The chapter is left out.
    ///
    /// ## Example
    /// ```json
    /// {"startTime": "soon", "title": "Rye"}
    /// ```
    /// Use instead:
    /// ```json
    /// {"startTime": 90, "title": "Rye"}
    /// ```
    "chapter-entry-invalid", Chapters, Warning, sources: ["podcast-namespace, JSON chapters 1.2"];

    /// A line of an Audacity label track is no label.
    ///
    /// ## What it does
    /// Finds lines that are not start, end and title with tabs between them.
    ///
    /// ## Why it matters
    /// The chapter is left out.
    ///
    /// ## Example
    /// ```text
    /// 90.0 90.0 Rye
    /// ```
    /// Use tabs instead:
    /// ```text
    /// 90.0	90.0	Rye
    /// ```
    "chapter-label-invalid", Chapters, Warning, sources: ["Audacity manual, Importing and Exporting Labels"];

    /// A line of a list of chapters is no chapter.
    ///
    /// ## What it does
    /// Finds lines of a chapter file that do not begin with a time, or have no title behind it. Lines that begin with `#` are
    /// comments.
    ///
    /// ## Why it matters
    /// The chapter is left out.
    ///
    /// ## Example
    /// ```text
    /// Rye 1:30
    /// ```
    /// Use instead:
    /// ```text
    /// 00:01:30 Rye
    /// ```
    "chapter-line-invalid", Chapters, Warning, sources: ["mp4chaps", "Apple, Chapters on Apple Podcasts"];

    /// A `[CHAPTER]` section lacks something.
    ///
    /// ## What it does
    /// Finds sections of FFmpeg metadata without a `START` that is a number or without a `title`.
    ///
    /// ## Why it matters
    /// The chapter is left out.
    ///
    /// ## Example
    /// ```ini
    /// [CHAPTER]
    /// TIMEBASE=1/1000
    /// START=90000
    /// ```
    /// Use instead:
    /// ```ini
    /// [CHAPTER]
    /// TIMEBASE=1/1000
    /// START=90000
    /// END=120000
    /// title=Rye
    /// ```
    "chapter-section-incomplete", Chapters, Warning, sources: ["FFmpeg, metadata file format"];

    /// A track of a cue sheet lacks something.
    ///
    /// ## What it does
    /// Finds tracks without `TITLE`, or without an `INDEX 01` that is `MM:SS:FF`.
    ///
    /// ## Why it matters
    /// The chapter is left out.
    ///
    /// ## Example
    /// ```text
    /// TRACK 02 AUDIO
    ///   TITLE "Rye"
    /// ```
    /// Use instead:
    /// ```text
    /// TRACK 02 AUDIO
    ///   TITLE "Rye"
    ///   INDEX 01 01:30:00
    /// ```
    "chapter-track-incomplete", Chapters, Warning, sources: ["CDRWIN user guide, cue sheets"];

    /// A file of chapters holds none.
    ///
    /// ## What it does
    /// Finds chapter files beside notes or audio in which there is no chapter.
    ///
    /// ## Why it matters
    /// Somebody meant to write them, or the export went wrong.
    ///
    /// ## Example
    /// ```json
    /// {"version": "1.2.0", "chapters": []}
    /// ```
    /// Fill it, or take the file away.
    "chapters-empty", Chapters, Warning, sources: ["podcast-namespace, JSON chapters 1.2"];

    /// The file of chapters cannot be read.
    ///
    /// ## What it does
    /// Finds chapter files that the front matter names and that do not exist, and those that are no text.
    ///
    /// ## Why it matters
    /// The episode has no chapters, or those of another list.
    ///
    /// ## Example
    /// ```yaml
    /// chapters: chapters/81.json     # the file is called 081.json
    /// ```
    /// Use instead:
    /// ```yaml
    /// chapters: chapters/081.json
    /// ```
    "chapters-file-unreadable", Chapters, Warning, sources: ["podwright, front matter"];

    /// What stands where chapters belong is no list of them.
    ///
    /// ## What it does
    /// Finds JSON files and `chapters` in the front matter that are neither a list nor an object with a list `chapters`.
    ///
    /// ## Why it matters
    /// No chapter can be read from it.
    ///
    /// ## Example
    /// ```json
    /// {"chapters": {"0:00": "Rye"}}
    /// ```
    /// Use instead:
    /// ```json
    /// {"version": "1.2.0", "chapters": [{"startTime": 0, "title": "Rye"}]}
    /// ```
    "chapters-invalid", Chapters, Warning, sources: ["podcast-namespace, JSON chapters 1.2"];

    /// A file of JSON chapters is broken JSON.
    ///
    /// ## What it does
    /// Names the first place at which the text breaks the grammar of JSON.
    ///
    /// ## Why it matters
    /// Apps show no chapters at all.
    ///
    /// ## Example
    /// ```json
    /// {"version": "1.2.0", "chapters": [{"startTime": 0, "title": "Rye"},]
    /// ```
    /// Use instead:
    /// ```json
    /// {"version": "1.2.0", "chapters": [{"startTime": 0, "title": "Rye"}]}
    /// ```
    "chapters-json-invalid", Chapters, Warning, sources: ["podcast-namespace, JSON chapters 1.2", "RFC 8259"];

    /// A file of Podlove chapters is broken XML.
    ///
    /// ## What it does
    /// Names the first place at which the text breaks the grammar of XML; the chapters before it are used.
    ///
    /// ## Why it matters
    /// Apps show no chapters at all.
    ///
    /// ## Example
    /// ```xml
    /// <psc:chapter start="0" title="Rye & oats"/>
    /// ```
    /// Use instead:
    /// ```xml
    /// <psc:chapter start="0" title="Rye &amp; oats"/>
    /// ```
    "chapters-psc-invalid", Chapters, Warning, sources: ["Podlove Simple Chapters 1.2", "XML 1.0"];
}
