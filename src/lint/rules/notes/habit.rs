//! Habits of a show: what nearly all of its episodes have was probably forgotten where it is missing.

use crate::lint::context::{EpisodeContext, ShowContext};
use crate::notes::Notes;

/// How many episodes on each side tell what is usual.
const NEIGHBOURS: usize = 8;

/// Fewer episodes make no habit.
const FEWEST: usize = 3;

/// The episodes of a show.
pub(super) fn episodes<'a>(show: &'a ShowContext<'a>) -> impl Iterator<Item = EpisodeContext<'a>> {
    (0..show.episodes.len()).filter_map(move |index| EpisodeContext::new(show, index))
}

/// Do at least half of the notes of the show have it?
pub(super) fn is_usual(show: &ShowContext<'_>, has: impl Fn(&Notes) -> bool) -> bool {
    let notes = show.episodes.iter().filter_map(|episode| episode.notes.as_ref());
    let (mut with, mut all) = (0, 0);
    for (_, notes) in notes {
        all += 1;
        with += usize::from(has(notes));
    }
    with >= FEWEST && with * 2 >= all
}

/// The episodes whose notes lack what three quarters of their neighbours have, on both sides where there are two:
/// a habit that has not begun yet, or has ended, is none.
pub(super) fn lapses<'a>(show: &'a ShowContext<'a>, has: impl Fn(&Notes) -> bool) -> Vec<EpisodeContext<'a>> {
    let noted: Vec<(EpisodeContext<'a>, bool)> = episodes(show)
        .filter_map(|episode| {
            let has = has(episode.notes()?.1);
            Some((episode, has))
        })
        .collect();
    let held: Vec<bool> = noted.iter().map(|(_, has)| *has).collect();
    let mostly = |side: &[bool]| side.iter().filter(|has| **has).count() * 4 >= side.len() * 3;
    let is_lapse = |at: usize| {
        let before = held.get(at.saturating_sub(NEIGHBOURS)..at).unwrap_or_default();
        let after = held.get(at + 1..held.len().min(at + 1 + NEIGHBOURS)).unwrap_or_default();
        before.len() + after.len() >= FEWEST && mostly(before) && mostly(after)
    };
    noted
        .into_iter()
        .enumerate()
        .filter(|(at, (_, has))| !has && is_lapse(*at))
        .map(|(_, (episode, _))| episode)
        .collect()
}
