//! `podwright lint`

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::{Failure, Outcome, Where, select};
use crate::config::Profile;
use crate::diagnostic::{Applicability, Diagnostic, Diagnostics, Severity};
use crate::lint::baseline::Baseline;
use crate::lint::settings::{Choice, Settings};
use crate::lint::{self, fix};
use crate::report;
use crate::show::Show;
use crate::source::{SourceFile, resolve_inside};

/// After so many rounds of fixes the rest is left: fixes that undo each other would never end.
const MAX_ROUNDS: usize = 10;

/// Finds missing and inconsistent metadata in show notes, transcripts, audio and config
///
/// The whole show is read, for facts that cross episodes; given PATHs, only those are answered for.
#[derive(Debug, Args)]
pub(super) struct Lint {
    /// Files, folders or episode numbers [default: the whole show]
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

    /// Leave out the findings in FILE; where it does not exist, it is written with those of today
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,

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
        let mut found = Diagnostics::new();
        let show = self.place.show(self.paths.first(), &mut found)?;
        let choice = Choice {
            profiles: self.profile.iter().map(|name| (*name).into()).collect(),
            select: self.select.clone(),
            ignore: self.ignore.clone(),
        };
        let settings = Settings::new(&show.config.lint, &choice)?;
        let mut found = self.findings(&show, &settings, &found)?;
        if self.diff {
            self.print_diff(&show, &found)?;
            return Ok(self.outcome(&found));
        }
        let mut fixed = 0;
        if self.fix {
            for _ in 0..MAX_ROUNDS {
                let made = self.make_fixes(&show, &found)?;
                if made == 0 {
                    break;
                }
                fixed += made;
                found = self.findings(&show, &settings, &Diagnostics::new())?;
            }
        }
        if let Some(path) = &self.baseline {
            found = baseline(path, &show.root, found)?;
        }
        let mut out = std::io::BufWriter::new(anstream::stdout().lock());
        report::write(&mut out, self.format, &found, &show.root)?;
        out.flush()?;
        report::summary(&mut anstream::stderr(), &found, fixed)?;
        Ok(self.outcome(&found))
    }

    /// The findings that are answered for.
    fn findings(&self, show: &Show, settings: &Settings, config: &Diagnostics) -> Result<Diagnostics, Failure> {
        let found = lint::show(show, settings, config.clone())?;
        if self.paths.is_empty() {
            return Ok(found);
        }
        let wanted = select::files(show, &self.paths)?;
        Ok(found
            .into_iter()
            .filter(|one| one.place.as_ref().is_some_and(|place| wanted.contains(&place.file)))
            .collect())
    }

    fn allowed(&self) -> Applicability {
        if self.unsafe_fixes { Applicability::Unsafe } else { Applicability::Safe }
    }

    /// Makes the fixes that may be made, and says how many edits that were.
    fn make_fixes(&self, show: &Show, found: &[Diagnostic]) -> Result<usize, Failure> {
        let mut made = 0;
        for (path, edits) in fix::edits(found, self.allowed()) {
            let text = SourceFile::read(&show.root, &path)?;
            let Some(fixed) = fix::apply(text.text(), &edits) else { continue };
            replace(&resolve_inside(&show.root, &path)?, &fixed)?;
            made += edits.len();
        }
        Ok(made)
    }

    fn print_diff(&self, show: &Show, found: &[Diagnostic]) -> Result<(), Failure> {
        for (path, edits) in fix::edits(found, self.allowed()) {
            let text = SourceFile::read(&show.root, &path)?;
            let Some(fixed) = fix::apply(text.text(), &edits) else { continue };
            let name = path.display().to_string();
            let diff = similar::TextDiff::from_lines(text.text(), fixed.as_str());
            anstream::print!("{}", diff.unified_diff().header(&format!("a/{name}"), &format!("b/{name}")));
        }
        Ok(())
    }

    fn outcome(&self, found: &[Diagnostic]) -> Outcome {
        let least = if self.strict { Severity::Warning } else { Severity::Error };
        if found.iter().any(|one| one.severity >= least) { Outcome::Findings } else { Outcome::Clean }
    }
}

/// Replaces a file at once: readers see the old text or the new one.
fn replace(path: &Path, text: &str) -> std::io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(text.as_bytes())?;
    file.as_file().set_permissions(fs::metadata(path)?.permissions())?;
    file.persist(path)?;
    Ok(())
}

fn baseline(path: &Path, root: &Path, found: Diagnostics) -> Result<Diagnostics, Failure> {
    if !path.exists() {
        let baseline = Baseline::of(root, &found);
        fs::write(path, baseline.to_json())?;
        anstream::eprintln!("{} written with {} findings", path.display(), found.len());
        return Ok(Diagnostics::new());
    }
    let text = fs::read(path)?;
    let file = SourceFile::decode(path, text)?;
    Ok(Baseline::parse(&file)?.filter(root, found))
}
