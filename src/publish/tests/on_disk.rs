//! What a build leaves in the folder of a show.

use super::*;

fn show_on_disk() -> (TempDir, Config, Vec<Compiled>) {
    let root = tempfile::tempdir().unwrap();
    // The first bytes of a PNG file of 1400 × 1400 pixels.
    let picture: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x05\x78\0\0\x05\x78\x08\x02\0\0\0CRC!\0\0\0\0IENDCRC!";
    for (path, bytes) in [("audio/Ep 1.mp3", &b"sound"[..]), ("art/cover.png", picture), ("feeds/near.mp3", b"near")] {
        fs::create_dir_all(root.path().join(path).parent().unwrap()).unwrap();
        fs::write(root.path().join(path), bytes).unwrap();
    }
    let config = {
        let mut config = config_with("");
        config.show.image = Some("art/cover.png".into());
        config
    };
    let transcript = |format, start| Transcript {
        format,
        cues: vec![Cue { start, end: Some(start + 1.0), text: "a < b".into(), ..Cue::default() }],
        ..Transcript::default()
    };
    let untimed = || Transcript {
        untimed: vec![Utterance { text: "hello".into(), ..Utterance::default() }],
        ..Transcript::default()
    };
    let (mut one, mut two) = (compiled(1), compiled(2));
    one.record.audio = Some(Audio { location: "audio/Ep 1.mp3".into(), ..Audio::default() });
    one.transcripts = vec![
        (SourceFile::new("transcripts/001.txt", "hello"), untimed()),
        (SourceFile::new("transcripts/001.srt", "1 …"), transcript(Format::Srt, 3.0)),
    ];
    two.record.audio = Some(Audio { location: "feeds/near.mp3".into(), ..Audio::default() });
    two.transcripts = vec![(SourceFile::new("transcripts/002.txt", "hello"), untimed())];
    (root, config, vec![one, two])
}

fn tree(folder: &Path) -> Vec<String> {
    let files = ignore::WalkBuilder::new(folder).hidden(false).build().filter_map(Result::ok);
    let mut paths: Vec<_> = files
        .filter(|entry| entry.path().is_file())
        .map(|entry| entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned())
        .collect();
    paths.sort();
    paths
}

#[test]
fn files_of_the_show_are_served_beside_the_feed() {
    let (root, config, episodes) = show_on_disk();
    let plan = plan(root.path(), &config, &episodes, &Ledger::default(), now());
    assert_eq!(plan.diagnostics, []);
    let feed = feed(&plan);
    let enclosures: Vec<_> = feed
        .items
        .iter()
        .map(|item| item.enclosure.as_ref().unwrap())
        .map(|e| (e.url.as_str(), e.length.as_str()))
        .collect();
    assert_eq!(
        enclosures,
        [("https://example.org/feeds/near.mp3", "4"), ("https://example.org/feeds/audio/Ep%201.mp3", "5")]
    );
    assert_eq!(feed.image.as_ref().unwrap().url, "https://example.org/feeds/art/cover.png");
    let transcript = |index: usize| feed.items[index].extensions["podcast"]["transcript"][0].attrs.clone();
    assert_eq!(transcript(0)["url"], "https://example.org/feeds/transcripts/002.html");
    assert_eq!(transcript(0).get("rel"), None);
    assert_eq!(transcript(1)["url"], "https://example.org/feeds/transcripts/001.vtt");
    assert_eq!(transcript(1)["rel"], "captions");

    let destination = Destination::in_show(root.path(), &config);
    plan.write(&destination).unwrap();
    assert_eq!(
        tree(root.path()),
        [
            "art/cover.png",
            "audio/Ep 1.mp3",
            "feeds/art/cover.png",
            "feeds/audio/Ep 1.mp3",
            "feeds/feed.xml",
            "feeds/near.mp3",
            "feeds/transcripts/001.vtt",
            "feeds/transcripts/002.html",
            "podwright.lock",
        ]
    );
}

#[test]
fn a_second_build_changes_nothing() {
    let (root, config, episodes) = show_on_disk();
    let destination = Destination::in_show(root.path(), &config);
    let build = || {
        let ledger = read_ledger(root.path(), &destination).unwrap();
        plan(root.path(), &config, &episodes, &ledger, now())
    };
    let first = build();
    assert!(first.check(&destination).unwrap().iter().any(|difference| difference.kind == DifferenceKind::Missing));
    assert_eq!(first.write(&destination).unwrap().last().unwrap(), &root.path().join("feeds/feed.xml"));
    let second = build();
    assert_eq!(second.outputs, first.outputs);
    assert_eq!(second.check(&destination).unwrap(), []);
    assert_eq!(second.write(&destination).unwrap(), Vec::<PathBuf>::new());

    fs::write(root.path().join("feeds/feed.xml"), "broken").unwrap();
    let expected = Difference { path: root.path().join("feeds/feed.xml"), kind: DifferenceKind::Changed };
    assert_eq!(build().check(&destination).unwrap(), [expected]);
}

