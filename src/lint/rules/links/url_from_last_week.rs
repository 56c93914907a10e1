//! `url-from-last-week`

use std::collections::HashMap;

use super::parts;
use crate::diagnostic::Diagnostics;
use crate::lint::context::ShowContext;
use crate::lint::rule::rule;
use crate::notes::{Link, Notes, SectionKind};

rule! {
    /// A link of this episode stood in the notes of the one before, and nowhere else.
    ///
    /// ## What it does
    /// Finds addresses in topics, extras and jokes that two episodes in a row share and that no third one has.
    ///
    /// ## Why it matters
    /// Notes are often begun from a copy of last week's. What should have been replaced stays, and is copied on.
    ///
    /// ## Example
    /// Episode 7 and episode 8 both link to `https://rye.example/offer-of-the-week`.
    "url-from-last-week", Notes, Off, fix: None, check: Show(check),
    sources: ["practice: faults of real shows"]
}

/// What so many episodes share is a habit.
const HABIT: usize = 3;

fn check(show: &ShowContext<'_>, diagnostics: &mut Diagnostics) {
    let Some(show) = show.all_read() else { return };
    let mut episodes_with: HashMap<&str, Vec<(usize, &Link)>> = HashMap::new();
    for (index, episode) in show.episodes.iter().enumerate() {
        let Some((_, notes)) = &episode.notes else { continue };
        for link in own_links(notes) {
            let seen = episodes_with.entry(&link.url).or_default();
            if seen.last().is_none_or(|(last, _)| *last != index) {
                seen.push((index, link));
            }
        }
    }
    for seen in episodes_with.values().filter(|seen| seen.len() < HABIT) {
        let [(before, old), (index, new)] = seen.as_slice() else { continue };
        let notes = |index: usize| show.episodes.get(index).and_then(|episode| episode.notes.as_ref());
        let (Some((old_file, _)), Some((file, _))) = (notes(*before), notes(*index)) else { continue };
        if before + 1 == *index {
            let place = file.place(parts::address(file, new.span, &new.url));
            diagnostics.push(
                RULE.at(place, "the link stood in the notes of the last episode already")
                    .help("if it is left over from there, replace it")
                    .related(old_file.place(old.span), "it stands here, too"),
            );
        }
    }
}

/// The links of what an episode is about; sponsors, hosts and guests stay from week to week.
fn own_links(notes: &Notes) -> impl Iterator<Item = &Link> {
    let own = |kind| matches!(kind, SectionKind::Topic | SectionKind::Extras | SectionKind::Joke);
    let sections = notes.sections.iter().filter(move |section| own(section.kind));
    let links = sections.flat_map(|section| notes.lines_of(section)).flat_map(|line| &line.inline.links);
    links.filter(|link| parts::path(&link.url).len() > 1)
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    const RYE: &str = "# Bread Basket\n\n**Ada #1:** [Rye](https://rye.example/offer)\n";
    const OATS: &str = "# Bread Basket\n\n**Ada #1:** [Oats](https://oats.example/offer)\n";

    #[test]
    fn a_link_in_two_episodes_in_a_row() {
        insta::assert_snapshot!(findings("url-from-last-week", &[("show_notes/007.md", RYE), ("show_notes/008.md", RYE)]), @"
        show_notes/008.md:3:19: info: the link stood in the notes of the last episode already [url-from-last-week]
          show_notes/007.md:3: it stands here, too
          help: if it is left over from there, replace it
        ");
    }

    #[test]
    fn a_link_that_comes_back_and_a_habit() {
        let show = [("show_notes/007.md", RYE), ("show_notes/008.md", OATS), ("show_notes/009.md", RYE)];
        assert_eq!(findings("url-from-last-week", &show), "");
        let show = ["show_notes/007.md", "show_notes/008.md", "show_notes/009.md"].map(|path| (path, RYE));
        assert_eq!(findings("url-from-last-week", &show), "");
    }
}
