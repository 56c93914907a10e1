//! A transcript in any format comes out in all of them: the same words of the same people, whom the show knows in full.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on fails")]

use std::fs;

use assert_cmd::Command;
use podwright::source::SourceFile;
use podwright::transcript::{Transcript, parse};

const CONFIG: &str = r#"
[show]
title = "Rye Talk"
link = "https://rye.example/"
description = "Rye."
author = "Ann Oat"
categories = ["Arts"]
image = "https://rye.example/c.jpg"

[sources]
notes = ["notes/*.md"]
transcripts = ["spoken/*"]

[feed]
path = "feed/feed.xml"
url = "https://rye.example/feed/feed.xml"
episode_link = "https://rye.example/{number}"
transcripts = ["vtt", "srt", "json", "html"]

[[hosts]]
name = "Ann Oat"
aliases = ["Ann"]
"#;

const SOURCES: [(&str, &str); 6] = [
    (
        "vtt",
        "WEBVTT\n\n00:00.000 --> 00:04.000\n<v Ann>Hello &amp; welcome.\n\n00:04.000 --> 00:09.000\n<v Bo>It is rye that we bake today, and it takes a while to rise.\n\n\
         00:09.000 --> 00:12.000\n<v Ann>Bye.\n",
    ),
    (
        "srt",
        "1\n00:00:00,000 --> 00:00:04,000\nAnn: Hello & welcome.\n\n2\n00:00:04,000 --> 00:00:09,000\nBo: It is rye that we bake today, and it takes a while to rise.\n\n\
         3\n00:00:09,000 --> 00:00:12,000\nAnn: Bye.\n",
    ),
    (
        "json",
        r#"{"version": "1.0.0", "segments": [
            {"speaker": "Ann", "startTime": 0, "endTime": 4, "body": "Hello & welcome."},
            {"speaker": "Bo", "startTime": 4, "endTime": 9, "body": "It is rye that we bake today, and it takes a while to rise."},
            {"speaker": "Ann", "startTime": 9, "endTime": 12, "body": "Bye."}]}"#,
    ),
    (
        "html",
        "<!DOCTYPE html>\n<html><body><cite>Ann:</cite><time>0:00</time><p>Hello &amp; welcome.</p>\n<cite>Bo:</cite><time>0:04</time>\
         <p>It is rye that we bake today, and it takes a while to rise.</p><cite>Ann:</cite><time>0:09</time><p>Bye.</p></body></html>",
    ),
    (
        "txt",
        "00:00:00 Ann: Hello & welcome.\n00:00:04 Bo: It is rye that we bake today, and it takes a while to rise.\n00:00:09 Ann: Bye.\n",
    ),
    (
        "md",
        "**Ann** [00:00:00]\n\nHello & welcome.\n\n**Bo** [00:00:04]\n\nIt is rye that we bake today, and it takes a while to rise.\n\n\
         **Ann** [00:00:09]\n\nBye.\n",
    ),
];

/// Who says what, one line a speaker: SubRip cuts long cues.
fn said(transcript: &Transcript) -> Vec<String> {
    let mut turns: Vec<(String, String)> = Vec::new();
    for (speaker, text) in transcript.utterances() {
        let speaker = speaker.unwrap_or("?");
        match turns.last_mut() {
            Some((last, said)) if last == speaker => said.extend([" ", text]),
            _ => turns.push((speaker.to_owned(), text.to_owned())),
        }
    }
    turns.into_iter().map(|(speaker, text)| format!("{speaker}: {text}")).collect()
}

