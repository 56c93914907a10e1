//! An episode as a row of cells, each of which belongs to a chapter.

use crate::record::Chapter;

/// The chapter of every cell of a bar that is `width` cells long; none before the first chapter.
///
/// Chapters keep their proportions, but each gets a cell as long as there are enough; then the last ones go without.
pub(super) fn cells(chapters: &[Chapter], duration: f64, width: usize) -> Vec<Option<usize>> {
    let mut cells = vec![None; width];
    let shown = chapters.len().min(width);
    let mut starts: Vec<usize> = Vec::with_capacity(shown);
    for (index, chapter) in chapters.iter().take(shown).enumerate() {
        // `as` makes 0 of what is not a number, and saturates.
        let wanted = (chapter.start / duration * width as f64) as usize;
        let first = starts.last().map_or(0, |last| last + 1);
        starts.push(wanted.max(first).min(width - (shown - index)));
    }
    for (index, start) in starts.iter().enumerate() {
        let end = starts.get(index + 1).copied().unwrap_or(width);
        for cell in cells.iter_mut().take(end).skip(*start) {
            *cell = Some(index);
        }
    }
    cells
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::chapters::formats::tests::{any_chapters, chapter};

    fn drawn(starts: &[f64], duration: f64, width: usize) -> String {
        let chapters: Vec<Chapter> = starts.iter().map(|start| chapter(*start, "x")).collect();
        let letter = |cell: Option<usize>| cell.map_or('-', |index| char::from(b'a' + index as u8));
        cells(&chapters, duration, width).into_iter().map(letter).collect()
    }

    #[test]
    fn chapters_keep_their_proportions() {
        assert_eq!(drawn(&[0.0, 50.0], 100.0, 10), "aaaaabbbbb");
        assert_eq!(drawn(&[20.0, 50.0], 100.0, 10), "--aaabbbbb");
    }

    #[test]
    fn short_chapters_get_a_cell_all_the_same() {
        assert_eq!(drawn(&[0.0, 50.0, 50.5, 99.0, 99.5], 100.0, 10), "aaaaabccde");
        assert_eq!(drawn(&[0.0, 1.0, 2.0, 3.0], 100.0, 3), "abc");
    }

    proptest! {
        #[test]
        fn any_list_fits(chapters in any_chapters(), duration in any::<f64>(), width in 0usize..200) {
            prop_assert_eq!(cells(&chapters, duration, width).len(), width);
        }
    }
}
