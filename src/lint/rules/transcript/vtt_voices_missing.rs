//! `vtt-voices-missing`

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;
use crate::transcript::Format;

rule! {
    /// A WebVTT file names its speakers in the words, not by voice tags.
    ///
    /// ## Why it matters
    /// Apps show who speaks from `<v Name>`, and colour voices by it. A label in the words is read aloud with them.
    ///
    /// ## Example
    /// ```text
    /// 00:01.000 --> 00:02.000
    /// ADA: Is it rye?
    /// ```
    /// Use instead:
    /// ```text
    /// 00:01.000 --> 00:02.000
    /// <v Ada>Is it rye?
    /// ```
    "vtt-voices-missing", Transcript, Info, fix: None, check: Episode(check),
    sources: ["podcast-namespace, transcripts.md, WebVTT; Apple, Transcripts on Apple Podcasts (support/5316)"]
}

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    for (file, transcript) in episode.transcripts().filter(|(_, transcript)| transcript.format == Format::WebVtt) {
        let speakers: BTreeSet<&str> = transcript.cues.iter().filter_map(|cue| cue.speaker.as_deref()).collect();
        let Some(first) = transcript.cues.iter().find(|cue| cue.speaker.is_some()) else { continue };
        let is_tagged = ["<v ", "<v."].iter().any(|tag| file.text().contains(tag));
        if speakers.len() > 1 && !is_tagged {
            let message = format!("{} speakers are named in the words, none by a voice tag", speakers.len());
            let speaker = first.speaker.as_deref().unwrap_or_default();
            diagnostics.push(RULE.at(file.place(first.span), message).help(format!("write `<v {speaker}>`")));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    const LABELS: &str = "WEBVTT\n\n00:01.000 --> 00:02.000\nADA: Is it rye?\n\n00:02.000 --> 00:03.000\nBOB: It is.\n";

    #[test]
    fn labels_of_two_speakers() {
        insta::assert_snapshot!(findings("vtt-voices-missing", &[("transcripts/001.vtt", LABELS)]), @"
        transcripts/001.vtt:3:1: info: 2 speakers are named in the words, none by a voice tag [vtt-voices-missing]
          help: write `<v ADA>`
        ");
    }

    #[test]
    fn one_speaker_and_voice_tags() {
        for text in [LABELS.replace("BOB: ", ""), LABELS.replace("ADA: ", "<v Ada>").replace("BOB: ", "<v Bob>")] {
            assert_eq!(findings("vtt-voices-missing", &[("transcripts/001.vtt", &text)]), "");
        }
    }
}
