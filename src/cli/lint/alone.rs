//! Files that are judged alone, wherever they lie: feeds, files without a show, standard input, feeds on servers.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::Utc;

use crate::cli::Failure;
use crate::cli::online::Reach;
use crate::cli::web::{self, Whole};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::feed::read::{self, Decoded};
use crate::lint::feed::Known;
use crate::lint::isolated::{self, Kind};
use crate::lint::settings::Settings;
use crate::net::Client;
use crate::show::Show;
use crate::source::SourceFile;

/// The PATH that stands for standard input.
pub(super) const STDIN: &str = "-";

/// A file that is judged alone.
pub(super) struct Alone {
    /// What findings call it.
    pub(super) name: PathBuf,
    /// Where it lies.
    pub(super) path: PathBuf,
    /// What is no file and is read once: standard input, or what a server sends.
    input: Option<Arc<[u8]>>,
}

impl Alone {
    /// A file as the user named it.
    ///
    /// # Errors
    /// A diagnostic where it is an address and no server sends the feed.
    pub(super) fn named(path: PathBuf) -> Result<Self, Diagnostic> {
        let input = if path == Path::new(STDIN) {
            let mut bytes = Vec::new();
            // What cannot be read is an empty feed, and told as such.
            let _ = std::io::stdin().lock().take(isolated::MAX_FEED_BYTES).read_to_end(&mut bytes);
            Some(bytes)
        } else {
            web::fetched(&path).transpose()?
        };
        Ok(Self { name: path.clone(), path, input: input.map(Into::into) })
    }

    /// The feed that was built from a show, where there is one.
    pub(super) fn of_show(show: &Show) -> Option<Self> {
        let name = PathBuf::from(&show.config.feed.path);
        let path = show.root.join(&name);
        path.is_file().then_some(Self { name, path, input: None })
    }

    fn load(&self) -> Result<Vec<u8>, Diagnostic> {
        match &self.input {
            Some(input) => Ok(input.to_vec()),
            None => isolated::load(&self.path),
        }
    }

    fn kind(&self, bytes: &[u8]) -> Kind {
        if self.input.is_some() { Kind::Feed } else { Kind::of(&self.path, bytes) }
    }

    pub(super) fn findings(
        &self,
        old: Option<&SourceFile>,
        settings: &Settings,
        client: Option<&Client>,
        reach: Reach,
    ) -> Result<Diagnostics, Failure> {
        let bytes = self.load()?;
        let kind = self.kind(&bytes);
        // Only what is compared as a whole has to be whole.
        let whole = old.filter(|_| kind == Kind::Feed).map(|_| self.whole(bytes.clone(), reach)).transpose()?;
        let known = old.map(|old| Known { old, whole: whole.as_ref().map(|whole| &whole.file) });
        let mut found = isolated::bytes(&self.path, kind, bytes, known, settings, Utc::now(), client)?;
        found.extend(settings.judge(whole.and_then(|whole| whole.missing).into_iter().collect()));
        Ok(found.into_iter().map(|one| self.renamed(one)).collect())
    }

    /// The feed in `bytes` with its further pages.
    fn whole(&self, bytes: Vec<u8>, reach: Reach) -> Result<Whole, Diagnostic> {
        let file = read::decode(&self.path, bytes, &mut Diagnostics::new()).file;
        web::with_pages(&self.path, Whole { file, is_verbatim: true, missing: None }, reach)
    }

    /// The same finding under the name of the file.
    fn renamed(&self, mut one: Diagnostic) -> Diagnostic {
        let places = one.place.iter_mut().chain(one.related.iter_mut().map(|related| &mut related.place));
        places.filter(|place| place.file == self.path).for_each(|place| place.file.clone_from(&self.name));
        one
    }

    pub(super) fn open(&self) -> Result<Opened, Diagnostic> {
        let bytes = self.load()?;
        if self.kind(&bytes) != Kind::Feed {
            return Ok(Opened::Source(SourceFile::decode(&self.name, bytes)?.as_written()));
        }
        let decoded = read::decode(&self.name, bytes.clone(), &mut Diagnostics::new());
        Ok(Opened::Feed { decoded, bytes, writable: self.input.is_none() })
    }
}

/// A file that a finding names, opened to show or to mend it.
pub(super) enum Opened {
    /// UTF-8.
    Source(SourceFile),
    /// In any encoding.
    Feed { decoded: Decoded, bytes: Vec<u8>, writable: bool },
}

impl Opened {
    pub(super) fn text(&self) -> &SourceFile {
        match self {
            Self::Source(file) => file,
            Self::Feed { decoded, .. } => &decoded.file,
        }
    }

    pub(super) fn into_text(self) -> SourceFile {
        match self {
            Self::Source(file) => file,
            Self::Feed { decoded, .. } => decoded.file,
        }
    }

    /// `text` as the file is to hold it.
    pub(super) fn encode(&self, path: &Path, text: String) -> Result<Vec<u8>, Diagnostic> {
        match self {
            Self::Source(_) => Ok(text.into_bytes()),
            Self::Feed { writable: false, .. } => {
                Err(Diagnostic::error("fix-impossible", "what is no file cannot be mended").help("use --diff"))
            }
            Self::Feed { decoded, bytes, .. } => decoded.encode(bytes, &text).ok_or_else(|| {
                let message =
                    "the fixes cannot be made: some bytes are wrong in the encoding of the file and would be lost";
                Diagnostic::error("fix-impossible", message).in_file(path).help("save the file as UTF-8 first")
            }),
        }
    }
}