#[test]
fn any_format_comes_out_in_all() {
    let show = tempfile::tempdir().unwrap();
    let write = |path: String, text: &str| {
        let path = show.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("podwright.toml".into(), CONFIG);
    for (number, (extension, text)) in (1..).zip(SOURCES) {
        write(format!("spoken/{number}.{extension}"), text);
        let notes = "audio: https://rye.example/a.mp3\nlength: 1000000\nduration: 12\nguests: [Bo Rye]";
        let notes = notes.replace("a.mp3", &format!("{number}.mp3"));
        write(
            format!("notes/{number}.md"),
            &format!("---\ntitle: Rye {extension}\ndate: 2026-01-0{number}\n{notes}\n---\nRye.\n"),
        );
    }
    let mut command = Command::cargo_bin("podwright").unwrap();
    command.args(["build", "--now", "2026-02-01"]).arg(show.path()).assert().success();
    for (number, (source, _)) in (1..).zip(SOURCES) {
        for format in ["vtt", "srt", "json", "html"] {
            let text = fs::read_to_string(show.path().join(format!("feed/transcripts/{number}.{format}"))).unwrap();
            let mut faults = Vec::new();
            let read = parse(&SourceFile::new(format!("{number}.{format}"), text), &mut faults);
            let expected = [
                "Ann Oat: Hello & welcome.",
                "Bo Rye: It is rye that we bake today, and it takes a while to rise.",
                "Ann Oat: Bye.",
            ];
            assert_eq!(said(&read), expected, "{source} as {format}");
            assert_eq!(faults, [], "{source} as {format}");
            let starts: Vec<f64> = read.cues.iter().map(|cue| cue.start).collect();
            assert!(starts.is_sorted() && starts.first() == Some(&0.0), "{source} as {format}: {starts:?}");
        }
    }
}

/// The feed of a show whose only episode has `text` as `spoken/1.EXTENSION`, and its WebVTT.
fn built(extension: &str, text: &str) -> (String, String) {
    let show = tempfile::tempdir().unwrap();
    for folder in ["spoken", "notes"] {
        fs::create_dir(show.path().join(folder)).unwrap();
    }
    fs::write(show.path().join("podwright.toml"), CONFIG).unwrap();
    fs::write(show.path().join(format!("spoken/1.{extension}")), text).unwrap();
    let notes = "---\ntitle: Rye\ndate: 2026-01-01\naudio: https://rye.example/1.mp3\nlength: 1000000\nduration: 12\nguests: [Bo Rye]\n---\nRye.\n";
    fs::write(show.path().join("notes/1.md"), notes).unwrap();
    let mut command = Command::cargo_bin("podwright").unwrap();
    command.args(["build", "--now", "2026-02-01"]).arg(show.path()).assert().success();
    let read = |path: &str| fs::read_to_string(show.path().join(path)).unwrap();
    (read("feed/feed.xml"), read("feed/transcripts/1.vtt"))
}

#[test]
fn voices_that_machines_number_are_nobody() {
    let text = r#"{"segments": [
        {"start": 0.0, "end": 4.0, "text": " Hello and welcome.", "speaker": "SPEAKER_00"},
        {"start": 4.0, "end": 9.0, "text": " It is rye.", "speaker": "SPEAKER_01"},
        {"start": 9.0, "end": 12.0, "text": " Bye.", "speaker": "SPEAKER_00"}], "language": "en"}"#;
    let (feed, captions) = built("json", text);
    assert!(feed.contains(">Ann Oat</podcast:person>") && feed.contains(">Bo Rye</podcast:person>"), "{feed}");
    assert!(!feed.contains("SPEAKER") && captions.contains("<v SPEAKER_01>It is rye."), "{captions}");
    let (feed, _) = built("txt", "0:00 Speaker A: Hello.\n0:04 Speaker B: It is rye.\n0:09 Speaker A: Bye.\n");
    assert!(feed.contains(">Ann Oat</podcast:person>") && !feed.contains("Speaker"), "{feed}");
}

#[test]
fn surnames_and_initials_are_those_of_people() {
    let (_, captions) = built("txt", "0:00 AO: Hello.\n0:04 RYE: It is rye.\n0:09 AO: Bye.\n0:10 B.R.: Bye.\n");
    assert_eq!(captions.matches("<v Ann Oat>").count(), 2, "{captions}");
    assert_eq!(captions.matches("<v Bo Rye>").count(), 2, "{captions}");
}
