//! What will be read soon is asked of the disk all at once: from a cold one, one file after the other takes longer than all
//! that is done with them.

use std::path::{Path, PathBuf};
use std::thread;

/// Has the system fetch `files` below `root` while others work. It is a hint and nothing more: no file is read, and whoever
/// reads it tells what is wrong with it.
pub(crate) fn fetch_ahead<'a>(root: &Path, files: impl Iterator<Item = &'a PathBuf>) {
    let files: Vec<PathBuf> = files.map(|file| root.join(file)).collect();
    // Without the thread it takes longer, and that is all.
    let _ = thread::Builder::new().spawn(move || fetch(&files));
}

/// Leaves to others most of the memory that a small machine has, in bytes.
#[cfg(target_os = "linux")]
const MOST_BYTES: u64 = 256 << 20;

/// Asks for the files, and says how many bytes that are.
#[cfg(target_os = "linux")]
fn fetch(files: &[PathBuf]) -> u64 {
    use rustix::fs::{Advice, fadvise};
    let mut bytes = 0;
    for file in files {
        // To open a pipe would wait for a writer.
        let Some(about) = file.symlink_metadata().ok().filter(|about| about.is_file()) else { continue };
        if bytes + about.len() > MOST_BYTES {
            break;
        }
        if let Ok(file) = std::fs::File::open(file)
            && fadvise(&file, 0, None, Advice::WillNeed).is_ok()
        {
            bytes += about.len();
        }
    }
    bytes
}

#[cfg(not(target_os = "linux"))]
fn fetch(_: &[PathBuf]) -> u64 {
    0
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn files_are_asked_for_and_nothing_else() {
        let root = tempfile::tempdir().unwrap();
        let of = |name: &str| root.path().join(name);
        std::fs::write(of("1.md"), "Rye\n").unwrap();
        std::fs::write(of("2.md"), "Oats\n").unwrap();
        std::fs::create_dir(of("folder")).unwrap();
        std::os::unix::fs::symlink(of("1.md"), of("link")).unwrap();
        let files = ["1.md", "folder", "link", "missing", "2.md"].map(of);
        assert_eq!(fetch(&files), 9);
    }
}
