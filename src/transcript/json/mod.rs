//! Reads the JSON of Podcasting 2.0 (podcast-namespace `transcripts.md`, JSON): `version` and `segments` of `speaker`,
//! `startTime`, `endTime` and `body`. The names that speech recognition writes (`start`, `end`, `text`; `transcription` and
//! `offsets` of whisper.cpp), and a bare list of segments, are understood too.
//!
//! Other services have other documents. Their shapes change from one version to the next, but all list objects with words and
//! times: the best of these lists is searched for (`search`), its objects are read by the names that are usual (`piece`,
//! `moment`), and single words are put together (`sentences`). What is odd there is the service's, and no fault of the show.

mod fields;
mod moment;
mod piece;
mod search;
mod sentences;

use fields::Fields;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::faults::Faults;
use super::lines::{offset_in, without_bom};
use super::time::{self, LATEST};
use super::{Cue, Format, Transcript, words};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{SourceFile, Span};

#[derive(Deserialize)]
struct Document<'a> {
    #[serde(borrow)]
    version: Option<&'a RawValue>,
    #[serde(borrow, alias = "transcription")]
    segments: Vec<&'a RawValue>,
}

#[derive(Deserialize)]
struct Segment<'a> {
    #[serde(borrow)]
    speaker: Option<&'a RawValue>,
    #[serde(borrow, rename = "startTime", alias = "start")]
    start: Option<&'a RawValue>,
    #[serde(borrow, rename = "endTime", alias = "end")]
    end: Option<&'a RawValue>,
    #[serde(borrow, alias = "text")]
    body: Option<&'a RawValue>,
    offsets: Option<Offsets>,
}

/// Where a segment begins and ends as whisper.cpp says it, in milliseconds.
#[derive(Deserialize)]
struct Offsets {
    from: u32,
    to: u32,
}

/// Reads `file` as JSON; none after reporting why it is no transcript.
pub(super) fn read(file: &SourceFile, faults: &mut Faults<'_>) -> Option<Transcript> {
    let (text, start) = without_bom(file.text());
    let mut reader = Reader { text, start, faults, last_start: 0.0 };
    let cues = match reader.segments() {
        Ok(segments) => {
            let mut cues = segments.into_iter().filter_map(|segment| reader.cue(segment)).collect();
            reader.check_unit(&mut cues);
            cues
        }
        Err(Some(error)) => match reader.searched() {
            Some(cues) => cues,
            None => return reader.refuse(&error),
        },
        Err(None) => reader.searched().unwrap_or_default(),
    };
    Some(Transcript { format: Format::Json, cues, ..Transcript::default() })
}

/// How a segment is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    /// As Podcasting 2.0 has it.
    Podcasting,
    /// As Whisper does.
    Whisper,
    /// In another way.
    Other,
}

impl Style {
    fn of(segment: &RawValue) -> Self {
        let Some(fields) = Fields::of(segment) else { return Self::Podcasting };
        let begins = |key: &str, with: fn(u8) -> bool| {
            fields.get(key).and_then(|value| value.get().bytes().next()).is_some_and(with)
        };
        let is_number = |byte: u8| byte.is_ascii_digit() || byte == b'-';
        let is_text = |byte: u8| byte == b'"';
        let is_whisper = begins("text", is_text)
            && (begins("start", is_number) || begins("offsets", |byte| byte == b'{'))
            && (fields.get("end").is_some() || fields.get("duration").is_none())
            && fields.get("voice").is_none();
        let speaks = match fields.get("speaker") {
            Some(_) => begins("speaker", is_text),
            None => fields.get("words").is_none_or(|words| !words.get().contains("\"speaker")),
        };
        match () {
            () if fields.get("body").is_some() || fields.get("startTime").is_some() => Self::Podcasting,
            () if is_whisper && speaks => Self::Whisper,
            () => Self::Other,
        }
    }
}

