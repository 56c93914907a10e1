//! The list that Apple (support/5482), Spotify and YouTube read out of a description: first at zero, ten seconds apart.

use super::{line_title, presentable};
use crate::record::Chapter;
use crate::times::padded;

pub use super::lines::read;

/// Spotify and YouTube ignore lists in which chapters are closer, in seconds.
const APART: f64 = 10.0;

/// What the time before the first chapter is called when nobody named it.
const OPENING: &str = "Intro";

/// Writes `HH:MM:SS Title`, one chapter a line.
pub fn write(chapters: &[Chapter]) -> String {
    list(chapters, padded)
}

/// The lines, with times as `clock` writes them; apps drop a list that does not begin at zero or is too close.
pub(super) fn list(chapters: &[Chapter], clock: impl Fn(f64) -> String) -> String {
    let mut kept: Vec<(f64, String)> = Vec::new();
    for chapter in presentable(chapters) {
        let (start, title) = (chapter.start.floor(), line_title(&chapter.title));
        match kept.last() {
            None if start < APART => kept.push((0.0, title)),
            None => kept.extend([(0.0, OPENING.to_owned()), (start, title)]),
            Some((last, _)) if start - last >= APART => kept.push((start, title)),
            Some(_) => {}
        }
    }
    kept.into_iter().map(|(start, title)| format!("{} {title}\n", clock(start))).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::{chapter, marked, sensible_chapters};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_list_begins_at_zero_and_keeps_its_distance() {
        let text = write(&[chapter(45.9, "Rye"), chapter(50.0, "too close"), chapter(3661.0, "- Oats")]);
        assert_eq!(text, "00:00:00 Intro\n00:00:45 Rye\n01:01:01 Oats\n");
        assert_eq!(write(&[chapter(4.0, "Hello")]), "00:00:00 Hello\n");
        assert_eq!(write(&[]), "");
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(chapters in sensible_chapters()) {
            let text = write(&chapters);
            let read = marked(read, &text);
            prop_assert!(read.first().is_none_or(|first| first.start == 0.0));
            prop_assert!(read.windows(2).all(|pair| pair[1].start - pair[0].start >= APART));
            prop_assert_eq!(write(&read), text);
        }
    }
}
