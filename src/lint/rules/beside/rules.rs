//! The pages of the rules that compare a feed with the files beside it.

pub(super) mod enclosure_length_wrong {
    use crate::lint::rule::rule;

    rule! {
        /// `length` of an enclosure is not the size of the file that lies beside the feed.
        ///
        /// ## Why it matters
        /// Apps show it as the size of the download, and some stop reading there. It is the number of bytes, not of seconds.
        ///
        /// ## Example
        /// `length="1284"` for a file of 20 545 012 bytes.
        "enclosure-length-wrong", Item, Error, fix: Safe, check: Opened,
        sources: ["Apple, A Podcaster's Guide to RSS, <enclosure>"]
    }
}

pub(super) mod enclosure_type_wrong {
    use crate::lint::rule::rule;

    rule! {
        /// `type` of an enclosure is not what the file beside the feed holds.
        ///
        /// ## Why it matters
        /// Apps choose their player by the type; a wrong one does not play at all in some.
        ///
        /// ## Example
        /// `type="audio/mpeg"` for an MP4 file should be `type="audio/x-m4a"`.
        "enclosure-type-wrong", Item, Error, fix: Safe, check: Opened,
        sources: ["Apple, A Podcaster's Guide to RSS, <enclosure>"]
    }
}

pub(super) mod duration_wrong {
    use crate::lint::rule::rule;

    rule! {
        /// `itunes:duration` is not how long the file beside the feed lasts.
        ///
        /// ## Why it matters
        /// Apps show it and place chapters by it. A few seconds do not matter.
        ///
        /// ## Example
        /// `<itunes:duration>1800</itunes:duration>` for a file of 45 minutes.
        "duration-wrong", Item, Warning, fix: None, check: Opened,
        sources: ["Apple, A Podcaster's Guide to RSS, <itunes:duration>"]
    }
}

pub(super) mod transcript_type_wrong {
    use crate::lint::rule::rule;

    rule! {
        /// `type` of a `podcast:transcript` is not the form of the file beside the feed.
        ///
        /// ## Why it matters
        /// Apps choose their reader by the type, and show nothing when it fails.
        ///
        /// ## Example
        /// `type="text/vtt"` for a SubRip file should be `type="application/x-subrip"`.
        "transcript-type-wrong", Transcript, Warning, fix: Safe, check: Opened,
        sources: ["podcast-namespace, tags/transcript.md"]
    }
}

pub(super) mod transcript_not_speech {
    use crate::lint::rule::rule;

    rule! {
        /// A cue of the transcript beside the feed begins long after the episode has ended.
        ///
        /// ## Why it matters
        /// It is the transcript of another episode, or its times are wrong.
        ///
        /// ## Example
        /// A last cue at 1:20:00 for an episode of 40 minutes.
        "transcript-not-speech", Transcript, Warning, fix: None, check: Opened,
        sources: ["derived from all timed formats"]
    }
}

pub(super) mod chapter_image_unfit {
    use crate::lint::rule::rule;

    rule! {
        /// The picture of a chapter beside the feed is not square, of an unusual form or heavy.
        ///
        /// ## Why it matters
        /// Apps show it in the place of the cover, and load it while the episode plays.
        ///
        /// ## Example
        /// A PNG of 12 megabytes.
        "chapter-image-unfit", Image, Info, fix: None, check: Opened,
        sources: ["practice: chapter images of apps"]
    }
}

pub(super) mod episode_image_unfit {
    use crate::lint::rule::rule;

    rule! {
        /// The picture beside the feed is none that podcast apps show.
        ///
        /// ## Why it matters
        /// Artwork has to be square, 1400 to 3000 pixels a side, JPEG or PNG; Apple refuses others.
        ///
        /// ## Example
        /// A picture of 800 × 600 pixels.
        "episode-image-unfit", Image, Warning, fix: None, check: Opened,
        sources: ["Apple, Artwork requirements (support/896)"]
    }
}
