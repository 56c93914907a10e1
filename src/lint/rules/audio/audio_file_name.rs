//! `audio-file-name`

use super::here;
use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;

rule! {
    /// The name of an audio file holds more than ASCII letters, digits, `-`, `_` and `.`.
    ///
    /// ## What it does
    /// Looks at files that are published under the name they have in the show; `[feed] enclosure` gives them addresses of its own.
    ///
    /// ## Why it matters
    /// Apple asks for addresses in ASCII. Blanks and umlauts are written in several ways, and somewhere on the way a server or an app
    /// takes another one.
    ///
    /// ## Example
    /// `Folge 1 – Über Brot.mp3` instead of `001-ueber-brot.mp3`
    "audio-file-name", Audio, Warning, fix: None, check: Episode(check),
    sources: ["Apple, Podcast RSS feed requirements (support/823)"]
}

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some((_, place)) = here(episode) else { return };
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    let name = place.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    if let Some(odd) = name.chars().find(|c| !is_plain(*c)).filter(|_| episode.config().feed.enclosure.is_none()) {
        let message =
            format!("the name of the file holds `{odd}`, which not every server and app writes alike in an address");
        diagnostics.push(
            RULE.at(place, message)
                .help("name it with ASCII letters, digits, `-` and `_`; published files keep their names"),
        );
    }
}
