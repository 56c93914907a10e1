//! Topics that begin within the stretch of another one and of which the notes say nothing.

use std::collections::HashSet;
use std::ops::Range;

use super::lattice::State;
use super::outline::outline;
use super::{Input, Lexicon, Stretch, words};
use crate::transcript::Cue;

/// What begins within this time of a boundary that is known is that boundary, in seconds.
const KNOWN: f64 = 90.0;
/// What is over sooner was a digression, in seconds.
const SHORTEST: f64 = 90.0;

/// Where something begins within one of the `topics` (start and end in seconds), with its own words, of which the notes
/// hold none. `written` is all that the notes say.
pub(in super::super) fn unlisted(
    cues: &[Cue],
    input: &Input,
    topics: &[Range<f64>],
    written: &str,
    lexicon: &mut Lexicon,
) -> Vec<(Stretch, String)> {
    let (outline, _) = outline(cues, input, lexicon);
    let written: HashSet<u32> = words::split(written).iter().map(|word| stem(lexicon, word)).collect();
    let ends: Vec<f64> = outline.iter().skip(1).map(|(next, _)| next.start).collect();
    let is_within = |start: f64, end: Option<f64>| {
        topics.iter().any(|topic| {
            let end = end.map_or(topic.end, |end| end.min(topic.end));
            start - topic.start >= KNOWN && topic.end - start >= KNOWN && end - start >= SHORTEST
        })
    };
    let found = outline.into_iter().enumerate().filter(|(at, (stretch, _))| {
        matches!(stretch.state, State::Topic(_)) && is_within(stretch.start, ends.get(*at).copied())
    });
    let new = found.map(|(_, found)| found).filter(|(_, own)| {
        let own = words::split(own);
        !own.is_empty() && own.iter().all(|word| !written.contains(&stem(lexicon, word)))
    });
    new.collect()
}

fn stem(lexicon: &mut Lexicon, word: &str) -> u32 {
    let number = lexicon.number(word);
    lexicon.known(number).stem
}
