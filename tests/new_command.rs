//! `podwright new`: the next episode in the form of the last ones.

#![allow(clippy::unwrap_used)] // a test may panic

use std::fs;

use assert_cmd::Command;

const CONFIG: &str = "[show]\ntitle = \"Loaf Talk\"\nlink = \"https://loaf.example/\"\ntimezone = \"Europe/Berlin\"\n[sources]\nnotes = [\"notes/**/*.md\"]\n";

/// Runs `podwright new` in a show of `files`, and gives what it says and what it writes.
fn new(files: &[(&str, &str)], arguments: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    if !folder.path().join("podwright.toml").exists() {
        fs::write(folder.path().join("podwright.toml"), CONFIG).unwrap();
    }
    let run = || {
        let output =
            Command::cargo_bin("podwright").unwrap().current_dir(&folder).arg("new").args(arguments).output().unwrap();
        (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap(), output.status.success())
    };
    let (said, err, success) = run();
    assert!(success, "{err}");
    let path = said.lines().next().unwrap().strip_prefix("wrote ").unwrap();
    let text = fs::read_to_string(folder.path().join(path)).unwrap();
    // What was written is an episode of the show.
    let normalized = Command::cargo_bin("podwright")
        .unwrap()
        .current_dir(&folder)
        .args(["normalize", "--format", "jsonl"])
        .output()
        .unwrap();
    assert!(String::from_utf8(normalized.stdout).unwrap().contains(path), "{path} is found");
    format!("{said}---- {path}\n{text}")
}

