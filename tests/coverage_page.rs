//! `docs/coverage.md` is made from the tables in `coverage`; `PODWRIGHT_BLESS=1 cargo test --test coverage_page` writes it.

#![allow(clippy::unwrap_used)] // clippy spares the tests themselves, not their helpers

use std::fmt::Write;
use std::fs;
use std::path::Path;

const TABLES: [(&str, &str); 4] = [
    ("Feeds, items, chapters, transcripts", include_str!("coverage/feed.tsv")),
    ("Audio and pictures", include_str!("coverage/media.tsv")),
    ("Sources of a show", include_str!("coverage/sources.tsv")),
    ("Faults counted in 195 real feeds", include_str!("coverage/practice.tsv")),
];

fn page() -> String {
    let mut page = String::from(
        "# What is asked of feeds, and who answers\n\n\
         podwright is held to a catalogue of what the specifications and platforms ask, and to the faults that were counted in real\n\
         feeds. Most have a rule; here is what has none, and why. Tests keep this page true.\n",
    );
    for (title, table) in TABLES {
        let rows: Vec<Vec<&str>> = table.lines().map(|line| line.split('\t').collect()).collect();
        let (without, with): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.get(1) == Some(&"-"));
        write!(page, "\n## {title}\n\n{} have a rule, {} have none.\n", with.len(), without.len()).unwrap();
        if !without.is_empty() {
            page.push_str("\n| asked | why there is no rule |\n|---|---|\n");
        }
        for row in without {
            writeln!(page, "| {} | {} |", row.first().unwrap(), row.get(2).unwrap()).unwrap();
        }
        page.push_str("\n<details><summary>Those with a rule</summary>\n\n| asked | rule |\n|---|---|\n");
        for row in with {
            let rule = row.get(1).unwrap();
            writeln!(page, "| {} | [{rule}](rules/{rule}.md) |", row.first().unwrap()).unwrap();
        }
        page.push_str("\n</details>\n");
    }
    page
}

#[test]
fn the_page_tells_what_the_tables_say() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/coverage.md");
    if std::env::var_os("PODWRIGHT_BLESS").is_some() {
        fs::write(&path, page()).unwrap();
    }
    assert_eq!(fs::read_to_string(&path).unwrap(), page(), "PODWRIGHT_BLESS=1 cargo test --test coverage_page");
}
