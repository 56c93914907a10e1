//! Small shows for the tests of rules.

use std::fs;
use std::path::Path;

use super::registry;
use super::rule::FixKind;
use super::settings::{Choice, Settings};
use crate::config;
use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix};
use crate::show::Show;
use crate::source::SourceFile;

/// Two hosts and two sponsors, as most tests need them.
const CONFIG: &str = r#"
[show]
title = "Bread Basket"
link = "https://breadbasket.fm/"

[[hosts]]
name = "Ada Crumb"
aliases = ["Ada"]

[[hosts]]
name = "Bob Oven"
aliases = ["Bob"]

[[sponsors]]
name = "Flour Hub"
aliases = ["flower hub"]
url = "https://bread.example/flour"

[[sponsors]]
name = "Rye Cloud"
url = "https://bread.example/rye"
"#;

/// Judges a show of `files` by `rule` alone, or by several with commas between them, and gives the findings a line each, `path:line:column: severity: message`,
/// fixes below them.
///
/// Panics when a fix is not what its rule announces, changes other lines, or leaves its finding.
pub(crate) fn findings(rule: &str, files: &[(&str, &str)]) -> String {
    judged(rule, files, |_| {}, assert_gone)
}

/// The same for files out of random pieces, in which the link around an empty link may be an empty link afterwards: fixes
/// need only come to an end.
pub(crate) fn findings_in_anything(rule: &str, files: &[(&str, &str)]) {
    judged(rule, files, |_| {}, |_, _, _, _| {});
}

/// The same for a show whose folder is prepared before it is judged.
pub(crate) fn findings_in(rule: &str, files: &[(&str, &str)], prepare: impl Fn(&Path)) -> String {
    judged(rule, files, prepare, assert_gone)
}

