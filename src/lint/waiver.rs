//! Inline waivers: `<!-- podwright: ignore rule-name — reason -->` on the line of the finding or the line above.
//!
//! TOML and YAML write `# podwright: ignore rule-name — reason`, WebVTT a `NOTE` with the same words.

use std::path::PathBuf;
use std::sync::LazyLock;

use regex::Regex;

use super::{registry, rules};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{SourceFile, Span};

static WAIVER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?:<!--|#|//|\bNOTE\b)\s*podwright:\s*ignore\s+(?P<rules>[a-z0-9-]+(?:\s*,\s*[a-z0-9-]+)*)(?:\s*(?:—|–|--|:)\s*(?P<reason>[^\n]*?))?\s*(?:-->|$)",
    )
    .ok()
});

/// One rule that a comment waives.
struct Waiver {
    file: PathBuf,
    line: usize,
    rule: String,
    span: Span,
    used: bool,
}

/// Leaves out what is waived, and reports waivers that waive nothing or name no rule.
pub(super) fn apply<'a>(sources: impl Iterator<Item = &'a SourceFile>, found: Diagnostics) -> Diagnostics {
    let mut left = found;
    for source in sources.filter(|source| source.text().contains("podwright:")) {
        let mut waivers = waivers(source);
        left.retain(|diagnostic| {
            let Some(place) = &diagnostic.place else { return true };
            let waiver = waivers.iter_mut().find(|waiver| {
                waiver.rule == diagnostic.rule
                    && waiver.file == place.file
                    && (waiver.line == place.line || waiver.line + 1 == place.line)
            });
            waiver.is_none_or(|waiver| {
                waiver.used = true;
                false
            })
        });
        left.extend(waivers.iter().filter(|waiver| !waiver.used).map(|waiver| idle(source, waiver)));
    }
    left
}

fn waivers(source: &SourceFile) -> Vec<Waiver> {
    let mut waivers = Vec::new();
    let mut start = 0;
    for line in source.text().split_inclusive('\n') {
        let body = line.trim_end_matches(['\n', '\r']);
        for found in WAIVER.iter().flat_map(|pattern| pattern.captures_iter(body)) {
            let Some(names) = found.name("rules") else { continue };
            let mut at = start + names.start();
            for name in names.as_str().split(',') {
                let lead = name.len() - name.trim_start().len();
                let rule = name.trim();
                let span = Span::new(at + lead, at + lead + rule.len());
                let line = source.position(at).line;
                waivers.push(Waiver { file: source.path().into(), line, rule: rule.into(), span, used: false });
                at += name.len() + 1;
            }
        }
        start += line.len();
    }
    waivers
}

fn idle(source: &SourceFile, waiver: &Waiver) -> Diagnostic {
    let place = source.place(waiver.span);
    match registry::find(&waiver.rule) {
        Some(_) => rules::config::waiver_unused::RULE
            .at(place, format!("the waiver of `{}` waives nothing", waiver.rule))
            .help("take the comment out"),
        None => {
            let found = rules::config::waiver_unknown::RULE.at(place, format!("there is no rule `{}`", waiver.rule));
            match registry::nearest(&waiver.rule) {
                Some(nearest) => found.help(format!("did you mean `{nearest}`?")),
                None => found.help("`podwright rule` lists all rules"),
            }
        }
    }
}
