use super::super::tests::{cues, parsed, rules};

/// Start, speaker and text of every cue; the file must be without fault.
fn said(text: &str) -> Vec<(f64, String, String)> {
    assert_eq!(rules("a.txt", text), Vec::<&str>::new());
    cues("a.txt", text).into_iter().map(|cue| (cue.start, cue.speaker.unwrap_or_default(), cue.text)).collect()
}

fn cue(start: f64, speaker: &str, text: &str) -> (f64, String, String) {
    (start, speaker.into(), text.into())
}

#[test]
fn stamped_paragraphs() {
    let text = "\u{feff}00:00:00 Hello and welcome.\r\n\r\n00:00:05 This is\r\nepisode 7.\r\n\r\n01:00:00.5\r\nAt 9:30\r\n9:31 Bye.\r\n";
    assert_eq!(
        said(text),
        [cue(0.0, "", "Hello and welcome."), cue(5.0, "", "This is episode 7."), cue(3600.5, "", "At 9:30 9:31 Bye.")]
    );
}

#[test]
fn spans_hold_the_stamp_and_the_words() {
    let text = "00:00:00 ADA:  Hello\nthere.\n\n00:00:05 Bye.\n";
    let found: Vec<_> = cues("a.txt", text)
        .iter()
        .map(|cue| (&text[cue.span.start..cue.span.end], &text[cue.text_span.start..cue.text_span.end]))
        .collect();
    assert_eq!(found, [("00:00:00 ADA:  Hello\nthere.", "Hello\nthere."), ("00:00:05 Bye.", "Bye.")]);
}

#[test]
fn labels_in_capitals_and_labels_that_recur() {
    assert_eq!(
        said(
            "0:00:01 ADA: Hi: you.\n\n0:00:02 So here is the thing: no.\n\n0:00:03 Bo Diddley: Yes.\n\n0:00:04 Bo Diddley: Ok.\n"
        ),
        [
            cue(1.0, "ADA", "Hi: you."),
            cue(2.0, "", "So here is the thing: no."),
            cue(3.0, "Bo Diddley", "Yes."),
            cue(4.0, "Bo Diddley", "Ok.")
        ]
    );
}

#[test]
fn a_label_below_a_stamp_begins_a_cue_with_the_same_start() {
    assert_eq!(
        said("[00:10]\nADA: One.\nTwo.\n\nBO: Three.\n\n[00:20] Four."),
        [cue(10.0, "ADA", "One. Two."), cue(10.0, "BO", "Three."), cue(20.0, "", "Four.")]
    );
}

#[test]
fn speaker_lines_name_all_that_follows() {
    let otter = "0:00 Ada Byron  00:00\n\n0:00 Hello.\n\n0:07 Welcome.\n\n0:09 Bo Diddley  00:09\n\n0:09 Hi.\n";
    let expected = [cue(0.0, "Ada Byron", "Hello."), cue(7.0, "Ada Byron", "Welcome."), cue(9.0, "Bo Diddley", "Hi.")];
    assert_eq!(said(otter), expected);
    assert_eq!(
        said("Ada Byron  0:00\nHello.\n\nBo Diddley  59:59\nHi.\n\nAda Byron  1:00:02\nBye.\n"),
        [cue(0.0, "Ada Byron", "Hello."), cue(3599.0, "Bo Diddley", "Hi."), cue(3602.0, "Ada Byron", "Bye.")]
    );
    assert_eq!(
        said("## Ada 0:00:00\n\nHello.\n\nWelcome.\n\n## Bo 0:00:09\n\nHi.\n"),
        [cue(0.0, "Ada", "Hello. Welcome."), cue(9.0, "Bo", "Hi.")]
    );
}

#[test]
fn a_name_and_another_time_are_speech() {
    assert_eq!(said("0:07 Monday 9:30\n"), [cue(7.0, "", "Monday 9:30")]);
}

#[test]
fn voice_tags_split_cues_only_where_the_voice_changes() {
    let text = "00:00:01 <v Ada Byron>One, <v Ada Byron>two. <v Bo>Three.\n\n00:00:04 <v Bo>Use Vec<T>.\n";
    assert_eq!(
        said(text),
        [cue(1.0, "Ada Byron", "One, two."), cue(1.0, "Bo", "Three."), cue(4.0, "Bo", "Use Vec<T>.")]
    );
    let spans: Vec<_> = cues("a.txt", text).iter().map(|cue| text[cue.span.start..cue.span.end].to_owned()).collect();
    assert_eq!(spans, ["00:00:01 <v Ada Byron>One, <v Ada Byron>two.", "Three.", "00:00:04 <v Bo>Use Vec<T>."]);
}

