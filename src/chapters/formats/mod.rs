//! The forms in which chapters are published, one file a format.
//!
//! All of them write the same list, so that they agree: [`presentable`] decides what is in it.

pub mod json;
pub mod psc;

use url::Url;

use crate::record::Chapter;

/// The chapters an app can show: in order of time, with a title, one at a time.
///
/// Of chapters that begin in the same millisecond only the first is kept; a start that is no time at all is left out.
pub fn presentable(chapters: &[Chapter]) -> Vec<&Chapter> {
    let mut list: Vec<&Chapter> = chapters
        .iter()
        .filter(|chapter| chapter.start.is_finite() && chapter.start >= 0.0 && !chapter.title.chars().all(is_blank))
        .collect();
    list.sort_by(|a, b| a.start.total_cmp(&b.start));
    list.dedup_by_key(|chapter| milliseconds(chapter.start));
    list
}

/// `HH:MM:SS`, rounded down to the second: the form Apple asks for in descriptions (support/5482).
pub fn clock(seconds: f64) -> String {
    let whole = milliseconds(seconds) / 1000;
    format!("{:02}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60)
}

/// A time in whole milliseconds; what is no time counts as the beginning.
fn milliseconds(seconds: f64) -> u64 {
    // `as` saturates, and turns what is not a number into 0.
    (seconds * 1000.0).round() as u64
}

/// The address of a link or a picture, where it is one that apps can open.
pub(crate) fn web_address(address: Option<&str>) -> Option<String> {
    let url = Url::parse(address?.trim()).ok()?;
    matches!(url.scheme(), "http" | "https").then(|| url.into())
}

/// White space runs become single blanks; what no text format can hold is dropped.
pub(crate) fn plain_title(title: &str) -> String {
    title.split(is_blank).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}')
}

#[cfg(test)]
pub(crate) mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::record::ChapterKind;

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

    #[test]
    fn clock_has_hours_minutes_and_seconds() {
        assert_eq!(clock(37.9), "00:00:37");
        assert_eq!(clock(7384.0), "02:03:04");
        assert_eq!(clock(f64::NAN), "00:00:00");
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
