//! JSON chapters 1.2 (Podcasting 2.0, `podcast:chapters`).

use serde::Serialize;

use super::{node, plain_title, presentable, web_address};
use crate::chapters::mark::Mark;
use crate::diagnostic::Diagnostics;
use crate::notes::front_matter;
use crate::record::Chapter;
use crate::source::SourceFile;
use crate::times::millis;

/// Media type of the file, as `podcast:chapters` states it.
pub const MEDIA_TYPE: &str = "application/json+chapters";

#[derive(Serialize)]
struct Document {
    version: &'static str,
    chapters: Vec<Item>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Item {
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
    let chapters = presentable(chapters).into_iter().map(item).collect();
    let document = Document { version: "1.2.0", chapters };
    // Strings and numbers cannot fail to become JSON; were they to, an empty file would be noticed at once.
    serde_json::to_string_pretty(&document).map(|json| json + "\n").unwrap_or_default()
}

fn item(chapter: &Chapter) -> Item {
    Item {
        start_time: seconds(chapter.start),
        end_time: chapter.end.filter(|end| end.is_finite() && *end > chapter.start).map(seconds),
        title: plain_title(&chapter.title),
        img: web_address(chapter.image.as_deref()),
        url: web_address(chapter.url.as_deref()),
    }
}

/// Reads a document of any version, or a bare list of chapters; broken JSON is reported at its place.
pub fn read(file: &SourceFile, diagnostics: &mut Diagnostics) -> Vec<Mark> {
    let root = front_matter::json_value(file).map_err(|fault| diagnostics.push(fault)).ok();
    root.map(|root| node::read(file, &root, diagnostics)).unwrap_or_default()
}

/// Whole seconds without a fraction, others to the millisecond: what people expect to read in a diff.
fn seconds(value: f64) -> serde_json::Number {
    let milliseconds = millis(value);
    match milliseconds % 1000 {
        0 => (milliseconds / 1000).into(),
        _ => serde_json::Number::from_f64(milliseconds as f64 / 1000.0).unwrap_or_else(|| (milliseconds / 1000).into()),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::tests::{any_chapters, chapter, reads_back, sensible_chapters};
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

    #[test]
    fn silent_chapters_are_left_out_and_broken_ones_reported() {
        let text = "{\"version\": \"1.2.0\", \"chapters\": [\n{\"startTime\": 0, \"title\": \"Rye\", \"img\": \"https://e.org/a.png\"},\n{\"startTime\": 5, \"toc\": false},\n{\"title\": \"when?\"}]}";
        let mut diagnostics = Diagnostics::new();
        let marks = read(&SourceFile::new("a.json", text), &mut diagnostics);
        assert_eq!(marks.iter().map(|mark| mark.image.as_deref()).collect::<Vec<_>>(), [Some("https://e.org/a.png")]);
        let place = diagnostics[0].place.as_ref().unwrap();
        assert_eq!((diagnostics.len(), diagnostics[0].rule, place.line), (1, "chapter-entry-invalid", 4));
    }

    #[test]
    fn broken_json_is_reported_at_its_place() {
        let mut diagnostics = Diagnostics::new();
        assert_eq!(read(&SourceFile::new("a.json", "{\"chapters\": [\n}"), &mut diagnostics), []);
        let place = diagnostics[0].place.as_ref().unwrap();
        assert_eq!((diagnostics[0].rule, place.line), ("chapters-json-invalid", 2));
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back_unchanged(chapters in sensible_chapters()) {
            reads_back(&chapters, write, read, 0.001, plain_title)?;
        }

        #[test]
        fn whatever_is_written_is_json(chapters in any_chapters()) {
            let document: serde_json::Value = serde_json::from_str(&write(&chapters)).unwrap();
            let expected = presentable(&chapters);
            let marks = document["chapters"].as_array().unwrap();
            prop_assert_eq!(marks.len(), expected.len());
            for (mark, chapter) in marks.iter().zip(expected) {
                prop_assert_eq!(mark["title"].as_str().unwrap(), plain_title(&chapter.title));
                let start = mark["startTime"].as_f64().unwrap();
                prop_assert!((start - chapter.start).abs() <= 0.001 || chapter.start > 1e12);
            }
        }
    }
}
