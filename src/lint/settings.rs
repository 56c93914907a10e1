//! Which rules count, and how much: defaults, profiles, `[lint]` of the config, `--select` and `--ignore`.

use std::collections::BTreeMap;
use std::path::Path;

use globset::GlobMatcher;

use super::registry;
use super::rule::{Check, Rule, severity};
use crate::config::{self, Level, Profile};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};

/// What `--select` and `--ignore` may say beside names of rules and groups.
const ALL: &str = "all";

/// Which rules count, and how much.
#[derive(Debug, Default)]
pub struct Settings {
    profiles: Vec<Profile>,
    levels: BTreeMap<String, Level>,
    select: Vec<String>,
    ignore: Vec<String>,
    per_file: Vec<(GlobMatcher, Vec<String>)>,
}

/// What the command line says about rules; it goes before the config.
#[derive(Debug, Clone, Default)]
pub struct Choice {
    /// Whose demands count, instead of the config's.
    pub profiles: Vec<Profile>,
    /// Only these rules or groups; rules that are off by default are switched on by it.
    pub select: Vec<String>,
    /// Not these rules or groups.
    pub ignore: Vec<String>,
}

impl Settings {
    /// The settings of a config, with those of the command line before them.
    ///
    /// # Errors
    /// A diagnostic for the first name that is neither a rule nor a group.
    pub fn new(lint: &config::Lint, choice: &Choice) -> Result<Self, Diagnostic> {
        let named = choice.select.iter().chain(&choice.ignore).chain(&lint.ignore).chain(lint.rules.keys());
        for name in named.chain(lint.per_file.values().flatten()) {
            known(name)?;
        }
        let profiles = if choice.profiles.is_empty() { &lint.profiles } else { &choice.profiles };
        Ok(Self {
            profiles: profiles.clone(),
            levels: lint.rules.clone(),
            select: choice.select.clone(),
            ignore: choice.ignore.iter().chain(&lint.ignore).cloned().collect(),
            per_file: lint
                .per_file
                .iter()
                .map(|(pattern, rules)| (pattern.glob().compile_matcher(), rules.clone()))
                .collect(),
        })
    }

    /// Gives every finding the severity that counts, and leaves out those of rules that are off.
    pub fn judge(&self, found: Diagnostics) -> Diagnostics {
        found
            .into_iter()
            .filter_map(|mut diagnostic| {
                let rule = registry::find(diagnostic.rule);
                let file = diagnostic.place.as_ref().map(|place| place.file.as_path());
                diagnostic.severity = self.severity(diagnostic.rule, rule, diagnostic.severity, file)?;
                diagnostic.url = rule.map(|rule| format!("docs/rules/{}.md", rule.name));
                Some(diagnostic)
            })
            .collect()
    }

    /// Gives the findings of a build the severity that `[lint.rules]` states; what is off is left out. Nothing else of the
    /// settings counts: what stops a build is no matter of profiles.
    pub fn stated(lint: &config::Lint, found: Diagnostics) -> Diagnostics {
        let judged = found.into_iter().filter_map(|mut diagnostic| {
            if let Some(level) = lint.rules.get(diagnostic.rule) {
                diagnostic.severity = severity(*level)?;
            }
            Some(diagnostic)
        });
        judged.collect()
    }

    /// May a finding of `rule` count in any file?
    pub(super) fn may_count(&self, rule: &Rule) -> bool {
        self.worst(rule).is_some()
    }

    /// May a finding of `rule` be an error in any file?
    pub(super) fn may_be_error(&self, rule: &Rule) -> bool {
        self.worst(rule) == Some(Severity::Error)
    }

    /// How severe a finding of `rule` is at most; none when none counts.
    fn worst(&self, rule: &Rule) -> Option<Severity> {
        let reported = severity(rule.level).unwrap_or(Severity::Info);
        self.severity(rule.name, Some(rule), reported, None)
    }

    /// The severity of a finding that its rule reported as `reported`; none when it does not count.
    fn severity(&self, name: &str, rule: Option<&Rule>, reported: Severity, file: Option<&Path>) -> Option<Severity> {
        let is = |list: &[String]| list.iter().any(|entry| matches(entry, name, rule));
        let foreign = rule.is_some_and(|rule| !rule.concerns(&self.profiles));
        let waived_here =
            file.is_some_and(|file| self.per_file.iter().any(|(files, rules)| files.is_match(file) && is(rules)));
        let selected = self.select.is_empty() || is(&self.select);
        if foreign || waived_here || !selected || is(&self.ignore) {
            return None;
        }
        match (self.levels.get(name), rule) {
            (Some(level), _) => severity(*level),
            // A rule that is off by default counts when it is asked for by name.
            (None, Some(rule)) if rule.level == Level::Off => (!self.select.is_empty()).then_some(reported),
            (None, Some(rule)) => match rule.level_for(&self.profiles) {
                // A finding that is milder than its rule stays so, whoever asks.
                Some(level) if Some(reported) == severity(rule.level) => severity(level),
                // Whoever reads a file reports without asking the registry; the registry decides.
                None if matches!(rule.check, Check::Reading) => severity(rule.level),
                _ => Some(reported),
            },
            _ => Some(reported),
        }
    }
}

/// Does an entry of a list mean the rule: by its name, by its group, or all of them?
fn matches(entry: &str, name: &str, rule: Option<&Rule>) -> bool {
    let group = || rule.is_some_and(|rule| group_name(rule) == entry);
    entry == name || entry.eq_ignore_ascii_case(ALL) || group()
}

fn group_name(rule: &Rule) -> String {
    serde_json::to_value(rule.group).ok().and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default()
}

fn known(name: &str) -> Result<(), Diagnostic> {
    if name.eq_ignore_ascii_case(ALL) || registry::rules().any(|rule| matches(name, rule.name, Some(rule))) {
        return Ok(());
    }
    let help = match registry::nearest(name) {
        Some(nearest) => format!("did you mean `{nearest}`?"),
        None => "`podwright rule` lists all rules".into(),
    };
    Err(Diagnostic::error("rule-unknown", format!("there is no rule or group `{name}`")).help(help))
}
