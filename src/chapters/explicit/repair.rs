//! What times were meant, where they cannot be right as written.
//!
//! Editors lose the hour (59:49 is followed by 02:12), copy minutes, seconds and frames out of a video editor, or mend a
//! time but not its link. Each time therefore has a few possible readings, and the cheapest reading of the whole list
//! wins: a shortest path through the readings, linear in the length of the list.

use crate::chapters::mark::Mark;
use crate::chapters::stamp::Stamp;

/// How a time was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// As it is written.
    Written,
    /// As minutes, seconds and frames.
    Frames,
    /// With the hours that are missing.
    HoursLost(u32),
    /// As the link of the time says.
    Target,
}

/// Audio longer than this needs its hours written, in hours.
const MOST_HOURS: u32 = 12;

/// After a lost hour the next chapter is at most this far away, in seconds: what is farther back is another mistake.
const NEAR: f64 = 20.0 * 60.0;

/// No chapter is longer than this, in seconds: hours that are really minutes are.
const LONGEST_CHAPTER: f64 = 3.0 * 3600.0;

/// Prices. A repair that makes the list ascend is cheaper than a list that does not, and none is cheaper still.
mod price {
    /// A time before the one in front of it.
    pub const BACKWARDS: f64 = 2.0;
    /// A time past the end of the audio.
    pub const PAST_END: f64 = 1.5;
    /// A chapter of more than three hours.
    pub const TOO_LONG: f64 = 1.5;
    /// The first of the times that lack their hours; those after it lack them for the same reason.
    pub const HOURS_LOST: f64 = 1.0;
    /// Hours that are missing although the chapters would then be far apart.
    pub const FAR_FETCHED: f64 = 4.0;
    /// Believing the link instead of the text.
    pub const TARGET: f64 = 0.6;
    /// Frames: little, because a file has many of them once it has one.
    pub const FRAMES: f64 = 0.1;
    /// Hours in a text whose link says the same digits as minutes and seconds.
    pub const DENIED_BY_LINK: f64 = 0.2;
}

#[derive(Debug, Clone, Copy)]
struct Candidate {
    seconds: f64,
    reading: Reading,
    /// What it costs by itself.
    price: f64,
}

/// Reads the times of all marks so that the list ascends where it can; `end` is the end of the audio in seconds.
///
/// Starts are set to the reading that won; a target that lost has no say.
pub(super) fn repair(marks: &mut [Mark], end: Option<f64>) -> Vec<Reading> {
    if are_sound(marks, end) {
        return vec![Reading::Written; marks.len()];
    }
    cheapest_readings(marks, end)
}

/// Do the times as they are written cost nothing? So it is in most lists, and no reading is cheaper.
fn are_sound(marks: &[Mark], end: Option<f64>) -> bool {
    let is_free = |mark: &Mark| {
        let written = candidates(mark).next();
        written.is_some_and(|written| written.price == 0.0) && end.is_none_or(|end| mark.start <= end)
    };
    let follow = |pair: &[Mark]| match pair {
        [before, after] => (0.0..=LONGEST_CHAPTER).contains(&(after.start - before.start)),
        _ => true,
    };
    marks.iter().all(is_free) && marks.windows(2).all(follow)
}

fn cheapest_readings(marks: &mut [Mark], end: Option<f64>) -> Vec<Reading> {
    let mut layers: Vec<Vec<Step>> = Vec::with_capacity(marks.len());
    for mark in marks.iter() {
        let layer = candidates(mark).map(|candidate| step(candidate, layers.last().map(Vec::as_slice), end)).collect();
        layers.push(layer);
    }
    let mut at = layers.last().and_then(|last| cheapest(last.iter().map(|step| step.cost)));
    let mut readings = Vec::with_capacity(marks.len());
    for (mark, layer) in marks.iter_mut().zip(&layers).rev() {
        let Some(step) = at.and_then(|at| layer.get(at)) else { break };
        mark.start = step.candidate.seconds;
        readings.push(step.candidate.reading);
        at = step.from;
    }
    readings.reverse();
    readings
}

/// A candidate, what the list costs up to it, and the candidate before it on the cheapest way.
struct Step {
    candidate: Candidate,
    cost: f64,
    from: Option<usize>,
}

fn step(candidate: Candidate, before: Option<&[Step]>, end: Option<f64>) -> Step {
    let past_end = end.is_some_and(|end| candidate.seconds > end);
    let own = candidate.price + if past_end { price::PAST_END } else { 0.0 };
    let Some(before) = before else {
        let nothing_before = matches!(candidate.reading, Reading::HoursLost(_));
        return Step { candidate, cost: own + if nothing_before { price::FAR_FETCHED } else { 0.0 }, from: None };
    };
    let costs = before.iter().map(|step| step.cost + way_price(step.candidate, candidate));
    let from = cheapest(costs.clone());
    let cost = costs.fold(f64::INFINITY, f64::min) + own;
    Step { candidate, cost, from }
}

fn candidates(mark: &Mark) -> impl Iterator<Item = Candidate> {
    let frames = mark.label.and_then(|label| label.seconds_without_frames());
    let target = mark.target.filter(|target| Some(*target) != mark.label);
    let link_has_no_frames = frames.is_some() && frames == target.map(Stamp::seconds);
    let written = Candidate {
        seconds: mark.start,
        reading: Reading::Written,
        price: if link_has_no_frames { price::DENIED_BY_LINK } else { 0.0 },
    };
    let frames = frames.map(|seconds| Candidate { seconds, reading: Reading::Frames, price: price::FRAMES });
    let target =
        target.map(|target| Candidate { seconds: target.seconds(), reading: Reading::Target, price: price::TARGET });
    let lost = mark.label.is_some_and(|label| label.lacks_hours()).then_some(1..=MOST_HOURS).into_iter().flatten();
    let lost = lost.map(move |hours| Candidate {
        seconds: written.seconds + f64::from(hours) * 3600.0,
        reading: Reading::HoursLost(hours),
        price: 0.0,
    });
    std::iter::once(written).chain(frames).chain(target).chain(lost)
}

