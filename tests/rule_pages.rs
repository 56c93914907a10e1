//! `docs/rules` holds one page a rule and a list of all, made from the rules themselves.
//!
//! `PODWRIGHT_BLESS=1 cargo test --test rule_pages` writes them.

#![allow(clippy::unwrap_used)] // clippy spares the tests themselves, not their helpers

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use podwright::lint::registry;

/// File name and text of every page.
fn pages() -> BTreeMap<String, String> {
    let mut pages: BTreeMap<String, String> =
        registry::rules().map(|rule| (format!("{}.md", rule.name), rule.markdown())).collect();
    pages.insert("README.md".into(), list());
    pages
}

/// All rules, group by group.
fn list() -> String {
    let mut groups: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for rule in registry::rules() {
        let group = serde_json::to_value(rule.group).unwrap().as_str().unwrap().to_owned();
        let line = format!("| [{0}]({0}.md) | {1} | {2} |", rule.name, rule.level_name(), rule.summary());
        groups.entry(group).or_default().push(line);
    }
    let mut list = String::from("# Rules\n\nMade from the rules themselves; `podwright rule` prints the same.\n");
    for (group, mut lines) in groups {
        lines.sort();
        list.push_str(&format!("\n## {group}\n\n| rule | level | finds |\n|---|---|---|\n{}\n", lines.join("\n")));
    }
    list
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules")
}

#[test]
fn every_rule_has_its_page_and_every_page_its_rule() {
    let pages = pages();
    if std::env::var_os("PODWRIGHT_BLESS").is_some() {
        let _ = fs::remove_dir_all(folder());
        fs::create_dir_all(folder()).unwrap();
        for (name, text) in &pages {
            fs::write(folder().join(name), text).unwrap();
        }
    }
    let written: BTreeMap<String, String> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| (entry.file_name().to_string_lossy().into_owned(), fs::read_to_string(entry.path()).unwrap()))
        .collect();
    for (name, text) in &pages {
        let help = "run `PODWRIGHT_BLESS=1 cargo test --test rule_pages`";
        assert_eq!(written.get(name), Some(text), "docs/rules/{name} is not what the rule says; {help}");
    }
    let orphans: Vec<&String> = written.keys().filter(|name| !pages.contains_key(*name)).collect();
    assert!(orphans.is_empty(), "pages of rules that are gone: {orphans:?}");
}