#[test]
fn ranges_have_an_end() {
    let cue = &cues("a.txt", "[00:01.500 --> 00:04.000]  Hi.\n")[0];
    assert_eq!((cue.start, cue.end, cue.text.as_str()), (1.5, Some(4.0), "Hi."));
}

#[test]
fn the_title_block_is_no_speech() {
    let text = "A GOOD SHOW TRANSCRIPT\n\nEpisode #72: New: cats\n\n00:00:00 ADA: Hello.\n";
    let transcript = parsed("a.txt", text);
    let (title, span) = transcript.title.unwrap();
    assert_eq!((title.as_str(), &text[span.start..span.end]), ("New: cats", "New: cats"));
    let (number, span) = transcript.number.unwrap();
    assert_eq!((number, &text[span.start..span.end]), (72, "72"));
    assert!(transcript.untimed.is_empty());
    assert_eq!(transcript.cues.len(), 1);
}

#[test]
fn transcripts_without_times_keep_their_words() {
    let text = "---\nepisode: _episodes/1.md\n---\n\n{%- include util.html -%}\n[episode]: {{episode.url}}\n\n* contents\n{:toc}\n\n\
                #### The Week\n\n__Ada Byron__: Howdy.\nThe thing is\n\nsmall.\n\n__Bo__: Hi.\n";
    assert_eq!(rules("a.md", text), ["transcript-untimed"]);
    let transcript = parsed("a.md", text);
    assert_eq!(transcript.title.as_ref().map(|(title, _)| title.as_str()), Some("The Week"));
    assert!(transcript.cues.is_empty() && !transcript.is_timed());
    let found: Vec<_> = transcript.utterances().collect();
    assert_eq!(found, [(Some("Ada Byron"), "Howdy. The thing is"), (Some("Ada Byron"), "small."), (Some("Bo"), "Hi.")]);
    assert_eq!(transcript.plain_text(), "Howdy. The thing is small. Hi.");
}

#[test]
fn labels_need_no_empty_lines_between_them() {
    let found = parsed("a.txt", "KENNEDY: Hi.\nOKKEN: Hello,\nthere: you.\nKENNEDY: Bye.\nOKKEN: Bye.\n");
    let found: Vec<_> = found.utterances().map(|(speaker, text)| (speaker.unwrap(), text)).collect();
    assert_eq!(found, [("KENNEDY", "Hi."), ("OKKEN", "Hello, there: you."), ("KENNEDY", "Bye."), ("OKKEN", "Bye.")]);
}

#[test]
fn broken_times_are_reported_and_their_words_kept() {
    let text = "00:00:01 One.\n\n[00:0l:15] Two.\n\n00:61:00 Three.\n\n00:00:30 Four.\n\n00:00:40\n";
    assert_eq!(
        rules("a.txt", text),
        ["cue-time-invalid", "cue-time-invalid", "cue-without-text", "cue-times-backwards"]
    );
    let starts: Vec<_> = cues("a.txt", text).into_iter().map(|cue| (cue.start, cue.text)).collect();
    let said = |start: f64, text: &str| (start, text.to_owned());
    assert_eq!(
        starts,
        [said(1.0, "One."), said(1.0, "Two."), said(3660.0, "Three."), said(30.0, "Four."), said(40.0, "")]
    );
}

#[test]
fn short_answers_behind_dashes_are_no_names() {
    let text = "00:00:01 - The thing is\nthat we bake.\n\n00:00:05 - Yeah.\n\n00:00:06 - In an oven,\nwhich is hot.\n\n\
                00:00:09 - Yeah.\n\n00:00:10 - And so on, and on.\n";
    let found: Vec<_> = cues("a.txt", text).into_iter().map(|cue| (cue.start, cue.speaker, cue.text)).collect();
    let said = |start: f64, text: &str| (start, None, text.to_owned());
    assert_eq!(
        found,
        [
            said(1.0, "The thing is that we bake."),
            said(5.0, "Yeah."),
            said(6.0, "In an oven, which is hot."),
            said(9.0, "Yeah."),
            said(10.0, "And so on, and on."),
        ]
    );
}
