//! `podwright rule`

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::{Failure, Outcome};
use crate::diagnostic::Diagnostic;
use crate::lint::registry;
use crate::lint::rule::{Rule, severity};

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
            severity: level(rule),
            summary: rule.summary(),
            profiles: rule.profiles.to_vec(),
            fix: rule.fix,
            sources: rule.sources,
            w3c: rule.w3c,
        }
    }
}

fn level(rule: &Rule) -> String {
    severity(rule.level).map_or_else(|| "off".to_owned(), |severity| severity.to_string())
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
            (Format::Text, true) => rules.into_iter().for_each(|rule| anstream::println!("{}", page(rule))),
            (Format::Markdown, _) => rules.into_iter().for_each(|rule| anstream::println!("{}\n", page(rule))),
        }
        Ok(Outcome::Clean)
    }
}

fn listed(rule: &Rule) {
    let bold = anstyle::Style::new().bold();
    anstream::println!("{bold}{:28}{bold:#} {:8} {}", rule.name, level(rule), rule.summary());
}

/// The page of a rule as Markdown.
pub fn page(rule: &Rule) -> String {
    let body: Vec<&str> = rule.page.lines().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    let mut page = format!("# {}\n\n{}", rule.name, body.join("\n").trim_end());
    page.push_str(&format!("\n\nDefault level: {}.", level(rule)));
    if !rule.sources.is_empty() {
        page.push_str(&format!("\nSources: {}.", rule.sources.join("; ")));
    }
    if !rule.w3c.is_empty() {
        page.push_str(&format!("\nW3C feed validator: {}.", rule.w3c.join(", ")));
    }
    page
}

fn unknown(name: &str) -> Diagnostic {
    let found = Diagnostic::error("rule-unknown", format!("there is no rule `{name}`"));
    match registry::nearest(name) {
        Some(nearest) => found.help(format!("did you mean `{nearest}`?")),
        None => found.help("`podwright rule` lists all rules"),
    }
}
