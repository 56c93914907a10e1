//! Inline waivers: `<!-- podwright: ignore rule-name — reason -->` on the line of the finding or above it.
//!
//! TOML and YAML write `# podwright: ignore rule-name — reason`, WebVTT a `NOTE` block with the same words, which then counts
//! for the whole cue below it. A finding about a file as a whole is waived anywhere in it.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::PathBuf;
use std::sync::LazyLock;

use regex::Regex;

use super::rule::Rule;
use super::{registry, rules};
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::source::{SourceFile, Span};
use crate::words::shown;

static WAIVER: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?:<!--|#|//|\bNOTE\b)\s*podwright:\s*ignore\b(?P<rest>.*?)(?:-->|$)").ok());

/// The names, and what follows them.
static NAMES: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^[\s:]*(?P<names>[\w-]+(?:\s*,\s*[\w-]+)*)?\s*(?:—|–|-+|:|\()?\s*(?P<reason>.*?)\s*$").ok()
});

/// A cue with more lines than this is none.
const LONGEST_CUE: usize = 40;

/// One rule that a comment waives.
struct Waiver {
    rule: String,
    span: Span,
    has_reason: bool,
    used: bool,
}

/// The waivers of one file.
struct Waivers<'a> {
    source: &'a SourceFile,
    list: Vec<Waiver>,
    /// Index of the waiver for a rule on a line.
    by_line: HashMap<(String, usize), usize>,
    /// Index of the first waiver for a rule.
    by_rule: HashMap<String, usize>,
    /// Comments that name no rule at all.
    nameless: Vec<Span>,
}

/// The waivers of several files, by their paths.
pub(super) struct Waived<'a>(BTreeMap<PathBuf, Waivers<'a>>);

impl<'a> Waived<'a> {
    pub(super) fn read(sources: impl Iterator<Item = &'a SourceFile>) -> Self {
        let with_waivers = sources.filter(|source| source.text().contains("podwright:"));
        Self(with_waivers.map(|source| (source.path().to_owned(), Waivers::read(source))).collect())
    }

    /// The rules that are waived somewhere, whatever they are called.
    pub(super) fn rules(&self) -> BTreeSet<String> {
        self.0.values().flat_map(|waivers| &waivers.list).map(|waiver| waiver.rule.clone()).collect()
    }

    /// Leaves out what is waived, and reports waivers that name no rule, give no reason, or waive nothing although the rule
    /// was `asked`. Levels do not count yet: what a rule that is off would say can be waived, too.
    pub(super) fn apply(mut self, found: Diagnostics, asked: impl Fn(&Rule) -> bool) -> Diagnostics {
        let mut left = found;
        left.retain(|diagnostic| {
            let waivers = diagnostic.place.as_ref().and_then(|place| Some((place, self.0.get_mut(&place.file)?)));
            waivers.is_none_or(|(place, waivers)| !waivers.waive(diagnostic.rule, place))
        });
        left.extend(self.0.values().flat_map(|waivers| waivers.findings(&asked)));
        left
    }
}

impl<'a> Waivers<'a> {
    fn read(source: &'a SourceFile) -> Self {
        let lines: Vec<&str> = source.text().split_inclusive('\n').collect();
        let mut waivers =
            Self { source, list: Vec::new(), by_line: HashMap::new(), by_rule: HashMap::new(), nameless: Vec::new() };
        let mut start = 0;
        for (index, line) in lines.iter().enumerate() {
            let body = line.trim_end_matches(['\n', '\r']);
            for found in WAIVER.iter().flat_map(|pattern| pattern.captures_iter(body)) {
                let (Some(whole), Some(rest)) = (found.get(0), found.name("rest")) else { continue };
                let is_alone = body.get(..whole.start()).is_some_and(|before| before.trim().is_empty())
                    && body.get(whole.end()..).is_some_and(|after| after.trim().is_empty());
                let last = if is_alone { last_covered(&lines, index) } else { index + 1 };
                waivers.add(rest.as_str(), start + rest.start(), index + 1..=last + 1);
            }
            start += line.len();
        }
        waivers
    }

