//! Chapters that people wrote, in whatever file: their times and titles.

use super::pages;

pages! {
    /// The link or picture of a chapter is no complete web address.
    ///
    /// ## What it does
    /// Finds links and pictures in chapters of the front matter and of files beside the notes that do not begin with `https://`
    /// or `http://`. They are left out of the outputs. Those of JSON chapters are told as `chapter-url-relative`.
    ///
    /// ## Why it matters
    /// Chapters are read far from their site: what is no complete address leads nowhere.
    ///
    /// ## Example
    /// ```xml
    /// <psc:chapter start="00:01:30.000" title="Rye" href="/rye"/>
    /// ```
    /// Use instead:
    /// ```xml
    /// <psc:chapter start="00:01:30.000" title="Rye" href="https://crumbs.example/rye"/>
    /// ```
    "chapter-address-incomplete", Chapters, Warning, sources: ["Podlove Simple Chapters 1.2, psc:chapter href, image"];

    /// Times of one episode are written in two forms.
    ///
    /// ## What it does
    /// Finds chapters in the notes whose time is written in another way than most of them.
    ///
    /// ## Why it matters
    /// The player of the show's own site looks for one form and passes over the others.
    ///
    /// ## Example
    /// ```markdown
    /// - [@1:20] - Rye
    /// - 5:40 Oats
    /// - [@9:05] - Barley
    /// ```
    /// Use instead:
    /// ```markdown
    /// - [@1:20] - Rye
    /// - [@5:40] - Oats
    /// - [@9:05] - Barley
    /// ```
    "chapter-form-mixed", Chapters, Warning, sources: ["practice"];

    /// A time holds minutes, seconds and frames.
    ///
    /// ## What it does
    /// Finds times such as `59:42:22` that make sense only as `MM:SS:FF`, copied out of a video editor. They are read as
    /// minutes and seconds.
    ///
    /// ## Why it matters
    /// Everybody else reads hours, minutes and seconds, and jumps to hour 59.
    ///
    /// ## Example
    /// ```markdown
    /// - 04:10:12 Rye
    /// ```
    /// Use instead:
    /// ```markdown
    /// - 04:10 Rye
    /// ```
    "chapter-frames", Chapters, Warning, sources: ["practice"];

    /// A time lost its hour.
    ///
    /// ## What it does
    /// Finds times that go back by about an hour and fit with the hour in front: `59:49`, then `02:12`. They are read so.
    ///
    /// ## Why it matters
    /// Players jump to the second minute instead of the sixty-second.
    ///
    /// ## Example
    /// ```markdown
    /// - 59:49 Oats
    /// - 02:12 Barley
    /// ```
    /// Use instead:
    /// ```markdown
    /// - 59:49 Oats
    /// - 1:02:12 Barley
    /// ```
    "chapter-hour-lost", Chapters, Warning, sources: ["practice"];

    /// A chapter starts after the end of the episode.
    ///
    /// ## What it does
    /// Compares the times of chapters with the duration of the audio, or else with the one that is stated or with the end of
    /// the transcript. Those past the end of the audio itself are left out of the outputs.
    ///
    /// ## Why it matters
    /// Nobody can jump there. Often the chapters belong to another cut, or to another episode.
    ///
    /// ## Example
    /// ```markdown
    /// - 47:40 Barley        (the audio has 33 minutes)
    /// ```
    /// Use instead:
    /// ```markdown
    /// - 27:40 Barley
    /// ```
    "chapter-past-end", Chapters, Warning, sources: ["derived from all chapter formats"];

    /// A placeholder stands where a time belongs.
    ///
    /// ## What it does
    /// Finds `xx:xx`, `??:??` and the like before the title of a chapter. The chapter is left out.
    ///
    /// ## Why it matters
    /// Somebody meant to fill it in before publishing.
    ///
    /// ## Example
    /// ```markdown
    /// - xx:xx Rye
    /// ```
    /// Use instead:
    /// ```markdown
    /// - 04:10 Rye
    /// ```
    "chapter-placeholder", Chapters, Warning, sources: ["practice"];

    /// Two chapters start at the same time.
    ///
    /// ## What it does
    /// Finds chapters with equal times and keeps the first; a heading and the first entry below it may share one.
    ///
    /// ## Why it matters
    /// The first of them has no length; players show either of the two.
    ///
    /// ## Example
    /// ```markdown
    /// - 04:10 Rye
    /// - 04:10 Oats
    /// ```
    /// Use instead:
    /// ```markdown
    /// - 04:10 Rye
    /// - 06:50 Oats
    /// ```
    "chapter-start-duplicate", Chapters, Warning, sources: ["podcast-namespace, JSON chapters 1.2"];

    /// A time and its link disagree.
    ///
    /// ## What it does
    /// Compares the text of a linked time with the time in its target, and says which of them was believed.
    ///
    /// ## Why it matters
    /// Whoever clicks lands somewhere else than the text says.
    ///
    /// ## Example
    /// ```markdown
    /// - [01:00:06](#t=00:06) Rye
    /// ```
    /// Use instead:
    /// ```markdown
    /// - [01:00:06](#t=01:00:06) Rye
    /// ```
    "chapter-target-mismatch", Chapters, Warning, sources: ["W3C Media Fragments, temporal dimension"];

    /// The times of chapters go back.
    ///
    /// ## What it does
    /// Finds a chapter that starts before the one above it and cannot be read in a way that puts it right. The outputs are
    /// sorted.
    ///
    /// ## Why it matters
    /// One of the two times is wrong.
    ///
    /// ## Example
    /// ```markdown
    /// - 13:20 Oats
    /// - 10:34 Barley
    /// ```
    /// Use instead:
    /// ```markdown
    /// - 13:20 Oats
    /// - 15:34 Barley
    /// ```
    "chapter-times-backwards", Chapters, Warning, sources: ["podcast-namespace, JSON chapters 1.2", "Podlove Simple Chapters 1.2"];

    /// A chapter has no title.
    ///
    /// ## What it does
    /// Finds times in the notes with nothing behind them and no list below. The chapter is left out.
    ///
    /// ## Why it matters
    /// Listeners choose chapters by their titles.
    ///
    /// ## Example
    /// ```markdown
    /// - 04:10
    /// - 06:50 Oats
    /// ```
    /// Use instead:
    /// ```markdown
    /// - 04:10 Rye
    /// - 06:50 Oats
    /// ```
    "chapter-untitled", Chapters, Warning, sources: ["podcast-namespace, JSON chapters 1.2", "Podlove Simple Chapters 1.2"];

    /// Two lists of chapters disagree.
    ///
    /// ## What it does
    /// Compares the chapters of front matter, chapter files, notes and audio of an episode; starts more than two seconds apart
    /// are a disagreement. The list that is used is named.
    ///
    /// ## Why it matters
    /// Apps read different lists, and show different chapters for the same episode.
    ///
    /// ## Example
    /// `04:10 Rye` in the notes and `"startTime": 300` for it in `081.chapters.json`. Correct one of them, or keep one list
    /// only.
    "chapters-disagree", Chapters, Warning, sources: ["practice: several formats for one episode"];

    /// There are more chapters than any listener can use.
    ///
    /// ## What it does
    /// Finds lists of more than 2,000 chapters; the rest is left out.
    ///
    /// ## Why it matters
    /// Such a list is a transcript, and players slow down or give up.
    ///
    /// ## Example
    /// A chapter for every sentence. Keep a chapter for every topic, and put the sentences into a transcript.
    "chapters-too-many", Chapters, Warning, sources: ["practice"];
}
