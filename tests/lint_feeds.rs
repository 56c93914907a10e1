//! `podwright lint` on feeds as files: their encodings, standard input, the feed of a show.

#![allow(clippy::unwrap_used)] // clippy spares the tests themselves, not their helpers

use std::fs;
use std::path::Path;

use assert_cmd::Command;

const FEED: &str = r#"<?xml version="1.0" encoding="ISO-8859-1"?>
<rss version="2.0"><channel><title>Café & Crème</title></channel></rss>
"#;

/// `podwright lint` with `arguments` in `folder`: status, standard output, standard error.
fn lint(folder: &Path, arguments: &[&str], input: &str) -> (i32, String, String) {
    let mut command = Command::cargo_bin("podwright").unwrap();
    let done = command.current_dir(folder).arg("lint").args(arguments).write_stdin(input).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (done.status.code().unwrap(), text(done.stdout), text(done.stderr))
}

fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, bytes) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

const AMPERSAND: [&str; 5] = ["--isolated", "--format", "concise", "--select", "xml-bare-ampersand"];

#[test]
fn fixes_keep_every_other_byte_in_any_encoding() {
    let latin_1: Vec<u8> = FEED.chars().map(|one| one as u8).collect();
    let utf_16: Vec<u8> =
        format!("\u{FEFF}{}", FEED.replace("ISO-8859-1", "UTF-16")).encode_utf16().flat_map(u16::to_be_bytes).collect();
    let folder = folder(&[("latin.xml", &latin_1), ("wide.xml", &utf_16)]);
    let (_, out, _) = lint(folder.path(), &[&AMPERSAND[..], &["latin.xml", "wide.xml"]].concat(), "");
    insta::assert_snapshot!(out);
    lint(folder.path(), &[&AMPERSAND[..], &["--fix", "latin.xml", "wide.xml"]].concat(), "");
    let mended = FEED.replace(" & ", " &amp; ");
    assert_eq!(fs::read(folder.path().join("latin.xml")).unwrap(), mended.chars().map(|c| c as u8).collect::<Vec<_>>());
    let wide = fs::read(folder.path().join("wide.xml")).unwrap();
    let wide: Vec<u16> = wide.chunks(2).map(|two| u16::from_be_bytes([two[0], two[1]])).collect();
    assert_eq!(String::from_utf16(&wide).unwrap(), format!("\u{FEFF}{}", mended.replace("ISO-8859-1", "UTF-16")));
}

#[test]
fn bytes_that_would_be_lost_are_not_written() {
    let bytes = b"<rss version=\"2.0\"><channel><title>Caf\xE9 & more</title></channel></rss>\n";
    let folder = folder(&[("feed.xml", bytes)]);
    let (status, _, error) = lint(folder.path(), &[&AMPERSAND[..], &["--fix", "feed.xml"]].concat(), "");
    assert_eq!(status, 2);
    insta::assert_snapshot!(error);
    assert_eq!(fs::read(folder.path().join("feed.xml")).unwrap(), bytes);
}

#[test]
fn a_feed_on_standard_input_is_judged() {
    let folder = folder(&[]);
    let feed = FEED.replace("ISO-8859-1", "UTF-8");
    let (status, out, _) = lint(folder.path(), &[&AMPERSAND[..], &["-"]].concat(), &feed);
    assert_eq!(
        (status, out.as_str()),
        (1, "-:2:41: error[xml-bare-ampersand] a bare `&`: in XML it begins a reference\n")
    );
    let (_, diff, _) = lint(folder.path(), &[&AMPERSAND[..], &["--diff", "-"]].concat(), &feed);
    assert!(diff.contains("+<rss version=\"2.0\"><channel><title>Café &amp; Crème"), "{diff}");
    let (status, _, error) = lint(folder.path(), &[&AMPERSAND[..], &["--fix", "-"]].concat(), &feed);
    assert_eq!(status, 2, "{error}");
}

#[test]
fn the_feed_of_a_show_is_judged_with_it() {
    let config = "[show]\ntitle = \"Crumbs\"\nlink = \"https://crumbs.example/\"\n[sources]\nnotes = [\"notes/*.md\"]\n\
                  [feed]\npath = \"feeds/feed.xml\"\n";
    let folder = folder(&[
        ("podwright.toml", config.as_bytes()),
        ("notes/001.md", b"# 1: Rye\n\nBread.\n"),
        ("feeds/feed.xml", FEED.replace("ISO-8859-1", "UTF-8").as_bytes()),
    ]);
    let select = ["--format", "concise", "--select", "xml-bare-ampersand"];
    let told = "feeds/feed.xml:2:41: error[xml-bare-ampersand] a bare `&`: in XML it begins a reference\n";
    assert_eq!(lint(folder.path(), &select, "").1, told);
    assert_eq!(lint(&folder.path().join("notes"), &select, "").1, told);
    lint(folder.path(), &[&select[..], &["--fix"]].concat(), "");
    let mended = fs::read_to_string(folder.path().join("feeds/feed.xml")).unwrap();
    assert!(mended.contains("Café &amp; Crème"));
    assert_eq!(lint(folder.path(), &[&select[..], &["notes/001.md"]].concat(), "").1, "");
}

#[test]
fn what_a_platform_refuses_is_an_error_where_it_is_asked() {
    let feed = "<rss version='2.0' xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'><channel>\n\
                <itunes:type>serial</itunes:type><itunes:owner/>\n\
                <item><itunes:explicit>no</itunes:explicit></item></channel></rss>\n";
    let folder = folder(&[("feed.xml", feed.as_bytes())]);
    let rules = "serial-number-missing,pubdate-missing,channel-author-missing,owner-email-missing,self-link-missing,\
                 enclosure-missing,explicit-legacy";
    let arguments = ["--isolated", "--format", "concise", "--select", rules, "feed.xml"];
    let told: Vec<String> = ["", "apple", "spotify", "psp1", "youtube", "podcasting20", "apple,spotify"]
        .iter()
        .map(|profile| {
            let asked: &[&str] = if profile.is_empty() { &[] } else { &["--profile", profile] };
            let (_, out, _) = lint(folder.path(), &[asked, &arguments].concat(), "");
            let level = |line: &str| Some(line.split_once(": ")?.1.split_once(']')?.0.to_owned() + "]");
            let mut levels: Vec<String> = out.lines().filter_map(level).collect();
            levels.sort();
            format!("{}: {}", if profile.is_empty() { "everybody" } else { profile }, levels.join(" "))
        })
        .collect();
    insta::assert_snapshot!(told.join("\n"));
}