fn judged(
    rule: &str,
    files: &[(&str, &str)],
    prepare: impl Fn(&Path),
    assert_fixed: impl Fn(&Diagnostic, &[Diagnostic], &[Diagnostic], &str),
) -> String {
    let root = tempfile::tempdir().unwrap();
    let mut config_text = CONFIG.to_owned();
    for (path, text) in files {
        if *path == config::CONFIG_NAME {
            config_text.push_str(text);
        }
        let path = root.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    prepare(root.path());
    let file = SourceFile::new(config::CONFIG_NAME, config_text);
    let mut found = Vec::new();
    let config = config::parse(&file, &mut found).unwrap();
    let choice = Choice { select: rule.split(',').map(str::to_owned).collect(), ..Choice::default() };
    let settings = Settings::new(&config.lint, &choice).unwrap();
    let show = Show { root: root.path().to_owned(), config };
    let judge = || super::show(&show, &settings, Vec::new()).unwrap();
    let found = super::show(&show, &settings, found).unwrap();
    let mut out = String::new();
    for diagnostic in &found {
        out.push_str(&format!("{diagnostic}\n"));
        for related in &diagnostic.related {
            out.push_str(&format!("  {}:{}: {}\n", related.place.file.display(), related.place.line, related.message));
        }
        if let Some(help) = &diagnostic.help {
            out.push_str(&format!("  help: {help}\n"));
        }
        if let (Some(fix), Some(place)) = (&diagnostic.fix, &diagnostic.place) {
            let path = root.path().join(&place.file);
            let text = fs::read_to_string(&path).unwrap();
            let fixed = super::fix::apply(&text, &fix.edits).unwrap();
            out.push_str(&changed(&place.file, &text, &fixed));
            assert_near(diagnostic, &text);
            assert_announced(diagnostic, fix);
            fs::write(&path, &fixed).unwrap();
            assert_fixed(diagnostic, &found, &judge(), &fixed);
            fs::write(&path, &text).unwrap();
        }
    }
    fix_all(root.path(), judge);
    out
}

/// The registry says which fixes a rule offers.
pub(super) fn assert_announced(found: &Diagnostic, fix: &Fix) {
    let announced = registry::find(found.rule).map(|rule| rule.fix);
    let fits = match announced {
        Some(FixKind::Safe) => true,
        Some(FixKind::Unsafe) => fix.applicability == Applicability::Unsafe,
        Some(FixKind::None) | None => false,
    };
    assert!(fits, "{} offers {:?} fixes, not {announced:?}", found.rule, fix.applicability);
}

/// A fix changes nothing but lines that its finding points at, white space aside.
pub(super) fn assert_near(found: &Diagnostic, text: &str) {
    let (Some(fix), Some(place)) = (&found.fix, &found.place) else { return };
    let first = text[..place.start].rfind('\n').map_or(0, |at| at + 1);
    let last = text[place.end..].find('\n').map_or(text.len(), |at| place.end + at + 1);
    let is_near = |edit: &Edit| (first..=last).contains(&edit.start) && (first..=last).contains(&edit.end);
    let is_blank = |edit: &Edit| edit.text.trim().is_empty() && text[edit.start..edit.end].trim().is_empty();
    let stays = fix.edits.iter().all(|edit| is_near(edit) || is_blank(edit));
    assert!(stays, "the fix of {found} changes other lines: {:?}", fix.edits);
}

/// A file in which one finding was fixed is clean of it: one finding of that sort is less than `before`.
pub(super) fn assert_gone(fixed: &Diagnostic, before: &[Diagnostic], after: &[Diagnostic], text: &str) {
    let like = |found: &[Diagnostic]| {
        let file = |one: &Diagnostic| one.place.as_ref().map(|place| place.file.clone());
        found.iter().filter(|one| file(one) == file(fixed) && one.message == fixed.message).count()
    };
    assert!(like(after) < like(before), "the fix of {fixed} leaves the finding in {text:?}");
}

/// Makes all fixes, safe and unsafe, until none is left.
///
/// Panics when fixes come back for ever.
fn fix_all(root: &Path, judge: impl Fn() -> Vec<Diagnostic>) {
    for _ in 0..10 {
        let edits = super::fix::edits(&judge(), Applicability::Unsafe);
        if edits.is_empty() {
            return;
        }
        for (path, edits) in edits {
            let path = root.join(path);
            let text = fs::read_to_string(&path).unwrap();
            fs::write(&path, super::fix::apply(&text, &edits).unwrap()).unwrap();
        }
    }
    panic!("fixes never end: {:?}", judge());
}

/// `text` after all fixes of `rule`, safe and unsafe, until none is left; the show has no other file than `path`.
pub(crate) fn mended(rule: &str, path: &str, text: &str) -> String {
    let root = tempfile::tempdir().unwrap();
    let mut found = Vec::new();
    let config = config::parse(&SourceFile::new(config::CONFIG_NAME, CONFIG), &mut found).unwrap();
    let choice = Choice { select: rule.split(',').map(str::to_owned).collect(), ..Choice::default() };
    let settings = Settings::new(&config.lint, &choice).unwrap();
    let show = Show { root: root.path().to_owned(), config };
    let full = root.path().join(path);
    fs::create_dir_all(full.parent().unwrap()).unwrap();
    fs::write(&full, text).unwrap();
    fix_all(root.path(), || super::show(&show, &settings, Vec::new()).unwrap());
    fs::read_to_string(full).unwrap()
}

/// The lines that a fix changes.
pub(super) fn changed(path: &Path, before: &str, after: &str) -> String {
    let mut out = String::new();
    let (old, new): (Vec<_>, Vec<_>) = (before.lines().collect(), after.lines().collect());
    let same_head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let rest = old.len().min(new.len()) - same_head;
    let same_tail = old.iter().rev().zip(new.iter().rev()).take(rest).take_while(|(a, b)| a == b).count();
    for line in &old[same_head..old.len() - same_tail] {
        out.push_str(&format!("  {} - {line}\n", path.display()));
    }
    for line in &new[same_head..new.len() - same_tail] {
        out.push_str(&format!("  {} + {line}\n", path.display()));
    }
    out
}
