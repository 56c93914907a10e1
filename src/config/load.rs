//! Finding and reading `podwright.toml`.

use std::path::{Path, PathBuf};

use validator::ValidationError;

use super::Config;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::SourceFile;

/// Name of the config file.
pub const CONFIG_NAME: &str = "podwright.toml";

/// The nearest `podwright.toml` in `start` or a folder above it.
///
/// # Errors
/// A diagnostic when there is none.
pub fn find(start: &Path) -> Result<PathBuf, Diagnostic> {
    start
        .ancestors()
        .map(|folder| folder.join(CONFIG_NAME))
        .find(|path| path.is_file())
        .ok_or_else(|| Diagnostic::error("config-missing", format!("no {CONFIG_NAME} here or in a folder above")))
}

/// Reads the config file at `path`.
///
/// # Errors
/// Everything that is wrong with it.
pub fn load(path: &Path) -> Result<Config, Diagnostics> {
    let _ = path;
    Err(Vec::new())
}

/// Reads a config that is already in memory.
///
/// # Errors
/// Everything that is wrong with it.
pub fn parse(file: &SourceFile) -> Result<Config, Diagnostics> {
    toml::from_str(file.text()).map_err(|error| vec![Diagnostic::error("config", error.message().to_owned())])
}

pub(super) fn language_tag(_tag: &str) -> Result<(), ValidationError> {
    Ok(())
}

pub(super) fn email(_address: &str) -> Result<(), ValidationError> {
    Ok(())
}
