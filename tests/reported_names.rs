//! Every name that is reported has a page, is reported as bad as its page says, and every page has what a page needs.

#![allow(clippy::unwrap_used)] // clippy spares the tests themselves, not their helpers

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use podwright::lint::registry;
use podwright::lint::rule::{Check, severity};
use regex::Regex;

/// Where a name stands that is reported: behind a constructor, in a field `rule`, in a constant, in a `fn rule`.
const REPORTED: &str = r#"(?x)
    (?: \b (?P<how> Diagnostic::new | error | warning | warn | report | refuse | fault | fault_named )
        \( \s* (?: [a-z_.]+ , \s* )?
    | \b rule: \s | : \s &(?:'static\s)?str \s = \s | _rule: \s )
    " (?P<name> [a-z0-9]+ (?: - [a-z0-9]+ )+ ) ""#;

/// The same in a function that only gives names.
const IN_RULE_FUNCTION: &str = r#"(?s)fn rule\(.*?\n    \}"#;

/// The sources outside the rules themselves, without their tests.
fn sources() -> Vec<(PathBuf, String)> {
    let mut sources = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let is_test = path.ends_with("tests.rs") || path.ends_with("testing.rs");
            if path.is_dir() && !path.ends_with("lint/rules") {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") && !is_test {
                let text = fs::read_to_string(&path).unwrap();
                let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default().to_owned();
                sources.push((path, code));
            }
        }
    }
    sources
}

/// Name, how it is reported (if that can be told), file.
fn reported() -> BTreeSet<(String, Option<String>, PathBuf)> {
    let pattern = Regex::new(REPORTED).unwrap();
    let function = Regex::new(IN_RULE_FUNCTION).unwrap();
    let arm = Regex::new(r#"=> "([a-z0-9]+(?:-[a-z0-9]+)+)""#).unwrap();
    let mut names = BTreeSet::new();
    for (path, code) in sources() {
        let text = |found: Option<regex::Match<'_>>| found.map(|found| found.as_str().to_owned());
        names.extend(
            pattern
                .captures_iter(&code)
                .filter_map(|found| Some((text(found.name("name"))?, text(found.name("how")), path.clone()))),
        );
        let functions = function.find_iter(&code).flat_map(|body| arm.captures_iter(body.as_str()));
        names.extend(functions.filter_map(|found| Some((text(found.get(1))?, None, path.clone()))));
    }
    names
}

#[test]
fn every_reported_name_has_a_page() {
    let names = reported();
    assert!(names.len() > 100, "the patterns find {} names only", names.len());
    let missing: Vec<_> = names
        .iter()
        .filter(|(name, ..)| registry::find(name).is_none())
        .map(|(name, _, path)| format!("{name} in {}", path.display()))
        .collect();
    assert!(missing.is_empty(), "write a page for: {missing:#?}");
}

#[test]
fn findings_are_reported_as_bad_as_their_page_says() {
    for (name, how, path) in reported() {
        let (Some(how), Some(rule)) = (how, registry::find(&name)) else { continue };
        if how != "error" && how != "warning" {
            continue;
        }
        let level = severity(rule.level).map(|severity| severity.to_string());
        assert_eq!(level.as_deref(), Some(how.as_str()), "{name} in {}", path.display());
    }
}

#[test]
fn no_page_is_about_something_that_nobody_reports() {
    let reported: BTreeSet<String> = reported().into_iter().map(|(name, ..)| name).collect();
    let code: String = sources().into_iter().map(|(_, code)| code).collect();
    for rule in registry::rules().filter(|rule| matches!(rule.check, Check::Reading)) {
        let by_itself = code.contains(&format!("{}::RULE", rule.name.replace('-', "_")));
        let as_text = code.contains(&format!("\"{}\"", rule.name));
        assert!(by_itself || as_text || reported.contains(rule.name), "nobody reports {}", rule.name);
    }
}

#[test]
fn names_are_unique_and_pages_are_whole() {
    let name = Regex::new("^[a-z0-9]+(-[a-z0-9]+)*$").unwrap();
    let mut seen = BTreeSet::new();
    for rule in registry::rules() {
        assert!(seen.insert(rule.name), "two rules are called {}", rule.name);
        assert!(name.is_match(rule.name), "{}", rule.name);
        assert!(rule.summary().ends_with('.'), "{}: the first line is a sentence: {}", rule.name, rule.summary());
        for heading in ["## Why it matters", "## Example"] {
            assert!(rule.page.contains(heading), "{} has no `{heading}`", rule.name);
        }
        assert!(!rule.sources.is_empty(), "{} names no source", rule.name);
    }
}
