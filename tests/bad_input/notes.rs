//! Show notes and their front matter.

use insta::assert_snapshot;

use crate::Show;
use crate::show::{findings, notes};

#[test]
fn a_date_that_the_calendar_does_not_have() {
    let show = Show::built().with("show_notes/002.md", notes(2).replace("2026-01-02", "2026-02-30"));
    assert_snapshot!(show.refused(), @r"
    error[date-invalid]: `2026-02-30` is no date
     --> show_notes/002.md:2:7
      |
    2 | date: 2026-02-30
      |       ^^^^^^^^^^
      |
      = help: write `2024-05-01T08:00:00+02:00`, or `2024-05-01` for that day in the time zone of the show

    not built because of 1 error; the outputs of the last build are as they were
    ");
}

#[test]
fn one_fault_does_not_hide_the_others() {
    let show = Show::built()
        .with("show_notes/001.md", notes(1).replace("length: 1000", "length: 12:34"))
        .with("show_notes/002.md", notes(2).replace("2026-01-02", "yesterday"))
        .with("show_notes/003.md", notes(3).replace("date:", "explicit: perhaps\ndate:"));
    assert_eq!(
        findings(&show.refused()),
        [
            "error[length-not-bytes] show_notes/001.md:3:9",
            "error[date-invalid] show_notes/002.md:2:7",
            "error[boolean-invalid] show_notes/003.md:2:11"
        ]
    );
}

#[test]
fn a_fault_of_a_new_episode_is_told_once() {
    let show = Show::built().with("show_notes/004.md", "---\ndate: soon\nlength: x\n---\n# Tea Time 4: Cup\n");
    assert_eq!(
        findings(&show.refused()),
        ["error[date-invalid] show_notes/004.md:2:7", "error[length-not-bytes] show_notes/004.md:3:9"]
    );
}

#[test]
fn transcripts_that_are_not_where_the_front_matter_says() {
    let show = Show::built().with_front_matter("transcript: transcripts/gone.vtt");
    assert_snapshot!(show.accepted(), @r"
    warning[transcript-missing]: the transcript `transcripts/gone.vtt` is not in the show
     --> show_notes/002.md:3:13
      |
    3 | transcript: transcripts/gone.vtt
      |             ^^^^^^^^^^^^^^^^^^^^
      |
      = help: name a file of the show, relative to the notes or to its root, or an address of the web
    ");
    let show = Show::built().with_front_matter("transcript: |\n  Ada: Tea?\n  Bob: Tea!");
    assert_eq!(findings(&show.accepted()), ["info[transcript-untimed] show_notes/002.md:4:3"]);
    let show = Show::built().with_front_matter("transcript: |\n  # Tea\n  ---");
    assert_eq!(findings(&show.accepted()), ["warning[transcript-as-text] show_notes/002.md:4:3"]);
    let show = Show::built().with_front_matter("transcript: none");
    assert_eq!(show.accepted(), "");
}

#[test]
fn values_that_mean_nothing() {
    let show = Show::built().with_front_matter(
        "number: many\nseason: -1\nduration: long\nguests: [{}]\ntype: extra\nlink: nowhere\nimage: [a]\ntags: [{}]",
    );
    assert_eq!(
        findings(&show.refused()),
        [
            "error[number-invalid] show_notes/002.md:3:9",
            "error[number-invalid] show_notes/002.md:4:9",
            "warning[link-invalid] show_notes/002.md:8:7",
            "error[duration-invalid] show_notes/002.md:5:11",
            "warning[episode-type-unknown] show_notes/002.md:7:7",
            "error[person-invalid] show_notes/002.md:6:10",
            "error[text-invalid] show_notes/002.md:10:8",
            "warning[image-missing] show_notes/002.md:9:8"
        ]
    );
}

#[test]
fn years_that_no_feed_can_write() {
    let show = Show::built()
        .with("show_notes/001.md", notes(1).replace("2026-01-01", "\"+12026-01-01\""))
        .with("show_notes/002.md", notes(2).replace("2026-01-02", "0026-01-02"));
    assert_eq!(
        findings(&show.refused()),
        ["error[date-invalid] show_notes/001.md:2:7", "error[date-invalid] show_notes/002.md:2:7"]
    );
}

#[test]
fn keys_without_values_say_nothing() {
    let show = Show::built().with_front_matter("title:\nguests:\nimage: \"\"\ndate:\naudio: ~");
    assert_snapshot!(show.accepted(), @r"
    warning[front-matter-key-duplicate]: the key `date` comes twice; the second counts
     --> show_notes/002.md:6:1
      |
    6 | date:
      | ^^^^
      |
      = help: keep one of them
    note: the first one
     --> show_notes/002.md:2:1
      |
    2 | date: 2026-01-02
      | ^^^^
    ");
}

#[test]
fn a_file_name_states_the_date() {
    let show = Show::sound()
        .with("show_notes/2026-01-09-cream.md", "---\nlength: 1\naudio: https://e.org/1.mp3\n---\n# Cream\n");
    assert_eq!(show.normalized()[3]["published"], "2026-01-09T00:00:00Z");
}

#[test]
fn numbers_that_reach_beyond_the_calendar() {
    let spoken = |date: &str| format!("---\nnumber: 4294967295\nlength: 1\n---\n# Tea\n\nRecorded {date}\n");
    let show = Show::built()
        .with("show_notes/003.md", spoken("May 2nd, 2025").replace("4294967295", "3"))
        .with("show_notes/004.md", spoken("May 3rd"))
        .with("show_notes/005.md", spoken("May 4th, 2025").replace("4294967295", "5"));
    assert_eq!(findings(&show.accepted()), ["warning[published-unknown] show_notes/004.md:1:1"]);
}

#[test]
fn notes_in_latin_1() {
    let show = Show::built().with("show_notes/002.md", b"# Tea Time 2: Caf\xE9\n");
    assert_snapshot!(show.refused(), @r"
    error[not-utf8]: the file is not UTF-8: byte 0xE9 cannot stand here
    --> show_notes/002.md:1:18
     = help: save the file as UTF-8

    not built because of 1 error; the outputs of the last build are as they were
    ");
}

#[test]
fn notes_in_utf_16() {
    let utf16: Vec<u8> = "\u{feff}# Tea Time 2\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let cut = [utf16.as_slice(), b"T"].concat();
    assert_snapshot!(Show::built().with("show_notes/002.md", cut).refused(), @r"
    error[not-utf8]: the file is neither UTF-8 nor the UTF-16 that its first two bytes promise
    --> show_notes/002.md:1:1
     = help: save the file as UTF-8

    not built because of 1 error; the outputs of the last build are as they were
    ");
    let without_mark: Vec<u8> = "# Tea Time 2\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert_snapshot!(Show::built().with("show_notes/002.md", without_mark).refused(), @r"
    error[not-text]: the file holds NUL bytes, so it is not text
    --> show_notes/002.md:1:1
     = help: save it as UTF-8 text; files in UTF-16 look like this

    not built because of 1 error; the outputs of the last build are as they were
    ");
}

#[test]
fn nul_bytes() {
    let show = Show::built().with("show_notes/002.md", "# Tea Time 2\n\nWarm \0 it.\n");
    assert_snapshot!(show.refused(), @r"
    error[not-text]: the file holds NUL bytes, so it is not text
    --> show_notes/002.md:3:6
     = help: save it as UTF-8 text; files in UTF-16 look like this

    not built because of 1 error; the outputs of the last build are as they were
    ");
}

#[test]
fn empty_notes() {
    assert_snapshot!(Show::built().with("show_notes/002.md", "").accepted(), @r"
    warning[notes-empty]: the notes say nothing
    --> show_notes/002.md:1:1
     = help: write what the episode is about; apps show it beside the title
    ");
    assert_snapshot!(Show::built().with("show_notes/002.md", "\u{feff} \n\t\n").accepted(), @r"
    warning[notes-empty]: the notes say nothing
    --> show_notes/002.md:1:1
     = help: write what the episode is about; apps show it beside the title
    ");
}

#[test]
fn broken_yaml() {
    let show = Show::built().with("show_notes/002.md", "---\ntitle: [Milk\ndate: 2026-01-02\n---\n# Tea Time 2\n");
    assert_snapshot!(show.refused(), @r#"
    error[front-matter-invalid]: the YAML front matter is broken: illegal placement of ':' indicator
     --> show_notes/002.md:3:5
      |
    3 | date: 2026-01-02
      |     ^
      |
      = help: put a text into quotes when it holds `: ` or ` #`, or begins with one of `[ ] { } @ % & * ! | > ' "`

    not built because of 1 error; the outputs of the last build are as they were
    "#);
}

#[test]
fn broken_toml() {
    let show = Show::built().with("show_notes/002.md", "+++\ntitle = Milk\n+++\n# Tea Time 2\n");
    assert_snapshot!(show.refused(), @r#"
    error[front-matter-invalid]: the TOML front matter is broken: string values must be quoted, expected literal string
     --> show_notes/002.md:2:9
      |
    2 | title = Milk
      |         ^^^^
      |
      = help: write `key = "text"`, one a line; see https://toml.io

    not built because of 1 error; the outputs of the last build are as they were
    "#);
}

#[test]
fn broken_json() {
    let json = "{\n  \"title\": \"Milk\",,\n  \"date\": \"2026-01-02\"\n}\n# Tea Time 2\n";
    assert_snapshot!(Show::built().with("show_notes/002.md", json).refused(), @r#"
    error[front-matter-invalid]: the JSON front matter is broken: unexpected token in object
     --> show_notes/002.md:2:19
      |
    2 |   "title": "Milk",,
      |                   ^
      |
      = help: keys and texts stand in double quotes, a comma between two entries, none after the last

    not built because of 1 error; the outputs of the last build are as they were
    "#);
}

#[test]
fn front_matter_that_is_never_closed() {
    let show = Show::built().with("show_notes/002.md", "---\ntitle: Milk\ndate: 2026-01-02\n\n# Tea Time 2\n");
    assert_snapshot!(show.refused(), @r"
    error[front-matter-unclosed]: the YAML front matter is never closed
     --> show_notes/002.md:1:1
      |
    1 | ---
      | ^^^
      |
      = help: put a line `---` after the last key

    not built because of 1 error; the outputs of the last build are as they were
    ");
}

#[test]
fn a_key_that_comes_twice() {
    let show = Show::built().with_front_matter("title: Milk\ntitle: Cream");
    assert_snapshot!(show.accepted(), @r"
    warning[front-matter-key-duplicate]: the key `title` comes twice; the second counts
     --> show_notes/002.md:4:1
      |
    4 | title: Cream
      | ^^^^^
      |
      = help: keep one of them
    note: the first one
     --> show_notes/002.md:3:1
      |
    3 | title: Milk
      | ^^^^^
    ");
}

#[test]
fn two_notes_with_one_number() {
    let show = Show::built().with("show_notes/2-milk.md", notes(2));
    assert_snapshot!(show.refused(), @r"
    error[number-taken]: two files hold the notes of episode 002; this one is left out
    --> show_notes/2-milk.md:1:1
     = help: give one of them another number, or take it out of the patterns in [sources]
    note: the other one
    --> show_notes/002.md:1:1

    not built because of 1 error; the outputs of the last build are as they were
    ");
}

#[test]
fn two_episodes_with_one_guid() {
    let show = Show::sound()
        .with("show_notes/001.md", notes(1).replace("date:", "guid: tea\ndate:"))
        .with("show_notes/002.md", notes(2).replace("date:", "guid: tea\ndate:"));
    assert_snapshot!(show.refused(), @r"
    error[guid-duplicate]: the episodes 001 and 002 have the same guid, tea
     --> show_notes/002.md:2:7
      |
    2 | guid: tea
      |       ^^^
      |
      = help: apps show only one of them; give the newer one a guid of its own

    not built because of 1 error; the outputs of the last build are as they were
    ");
}

#[test]
fn a_number_that_two_front_matters_claim() {
    let show = Show::built().with_front_matter("number: 1");
    assert_snapshot!(show.refused(), @"
    error[enclosure-shared]: the episodes 001 and 002 would have the same audio, https://cdn.example.org/1.mp3
     --> show_notes/002.md:3:9
      |
    3 | number: 1
      |         ^
      |
      = help: give each a number of its own, or state `audio` in the front matter of one

    info[enclosure-moved]: episode 002 has audio at another address than before; guid and date stay
    --> show_notes/002.md:1:1
     = help: keep the old addresses alive: apps that have not looked since ask for them

    not built because of 1 error; the outputs of the last build are as they were
    ");
}
