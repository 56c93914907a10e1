//! Whatever stands in the files of a show, podwright reads it and says something: it never panics, and every place it
//! names lies on characters of the file.

#![allow(clippy::unwrap_used, clippy::expect_used)] // clippy spares the tests themselves, not their helpers

use std::fs;
use std::path::Path;

use podwright::compile;
use podwright::config;
use podwright::diagnostic::Diagnostics;
use podwright::feed::html;
use podwright::ledger::Ledger;
use podwright::notes;
use podwright::publish::{self, Content};
use podwright::show::{self, Show};
use podwright::source::SourceFile;
use proptest::prelude::*;
use proptest::sample::select;

const CONFIG: &str = r#"
[show]
title = "Tea Time"
timezone = "Europe/London"
first_published = 2024-02-29
[feed]
url = "https://tea.example.org/feed.xml"
enclosure = "https://cdn.example.org/{number}-{slug}.mp3"
[[hosts]]
name = "Ada Brew"
aliases = ["Éa"]
[[sponsors]]
name = "Rye Cloud"
"#;

/// What notes and transcripts are made of, whole and torn.
const PIECES: &[&str] = &[
    "---\n",
    "+++\n",
    "{\n",
    "}\n",
    "title: ",
    "number: 4294967295\n",
    "date: 9999-12-31\n",
    "date: ",
    "season: -1\n",
    "audio: ../x.mp3\n",
    "guests: [",
    "recorded: 1900-01-01\n",
    "duration: 1e300\n",
    "# Tea Time 2: ",
    "## Extras\n",
    "**Ada #1:** ",
    "#2 (Bob): ",
    "**Joke:** ",
    "Special guest: ",
    "Sponsored by ",
    "Brought to you by us",
    "[a](",
    "https://e.org/",
    "](javascript:",
    "![",
    ")",
    "**",
    "`",
    "```\n",
    "- ",
    "> ",
    "|a|b|\n|-|-|\n",
    "<script>",
    "&#0;",
    "<!-- ",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "\0",
    "\u{feff}",
    "\u{200b}",
    "é",
    "🫖",
    "ﬃ",
    "İ",
    "recorded May 3rd, ",
    "February 29th",
    "This is episode hundred hundred hundred hundred hundred ",
    "I'm Bob Oven",
    "00:00:01 ",
    "99:59:59 ",
    "WEBVTT\n\n",
    "00:01.000 --> 00:02.000\n",
    "<v Ada>",
    "1\n00:00:01,000 --> 00:00:00,000\n",
    "(#t=59:99) ",
    "1:02:03",
    "{\"version\": \"1.0.0\", \"segments\": [",
    "{\"startTime\": 1e999}",
    "2024-01-01",
    "#",
    ":",
    " ",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![8 => select(PIECES).prop_map(str::to_owned), 2 => any::<String>(), 1 => "[a-zA-Z ]{1,9}"];
    prop::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}

fn show(root: &Path) -> Show {
    let config = config::parse(&SourceFile::new("podwright.toml", CONFIG), &mut Diagnostics::new()).unwrap();
    Show { root: root.into(), config }
}

fn write(root: &Path, path: &str, content: &[u8]) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, content).unwrap();
}

fn check_places(found: &Diagnostics, root: &Path) {
    for place in found.iter().filter_map(|one| one.place.as_ref()) {
        // What is no text has places in what was made of it.
        if let Ok(file) = SourceFile::read(root, &place.file) {
            assert!(file.text().get(place.start..place.end).is_some(), "{place:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_notes_are_read_and_rendered(text in text()) {
        let file = SourceFile::new("001.md", text);
        let read = notes::parse(&file, &["Ada Brew", "Éa"], &mut Diagnostics::new());
        let is_text = |span: podwright::source::Span| file.text().get(span.start..span.end).is_some();
        prop_assert!(read.lines.iter().all(|line| is_text(line.line.span) && is_text(line.line.content)));
        prop_assert_eq!(read.sections.last().map_or(0, |section| section.end_line), read.lines.len());
        html::render(&html::Source { markdown: file.slice(read.body), ..html::Source::default() });
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_files_become_a_feed_that_can_be_read(
        notes in prop::collection::vec(text(), 1..4),
        transcripts in prop::collection::vec((text(), select(vec!["txt", "vtt", "srt", "json"])), 0..3),
        bytes in prop::collection::vec(any::<u8>(), 0..40),
    ) {
        let root = tempfile::tempdir().unwrap();
        for (number, text) in (1..).zip(&notes) {
            write(root.path(), &format!("show_notes/{number}.md"), text.as_bytes());
        }
        for (number, (text, extension)) in (1..).zip(&transcripts) {
            write(root.path(), &format!("transcripts/{number}.{extension}"), text.as_bytes());
        }
        write(root.path(), "audio/1.mp3", &bytes);
        let show = show(root.path());
        let mut found = Diagnostics::new();
        let episodes = compile::compile(&show, &mut found).unwrap();
        check_places(&found, root.path());
        for episode in &episodes {
            serde_json::to_string(&episode.record).unwrap();
        }
        let now = "2026-02-01T00:00:00Z".parse().unwrap();
        let plan = publish::plan(root.path(), &show.config, &episodes, &Ledger::default(), now);
        check_places(&plan.diagnostics, root.path());
        for output in &plan.outputs {
            if let (Content::Text(feed), Some("feed.xml")) = (&output.content, output.path.to_str()) {
                rss::Channel::read_from(feed.text().as_bytes()).unwrap();
            }
        }
    }

    #[test]
    fn files_of_any_name_are_paired(names in prop::collection::vec(
        "(s0[1-9]e|tea|TT |#|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,7}|[ _.–é-]|🫖|transcript|episode){1,8}", 0..12
    )) {
        let root = tempfile::tempdir().unwrap();
        for (index, name) in names.iter().enumerate() {
            let folder = [("show_notes", "md"), ("transcripts", "txt"), ("audio", "mp3")][index % 3];
            write(root.path(), &format!("{}/x{name}.{}", folder.0, folder.1), b"");
            write(root.path(), &format!("{}/{name}{index}.{}", folder.0, folder.1), b"");
        }
        let mut found = Diagnostics::new();
        let episodes = show::episodes(&show(root.path()), &mut found).unwrap();
        let paired = episodes.iter().map(|one| &one.files);
        let paired = paired.map(|files| files.transcripts.len() + usize::from(files.notes.is_some()));
        let left_out = found.iter().filter(|one| one.rule == "number-taken").count();
        let written = names.iter().enumerate().filter(|(index, _)| index % 3 < 2).count() * 2;
        prop_assert!(paired.sum::<usize>() + left_out <= written);
        let ids: std::collections::HashSet<_> = episodes.iter().map(|one| &one.id).collect();
        prop_assert!(ids.len() <= episodes.len());
    }
}
