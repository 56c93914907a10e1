//! Every fault that was counted in 195 real feeds has a rule of fitting severity, or a reason why not.
//!
//! `coverage/practice.tsv` maps them: `fault<TAB>rule<TAB>level`, or `fault<TAB>-<TAB>reason`, in the order of
//! `../shared/corpus/FEEDS.md`.

#![allow(clippy::unwrap_used)] // clippy spares the tests themselves, not their helpers

use std::collections::BTreeSet;
use std::path::Path;

use podwright::lint::registry;

const COVERAGE: &str = include_str!("coverage/practice.tsv");

/// Hard faults by the count: with one of them, apps show less of the feed than it holds.
const HARD: [&str; 9] = [
    "channel: no itunes:image",
    "enclosure: no length",
    "enclosure: length 0",
    "enclosure: url: empty",
    "item: no &lt;guid&gt;",
    "item: duplicate guid",
    "item date: wrong weekday",
    "duration: part &gt; 59",
    "channel: category: unknown",
];

/// What nearly everybody does.
const USUAL: [&str; 5] = [
    "channel: explicit legacy yes/no/clean",
    "enclosure: url: http:",
    "item: title begins with an episode number",
    "item: title contains the show title",
    "xml: no XML declaration",
];

fn rows() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    COVERAGE.lines().map(|line| {
        let mut fields = line.split('\t');
        let row = (fields.next().unwrap(), fields.next().unwrap(), fields.next().unwrap());
        assert_eq!(fields.next(), None, "{line}");
        row
    })
}

#[test]
fn every_fault_has_a_rule_of_its_level_or_a_reason() {
    for (fault, name, level) in rows() {
        if name == "-" {
            assert!(level.len() > 10, "{fault}: no reason");
            continue;
        }
        let rule = registry::find(name).unwrap_or_else(|| panic!("{fault}: there is no rule {name}"));
        assert_eq!(rule.level_name(), level, "{fault}: {name}");
    }
}

#[test]
fn severity_follows_what_was_counted() {
    let level = |wanted: &str| rows().find(|(fault, ..)| *fault == wanted).map(|(_, _, level)| level);
    for fault in HARD {
        assert_eq!(level(fault), Some("error"), "{fault}");
    }
    for fault in USUAL {
        assert_eq!(level(fault), Some("info"), "{fault}");
    }
}

#[test]
fn every_fault_of_the_count_is_answered() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/FEEDS.md");
    let Ok(count) = std::fs::read_to_string(&path) else {
        println!("skipped: there is no count of faults beside the project");
        return;
    };
    let rows_of_tables = count.lines().filter_map(|line| line.strip_prefix("| ")?.split(" | ").next());
    let counted: BTreeSet<&str> = rows_of_tables.filter(|fault| *fault != "fault").collect();
    assert!(counted.len() > 100, "the tables of the count were read");
    assert_eq!(rows().map(|(fault, ..)| fault).collect::<BTreeSet<_>>(), counted);
}
