//! `podwright lint`

mod alone;
mod work;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::online::Online;
use super::{Failure, Outcome, Where, web};
use crate::config::{self, Profile};
use crate::diagnostic::{Applicability, Diagnostic, Diagnostics, Severity};
use crate::lint::baseline::Baseline;
use crate::lint::settings::{Choice, Settings};
use crate::report;
use crate::source::{Library, SourceFile};
use work::Work;

/// After so many rounds of fixes the rest is left: fixes that undo each other would never end. Each round mends at most
/// twenty places of a file for a rule that may find hundreds.
const MAX_ROUNDS: usize = 100;

/// Finds missing and inconsistent metadata in show notes, transcripts, audio, config and feeds
///
/// The whole show is read, for facts that cross episodes; given PATHs, only those are answered for. Feeds are told by
/// their content.
#[derive(Debug, Args)]
pub(super) struct Lint {
    /// Files, folders, episode numbers or addresses of feeds; - is a feed on standard input [default: the whole show and its feed]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// How to print the findings
    #[arg(long, value_enum, default_value_t)]
    format: report::Format,

    /// Make the fixes that say the same in the right form
    #[arg(long)]
    fix: bool,

    /// With --fix: also make fixes that somebody should look at
    #[arg(long, requires = "fix")]
    unsafe_fixes: bool,

    /// Show what --fix would change, and change nothing
    #[arg(long)]
    diff: bool,

    /// Whose demands count [default: those of podwright.toml, else everybody's]
    #[arg(long, value_enum, value_delimiter = ',', value_name = "P")]
    profile: Vec<ProfileName>,

    /// Only these rules or groups
    #[arg(long, value_delimiter = ',', value_name = "R")]
    select: Vec<String>,

    /// Not these rules or groups
    #[arg(long, value_delimiter = ',', value_name = "R")]
    ignore: Vec<String>,

    /// Compare feeds with OLD_FEED (a file or an address), the state that subscribers know: changed guids, vanished episodes
    #[arg(long, value_name = "OLD_FEED")]
    against: Option<PathBuf>,

    #[command(flatten)]
    online: Online,

    /// Leave out the findings in FILE; where it does not exist, it is written with those of today
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,

    /// Judge each file alone, as if there were no config
    #[arg(long, requires = "paths", conflicts_with_all = ["config", "root"])]
    isolated: bool,

    /// Exit with 1 when there are warnings, too
    #[arg(long)]
    strict: bool,

    #[command(flatten)]
    place: Where,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum ProfileName {
    Rss,
    Apple,
    Spotify,
    Psp1,
    Podcasting20,
    Youtube,
}

impl From<ProfileName> for Profile {
    fn from(name: ProfileName) -> Self {
        match name {
            ProfileName::Rss => Self::Rss,
            ProfileName::Apple => Self::Apple,
            ProfileName::Spotify => Self::Spotify,
            ProfileName::Psp1 => Self::Psp1,
            ProfileName::Podcasting20 => Self::Podcasting20,
            ProfileName::Youtube => Self::Youtube,
        }
    }
}

impl Lint {
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        let work = self.work()?.online(self.online.client());
        let mut found = work.findings()?;
        if self.diff {
            work.print_diff(&found, self.allowed())?;
            return Ok(self.outcome(&found));
        }
        let mut fixed = 0;
        if self.fix {
            for _ in 0..MAX_ROUNDS {
                let made = work.make_fixes(&found, self.allowed())?;
                if made == 0 {
                    break;
                }
                fixed += made;
                found = work.findings()?;
            }
        }
        if let Some(path) = &self.baseline {
            found = baseline(path, &|path| work.read(path).ok(), found)?;
        }
        let mut out = std::io::BufWriter::new(anstream::stdout().lock());
        report::write(&mut out, self.format, &found, &|path| work.read(path).ok())?;
        out.flush()?;
        report::summary(&mut anstream::stderr(), &found, fixed)?;
        Ok(self.outcome(&found))
    }

    /// What is linted by which settings. Without a config above the files, each is judged alone.
    fn work(&self) -> Result<Work, Failure> {
        let choice = Choice {
            profiles: self.profile.iter().map(|name| (*name).into()).collect(),
            select: self.select.clone(),
            ignore: self.ignore.clone(),
        };
        let named = self.place.config.is_some();
        let is_there = |path: &PathBuf| path.is_file() || web::address(path).is_some();
        let orphaned =
            |path: &PathBuf| path == Path::new(alone::STDIN) || is_there(path) && config::find(path).is_err();
        if self.isolated || (!named && !self.paths.is_empty() && self.paths.iter().all(orphaned)) {
            let settings = Settings::new(&config::Lint::default(), &choice)?;
            return Ok(
                Work::isolated(self.paths.clone(), settings)?.against(self.against.as_deref(), self.online.reach())?
            );
        }
        let mut found = Diagnostics::new();
        let show = self.place.show(self.paths.first(), &mut found)?;
        let settings = Settings::new(&show.config.lint, &choice)?;
        Ok(Work::of_show(show, &self.paths, settings, found)?.against(self.against.as_deref(), self.online.reach())?)
    }

    fn allowed(&self) -> Applicability {
        if self.unsafe_fixes { Applicability::Unsafe } else { Applicability::Safe }
    }

    fn outcome(&self, found: &[Diagnostic]) -> Outcome {
        let least = if self.strict { Severity::Warning } else { Severity::Error };
        if found.iter().any(|one| one.severity >= least) { Outcome::Findings } else { Outcome::Clean }
    }
}

fn baseline(path: &Path, library: Library<'_>, found: Diagnostics) -> Result<Diagnostics, Failure> {
    if !path.exists() {
        let baseline = Baseline::of(library, &found);
        fs::write(path, baseline.to_json())?;
        anstream::eprintln!("{} written with {} findings", path.display(), found.len());
        return Ok(Diagnostics::new());
    }
    let text = fs::read(path)?;
    let file = SourceFile::decode(path, text)?;
    Ok(Baseline::parse(&file)?.filter(library, found))
}
