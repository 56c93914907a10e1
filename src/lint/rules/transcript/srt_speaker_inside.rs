//! `srt-speaker-inside`

use std::collections::HashSet;

use super::capped::Capped;
use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;
use crate::source::Span;
use crate::transcript::Format;

rule! {
    /// Two people speak in one cue of a SubRip file.
    ///
    /// ## What it does
    /// Finds a line inside a cue that begins with `Name:`, where that name begins other cues of the file.
    ///
    /// ## Why it matters
    /// SubRip names a speaker at the head of a cue; apps take the second name for words of the first speaker.
    ///
    /// ## Example
    /// ```text
    /// 1
    /// 00:00:01,000 --> 00:00:04,000
    /// Ada: Is it rye?
    /// Bob: It is.
    /// ```
    /// Use instead: a cue with its own times for Bob.
    "srt-speaker-inside", Transcript, Info, fix: None, check: Episode(check),
    sources: ["podcast-namespace, transcripts.md, SRT properties"]
}

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    for (file, transcript) in episode.transcripts().filter(|(_, transcript)| transcript.format == Format::Srt) {
        let speakers: HashSet<&str> = transcript.cues.iter().filter_map(|cue| cue.speaker.as_deref()).collect();
        let mut found = Capped::new(&RULE, file, diagnostics);
        for cue in &transcript.cues {
            let raw = file.slice(cue.text_span);
            let (mut at, mut lines) = (cue.text_span.start, raw.split_inclusive('\n'));
            at += lines.next().map_or(0, str::len);
            for line in lines {
                let start = at;
                at += line.len();
                let Some((name, words)) = line.split_once(':') else { continue };
                let is_other = cue.speaker.as_deref() != Some(name) && speakers.contains(name);
                if is_other && words.starts_with(char::is_whitespace) {
                    let span = Span::new(start, start + name.len() + 1);
                    found.push(|| {
                        RULE.at(file.place(span), format!("{name} speaks in the cue of somebody else"))
                            .help("begin a cue with its own times where the speaker changes")
                    });
                }
            }
        }
        found.finish();
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    #[test]
    fn a_name_that_others_cues_begin_with() {
        let text = "1\n00:00:01,000 --> 00:00:04,000\nAda Rye: Is it rye?\nBob Oat: It is.\nNote: no oats.\n\n\
                    2\n00:00:04,000 --> 00:00:06,000\nBob Oat: And oats.\nAnd more.\n";
        insta::assert_snapshot!(findings("srt-speaker-inside", &[("transcripts/001.srt", text)]), @"
        transcripts/001.srt:4:1: info: Bob Oat speaks in the cue of somebody else [srt-speaker-inside]
          help: begin a cue with its own times where the speaker changes
        ");
    }
}