/// What it costs that one reading follows another.
fn way_price(before: Candidate, after: Candidate) -> f64 {
    let gap = after.seconds - before.seconds;
    let order = match gap {
        gap if gap < 0.0 => price::BACKWARDS,
        gap if gap > LONGEST_CHAPTER => price::TOO_LONG,
        _ => 0.0,
    };
    let hours = match (before.reading, after.reading) {
        (Reading::HoursLost(before), Reading::HoursLost(after)) if before == after => 0.0,
        (_, Reading::HoursLost(_)) if (0.0..=NEAR).contains(&gap) => price::HOURS_LOST,
        (_, Reading::HoursLost(_)) => price::FAR_FETCHED,
        _ => 0.0,
    };
    order + hours
}

/// The place of the least cost; of equal ones the first.
fn cheapest(costs: impl Iterator<Item = f64>) -> Option<usize> {
    costs.enumerate().min_by(|a, b| a.1.total_cmp(&b.1)).map(|(index, _)| index)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::source::Span;

    /// `label` or `label>target`.
    fn mark(text: &str) -> Mark {
        let (label, target) = text.split_once('>').map_or((text, None), |(label, target)| (label, Some(target)));
        let target = target.map(|target| Stamp::whole(target).unwrap());
        Mark { target, ..Mark::at(Stamp::whole(label).unwrap(), "x", Span::default()) }
    }

    fn read(texts: &[&str], end: Option<f64>) -> Vec<String> {
        let mut marks: Vec<Mark> = texts.iter().map(|text| mark(text)).collect();
        repair(&mut marks, end);
        marks.iter().map(|mark| crate::times::clock(mark.start)).collect()
    }

    #[test]
    fn a_list_that_ascends_is_left_alone() {
        let list = ["00:00", "59:49", "1:02:12", "1:10:00"];
        assert_eq!(read(&list, None), ["0:00:00", "0:59:49", "1:02:12", "1:10:00"]);
        assert_eq!(read(&["00:00", "75:10", "90:00"], Some(6000.0)), ["0:00:00", "1:15:10", "1:30:00"]);
    }

    #[test]
    fn lost_hours_are_found() {
        assert_eq!(read(&["50:00", "59:49", "02:12", "10:00"], None), ["0:50:00", "0:59:49", "1:02:12", "1:10:00"]);
        assert_eq!(read(&["58:00", "1:01:00", "02:12"], None), ["0:58:00", "1:01:00", "1:02:12"]);
    }

    #[test]
    fn one_time_that_goes_back_has_lost_no_hour() {
        let list = ["05:00", "16:16", "11:13", "21:00", "30:00"];
        assert_eq!(read(&list, None), ["0:05:00", "0:16:16", "0:11:13", "0:21:00", "0:30:00"]);
    }

    #[test]
    fn frames_are_found() {
        let list = ["00:10", "04:56:11", "12:30", "21:39:11", "24:57:14"];
        assert_eq!(read(&list, None), ["0:00:10", "0:04:56", "0:12:30", "0:21:39", "0:24:57"]);
        assert_eq!(read(&["0:00:00", "01:31:00", "04:20:12"], Some(900.0)), ["0:00:00", "0:01:31", "0:04:20"]);
        assert_eq!(read(&["00:10:11>00:10", "12:42:22>12:42"], None), ["0:00:10", "0:12:42"]);
        assert_eq!(read(&["55:00", "1:00:06>01:00"], None), ["0:55:00", "1:00:06"]);
    }

    #[test]
    fn the_text_wins_over_its_link_unless_only_the_link_fits() {
        assert_eq!(read(&["55:00", "01:00:06>00:06", "01:01:13>01:13"], None), ["0:55:00", "1:00:06", "1:01:13"]);
        assert_eq!(read(&["55:00", "00:06>01:00:06"], None), ["0:55:00", "1:00:06"]);
        assert_eq!(read(&["05:00", "06:00>06:01"], None), ["0:05:00", "0:06:00"]);
    }

    proptest! {
        #[test]
        fn every_mark_keeps_a_reading(times in proptest::collection::vec((0u32..20_000, any::<bool>()), 0..40), end in proptest::option::of(0.0..20_000.0f64)) {
            let mut marks: Vec<Mark> = times
                .iter()
                .map(|(time, linked)| Mark {
                    target: linked.then(|| Stamp::from_seconds(time / 2)),
                    ..Mark::at(Stamp::from_seconds(*time), "x", Span::default())
                })
                .collect();
            prop_assert_eq!(repair(&mut marks, end).len(), times.len());
        }

        #[test]
        fn lists_that_are_sound_read_as_if_all_readings_were_tried(mut times in proptest::collection::vec((0u32..20_000, 0u32..4), 0..9), end in proptest::option::of(0.0..30_000.0f64), sorted in any::<bool>()) {
            if sorted {
                times.sort_unstable();
            }
            let marks: Vec<Mark> = times
                .iter()
                .map(|(time, linked)| Mark {
                    target: (*linked > 1).then(|| Stamp::from_seconds(time / linked)),
                    ..Mark::at(Stamp::from_seconds(*time), "x", Span::default())
                })
                .collect();
            let (mut quick, mut thorough) = (marks.clone(), marks);
            prop_assert_eq!(repair(&mut quick, end), cheapest_readings(&mut thorough, end));
            prop_assert_eq!(quick, thorough);
        }
    }
}
