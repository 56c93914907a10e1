//! `podwright.toml`.

use insta::assert_snapshot;

use crate::Show;
use crate::show::findings;

#[test]
fn no_config() {
    let show = Show::sound().without("podwright.toml");
    assert_snapshot!(show.refused(), @r"
    error[config-missing]: no podwright.toml in [show] or a folder above
     |
     = help: run `podwright init` in the folder of the show, or name the file with `--config`
    ");
}

#[test]
fn a_config_that_is_a_folder() {
    let show = Show::sound().without("podwright.toml").with("podwright.toml/x", "");
    assert_snapshot!(show.refused(), @r"
    error[unreadable-file]: cannot read the file: it is a folder
    --> podwright.toml:1:1
    ");
    assert_snapshot!(show.refused_with(&["--config", "show_notes"]), @r"
    error[unreadable-file]: cannot read the file: it is a folder
    --> show_notes:1:1
    ");
}

#[test]
fn a_config_that_is_not_there() {
    assert_snapshot!(Show::sound().refused_with(&["--config", "none.toml"]), @r"
    error[unreadable-file]: cannot read the file: No such file or directory (os error 2)
    --> none.toml:1:1
    ");
}

#[test]
fn a_key_that_nobody_knows() {
    let show = Show::built().with_config("description =", "descripton =");
    assert_snapshot!(show.refused(), @r#"
    error[config-key-unknown]: unknown key `descripton` in [show]
     --> podwright.toml:4:1
      |
    4 | descripton = "Two cups a week."
      | ^^^^^^^^^^
      |
      = help: did you mean `description`?
    "#);
}

#[test]
fn a_value_of_the_wrong_type() {
    let show = Show::built().with_config("path = \"feed/feed.xml\"", "path = 7");
    assert_snapshot!(show.refused(), @r"
    error[config-value-type]: `path` must be a text in quotes, not the number 7
      --> podwright.toml:16:8
       |
    16 | path = 7
       |        ^
       |
       = help: write a text in quotes
    ");
}

#[test]
fn toml_that_is_none() {
    let show = Show::built().with_config("language = \"en\"", "language = \"en");
    assert_snapshot!(show.refused(), @r#"
    error[config-syntax]: invalid basic string, expected `"`
     --> podwright.toml:5:15
      |
    5 | language = "en
      |               ^
      |
      = help: podwright.toml is written in TOML, see https://toml.io
    "#);
}

#[test]
fn every_fault_of_a_config_is_told_at_once() {
    let show =
        Show::built().with_config("language = \"en\"", "language = \"english!\"\ntimezone_ = 1\nexplicit = \"no\"");
    assert_eq!(
        findings(&show.refused()),
        [
            "error[language-invalid] podwright.toml:5:12",
            "error[config-key-unknown] podwright.toml:6:1",
            "error[config-value-type] podwright.toml:7:12"
        ]
    );
}

#[test]
fn patterns_that_leave_the_show() {
    let show = Show::built().with_config("show_notes/*.md", "../*.md").with_config("transcripts/*", "/etc/*");
    assert_snapshot!(show.refused(), @r#"
    error[path-leaves-show]: `../*.md` climbs out of the show
      --> podwright.toml:11:10
       |
    11 | notes = ["../*.md"]
       |          ^^^^^^^^^
       |
       = help: write the path relative to the folder of podwright.toml, with forward slashes, without `..`

    error[path-leaves-show]: `/etc/*` is an absolute path
      --> podwright.toml:12:16
       |
    12 | transcripts = ["/etc/*"]
       |                ^^^^^^^^
       |
       = help: write the path relative to the folder of podwright.toml, with forward slashes, without `..`
    "#);
}

#[test]
fn a_feed_outside_the_show() {
    let show = Show::built().with_config("feed/feed.xml", "../feed.xml");
    assert_snapshot!(show.refused(), @r#"
    error[path-leaves-show]: `../feed.xml` climbs out of the show
      --> podwright.toml:16:8
       |
    16 | path = "../feed.xml"
       |        ^^^^^^^^^^^^^
       |
       = help: write the path relative to the folder of podwright.toml, with forward slashes, without `..`
    "#);
}

#[test]
fn a_config_in_another_encoding() {
    let utf16: Vec<u8> = "[show]\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(
        findings(&Show::built().with("podwright.toml", utf16).refused()),
        ["error[not-text] podwright.toml:1:2"]
    );
}

#[test]
fn patterns_that_find_nothing() {
    let show = Show::built().with_config("show_notes/*.md", "notes/*.md");
    assert_snapshot!(show.refused(), @r#"
    error[episodes-missing]: the show has no episodes: no file has a name that the patterns of [sources] describe
      --> podwright.toml:11:9
       |
    11 | notes = ["notes/*.md"]
       |         ^^^^^^^^^^^^^^
       |
       = help: patterns are relative to the folder of the show; `*` stays within a folder, `**` crosses folders

    not built because of 1 error; the outputs of the last build are as they were
    "#);
}
