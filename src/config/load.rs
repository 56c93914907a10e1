//! Finding and reading `podwright.toml`.

use std::path::{Path, PathBuf};

use super::document::Document;
use super::places::Places;
use super::tree::Tree;
use super::{Config, check, shape};
use crate::diagnostic::{Diagnostic, Diagnostics, has_errors};
use crate::source::SourceFile;

/// Name of the config file.
pub const CONFIG_NAME: &str = "podwright.toml";

/// The nearest `podwright.toml` in `start` or a folder above it, as an absolute path.
///
/// # Errors
/// A diagnostic when there is none.
pub fn find(start: &Path) -> Result<PathBuf, Diagnostic> {
    let start = std::path::absolute(start).unwrap_or_else(|_| start.to_path_buf());
    // Whatever bears the name is meant: what is wrong with a folder or a broken link is told when it is read.
    let there = |path: &PathBuf| path.symlink_metadata().is_ok();
    start.ancestors().map(|folder| folder.join(CONFIG_NAME)).find(there).ok_or_else(|| {
        Diagnostic::error("config-missing", format!("no {CONFIG_NAME} in {} or a folder above", start.display()))
            .help("run `podwright init` in the folder of the show, or name the file with `--config`")
    })
}

/// Reads the config file at `path`. None when it cannot be used; why, and every warning, goes to `diagnostics`.
pub fn load(path: &Path, diagnostics: &mut Diagnostics) -> Option<Config> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = path.file_name().map_or(Path::new(CONFIG_NAME), Path::new);
    match SourceFile::read(folder, name) {
        Ok(file) => parse(&file, diagnostics),
        Err(fault) => {
            diagnostics.push(fault);
            None
        }
    }
}

/// Reads a config that is already in memory. None when it cannot be used; why, and every warning, goes to
/// `diagnostics`, in the order of the file.
pub fn parse(file: &SourceFile, diagnostics: &mut Diagnostics) -> Option<Config> {
    let document = match Document::parse(file) {
        Ok(document) => document,
        Err(fault) => {
            diagnostics.push(fault);
            return None;
        }
    };
    let root = Tree::from(&document.root);
    let shape::Findings { diagnostics: mut found, refused } =
        shape::check(file, CONFIG_NAME, &root, &crate::schema::config());
    let config = match document.read(&refused) {
        Ok(mut config) => {
            config.places = Places::of(&document);
            found.extend(check::check(&config, &document));
            Some(config)
        }
        // With refused entries left out, others may be missed: only the cause is worth telling.
        Err(_) if has_errors(&found) => None,
        Err(fault) => {
            found.push(fault);
            None
        }
    };
    found.sort_by_key(|diagnostic| diagnostic.place.as_ref().map(|place| place.start));
    let usable = !has_errors(&found);
    diagnostics.extend(found);
    config.filter(|_| usable)
}

#[cfg(test)]
mod tests;
