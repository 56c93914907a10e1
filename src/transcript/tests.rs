use proptest::prelude::*;

use super::faults::MOST_PER_RULE;
use super::write::{to_html, to_json, to_srt, to_webvtt};
use super::*;

/// The transcript in `text`, under the name `name`.
pub(super) fn parsed(name: &str, text: &str) -> Transcript {
    parse(&SourceFile::new(name, text), &mut Diagnostics::new())
}

/// Its cues.
pub(super) fn cues(name: &str, text: &str) -> Vec<Cue> {
    parsed(name, text).cues
}

/// What is wrong with it, as printed.
pub(super) fn faults(name: &str, text: &str) -> Vec<String> {
    let mut found = Diagnostics::new();
    parse(&SourceFile::new(name, text), &mut found);
    found.iter().map(ToString::to_string).collect()
}

/// The rules it breaks, in the order in which they are reported.
pub(super) fn rules(name: &str, text: &str) -> Vec<&'static str> {
    let mut found = Diagnostics::new();
    parse(&SourceFile::new(name, text), &mut found);
    found.iter().map(|fault| fault.rule).collect()
}

#[test]
fn an_empty_transcript_is_reported() {
    for name in ["a.txt", "a.vtt", "a.srt"] {
        assert!(rules(name, "").contains(&"transcript-empty"), "{name}");
    }
    assert_eq!(rules("a.json", "{\"version\": \"1.0.0\", \"segments\": []}"), ["transcript-empty"]);
    assert_eq!(rules("a.vtt", "WEBVTT\n"), ["transcript-empty"]);
    assert_eq!(rules("a.json", ""), ["transcript-json-invalid"]);
}

#[test]
fn times_that_run_backwards_name_both_places() {
    let file = SourceFile::new("a.txt", "00:00:10 One.\n\n00:00:02 Two.\n\n00:00:12 Three.\n");
    let mut found = Diagnostics::new();
    let transcript = parse(&file, &mut found);
    assert_eq!(
        found[0].to_string(),
        "a.txt:3:1: warning: the cue starts at 00:00:02.000, before the cue above it [cue-times-backwards]"
    );
    assert_eq!(found[0].related[0].place.line, 1);
    assert_eq!(found.len(), 1);
    let starts: Vec<_> = transcript.in_order().iter().map(|cue| cue.start).collect();
    assert_eq!(starts, [2.0, 10.0, 12.0]);
    assert_eq!(transcript.end(), Some(12.0));
}

#[test]
fn findings_of_one_rule_are_bounded() {
    let text = "00:00:00\n\n".repeat(MOST_PER_RULE + 7);
    let found = faults("a.txt", &text);
    assert_eq!(found.len(), MOST_PER_RULE + 1);
    assert_eq!(
        found[MOST_PER_RULE],
        "a.txt:1:1: warning: 7 more findings of this rule in this file are not listed [cue-without-text]"
    );
}

#[test]
fn hostile_files_are_read_in_linear_time() {
    let tags = format!("WEBVTT\n\n00:00.000 --> 00:01.000\n{}", "<".repeat(400_000));
    let backwards: String = (0..100_000).rev().map(|n| format!("{{\"start\":{n},\"text\":\"a\"}},")).collect();
    let one_line = format!("[{}{{\"start\":0,\"text\":\"a\"}}]", backwards);
    let stamps = "0:00 ".repeat(100_000);
    let labels = "A: ".repeat(100_000);
    let arrows = "-->\n".repeat(100_000);
    let words = format!("{{\"words\":[{}{{}}]}}", "{\"word\":\"a\",\"start\":1,\"end\":2},".repeat(50_000));
    let nested = format!("{{\"results\":{}", "{\"results\":".repeat(50_000));
    let paragraphs = format!("<tt><p begin='1s'>{}", "<p begin='1s' ".repeat(50_000));
    let page = format!("<html><p>{}", "<time <time>".repeat(50_000));
    // Work that grows with the square of these would not end while anybody waits.
    for text in [&tags, &one_line, &stamps, &labels, &arrows, &words, &nested, &paragraphs, &page] {
        let written = to_webvtt(&parsed("a", text), None);
        assert!(written.starts_with("WEBVTT") && written.len() < 10 * text.len(), "{} bytes", written.len());
    }
}

