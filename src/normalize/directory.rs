//! Who the names and slugs in front matter are: the data files of a site about people and companies.

use std::collections::HashMap;
use std::path::Path;

use super::names::fold;
use crate::config::DataFiles;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::notes::front_matter::values::{self, PersonEntry};
use crate::notes::front_matter::{self, Field, Node, Value};
use crate::show::{self, Show};
use crate::source::SourceFile;
use crate::words::{nearest, shown};

const NAMES: [&str; 8] = ["name", "full_name", "fullName", "fullname", "display_name", "displayName", "title", "label"];
const IDS: [&str; 12] = [
    "id",
    "slug",
    "key",
    "username",
    "login",
    "handle",
    "nick",
    "nickname",
    "shortname",
    "short_name",
    "github",
    "twitter",
];

/// Tables of tables: more levels than any site has.
const DEEPEST: usize = 4;

/// Everybody whom data files know.
#[derive(Debug, Default)]
pub(crate) struct Directory {
    /// Hosts and guests.
    pub people: Book,
    /// Who pays.
    pub sponsors: Book,
}

impl Directory {
    /// Reads the data files of a show; what is wrong with one is reported and does not hide the others.
    pub(crate) fn read(show: &Show, diagnostics: &mut Diagnostics) -> Self {
        let sources = &show.config.sources;
        Self {
            people: Book::read(&show.root, &sources.people, diagnostics),
            sponsors: Book::read(&show.root, &sources.sponsors, diagnostics),
        }
    }
}

/// People or companies by what front matter calls them.
#[derive(Debug, Default)]
pub(crate) struct Book {
    entries: HashMap<String, PersonEntry>,
    /// Slugs as written, for messages.
    slugs: Vec<String>,
}

impl Book {
    /// Reads the data files below `root`.
    pub(crate) fn read(root: &Path, files: &DataFiles, diagnostics: &mut Diagnostics) -> Self {
        let mut book = Self::default();
        if files.files.is_empty() {
            return book;
        }
        let paths = match show::find(root, &files.files, &[], diagnostics) {
            Ok(paths) => paths,
            Err(fault) => {
                diagnostics.push(fault);
                return book;
            }
        };
        for path in paths {
            let node = SourceFile::read(root, &path).and_then(|file| Ok((people(&file)?, file)));
            match node {
                Ok((node, file)) => {
                    let stem = show::page_name(&path);
                    Reader { files, file: &file, book: &mut book }.collect(&node, stem.as_deref(), 0);
                }
                Err(fault) => diagnostics.push(fault),
            }
        }
        book
    }

    /// Whom `name` means: a slug, or a full name.
    pub(crate) fn find(&self, name: &str) -> Option<&PersonEntry> {
        self.entries.get(&fold(name))
    }

    /// How many names and slugs are known.
    pub(crate) fn len(&self) -> usize {
        self.slugs.len()
    }

    /// Is `name` a slug for somebody whose full name is another, or are their page and picture known?
    pub(crate) fn knows_more(&self, name: &str) -> bool {
        let says_more =
            |entry: &PersonEntry| entry.name.trim() != name.trim() || entry.url.is_some() || entry.image.is_some();
        self.find(name).is_some_and(says_more)
    }

    /// A finding about `name`, which front matter gives as a slug and no data file knows.
    pub(crate) fn unknown(&self, name: &str) -> Option<Diagnostic> {
        let is_slug = !name.contains(char::is_whitespace) && name.chars().any(char::is_alphanumeric);
        if self.entries.is_empty() || !is_slug || self.find(name).is_some() {
            return None;
        }
        let help = match nearest(name, self.slugs.iter().map(String::as_str)) {
            Some(slug) => format!("did you mean `{slug}`?"),
            None => "add it to the files of [sources], or write the full name".into(),
        };
        Some(Diagnostic::warning("slug-unknown", format!("no data file knows {}", shown(name))).help(help))
    }
}

/// The data in `file`: in Markdown that is called like a list of people, those whom it lists.
fn people(file: &SourceFile) -> Result<Node, Diagnostic> {
    let is_list = show::is_markdown(file.path()) && front_matter::is_called_people(file.path());
    let listed = if is_list { front_matter::people_in_markdown(file) } else { None };
    listed.map_or_else(|| front_matter::data(file), Ok)
}

/// Two words or more, each with a capital.
fn is_full_name(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    words.len() > 1 && words.iter().all(|word| word.starts_with(char::is_uppercase))
}

struct Reader<'a> {
    files: &'a DataFiles,
    file: &'a SourceFile,
    book: &'a mut Book,
}

