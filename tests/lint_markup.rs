//! Findings about notes in other languages than Markdown stand where they are in the file, and fixes write nothing else than it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test may panic

mod repository;

use repository::Repository;

const CONFIG: &str = r#"
[show]
title = "Loaf Talk"
link = "https://loaf.example/"
language = "en"
[sources]
notes = ["show_notes/*.{rst,org,adoc}"]
[[hosts]]
name = "Ada Crumb"
[[sponsors]]
name = "Rye Cloud"
url = "https://rye.example/loaf"
"#;

const RULES: &str = "http-link,bare-url,sponsor-name-variant,invisible-char,tracking-parameters,chapter-behind-end,date-invalid,duration-invalid,link-empty-text,waiver-unused";

/// What is told of the notes, and what of them fixes change.
fn told(path: &str, notes: &str) -> (String, String) {
    let show = Repository::with(&[("podwright.toml", CONFIG), (path, notes)]);
    let output = assert_cmd::Command::cargo_bin("podwright")
        .unwrap()
        .current_dir(&show.root)
        .args(["lint", path, "--select", RULES])
        .output()
        .unwrap();
    assert_cmd::Command::cargo_bin("podwright")
        .unwrap()
        .current_dir(&show.root)
        .args(["lint", path, "--select", RULES, "--fix", "--unsafe-fixes"])
        .output()
        .unwrap();
    let after = show.read(path);
    let diff = similar::TextDiff::from_lines(notes, after.as_str()).unified_diff().context_radius(0).to_string();
    (String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap(), diff)
}

#[test]
fn rst() {
    let notes = "Loaf Talk 1: Rye\n================\n\n:date: 2024-13-45\n:duration: long\n\n\
        Sponsored by Rye cloud, see `their\nsite <http://www.example.org/a?utm_source=x>`_ and\nhttp://plain.example/b.\n\n\
        .. podwright: ignore http-link — they have no https\n\n\
        * `The page <http://page.example/>`_\n\n.. _other: http://target.example/\n\nSee other_ and `this <http://this.example/>`_.\n";
    let (told, diff) = told("show_notes/001.rst", notes);
    insta::assert_snapshot!(told);
    insta::assert_snapshot!(diff);
}

#[test]
fn org() {
    let notes = "#+TITLE: Rye\n#+DATE: <2024-13-45 Mon>\n#+DURATION: long\n\n\
        Sponsored by Rye cloud, see [[http://www.example.org/a?utm_source=x][their\nsite]] and\nhttp://plain.example/b.\n\n\
        # podwright: ignore http-link — they have no https\n\n- [[http://page.example/][The page]]\n";
    let (told, diff) = told("show_notes/001.org", notes);
    insta::assert_snapshot!(told);
    insta::assert_snapshot!(diff);
}

#[test]
fn asciidoc() {
    let notes = "= Rye\n:page-date: 2024-13-45\n:page-duration: long\n:target: http://target.example\n\n\
        Sponsored by Rye cloud, see http://www.example.org/a?utm_source=x[their\nsite] and\nhttp://plain.example/b.\n\n\
        // podwright: ignore http-link — they have no https\n* link:http://page.example/[The page] {target}/x[x]\n";
    let (told, diff) = told("show_notes/001.adoc", notes);
    insta::assert_snapshot!(told);
    insta::assert_snapshot!(diff);
}
