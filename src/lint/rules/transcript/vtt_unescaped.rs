//! `vtt-unescaped`

use std::sync::LazyLock;

use regex::Regex;

use crate::diagnostic::{Diagnostics, Fix};
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;
use crate::source::Span;
use crate::transcript::Format;

rule! {
    /// A cue of a WebVTT file holds a bare `&`.
    ///
    /// ## What it does
    /// Finds `&` in the text of cues that begins no reference such as `&amp;` or `&#8217;`. A bare `<` is told by
    /// `vtt-unknown-tag`.
    ///
    /// ## Why it matters
    /// WebVTT asks for `&amp;`; some players drop what follows a bare one.
    ///
    /// ## Example
    /// `Q & A` should be written `Q &amp; A`.
    "vtt-unescaped", Transcript, Info, fix: Safe, check: Episode(check),
    sources: ["W3C WebVTT, cue text span"]
}

/// An ampersand, and the rest of the reference that it begins.
static AMPERSAND: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"&(?:[A-Za-z][A-Za-z0-9]*;|#[0-9]+;|#[xX][0-9A-Fa-f]+;)?").ok());

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some(pattern) = AMPERSAND.as_ref() else { return };
    for (file, transcript) in episode.transcripts().filter(|(_, transcript)| transcript.format == Format::WebVtt) {
        for cue in &transcript.cues {
            for bare in pattern.find_iter(file.slice(cue.text_span)).filter(|found| found.as_str() == "&") {
                let span = Span::from(bare.range()).shifted(cue.text_span.start);
                let found = RULE.at(file.place(span), "a bare `&` in a cue");
                diagnostics.push(found.fix(Fix::safe(span, "&amp;")));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    #[test]
    fn bare_ampersands_are_escaped() {
        let text = "WEBVTT\n\n00:01.000 --> 00:02.000\nQ & A, salt &amp; rye.\n";
        insta::assert_snapshot!(findings("vtt-unescaped", &[("transcripts/001.vtt", text)]), @"
        transcripts/001.vtt:4:3: info: a bare `&` in a cue [vtt-unescaped]
          transcripts/001.vtt - Q & A, salt &amp; rye.
          transcripts/001.vtt + Q &amp; A, salt &amp; rye.
        ");
    }
}
