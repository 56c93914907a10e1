//! `podwright import`

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use chrono::Utc;
use clap::Args;

use super::online::Reach;
use super::web::{self, Whole};
use super::{Failure, Outcome, counted};
use crate::config::CONFIG_NAME;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Severity};
use crate::feed::read;
use crate::import::{self, Imported, Proof};
use crate::lint::isolated::MAX_FEED_BYTES;
use crate::report;
use crate::source::read_up_to;

/// Makes a show of a feed: notes, config, and the ledger of what subscribers have
///
/// The show is built once in memory and its feed compared with the old one: the exit status is 1 when subscribers would
/// notice anything. What no source can hold is told. No file is ever overwritten.
#[derive(Debug, Args)]
pub(super) struct Import {
    /// The feed, a file or an address
    feed: PathBuf,

    /// The folder of the show [default: the working folder]
    #[arg(long, value_name = "DIR", default_value = ".", hide_default_value = true)]
    out: PathBuf,
}

impl Import {
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        let read = |file: &Path| read_up_to(file, MAX_FEED_BYTES);
        // That pages are missing, the import tells itself.
        let Whole { file, is_verbatim, missing: _ } = web::whole(&self.feed, read, Reach::Beside)?;
        let document = read::read(&file, &mut Diagnostics::new());
        let Imported { files, episodes, mut diagnostics } = import::import(&document)?;
        if !is_verbatim {
            // What stands where in it, nobody sees.
            let places = diagnostics.iter_mut().filter_map(|one| one.place.as_mut());
            places.for_each(|place| *place = Place::file(&self.feed));
        }
        free(&self.out, &files)?;
        for (path, text) in &files {
            write(&self.out, path, text)?;
        }
        report::terminal::summarise(&mut anstream::stderr(), &diagnostics, self.feed.parent())?;
        let proof = import::prove(&self.out, &document, Utc::now())
            .map_err(|faults| Failure::Diagnostics(faults, Some(self.out.clone())))?;
        if let Some(kept) = inherited(&proof, &self.out)? {
            report::terminal::summarise(&mut anstream::stderr(), &[kept], None)?;
        }
        let noticed = proof.noticed;
        report::terminal::summarise(&mut anstream::stderr(), &noticed, self.feed.parent())?;
        let seen = if noticed.is_empty() { "no change" } else { "changes" };
        anstream::println!(
            "{} in {}; subscribers will see {seen} when it is built",
            counted(episodes, "episode"),
            self.out.display()
        );
        Ok(if noticed.is_empty() { Outcome::Clean } else { Outcome::Findings })
    }
}

/// Lets the show be built with the errors that the old feed had, and tells which.
fn inherited(proof: &Proof, folder: &Path) -> io::Result<Option<Diagnostic>> {
    let lines = proof.leniency();
    if lines.is_empty() {
        return Ok(None);
    }
    // The file was written a moment ago.
    OpenOptions::new().append(true).open(folder.join(CONFIG_NAME))?.write_all(lines.as_bytes())?;
    let first = proof.inherited.first().map(|error| error.message.clone()).unwrap_or_default();
    let message = format!("the feed has {}: {first}", counted(proof.inherited.len(), "error"));
    let help = "they are warnings in [lint.rules] of podwright.toml; `podwright lint` tells what would be right";
    Ok(Some(Diagnostic::new("import-errors-kept", Severity::Info, message).help(help)))
}

/// # Errors
/// Names what is in the way: files that would be overwritten, and notes that would become episodes of the show.
fn free(folder: &Path, files: &[(PathBuf, String)]) -> Result<(), Diagnostic> {
    let folders = files.iter().filter_map(|(path, _)| path.parent()).filter(|parent| !parent.as_os_str().is_empty());
    let mut taken = files.iter().map(|(path, _)| path.as_path()).chain(folders);
    let in_the_way = taken.find(|path| {
        let path = folder.join(path);
        match fs::read_dir(&path) {
            Ok(mut entries) => entries.next().is_some(),
            Err(_) => fs::symlink_metadata(&path).is_ok(),
        }
    });
    in_the_way.map_or(Ok(()), |path| {
        let message = format!("{} is there already, and nothing is overwritten", folder.join(path).display());
        let help = "name another folder with --out";
        Err(Diagnostic::error("import-in-the-way", message).help(help))
    })
}

fn write(folder: &Path, path: &Path, text: &str) -> Result<(), Diagnostic> {
    let path = folder.join(path);
    let write = || -> io::Result<()> {
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        File::create_new(&path)?.write_all(text.as_bytes())
    };
    write().map_err(|error| {
        Diagnostic::error("output-not-written", format!("cannot write {}: {error}", path.display())).in_file(&path)
    })
}
