//! Answers of the last day, in the cache of the user.

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};
use url::Url;
use uuid::Uuid;

use super::Answer;

/// Answers are believed so long.
const AGE: Duration = Duration::from_secs(24 * 60 * 60);
/// The form of the files; others are not read.
const VERSION: u32 = 1;

/// A folder with a file for each address.
#[derive(Debug)]
pub(super) struct Cache {
    folder: PathBuf,
}

#[derive(Serialize, Deserialize)]
struct Kept {
    version: u32,
    /// Two addresses may share a name of a file by bad luck.
    url: String,
    answer: Answer,
}

/// `podwright/answers` in the cache of the user: `$XDG_CACHE_HOME`, `~/.cache`, `%LOCALAPPDATA%`.
pub(super) fn folder() -> Option<PathBuf> {
    let absolute = |name| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let home = || absolute("HOME").map(|home| home.join(".cache"));
    let caches = absolute("XDG_CACHE_HOME").or_else(home).or_else(|| absolute("LOCALAPPDATA"))?;
    Some(caches.join("podwright/answers"))
}

impl Cache {
    pub(super) fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// What was answered within the last day.
    pub(super) fn get(&self, url: &Url) -> Option<Answer> {
        let path = self.path(url);
        let written = fs::metadata(&path).ok()?.modified().ok()?;
        // A file of the future is as old as can be.
        if SystemTime::now().duration_since(written).ok()? > AGE {
            return None;
        }
        let kept: Kept = serde_json::from_slice(&fs::read(path).ok()?).ok()?;
        (kept.version == VERSION && kept.url == url.as_str()).then_some(kept.answer)
    }

    /// Keeps an answer; not that a file is missing, which may be mended in a minute. A cache that cannot be written is none.
    pub(super) fn put(&self, url: &Url, answer: &Answer) {
        if !answer.is_there() {
            return;
        }
        let kept = Kept { version: VERSION, url: url.as_str().into(), answer: answer.clone() };
        let write = || {
            fs::create_dir_all(&self.folder)?;
            let mut file = tempfile::NamedTempFile::new_in(&self.folder)?;
            serde_json::to_writer(&mut file, &kept)?;
            file.persist(self.path(url)).map_err(|error| error.error)
        };
        let _ = write();
    }

    fn path(&self, url: &Url) -> PathBuf {
        self.folder.join(format!("{}.json", Uuid::new_v5(&Uuid::NAMESPACE_URL, url.as_str().as_bytes())))
    }
}
