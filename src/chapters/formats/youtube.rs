//! The list that YouTube reads out of a description: `0:00 Title` (support.google.com/youtube/answer/9884579).

use super::description;
use crate::record::Chapter;

pub use super::lines::read;

/// Writes `M:SS Title` or `H:MM:SS Title`, first at zero, ten seconds apart. YouTube shows lists of three and more.
pub fn write(chapters: &[Chapter]) -> String {
    description::list(chapters, clock)
}

/// Minutes and seconds, hours only where there are any.
fn clock(seconds: f64) -> String {
    let whole = seconds.max(0.0) as u64;
    match whole / 3600 {
        0 => format!("{}:{:02}", whole / 60, whole % 60),
        hours => format!("{hours}:{:02}:{:02}", whole / 60 % 60, whole % 60),
    }
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