/// Scraps of all formats, which random text would never put together.
fn scraps() -> impl Strategy<Value = String> {
    let scrap = prop::sample::select(vec![
        "\u{feff}",
        "WEBVTT",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        " ",
        "  ",
        "NOTE",
        "-->",
        " --> ",
        "00:00:01",
        "0:05",
        "00:61:00",
        "00:00:01.000",
        "00:00:02,500",
        "[",
        "]",
        "(",
        ")",
        "**",
        "__",
        "#",
        "## ",
        ":",
        "KENNEDY: ",
        "Brian Okken: ",
        "Brian Okken  0:12",
        "<v Ada>",
        "</v>",
        "<",
        ">",
        "&amp;",
        "&",
        "{",
        "}",
        "\"",
        ",",
        "[{\"start\":1,\"text\":\"a\"}]",
        "{\"version\":\"1.0.0\",\"segments\":[",
        "\"startTime\":",
        "\"body\":",
        "1e999",
        "Episode #7: ",
        "TRANSCRIPT",
        "---\n",
        "é",
        "\u{200b}",
        "\u{0}",
        ">> ",
        "- ",
        "{\\an8}",
        "hello",
        "7",
        "00:0l:15 ",
        "{:toc}",
        "{%",
        "…",
        "**Ada** (0:05): ",
        "### 0:05 – Ada",
        "[0:05] - Ada",
        "0:00:01.000,0:00:02.000\n",
        "[ti:Rye]\n",
        "[00:01.50]",
        "<00:01.50>",
        "[Script Info]\n",
        "[Events]\n",
        "Dialogue: 0,0:00:01.00,0:00:02.00,Default,Ada,0,0,0,,",
        "{\\p1}",
        "<tt><body>",
        "<p begin='1s' dur=\"500ms\">",
        "</p>",
        "<!doctype html>",
        "<p>",
        "<b>Ada:</b>",
        "<time>0:05</time>",
        "<a data-m=\"1000\">",
    ]);
    prop::collection::vec(scrap, 0..40).prop_map(|scraps| scraps.concat())
}

fn names() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["a.txt", "a.vtt", "a.srt", "a.json", "a.md", "a.html", "a.lrc", "a.ttml", "a"])
}

/// Every place lies in the file and on character boundaries, and every time is a time.
fn assert_sound(file: &SourceFile, transcript: &Transcript) {
    let places = |span: Span| file.text().get(span.start..span.end).is_some();
    for cue in &transcript.cues {
        assert!(cue.start.is_finite() && cue.start >= 0.0, "{cue:?}");
        assert!(cue.end.is_none_or(|end| end.is_finite() && end >= 0.0), "{cue:?}");
        assert!(places(cue.span) && places(cue.text_span), "{cue:?}");
        assert_eq!(words::spoken(&cue.text), cue.text);
    }
    for said in &transcript.untimed {
        assert!(places(said.span) && places(said.text_span) && !said.text.is_empty(), "{said:?}");
    }
    assert!(transcript.title.as_ref().is_none_or(|(_, span)| places(*span)));
    assert!(transcript.number.is_none_or(|(number, span)| file.slice(span).parse() == Ok(number)));
}

/// What every format keeps of a cue.
fn kept(transcript: &Transcript) -> Vec<(f64, Option<&str>, &str)> {
    let cues = transcript.in_order().into_iter().filter(|cue| !cue.text.is_empty());
    cues.map(|cue| (cue.start, cue.speaker.as_deref(), cue.text.as_str())).collect()
}

/// Transcripts with times in milliseconds, in order, and any words.
fn transcripts(
    speakers: impl Strategy<Value = Option<String>>,
    text: &'static str,
) -> impl Strategy<Value = Transcript> {
    let cue = (0_u32..20_000, prop::option::of(1_u32..9_000), speakers, text);
    prop::collection::vec(cue, 0..12).prop_map(|cues| {
        let mut millis = 0;
        let cues = cues.into_iter().map(|(gap, length, speaker, text)| {
            millis += gap;
            let end = length.map(|length| f64::from(millis + length) / 1000.0);
            Cue { start: f64::from(millis) / 1000.0, end, speaker, text: words::spoken(&text), ..Cue::default() }
        });
        Transcript { cues: cues.collect(), ..Transcript::default() }
    })
}

/// Nobody talks while another does: what is cut into parts then stays together.
fn in_turn(mut transcript: Transcript) -> Transcript {
    transcript.cues.iter_mut().for_each(|cue| cue.end = None);
    transcript.cues.dedup_by(|later, earlier| later.start < earlier.start + 1.0);
    transcript
}

fn any_name() -> impl Strategy<Value = Option<String>> {
    prop::option::of(
        "\\PC{1,12}".prop_map(|name| words::one_line(&name)).prop_filter("a name", |name| !name.is_empty()),
    )
}

fn full_name() -> impl Strategy<Value = Option<String>> {
    "Z[a-z]{1,8} [A-Z][a-zé]{1,8}".prop_map(Some)
}

