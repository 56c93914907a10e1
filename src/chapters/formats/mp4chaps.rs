//! The text files of `mp4chaps` (MP4v2), which Auphonic and Podlove also read: `00:01:30.000 Title`.

use super::{line_title, presentable};
use crate::record::Chapter;
use crate::times::exact;

pub use super::lines::read;

/// Writes one chapter a line, times to the millisecond.
pub fn write(chapters: &[Chapter]) -> String {
    presentable(chapters).iter().map(|one| format!("{} {}\n", exact(one.start), line_title(&one.title))).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::{chapter, reads_back, sensible_chapters};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_line_a_chapter() {
        let text = write(&[chapter(0.0, "Intro"), chapter(61.25, "Rye\nbread")]);
        assert_eq!(text, "00:00:00.000 Intro\n00:01:01.250 Rye bread\n");
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(chapters in sensible_chapters()) {
            reads_back(&chapters, write, read, 0.001, line_title)?;
        }
    }
}
