//! `audio-untabled`

use super::here;
use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;

rule! {
    /// MP3 of a variable bit rate without a table of its frames.
    ///
    /// ## Why it matters
    /// Without a Xing or VBRI header players guess how long the file is, and a jump to a chapter lands somewhere else.
    ///
    /// ## Example
    /// A file that was cut with a tool that drops the first frame. `ffmpeg -i 081.mp3 -c copy new.mp3` writes the header anew.
    "audio-untabled", Audio, Warning, fix: None, check: Episode(check),
    sources: ["practice: Xing and VBRI headers of MP3"]
}

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some((facts, place)) = here(episode) else { return };
    if facts.construction.is_untabled {
        let message = "the bit rate varies, and no header (Xing, VBRI) says where which second is";
        diagnostics.push(
            RULE.at(place, message)
                .help("`ffmpeg -i OLD.mp3 -c copy NEW.mp3` writes the header, and leaves the sound as it is"),
        );
    }
}
