//! The faults that two more real shows are known to have (SHOWS.md) are found at their lines, and so are faults of the
//! same kinds in a small show that holds one of each.

#![allow(clippy::unwrap_used)] // clippy spares the tests themselves, not their helpers

use std::fs;
use std::path::Path;

use podwright::config;
use podwright::diagnostic::{Diagnostic, Diagnostics};
use podwright::lint;
use podwright::lint::settings::{Choice, Settings};
use podwright::show::Show;
use podwright::source::SourceFile;

/// Rule, file (its head is enough) and line.
const RUSTACEAN_STATION: &[(&str, &str, usize)] = &[
    ("chapter-form-unusual", "_episodes/interviews/2025-03-08-guillaume-gomez.md", 22),
    ("chapter-form-unusual", "_episodes/interviews/2025-03-08-guillaume-gomez.md", 23),
    ("chapter-form-unusual", "_episodes/interviews/2025-03-08-guillaume-gomez.md", 24),
    ("chapter-form-unusual", "_episodes/interviews/2025-03-08-guillaume-gomez.md", 25),
    ("chapter-form-unusual", "_episodes/interviews/2025-03-08-guillaume-gomez.md", 26),
    ("chapter-past-end", "_episodes/interviews/2025-04-18-windsoilder.md", 27),
    ("chapter-past-end", "_episodes/interviews/2025-04-18-windsoilder.md", 30),
    ("chapter-times-backwards", "_episodes/interviews/2021-09-10-luca-palmieri.md", 25),
    ("chapter-times-backwards", "_episodes/interviews/2024-03-17-carl-fredrik-samson.md", 27),
    ("chapter-times-backwards", "_episodes/releases/2024-10-09-rust-1.74-1.75.md", 37),
];

const SYNTAX: &[(&str, &str, usize)] = &[
    ("chapter-frames", "shows/543 ", 40),
    ("chapter-frames", "shows/564 ", 12),
    ("chapter-frames", "shows/635 ", 12),
    ("chapter-frames", "shows/706 ", 12),
    ("chapter-frames", "shows/711 ", 12),
    ("chapter-hour-lost", "shows/420 ", 66),
    ("chapter-hour-lost", "shows/448 ", 52),
    ("chapter-hour-lost", "shows/535 ", 55),
    ("chapter-target-mismatch", "shows/418 ", 75),
    ("chapter-target-mismatch", "shows/418 ", 79),
    ("chapter-times-backwards", "shows/252 ", 22),
    ("chapter-times-backwards", "shows/340 ", 38),
    ("chapter-times-backwards", "shows/373 ", 50),
    ("front-matter-key-case", "shows/1030 ", 7),
];

/// What the linter finds in a show, as its config has it.
fn findings(root: &Path, config_text: &str) -> Diagnostics {
    let mut found = Diagnostics::new();
    let config = config::parse(&SourceFile::new(config::CONFIG_NAME, config_text), &mut found).unwrap();
    let settings = Settings::new(&config.lint, &Choice::default()).unwrap();
    lint::show(&Show { root: root.to_owned(), config }, &settings, found).unwrap()
}

fn check_places(name: &str, places: &[(&str, &str, usize)]) {
    let root = Path::new("../shared/corpus").join(name);
    if !root.is_dir() {
        println!("skipped: {} is absent", root.display());
        return;
    }
    let found = findings(&root, &fs::read_to_string(format!("tests/shows/{name}.toml")).unwrap());
    let is_at = |one: &Diagnostic, file: &str, line: usize| {
        one.place.as_ref().is_some_and(|place| place.line == line && place.file.to_string_lossy().starts_with(file))
    };
    let missed: Vec<_> = places
        .iter()
        .filter(|(rule, file, line)| !found.iter().any(|one| one.rule == *rule && is_at(one, file, *line)))
        .collect();
    assert!(missed.is_empty(), "not found: {missed:#?}");
}

#[test]
fn rustacean_station() {
    check_places("rustacean-station", RUSTACEAN_STATION);
}

#[test]
fn syntax() {
    check_places("syntax", SYNTAX);
}

/// Notes with the front matter that every episode has, then `keys`, then `body`.
fn notes(number: u32, keys: &str, body: &str) -> (String, String) {
    let text = format!(
        "---\nnumber: {number}\ntitle: Loaf {number}\nurl: https://bread.example/{number}.mp3\n{keys}---\n\nAll about loaf {number}.\n\n{body}"
    );
    (format!("shows/{number} - Loaf.md"), text)
}

