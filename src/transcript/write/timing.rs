//! When cues end, for formats in which they must, made from transcripts that do not say it.

use super::super::{Cue, Transcript};
use crate::times::millis;

/// A cue with both times in milliseconds; the end is later than the start.
pub(super) struct Timed<'a> {
    pub start: u64,
    pub end: u64,
    pub cue: &'a Cue,
}

/// A cue stays at most so long beyond the time it takes to say, in milliseconds.
const LONGEST_PAUSE: u64 = 10_000;

/// Milliseconds that a character takes to say: fifteen a second is usual in conversation.
const PER_CHARACTER: u64 = 1000 / 15;

/// The cues that say something, in order of time. Where the transcript gives no end, a cue ends when the next begins,
/// after its words and ten seconds, or at `end` of the audio, whichever is first.
pub(super) fn timed(transcript: &Transcript, end: Option<f64>) -> Vec<Timed<'_>> {
    let cues: Vec<&Cue> = transcript.in_order().into_iter().filter(|cue| !cue.text.is_empty()).collect();
    let audio_end = end.map_or(u64::MAX, millis);
    let mut next_start = u64::MAX;
    let mut later_start = u64::MAX;
    let mut timed: Vec<Timed<'_>> = Vec::with_capacity(cues.len());
    for cue in cues.into_iter().rev() {
        let start = millis(cue.start);
        if start < next_start {
            // Cues that begin together end together.
            later_start = next_start;
            next_start = start;
        }
        let end = cue.end.map(millis).filter(|end| *end > start).unwrap_or_else(|| {
            let spoken = start.saturating_add(speaking_time(&cue.text)).saturating_add(LONGEST_PAUSE);
            let audio_end = if audio_end > start { audio_end } else { u64::MAX };
            spoken.min(later_start).min(audio_end)
        });
        timed.push(Timed { start, end, cue });
    }
    timed.reverse();
    timed
}

fn speaking_time(text: &str) -> u64 {
    PER_CHARACTER.saturating_mul(text.chars().count().try_into().unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ends(cues: &[(f64, Option<f64>)], end: Option<f64>) -> Vec<u64> {
        let cues = cues.iter().map(|&(start, end)| Cue { start, end, text: "Hi.".into(), ..Cue::default() }).collect();
        let transcript = Transcript { cues, ..Transcript::default() };
        timed(&transcript, end).iter().map(|timed| timed.end).collect()
    }

    #[test]
    fn ends_are_taken_from_the_next_cue() {
        assert_eq!(ends(&[(0.0, None), (4.0, None), (4.0, None), (9.0, None)], Some(12.0)), [4000, 9000, 9000, 12_000]);
    }

    #[test]
    fn long_pauses_are_not_filled() {
        assert_eq!(ends(&[(0.0, None), (60.0, None)], None), [10_198, 70_198]);
    }

    #[test]
    fn impossible_ends_are_replaced() {
        assert_eq!(ends(&[(1.0, Some(0.5)), (2.0, Some(2.0)), (3.0, Some(3.25))], Some(1.0)), [2000, 3000, 3250]);
    }
}
