//! Where files lie and where they are served.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

use url::Url;

use super::{Content, Output};
use crate::artwork;
use crate::config::{CONFIG_NAME, Config};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::ledger::LEDGER_NAME;
use crate::normalize::Compiled;
use crate::source::resolve_inside;

/// The folder of the feed, and its address.
pub(super) struct Site<'a> {
    root: &'a Path,
    /// Path of the feed relative to the show.
    feed: PathBuf,
    /// Where the folder of the feed is served.
    base: Option<Url>,
    /// The sources of the show, relative to it.
    sources: BTreeSet<PathBuf>,
}

/// Says that apps get what Git LFS left in the place of the file at `path`.
pub(super) fn pointer_served(path: &Path) -> Diagnostic {
    let message = "the file is with Git LFS, and what is here and is served is its pointer";
    let help = "`git lfs pull` fetches it, before the folder is put on the server";
    Diagnostic::warning("pointer-served", message).in_file(path).help(help)
}

/// A file of the show that the feed names.
pub(super) struct Served {
    /// Its path on this machine.
    pub(super) file: PathBuf,
    /// Its path in the folder of the feed.
    pub(super) path: PathBuf,
    /// Its address, where the folder has one.
    pub(super) url: Option<Url>,
}

impl<'a> Site<'a> {
    /// # Errors
    /// When `[feed] path` names no file below the show.
    pub(super) fn new(
        root: &'a Path,
        config: &Config,
        episodes: &[Compiled],
        diagnostics: &mut Diagnostics,
    ) -> Result<Self, Diagnostic> {
        let feed = feed_path(config)?;
        let sources = sources(episodes);
        if sources.contains(&feed) || feed == Path::new(CONFIG_NAME) || feed == Path::new(LEDGER_NAME) {
            let message = format!("[feed] path is `{}`, which the build reads", config.feed.path);
            let help = "name a file of its own, such as feeds/feed.xml";
            return Err(Diagnostic::error("feed-path", message).at(config.place("feed.path")).help(help));
        }
        let base = config.feed.base_url.clone().or_else(|| config.feed.url.as_ref()?.join(".").ok());
        diagnostics.extend(missing_facts(config, base.is_some()));
        Ok(Self { root, feed, base, sources })
    }

    /// Name of the feed in its folder.
    pub(super) fn feed_name(&self) -> PathBuf {
        self.feed.file_name().map(PathBuf::from).unwrap_or_default()
    }

    /// Address of a file in the folder of the feed.
    pub(super) fn address(&self, path: &Path) -> Option<Url> {
        let mut url = self.base.clone()?;
        let names = path.components().map(|part| part.as_os_str().to_string_lossy().into_owned());
        url.path_segments_mut().ok()?.pop_if_empty().extend(names);
        Some(url)
    }

    /// Is there a source of the show where an output would go?
    pub(super) fn is_source(&self, path: &Path) -> bool {
        self.sources.contains(&self.folder().join(path))
    }

    /// Path in the folder of the feed of a file that already lies there.
    pub(super) fn in_folder(&self, file: &Path) -> Option<PathBuf> {
        file.strip_prefix(self.folder()).ok().map(Path::to_owned)
    }

