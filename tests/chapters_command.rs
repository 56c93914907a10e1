//! `podwright chapters`, as people run it.

#![allow(clippy::unwrap_used)] // clippy spares the tests themselves, not their helpers

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command as Process;

use assert_cmd::Command;
use predicates::prelude::*;
use tempfile::TempDir;

/// A show of two episodes: one with times in its notes and a transcript, one with neither.
fn show() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write(
        "podwright.toml",
        "[show]\ntitle = \"Bread Basket\"\nlink = \"https://example.org/\"\ndescription = \"Bread.\"\nimage = \"https://example.org/a.jpg\"\n",
    );
    write(
        "show_notes/081.md",
        "# Bread Basket 81: Rye\n\n* **[0:00](#t=0:00)** Welcome\n* **[0:40](#t=0:41)** [Rye](https://example.org/rye)\n* **[3:10](#t=3:10)** Sponsor: Oven Inc\n",
    );
    write(
        "transcripts/081.txt",
        "00:00:00 Hello and welcome.\n\n00:00:40 Now, rye.\n\n00:03:10 Our ovens come from Oven Inc.\n\n00:05:00 Bye.\n",
    );
    write("show_notes/082.md", "# Bread Basket 82: Oats\n\nNothing is timed here.\n");
    folder
}

/// An episode whose starts must be found: a name is misheard, a topic is never discussed, one hand-over is vague.
fn found() -> TempDir {
    let folder = show();
    fs::write(
        folder.path().join("show_notes/083.md"),
        "# Bread Basket 83: Brotolin\n\n\
         **Ada #1:** [The Brotolin oven](https://example.org/brotolin)\n\n* Steam injection over a stone deck\n* Firebrick keeps the heat\n\n\
         **Bob #2:** Croissant lamination\n\n* Layers of butter, folded thrice\n* Rests in the fridge\n\n\
         **Ada #3:** Harvesting quinoa in Bolivia\n\n* Altiplano terraces, llamas\n\n\
         **Bob #4:** Sourdough starters\n\n* Rye ferments fastest\n* Feed it daily\n",
    )
    .unwrap();
    fs::write(folder.path().join("transcripts/083.txt"), FOUND).unwrap();
    folder
}

const FOUND: &str = "\
00:00:00 Hello and welcome to Bread Basket, where we talk about bread.

00:00:06 I'm Ada. And I'm Bob.

00:00:11 Great to be here.

00:00:14 All right. Ada, what have you got for us?

00:00:17 So I want to tell you about the bro to lin oven.

00:00:22 It has steam injection, and the deck is stone.

00:00:40 The firebrick keeps the heat all night.

00:01:05 You pull the steam lever and the crust blisters.

00:01:30 Wow, that is a machine.

00:01:33 Yeah, very cool.

00:01:35 Over to you, Bob.

00:01:37 Next up is croissant lamination.

00:01:42 You roll the butter out and fold it thrice.

00:02:00 Then it rests in the fridge, and you fold again.

00:02:30 The layers are the thing, hundreds of them.

00:02:50 They flake everywhere.

00:02:58 My kitchen looked like snow. And my jar at home was bubbling by then.

00:03:05 Rye is what makes it go, it ferments fastest.

00:03:20 I feed it daily, at night.

00:03:40 Starters die when they are forgotten, sourdough forgives nothing.

00:04:00 So true.

00:04:02 Thanks for listening, everyone. Bye.
";

fn chapters(show: &Path, arguments: &[&str]) -> assert_cmd::assert::Assert {
    Command::cargo_bin("podwright").unwrap().current_dir(show).arg("chapters").args(arguments).assert()
}

fn printed(show: &Path, arguments: &[&str]) -> String {
    let output = chapters(show, arguments).success().get_output().stdout.clone();
    String::from_utf8(output).unwrap()
}

#[test]
fn the_table_reads_without_colours_in_a_pipe() {
    let show = show();
    let text = printed(show.path(), &["81"]);
    assert!(text.contains("A  0:00:00  Welcome") && text.contains("C  0:03:10  Sponsor: Oven Inc"), "{text}");
    assert!(text.contains("$$$") && !text.contains('\u{1b}'), "{text}");
    assert!(!text.contains("082"), "{text}");
    assert!(printed(show.path(), &[]).contains("no chapters"));
}

#[test]
fn explain_names_the_place_and_the_words() {
    let show = show();
    let text = printed(show.path(), &["81", "--explain"]);
    assert!(text.contains("the notes, show_notes/081.md:4:6"), "{text}");
    assert!(text.contains("“Now, rye.”\n                  transcripts/081.txt:3"), "{text}");
}

#[test]
fn explain_tells_what_decided_and_what_to_check() {
    let show = found();
    insta::assert_snapshot!(printed(show.path(), &["83", "--explain"]));
}

