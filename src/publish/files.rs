//! Writing a plan, and comparing it with what is there.

use std::cell::LazyCell;
use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use html_escape::encode_text;
use rayon::prelude::*;
use tempfile::TempPath;

use super::{Content, Output, Plan};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Diagnostics, has_errors};
use crate::feed::write::GENERATOR;
use crate::ledger::{LEDGER_NAME, Ledger};
use crate::source::SourceFile;

/// Where a build writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Destination {
    /// The folder of the feed.
    pub folder: PathBuf,
    /// The folder of the ledger.
    pub ledger_folder: PathBuf,
}

impl Destination {
    /// In the show: the folder of `[feed] path`, the ledger beside `podwright.toml`.
    pub fn in_show(root: &Path, config: &Config) -> Self {
        let folder = Path::new(config.feed.path.trim()).parent().unwrap_or(Path::new(""));
        Self { folder: root.join(folder), ledger_folder: root.into() }
    }

    /// Elsewhere (`--out`): everything in `folder`, so that a show can be built that is read-only.
    pub fn elsewhere(folder: &Path) -> Self {
        Self { folder: folder.into(), ledger_folder: folder.into() }
    }
}

/// Reads the ledger: the destination's, else the show's; a show that was never built has an empty one.
///
/// # Errors
/// What is wrong with it, or that it cannot be read.
pub fn read_ledger(root: &Path, destination: &Destination) -> Result<Ledger, Diagnostics> {
    let folders = [destination.ledger_folder.as_path(), root];
    let Some(folder) = folders.into_iter().find(|folder| fs::symlink_metadata(folder.join(LEDGER_NAME)).is_ok()) else {
        return Ok(Ledger::default());
    };
    let file = SourceFile::read(folder, Path::new(LEDGER_NAME)).map_err(|fault| vec![fault])?;
    Ledger::parse(&file)
}

/// How a file differs from the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DifferenceKind {
    /// It is not there.
    Missing,
    /// Something else is in it.
    Changed,
}

/// A file that a build would write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Its path.
    pub path: PathBuf,
    /// How it differs.
    pub kind: DifferenceKind,
}

impl Plan {
    /// Writes what differs, the feed last, and says which files those were.
    ///
    /// Every file is first written beside its place; only when all of them are there do they take their places, each at
    /// once. So a full disk or a folder that cannot be written leaves everything as it was.
    ///
    /// # Errors
    /// One diagnostic that names the file; errors of the plan itself are returned as well, and nothing is written.
    pub fn write(&self, destination: &Destination) -> Result<Vec<PathBuf>, Diagnostics> {
        self.stage(destination)?.keep()
    }

    /// The first half of [`Plan::write`]: everything lies beside its place, and goes again unless it is kept.
    ///
    /// # Errors
    /// Those of [`Plan::write`].
    pub fn stage(&self, destination: &Destination) -> Result<Staged, Diagnostics> {
        if has_errors(&self.diagnostics) {
            return Err(self
                .diagnostics
                .iter()
                .filter(|one| has_errors(std::slice::from_ref(*one)))
                .cloned()
                .collect());
        }
        let mut folders = NewFolders::default();
        let targets = self.differing(destination)?;
        // Threads that write into one folder wait for each other, and spin while they do.
        let by_folder = |(a, _): &(Target<'_>, _), (b, _): &(Target<'_>, _)| folder_of(&a.path) == folder_of(&b.path);
        for (target, _) in targets.chunk_by(by_folder).filter_map(<[_]>::first) {
            folders.make_for(&target.path).map_err(|error| vec![not_written(&target.path, &error)])?;
        }
        let written: Vec<io::Result<StagedFile>> = targets
            .par_chunk_by(by_folder)
            .flat_map_iter(|targets| {
                let folder = targets.first().map(|(target, _)| folder_of(&target.path));
                let is_new = folder.is_some_and(|folder| folders.made(folder));
                targets.iter().map(move |(target, _)| stage(target, is_new && !target.is_awaited()))
            })
            .collect();
        let mut files = Vec::with_capacity(written.len());
        for (file, (Target { path, .. }, _)) in written.into_iter().zip(targets) {
            files.push((file.map_err(|error| vec![not_written(&path, &error)])?, path));
        }
        Ok(Staged { files, _folders: folders })
    }

