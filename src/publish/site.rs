//! Where files lie and where they are served.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

use url::Url;

use super::{Content, Output};
use crate::config::{CONFIG_NAME, Config};
use crate::diagnostic::{Diagnostic, Diagnostics};
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
        let base = config.feed.base_url.clone().or_else(|| config.feed.url.as_ref()?.join(".").ok());
        diagnostics.extend(missing_addresses(config, base.is_some()));
        let sources = episodes.iter().flat_map(|compiled| {
            let files = &compiled.record.files;
            files.notes.iter().chain(&files.transcripts).chain(&files.audio).cloned()
        });
        Ok(Self { root, feed, base, sources: sources.collect() })
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
        let relative: PathBuf = relative.components().filter(|part| *part != Component::CurDir).collect();
        let path = self.in_folder(&relative).unwrap_or(relative);
        let url = self.address(&path);
        Ok(Served { file, path, url })
    }

    /// A picture: an address as it is, or a file of the show, which is then copied beside the feed.
    ///
    /// # Errors
    /// When the file is absent or outside the show.
    pub(super) fn image(&self, stated: &str) -> Result<(Option<Url>, Option<Output>), Diagnostic> {
        if let Some(url) = web_address(stated) {
            return Ok((Some(url), None));
        }
        let Served { file, path, url } = self.file(Path::new(stated))?;
        Ok((url, Some(Output { path, content: Content::Copy(file) })))
    }

    /// The cover art of the show.
    pub(super) fn cover(&self, config: &Config, diagnostics: &mut Diagnostics) -> (Option<Url>, Option<Output>) {
        let Some(stated) = config.show.image.as_deref() else {
            let message = "the show has no cover art; Apple, Spotify and PSP-1 refuse feeds without";
            let help = "set [show] image to an address or a file: JPEG or PNG, square, 1400 to 3000 pixels";
            diagnostics.push(in_config(Diagnostic::warning("cover-missing", message).help(help)));
            return (None, None);
        };
        self.image(stated).unwrap_or_else(|fault| {
            let message = format!("the cover art {stated} cannot be used: {}", fault.message);
            let help = "[show] image is an address or a file below the folder of podwright.toml";
            diagnostics.push(in_config(Diagnostic::error("cover-missing", message).help(help)));
            (None, None)
        })
    }

    fn folder(&self) -> &Path {
        self.feed.parent().unwrap_or(Path::new(""))
    }
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
    Err(in_config(Diagnostic::error("feed-path", message).help("write a relative path, such as feeds/feed.xml")))
}

fn missing_addresses(config: &Config, has_base: bool) -> impl Iterator<Item = Diagnostic> {
    let feed = config.feed.url.is_none().then(|| {
        let message = "the address of the feed is not known, so the feed has no atom:link to itself (PSP-1)";
        Diagnostic::warning("feed-url-missing", message).help("set [feed] url to the address the feed will have")
    });
    let base = (!has_base).then(|| {
        let message = "the address of the feed's folder is not known, so chapters, transcripts and files of the show are not linked";
        Diagnostic::warning("base-url-missing", message).help("set [feed] base_url, or [feed] url")
    });
    let link = config.show.link.is_none().then(|| {
        Diagnostic::warning("show-link-missing", "the show has no web page, which RSS 2.0 demands")
            .help("set [show] link")
    });
    let description = config.show.description.is_none().then(|| {
        let message = "the show has no description, so its title stands in for it";
        Diagnostic::warning("show-description-missing", message).help("set [show] description")
    });
    [feed, base, link, description].into_iter().flatten().map(in_config)
}

fn in_config(diagnostic: Diagnostic) -> Diagnostic {
    diagnostic.in_file(Path::new(CONFIG_NAME))
}

/// An address of the web; anything else is a path.
pub(super) fn web_address(text: &str) -> Option<Url> {
    Url::parse(text.trim()).ok().filter(|url| matches!(url.scheme(), "http" | "https"))
}