struct Reader<'a, 'f, 'd> {
    text: &'a str,
    /// Bytes of the file before `text`.
    start: usize,
    faults: &'f mut Faults<'d>,
    /// Start of the last cue: words whose time cannot be read take it.
    last_start: f64,
}

impl<'a> Reader<'a, '_, '_> {
    /// The segments of a document that has them in a way that is known in full, else what is wrong with it: nothing where it
    /// is written in another way.
    fn segments(&mut self) -> Result<Vec<&'a RawValue>, Option<serde_json::Error>> {
        let document = if self.text.trim_start().starts_with('[') {
            serde_json::from_str(self.text).map(|segments| Document { version: None, segments })
        } else {
            serde_json::from_str::<Document<'a>>(self.text)
        }
        .map_err(Some)?;
        match document.segments.first().map_or(Style::Podcasting, |first| Style::of(first)) {
            Style::Podcasting => self.check_version(document.version),
            Style::Whisper => {}
            Style::Other => return Err(None),
        }
        Ok(document.segments)
    }

    /// The cues of the best list of any document.
    fn searched(&self) -> Option<Vec<Cue>> {
        let document: &RawValue = serde_json::from_str(self.text).ok()?;
        let cues = sentences::cues(&search::pieces(document)?, |part| self.span_of(part));
        Some(cues).filter(|cues| !cues.is_empty())
    }

    fn refuse(&mut self, error: &serde_json::Error) -> Option<Transcript> {
        let span = self.span_of_error(self.text, error);
        self.faults.report("transcript-json-invalid", Severity::Error, span, |found| {
            Diagnostic { message: format!("no JSON transcript: {}", reason(error)), ..found }
                .help("a JSON transcript is an object with `version` and a list of `segments`")
        });
        None
    }

    fn check_version(&mut self, version: Option<&RawValue>) {
        if version.is_none_or(|version| serde_json::from_str::<&str>(version.get()).is_err()) {
            let span = version.map_or(Span::new(self.start, self.start), |version| self.span_of(version.get()));
            self.faults.report("transcript-json-version", Severity::Info, span, |found| {
                Diagnostic { message: "the JSON transcript does not say its version".into(), ..found }
                    .help("put `\"version\": \"1.0.0\"` beside `segments`")
            });
        }
    }

    /// Milliseconds where seconds are meant are known by the pace.
    fn check_unit(&mut self, cues: &mut Vec<Cue>) {
        let are_whole =
            cues.iter().all(|cue| cue.start.fract() == 0.0 && cue.end.is_some_and(|end| end.fract() == 0.0));
        let lengths = cues.iter().map(|cue| (cue.text.as_str(), cue.end.unwrap_or(cue.start) - cue.start));
        if !are_whole || !sentences::is_too_slow(lengths) {
            return;
        }
        let span = cues.first().map_or(Span::default(), |cue| cue.span);
        let message = "the times are milliseconds: nobody speaks that slowly";
        self.faults.warn("cue-time-invalid", span, message, "times are numbers of seconds from the start of the audio");
        for cue in cues {
            cue.start = to_micros(cue.start / 1000.0);
            cue.end = cue.end.map(|end| to_micros(end / 1000.0));
        }
    }

    fn cue(&mut self, raw: &'a RawValue) -> Option<Cue> {
        let span = self.span_of(raw.get());
        let segment: Segment<'a> = match serde_json::from_str(raw.get()) {
            Ok(segment) => segment,
            Err(error) => return self.skip(self.span_of_error(raw.get(), &error), &reason(&error)),
        };
        let Some(body) = segment.body else {
            return self.skip(span, "the segment has no `body`");
        };
        let text = match serde_json::from_str::<String>(body.get()) {
            Ok(text) => words::spoken(&text),
            Err(error) => {
                return self.skip(self.span_of(body.get()), &format!("`body` is no text: {}", reason(&error)));
            }
        };
        let offsets = segment.offsets.filter(|_| segment.start.is_none());
        let start = match (segment.start, &offsets) {
            (Some(start), _) => self.time(start),
            (None, Some(offsets)) => Some(f64::from(offsets.from) / 1000.0),
            (None, None) => self.no_time(span, "the segment has no `startTime`"),
        };
        self.last_start = start.unwrap_or(self.last_start);
        let end = segment.end.and_then(|end| self.time(end));
        let end = end.or_else(|| offsets.map(|offsets| f64::from(offsets.to) / 1000.0));
        let body = self.span_of(body.get());
        let text_span = Span::new(body.start + 1, body.end - 1);
        Some(Cue { start: self.last_start, end, speaker: self.speaker(segment.speaker), text, span, text_span })
    }

    /// Reports a segment that has no words to keep.
    fn skip(&mut self, span: Span, message: &str) -> Option<Cue> {
        self.faults.warn(
            "transcript-json-segment",
            span,
            message,
            "a segment is an object with `startTime` (a number of seconds) and `body` (text)",
        );
        None
    }

    fn speaker(&mut self, raw: Option<&RawValue>) -> Option<String> {
        let raw = raw?;
        let Ok(name) = serde_json::from_str::<String>(raw.get()) else {
            self.faults.warn(
                "transcript-json-segment",
                self.span_of(raw.get()),
                "`speaker` is no text",
                "write the name of the speaker",
            );
            return piece::speaker(raw);
        };
        Some(words::one_line(&name)).filter(|name| !name.is_empty())
    }

    /// Seconds of a number, or of text that holds a number or a time stamp.
    fn time(&mut self, raw: &RawValue) -> Option<f64> {
        let span = self.span_of(raw.get());
        if let Ok(seconds) = serde_json::from_str::<f64>(raw.get()) {
            return if (0.0..LATEST).contains(&seconds) {
                Some(to_micros(seconds))
            } else {
                self.no_time(span, "the time lies outside any audio")
            };
        }
        let text: String = serde_json::from_str(raw.get()).unwrap_or_default();
        let seconds = text.trim().parse().ok().filter(|seconds| (0.0..LATEST).contains(seconds)).map(to_micros);
        let seconds = seconds.or_else(|| time::whole(text.trim()).map(|time| time.seconds));
        self.no_time(span, "the time is no number");
        seconds
    }

    fn no_time(&mut self, span: Span, message: &str) -> Option<f64> {
        self.faults.warn("cue-time-invalid", span, message, "times are numbers of seconds from the start of the audio");
        None
    }

    fn span_of(&self, part: &str) -> Span {
        let start = self.start + offset_in(self.text, part);
        Span::new(start, start + part.len())
    }

    /// The byte at which reading `part` failed.
    fn span_of_error(&self, part: &str, error: &serde_json::Error) -> Span {
        let line_start: usize = part.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
        let at = self.span_of(part).start + (line_start + error.column().saturating_sub(1)).min(part.len());
        Span::new(at, at + usize::from(at < self.start + self.text.len()))
    }
}