    /// What a build would write, without writing it (`build --check`).
    ///
    /// # Errors
    /// A file that is there but cannot be read.
    pub fn check(&self, destination: &Destination) -> Result<Vec<Difference>, Diagnostics> {
        let differing = self.differing(destination)?.into_iter();
        Ok(differing.map(|(target, kind)| Difference { path: target.path, kind }).collect())
    }

    /// The files that are not as planned.
    ///
    /// # Errors
    /// One that cannot be compared, or that is a source of the show.
    fn differing(&self, destination: &Destination) -> Result<Vec<(Target<'_>, DifferenceKind)>, Diagnostics> {
        // Most builds replace nothing but outputs of the last one, and to follow every source takes its time.
        let sources = LazyCell::new(|| -> HashSet<PathBuf> {
            self.sources.iter().filter_map(|path| path.canonicalize().ok()).collect()
        });
        let mut differing = Vec::new();
        let mut last = (PathBuf::new(), true);
        for target in self.targets(destination)? {
            let folder = folder_of(&target.path);
            if last.0 != folder {
                last = (folder.to_owned(), folder.exists());
            }
            // Where there is no folder there is no file.
            let compared = if last.1 { difference(&target) } else { Ok(Some(DifferenceKind::Missing)) };
            let Some(kind) = compared.map_err(|error| vec![not_written(&target.path, &error)])? else { continue };
            if kind == DifferenceKind::Changed && target.path.canonicalize().is_ok_and(|path| sources.contains(&path)) {
                return Err(vec![over_source(&target.path)]);
            }
            differing.push((target, kind));
        }
        Ok(differing)
    }

    /// Feeds, chapters and transcripts of former builds that this one does not write: they may be linked somewhere, so that
    /// nobody but a person deletes them.
    pub fn stale(&self, destination: &Destination) -> Vec<PathBuf> {
        let planned: HashSet<&Path> = self.outputs.iter().map(|output| output.path.as_path()).collect();
        let mut stale = Vec::new();
        for (folder, extensions) in [("chapters", &["json"][..]), ("transcripts", &["vtt", "srt", "json", "html"])] {
            let Ok(entries) = fs::read_dir(destination.folder.join(folder)) else { continue };
            let names = entries.filter_map(|entry| Some(Path::new(folder).join(entry.ok()?.file_name())));
            stale.extend(names.filter(|path| {
                let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
                extensions.contains(&extension)
                    && !self.sources_in_folder.contains(path)
                    && !planned.contains(path.as_path())
            }));
        }
        stale.extend(
            former_feeds(&destination.folder, &self.marks)
                .into_iter()
                .filter(|path| !self.sources_in_folder.contains(path) && !planned.contains(path.as_path())),
        );
        stale.sort();
        stale
    }

    /// All files in the order in which they are written: the ledger goes before the feed, which is last, because a
    /// promise that was not needed yet does no harm, but a guid that was given and forgotten does.
    fn targets(&self, destination: &Destination) -> Result<Vec<Target<'_>>, Diagnostics> {
        let ledger_path = destination.ledger_folder.join(LEDGER_NAME);
        let ledger = self.ledger.to_toml().map_err(|error| {
            vec![not_written(&ledger_path, &io::Error::new(io::ErrorKind::InvalidData, error.to_string()))]
        })?;
        let mut targets: Vec<Target<'_>> = self.outputs.iter().map(|output| Target::of(output, destination)).collect();
        let feed = targets.pop();
        targets.push(Target { path: ledger_path, content: Held::Ledger(ledger) });
        targets.extend(feed);
        Ok(targets)
    }
}

/// What the feeds of a show say and those of another beside it do not: its page, and how titles begin.
#[derive(Debug, Clone, Default)]
pub(super) struct Marks {
    link: String,
    titles: Vec<String>,
}

impl Marks {
    pub(super) fn of(config: &Config) -> Self {
        let link = config.show.link.as_ref().map(|link| format!("<link>{}</link>", encode_text(link.as_str())));
        let of_variants = config.feed.variants.iter().filter_map(|variant| variant.title.as_deref()?.split('{').next());
        let titles = of_variants.chain([config.show.title.as_str()]).filter(|title| !title.trim().is_empty());
        Self {
            link: link.unwrap_or_default(),
            titles: titles.map(|title| format!("<title>{}", encode_text(title))).collect(),
        }
    }

