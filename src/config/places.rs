//! Where the keys of a config stand, for findings that are made when the config has long been read.

use std::collections::HashMap;
use std::path::Path;

use toml::de::DeValue;

use super::document::Document;
use super::{CONFIG_NAME, Config};
use crate::diagnostic::Place;
use crate::source::Span;

/// The places of tables (`show`) and of the values in them (`show.image`).
#[derive(Debug, Clone, Default)]
pub(super) struct Places(HashMap<String, Place>);

impl Places {
    pub(super) fn of(document: &Document<'_>) -> Self {
        let mut places = HashMap::new();
        let tables = document.root.get_ref().as_table().into_iter().flat_map(|root| root.iter());
        for (name, value) in tables {
            let name = name.get_ref();
            places.insert(name.to_string(), document.file.place(Span::from(value.span())));
            if let DeValue::Table(table) = value.get_ref() {
                let place = |span| document.file.place(Span::from(span));
                places.extend(
                    table.iter().map(|(key, value)| (format!("{name}.{}", key.get_ref()), place(value.span()))),
                );
            }
        }
        Self(places)
    }
}

impl Config {
    /// Where the value of `key` (`show.image`) stands; where it is not set, its table; where that is not there either,
    /// the file as a whole.
    pub fn place(&self, key: &str) -> Place {
        let table = || key.split_once('.').and_then(|(table, _)| self.places.0.get(table));
        let place = self.places.0.get(key).or_else(table);
        place.cloned().unwrap_or_else(|| Place::file(Path::new(CONFIG_NAME)))
    }
}

#[cfg(test)]
mod tests {
    use crate::source::SourceFile;

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
