//! `transcript-of-another-episode`

use super::heard::Heard;
use crate::diagnostic::{Diagnostics, Place};
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;

rule! {
    /// The transcript speaks about nothing that the notes list.
    ///
    /// ## What it does
    /// Tells when the alignment of notes and transcript finds at most a quarter of four or more topics.
    ///
    /// ## Why it matters
    /// The file was given the wrong number: readers get the words of another episode, and chapters cannot be made.
    ///
    /// ## Example
    /// `transcripts/012.txt` holds what was said in episode 21.
    "transcript-of-another-episode", Episode, Error, fix: None, check: Episode(check),
    sources: ["practice: faults of real shows"]
}

/// Fewer topics prove nothing.
const FEWEST: usize = 4;

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let topics = &episode.record().topics;
    let Some((file, transcript)) = episode.transcripts().next() else { return };
    if topics.len() < FEWEST || !transcript.is_timed() || Heard::new(std::iter::once(transcript)).is_short() {
        return;
    }
    let placed = topics.iter().filter(|topic| topic.start.is_some()).count();
    if placed * 4 <= topics.len() {
        let message = format!("{placed} of the {} topics of the notes are found in this transcript", topics.len());
        let mut found = RULE.at(Place::file(file.path()), message).help("is it the transcript of another episode?");
        if let Some(head) = episode.head() {
            found = found.related(head, "the notes");
        }
        diagnostics.push(found);
    }
}