/// Whole microseconds, so that all ways of writing one time yield the same number.
fn to_micros(seconds: f64) -> f64 {
    (seconds * 1e6).round() / 1e6
}

/// The words of an error without its place, which the finding has already.
fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split_once(" at line ").map_or(text.clone(), |(reason, _)| reason.to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::tests::{cues, faults, rules};

    #[test]
    fn whisper_cpp() {
        let text = r#"{"systeminfo": "x", "result": {"language": "en"}, "transcription": [
            {"timestamps": {"from": "00:00:00,500", "to": "00:00:04,200"}, "offsets": {"from": 500, "to": 4200}, "text": " Hello."}]}"#;
        let cues = cues("a.json", text);
        assert_eq!((cues[0].start, cues[0].end, cues[0].text.as_str()), (0.5, Some(4.2), "Hello."));
    }

    #[test]
    fn podcasting_2_0() {
        let text = r#"{"version": "1.0.0", "segments": [
            {"speaker": "Ada", "startTime": 0.5, "endTime": 0.75, "body": "Say \"hi\"\n& go."},
            {"startTime": 3600, "body": "Bye."}]}"#;
        assert_eq!(rules("a.json", text), Vec::<&str>::new());
        let cues = cues("a.json", text);
        assert_eq!((cues[0].start, cues[0].end, cues[0].speaker.as_deref()), (0.5, Some(0.75), Some("Ada")));
        assert_eq!(cues[0].text, "Say \"hi\" & go.");
        assert_eq!(&text[cues[0].text_span.start..cues[0].text_span.end], r#"Say \"hi\"\n& go."#);
        assert!(text[cues[0].span.start..cues[0].span.end].starts_with(r#"{"speaker""#));
        assert_eq!((cues[1].start, cues[1].end, cues[1].speaker.as_deref()), (3600.0, None, None));
    }

    #[test]
    fn milliseconds_and_speakers_of_another_shape() {
        let text = r#"{"version": "1.0.0", "segments": [
            {"speaker": {"name": "Ada"}, "startTime": 500, "endTime": 4000, "body": "Hello there, all of you."},
            {"speaker": 2, "startTime": 4000, "endTime": 9000, "body": "Bye, and come again."}]}"#;
        assert_eq!(rules("a.json", text), ["transcript-json-segment", "transcript-json-segment", "cue-time-invalid"]);
        let cues = cues("a.json", text);
        let found: Vec<_> = cues.iter().map(|cue| (cue.start, cue.end, cue.speaker.as_deref())).collect();
        assert_eq!(found, [(0.5, Some(4.0), Some("Ada")), (4.0, Some(9.0), Some("Speaker 2"))]);
    }

    #[test]
    fn nobody_is_called_what_lies_deep() {
        let deep = format!("{}1{}", "{\"name\":".repeat(100_000), "}".repeat(100_000));
        let text =
            format!(r#"{{"version": "1.0.0", "segments": [{{"speaker": {deep}, "startTime": 0, "body": "Hi."}}]}}"#);
        let cues = cues("a.json", &text);
        assert_eq!((cues[0].speaker.as_deref(), cues[0].text.as_str()), (None, "Hi."));
    }

    #[test]
    fn broken_json_is_named_with_its_place() {
        let found = faults("a.json", "\u{feff}{\n  \"segments\": [,]\n}");
        assert_eq!(found, ["a.json:2:16: error: no JSON transcript: expected value [transcript-json-invalid]"]);
        let found = faults("a.json", "{\"version\": \"1.0.0\"}");
        assert_eq!(
            found,
            ["a.json:1:20: error: no JSON transcript: missing field `segments` [transcript-json-invalid]"]
        );
        assert_eq!(faults("a.json", "{").len(), 1);
    }

    #[test]
    fn broken_segments_are_named_and_the_rest_is_read() {
        let text = r#"[{"start": 1, "text": "One."}, 7, {"start": "00:00:02", "text": "Two."}, {"start": -1, "text": "Three."},
            {"text": "Four."}, {"start": 5}, {"start": 6, "text": 7}, {"start": 8, "text": "Five.", "speaker": 9}]"#;
        assert_eq!(
            rules("a.json", text),
            [
                "transcript-json-segment",
                "cue-time-invalid",
                "cue-time-invalid",
                "cue-time-invalid",
                "transcript-json-segment",
                "transcript-json-segment",
                "transcript-json-segment"
            ]
        );
        let found: Vec<_> = cues("a.json", text).into_iter().map(|cue| (cue.start, cue.text)).collect();
        let said = |start: f64, text: &str| (start, text.to_owned());
        assert_eq!(
            found,
            [said(1.0, "One."), said(2.0, "Two."), said(2.0, "Three."), said(2.0, "Four."), said(8.0, "Five.")]
        );
    }
}
