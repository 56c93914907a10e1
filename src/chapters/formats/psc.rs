//! Podlove Simple Chapters 1.2.

use std::fmt::Write as _;

use quick_xml::escape::escape;

use super::{milliseconds, plain_title, presentable, web_address};
use crate::record::Chapter;

/// Namespace of `psc:chapters`.
pub const NAMESPACE: &str = "http://podlove.org/simple-chapters";

/// The version that is written.
pub const VERSION: &str = "1.2";

/// One `psc:chapter`: attribute names and values, `start` and `title` first.
pub fn attributes(chapter: &Chapter) -> Vec<(&'static str, String)> {
    let mut attributes = vec![("start", npt(chapter.start)), ("title", plain_title(&chapter.title))];
    attributes.extend(web_address(chapter.url.as_deref()).map(|url| ("href", url)));
    attributes.extend(web_address(chapter.image.as_deref()).map(|image| ("image", image)));
    attributes
}

/// Normal play time, `HH:MM:SS.mmm`: the form every reader of the format takes.
pub fn npt(seconds: f64) -> String {
    let all = milliseconds(seconds);
    let (whole, rest) = (all / 1000, all % 1000);
    format!("{:02}:{:02}:{:02}.{rest:03}", whole / 3600, whole / 60 % 60, whole % 60)
}

/// Writes the chapters as a file of their own.
pub fn write(chapters: &[Chapter]) -> String {
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<psc:chapters version=\"{VERSION}\" xmlns:psc=\"{NAMESPACE}\">\n"
    );
    for chapter in presentable(chapters) {
        xml.push_str("  <psc:chapter");
        for (name, value) in attributes(chapter) {
            // Writing to a string cannot fail.
            let _ = write!(xml, " {name}=\"{}\"", escape(value.as_str()));
        }
        xml.push_str("/>\n");
    }
    xml.push_str("</psc:chapters>\n");
    xml
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use quick_xml::Reader;
    use quick_xml::events::Event;

    use super::super::tests::{any_chapters, chapter};
    use super::*;

    #[test]
    fn writes_a_file_of_its_own() {
        let topic = Chapter { url: Some("https://example.org/?a=1&b=2".into()), ..chapter(3661.25, "<Topics> & more") };
        insta::assert_snapshot!(write(&[chapter(0.0, "Intro"), topic]), @r#"
        <?xml version="1.0" encoding="utf-8"?>
        <psc:chapters version="1.2" xmlns:psc="http://podlove.org/simple-chapters">
          <psc:chapter start="00:00:00.000" title="Intro"/>
          <psc:chapter start="01:01:01.250" title="&lt;Topics&gt; &amp; more" href="https://example.org/?a=1&amp;b=2"/>
        </psc:chapters>
        "#);
    }

    /// Seconds of a normal play time.
    fn seconds(npt: &str) -> f64 {
        npt.split(':').fold(0.0, |sum, part| sum * 60.0 + part.parse::<f64>().unwrap())
    }

    proptest! {
        #[test]
        fn play_times_read_back(time in 0.0..360_000.0f64) {
            prop_assert!((seconds(&npt(time)) - time).abs() <= 0.000_501);
        }

        #[test]
        fn what_is_written_reads_back(chapters in any_chapters()) {
            let xml = write(&chapters);
            let mut reader = Reader::from_str(&xml);
            let mut titles = Vec::new();
            loop {
                match reader.read_event().unwrap() {
                    Event::Empty(mark) => {
                        let title = mark.try_get_attribute("title").unwrap().unwrap();
                        titles.push(title.normalized_value(quick_xml::XmlVersion::Implicit1_0).unwrap().into_owned());
                    }
                    Event::Eof => break,
                    _ => {}
                }
            }
            let expected: Vec<_> = presentable(&chapters).iter().map(|chapter| plain_title(&chapter.title)).collect();
            prop_assert_eq!(titles, expected);
        }
    }
}
