//! Podlove Simple Chapters 1.2.

use std::fmt::Write as _;

use quick_xml::escape::escape;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::{plain_title, presentable, web_address};
use crate::chapters::mark::Mark;
use crate::chapters::stamp::Stamp;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::record::Chapter;
use crate::source::{SourceFile, Span};
use crate::times::exact;

/// Namespace of `psc:chapters`.
pub const NAMESPACE: &str = "http://podlove.org/simple-chapters";

/// The version that is written.
pub const VERSION: &str = "1.2";

/// One `psc:chapter`: attribute names and values, `start` and `title` first.
pub fn attributes(chapter: &Chapter) -> Vec<(&'static str, String)> {
    let mut attributes = vec![("start", exact(chapter.start)), ("title", plain_title(&chapter.title))];
    attributes.extend(web_address(chapter.url.as_deref()).map(|url| ("href", url)));
    attributes.extend(web_address(chapter.image.as_deref()).map(|image| ("image", image)));
    attributes
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

/// Reads every `chapter` element of the document, whatever prefix it has; broken XML is reported at its place.
pub fn read(file: &SourceFile, diagnostics: &mut Diagnostics) -> Vec<Mark> {
    let mut reader = Reader::from_str(file.text());
    let mut marks = Vec::new();
    loop {
        let start = offset(reader.buffer_position());
        match reader.read_event() {
            Ok(Event::Eof) => return marks,
            Ok(Event::Start(element) | Event::Empty(element)) if element.local_name().as_ref() == b"chapter" => {
                let span = Span::new(start, offset(reader.buffer_position()));
                match mark(&element, span) {
                    Some(mark) => marks.push(mark),
                    None => diagnostics.push(
                        Diagnostic::warning("chapter-element-invalid", "this element is no chapter")
                            .at(file.place(span))
                            .help("a chapter needs `start` (HH:MM:SS.mmm) and `title`, each of them once"),
                    ),
                }
            }
            Ok(_) => {}
            Err(error) => {
                let at = offset(reader.error_position());
                diagnostics.push(
                    Diagnostic::warning("chapters-psc-invalid", format!("the chapters are broken XML: {error}"))
                        .at(file.place(Span::new(at, at)))
                        .help("the chapters before this place are used"),
                );
                return marks;
            }
        }
    }
}

fn offset(position: u64) -> usize {
    usize::try_from(position).unwrap_or(usize::MAX)
}

fn mark(element: &BytesStart<'_>, span: Span) -> Option<Mark> {
    let attribute = |name: &str| {
        let attribute = element.try_get_attribute(name).ok()??;
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?;
        Some(value.trim().to_owned()).filter(|value| !value.is_empty())
    };
    let (start, label) = play_time(&attribute("start")?)?;
    let url = attribute("href");
    Some(Mark {
        start,
        label,
        title: attribute("title")?,
        links: url.iter().cloned().collect(),
        url,
        image: attribute("image"),
        span,
        ..Mark::default()
    })
}

/// Normal play time (RFC 2326, section 3.6): a time stamp, or seconds.
pub(crate) fn play_time(text: &str) -> Option<(f64, Option<Stamp>)> {
    if let Some(stamp) = Stamp::whole(text) {
        return Some((stamp.seconds(), Some(stamp)));
    }
    text.parse().ok().filter(|seconds: &f64| seconds.is_finite() && *seconds >= 0.0).map(|seconds| (seconds, None))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::tests::{any_chapters, chapter, reads_back, sensible_chapters};
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
            prop_assert!((seconds(&exact(time)) - time).abs() <= 0.000_501);
        }

        #[test]
        fn what_is_written_reads_back_unchanged(chapters in sensible_chapters()) {
            reads_back(&chapters, write, read, 0.001, plain_title)?;
        }

        #[test]
        fn whatever_is_written_is_xml(chapters in any_chapters()) {
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
