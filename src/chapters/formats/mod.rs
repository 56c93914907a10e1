//! The forms in which chapters are published, one file a format.
//!
//! All of them write the same list, so that they agree: [`presentable`] decides what is in it.

pub mod audacity;
pub mod cue;
pub mod description;
mod detect;
pub mod ffmetadata;
pub mod json;
pub(crate) mod lines;
pub mod mp4chaps;
pub(crate) mod node;
pub mod psc;
pub mod youtube;

use url::Url;

use crate::record::Chapter;
use crate::times::millis;

pub use detect::read;

/// The chapters an app can show: in order of time, with a title, one at a time.
///
/// Of chapters that begin in the same millisecond only the first is kept; a start that is no time at all is left out.
pub fn presentable(chapters: &[Chapter]) -> Vec<&Chapter> {
    let mut list: Vec<&Chapter> = chapters
        .iter()
        .filter(|chapter| chapter.start.is_finite() && chapter.start >= 0.0 && !chapter.title.chars().all(is_blank))
        .collect();
    list.sort_by(|a, b| a.start.total_cmp(&b.start));
    list.dedup_by_key(|chapter| millis(chapter.start));
    list
}

/// The address of a link or a picture, where it is one that apps can open.
pub(crate) fn web_address(address: Option<&str>) -> Option<String> {
    let url = Url::parse(address?.trim()).ok()?;
    matches!(url.scheme(), "http" | "https").then(|| url.into())
}

/// White space runs become single blanks; what no text format can hold is dropped.
pub(crate) fn plain_title(title: &str) -> String {
    let mut plain = String::with_capacity(title.len());
    for word in title.split(is_blank).filter(|word| !word.is_empty()) {
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.push_str(word);
    }
    plain
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}')
}

/// A title for forms in which it follows its time: whatever reads them takes marks at its head for a separator.
pub(crate) fn line_title(title: &str) -> String {
    let plain = plain_title(title);
    let title = lines::title(&plain);
    if title.is_empty() { "…".into() } else { title.into() }
}

#[cfg(test)]
pub(crate) mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::TestCaseError;

    use super::*;
    use crate::chapters::mark::Mark;
    use crate::diagnostic::Diagnostics;
    use crate::record::ChapterKind;
    use crate::source::SourceFile;

    /// A chapter with nothing but a start and a title.
    pub(crate) fn chapter(start: f64, title: &str) -> Chapter {
        Chapter {
            start,
            end: None,
            title: title.into(),
            kind: ChapterKind::Topic,
            topic: None,
            url: None,
            image: None,
            confidence: None,
        }
    }

    /// Any list of chapters, sensible or not.
    pub(crate) fn any_chapters() -> impl Strategy<Value = Vec<Chapter>> {
        let one = (any::<f64>(), 0.0..90_000.0f64, any::<bool>(), any::<String>(), any::<Option<f64>>()).prop_map(
            |(wild, tame, is_wild, title, end)| Chapter {
                end,
                url: Some(title.clone()),
                ..chapter(if is_wild { wild } else { tame }, &title)
            },
        );
        proptest::collection::vec(one, 0..12)
    }

    /// Chapters such as shows have: in order, some way apart, with titles full of punctuation.
    pub(crate) fn sensible_chapters() -> impl Strategy<Value = Vec<Chapter>> {
        let title = r#"[a-zé#=;:|\\"'<>&\[\]()%,. 0-9-]{0,12}[a-z😀][-#=;\\" ]{0,3}"#;
        let one = (20u32..900_000, title, any::<[bool; 3]>());
        proptest::collection::vec(one, 0..12).prop_map(|list| {
            let mut start = 0;
            list.into_iter()
                .map(|(gap, title, [linked, drawn, ended])| {
                    start += gap;
                    let url = linked.then(|| "https://example.org/?a=1&b=2".to_owned());
                    let image = drawn.then(|| "https://example.org/a%20b.png".to_owned());
                    let end = ended.then(|| f64::from(start + 15) / 1000.0);
                    Chapter { url, image, end, ..chapter(f64::from(start) / 1000.0, &title) }
                })
                .collect()
        })
    }

    /// The chapters that `read` finds in `text`, in which nothing may be wrong.
    pub(crate) fn marked(read: impl Fn(&SourceFile, &mut Diagnostics) -> Vec<Mark>, text: &str) -> Vec<Chapter> {
        let mut diagnostics = Diagnostics::new();
        let marks = read(&SourceFile::new("chapters", text), &mut diagnostics);
        assert_eq!(diagnostics, [], "{text}");
        marks.iter().map(|mark| mark.chapter(ChapterKind::Topic)).collect()
    }

    /// What `write` writes reads back with the same starts (but for `precision` seconds) and titles, and writes the same.
    pub(crate) fn reads_back(
        chapters: &[Chapter],
        write: impl Fn(&[Chapter]) -> String,
        read: impl Fn(&SourceFile, &mut Diagnostics) -> Vec<Mark>,
        precision: f64,
        title: impl Fn(&str) -> String,
    ) -> Result<(), TestCaseError> {
        let text = write(chapters);
        let read = marked(read, &text);
        prop_assert_eq!(read.len(), chapters.len());
        for (read, written) in read.iter().zip(chapters) {
            prop_assert!((read.start - written.start).abs() <= precision, "{} became {}", written.start, read.start);
            prop_assert_eq!(&read.title, &title(&written.title));
        }
        prop_assert_eq!(write(&read), text);
        Ok(())
    }

    #[test]
    fn chapters_are_sorted_and_never_start_together() {
        let chapters = [chapter(9.0, "b"), chapter(0.0, "a"), chapter(9.0001, "c"), chapter(5.0, " ")];
        let titles: Vec<_> = presentable(&chapters).iter().map(|chapter| chapter.title.as_str()).collect();
        assert_eq!(titles, ["a", "b"]);
    }

    proptest! {
        #[test]
        fn presentable_chapters_ascend(chapters in any_chapters()) {
            let list = presentable(&chapters);
            prop_assert!(list.windows(2).all(|pair| pair[0].start < pair[1].start));
        }
    }
}
