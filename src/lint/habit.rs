//! Habits of a show: what nearly all of its episodes have was probably forgotten where it is missing.

use crate::lint::context::{EpisodeContext, ShowContext};
use crate::normalize::NEAR;
use crate::notes::Notes;

/// How many episodes on each side tell what is usual. No more of them may be asked than are read beside a wanted one.
pub(crate) const NEIGHBOURS: usize = 8;

/// So many of the neighbours make a habit of what is written.
const MOSTLY: f64 = 0.75;

/// So many make one of what is said: people forget, and recognisers mishear.
pub(crate) const OFTEN: f64 = 0.6;

/// Fewer episodes make no habit.
const FEWEST: usize = 3;

/// The episodes of a show, however far they are read.
pub(crate) fn episodes<'a>(show: &'a ShowContext<'a>) -> impl Iterator<Item = EpisodeContext<'a>> {
    (0..show.episodes.len()).filter_map(move |index| EpisodeContext::new(show, index))
}

/// Do at least half of the notes around the episode at `index` have it?
pub(crate) fn is_usual(show: &ShowContext<'_>, index: usize, has: impl Fn(&Notes) -> bool) -> bool {
    let around = index.saturating_sub(NEAR)..=index.saturating_add(NEAR);
    let notes = around.filter_map(|index| EpisodeContext::new(show, index)?.notes());
    let (mut with, mut all) = (0, 0);
    for (_, notes) in notes {
        all += 1;
        with += usize::from(has(notes));
    }
    with >= FEWEST && with * 2 >= all
}

/// The episodes whose notes lack what three quarters of their neighbours have, on both sides where there are two:
/// a habit that has not begun yet, or has ended, is none.
pub(crate) fn lapses<'a>(show: &'a ShowContext<'a>, has: impl Fn(&Notes) -> bool) -> Vec<EpisodeContext<'a>> {
    lapses_of(show, MOSTLY, |episode| episode.notes().map(|(_, notes)| has(notes)))
}

/// The same of any fact that `share` of the neighbours have; `has` gives nothing for episodes that could not have it.
pub(crate) fn lapses_of<'a>(
    show: &'a ShowContext<'a>,
    share: f64,
    has: impl Fn(&EpisodeContext<'a>) -> Option<bool>,
) -> Vec<EpisodeContext<'a>> {
    let asked: Vec<(EpisodeContext<'a>, bool)> = episodes(show)
        .filter_map(|episode| {
            let has = has(&episode)?;
            Some((episode, has))
        })
        .collect();
    let held: Vec<bool> = asked.iter().map(|(_, has)| *has).collect();
    let mostly = |side: &[bool]| side.iter().filter(|has| **has).count() as f64 >= side.len() as f64 * share;
    let is_lapse = |at: usize| {
        let before = held.get(at.saturating_sub(NEIGHBOURS)..at).unwrap_or_default();
        let after = held.get(at + 1..held.len().min(at + 1 + NEIGHBOURS)).unwrap_or_default();
        before.len() + after.len() >= FEWEST && mostly(before) && mostly(after)
    };
    asked
        .into_iter()
        .enumerate()
        .filter(|(at, (_, has))| !has && is_lapse(*at))
        .map(|(_, (episode, _))| episode)
        .collect()
}
