//! `transcript-of-another-episode`

use super::heard::Heard;
use crate::diagnostic::{Diagnostics, Place};
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;

rule! {
    /// The transcript speaks about nothing that the notes list.
    ///
    /// ## What it does
    /// Tells when the alignment of notes and transcript is sure of nothing: the mean confidence of four or more topics, those
    /// that are not found counted as nothing, is that of notes beside the words of another episode.
    ///
    /// ## Why it matters
    /// The file was given the wrong number: readers get the words of another episode, and chapters cannot be made.
    ///
    /// ## Example
    /// `transcripts/012.txt` holds what was said in episode 21.
    "transcript-of-another-episode", Episode, Error, fix: None, check: Episode(check),
    sources: ["practice: faults of real shows"]
}

/// Below are 231 of 277 transcripts that were exchanged between episodes of a real show, and none that was not: the least
/// sure of those has 0.47.
const MOST_SURE: f64 = 0.4;

/// Fewer topics prove nothing.
const FEWEST: usize = 4;

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let topics = &episode.record().topics;
    let Some((file, transcript)) = episode.transcripts().next() else { return };
    if topics.len() < FEWEST || !transcript.is_timed() {
        return;
    }
    // Times that people wrote say nothing of the transcript.
    if topics.iter().any(|topic| topic.start.is_some() && topic.confidence.is_none()) {
        return;
    }
    let sure: f64 = topics.iter().filter_map(|topic| topic.confidence).sum();
    if sure / topics.len() as f64 <= MOST_SURE && !Heard::new(std::iter::once(transcript)).is_short() {
        let placed = topics.iter().filter(|topic| topic.start.is_some()).count();
        let message = format!("{placed} of the {} topics of the notes are found in this transcript", topics.len());
        let mut found = RULE.at(Place::file(file.path()), message).help("is it the transcript of another episode?");
        if let Some(head) = episode.head() {
            found = found.related(head, "the notes");
        }
        diagnostics.push(found);
    }
}
