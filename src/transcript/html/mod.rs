//! Reads the HTML of Podcasting 2.0 (podcast-namespace `transcripts.md`, HTML): `<cite>` names the speaker, `<time>` says
//! when, `<p>` holds the words. Everything else of a page is no speech. Of other pages the head of a paragraph may say both.

mod paragraph;

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::faults::Faults;
use super::lines::{offset_in, without_bom};
use super::words::{self, Markup};
use super::{Cue, Format, Transcript, Utterance, time};
use crate::source::{SourceFile, Span};

static ELEMENT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let of = |name: &str| format!(r"<{name}(?:\s[^>]*)?>(?P<{name}>[^<]*(?:<[^>]*>[^<]*)*?)(?:</{name}\s*>|$)");
    let names = ["cite", "time", "p", "title"].map(of);
    Regex::new(&format!("(?is)<!--.*?-->|{}", names.join("|"))).ok()
});

/// Does `text` begin as a page does, or with an element of a transcript?
pub(super) fn is_html(text: &str) -> bool {
    let head: String = text.trim_start().chars().take(16).collect::<String>().to_ascii_lowercase();
    ["<!doctype html", "<html", "<cite>", "<time>"].iter().any(|start| head.starts_with(start))
}

/// Reads `file` as HTML. A speaker speaks until the next one is named.
pub(super) fn read(file: &SourceFile, faults: &mut Faults<'_>) -> Transcript {
    let (text, start) = without_bom(file.text());
    let mut reader = Reader {
        text,
        start,
        speaker: None,
        time: None,
        is_marked: text.contains("<time"),
        transcript: Transcript { format: Format::Html, ..Transcript::default() },
    };
    for element in ELEMENT.iter().flat_map(|element| element.captures_iter(text)) {
        reader.take(&element, faults);
    }
    reader.transcript
}

struct Reader<'a> {
    text: &'a str,
    /// Bytes of the file before `text`.
    start: usize,
    speaker: Option<String>,
    time: Option<f64>,
    /// Do times have elements of their own?
    is_marked: bool,
    transcript: Transcript,
}

impl Reader<'_> {
    fn take(&mut self, element: &Captures<'_>, faults: &mut Faults<'_>) {
        let inside = |name| element.name(name).map(|found| found.as_str());
        let whole = element.get(0).map_or("", |found| found.as_str());
        if let Some(name) = inside("cite") {
            let name = plain(name);
            self.speaker = Some(name.trim_end_matches(':').trim().to_owned()).filter(|name| !name.is_empty());
        } else if let Some(stamp) = inside("time") {
            match time::whole(plain(stamp).trim()) {
                Some(time) => self.time = Some(time.seconds),
                None => faults.warn(
                    "cue-time-invalid",
                    self.span(stamp),
                    "this is no time of a transcript",
                    "write it as `0:04` or `1:02:03`",
                ),
            }
        } else if let Some(said) = inside("p") {
            self.say(whole, said);
        } else if let Some(title) = inside("title") {
            let (title, span) = (plain(title), self.span(title));
            let says_something = !title.is_empty() && !title.eq_ignore_ascii_case("transcript");
            self.transcript.title = says_something.then_some((title, span));
        }
    }

    fn say(&mut self, whole: &str, said: &str) {
        let head = paragraph::head(said, self.is_marked);
        self.speaker = head.speaker.or_else(|| self.speaker.take());
        self.time = head.time.or(self.time);
        let said = said.get(head.words..).unwrap_or_default();
        for cue in words::turns(said, self.span(said).start, self.span(whole), Markup::WebVtt) {
            let Cue { span, text_span, .. } = cue;
            let text = head.text.clone().unwrap_or(cue.text);
            let speaker = cue.speaker.or_else(|| self.speaker.clone());
            match self.time {
                _ if text.is_empty() => {}
                Some(start) => self.transcript.cues.push(Cue { start, end: None, speaker, text, span, text_span }),
                None => self.transcript.untimed.push(Utterance { speaker, text, span, text_span }),
            }
        }
    }

    fn span(&self, part: &str) -> Span {
        let at = self.start + offset_in(self.text, part);
        Span::new(at, at + part.len())
    }
}

/// What a reader sees of a name or a time.
fn plain(html: &str) -> String {
    let mut voices = words::turns(html, 0, Span::default(), Markup::WebVtt);
    voices.next().map(|cue| cue.text).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::tests::{cues, rules};
    use super::super::{Format, parse, write};
    use crate::source::SourceFile;

    const PAGE: &str = "<!DOCTYPE html>\n<html><head><title>Transcript</title><style>p { color: red }</style></head><body>\n\
        <h1>Rye &amp; oat</h1>\n<cite>Ann Oat:</cite>\n<time>0:00</time>\n<p>Hello &amp; <b>welcome</b>.</p>\n\
        <p class=\"x\">More.</p><!-- <p>no</p> -->\n<cite>Bo:</cite><time>1:02:03</time><p>Bye &lt;all&gt;.</p></body></html>";

    #[test]
    fn speakers_times_and_words() {
        assert_eq!(rules("a.html", PAGE), Vec::<&str>::new());
        let found: Vec<_> =
            cues("a.html", PAGE).into_iter().map(|cue| (cue.start, cue.speaker.unwrap(), cue.text)).collect();
        let said = |start, speaker: &str, text: &str| (start, speaker.to_owned(), text.to_owned());
        assert_eq!(
            found,
            [said(0.0, "Ann Oat", "Hello & welcome."), said(0.0, "Ann Oat", "More."), said(3723.0, "Bo", "Bye <all>.")]
        );
    }

    #[test]
    fn what_is_written_is_read_back() {
        let first = parse(&SourceFile::new("a.html", PAGE), &mut Vec::new());
        let again = parse(&SourceFile::new("b.html", write::to_html(&first)), &mut Vec::new());
        assert_eq!(again.format, Format::Html);
        let said = |cues: &[super::Cue]| {
            cues.iter().map(|cue| (cue.start, cue.speaker.clone(), cue.text.clone())).collect::<Vec<_>>()
        };
        assert_eq!(said(&again.cues), said(&first.cues));
    }

    #[test]
    fn a_dash_between_time_and_words_is_not_said() {
        let said: Vec<_> = cues("a.html", "<p>[0:05] - Rye</p>").into_iter().map(|cue| (cue.start, cue.text)).collect();
        assert_eq!(said, [(5.0, "Rye".to_owned())]);
    }

    #[test]
    fn words_without_times_are_kept() {
        let page = "<html><body><cite>Ann:</cite><p>Hello.</p><time>soon</time><p>Bye.</p>";
        let read = parse(&SourceFile::new("a.html", page), &mut Vec::new());
        let said: Vec<_> = read.untimed.iter().map(|one| one.text.as_str()).collect();
        assert_eq!((said, read.cues.len()), (vec!["Hello.", "Bye."], 0));
        assert_eq!(rules("a.html", page), ["cue-time-invalid", "transcript-untimed"]);
    }
}
