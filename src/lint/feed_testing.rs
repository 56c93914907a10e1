//! Small feeds for the tests of rules.

use std::path::Path;

use super::settings::{Choice, Settings};
use super::testing::{assert_announced, assert_gone, assert_near, changed};
use crate::config;
use crate::diagnostic::{Applicability, Diagnostics};
use crate::source::SourceFile;

const PATH: &str = "feed.xml";

/// Judges a feed by `rule` alone and gives the findings a line each, `line:column: severity: message`, with help and
/// the lines that the fix changes below them. Every fix is held to its lines and to what it promises.
pub(crate) fn feed_findings(rule: &str, text: &str) -> String {
    let found = judged(rule, text);
    let mut out = String::new();
    for diagnostic in &found {
        let place = diagnostic.place.as_ref().unwrap();
        out.push_str(&format!("{}:{}: {}: {}\n", place.line, place.column, diagnostic.severity, diagnostic.message));
        for related in &diagnostic.related {
            out.push_str(&format!("  {}:{}: {}\n", related.place.line, related.place.column, related.message));
        }
        if let Some(help) = &diagnostic.help {
            out.push_str(&format!("  help: {help}\n"));
        }
        if let Some(fix) = &diagnostic.fix {
            let fixed = super::fix::apply(text, &fix.edits).unwrap();
            out.push_str(&changed(Path::new(PATH), text, &fixed));
            assert_near(diagnostic, text);
            assert_announced(diagnostic, fix);
            assert_gone(diagnostic, &found, &judged(rule, &fixed), &fixed);
        }
    }
    mended_feed(rule, text);
    out
}

/// A feed after all fixes of `rule`, safe and unsafe, until none is left.
///
/// Panics when fixes come back for ever.
pub(crate) fn mended_feed(rule: &str, text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..10 {
        let found = judged(rule, &text);
        let Some(edits) = super::fix::edits(&found, Applicability::Unsafe).remove(Path::new(PATH)) else { return text };
        text = super::fix::apply(&text, &edits).unwrap();
    }
    panic!("the fixes of {rule} never end: {text}");
}

fn judged(rule: &str, text: &str) -> Diagnostics {
    let file = SourceFile::new(PATH, text);
    let choice = Choice { select: vec![rule.to_owned()], ..Choice::default() };
    let settings = Settings::new(&config::Lint::default(), &choice).unwrap();
    let now = chrono::DateTime::parse_from_rfc3339("2026-01-01T00:00:00Z").unwrap();
    let mut found = settings.judge(super::feed::check(&file, None, now.to_utc()));
    super::sort(&mut found);
    found
}