    /// Path in the show of a file on this machine.
    pub(super) fn in_show<'p>(&self, file: &'p Path) -> &'p Path {
        file.strip_prefix(self.root).unwrap_or(file)
    }

    /// The sources and the config, by their paths on this machine.
    pub(super) fn source_files(&self) -> Vec<PathBuf> {
        self.sources
            .iter()
            .map(PathBuf::as_path)
            .chain([Path::new(CONFIG_NAME)])
            .map(|file| self.root.join(file))
            .collect()
    }

    /// The sources in the folder of the feed, relative to it.
    pub(super) fn sources_in_folder(&self) -> BTreeSet<PathBuf> {
        self.sources.iter().filter_map(|file| self.in_folder(file)).collect()
    }

    /// A file of the show, by its path relative to the show.
    ///
    /// # Errors
    /// When it is absent or outside the show.
    pub(super) fn file(&self, relative: &Path) -> Result<Served, Diagnostic> {
        let file = resolve_inside(self.root, relative)?;
        let path = self.path_of(relative);
        let url = self.address(&path);
        Ok(Served { file, path, url })
    }

    /// Is there such a file in the show?
    pub(super) fn holds(&self, relative: &Path) -> bool {
        resolve_inside(self.root, relative).is_ok_and(|file| file.is_file())
    }

    /// Is there a folder at this path of the show?
    pub(super) fn holds_folder(&self, relative: &Path) -> bool {
        relative.as_os_str().is_empty() || resolve_inside(self.root, relative).is_ok_and(|folder| folder.is_dir())
    }

    /// Address of a file of the show, whether it is there or not.
    pub(super) fn address_of_file(&self, relative: &Path) -> Option<Url> {
        self.address(&self.path_of(relative))
    }

    /// Path in the folder of the feed that a file of the show has or gets.
    fn path_of(&self, relative: &Path) -> PathBuf {
        let relative: PathBuf = relative.components().filter(|part| *part != Component::CurDir).collect();
        self.in_folder(&relative).unwrap_or(relative)
    }

    /// A picture: an address as it is, or a file of the show, which is then copied beside the feed.
    ///
    /// # Errors
    /// When the file is absent, outside the show or no picture.
    pub(super) fn image(
        &self,
        stated: &str,
        diagnostics: &mut Diagnostics,
    ) -> Result<(Option<Url>, Option<Output>), Diagnostic> {
        if let Some(url) = web_address(stated) {
            return Ok((Some(url), None));
        }
        diagnostics.extend(artwork::check_cover(&artwork::probe_cover(self.root, Path::new(stated))?));
        let Served { file, path, url } = self.file(Path::new(stated))?;
        Ok((url, Some(Output { path, content: Content::Copy(file) })))
    }

    /// The cover art of the show.
    pub(super) fn cover(&self, config: &Config, diagnostics: &mut Diagnostics) -> (Option<Url>, Option<Output>) {
        let Some(stated) = config.show.image.as_deref() else {
            let message = "the show has no cover art; Apple, Spotify and PSP-1 refuse feeds without";
            let help = "set [show] image to an address or a file: JPEG or PNG, square, 1400 to 3000 pixels";
            let fault = Diagnostic::warning("show-cover-missing", message).at(config.place("show.image"));
            diagnostics.push(fault.help(help));
            return (None, None);
        };
        self.image(stated, diagnostics).unwrap_or_else(|fault| {
            let message = format!("the cover art {stated} cannot be used: {}", fault.message);
            let help = "[show] image is a JPEG or PNG file below the folder of podwright.toml, or its web address";
            diagnostics.push(Diagnostic::error(fault.rule, message).at(config.place("show.image")).help(help));
            (None, None)
        })
    }

    fn folder(&self) -> &Path {
        self.feed.parent().unwrap_or(Path::new(""))
    }
}

/// The files that episodes are made from, relative to the show.
pub(super) fn sources(episodes: &[Compiled]) -> BTreeSet<PathBuf> {
    let files = episodes.iter().map(|compiled| &compiled.record.files);
    files.flat_map(|files| files.notes.iter().chain(&files.transcripts).chain(&files.audio)).cloned().collect()
}

/// `[feed] path`, which must name a file below the show.
fn feed_path(config: &Config) -> Result<PathBuf, Diagnostic> {
    let path = Path::new(config.feed.path.trim());
    let inside = path.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    let clean: PathBuf = path.components().filter(|part| *part != Component::CurDir).collect();
    if inside && clean.file_name().is_some() && !config.feed.path.ends_with('/') {
        return Ok(clean);
    }
    let message = format!("[feed] path is `{}`, which names no file below the show", config.feed.path);
    let fault = Diagnostic::error("feed-path", message).at(config.place("feed.path"));
    Err(fault.help("write a relative path, such as feeds/feed.xml"))
}

fn missing_facts(config: &Config, has_base: bool) -> impl Iterator<Item = Diagnostic> {
    let feed = config.feed.url.is_none().then(|| {
        let message = "the address of the feed is not known, so the feed has no atom:link to itself (PSP-1)";
        let fault = Diagnostic::warning("feed-url-missing", message).at(config.place("feed.url"));
        fault.help("set [feed] url to the address the feed will have")
    });
    let base = (!has_base).then(|| {
        let message = "the address of the feed's folder is not known, so chapters, transcripts and files of the show are not linked";
        let fault = Diagnostic::warning("base-url-missing", message).at(config.place("feed.base_url"));
        fault.help("set [feed] base_url, or [feed] url")
    });
    let link = config.show.link.is_none().then(|| {
        Diagnostic::warning("show-link-missing", "the show has no web page, which RSS 2.0 demands")
            .at(config.place("show.link"))
            .help("set [show] link")
    });
    let description = config.show.description.is_none().then(|| {
        let message = "the show has no description, so its title stands in for it";
        let fault = Diagnostic::warning("show-description-missing", message).at(config.place("show.description"));
        fault.help("set [show] description")
    });
    let category = config.show.categories.is_empty().then(|| {
        let message = "the show has no category, which Apple and PSP-1 demand";
        let fault = Diagnostic::warning("show-category-missing", message).at(config.place("show.categories"));
        fault.help("set [show] categories, such as [\"Technology\", \"News > Tech News\"]")
    });
    let author = (config.show.author.is_none() && config.hosts.is_empty()).then(|| {
        let message = "nobody is named as the author of the show";
        let fault = Diagnostic::warning("show-author-missing", message).at(config.place("show.author"));
        fault.help("set [show] author, or name the hosts in [[hosts]]")
    });
    [feed, base, link, description, category, author].into_iter().flatten()
}

/// An address of the web; anything else is a path.
pub(super) fn web_address(text: &str) -> Option<Url> {
    Url::parse(text.trim()).ok().filter(|url| matches!(url.scheme(), "http" | "https"))
}
