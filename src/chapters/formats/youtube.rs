//! The list that YouTube reads out of a description: `0:00 Title` (support.google.com/youtube/answer/9884579).

use super::description;
use crate::record::Chapter;
use crate::times::short;

pub use super::lines::read;

/// Writes `M:SS Title` or `H:MM:SS Title`, first at zero, ten seconds apart. YouTube shows lists of three and more.
pub fn write(chapters: &[Chapter]) -> String {
    description::list(chapters, short)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{chapter, marked, sensible_chapters};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn hours_stand_only_where_there_are_any() {
        let text = write(&[chapter(0.0, "Intro"), chapter(75.0, "Rye"), chapter(3675.0, "Oats")]);
        assert_eq!(text, "0:00 Intro\n1:15 Rye\n1:01:15 Oats\n");
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(chapters in sensible_chapters()) {
            let text = write(&chapters);
            prop_assert_eq!(write(&marked(read, &text)), text);
        }
    }
}