#[test]
fn one_of_each() {
    let root = tempfile::tempdir().unwrap();
    fs::create_dir(root.path().join("shows")).unwrap();
    let files = [
        notes(
            1,
            "hosts: [ada]\nduration: \"1:20:00\"\n",
            "* **[59:49](#t=59:49)** Rye\n* **[02:12](#t=02:12)** Oats\n",
        ),
        notes(2, "hosts: [ada]\n", "* **[00:10:11](#t=00:10)** Rye\n* **[12:42:22](#t=12:42)** Oats\n"),
        notes(3, "hosts: [ada]\n", "* **[55:00](#t=55:00)** Rye\n* **[01:00:06](#t=00:06)** Oats\n"),
        notes(4, "hosts: [ada]\nduration: \"20:00\"\n", "0:00 Rye\n25:00 Oats\n"),
        notes(5, "length: \"34:23\"\nHosts: [ada]\n", ""),
        notes(6, "length: 3.9 MB\nepisod: 6\n", ""),
        notes(7, "length: 2063\nduration: \"34:23\"\ntitel: Rye\n", ""),
        notes(8, "date: 5/1/24\nduration: 1:02:03\nexplicit: no\nseason: 0012\n", ""),
        notes(9, "date: 2024-02-30\ntitle: Again\n", ""),
    ];
    for (path, text) in files {
        fs::write(root.path().join(path), text).unwrap();
    }
    let config = "[show]\ntitle = \"Loaves\"\n[sources]\nnotes = [\"shows/*.md\"]\n[[hosts]]\nname = \"Ada Crumb\"\naliases = [\"ada\"]\n[lint]\nignore = [\"show\", \"episode\", \"no-chapters\"]\n";
    let found: Vec<String> = findings(root.path(), config).iter().map(ToString::to_string).collect();
    insta::assert_snapshot!(found.join("\n"), @"
    podwright.toml:1:1: warning: the address of the feed's folder is not known, so chapters, transcripts and files of the show are not linked [base-url-missing]
    podwright.toml:1:1: warning: the address of the feed is not known, so the feed has no atom:link to itself (PSP-1) [feed-url-missing]
    podwright.toml:1:1: warning: the show has no category, which Apple and PSP-1 demand [show-category-missing]
    podwright.toml:1:1: warning: the show has no cover art; Apple, Spotify and PSP-1 refuse feeds without [show-cover-missing]
    podwright.toml:1:1: warning: the show has no description, so its title stands in for it [show-description-missing]
    podwright.toml:1:1: warning: the show has no web page, which RSS 2.0 demands [show-link-missing]
    shows/1 - Loaf.md:1:1: warning: 4 episodes (1, 2, 3, …) have audio of unknown size, so the enclosure says 0 bytes [enclosure-length-unknown]
    shows/1 - Loaf.md:12:6: warning: 02:12 lacks its hours: it was read as 1:02:12 [chapter-hour-lost]
    shows/2 - Loaf.md:10:6: warning: 00:10:11 holds frames: it was read as minutes and seconds, 0:00:10 [chapter-frames]
    shows/2 - Loaf.md:11:6: warning: 12:42:22 holds frames: it was read as minutes and seconds, 0:12:42 [chapter-frames]
    shows/3 - Loaf.md:11:6: warning: the text says 01:00:06, its link 00:06; the text was believed [chapter-target-mismatch]
    shows/4 - Loaf.md:12:1: warning: the chapter starts at 0:25:00, but the episode ends at 0:20:00 [chapter-past-end]
    shows/5 - Loaf.md:5:9: error: `34:23` is a duration, not a number of bytes [length-not-bytes]
    shows/5 - Loaf.md:6:1: warning: the key is `Hosts` here, but `hosts` in 4 other episodes [front-matter-key-case]
    shows/6 - Loaf.md:5:9: error: `3.9 MB` is no number of bytes [length-not-bytes]
    shows/6 - Loaf.md:6:1: warning: the key `episod` means nothing [front-matter-key-unknown]
    shows/7 - Loaf.md:5:9: warning: 2063 bytes in 0:34:23 would be less than 1 kbit/s [length-implausible]
    shows/7 - Loaf.md:7:1: warning: the key `titel` means nothing [front-matter-key-unknown]
    shows/8 - Loaf.md:5:7: error: `5/1/24` is in a year that no feed can name [date-invalid]
    shows/8 - Loaf.md:6:11: warning: `1:02:03` is the number 3723 in YAML 1.1 and a text in YAML 1.2 [yaml-trap]
    shows/8 - Loaf.md:7:11: warning: `no` is false in YAML 1.1 and a word in YAML 1.2 [yaml-trap]
    shows/8 - Loaf.md:8:9: warning: `0012` is the number 10 in YAML 1.1 and 12 in YAML 1.2 [yaml-trap]
    shows/9 - Loaf.md:5:7: error: `2024-02-30` is no date [date-invalid]
    shows/9 - Loaf.md:6:1: warning: the key `title` comes twice; the second counts [front-matter-key-duplicate]
    ");
}
