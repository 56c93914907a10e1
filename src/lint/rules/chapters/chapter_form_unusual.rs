//! `chapter-form-unusual`

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostics, Fix};
use crate::lint::context::{EpisodeContext, ShowContext};
use crate::lint::habit::{self, NEIGHBOURS};
use crate::lint::rule::rule;
use crate::normalize::Compiled;
use crate::record::Fact;
use crate::source::{SourceFile, Span};

rule! {
    /// A time is written in another way than in all other episodes.
    ///
    /// ## What it does
    /// Compares what stands before the times of chapters in the notes (`[@`, `[`, `(` or nothing) with the episodes around.
    /// Where nearly all of them agree, the others are reported.
    ///
    /// ## Why it matters
    /// The player of the show's own site looks for the usual form and does not see the others.
    ///
    /// ## Example
    /// ```markdown
    /// - [11:09] - Rye in the city
    /// ```
    /// In a show that writes:
    /// ```markdown
    /// - [@11:09] - Rye in the city
    /// ```
    "chapter-form-unusual", Chapters, Warning, fix: Safe, check: Show(check),
    sources: ["practice: players of shows' own sites"]
}

/// In fewer episodes there is no habit.
const FEWEST_EPISODES: usize = 4;

/// One time in so many may be written otherwise.
const ONE_IN: usize = 20;

/// What stands right before a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Opening {
    At,
    Bracket,
    Parenthesis,
    Nothing,
}

impl Opening {
    fn of(file: &SourceFile, time: Span) -> Self {
        let before = file.text().get(..time.start).unwrap_or_default();
        match before.trim_end_matches([' ', '\t']).chars().next_back() {
            Some('@') => Self::At,
            Some('[') => Self::Bracket,
            Some('(') => Self::Parenthesis,
            _ => Self::Nothing,
        }
    }

    const fn shown(self) -> &'static str {
        match self {
            Self::At => "`@` before the time",
            Self::Bracket => "a bracket before the time",
            Self::Parenthesis => "a parenthesis before the time",
            Self::Nothing => "the bare time",
        }
    }
}

fn check(show: &ShowContext<'_>, diagnostics: &mut Diagnostics) {
    let lists: Vec<List<'_>> = habit::episodes(show).filter_map(|episode| List::of(&episode)).collect();
    for (index, list) in lists.iter().enumerate().filter(|(_, list)| show.is_asked(list.episode)) {
        let around = lists.get(index.saturating_sub(NEIGHBOURS)..lists.len().min(index + NEIGHBOURS + 1));
        let Some(usual) = usual(around.unwrap_or_default()) else { continue };
        for (time, opening) in list.times.iter().filter(|(_, opening)| *opening != usual) {
            let found = RULE
                .at(
                    list.file.place(*time),
                    format!("this time has {}; the show writes {}", opening.shown(), usual.shown()),
                )
                .help("write it as in the other episodes: what looks for the usual form does not see it");
            let lacks_at = usual == Opening::At && *opening == Opening::Bracket;
            diagnostics.push(if lacks_at {
                found.fix(Fix::safe(Span::new(time.start, time.start), "@"))
            } else {
                found
            });
        }
    }
}

/// The times of chapters in the notes of an episode.
struct List<'a> {
    episode: &'a Compiled,
    file: &'a SourceFile,
    times: Vec<(Span, Opening)>,
}

impl<'a> List<'a> {
    /// None without notes.
    fn of(episode: &EpisodeContext<'a>) -> Option<Self> {
        let (file, _) = episode.notes()?;
        let times = times(episode, file).map(|time| (time, Opening::of(file, time))).collect();
        Some(Self { episode: episode.compiled, file, times })
    }
}

/// Where the notes of an episode write the times of its chapters.
fn times<'a>(episode: &EpisodeContext<'a>, file: &'a SourceFile) -> impl Iterator<Item = Span> + 'a {
    let readings = episode.evidence(Fact::Chapters).iter();
    readings.filter(|reading| reading.how == "the notes" && reading.file == file.path()).filter_map(|read| read.span)
}

/// What nearly all times have before them.
fn usual(lists: &[List<'_>]) -> Option<Opening> {
    let (mut counts, mut all, mut episodes) = (BTreeMap::new(), 0, 0);
    for list in lists.iter().filter(|list| !list.times.is_empty()) {
        episodes += 1;
        all += list.times.len();
        list.times.iter().for_each(|(_, opening)| *counts.entry(*opening).or_insert(0) += 1);
    }
    let (usual, count) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    (episodes >= FEWEST_EPISODES && (all - count) * ONE_IN <= all).then_some(usual)
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    const USUAL: &str = "- [@0:00] - Rye\n- [@1:00] - Oats\n- [@2:00] - Barley\n- [@3:00] - Wheat\n- [@4:00] - Spelt\n";

    #[test]
    fn the_odd_one_out() {
        let show = [
            ("show_notes/001.md", USUAL),
            ("show_notes/002.md", USUAL),
            ("show_notes/003.md", USUAL),
            ("show_notes/004.md", USUAL),
            ("show_notes/005.md", "- [@0:00] - Rye\n- [1:00] - Oats\n"),
        ];
        insta::assert_snapshot!(findings("chapter-form-unusual", &show), @"
        show_notes/005.md:2:4: warning: this time has a bracket before the time; the show writes `@` before the time [chapter-form-unusual]
          help: write it as in the other episodes: what looks for the usual form does not see it
          show_notes/005.md - - [1:00] - Oats
          show_notes/005.md + - [@1:00] - Oats
        ");
    }

    #[test]
    fn a_show_that_changed_its_mind_has_no_habit() {
        let other = USUAL.replace('@', "");
        let show = [
            ("show_notes/001.md", USUAL),
            ("show_notes/002.md", USUAL),
            ("show_notes/003.md", &other),
            ("show_notes/004.md", &other),
        ];
        assert_eq!(findings("chapter-form-unusual", &show), "");
    }
}
