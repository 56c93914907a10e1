//! Audio is large and often not there where a feed is built. What was read of it once stands in the ledger, and a build
//! without it gives the same bytes.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test may panic

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use podwright::publish::{self, Destination, Plan};
use podwright::show::Show;
use podwright::{compile, config};

/// A copy of the demo show; without an address for its audio, which then lies beside the feed.
fn show(folder: &Path, served_from_here: bool) -> Show {
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("feeds/demo");
    for part in ["", "audio", "show_notes", "transcripts"] {
        fs::create_dir_all(folder.join(part)).unwrap();
        for entry in fs::read_dir(demo.join(part)).unwrap().map(Result::unwrap).filter(|entry| entry.path().is_file()) {
            fs::copy(entry.path(), folder.join(part).join(entry.file_name())).unwrap();
        }
    }
    fs::remove_file(folder.join("podwright.lock")).unwrap();
    // Chapters that only the audio carries.
    fs::copy("tests/fixtures/audio/chapters.mp3", folder.join("audio/005-a-noise.mp3")).unwrap();
    fs::write(folder.join("show_notes/005.md"), "# Crumbs on the Sill 5: A noise\n\nListen.\n").unwrap();
    let path = folder.join(config::CONFIG_NAME);
    if served_from_here {
        let text = fs::read_to_string(&path).unwrap();
        let kept: Vec<&str> = text.lines().filter(|line| !line.starts_with("enclosure = ")).collect();
        fs::write(&path, kept.join("\n")).unwrap();
    }
    Show { root: folder.into(), config: config::load(&path, &mut Vec::new()).unwrap() }
}

fn plan(show: &Show) -> (Plan, Destination) {
    let destination = Destination::in_show(&show.root, &show.config);
    let ledger = publish::read_ledger(&show.root, &destination).unwrap();
    let mut diagnostics = Vec::new();
    let episodes = compile::compile_remembering(show, &ledger, &mut diagnostics).unwrap();
    assert_eq!(diagnostics, []);
    let now: DateTime<Utc> = "2026-06-01T00:00:00Z".parse().unwrap();
    (publish::plan(&show.root, &show.config, &episodes, &ledger, now), destination)
}

fn audio(show: &Show) -> Vec<PathBuf> {
    fs::read_dir(show.root.join("audio")).unwrap().map(|entry| entry.unwrap().path()).collect()
}

/// Builds with audio, changes the audio, and says what a second build would change.
fn changed_by(served_from_here: bool, change: impl Fn(&Path)) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let show = show(folder.path(), served_from_here);
    let (with_audio, destination) = plan(&show);
    with_audio.write(&destination).unwrap();
    let feed = fs::read_to_string(destination.folder.join("feed.xml")).unwrap();
    assert!(feed.contains("length=\"12492\""), "{feed}");
    assert!(destination.folder.join("chapters/005.json").is_file(), "the chapters in the audio are published");
    audio(&show).iter().for_each(|path| change(path));
    let differences = plan(&show).0.check(&destination).unwrap();
    differences.iter().map(|one| format!("{:?} {}", one.kind, one.path.display())).collect()
}

#[test]
fn audio_that_was_deleted_is_remembered() {
    for served_from_here in [false, true] {
        assert_eq!(changed_by(served_from_here, |path| fs::remove_file(path).unwrap()), [""; 0]);
    }
}

#[test]
fn audio_that_git_lfs_holds_back_is_remembered() {
    let pointer = |path: &Path| {
        let size = path.metadata().unwrap().len();
        // The published file is the same one, linked.
        fs::remove_file(path).unwrap();
        fs::write(path, format!("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize {size}\n")).unwrap();
    };
    for served_from_here in [false, true] {
        assert_eq!(changed_by(served_from_here, pointer), [""; 0]);
    }
}

#[test]
fn new_audio_is_read_anew() {
    let other = |path: &Path| {
        if path.ends_with("005-a-noise.mp3") {
            fs::remove_file(path).unwrap();
            fs::copy("tests/fixtures/audio/cbr-info.mp3", path).unwrap();
        }
    };
    let changed = changed_by(false, other);
    assert!(changed.iter().any(|one| one.ends_with("feed.xml")), "{changed:?}");
}

/// A host that serves the repository serves the pointer, whatever is remembered.
#[test]
fn pointers_in_the_folder_of_the_feed_are_told_and_their_size_is_used() {
    let folder = tempfile::tempdir().unwrap();
    let at = |path: &str| folder.path().join(path);
    let pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 411913\n";
    for (path, text) in [
        (
            "podwright.toml",
            "[show]\ntitle = \"Bread\"\nlink = \"https://b.example/\"\n[sources]\nnotes = [\"show_notes/*.md\"]\naudio = [\"feeds/*.mp3\"]\n\
             [feed]\npath = \"feeds/feed.xml\"\nurl = \"https://b.example/feeds/feed.xml\"\n",
        ),
        (
            "show_notes/001.md",
            "---\ntitle: Rye\ndate: 2026-01-01\naudio: https://b.example/feeds/001.mp3\n---\n![Rye](rye.png)\n",
        ),
        ("show_notes/rye.png", pointer),
        ("feeds/001.mp3", pointer),
    ] {
        fs::create_dir_all(at(path).parent().unwrap()).unwrap();
        fs::write(at(path), text).unwrap();
    }
    let config = config::load(&at(config::CONFIG_NAME), &mut Vec::new()).unwrap();
    let show = Show { root: folder.path().into(), config };
    let mut ledger = Default::default();
    // The second time, all is remembered.
    for _ in 0..2 {
        let episodes = compile::compile_remembering(&show, &ledger, &mut Vec::new()).unwrap();
        let now: DateTime<Utc> = "2026-06-01T00:00:00Z".parse().unwrap();
        let plan = publish::plan(&show.root, &show.config, &episodes, &ledger, now);
        let told: Vec<_> = plan.diagnostics.iter().filter(|one| one.rule == "pointer-served").collect();
        let mut files: Vec<_> = told.iter().filter_map(|one| one.place.as_ref()?.file.to_str()).collect();
        files.sort_unstable();
        assert_eq!(files, ["feeds/001.mp3", "show_notes/rye.png"], "{:#?}", plan.diagnostics);
        let destination = Destination::in_show(&show.root, &show.config);
        plan.write(&destination).unwrap();
        let feed = fs::read_to_string(at("feeds/feed.xml")).unwrap();
        assert!(feed.contains("length=\"411913\""), "{feed}");
        ledger = publish::read_ledger(&show.root, &destination).unwrap();
    }
}