#[test]
fn what_decided_is_evidence_of_the_record() {
    let show = found();
    let output = Command::cargo_bin("podwright")
        .unwrap()
        .current_dir(show.path())
        .args(["normalize", "83", "--format", "json"])
        .output()
        .unwrap();
    let records: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    insta::assert_snapshot!(serde_json::to_string_pretty(&records[0]["evidence"]["chapters"]).unwrap());
}

#[test]
fn findings_are_told_for_the_episodes_that_were_asked_for() {
    let show = show();
    chapters(show.path(), &["81"]).success().stderr(predicate::str::contains("chapter-target-mismatch"));
    chapters(show.path(), &["82"]).success().stderr(predicate::str::contains("chapter-target-mismatch").not());
}

#[test]
fn every_format_is_printed() {
    let show = show();
    for (format, part) in [
        ("psc", "<psc:chapter start=\"00:00:40.000\" title=\"Rye\" href=\"https://example.org/rye\"/>"),
        ("description", "00:00:40 Rye\n"),
        ("youtube", "0:40 Rye\n"),
        ("ffmetadata", "START=40000\nEND=190000\ntitle=Rye\n"),
        ("audacity", "40.000\t190.000\tRye\n"),
        ("mp4chaps", "00:00:40.000 Rye\n"),
        ("cue", "TITLE \"Rye\"\n    INDEX 01 00:40:00\n"),
        ("html", "Now, rye."),
    ] {
        let text = printed(show.path(), &["81", "--format", format]);
        assert!(text.contains(part), "{format}: {text}");
    }
}

#[test]
fn json_is_a_document_of_one_episode_and_an_array_of_several() {
    let show = show();
    let one: serde_json::Value = serde_json::from_str(&printed(show.path(), &["81", "--format", "json"])).unwrap();
    assert_eq!((&one["version"], one["chapters"][1]["startTime"].as_f64()), (&"1.2.0".into(), Some(40.0)));
    let all: serde_json::Value = serde_json::from_str(&printed(show.path(), &["--format", "json"])).unwrap();
    assert_eq!(
        (&all[0]["id"], &all[0]["chapters"], &all[1]["chapters"]),
        (&"081".into(), &one["chapters"], &serde_json::json!([]))
    );
}

#[test]
fn formats_of_one_episode_refuse_several_or_write_a_file_for_each() {
    let show = show();
    chapters(show.path(), &["--format", "psc"]).code(2).stderr(predicate::str::contains("one-episode-at-a-time"));
    printed(show.path(), &["--format", "psc", "--out", "marks"]);
    assert!(fs::read_to_string(show.path().join("marks/081.psc")).unwrap().contains("Rye"));
    assert!(show.path().join("marks/082.psc").is_file());
}

#[test]
fn what_is_written_beside_the_notes_is_read_again() {
    let show = show();
    let before = printed(show.path(), &["81", "--format", "psc"]);
    for format in ["json", "psc", "ffmetadata", "mp4chaps", "cue"] {
        printed(show.path(), &["81", "--format", format, "--out", "show_notes"]);
        let stripped = |text: &str| text.replace(" href=\"https://example.org/rye\"", "");
        assert_eq!(stripped(&printed(show.path(), &["81", "--format", "psc"])), stripped(&before), "{format}");
    }
    chapters(show.path(), &["81"]).success().stderr(predicate::str::contains("chapters-disagree").not());
}

/// The page in a browser, where there is one: everything is laid out, and nothing is asked of the network.
#[test]
fn the_page_is_drawn_by_a_browser() {
    let show = show();
    let page = show.path().join("page.html");
    fs::write(&page, printed(show.path(), &["81", "--format", "html"])).unwrap();
    // The page has no script and allows none; this one, added for the test, tells what a reader would see.
    let measure = "<script>onload = () => { const seen = [...document.querySelectorAll('li')].filter(li => li.offsetHeight > 20);\
         document.body.dataset.seen = seen.length; }</script>";
    let html = fs::read_to_string(&page).unwrap();
    assert!(html.contains("Content-Security-Policy"), "{html}");
    fs::write(&page, html.replace("Content-Security-Policy", "nothing") + measure).unwrap();
    let profile = format!("--user-data-dir={}", show.path().join("profile").display());
    let arguments = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--dump-dom"];
    let address = format!("file://{}", page.display());
    let browser = Process::new("chromium").args(arguments).args([&profile, &address]).output();
    let Ok(output) = browser else {
        assert!(env::var_os("CI").is_none(), "chromium must be installed where CI runs");
        println!("skipped: chromium is not installed");
        return;
    };
    let drawn = String::from_utf8_lossy(&output.stdout);
    assert!(drawn.contains("data-seen=\"3\""), "{drawn}");
    assert_eq!(drawn.matches("<li ").count(), 3, "{drawn}");
    assert!(drawn.contains("Now, rye.") && drawn.contains("href=\"#c0-2\""), "{drawn}");
}
