//! `podwright diff`

use std::io::{BufWriter, Write};
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::online::Online;
use super::{Failure, Outcome, web};
use crate::diagnostic::Diagnostics;
use crate::feed::compare::Comparison;
use crate::feed::read;
use crate::feed::refusal::not_a_feed;
use crate::lint::isolated;
use crate::report::{self, changes};

/// Shows what subscribers would see change between two states of a feed
///
/// Episodes are known by their guid: one that comes back with another guid is downloaded again by everybody. The exit
/// status is 1 when anything changes.
#[derive(Debug, Args)]
pub(super) struct Diff {
    /// The feed that subscribers know, a file or an address
    old: PathBuf,

    /// The feed that is to be published, a file or an address
    new: PathBuf,

    /// How to print the changes
    #[arg(long, value_enum, default_value_t)]
    format: Format,

    #[command(flatten)]
    online: Online,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum Format {
    /// For people
    #[default]
    Text,
    /// One JSON object
    Json,
    /// For the text of a pull request
    Markdown,
}

impl Diff {
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        let open = |path| web::whole(path, isolated::load, self.online.reach());
        let (old, new) = (open(&self.old)?, open(&self.new)?);
        let missing: Diagnostics = [old.missing, new.missing].into_iter().flatten().collect();
        report::terminal::summarise(&mut anstream::stderr(), &missing, None)?;
        let (old, new) = (old.file, new.file);
        let mut found = Diagnostics::new();
        let (old, new) = (read::read(&old, &mut found), read::read(&new, &mut found));
        if let Some(neither) = [&old, &new].into_iter().find(|document| document.channel().is_none()) {
            return Err(not_a_feed(neither).into());
        }
        let comparison = Comparison::new(&old, &new);
        let mut out = BufWriter::new(anstream::stdout().lock());
        match self.format {
            Format::Text => changes::text(&mut out, &comparison)?,
            Format::Json => changes::json(&mut out, &comparison)?,
            Format::Markdown => changes::markdown(&mut out, &comparison)?,
        }
        out.flush()?;
        Ok(if comparison.is_empty() { Outcome::Clean } else { Outcome::Findings })
    }
}