impl Reader<'_> {
    /// Everybody in `node`, which is called `slug`: a table with a name is somebody, other tables and lists hold some.
    fn collect(&mut self, node: &Node, slug: Option<&str>, depth: usize) {
        match &node.value {
            Value::Map(fields) => match self.entry(fields) {
                Some(entry) => self.add(entry, fields, slug),
                // `People/Sole Mann.md` of a wiki.
                None if depth == 0 && slug.is_some_and(is_full_name) && !self.pages(fields).is_nobody() => {
                    let entry = PersonEntry { name: slug.unwrap_or_default().to_owned(), ..self.pages(fields) };
                    self.add(entry, fields, slug);
                }
                None if depth < DEEPEST => {
                    for field in fields {
                        self.collect(&field.node, Some(&field.key), depth + 1);
                    }
                }
                None => {}
            },
            Value::List(items) if depth < DEEPEST => {
                for item in items {
                    self.collect(item, None, depth + 1);
                }
            }
            Value::Text(name) if depth > 0 && !name.trim().is_empty() => {
                let entry = PersonEntry { name: name.trim().to_owned(), ..PersonEntry::default() };
                self.add(entry, &[], slug);
            }
            _ => {}
        }
    }

    /// What a table says of somebody whom it does not name.
    fn pages(&self, fields: &[Field]) -> PersonEntry {
        let (url, image) = values::page_and_image(self.file, fields);
        PersonEntry { url, image, part: values::part(fields), ..PersonEntry::default() }
    }

    fn entry(&self, fields: &[Field]) -> Option<PersonEntry> {
        let stated = |own: &[String]| own.iter().find_map(|key| values::string(self.file, fields, key));
        let usual = || NAMES.iter().find_map(|key| values::string(self.file, fields, key));
        let in_two = || {
            let part = |keys: [&str; 3]| keys.iter().find_map(|key| values::string(self.file, fields, key));
            let first = part(["first_name", "firstName", "firstname"])?;
            let last = part(["last_name", "lastName", "lastname"])?;
            Some(format!("{first} {last}"))
        };
        let name = stated(&self.files.name).or_else(usual).or_else(in_two)?;
        let (page, image) = values::page_and_image(self.file, fields);
        let (url, image) = (stated(&self.files.url).or(page), stated(&self.files.image).or(image));
        Some(PersonEntry { name, url, image, part: values::part(fields) })
    }

    fn add(&mut self, entry: PersonEntry, fields: &[Field], slug: Option<&str>) {
        let ids = self.files.id.iter().map(String::as_str).chain(IDS);
        let ids = ids.filter_map(|key| values::string(self.file, fields, key));
        let slugs: Vec<String> = slug.map(str::to_owned).into_iter().chain(ids).collect();
        for call in slugs.iter().chain([&entry.name]) {
            let key = fold(call);
            if !key.is_empty() {
                self.book.entries.entry(key).or_insert_with(|| entry.clone());
            }
        }
        self.book.slugs.extend(slugs);
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::config;

    fn book(files: &[(&str, &str)]) -> (Book, Diagnostics) {
        let root = tempfile::tempdir().unwrap();
        for (path, text) in files {
            let path = root.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let text = "[show]\ntitle = \"Show\"\n[sources.people]\nfiles = [\"data/**/*\"]\nname = [\"real_name\"]\n";
        let config = config::parse(&SourceFile::new("podwright.toml", text), &mut vec![]).unwrap();
        let mut diagnostics = Vec::new();
        let show = Show { root: root.path().into(), config };
        (Directory::read(&show, &mut diagnostics).people, diagnostics)
    }

    fn name(files: &[(&str, &str)], slug: &str) -> Option<String> {
        let (book, diagnostics) = book(files);
        assert_eq!(diagnostics, []);
        book.find(slug).map(|entry| entry.name.clone())
    }

    #[test]
    fn a_file_for_each_or_one_for_all() {
        for (path, text) in [
            ("data/ana.json", r#"{"name": "Ana Reis", "url": "https://ana.example/"}"#),
            ("data/people.toml", "[ana]\nname = \"Ana Reis\"\n[ben]\nname = \"Ben\"\n"),
            ("data/people.yml", "ana: Ana Reis\nben: Ben\n"),
            ("data/people.yaml", "hosts:\n  - username: ana\n    full_name: Ana Reis\n"),
            ("data/people.json", r#"[{"slug": "ana", "first_name": "Ana", "last_name": "Reis"}]"#),
            ("data/ana.md", "+++\ntitle = \"Ana Reis\"\n+++\nShe bakes.\n"),
            ("data/p.yml", "ana: {name: ana, real_name: Ana Reis}\n"),
        ] {
            assert_eq!(name(&[(path, text)], "ana").as_deref(), Some("Ana Reis"), "{path}");
            assert_eq!(name(&[(path, text)], "Ana Reis").as_deref(), Some("Ana Reis"), "{path}");
            assert_eq!(name(&[(path, text)], "zoe"), None, "{path}");
        }
    }

    #[test]
    fn a_slug_that_nobody_bears_is_told_with_the_nearest() {
        let (book, _) = book(&[("data/people.yml", "ana: Ana Reis\n")]);
        let fault = book.unknown("anna").unwrap();
        assert_eq!(
            (fault.message.as_str(), fault.help.as_deref()),
            ("no data file knows `anna`", Some("did you mean `ana`?"))
        );
        assert_eq!(book.unknown("ana"), None);
        assert_eq!(book.unknown("Anna Karenina"), None);
    }

    #[test]
    fn a_broken_file_does_not_hide_the_others() {
        let (book, diagnostics) = book(&[("data/a.json", "{"), ("data/b.json", r#"{"name": "Ben"}"#)]);
        assert_eq!(diagnostics.iter().map(|one| one.rule).collect::<Vec<_>>(), ["data-file-invalid"]);
        assert!(book.find("b").is_some());
    }
}
