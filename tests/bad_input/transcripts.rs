//! Transcripts: what is doubtful in them never stops a build.

use insta::assert_snapshot;

use crate::Show;
use crate::show::findings;

#[test]
fn empty_transcripts() {
    assert_snapshot!(Show::built().with("transcripts/002.txt", "").accepted(), @r"
    warning[transcript-empty]: the transcript has no cue
    --> transcripts/002.txt:1:1
     = help: write what is said as `HH:MM:SS text` paragraphs, or export WebVTT
    ");
    assert_eq!(
        findings(&Show::built().with("transcripts/002.vtt", "").accepted()),
        ["warning[transcript-empty] transcripts/002.vtt:1:1"]
    );
    assert_eq!(
        findings(&Show::built().with("transcripts/002.srt", "\n").accepted()),
        ["warning[transcript-empty] transcripts/002.srt:1:1"]
    );
}

#[test]
fn cue_times_that_run_backwards() {
    let show = Show::built().with("transcripts/002.txt", "00:00:10 Hello.\n\n00:00:05 Tea?\n\n00:00:20 Tea.\n");
    assert_snapshot!(show.accepted(), @r"
    warning[cue-times-backwards]: the cue starts at 00:00:05.000, before the cue above it
     --> transcripts/002.txt:3:1
      |
    3 | 00:00:05 Tea?
      | ^^^^^^^^^^^^^
      |
      = help: one of the two times is wrong: cues follow each other in order of time
    note: the cue above starts at 00:00:10.000
     --> transcripts/002.txt:1:1
      |
    1 | 00:00:10 Hello.
      | ^^^^^^^^^^^^^^^
    ");
    let record = &show.normalized()[1];
    assert_eq!(record["duration"], 20.0);
}

#[test]
fn json_that_is_none() {
    let show = Show::built().with("transcripts/002.json", "{\"version\": \"1.0.0\", \"segments\": [");
    assert_snapshot!(show.refused(), @r#"
    error[transcript-json-invalid]: no JSON transcript: EOF while parsing a list
     --> transcripts/002.json:1:34
      |
    1 | {"version": "1.0.0", "segments": [
      |                                  ^
      |
      = help: a JSON transcript is an object with `version` and a list of `segments`

    not built because of 1 error; the outputs of the last build are as they were
    "#);
}

#[test]
fn a_transcript_that_is_no_text() {
    let show = Show::built().with("transcripts/002.txt", b"\xFF\xFEa\0b");
    assert_eq!(findings(&show.refused()), ["error[not-utf8] transcripts/002.txt:1:1"]);
}

#[test]
fn a_transcript_without_an_episode() {
    let show = Show::built().with("transcripts/009-lost.txt", "00:00:01 Hello.\n");
    assert_snapshot!(show.accepted(), @r"
    warning[published-unknown]: episode 009 states no date; 2026-02-01T00:00:00+00:00 was inferred from its neighbours
    --> transcripts/009-lost.txt:1:1
     = help: state it in the front matter: `date: 2026-02-01T00:00:00+00:00`

    warning[notes-missing]: episode 009 has no show notes, only a transcript or audio
    --> transcripts/009-lost.txt:1:1
     = help: write them; if this is no episode, keep its files out of the patterns in [sources]

    warning[enclosure-length-unknown]: episode 009 has audio of unknown size, so the enclosure says 0 bytes
    --> transcripts/009-lost.txt:1:1
     = help: put the audio into the repository's folder, or state `length` (bytes) in the front matter
    ");
}
