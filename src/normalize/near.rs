//! How far each episode is read where only some are wanted: most of what an episode is compared with stands in those around it.

use super::read::Depth;
use crate::record::Wanted;
use crate::show::EpisodeFiles;

/// So many episodes on each side with notes, and as many with transcripts: more than any habit or date is judged by.
pub(crate) const NEAR: usize = 16;

/// Which of the episodes that nobody wants are read for those that are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Others {
    /// All of them, each to the end of its greeting.
    All,
    /// The nearest ones as far; of those behind them the notes.
    Noted,
    /// The nearest ones as far; of those behind them the front matter and the names of their files.
    Near,
}

/// How far each of `episodes` is read.
pub(super) fn depths(episodes: &[EpisodeFiles], wanted: Wanted<'_>, others: Others) -> Vec<Depth> {
    let far = match others {
        Others::All => Depth::Skimmed,
        Others::Noted => Depth::Noted,
        Others::Near => Depth::Stated,
    };
    let mut depths: Vec<Depth> =
        episodes.iter().map(|episode| if wanted(&episode.files) { Depth::Whole } else { far }).collect();
    let noted = |episode: &EpisodeFiles| episode.files.notes.is_some();
    let transcribed = |episode: &EpisodeFiles| !episode.files.transcripts.is_empty();
    near(episodes, &mut depths, noted);
    near(episodes, &mut depths, transcribed);
    depths
}

/// Deepens the [`NEAR`] nearest episodes of those that have what `has` asks for, on both sides of each wanted one.
fn near(episodes: &[EpisodeFiles], depths: &mut [Depth], has: impl Fn(&EpisodeFiles) -> bool) {
    let having: Vec<usize> = (0..).zip(episodes).filter(|(_, episode)| has(episode)).map(|(index, _)| index).collect();
    let wanted: Vec<usize> =
        (0..).zip(&*depths).filter(|(_, depth)| **depth == Depth::Whole).map(|(index, _)| index).collect();
    for wanted in wanted {
        let at = having.partition_point(|index| *index < wanted);
        let around = at.saturating_sub(NEAR)..having.len().min(at + NEAR + 1);
        for index in having.get(around).unwrap_or_default() {
            if let Some(depth) = depths.get_mut(*index).filter(|depth| **depth < Depth::Skimmed) {
                *depth = Depth::Skimmed;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Files;

    /// Episodes as letters: `w`anted, others with `n`otes, `t`ranscript or `b`oth; the depths as `W`hole, `S`kimmed, `-`.
    fn read(episodes: &str) -> String {
        let files = |(index, kind): (usize, char)| EpisodeFiles {
            id: index.to_string(),
            files: Files {
                notes: (kind != 't').then(|| kind.to_string().into()),
                transcripts: (kind != 'n').then(|| "t".into()).into_iter().collect(),
                audio: None,
            },
            ..EpisodeFiles::default()
        };
        let episodes: Vec<EpisodeFiles> = episodes.chars().enumerate().map(files).collect();
        let wanted = |files: &Files| files.notes.as_deref().is_some_and(|notes| notes.as_os_str() == "w");
        let shown = |depth: Depth| match depth {
            Depth::Whole => 'W',
            Depth::Skimmed => 'S',
            Depth::Noted => 'N',
            Depth::Stated => '-',
        };
        depths(&episodes, &wanted, Others::Near).into_iter().map(shown).collect()
    }

    #[test]
    fn the_nearest_on_both_sides() {
        let side = "b".repeat(NEAR);
        assert_eq!(read(&format!("bb{side}w{side}bbb")), format!("--{0}W{0}---", "S".repeat(NEAR)));
        assert_eq!(read(&format!("w{side}b")), format!("W{}-", "S".repeat(NEAR)));
    }

    #[test]
    fn transcripts_are_looked_for_behind_episodes_that_have_none() {
        let notes = "n".repeat(NEAR);
        assert_eq!(read(&format!("w{notes}nnt")), format!("W{}--S", "S".repeat(NEAR)));
        assert_eq!(read(&format!("w{notes}nnn")), format!("W{}---", "S".repeat(NEAR)));
    }

    #[test]
    fn nobody_is_near_to_nothing() {
        assert_eq!(read("bbb"), "---");
    }
}
