//! `podwright rule`

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::{Failure, Outcome};
use crate::diagnostic::Diagnostic;
use crate::lint::registry;
use crate::lint::rule::Rule;

/// Explains a rule of the linter, or lists all of them
#[derive(Debug, Args)]
pub(super) struct Explain {
    /// Name of the rule
    name: Option<String>,

    /// How to print
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum Format {
    /// For people
    #[default]
    Text,
    /// For programs
    Json,
    /// For documents
    Markdown,
}

/// A rule in `--format json`.
#[derive(Serialize)]
struct Entry {
    name: &'static str,
    group: crate::lint::rule::Group,
    severity: String,
    summary: &'static str,
    profiles: Vec<crate::config::Profile>,
    fix: crate::lint::rule::FixKind,
    sources: &'static [&'static str],
    w3c: &'static [&'static str],
}

impl From<&Rule> for Entry {
    fn from(rule: &Rule) -> Self {
        Self {
            name: rule.name,
            group: rule.group,
            severity: rule.level_name(),
            summary: rule.summary(),
            profiles: rule.profiles.iter().chain(rule.levels.iter().map(|(profile, _)| profile)).copied().collect(),
            fix: rule.fix,
            sources: rule.sources,
            w3c: rule.w3c,
        }
    }
}

impl Explain {
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        let rules: Vec<&Rule> = match &self.name {
            None => registry::rules().collect(),
            Some(name) => vec![registry::find(name).ok_or_else(|| unknown(name))?],
        };
        match (self.format, self.name.is_some()) {
            (Format::Json, _) => {
                let entries: Vec<Entry> = rules.into_iter().map(Entry::from).collect();
                anstream::println!("{}", serde_json::to_string_pretty(&entries).map_err(std::io::Error::from)?);
            }
            (Format::Text, false) => rules.into_iter().for_each(listed),
            (Format::Text, true) => rules.into_iter().for_each(|rule| anstream::println!("{}", rule.markdown())),
            (Format::Markdown, _) => rules.into_iter().for_each(|rule| anstream::println!("{}\n", rule.markdown())),
        }
        Ok(Outcome::Clean)
    }
}

fn listed(rule: &Rule) {
    let bold = anstyle::Style::new().bold();
    anstream::println!("{bold}{:28}{bold:#} {:8} {}", rule.name, rule.level_name(), rule.summary());
}

fn unknown(name: &str) -> Diagnostic {
    let found = Diagnostic::error("rule-unknown", format!("there is no rule `{name}`"));
    match registry::nearest(name) {
        Some(nearest) => found.help(format!("did you mean `{nearest}`?")),
        None => found.help("`podwright rule` lists all rules"),
    }
}