#[test]
fn keys_of_yaml_in_the_form_of_the_last_episodes() {
    let episode = |number: u32, title: &str| {
        format!(
            "---\nnumber: {number}\ntitle: \"{title}\"\ndate: 17754732{number}00\nlayout: episode\nurl: https://cdn.example/{number}.mp3\nhosts:\n  - ada\n  - bob\n\
             guests:\n  - name: Cid {number}\n    url: https://cid.example/\ntags: [bread, n{number}]\n---\n\nAbout {title}.\n\n### Show Notes\n\n* **[00:00](#t=00:00)** Welcome\n\n### {title}\n\nMore.\n\n### Sick Picks\n"
        )
    };
    let files = [("notes/98 - Rye.md", &*episode(98, "Rye")), ("notes/99 - Oats.md", &episode(99, "Oats"))];
    insta::assert_snapshot!(new(&files, &["Yes: no?", "--date", "2026-04-08"]), @r#"
    wrote notes/100 - Yes no.md
    it is held back as a draft: take `draft` out when it is ready
    ---- notes/100 - Yes no.md
    ---
    number: 100
    title: "Yes: no?"
    date: 1775688129900
    layout: episode
    url:
    hosts:
      - ada
      - bob
    guests: []
    tags: []
    draft: true
    ---

    ### Show Notes

    ### Sick Picks
    "#);
}

#[test]
fn keys_of_toml_with_tables() {
    let episode = |number: u32| {
        format!(
            "+++\ntitle = \"Loaf {number}\"\ndate = 2026-01-0{number}T08:00:00+01:00\nepisode = \"{number}\"\nexplicit = false\nhosts = [\"ada\"]\nsponsors = [\"flour-{number}\"]\n\
             [audio]\nurl = \"https://cdn.example/{number}.mp3\"\nlength = 1234567{number}\ntype = \"audio/mpeg\"\n+++\n\nNotes.\n"
        )
    };
    let files = [("notes/loaf-001/index.md", &*episode(1)), ("notes/loaf-002/index.md", &episode(2))];
    insta::assert_snapshot!(new(&files, &["Rye", "--date", "2026-02-08"]), @r#"
    wrote notes/loaf-003/index.md
    it is held back as a draft: take `draft` out when it is ready
    ---- notes/loaf-003/index.md
    +++
    draft = true
    title = "Rye"
    date = 2026-02-08T08:00:00+01:00
    episode = "3"
    explicit = false
    hosts = ["ada"]
    sponsors = []
    [audio]
    url = ""
    length = ""
    type = "audio/mpeg"
    +++
    "#);
}

#[test]
fn keys_of_json() {
    let files = [(
        "notes/2026-01-02-rye.md",
        "{\n  \"title\": \"Rye\",\n  \"episode\": 7,\n  \"date\": \"2026-01-02\",\n  \"podcast_file\": \"https://cdn.example/7.mp3\",\n  \"hosts\": [\"ada\"]\n}\n\nNotes.\n",
    )];
    insta::assert_snapshot!(new(&files, &["Oats \"and\" wheat", "--date", "2026-02-08"]), @r#"
    wrote notes/2026-02-08-oats-and-wheat.md
    it is held back as a draft: take `draft` out when it is ready
    ---- notes/2026-02-08-oats-and-wheat.md
    {
      "draft": true,
      "title": "Oats \"and\" wheat",
      "episode": 8,
      "date": "2026-02-08",
      "podcast_file": "",
      "hosts": ["ada"]
    }
    "#);
}

#[test]
fn headings_of_notes_without_front_matter() {
    let files = [
        ("notes/001.md", "# Loaf Talk 1: Rye\n\nSponsored by us\n\n## Extras\n\nx\n\n## Joke\n"),
        ("notes/002.md", "# Loaf Talk 2: Oats\n\n## Only here\n\n## Extras\n\ny\n\n## Joke\n"),
    ];
    insta::assert_snapshot!(new(&files, &["Wheat"]), @"
    wrote notes/003.md
    ---- notes/003.md
    # Loaf Talk 3: Wheat

    ## Extras

    ## Joke
    ");
}

#[test]
fn a_template_of_the_show() {
    let config = format!("{CONFIG}template = \"template.md\"\n");
    let files = [
        ("podwright.toml", config.as_str()),
        (
            "template.md",
            "---\ntitle: (fill me in)\nepisode:\ndate: (today) # RFC 3339\nfile: https://cdn.example/loaf-{number}.mp3\n---\n\n# {title}\n\nHosts: Ada\n",
        ),
        ("notes/009.md", "---\ntitle: Rye\nepisode: 9\ndate: 2026-01-02T08:00:00Z\n---\nRye.\n"),
    ];
    insta::assert_snapshot!(new(&files, &["Oats", "--date", "2026-02-08"]), @"
    wrote notes/010.md
    ---- notes/010.md
    ---
    title: Oats
    episode: 10
    date: 2026-02-08T08:00:00Z # RFC 3339
    file: https://cdn.example/loaf-10.mp3
    ---

    # Oats

    Hosts: Ada
    ");
}

#[test]
fn the_first_of_a_show() {
    insta::assert_snapshot!(new(&[], &["Hello", "--date", "2026-02-08"]), @"
    wrote notes/001.md
    it is held back as a draft: take `draft` out when it is ready
    ---- notes/001.md
    ---
    title: Hello
    number: 1
    date: 2026-02-08
    draft: true
    ---
    ");
}

#[test]
fn notes_that_are_there_are_never_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("notes")).unwrap();
    fs::write(folder.path().join("podwright.toml"), CONFIG).unwrap();
    fs::write(folder.path().join("notes/2026-02-08-rye.md"), "---\ntitle: Rye\ndate: 2026-02-08\n---\nRye.\n").unwrap();
    let output = Command::cargo_bin("podwright")
        .unwrap()
        .current_dir(&folder)
        .args(["new", "Rye", "--date", "2026-02-08"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    insta::assert_snapshot!(String::from_utf8(output.stderr).unwrap(), @"
    error[output-over-source]: notes/2026-02-08-rye.md is there already
    --> notes/2026-02-08-rye.md:1:1
     = help: give another title, or another day with --date
    ");
    assert!(fs::read_to_string(folder.path().join("notes/2026-02-08-rye.md")).unwrap().contains("Rye."));
}
