//! Where the keys of a config stand, for findings that are made when the config has long been read.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use toml::de::DeValue;

use super::document::Document;
use super::{CONFIG_NAME, Config};
use crate::diagnostic::Place;
use crate::source::{SourceFile, Span};

/// The places of tables (`show`) and of the values in them (`show.image`), and the file they stand in.
#[derive(Debug, Clone)]
pub(super) struct Places {
    places: HashMap<String, Place>,
    file: Arc<SourceFile>,
}

impl Default for Places {
    fn default() -> Self {
        Self { places: HashMap::new(), file: Arc::new(SourceFile::new(CONFIG_NAME, "")) }
    }
}

impl Places {
    pub(super) fn of(document: &Document<'_>) -> Self {
        let mut places = Self { places: HashMap::new(), file: Arc::new(document.file.clone()) };
        places.add("", document.root.get_ref());
        places
    }

    fn add(&mut self, prefix: &str, value: &DeValue<'_>) {
        for (name, value) in value.as_table().into_iter().flat_map(|table| table.iter()) {
            let path = format!("{prefix}{}", name.get_ref());
            self.add(&format!("{path}."), value.get_ref());
            self.places.insert(path, self.file.place(Span::from(value.span())));
        }
    }
}

impl Config {
    /// Where the value of `key` (`show.image`) stands; where it is not set, its table; where that is not there either,
    /// the file as a whole.
    pub fn place(&self, key: &str) -> Place {
        let tables = std::iter::successors(Some(key), |key| key.rsplit_once('.').map(|(table, _)| table));
        let place = tables.filter_map(|key| self.places.places.get(key)).next();
        place.cloned().unwrap_or_else(|| Place::file(Path::new(CONFIG_NAME)))
    }

    /// The file it was read from; an empty one where it was not.
    pub(crate) fn file(&self) -> &Arc<SourceFile> {
        &self.places.file
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_else_its_table_else_the_file() {
        let file = SourceFile::new("podwright.toml", "[show]\ntitle = \"Tea\"\n\n[feed]\npath = \"a.xml\"\n");
        let config = super::super::parse(&file, &mut Vec::new()).unwrap();
        let place = |key| (config.place(key).line, config.place(key).column);
        assert_eq!(place("feed.path"), (5, 8));
        assert_eq!(place("show.image"), (1, 1));
        assert_eq!(place("feed.url"), (4, 1));
        assert_eq!(place("sources.notes"), (1, 1));
    }
}
