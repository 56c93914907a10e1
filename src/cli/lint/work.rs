//! What `podwright lint` works on: a show, some of its files, files without a show.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::cli::online::Reach;
use crate::cli::web::{self, Whole};
use crate::cli::{Failure, select};
use crate::diagnostic::{Applicability, Diagnostic, Diagnostics};
use crate::lint::isolated::{self, Kind};
use crate::lint::settings::Settings;
use crate::lint::{self, fix};
use crate::net::Client;
use crate::show::Show;
use crate::source::{SourceFile, resolve_inside};

use super::alone::{Alone, Opened, STDIN};

/// What is linted, and by which settings.
pub(super) struct Work {
    show: Option<Show>,
    /// The files of the show that are answered for; all when there is no selection.
    selected: Option<select::Selected>,
    /// Files that are judged alone.
    alone: Vec<Alone>,
    /// What feeds are compared with.
    old: Option<Whole>,
    settings: Settings,
    /// What reading the config has found.
    config: Diagnostics,
    /// Who asks servers; nobody does without `--online`.
    client: Option<Client>,
    /// From where further pages of feeds come.
    reach: Reach,
}

impl Work {
    /// Files of nobody.
    ///
    /// # Errors
    /// A diagnostic for the first address that no server answers.
    pub(super) fn isolated(alone: Vec<PathBuf>, settings: Settings) -> Result<Self, Diagnostic> {
        let alone = alone.into_iter().map(Alone::named).collect::<Result<_, _>>()?;
        Ok(Self {
            show: None,
            selected: None,
            alone,
            old: None,
            settings,
            config: Diagnostics::new(),
            client: None,
            reach: Reach::Beside,
        })
    }

    /// A show with the feed that was built from it, or the files of it that `paths` name. Feeds are judged alone.
    ///
    /// # Errors
    /// A diagnostic for the first path that does not exist, or address that no server answers.
    pub(super) fn of_show(
        show: Show,
        paths: &[PathBuf],
        settings: Settings,
        config: Diagnostics,
    ) -> Result<Self, Diagnostic> {
        let (feeds, sources): (Vec<PathBuf>, Vec<PathBuf>) = paths.iter().cloned().partition(|path| is_feed(path));
        let selected = if paths.is_empty() { None } else { Some(select::files(&show, &sources)?) };
        let built = selected.is_none().then(|| Alone::of_show(&show)).flatten();
        let alone = feeds.into_iter().map(Alone::named).chain(built.map(Ok)).collect::<Result<_, _>>()?;
        Ok(Self { show: Some(show), selected, alone, old: None, settings, config, client: None, reach: Reach::Beside })
    }

    /// The same, with feeds compared with the one at `old`; pages of feeds are taken from where `reach` says.
    ///
    /// # Errors
    /// A diagnostic when it cannot be read.
    pub(super) fn against(mut self, old: Option<&Path>, reach: Reach) -> Result<Self, Diagnostic> {
        self.old = old.map(|old| web::whole(old, isolated::load, reach)).transpose()?;
        self.reach = reach;
        Ok(self)
    }

    /// The same, with servers asked by `client`.
    pub(super) fn online(self, client: Option<Client>) -> Self {
        Self { client, ..self }
    }

    /// The findings that are answered for.
    pub(super) fn findings(&self) -> Result<Diagnostics, Failure> {
        let mut found = self.of_sources()?;
        for alone in &self.alone {
            let old = self.old.as_ref().map(|old| &old.file);
            found.extend(alone.findings(old, &self.settings, self.client.as_ref(), self.reach)?);
        }
        let missing = self.old.iter().filter_map(|old| old.missing.clone()).collect();
        found.extend(self.settings.judge(missing));
        Ok(found)
    }

    fn of_sources(&self) -> Result<Diagnostics, Failure> {
        let Some(show) = &self.show else { return Ok(Diagnostics::new()) };
        match &self.selected {
            None => Ok(lint::show(show, &self.settings, self.config.clone())?),
            Some(selected) if selected.is_empty() => Ok(Diagnostics::new()),
            Some(selected) => {
                let wanted = |path: &Path| selected.contains(path);
                let found = lint::files_of_show(show, &self.settings, self.config.clone(), wanted)?;
                // What has no place is about the show as a whole.
                Ok(found.into_iter().filter(|one| one.place.is_some()).collect())
            }
        }
    }

    /// The text of a file that a finding names.
    ///
    /// # Errors
    /// A diagnostic when it cannot be read (any more).
    pub(super) fn read(&self, path: &Path) -> Result<SourceFile, Diagnostic> {
        Ok(self.open(path)?.into_text())
    }

    fn open(&self, path: &Path) -> Result<Opened, Diagnostic> {
        match (&self.show, self.alone.iter().find(|alone| alone.name == path)) {
            (Some(show), None) => Ok(Opened::Source(SourceFile::read(&show.root, path)?.as_written())),
            (_, Some(alone)) => alone.open(),
            (None, None) => Alone::named(path.to_owned())?.open(),
        }
    }

    /// Where a file that a finding names lies.
    fn resolve(&self, path: &Path) -> Result<PathBuf, Diagnostic> {
        match (&self.show, self.alone.iter().find(|alone| alone.name == path)) {
            (Some(show), None) => resolve_inside(&show.root, path),
            (_, Some(alone)) => Ok(alone.path.clone()),
            (None, None) => Ok(path.to_owned()),
        }
    }

    /// Makes the fixes that may be made, and says how many edits that were.
    ///
    /// # Errors
    /// A diagnostic when a file has bytes that are wrong in its encoding, so that not every other byte can be kept.
    pub(super) fn make_fixes(&self, found: &[Diagnostic], allowed: Applicability) -> Result<usize, Failure> {
        let mut made = 0;
        for (path, edits) in fix::edits(found, allowed) {
            let file = self.open(&path)?;
            let Some(fixed) = fix::apply(file.text().text(), &edits) else { continue };
            replace(&self.resolve(&path)?, &file.encode(&path, fixed)?)?;
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
    path == Path::new(STDIN) || web::address(path).is_some() || path.is_file() && Kind::of_file(path) == Kind::Feed
}

/// Replaces a file at once: readers see the old text or the new one.
fn replace(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().set_permissions(fs::metadata(path)?.permissions())?;
    file.persist(path)?;
    Ok(())
}