    /// Adds the rules that `text` names, which begins at byte `at`, for these lines, counted from 1.
    fn add(&mut self, text: &str, at: usize, lines: std::ops::RangeInclusive<usize>) {
        let Some(found) = NAMES.as_ref().and_then(|pattern| pattern.captures(text)) else { return };
        let has_reason = found.name("reason").is_some_and(|reason| !reason.as_str().is_empty());
        let Some(names) = found.name("names") else { return self.nameless.push(Span::new(at, at + text.len())) };
        let mut start = at + names.start();
        for name in names.as_str().split(',') {
            let lead = name.len() - name.trim_start().len();
            let rule = name.trim();
            let span = Span::new(start + lead, start + lead + rule.len());
            let index = self.list.len();
            self.list.push(Waiver { rule: rule.into(), span, has_reason, used: false });
            self.by_rule.entry(rule.to_owned()).or_insert(index);
            for line in lines.clone() {
                self.by_line.entry((rule.to_owned(), line)).or_insert(index);
            }
            start += name.len() + 1;
        }
    }

    /// Is a finding of `rule` at `place` waived?
    fn waive(&mut self, rule: &str, place: &Place) -> bool {
        let is_about_the_file = place.start == 0 && place.end == 0;
        let here = self.by_line.get(&(rule.to_owned(), place.line));
        let index = here.or_else(|| self.by_rule.get(rule).filter(|_| is_about_the_file)).copied();
        let waiver = index.and_then(|index| self.list.get_mut(index));
        waiver.is_some_and(|waiver| {
            waiver.used = true;
            true
        })
    }

    fn findings(&self, asked: impl Fn(&Rule) -> bool) -> Diagnostics {
        let nameless = self.nameless.iter().map(|span| {
            rules::config::waiver_unknown::RULE
                .at(self.source.place(*span), "this waiver names no rule")
                .help("write `podwright: ignore RULE — reason`")
        });
        self.list.iter().filter_map(|waiver| self.finding(waiver, &asked)).chain(nameless).collect()
    }

    fn finding(&self, waiver: &Waiver, asked: impl Fn(&Rule) -> bool) -> Option<Diagnostic> {
        let place = self.source.place(waiver.span);
        let Some(rule) = registry::find(&waiver.rule) else { return Some(unknown(&waiver.rule, place)) };
        if !waiver.used && asked(rule) {
            let message = format!("the waiver of `{}` waives nothing", waiver.rule);
            return Some(rules::config::waiver_unused::RULE.at(place, message).help("take the comment out"));
        }
        let message = format!("the waiver of `{}` gives no reason", waiver.rule);
        let help = format!("say why: `podwright: ignore {} — their site has no https`", waiver.rule);
        (!waiver.has_reason).then(|| rules::config::waiver_without_reason::RULE.at(place, message).help(help))
    }
}

fn unknown(name: &str, place: Place) -> Diagnostic {
    let found = rules::config::waiver_unknown::RULE.at(place, format!("there is no rule {}", shown(name)));
    match registry::nearest(&name.to_lowercase().replace('_', "-")) {
        Some(nearest) => found.help(format!("did you mean `{nearest}`?")),
        None => found.help("`podwright rule` lists all rules"),
    }
}

/// Index of the last line for which a comment counts that has the line at `index` for itself: the next one that is not
/// blank, or the last one of the cue that begins there.
fn last_covered(lines: &[&str], index: usize) -> usize {
    let is_blank = |line: &&str| line.trim().is_empty();
    let Some(next) = (index + 1..lines.len()).find(|next| lines.get(*next).is_some_and(|line| !is_blank(line))) else {
        return index + 1;
    };
    let block = lines.get(next..).unwrap_or_default().iter().take(LONGEST_CUE).take_while(|line| !is_blank(line));
    let is_cue = block.clone().take(2).any(|line| line.contains(" --> "));
    if is_cue { next + block.count() - 1 } else { next }
}

/// Every rule is asked when a whole show is judged, but for those about feeds and what lies beside them.
pub(super) fn asked_of_show(rule: &Rule) -> bool {
    !matches!(rule.check, super::rule::Check::Feed(_) | super::rule::Check::Opened)
}

/// A file alone does not tell which of its waivers are in vain: config, neighbours and former feed are not there.
pub(super) fn asked_of_file(_: &Rule) -> bool {
    false
}

#[cfg(test)]
#[path = "waiver_tests.rs"]
mod tests;
