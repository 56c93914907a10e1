//! Whatever stands in notes in other languages than Markdown, podwright reads it and says something: it never panics, places
//! and fixes lie on characters of the file, and a feed can be read.

#![allow(clippy::unwrap_used, clippy::expect_used)] // clippy spares the tests themselves, not their helpers

use std::fs;
use std::path::Path;

use podwright::compile;
use podwright::config;
use podwright::diagnostic::{Applicability, Diagnostics};
use podwright::init;
use podwright::ledger::Ledger;
use podwright::lint::{
    self, fix,
    settings::{Choice, Settings},
};
use podwright::publish::{self, Content};
use podwright::show::Show;
use podwright::source::SourceFile;
use proptest::prelude::*;
use proptest::sample::select;

const CONFIG: &str = r#"
[show]
title = "Tea Time"
link = "https://tea.example.org/"
[sources]
notes = ["show_notes/*.{rst,org,adoc}"]
transcript_headings = ["Transcript"]
[feed]
url = "https://tea.example.org/feed.xml"
enclosure = "https://cdn.example.org/{number}.mp3"
[[hosts]]
name = "Ada Brew"
[[sponsors]]
name = "Rye Cloud"
"#;

/// What notes are made of, whole and torn, in all languages at once.
const PIECES: &[&str] = &[
    "Tea Time 2: Rye\n",
    "====\n",
    "----\n",
    "= Tea 2\n",
    "* Tea 2 :a:\n",
    "== Transcript\n",
    "* Transcript\n",
    "Ada Brew: Hello.\n",
    ":date: 2024-01-01\n",
    ":page-date: 2024-13-01\n",
    "#+DATE: <2024-01-01 Mon>\n",
    "#+TITLE: Rye\n",
    ".. title: Rye\n",
    ":PROPERTIES:\n",
    ":END:\n",
    ":tags: [a, b]\n",
    ":number: 2\n",
    ":draft: x\n",
    "---\ntitle: x\n---\n",
    "+++\n",
    "- 00:01 a\n",
    "* 01:02:03 b\n",
    "http://x.example/a?utm_source=b",
    "`a <http://b.example>`_",
    "[[http://b.example][a\nb]]",
    "http://b.example[a\nb]",
    "**Ada #1:** ",
    "*b*",
    "``c``",
    "=c=",
    "Sponsored by Rye cloud",
    "::\n\n  ",
    "#+begin_src\n",
    "#+end_src\n",
    "....\n",
    "____\n",
    "|===\n",
    "|a |b\n",
    "| a | b |\n|---+---|\n",
    ".. note:: ",
    ".. [1] ",
    "[1]_",
    "[fn:1] ",
    "NOTE: ",
    "\n",
    "\n\n",
    "  ",
    "\t",
    "\r\n",
    "\u{feff}",
    "é",
    "🫖",
    "İ",
    "<script>",
    "<!-- podwright: ignore http-link -->",
    ".. podwright: ignore http-link\n",
    "word ",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![8 => select(PIECES).prop_map(str::to_owned), 1 => any::<String>().prop_map(|text| text.replace('\0', ""))];
    prop::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}

fn check(found: &Diagnostics, root: &Path) {
    for place in found.iter().filter_map(|one| one.place.as_ref()) {
        if let Ok(file) = SourceFile::read(root, &place.file) {
            assert!(file.as_written().text().get(place.start..place.end).is_some(), "{place:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn any_notes_become_a_feed(notes in prop::collection::vec((text(), select(vec!["rst", "org", "adoc"])), 1..4)) {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::create_dir(root.join("show_notes")).unwrap();
        for (number, (text, extension)) in (1..).zip(&notes) {
            fs::write(root.join(format!("show_notes/{number}.{extension}")), text).unwrap();
        }
        init::propose(root, None, "2026-02-01T00:00:00Z".parse().unwrap());
        let config = config::parse(&SourceFile::new("podwright.toml", CONFIG), &mut Diagnostics::new()).unwrap();
        let show = Show { root: root.into(), config };
        let mut found = Diagnostics::new();
        let episodes = compile::compile(&show, &mut found).unwrap();
        check(&found, root);
        let now = "2026-02-01T00:00:00Z".parse().unwrap();
        let plan = publish::plan(root, &show.config, &episodes, &Ledger::default(), now);
        for output in &plan.outputs {
            if let (Content::Text(feed), Some("feed.xml")) = (&output.content, output.path.to_str()) {
                rss::Channel::read_from(feed.text().as_bytes()).unwrap();
            }
        }
        let settings = Settings::new(&show.config.lint, &Choice { select: vec!["all".into()], ..Choice::default() });
        let settings = settings.or_else(|_| Settings::new(&show.config.lint, &Choice::default())).unwrap();
        let found = lint::show(&show, &settings, Vec::new()).unwrap();
        check(&found, root);
        for (path, edits) in fix::edits(&found, Applicability::Unsafe) {
            let file = SourceFile::read(root, &path).unwrap().as_written();
            prop_assert!(fix::apply(file.text(), &edits).is_some());
        }
        let _ = init::next(&show, Some("Wheat: why"), "2026-02-01".parse().unwrap());
    }
}