    fn fit(&self, head: &str) -> bool {
        // The title of the channel stands before those of pictures and items.
        let own = head.find("<title>").and_then(|at| head.get(at..)).unwrap_or_default();
        head.contains(&self.link) && self.titles.iter().any(|title| own.starts_with(title))
    }
}

/// The feeds that builds of this show wrote into `folder` or the folders in it, whatever they were called.
fn former_feeds(folder: &Path, marks: &Marks) -> Vec<PathBuf> {
    let inside =
        |folder: &Path| fs::read_dir(folder).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path()));
    let (folders, mut files): (Vec<PathBuf>, Vec<PathBuf>) = inside(folder).partition(|path| path.is_dir());
    files.extend(folders.iter().flat_map(|folder| inside(folder)));
    let is_feed = |path: &PathBuf| ["xml", "rss"].iter().any(|kind| path.extension().is_some_and(|one| one == *kind));
    let built = files.into_iter().filter(|path| is_feed(path) && was_built(path, marks));
    built.filter_map(|path| path.strip_prefix(folder).map(Path::to_owned).ok()).collect()
}

/// Is the file a feed that a build of the show wrote?
fn was_built(path: &Path, marks: &Marks) -> bool {
    /// More than stands before the first item of a feed.
    const HEAD: u64 = 65_536;
    let mut head = Vec::new();
    let mut read = || File::open(path).and_then(|file| file.take(HEAD).read_to_end(&mut head));
    let generator = format!("<generator>{GENERATOR}</generator>");
    if !path.is_file() || read().is_err() {
        return false;
    }
    let head = String::from_utf8_lossy(&head);
    head.contains(&generator) && marks.fit(&head)
}

/// A file at its place.
struct Target<'a> {
    path: PathBuf,
    content: Held<'a>,
}

/// What a target is to hold.
enum Held<'a> {
    Output(&'a Content),
    Ledger(String),
}

impl<'a> Target<'a> {
    fn of(output: &'a Output, destination: &Destination) -> Self {
        Self { path: destination.folder.join(&output.path), content: Held::Output(&output.content) }
    }

    /// Does anybody look at its place before a feed leads there?
    fn is_awaited(&self) -> bool {
        matches!(self.content, Held::Ledger(_)) || self.path.extension().is_some_and(|extension| extension == "xml")
    }

    /// The text that it is to hold, or the file of which it is to be a copy.
    fn source(&self) -> Result<&str, &'a Path> {
        match &self.content {
            Held::Ledger(text) => Ok(text),
            Held::Output(Content::Text(file)) => Ok(file.text()),
            Held::Output(Content::Copy(from) | Content::Link(from)) => Err(from),
        }
    }
}

/// The files of a build, each beside its place.
#[derive(Debug)]
pub struct Staged {
    /// Each file and its place, in the order in which they are kept.
    files: Vec<(StagedFile, PathBuf)>,
    /// Dropped last, when it is known which of them stay empty.
    _folders: NewFolders,
}

/// A file that goes again unless it is kept.
#[derive(Debug)]
enum StagedFile {
    /// Under another name beside its place.
    Beside(TempPath),
    /// In its place, where nobody looks yet.
    There(TempPath),
}

impl Staged {
    /// Has every file take its place at once, the feed last, and says which files those are.
    ///
    /// # Errors
    /// One diagnostic that names the file that could not take its place.
    pub fn keep(self) -> Result<Vec<PathBuf>, Diagnostics> {
        let mut written = Vec::with_capacity(self.files.len());
        for (staged, path) in self.files {
            let kept = match staged {
                StagedFile::Beside(file) => file.persist(&path).map_err(|error| error.error),
                StagedFile::There(file) => file.keep().map(drop).map_err(|error| error.error),
            };
            kept.map_err(|error| vec![not_written(&path, &error)])?;
            written.push(path);
        }
        Ok(written)
    }
}

/// The folders that were made for outputs; those that stay empty are removed again.
#[derive(Debug, Default)]
struct NewFolders(Vec<PathBuf>);

