//! Small shows in temporary folders.

use std::fs;

use tempfile::TempDir;

use super::*;
use crate::audio::{AudioFacts, EmbeddedChapter};
use crate::config;
use crate::record::ChapterKind;
use crate::source::SourceFile;

const SHOW: &str =
    "[show]\ntitle = \"Bread\"\nlink = \"https://e.org/\"\ndescription = \"Bread.\"\nimage = \"https://e.org/a.jpg\"\n";

/// A show of one episode, whose notes are `notes`, with files beside them.
struct Small {
    folder: TempDir,
}

impl Small {
    fn new(notes: &str) -> Self {
        let small = Self { folder: tempfile::tempdir().unwrap() };
        small.with("show_notes/001.md", notes)
    }

    fn with(self, path: &str, text: &str) -> Self {
        let path = self.folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    fn compiled(&self) -> (Show, Compiled) {
        let config = config::parse(&SourceFile::new("podwright.toml", SHOW), &mut Vec::new()).unwrap();
        let show = Show { root: self.folder.path().into(), config };
        let files = crate::show::episodes(&show, &mut Vec::new()).unwrap();
        let mut episodes = crate::normalize::compile(&show, files, &mut Vec::new());
        (show, episodes.remove(0))
    }

    /// The episode with its written chapters, and what is wrong with them.
    fn derived(&self) -> (Compiled, Vec<String>) {
        let (show, episode) = self.compiled();
        derived(&show, episode)
    }

    fn chapters(&self) -> Vec<(f64, String)> {
        let (episode, faults) = self.derived();
        assert_eq!(faults, [] as [String; 0]);
        starts(&episode)
    }
}

fn derived(show: &Show, episode: Compiled) -> (Compiled, Vec<String>) {
    let mut episodes = [episode];
    let mut diagnostics = Diagnostics::new();
    derive_all(show, &mut episodes, &mut diagnostics);
    let [episode] = episodes;
    (episode, diagnostics.iter().map(ToString::to_string).collect())
}

fn starts(episode: &Compiled) -> Vec<(f64, String)> {
    episode.record.chapters.iter().map(|chapter| (chapter.start, chapter.title.clone())).collect()
}

fn list(chapters: &[(f64, &str)]) -> Vec<(f64, String)> {
    chapters.iter().map(|(start, title)| (*start, (*title).to_owned())).collect()
}

#[test]
fn front_matter_states_chapters_in_many_ways() {
    for front_matter in [
        "chapters:\n  - '00:00:00.0 Rye'\n  - '00:01:30.0 Oats'\n",
        "chapters:\n  - 0:00 Rye\n  - 1:30 - Oats\n",
        "chapters:\n  - start: 0\n    title: Rye\n  - start: '1:30'\n    title: Oats\n",
        "chapters:\n  - {startTime: 0.0, title: Rye}\n  - {time: 90, name: Oats}\n",
        "chapters:\n  - '0:00': Rye\n  - '1:30': Oats\n",
        "chapters: {version: 1.2.0, chapters: [{startTime: 0, title: Rye}, {startTime: 90, title: Oats}]}\n",
        "Chapters: ['(0:00) Rye', '[1:30] Oats']\n",
    ] {
        let small = Small::new(&format!("---\n{front_matter}---\nHello\n"));
        assert_eq!(small.chapters(), list(&[(0.0, "Rye"), (90.0, "Oats")]), "{front_matter}");
    }
}

#[test]
fn front_matter_may_name_a_file_of_the_show() {
    let text = "00:00:00.000 Rye\n00:01:30.000 Oats\n";
    for path in ["marks/one.txt", "../marks/one.txt"] {
        let small = Small::new(&format!("---\nchapters: {path}\n---\n")).with("marks/one.txt", text);
        let (episode, faults) = small.derived();
        if path.starts_with("..") {
            assert_eq!(starts(&episode), []);
            assert!(
                faults[0].starts_with("show_notes/001.md:2:11: warning: ")
                    && faults[0].ends_with("[chapters-file-unreadable]"),
                "{faults:?}"
            );
        } else {
            assert_eq!((starts(&episode).len(), faults), (2, vec![]));
        }
    }
    let beside = Small::new("---\nchapters: one.txt\n---\n").with("show_notes/one.txt", text);
    assert_eq!(beside.chapters().len(), 2);
}

#[test]
fn front_matter_may_say_that_there_are_none() {
    let (episode, faults) = Small::new("---\nchapters: []\n---\n00:00 Intro\n01:00 Rye\n").derived();
    assert_eq!((starts(&episode), faults), (vec![], vec![]));
}

#[test]
fn files_beside_the_notes_or_the_audio_are_found() {
    for (name, text) in [
        ("show_notes/001.chapters.txt", "00:00:00.000 Rye\n00:01:30.000 Oats\n"),
        (
            "show_notes/001.chapters.json",
            r#"{"chapters": [{"startTime": 0, "title": "Rye"}, {"startTime": 90, "title": "Oats"}]}"#,
        ),
        (
            "show_notes/001.psc",
            r#"<chapters><chapter start="0:00" title="Rye"/><chapter start="1:30" title="Oats"/></chapters>"#,
        ),
        (
            "show_notes/001.ffmetadata",
            ";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1\nSTART=0\nEND=90\ntitle=Rye\n[CHAPTER]\nTIMEBASE=1/1\nSTART=90\nEND=91\ntitle=Oats\n",
        ),
        (
            "show_notes/001.cue",
            "TRACK 01 AUDIO\nTITLE Rye\nINDEX 01 00:00:00\nTRACK 02 AUDIO\nTITLE Oats\nINDEX 01 01:30:00\n",
        ),
    ] {
        assert_eq!(Small::new("Hello\n").with(name, text).chapters(), list(&[(0.0, "Rye"), (90.0, "Oats")]), "{name}");
    }
}

#[test]
fn broken_files_are_reported_and_stop_nothing() {
    let small =
        Small::new("- [@0:10] Rye\n").with("show_notes/001.chapters.json", "{\"chapters\": [\n  {\"startTime\": }\n]}");
    let (episode, faults) = small.derived();
    assert_eq!(starts(&episode), list(&[(10.0, "Rye")]));
    assert!(
        faults[0].starts_with("show_notes/001.chapters.json:2:") && faults[0].ends_with("[chapters-json-invalid]"),
        "{faults:?}"
    );
    assert_eq!(faults.len(), 1);
}

#[test]
fn front_matter_wins_over_files_over_notes_and_they_must_agree() {
    let notes = "- [@0:01] Rye\n- [@3:30] Oats\n";
    let beside = |small: Small| small.with("show_notes/001.chapters.txt", "0:00 Rye\n2:30 Oats\n2:40 Barley\n");
    let (episode, faults) =
        beside(Small::new(&format!("---\nchapters: ['0:00 Rye', '2:30 Oats']\n---\n{notes}"))).derived();
    assert_eq!(starts(&episode), list(&[(0.0, "Rye"), (150.0, "Oats")]));
    assert_eq!(
        faults,
        [
            "show_notes/001.chapters.txt:3:1: warning: chapter 3 starts at 0:02:40 in the file of chapters, but is missing in the front matter [chapters-disagree]",
            "show_notes/001.md:5:5: warning: chapter 2 starts at 0:03:30 in the notes, but starts at 0:02:30 in the front matter [chapters-disagree]",
        ]
    );
    let (episode, faults) = beside(Small::new(notes)).derived();
    assert_eq!((starts(&episode).len(), faults.len()), (3, 1));
}

#[test]
fn sources_that_agree_on_times_must_agree_on_titles() {
    let small = Small::new("- [@0:00] Rye, the queen\n- [@2:30] Oats\n");
    let (_, faults) = small.with("show_notes/001.chapters.txt", "0:00 RYE\n2:30 Barley\n").derived();
    assert_eq!(
        faults,
        [
            "show_notes/001.md:2:5: warning: chapter 2 is called `Oats` in the notes, but is called `Barley` in the file of chapters [chapters-disagree]"
        ]
    );
}

#[test]
fn lists_that_are_there_for_listeners_alone_are_judged_as_such() {
    let late = "00:00:30 Rye\n00:02:30 <b>Oats</b>\n00:02:34 Barley\n";
    let (_, faults) = Small::new("Hello\n").with("show_notes/001.chapters.txt", late).derived();
    insta::assert_snapshot!(faults.join("\n"), @"
    show_notes/001.chapters.txt:1:1: warning: the first chapter starts at 0:00:30, so the beginning belongs to none [chapters-begin-late]
    show_notes/001.chapters.txt:2:1: info: this chapter lasts 4 s [chapter-too-short]
    show_notes/001.chapters.txt:2:1: warning: the title `<b>Oats</b>` holds HTML [chapter-title-html]
    ");
    let relative = r#"<chapters><chapter start="0:00" title="Rye" href="/rye" image="rye.png"/></chapters>"#;
    let (_, faults) = Small::new("Hello\n").with("show_notes/001.psc", relative).derived();
    insta::assert_snapshot!(faults.join("\n"), @"
    show_notes/001.psc:1:11: info: this is the only chapter, so there is nowhere to jump to [chapters-only-one]
    show_notes/001.psc:1:11: warning: `/rye` is no complete web address [chapter-address-incomplete]
    show_notes/001.psc:1:11: warning: `rye.png` is no complete web address [chapter-address-incomplete]
    ");
    let (_, faults) = Small::new("---\nchapters: ['0:30 Rye', '0:35 Oats']\n---\n").derived();
    insta::assert_snapshot!(faults.join("\n"), @"
    show_notes/001.md:2:12: warning: the first chapter starts at 0:00:30, so the beginning belongs to none [chapters-begin-late]
    show_notes/001.md:2:12: info: this chapter lasts 5 s [chapter-too-short]
    ");
    // Times in the notes lead to what is said; they may begin anywhere.
    assert_eq!(Small::new("- [@0:30] Rye\n").derived().1, [] as [String; 0]);
}

#[test]
fn chapters_of_the_audio_come_last() {
    let (show, mut episode) = Small::new("Hello\n").compiled();
    let embedded =
        |start: f64, title: &str| EmbeddedChapter { start, end: start + 10.0, title: Some(title.into()), url: None };
    episode.record.files.audio = Some("audio/001.mp3".into());
    episode.audio = Some(AudioFacts {
        duration: 100.0,
        chapters: vec![embedded(0.0, "Rye"), embedded(10.0, "Oats"), embedded(120.0, "Late")],
        ..AudioFacts::default()
    });
    let (episode, faults) = derived(&show, episode);
    assert_eq!(starts(&episode), list(&[(0.0, "Rye"), (10.0, "Oats")]));
    assert_eq!(
        faults,
        [
            "audio/001.mp3:1:1: warning: the chapter starts at 0:02:00, but the episode ends at 0:01:40; it is left out [chapter-past-end]"
        ]
    );
}

#[test]
fn times_are_read_as_they_were_meant_and_reported_where_they_stand() {
    let notes = "- [58:00](#t=58:00) Rye\n- [02:12](#t=02:12) Oats\n- [1:10:00](#t=10:00) Barley\n- [1:10:00](#t=1:10:00) Wheat\n- [1:09:00](#t=1:09:00) Spelt\n";
    let (episode, faults) = Small::new(notes).derived();
    let expected = list(&[(3480.0, "Rye"), (3732.0, "Oats"), (4140.0, "Spelt"), (4200.0, "Barley")]);
    assert_eq!(starts(&episode), expected);
    assert_eq!(
        faults,
        [
            "show_notes/001.md:2:4: warning: 02:12 lacks its hours: it was read as 1:02:12 [chapter-hour-lost]",
            "show_notes/001.md:3:4: warning: the text says 01:10:00, its link 10:00; the text was believed [chapter-target-mismatch]",
            "show_notes/001.md:5:4: warning: the time goes back, from 1:10:00 to 1:09:00 [chapter-times-backwards]",
            "show_notes/001.md:4:4: warning: two chapters start at 1:10:00; `Wheat` is left out [chapter-start-duplicate]",
        ]
    );
}

#[test]
fn a_heading_and_its_first_child_may_begin_together() {
    let small = Small::new("#### [@0:10] - Rye\n\n- [@0:10] - Kernels\n- [@0:50] - Flour\n");
    assert_eq!(small.chapters(), list(&[(10.0, "Rye"), (50.0, "Flour")]));
}

#[test]
fn chapters_past_a_stated_duration_are_kept_and_reported() {
    let (episode, faults) = Small::new("---\nduration: '5:00'\n---\n- [@0:10] Rye\n- [@6:00] Oats\n").derived();
    assert_eq!(starts(&episode).len(), 2);
    assert_eq!(
        faults,
        [
            "show_notes/001.md:5:5: warning: the chapter starts at 0:06:00, but the episode ends at 0:05:00 [chapter-past-end]"
        ]
    );
}

#[test]
fn kinds_ends_links_topics_and_evidence_are_filled_in() {
    let notes = "---\nduration: '10:00'\n---\n# Bread 1\n\n**Ada #1:** [Rye and you](https://e.org/rye)\n\n* [0:00](#t=0:00) Welcome to Bread\n* [0:30](#t=0:30) [Rye and you](https://e.org/rye)\n* [5:00](#t=5:00) Sponsor: Oven Inc\n";
    let (episode, faults) = Small::new(notes).derived();
    assert_eq!(faults, [] as [String; 0]);
    let chapters = &episode.record.chapters;
    let kinds: Vec<_> = chapters.iter().map(|chapter| chapter.kind).collect();
    assert_eq!(kinds, [ChapterKind::Intro, ChapterKind::Topic, ChapterKind::Sponsor]);
    assert_eq!(chapters.iter().map(|chapter| chapter.end).collect::<Vec<_>>(), [Some(30.0), Some(300.0), Some(600.0)]);
    assert_eq!((chapters[1].topic, chapters[1].url.as_deref()), (Some(1), Some("https://e.org/rye")));
    assert_eq!(chapters[1].confidence, None);
    assert_eq!((episode.record.topics[0].start, episode.record.topics[0].confidence), (Some(30.0), Some(1.0)));
    let evidence = &episode.record.evidence[&Fact::Chapters];
    assert_eq!((evidence.len(), evidence[1].line, evidence[1].how.as_ref()), (3, Some(9), "the notes"));
}

#[test]
fn episodes_without_written_chapters_are_left_alone() {
    let (episode, faults) = Small::new("# Bread 1\n\nWe begin at 9:30.\n").derived();
    assert_eq!((starts(&episode).len(), faults.len()), (0, 0));
    assert!(!episode.record.evidence.contains_key(&Fact::Chapters));
}

#[test]
fn endless_lists_are_cut_short_and_reported() {
    let notes: String = (0..3000).map(|second| format!("- [@{}:{:02}] Rye\n", second / 60, second % 60)).collect();
    let (episode, faults) = Small::new(&notes).derived();
    assert_eq!(starts(&episode).len(), 2000);
    assert_eq!(
        faults,
        [
            "show_notes/001.md:2001:5: warning: there are 3000 chapters in the notes; those after the first 2000 are left out [chapters-too-many]"
        ]
    );
}