/// Documents of any shape with the names that services use.
fn documents() -> impl Strategy<Value = String> {
    let key = prop::sample::select(vec![
        "segments",
        "utterances",
        "results",
        "channels",
        "alternatives",
        "words",
        "items",
        "monologues",
        "elements",
        "speakers",
        "speaker_labels",
        "transcript",
        "text",
        "word",
        "value",
        "content",
        "start",
        "end",
        "start_time",
        "startTime",
        "ts",
        "offset",
        "offsetInTicks",
        "start_ms",
        "duration",
        "speaker",
        "speaker_label",
        "id",
        "name",
        "type",
        "body",
        "nBest",
    ]);
    let leaf = prop::sample::select(vec![
        "1",
        "1.5",
        "-1",
        "1e999",
        "4294967296",
        "\"1.5\"",
        "\"1.200s\"",
        "\"PT1.5S\"",
        "\"00:00:01\"",
        "\"hello\"",
        "\" \"",
        "\".\"",
        "\"punctuation\"",
        "\"\\u00e9\"",
        "null",
        "true",
        "[]",
        "{}",
        "0",
    ]);
    leaf.prop_map(str::to_owned).prop_recursive(6, 60, 6, move |inner| {
        let object = prop::collection::vec((key.clone(), inner.clone()), 0..6).prop_map(|fields| {
            let fields: Vec<String> = fields.iter().map(|(key, value)| format!("\"{key}\": {value}")).collect();
            format!("{{{}}}", fields.join(", "))
        });
        prop_oneof![object, prop::collection::vec(inner, 0..6).prop_map(|list| format!("[{}]", list.join(", ")))]
    })
}

proptest! {
    #[test]
    fn documents_of_any_shape_are_read_and_written(text in documents()) {
        let file = SourceFile::new("a.json", text);
        let transcript = parse(&file, &mut Diagnostics::new());
        assert_sound(&file, &transcript);
        prop_assert_eq!(parsed("b.json", &to_json(&transcript)).cues.len(), kept(&transcript).len());
    }

    #[test]
    fn any_text_is_read_without_panic(name in names(), text in any::<String>()) {
        let file = SourceFile::new(name, text);
        assert_sound(&file, &parse(&file, &mut Diagnostics::new()));
    }

    #[test]
    fn scraps_of_all_formats_are_read_and_written(name in names(), text in scraps(), end in prop::option::of(any::<f64>())) {
        let file = SourceFile::new(name, text);
        let mut faults = Diagnostics::new();
        let transcript = parse(&file, &mut faults);
        assert_sound(&file, &transcript);
        to_html(&transcript);
        to_srt(&transcript, end);
        let vtt = to_webvtt(&transcript, end);
        let read = parsed("a.vtt", &vtt);
        prop_assert_eq!(read.cues.len(), kept(&transcript).len());
        prop_assert!(rules("a.vtt", &vtt).iter().all(|rule| *rule == "transcript-empty"), "{}", vtt);
    }

    #[test]
    fn webvtt_reads_back(transcript in transcripts(any_name(), "[^:]{0,90}|[^:]{0,40} --> & &amp; <v x>[^:]{0,9}")) {
        let written = to_webvtt(&transcript, None);
        let read = parsed("a.vtt", &written);
        prop_assert_eq!(kept(&read), kept(&transcript), "{}", written);
        prop_assert!(read.cues.iter().all(|cue| cue.end > Some(cue.start)));
    }

    #[test]
    fn json_reads_back(transcript in transcripts(any_name(), "\\PC{0,90}")) {
        let read = parsed("a.json", &to_json(&transcript));
        prop_assert_eq!(kept(&read), kept(&transcript));
        let ends = |transcript: &Transcript| -> Vec<Option<f64>> {
            transcript.cues.iter().filter(|cue| !cue.text.is_empty()).map(|cue| cue.end).collect()
        };
        prop_assert_eq!(ends(&read), ends(&transcript));
    }

    #[test]
    fn subrip_reads_back(transcript in transcripts(full_name(), "[^:<>{}]{0,90}")) {
        let transcript = in_turn(transcript);
        let written = to_srt(&transcript, Some(1e6));
        let read = parsed("a.srt", &written);
        // A cue of more than two lines is written as several.
        let mut parts = kept(&read).into_iter().peekable();
        for (start, speaker, text) in kept(&transcript) {
            let mut whole = String::new();
            let first = parts.peek().map(|part| part.0);
            prop_assert_eq!(first, Some(start), "{}", written);
            while whole.len() < text.len() && let Some(part) = parts.next() {
                prop_assert_eq!(&part.1, &speaker);
                whole.push_str(if whole.is_empty() { "" } else { " " });
                whole.push_str(part.2);
            }
            prop_assert_eq!(whole, text, "{}", written);
        }
        prop_assert_eq!(parts.next(), None);
    }

    #[test]
    fn subrip_keeps_to_its_lines(transcript in transcripts(full_name(), "([a-z]{1,9} ){0,60}")) {
        for cue in to_srt(&in_turn(transcript), None).split("\n\n").filter(|cue| !cue.is_empty()) {
            let lines: Vec<&str> = cue.lines().skip(2).collect();
            prop_assert!(lines.len() <= 2 && lines.iter().all(|line| line.chars().count() <= 32), "{}", cue);
        }
    }
}
