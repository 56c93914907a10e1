//! `no-chapters`

use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;

rule! {
    /// The episode gets no chapters.
    ///
    /// ## What it does
    /// Finds episodes for which nobody wrote the times of chapters (in the front matter, beside the notes, in the notes or in
    /// the audio) and in whose transcripts none can be found: there is none, it has no times, or nothing in it says where a
    /// chapter begins.
    ///
    /// ## Why it matters
    /// Listeners cannot jump to what interests them, and the feed has no `podcast:chapters` for the episode. podwright does
    /// not guess.
    ///
    /// ## Example
    /// Notes without times, and no transcript:
    /// ```markdown
    /// * Rye
    /// * Oats
    /// ```
    /// Either add the times, or a transcript that has them:
    /// ```markdown
    /// * 0:00 Rye
    /// * 12:30 Oats
    /// ```
    "no-chapters", Chapters, Info, fix: None, check: Episode(check),
    sources: ["podcast-namespace, podcast:chapters"]
}

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    if !episode.record().chapters.is_empty() || episode.compiled.flawed {
        return;
    }
    let Some(head) = episode.head() else { return };
    let mut transcripts = episode.transcripts().peekable();
    let (message, help) = if transcripts.peek().is_none() {
        ("nobody wrote times and there is no transcript", "write times into the notes, or add a transcript with times")
    } else if transcripts.any(|(_, transcript)| transcript.is_timed()) {
        ("nobody wrote times and nothing in the transcript says where a chapter begins", "write times into the notes")
    } else {
        ("nobody wrote times and the transcript has none", "write times into the notes, or into the transcript")
    };
    diagnostics.push(RULE.at(head, format!("the episode gets no chapters: {message}")).help(help));
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    const NOTES: &str = "# Bread Basket 1: Rye\n\n**Ada #1:** Rye\n";

    #[test]
    fn an_episode_without_times_and_transcript() {
        insta::assert_snapshot!(findings("no-chapters", &[("show_notes/001.md", NOTES)]), @"
        show_notes/001.md:1:3: info: the episode gets no chapters: nobody wrote times and there is no transcript [no-chapters]
          help: write times into the notes, or add a transcript with times
        ");
    }

    #[test]
    fn a_transcript_that_has_no_times_or_says_nothing() {
        let untimed = [("show_notes/001.md", NOTES), ("transcripts/001.txt", "Hello and welcome.\n\nBye.\n")];
        insta::assert_snapshot!(findings("no-chapters", &untimed), @"
        show_notes/001.md:1:3: info: the episode gets no chapters: nobody wrote times and the transcript has none [no-chapters]
          help: write times into the notes, or into the transcript
        ");
        let silent = [("show_notes/001.md", "# Bread Basket 1: Rye\n"), ("transcripts/001.txt", "00:00:00 Well.\n")];
        insta::assert_snapshot!(findings("no-chapters", &silent), @"
        show_notes/001.md:1:3: info: the episode gets no chapters: nobody wrote times and nothing in the transcript says where a chapter begins [no-chapters]
          help: write times into the notes
        ");
    }

    #[test]
    fn times_that_somebody_wrote_are_chapters() {
        assert_eq!(findings("no-chapters", &[("show_notes/001.md", "* 0:00 Rye\n* 1:00 Oats\n")]), "");
    }
}
