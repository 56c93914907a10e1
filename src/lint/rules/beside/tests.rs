//! What is told of the files beside a feed: the demo show, and what one may do to it.

use std::fs;
use std::path::Path;

use chrono::DateTime;

use crate::lint::feed;
use crate::lint::settings::Settings;

/// The findings of `judge` about a copy of the demo show after `change`, those of the feed's own rules left out.
fn told(change: impl Fn(&Path)) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("feeds/demo");
    for part in ["audio", "feed", "feed/chapters", "feed/transcripts"] {
        fs::create_dir_all(folder.path().join(part)).unwrap();
        for entry in fs::read_dir(demo.join(part)).unwrap().map(Result::unwrap).filter(|entry| entry.path().is_file()) {
            fs::copy(entry.path(), folder.path().join(part).join(entry.file_name())).unwrap();
        }
    }
    change(folder.path());
    let path = folder.path().join("feed/feed.xml");
    let now = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
    let bytes = fs::read(&path).unwrap();
    let plain = feed::check(&crate::source::SourceFile::decode(&path, bytes.clone()).unwrap(), None, now);
    let found = feed::judge(&path, bytes, None, &Settings::default(), now);
    let root = format!("{}/", folder.path().display());
    let is_beside = |one: &&crate::diagnostic::Diagnostic| !plain.iter().any(|own| own.rule == one.rule);
    found.iter().filter(is_beside).map(|one| one.to_string().replace(&root, "")).collect()
}

fn edit(root: &Path, path: &str, from: &str, to: &str) {
    let text = fs::read_to_string(root.join(path)).unwrap();
    assert!(text.contains(from), "{path} holds {from}");
    fs::write(root.join(path), text.replacen(from, to, 1)).unwrap();
}

#[test]
fn the_demo_show_agrees_with_its_files() {
    let found = told(|_| {});
    assert!(found.iter().all(|one| one.contains(": info: ")), "{found:#?}");
}

#[test]
fn a_length_in_seconds_is_told_with_the_bytes() {
    let found = told(|root| edit(root, "feed/feed.xml", "length=\"388605\"", "length=\"48\""));
    assert!(
        found.iter().any(|one| one.contains("error: the file has 388605 bytes, not 48 [enclosure-length-wrong]")),
        "{found:#?}"
    );
}

#[test]
fn a_wrong_type_and_a_wrong_duration_are_told() {
    let found = told(|root| {
        edit(root, "feed/feed.xml", "type=\"audio/mpeg\"", "type=\"audio/x-m4a\"");
        let text = fs::read_to_string(root.join("feed/feed.xml")).unwrap();
        let at = text.find("<itunes:duration>").unwrap();
        let end = text[at..].find("</itunes:duration>").unwrap() + at;
        fs::write(root.join("feed/feed.xml"), format!("{}<itunes:duration>3600{}", &text[..at], &text[end..])).unwrap();
    });
    assert!(
        found.iter().any(|one| one.contains("the file is audio/mpeg, not audio/x-m4a [enclosure-type-wrong]")),
        "{found:#?}"
    );
    assert!(found.iter().any(|one| one.contains("not 3600 s [duration-wrong]")), "{found:#?}");
}

#[test]
fn broken_files_are_told_at_their_place() {
    let found = told(|root| {
        edit(root, "feed/chapters/004.json", "\"startTime\": 0", "\"startTime\": 90000");
        fs::write(root.join("feed/transcripts/003.vtt"), "WEBVTT\n\n02:00:00.000 --> 01:00:00.000\nRye.\n").unwrap();
        edit(root, "feed/feed.xml", "type=\"text/vtt\"", "type=\"application/json\"");
        fs::write(root.join("feed/cover.jpg"), "no picture").unwrap();
    });
    for wanted in [
        "feed/chapters/004.json:",
        "[chapter-behind-end]",
        "feed/transcripts/003.vtt:3:",
        "[transcript-not-speech]",
        "[transcript-type-wrong]",
        "[episode-image-unfit]",
    ] {
        assert!(found.iter().any(|one| one.contains(wanted)), "{wanted}: {found:#?}");
    }
}

#[test]
fn pictures_of_chapters_and_html_transcripts_are_opened() {
    let found = told(|root| {
        edit(
            root,
            "feed/chapters/004.json",
            "\"startTime\": 0,",
            "\"startTime\": 0, \"img\": \"https://a.example/r.png\",",
        );
        let head = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\0\0\0\x01\0\x08\x02\0\0\0";
        fs::write(root.join("feed/r.png"), head).unwrap();
        edit(root, "feed/feed.xml", "transcripts/003.vtt", "transcripts/003.html");
        fs::write(root.join("feed/transcripts/003.html"), "<div>Ada: Rye.</div>\n<script>x()</script>\n").unwrap();
    });
    for wanted in [
        "feed/chapters/004.json:5:30: info: the picture is 512 × 256 pixels, not square [chapter-image-unfit]",
        "feed/transcripts/003.html:1:1: warning: the transcript has no <cite>, no <time>, no <p> [html-transcript-unmarked]",
        "feed/transcripts/003.html:2:1: warning: <script> has no place in a transcript [html-transcript-unsafe]",
    ] {
        assert!(found.iter().any(|one| one.contains(wanted)), "{wanted}: {found:#?}");
    }
}

#[test]
fn sizes_of_podcast_images_are_compared() {
    let found = told(|root| {
        let image = "<podcast:image href=\"https://podcast.example.org/feed/cover.jpg\" width=\"1400\" height=\"600\" \
                     aspect-ratio=\"16/9\" purpose=\"artwork\"/>";
        edit(root, "feed/feed.xml", "<item>", &format!("{image}<item>"));
    });
    let told: Vec<_> = found.iter().filter(|one| one.contains("[podcast-image-disagrees]")).collect();
    assert_eq!(told.len(), 2, "height and ratio: {found:#?}");
    assert!(told[0].contains("warning: the picture has 1400 × 1400 pixels"), "{told:#?}");
}

#[test]
fn pointers_of_git_lfs_are_told_as_such() {
    let pointer = |size: u64| {
        format!("version https://git-lfs.github.com/spec/v1\noid sha256:{}\nsize {size}\n", "4d7a".repeat(16))
    };
    let found = told(|root| {
        let feed = fs::read_to_string(root.join("feed/feed.xml")).unwrap();
        let length = feed.split_once("length=\"").and_then(|(_, rest)| rest.split_once('"')).unwrap().0;
        for (path, size) in [("audio", length.parse().unwrap()), ("feed/transcripts", 9), ("feed/chapters", 9)] {
            for entry in fs::read_dir(root.join(path)).unwrap() {
                fs::write(entry.unwrap().path(), pointer(size)).unwrap();
            }
        }
    });
    let of = |rule: &str| found.iter().filter(|one| one.contains(&format!("[{rule}]"))).count();
    assert!(of("pointer-served") > 3, "{found:#?}");
    // One enclosure has the length that the pointers say.
    assert!(of("enclosure-length-wrong") > 0, "{found:#?}");
    assert_eq!(of("pointer-served") + of("enclosure-length-wrong"), found.len(), "{found:#?}");
}
