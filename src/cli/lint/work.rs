//! What `podwright lint` works on: a show, some of its files, files without a show.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use chrono::Utc;

use crate::cli::{Failure, select};
use crate::diagnostic::{Applicability, Diagnostic, Diagnostics};
use crate::lint::isolated::{self, Kind};
use crate::lint::settings::Settings;
use crate::lint::{self, fix};
use crate::show::Show;
use crate::source::{SourceFile, read_file, resolve_inside};

/// What is linted, and by which settings.
pub(super) struct Work {
    show: Option<Show>,
    /// The files of the show that are answered for; all when there is no selection.
    selected: Option<select::Selected>,
    /// Files that are judged alone.
    alone: Vec<PathBuf>,
    /// What feeds are compared with.
    old: Option<SourceFile>,
    settings: Settings,
    /// What reading the config has found.
    config: Diagnostics,
}

impl Work {
    /// Files of nobody.
    pub(super) fn isolated(alone: Vec<PathBuf>, settings: Settings) -> Self {
        Self { show: None, selected: None, alone, old: None, settings, config: Diagnostics::new() }
    }

    /// A show, or the files of it that `paths` name. Feeds among them are judged alone.
    ///
    /// # Errors
    /// A diagnostic for the first path that does not exist.
    pub(super) fn of_show(
        show: Show,
        paths: &[PathBuf],
        settings: Settings,
        config: Diagnostics,
    ) -> Result<Self, Diagnostic> {
        let (feeds, sources): (Vec<PathBuf>, Vec<PathBuf>) = paths.iter().cloned().partition(|path| is_feed(path));
        let selected = if paths.is_empty() { None } else { Some(select::files(&show, &sources)?) };
        Ok(Self { show: Some(show), selected, alone: feeds, old: None, settings, config })
    }

    /// The same, with feeds compared with the one at `old`.
    ///
    /// # Errors
    /// A diagnostic when it cannot be read.
    pub(super) fn against(mut self, old: Option<&Path>) -> Result<Self, Diagnostic> {
        self.old = old.map(|old| SourceFile::decode(old, read_file(old)?)).transpose()?;
        Ok(self)
    }

    /// The findings that are answered for.
    pub(super) fn findings(&self) -> Result<Diagnostics, Failure> {
        let mut found = self.of_sources()?;
        for path in &self.alone {
            found.extend(isolated::file(path, self.old.as_ref(), &self.settings, Utc::now())?);
        }
        Ok(found)
    }

    fn of_sources(&self) -> Result<Diagnostics, Failure> {
        let Some(show) = &self.show else { return Ok(Diagnostics::new()) };
        match &self.selected {
            None => Ok(lint::show(show, &self.settings, self.config.clone())?),
            Some(selected) if selected.is_empty() => Ok(Diagnostics::new()),
            Some(selected) => {
                let found = lint::show(show, &self.settings, self.config.clone())?;
                let wanted = |one: &Diagnostic| one.place.as_ref().is_some_and(|place| selected.contains(&place.file));
                Ok(found.into_iter().filter(wanted).collect())
            }
        }
    }

    /// The text of a file that a finding names.
    ///
    /// # Errors
    /// A diagnostic when it cannot be read (any more).
    pub(super) fn read(&self, path: &Path) -> Result<SourceFile, Diagnostic> {
        match &self.show {
            Some(show) if !self.is_alone(path) => SourceFile::read(&show.root, path),
            _ => SourceFile::decode(path, read_file(path)?),
        }
    }

    fn is_alone(&self, path: &Path) -> bool {
        self.alone.iter().any(|alone| alone == path)
    }

    /// Where a file that a finding names lies.
    fn resolve(&self, path: &Path) -> Result<PathBuf, Diagnostic> {
        match &self.show {
            Some(show) if !self.is_alone(path) => resolve_inside(&show.root, path),
            _ => Ok(path.to_owned()),
        }
    }

    /// Makes the fixes that may be made, and says how many edits that were.
    pub(super) fn make_fixes(&self, found: &[Diagnostic], allowed: Applicability) -> Result<usize, Failure> {
        let mut made = 0;
        for (path, edits) in fix::edits(found, allowed) {
            let text = self.read(&path)?;
            let Some(fixed) = fix::apply(text.text(), &edits) else { continue };
            replace(&self.resolve(&path)?, &fixed)?;
            made += edits.len();
        }
        Ok(made)
    }

    /// Shows what the fixes would change.
    pub(super) fn print_diff(&self, found: &[Diagnostic], allowed: Applicability) -> Result<(), Failure> {
        for (path, edits) in fix::edits(found, allowed) {
            let text = self.read(&path)?;
            let Some(fixed) = fix::apply(text.text(), &edits) else { continue };
            let name = path.display().to_string();
            let diff = similar::TextDiff::from_lines(text.text(), fixed.as_str());
            anstream::print!("{}", diff.unified_diff().header(&format!("a/{name}"), &format!("b/{name}")));
        }
        Ok(())
    }
}

fn is_feed(path: &Path) -> bool {
    path.is_file() && read_file(path).is_ok_and(|bytes| Kind::of(path, &bytes) == Kind::Feed)
}

/// Replaces a file at once: readers see the old text or the new one.
fn replace(path: &Path, text: &str) -> std::io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(text.as_bytes())?;
    file.as_file().set_permissions(fs::metadata(path)?.permissions())?;
    file.persist(path)?;
    Ok(())
}
