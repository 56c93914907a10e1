//! JSON chapters 1.2 (Podcasting 2.0, `podcast:chapters`).

use serde::Serialize;

use super::{milliseconds, plain_title, presentable, web_address};
use crate::record::Chapter;

/// Media type of the file, as `podcast:chapters` states it.
pub const MEDIA_TYPE: &str = "application/json+chapters";

#[derive(Serialize)]
struct Document {
    version: &'static str,
    chapters: Vec<Mark>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Mark {
    start_time: serde_json::Number,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_time: Option<serde_json::Number>,
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    img: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

/// Writes the chapters as a document of version 1.2.0; none gives an empty list.
///
/// Times are seconds, to the millisecond. Links and pictures that are no web addresses are left out.
pub fn write(chapters: &[Chapter]) -> String {
    let chapters = presentable(chapters).into_iter().map(mark).collect();
    let document = Document { version: "1.2.0", chapters };
    // Strings and numbers cannot fail to become JSON; were they to, an empty file would be noticed at once.
    serde_json::to_string_pretty(&document).map(|json| json + "\n").unwrap_or_default()
}

fn mark(chapter: &Chapter) -> Mark {
    Mark {
        start_time: seconds(chapter.start),
        end_time: chapter.end.filter(|end| end.is_finite() && *end > chapter.start).map(seconds),
        title: plain_title(&chapter.title),
        img: web_address(chapter.image.as_deref()),
        url: web_address(chapter.url.as_deref()),
    }
}

/// Whole seconds without a fraction, others to the millisecond: what people expect to read in a diff.
fn seconds(value: f64) -> serde_json::Number {
    let milliseconds = milliseconds(value);
    match milliseconds % 1000 {
        0 => (milliseconds / 1000).into(),
        _ => serde_json::Number::from_f64(milliseconds as f64 / 1000.0).unwrap_or_else(|| (milliseconds / 1000).into()),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::tests::{any_chapters, chapter};
    use super::*;

    #[test]
    fn writes_what_apps_read() {
        let intro = Chapter { end: Some(37.5), ..chapter(0.0, "Intro") };
        let topic = Chapter {
            url: Some("https://example.org/a b".into()),
            image: Some("pictures/a.png".into()),
            ..chapter(37.5, "A \"topic\"\n& more")
        };
        insta::assert_snapshot!(write(&[intro, topic]), @r#"
        {
          "version": "1.2.0",
          "chapters": [
            {
              "startTime": 0,
              "endTime": 37.5,
              "title": "Intro"
            },
            {
              "startTime": 37.5,
              "title": "A \"topic\" & more",
              "url": "https://example.org/a%20b"
            }
          ]
        }
        "#);
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(chapters in any_chapters()) {
            let document: serde_json::Value = serde_json::from_str(&write(&chapters)).unwrap();
            let expected = presentable(&chapters);
            let marks = document["chapters"].as_array().unwrap();
            prop_assert_eq!(marks.len(), expected.len());
            for (mark, chapter) in marks.iter().zip(expected) {
                prop_assert_eq!(mark["title"].as_str().unwrap(), plain_title(&chapter.title));
                let start = mark["startTime"].as_f64().unwrap();
                prop_assert!((start - chapter.start).abs() <= 0.001 || chapter.start > 1e15);
            }
        }
    }
}
