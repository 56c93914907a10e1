//! Writes HTML: `cite`, `time` and `p` (podcast-namespace `transcripts.md`, HTML).

use html_escape::encode_text;

use super::super::{Transcript, words};
use crate::times::short;

/// `transcript` as a page of HTML: the speaker in `cite` where it changes, the start in `time`, the words in `p`.
///
/// Words without a time are written too, first, without `time`.
pub fn to_html(transcript: &Transcript) -> String {
    let mut page = Page::opened(transcript.title.as_ref().map_or("Transcript", |(title, _)| title));
    for said in &transcript.untimed {
        page.say(said.speaker.as_deref(), None, &said.text);
    }
    for cue in transcript.in_order() {
        page.say(cue.speaker.as_deref(), Some(cue.start), &cue.text);
    }
    page.closed()
}

/// A page that is being written. Text reaches it only through [`Page::element`], which escapes it.
struct Page<'a> {
    html: String,
    speaking: Option<&'a str>,
}

impl<'a> Page<'a> {
    fn opened(title: &str) -> Self {
        let mut page =
            Self { html: "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n".into(), speaking: None };
        page.element("title", title);
        page.html.push_str("</head>\n<body>\n");
        page
    }

    fn say(&mut self, speaker: Option<&'a str>, start: Option<f64>, text: &str) {
        if text.is_empty() {
            return;
        }
        if let Some(name) = speaker.filter(|_| speaker != self.speaking) {
            self.element("cite", &format!("{name}:"));
        }
        self.speaking = speaker;
        if let Some(start) = start {
            self.element("time", &short(start));
        }
        self.element("p", text);
    }

    fn element(&mut self, name: &'static str, text: &str) {
        self.html.push_str(&format!("<{name}>{}</{name}>\n", encode_text(&words::one_line(text))));
    }

    fn closed(mut self) -> String {
        self.html.push_str("</body>\n</html>\n");
        self.html
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::parsed;
    use super::*;

    fn body(text: &str) -> String {
        let html = to_html(&parsed("a.txt", text));
        html.split_once("<body>\n").unwrap().1.split_once("</body>").unwrap().0.to_owned()
    }

    #[test]
    fn speakers_are_named_where_they_change() {
        assert_eq!(
            body("00:00:07 ADA: <script> & co.\n\n00:00:09 ADA: More.\n\n01:00:00 BO: Yes.\n"),
            "<cite>ADA:</cite>\n<time>0:07</time>\n<p>&lt;script&gt; &amp; co.</p>\n<time>0:09</time>\n<p>More.</p>\n\
             <cite>BO:</cite>\n<time>1:00:00</time>\n<p>Yes.</p>\n"
        );
    }

    #[test]
    fn words_without_times_are_kept() {
        assert_eq!(body("__Ada__: Hi.\n\nSo.\n"), "<cite>Ada:</cite>\n<p>Hi.</p>\n<p>So.</p>\n");
    }
}
