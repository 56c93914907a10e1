//! Linting some episodes of a show says of them what linting all of it says, though of the others only part is read.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot read its input has failed")]

mod places;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use podwright::config;
use podwright::diagnostic::{Diagnostic, Diagnostics};
use podwright::lint;
use podwright::lint::settings::{Choice, Settings};
use podwright::show::Show;
use podwright::source::SourceFile;
use proptest::prelude::*;

/// What many episodes lack is told once, at the first of them.
const COUNTED: &[&str] = &[
    "enclosure-length-unknown",
    "enclosure-moved",
    "enclosure-type-unknown",
    "episode-without-audio",
    "link-missing",
    "notes-missing",
    "title-missing",
];

/// Every so many-th episode is linted alone: each reads the whole show.
const STEP: usize = 24;

#[test]
fn an_episode_alone_is_judged_like_among_all() {
    let Some(show) = places::python_bytes() else { return };
    let settings = Settings::new(&show.config.lint, &Choice::default()).unwrap();
    let whole = lint::show(&show, &settings, Diagnostics::new()).unwrap();
    let mut files: Vec<_> = whole.iter().filter_map(|one| Some(one.place.as_ref()?.file.clone())).collect();
    files.dedup();
    // Besides every so many-th: those where a habit of other episodes decides.
    let habits = ["phantom-words", "spoken-url"];
    let of_habits = whole.iter().filter(|one| habits.contains(&one.rule)).filter_map(|one| one.place.as_ref());
    let sample: BTreeSet<&Path> = files
        .iter()
        .step_by(STEP)
        .map(|file| file.as_path())
        .chain(of_habits.map(|place| place.file.as_path()).take(4))
        .collect();
    assert!(sample.len() > 5, "{sample:?}");
    for path in sample {
        assert_alone(&show, &settings, &whole, path);
    }
}

/// Out of each line of a list one piece: what cross-episode rules compare.
const PIECES: [&[&str]; 9] = [
    &["---\nguests: [Cy]\n---\n", "---\nHosts: [Ada]\n---\n", "---\nhosts: [Ada]\n---\n", "---\nguid: one\n---\n", ""],
    &[
        "# Bread Basket NUMBER: Rye\n",
        "# Bread Basket NUMBER\n",
        "",
        "# Bread Basket 17: Oat\n",
        "# Bread Basket NUMBER: Rye\n",
    ],
    &["Sponsored by **Rye Cloud**: [a](https://a.example/rye)\n", "Sponsored by Oat: [b](https://a.example/rye)\n", ""],
    &["Special guest: **Cy Grain**\n", "Special guest: [Cy Grain](https://cy.example)\n", "", ""],
    &[
        "**Ada #1: [Oats](https://oats.example/)**\n",
        "**Cy #1: [Rye](https://rye.example/)**\n",
        "- [@00:01:00] - Oats\n",
        "- [00:01:00] - Oats\n",
    ],
    &[
        "[rye.example](https://wheat.example/)\n",
        "[oat.example](https://barley.example/)\n",
        "npm and FlourHub\n",
        "\n",
        "\n",
    ],
    &["[breadbasket.fm/rye](https://breadbasket.fm/rye)\n", "breadbasket.fm/oats\n", "\n"],
    &["**Joke:**\n- a\n", "", "**Joke:**\n- b\n"],
    &[
        "00:00:00 Welcome to episode NUMBER, recorded May 1st, 2018. I'm Ada.\n",
        "00:00:00 Welcome to episode NUMBER, recorded May 2nd. And I'm Cy Grain.\n",
        "00:00:00 Welcome to episode 4, recorded April 1st, 2015, atnpm, withFlourHub.\n",
        "00:00:00 Go to breadbasket.fm slash rye, breadbasket.fm/oots.\n\n00:00:09 Thanks for watching.\n",
        "",
    ],
];

const CONFIG: &str = r#"
[show]
title = "Bread Basket"
link = "https://breadbasket.fm/"

[sources]
notes = ["notes/*.md"]
transcripts = ["transcripts/*.txt"]

[[hosts]]
name = "Ada Crumb"
aliases = ["Ada"]
"#;

/// More than are read on both sides of one.
const EPISODES: usize = 60;

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 0, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_episode_of_any_show_is_judged_alone_like_among_all(
        chosen in proptest::collection::vec(proptest::collection::vec(0_usize..60, PIECES.len()), EPISODES),
        asked in 0..EPISODES,
    ) {
        let root = tempfile::tempdir().unwrap();
        for folder in ["notes", "transcripts"] {
            fs::create_dir(root.path().join(folder)).unwrap();
        }
        for (number, chosen) in (1..).zip(chosen) {
            let pieces: Vec<String> = PIECES
                .iter()
                .zip(chosen)
                .map(|(pieces, at)| pieces[at % pieces.len()].replace("NUMBER", &format!("{number}")))
                .collect();
            let (transcript, notes) = pieces.split_last().unwrap();
            fs::write(root.path().join(format!("notes/{number:03}.md")), notes.concat()).unwrap();
            fs::write(root.path().join(format!("transcripts/{number:03}.txt")), transcript).unwrap();
        }
        let show = show_in(root.path());
        let all = Choice { select: vec!["all".to_owned()], ..Choice::default() };
        let settings = Settings::new(&show.config.lint, &all).unwrap();
        let whole = lint::show(&show, &settings, Diagnostics::new()).unwrap();
        let paths = [format!("notes/{:03}.md", asked + 1), format!("transcripts/{:03}.txt", asked + 1)];
        for path in &paths {
            assert_alone(&show, &settings, &whole, Path::new(path));
        }
    }
}

#[test]
fn a_transcript_that_only_front_matter_names_is_read_like_among_all() {
    let root = tempfile::tempdir().unwrap();
    for folder in ["notes", "words"] {
        fs::create_dir(root.path().join(folder)).unwrap();
    }
    for number in 1..=EPISODES {
        let notes = format!("---\ntranscript: words/{}.txt\n---\n# Bread Basket {number}\n", number + 1000);
        let said = format!("00:00:00 Welcome to episode {}, of breadbaskit.fm.\n", number % 50);
        fs::write(root.path().join(format!("notes/{number:03}.md")), notes).unwrap();
        fs::write(root.path().join(format!("words/{}.txt", number + 1000)), said).unwrap();
    }
    let show = show_in(root.path());
    let settings = Settings::new(&show.config.lint, &Choice::default()).unwrap();
    let whole = lint::show(&show, &settings, Diagnostics::new()).unwrap();
    let path = Path::new("words/1055.txt");
    assert!(whole.iter().any(|one| one.place.as_ref().is_some_and(|place| place.file == path)), "{whole:?}");
    assert_alone(&show, &settings, &whole, path);
}

/// The show with its files in `root`.
fn show_in(root: &Path) -> Show {
    let config = config::parse(&SourceFile::new("podwright.toml", CONFIG), &mut Diagnostics::new()).unwrap();
    Show { root: root.to_owned(), config }
}

/// What is told of a file alone is what is told of it when `whole` was found.
fn assert_alone(show: &Show, settings: &Settings, whole: &Diagnostics, path: &Path) {
    let told = |found: &Diagnostics| -> Vec<String> {
        let of_file = |one: &&Diagnostic| one.place.as_ref().is_some_and(|place| place.file == path);
        found.iter().filter(of_file).filter(|one| !COUNTED.contains(&one.rule)).map(Diagnostic::to_string).collect()
    };
    let alone = lint::files_of_show(show, settings, Diagnostics::new(), |file| file == path).unwrap();
    assert_eq!(told(&alone), told(whole), "{}", path.display());
}
