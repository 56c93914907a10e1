//! `podwright diff` and `podwright lint --against`: what subscribers would see change.

#![allow(clippy::unwrap_used)] // clippy spares the tests themselves, not their helpers

use std::fs;

use assert_cmd::Command;
use predicates::prelude::*;

const OLD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Crumbs</title><link>https://crumbs.example/</link><description>Bread.</description>
<item><title>Spelt &amp; Emmer</title><guid isPermaLink="false">c</guid><pubDate>Sun, 03 May 2026 10:00:00 GMT</pubDate>
<description>All of spelt and a little of emmer.</description>
<enclosure url="https://crumbs.example/3.mp3" length="3000000" type="audio/mpeg"/></item>
<item><title>Rye</title><guid isPermaLink="false">b</guid><pubDate>Sat, 02 May 2026 10:00:00 GMT</pubDate>
<enclosure url="https://crumbs.example/2.mp3" length="2000000" type="audio/mpeg"/></item>
<item><title>Oat</title><guid isPermaLink="false">a</guid><pubDate>Fri, 01 May 2026 10:00:00 GMT</pubDate>
<enclosure url="https://crumbs.example/1.mp3" length="1000000" type="audio/mpeg"/></item>
</channel></rss>
"#;

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let added = "<item><title>Barley</title><guid isPermaLink=\"false\">d</guid>\
        <pubDate>Mon, 04 May 2026 10:00:00 GMT</pubDate></item>\n<item><title>Spelt";
    let new = OLD
        .replace("<item><title>Spelt", added)
        .replace("\">b</guid>", "\">https://crumbs.example/2</guid>")
        .replace("a little of emmer", "much of emmer")
        .replace("<title>Crumbs", "<title>Crumbs on the *Sill*");
    let oat = new.find("<item><title>Oat").unwrap();
    let new = format!("{}</channel></rss>\n", &new[..oat]);
    fs::write(folder.path().join("old.xml"), OLD).unwrap();
    fs::write(folder.path().join("new.xml"), new).unwrap();
    folder
}

fn diff(format: &str) -> String {
    let folder = folder();
    let command = ["diff", "old.xml", "new.xml", "--format", format];
    let output = Command::cargo_bin("podwright").unwrap().current_dir(&folder).args(command).output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn changes_are_told_to_people() {
    insta::assert_snapshot!(diff("text"));
}

#[test]
fn changes_are_told_in_pull_requests() {
    insta::assert_snapshot!(diff("markdown"));
}

#[test]
fn changes_are_told_to_programs() {
    insta::assert_snapshot!(diff("json"));
}

#[test]
fn the_same_feed_is_no_change() {
    let folder = folder();
    let mut command = Command::cargo_bin("podwright").unwrap();
    command
        .current_dir(&folder)
        .args(["diff", "old.xml", "old.xml"])
        .assert()
        .success()
        .stdout("subscribers see no change\n");
}

#[test]
fn what_is_no_feed_is_one_clear_error() {
    let folder = folder();
    fs::write(folder.path().join("page.html"), "<html><body>404</body></html>").unwrap();
    let mut command = Command::cargo_bin("podwright").unwrap();
    let told = predicate::str::contains("page.html").and(predicate::str::contains("it is a web page"));
    command.current_dir(&folder).args(["diff", "old.xml", "page.html"]).assert().code(2).stderr(told);
}

#[test]
fn lint_against_the_old_feed_finds_what_comes_back_as_new() {
    let folder = folder();
    let mut command = Command::cargo_bin("podwright").unwrap();
    command
        .current_dir(&folder)
        .args(["lint", "--format", "concise", "--select", "ledger", "--against", "old.xml", "new.xml"])
        .assert()
        .code(1)
        .stdout(predicate::str::contains("new.xml:7:51: error[guid-changed]"));
}

/// `first.xml` with the first item of the old feed, `feed-2.xml` and `feed-3.xml` with the others; the links between them.
fn in_pages(folder: &std::path::Path) {
    let (head, items) = OLD.split_once("<item>").unwrap();
    let items: Vec<&str> = items.split("</item>\n").filter(|item| item.contains("guid")).collect();
    let head = head.replace("<rss version=\"2.0\">", "<rss version=\"2.0\" xmlns:a=\"http://www.w3.org/2005/Atom\">");
    for (page, item) in items.iter().enumerate() {
        let next = format!("<a:link rel=\"Next\" href=\"https://crumbs.example/feed-{}.xml\"/>\n", page + 2);
        let next = if page + 1 < items.len() { next } else { String::new() };
        let item = format!("<item>{}</item>\n", item.trim_start_matches("<item>"));
        let name = if page == 0 { "first.xml".to_owned() } else { format!("feed-{}.xml", page + 1) };
        fs::write(folder.join(name), format!("{head}{next}{item}</channel></rss>\n")).unwrap();
    }
}

#[test]
fn pages_that_lie_beside_a_feed_are_compared() {
    let folder = folder();
    in_pages(folder.path());
    let said = |arguments: &[&str]| {
        let output = Command::cargo_bin("podwright").unwrap().current_dir(&folder).args(arguments).output().unwrap();
        String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap()
    };
    assert_eq!(said(&["diff", "old.xml", "first.xml"]), "subscribers see no change\n");
    assert_eq!(said(&["diff", "first.xml", "old.xml"]), "subscribers see no change\n");
    let ledger = ["lint", "--format", "concise", "--select", "ledger,pages-not-followed", "--against"];
    let against = |old: &str, new: &str| said(&[&ledger[..], &[old, new]].concat());
    assert_eq!(against("old.xml", "first.xml") + &against("first.xml", "old.xml"), "nothing to report\n".repeat(2));
    // What changed on another page is told there; here, that nothing has vanished.
    let third = fs::read_to_string(folder.path().join("feed-3.xml")).unwrap();
    fs::write(folder.path().join("feed-3.xml"), third.replace(">a</guid>", ">x</guid>")).unwrap();
    assert_eq!(against("old.xml", "first.xml"), "nothing to report\n");
    assert!(against("first.xml", "old.xml").contains("guid-changed"));
    assert!(said(&["diff", "old.xml", "first.xml"]).contains("guid"));

    fs::remove_file(folder.path().join("feed-3.xml")).unwrap();
    let told = said(&["diff", "old.xml", "first.xml"]);
    assert!(told.contains("pages-not-followed") && told.contains("https://crumbs.example/feed-3.xml"), "{told}");
    let told = against("old.xml", "first.xml");
    assert!(told.contains("pages-not-followed") && told.contains("\"Oat\" is not in the feed"), "{told}");
    assert!(!told.contains("Rye"), "{told}");
}

#[test]
fn pages_that_lie_beside_a_feed_are_imported() {
    let folder = folder();
    in_pages(folder.path());
    let mut command = Command::cargo_bin("podwright").unwrap();
    let told = command.current_dir(&folder).args(["import", "first.xml", "--out", "show"]).assert().success();
    told.stdout(predicate::str::starts_with("3 episodes")).stderr(predicate::str::contains("more-pages").not());
    fs::remove_file(folder.path().join("feed-3.xml")).unwrap();
    let mut command = Command::cargo_bin("podwright").unwrap();
    let told = command.current_dir(&folder).args(["import", "first.xml", "--out", "less"]).assert().success();
    told.stdout(predicate::str::starts_with("2 episodes")).stderr(predicate::str::contains("import-more-pages"));
}
