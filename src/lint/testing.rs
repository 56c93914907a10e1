//! Small shows for the tests of rules.

use std::fs;
use std::path::Path;

use super::settings::{Choice, Settings};
use crate::config;
use crate::diagnostic::Applicability;
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

/// Judges a show of `files` by `rule` alone and gives the findings a line each, `path:line:column: severity: message`,
/// fixes below them.
pub(crate) fn findings(rule: &str, files: &[(&str, &str)]) -> String {
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
    let file = SourceFile::new(config::CONFIG_NAME, config_text);
    let mut found = Vec::new();
    let config = config::parse(&file, &mut found).unwrap();
    let choice = Choice { select: vec![rule.to_owned()], ..Choice::default() };
    let settings = Settings::new(&config.lint, &choice).unwrap();
    let show = Show { root: root.path().to_owned(), config };
    let found = super::show(&show, &settings, found).unwrap();
    let mut out = String::new();
    for diagnostic in found {
        out.push_str(&format!("{diagnostic}\n"));
        for related in &diagnostic.related {
            out.push_str(&format!("  {}:{}: {}\n", related.place.file.display(), related.place.line, related.message));
        }
        if let Some(help) = &diagnostic.help {
            out.push_str(&format!("  help: {help}\n"));
        }
        if let (Some(fix), Some(place)) = (&diagnostic.fix, &diagnostic.place) {
            let text = fs::read_to_string(root.path().join(&place.file)).unwrap();
            let fixed = super::fix::apply(&text, &fix.edits).unwrap();
            out.push_str(&changed(&place.file, &text, &fixed));
        }
    }
    out
}

/// `text` after all fixes of `rule`, safe and unsafe, until none is left; the show has no other file than `path`.
///
/// Panics when fixes come back for ever.
pub(crate) fn mended(rule: &str, path: &str, text: &str) -> String {
    let root = tempfile::tempdir().unwrap();
    let mut found = Vec::new();
    let config = config::parse(&SourceFile::new(config::CONFIG_NAME, CONFIG), &mut found).unwrap();
    let choice = Choice { select: vec![rule.to_owned()], ..Choice::default() };
    let settings = Settings::new(&config.lint, &choice).unwrap();
    let show = Show { root: root.path().to_owned(), config };
    let full = root.path().join(path);
    fs::create_dir_all(full.parent().unwrap()).unwrap();
    let mut text = text.to_owned();
    for _ in 0..10 {
        fs::write(&full, &text).unwrap();
        let found = super::show(&show, &settings, Vec::new()).unwrap();
        let Some(edits) = super::fix::edits(&found, Applicability::Unsafe).remove(Path::new(path)) else { return text };
        text = super::fix::apply(&text, &edits).unwrap();
    }
    panic!("the fixes of {rule} never end: {text}");
}

/// The lines that a fix changes.
fn changed(path: &Path, before: &str, after: &str) -> String {
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