#[test]
fn a_show_can_be_built_elsewhere() {
    let (root, config, episodes) = show_on_disk();
    let out = tempfile::tempdir().unwrap();
    let plan = plan(root.path(), &config, &episodes, &Ledger::default(), now());
    plan.write(&Destination::elsewhere(out.path())).unwrap();
    assert_eq!(
        tree(out.path()),
        [
            "art/cover.png",
            "audio/Ep 1.mp3",
            "feed.xml",
            "near.mp3",
            "podwright.lock",
            "transcripts/001.vtt",
            "transcripts/002.html"
        ]
    );
    assert!(!root.path().join("podwright.lock").exists());
}

#[test]
fn an_output_never_takes_the_place_of_a_source() {
    let (root, mut config, mut episodes) = show_on_disk();
    config.feed.path = "feed.xml".into();
    let (_, transcript) = episodes[0].transcripts.pop().unwrap();
    episodes[0].transcripts = vec![(SourceFile::new("transcripts/001.srt", "1 …"), transcript)];
    episodes[0].record.files.transcripts = vec!["transcripts/001.srt".into(), "transcripts/001.vtt".into()];
    let plan = plan(root.path(), &config, &episodes, &Ledger::default(), now());
    let paths: Vec<_> = plan.outputs.iter().map(|output| output.path.to_str().unwrap()).collect();
    assert!(paths.contains(&"transcripts/001.built.vtt"), "{paths:?}");
    assert!(!paths.contains(&"transcripts/001.vtt"), "{paths:?}");
}

#[test]
fn outputs_of_former_builds_are_named_and_kept() {
    let (root, config, mut episodes) = show_on_disk();
    let destination = Destination::in_show(root.path(), &config);
    plan(root.path(), &config, &episodes, &Ledger::default(), now()).write(&destination).unwrap();
    episodes.pop();
    let after = plan(root.path(), &config, &episodes, &Ledger::default(), now());
    after.write(&destination).unwrap();
    assert_eq!(after.stale(&destination), [Path::new("transcripts/002.html")]);
    assert!(root.path().join("feeds/transcripts/002.html").exists());
}

#[test]
fn feeds_of_former_builds_are_named_whatever_they_were_called() {
    let (root, config, episodes) = show_on_disk();
    let destination = Destination::in_show(root.path(), &config);
    let plan = plan(root.path(), &config, &episodes, &Ledger::default(), now());
    plan.write(&destination).unwrap();
    let built = fs::read_to_string(root.path().join("feeds/feed.xml")).unwrap();
    fs::create_dir(root.path().join("feeds/seasons")).unwrap();
    fs::write(root.path().join("feeds/seasons/one.xml"), &built).unwrap();
    fs::write(root.path().join("feeds/other.xml"), built.replacen("<title>", "<title>Another ", 1)).unwrap();
    fs::write(root.path().join("feeds/sitemap.xml"), "<urlset/>").unwrap();
    assert_eq!(plan.stale(&destination), [Path::new("seasons/one.xml")]);
}

#[test]
fn a_folder_that_cannot_be_written_leaves_everything_as_it_was() {
    let (root, config, episodes) = show_on_disk();
    let destination = Destination::in_show(root.path(), &config);
    // A file where a folder has to be: nobody can write there, not even root.
    fs::write(root.path().join("feeds/transcripts"), "in the way").unwrap();
    fs::write(root.path().join("feeds/feed.xml"), "old").unwrap();
    let faults = plan(root.path(), &config, &episodes, &Ledger::default(), now()).write(&destination).unwrap_err();
    assert_eq!(faults.len(), 1);
    assert_eq!(faults[0].rule, "output-not-written");
    assert!(faults[0].message.contains("feeds/transcripts/001.vtt"), "{}", faults[0].message);
    assert_eq!(
        tree(root.path()),
        ["art/cover.png", "audio/Ep 1.mp3", "feeds/feed.xml", "feeds/near.mp3", "feeds/transcripts"]
    );
    assert_eq!(fs::read_to_string(root.path().join("feeds/feed.xml")).unwrap(), "old");
}

#[test]
fn what_is_staged_and_not_kept_leaves_nothing() {
    let (root, config, episodes) = show_on_disk();
    let out = root.path().join("new");
    let before = tree(root.path());
    let plan = plan(root.path(), &config, &episodes, &Ledger::default(), now());
    let staged = plan.stage(&Destination::elsewhere(&out)).unwrap();
    // Nobody looks into a folder that is new; a feed is there at once and whole.
    assert!(out.join("transcripts/001.vtt").exists() && !out.join("feed.xml").exists());
    drop(staged);
    assert_eq!(tree(root.path()), before);
    assert!(!out.exists());
}

#[test]
fn a_cover_that_is_not_there_is_an_error() {
    let (root, mut config, episodes) = show_on_disk();
    config.show.image = Some("art/none.png".into());
    let plan = plan(root.path(), &config, &episodes, &Ledger::default(), now());
    assert_eq!(rules(&plan), ["cover-missing"]);
    assert!(crate::diagnostic::has_errors(&plan.diagnostics));
}
