//! The proof that nothing changes: the show is built, and its feed compared with the old one.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use chrono::{DateTime, Utc};

use crate::compile;
use crate::config::{self, CONFIG_NAME};
use crate::diagnostic::{Diagnostic, Diagnostics, has_errors};
use crate::feed::compare::{Change, Comparison, Fate};
use crate::feed::read::{self, Document};
use crate::ledger::LEDGER_NAME;
use crate::ledger::Ledger;
use crate::lint::built;
use crate::publish::{self, Content};
use crate::show::Show;
use crate::source::SourceFile;
use crate::words::{counted, shown, times};

/// What comes out when an imported show is built.
#[derive(Debug, Clone, Default)]
pub struct Proof {
    /// What subscribers would notice; empty when they notice nothing.
    pub noticed: Diagnostics,
    /// Errors that the old feed had and the new one would have, too; a build refuses to write them.
    pub inherited: Diagnostics,
}

impl Proof {
    /// What to add to `podwright.toml` so that the show builds as it is: what was published is a warning until somebody
    /// mends it. Empty when nothing has to be added.
    pub fn leniency(&self) -> String {
        let rules: BTreeSet<&str> = self.inherited.iter().map(|error| error.rule).collect();
        if rules.is_empty() {
            return String::new();
        }
        let lines: String = rules.iter().map(|rule| format!("{rule} = \"warning\"\n")).collect();
        format!(
            "\n# The feed that was imported has these faults; delete the lines when they are mended.\n[lint.rules]\n{lines}"
        )
    }
}

/// Builds the show at `root` in memory, as if it were `now`, and compares its feed with `old`.
///
/// # Errors
/// Why the show cannot be built.
pub fn prove(root: &Path, old: &Document<'_>, now: DateTime<Utc>) -> Result<Proof, Diagnostics> {
    let mut found = Diagnostics::new();
    let Some(config) = config::load(&root.join(CONFIG_NAME), &mut found) else { return Err(found) };
    let show = Show { root: root.into(), config };
    let episodes = compile::compile(&show, &mut found).map_err(|fault| vec![fault])?;
    let file = SourceFile::read(root, Path::new(LEDGER_NAME)).map_err(|fault| vec![fault])?;
    let ledger = Ledger::parse(&file)?;
    let plan = publish::plan(&show.root, &show.config, &episodes, &ledger, now);
    let inherited = if has_errors(&plan.diagnostics) {
        Diagnostics::new()
    } else {
        built::errors(&plan, &show.config, &episodes, now)
    };
    found.extend(plan.diagnostics);
    found.retain(|one| has_errors(std::slice::from_ref(one)));
    if !found.is_empty() {
        return Err(found);
    }
    let feed = plan.outputs.iter().rev().find_map(|output| match &output.content {
        Content::Text(file) if output.path == plan.feed_name => Some(file),
        _ => None,
    });
    let empty = SourceFile::new(&plan.feed_name, "");
    let new = read::read(feed.unwrap_or(&empty), &mut Diagnostics::new());
    Ok(Proof { noticed: noticed(&Comparison::new(old, &new), old), inherited })
}

/// The changes, each field once.
fn noticed(comparison: &Comparison<'_>, old: &Document<'_>) -> Diagnostics {
    let mut fields: BTreeMap<&'static str, (usize, Change, &str)> = BTreeMap::new();
    let mut note = |change: &Change, whose| {
        fields.entry(change.field).and_modify(|(count, ..)| *count += 1).or_insert((1, change.clone(), whose));
    };
    comparison.channel.iter().for_each(|change| note(change, "the show"));
    // That a title was made where there was none was told.
    let is_new_title = |change: &&Change| change.field == "title" && change.old.is_none();
    for kept in &comparison.kept {
        let name = comparison.old.get(kept.old).map_or("", |entry| entry.name());
        kept.changes.iter().filter(|change| !is_new_title(change)).for_each(|change| note(change, name));
    }
    let place = old.channel().map(|channel| old.place(channel.tag()));
    let warning = |message: String| {
        let help = "say what is meant in podwright.toml or the notes, then compare with `podwright diff`";
        let finding = Diagnostic::warning("import-changes", message).help(help);
        match &place {
            Some(place) => finding.at(place.clone()),
            None => finding,
        }
    };
    let told = |value: &Option<String>| value.as_ref().map_or_else(|| "nothing".to_owned(), |value| shown(value));
    let mut found: Diagnostics = fields
        .into_values()
        .map(|(count, Change { field, old, new }, whose)| {
            let (old, new) = (told(&old), told(&new));
            let times = times(count);
            warning(format!("<{field}> would change {times}; first in {}: {old} becomes {new}", shown(whose)))
        })
        .collect();
    let comes_back = comparison.kept.iter().filter(|kept| kept.fate != Fate::Known).count();
    for (count, what) in [
        (comparison.gone.len(), "would be gone"),
        (comparison.added.len(), "would be new"),
        (comes_back, "would come back as new"),
    ] {
        if count > 0 {
            found.push(warning(format!("{} {what}", counted(count, "episode"))));
        }
    }
    found
}
