//! `voice-anonymous`

use super::capped::Capped;
use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;
use crate::transcript::is_anonymous;

rule! {
    /// A cue names its voice `Speaker 1` or the like.
    ///
    /// ## What it does
    /// Finds voices with the names that speech recognition gives: `Speaker 1`, `SPEAKER_00`, `Unknown`.
    ///
    /// ## Why it matters
    /// Readers cannot tell who speaks, and podwright cannot tell hosts from guests.
    ///
    /// ## Example
    /// ```text
    /// 00:00:01 <v Speaker 1>Hello and welcome.
    /// ```
    /// Use instead:
    /// ```text
    /// 00:00:01 <v Ada Crumb>Hello and welcome.
    /// ```
    "voice-anonymous", Transcript, Off, fix: None, check: Episode(check),
    sources: ["podcast-namespace transcripts.md", "Apple, Transcripts on Apple Podcasts"]
}

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    for (file, transcript) in episode.transcripts() {
        let mut found = Capped::new(&RULE, file, diagnostics);
        for cue in &transcript.cues {
            let Some(speaker) = cue.speaker.as_deref().filter(|speaker| is_anonymous(speaker)) else { continue };
            found.push(|| {
                RULE.at(file.place(cue.span), format!("{speaker} is nobody's name"))
                    .help("write the name of the person")
            });
        }
        found.finish();
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    #[test]
    fn names_of_machines() {
        let text = "00:00:01 <v Speaker 1>Hello.\n\n00:00:02 <v SPEAKER_00>Hi.\n\n00:00:03 <v Ada Crumb>Welcome.\n";
        insta::assert_snapshot!(findings("voice-anonymous", &[("transcripts/001.txt", text)]), @"
        transcripts/001.txt:1:1: info: Speaker 1 is nobody's name [voice-anonymous]
          help: write the name of the person
        transcripts/001.txt:3:1: info: SPEAKER_00 is nobody's name [voice-anonymous]
          help: write the name of the person
        ");
    }
}
