//! Shows that nobody writes: every run comes to an end, with findings or without, and hides no fault of the other files.

#![allow(clippy::unwrap_used, reason = "a test that cannot write its input has failed")]

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use podwright::config;
use podwright::diagnostic::Diagnostics;
use podwright::lint;
use podwright::lint::settings::{Choice, Settings};
use podwright::show::Show;
use podwright::source::SourceFile;

const CONFIG: &str = "[show]\ntitle = \"Bread Basket\"\nlink = \"https://breadbasket.fm/\"\n";

/// What the show lacks for a feed, of any episode.
const OF_ANY: [&str; 4] = ["episode-without-audio", "link-missing", "no-chapters", "published-unknown"];

/// Notes with one fault, which must be found whatever lies beside them.
const FAULTY: &str = "# Bread Basket 900: Rye\n\n[the oven](https://rye.examplehttps://oven.example/)\n";

fn show_of(root: &Path, files: &[(&str, String)]) -> Show {
    for folder in ["show_notes", "transcripts"] {
        fs::create_dir_all(root.join(folder)).unwrap();
    }
    fs::write(root.join("show_notes/900.md"), FAULTY).unwrap();
    for (path, text) in files {
        fs::write(root.join(path), text).unwrap();
    }
    let config = config::parse(&SourceFile::new(config::CONFIG_NAME, CONFIG), &mut Diagnostics::new()).unwrap();
    Show { root: root.to_owned(), config }
}

/// The rules that find something in the file of the show, `900.md` aside.
fn rules_in(files: &[(&str, String)]) -> Vec<&'static str> {
    let root = tempfile::tempdir().unwrap();
    let show = show_of(root.path(), files);
    let settings = Settings::new(&show.config.lint, &Choice::default()).unwrap();
    let found = lint::show(&show, &settings, Diagnostics::new()).unwrap();
    assert!(found.iter().any(|one| one.rule == "url-doubled"), "the fault beside it is hidden");
    let of_file = |path: &Path| files.iter().any(|(file, _)| Path::new(file) == path);
    let mut rules: Vec<&str> = found
        .iter()
        .filter(|one| one.place.as_ref().is_some_and(|place| of_file(&place.file)))
        .map(|one| one.rule)
        .collect();
    rules.sort_unstable();
    rules.dedup();
    rules
}

#[test]
fn a_line_of_ten_megabytes() {
    let notes = format!("# Bread Basket 1: Oat\n\n{}\n", "flour and water ".repeat(10_000_000 / 16));
    assert_eq!(rules_in(&[("show_notes/001.md", notes)]), OF_ANY);
    let said = format!("00:00:01 {}\n", "flour and water ".repeat(10_000_000 / 16));
    assert!(!rules_in(&[("transcripts/001.txt", said)]).is_empty());
}

#[test]
fn a_hundred_thousand_links() {
    let links: String = (0..100_000).map(|n| format!("- [loaf {n}](https://rye{n}.example/)\n")).collect();
    assert_eq!(rules_in(&[("show_notes/001.md", format!("# Bread Basket 1: Oat\n\n{links}"))]), OF_ANY);
}

#[test]
fn deep_nesting() {
    for deep in ["> ", "- ", "[", "*", "`", "<div>", "(", "![", "&#", "\\"] {
        let notes = format!("# Bread Basket 1: Oat\n\n{}\n", deep.repeat(20_000));
        rules_in(&[("show_notes/001.md", notes)]);
    }
    for deep in ["[", "{a: ", "- ", "? ", "&a *a "] {
        let notes = format!("---\nloaf: {}\n---\n# Bread Basket 1: Oat\n", deep.repeat(20_000));
        assert_ne!(rules_in(&[("show_notes/001.md", notes)]), OF_ANY, "{deep}");
    }
}

#[test]
fn files_that_vanish_while_they_are_linted() {
    let root = tempfile::tempdir().unwrap();
    let files: Vec<(String, String)> =
        (1..200).map(|n| (format!("show_notes/{n:03}.md"), format!("# Bread Basket {n}: Rye\n\nFlour.\n"))).collect();
    let files: Vec<(&str, String)> = files.iter().map(|(path, text)| (path.as_str(), text.clone())).collect();
    let show = show_of(root.path(), &files);
    let settings = Settings::new(&show.config.lint, &Choice::default()).unwrap();
    let is_done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !is_done.load(Ordering::Relaxed) {
                for (path, text) in &files {
                    let _ = fs::remove_file(root.path().join(path));
                    std::thread::yield_now();
                    let _ = fs::write(root.path().join(path), text);
                }
            }
        });
        for _ in 0..10 {
            let found = lint::show(&show, &settings, Diagnostics::new()).unwrap();
            assert!(found.iter().any(|one| one.rule == "url-doubled"));
        }
        is_done.store(true, Ordering::Relaxed);
    });
}