impl NewFolders {
    /// Makes the folder of the file at `path`.
    fn make_for(&mut self, path: &Path) -> io::Result<()> {
        let folder = folder_of(path);
        let missing = folder.ancestors().take_while(|folder| !folder.as_os_str().is_empty() && !folder.exists());
        let missing: Vec<PathBuf> = missing.map(Path::to_owned).collect();
        self.0.extend(missing.into_iter().rev());
        fs::create_dir_all(folder)
    }

    /// Was there no such folder before?
    fn made(&self, folder: &Path) -> bool {
        self.0.iter().any(|made| made == folder)
    }
}

impl Drop for NewFolders {
    fn drop(&mut self) {
        for folder in self.0.iter().rev() {
            // What holds a file stays.
            let _ = fs::remove_dir(folder);
        }
    }
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Writes what `target` holds to a new file beside its place, or right there where nobody looks yet; it is removed again unless
/// it is kept.
fn stage(target: &Target<'_>, in_place: bool) -> io::Result<StagedFile> {
    if let (true, Ok(text)) = (in_place, target.source()) {
        let mut file = File::create_new(&target.path)?;
        let staged = TempPath::try_from_path(&target.path)?;
        file.write_all(text.as_bytes())?;
        return Ok(StagedFile::There(staged));
    }
    let folder = folder_of(&target.path);
    let mut builder = tempfile::Builder::new();
    builder.prefix(".podwright-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // Temporary files are private; what is served is not (the umask still counts).
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    if let Held::Output(Content::Link(from)) = &target.content
        && let Ok(linked) = builder.make_in(folder, |place| fs::hard_link(from, place))
    {
        return Ok(StagedFile::Beside(linked.into_temp_path()));
    }
    let mut file = builder.tempfile_in(folder)?;
    match target.source() {
        Ok(text) => file.write_all(text.as_bytes())?,
        Err(from) => {
            io::copy(&mut File::open(from)?, &mut file)?;
        }
    }
    file.flush()?;
    Ok(StagedFile::Beside(file.into_temp_path()))
}

/// How the file that is there differs from `target`.
fn difference(target: &Target<'_>) -> io::Result<Option<DifferenceKind>> {
    let path = target.path.as_path();
    let there = match fs::metadata(path) {
        Ok(there) if there.is_dir() => {
            return Err(io::Error::new(io::ErrorKind::IsADirectory, "a folder has this name"));
        }
        Ok(there) => there,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Some(DifferenceKind::Missing)),
        Err(error) => return Err(error),
    };
    let same = match target.source() {
        Ok(text) => there.len() == text.len() as u64 && equal(File::open(path)?, text.as_bytes())?,
        Err(from) => {
            is_same_file(path, from)
                || (there.len() == fs::metadata(from)?.len() && equal(File::open(path)?, File::open(from)?)?)
        }
    };
    Ok((!same).then_some(DifferenceKind::Changed))
}

/// Is it one file, by another name or by the same?
fn is_same_file(a: &Path, b: &Path) -> bool {
    #[cfg(unix)]
    if let (Ok(a), Ok(b)) = (fs::metadata(a), fs::metadata(b)) {
        use std::os::unix::fs::MetadataExt;
        return a.dev() == b.dev() && a.ino() == b.ino();
    }
    matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}

/// Do both hold the same bytes? Reads a block at a time, so that audio needs no memory.
fn equal(mut a: impl Read, mut b: impl Read) -> io::Result<bool> {
    const BLOCK: u64 = 64 * 1024;
    let (mut left, mut right) = (Vec::new(), Vec::new());
    loop {
        left.clear();
        right.clear();
        a.by_ref().take(BLOCK).read_to_end(&mut left)?;
        b.by_ref().take(BLOCK).read_to_end(&mut right)?;
        if left != right {
            return Ok(false);
        }
        if left.is_empty() {
            return Ok(true);
        }
    }
}

fn not_written(path: &Path, error: &io::Error) -> Diagnostic {
    Diagnostic::error("output-not-written", format!("cannot write {}: {error}", path.display()))
        .in_file(path)
        .help("make the folder writable, or build into another one with --out")
}

fn over_source(path: &Path) -> Diagnostic {
    Diagnostic::error("output-over-source", format!("{} is a source of the show", path.display()))
        .in_file(path)
        .help("build into a folder of its own with --out, or set [feed] path")
}
