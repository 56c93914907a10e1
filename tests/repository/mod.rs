//! A repository of a show that `podwright init` adopts.

#![allow(dead_code)] // not every test asks for everything
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test may panic

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use podwright::feed::read::{self, Element, Ns};
use podwright::source::SourceFile;
use serde_json::Value;

/// What podwright prints in the folder `root`; it must succeed.
pub fn run(root: &Path, arguments: &[&str]) -> (String, String) {
    let output = Command::cargo_bin("podwright").unwrap().current_dir(root).args(arguments).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let (out, err) = (text(output.stdout), text(output.stderr));
    assert!(output.status.success(), "podwright {arguments:?}: {out}{err}");
    (out, err)
}

/// All files below `root` with their bytes, by their paths from there.
pub fn files(root: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.insert(path.strip_prefix(root).unwrap().to_owned(), fs::read(&path).unwrap());
            }
        }
    }
    found
}

/// A repository of a show, in a folder `loaf-talk`.
pub struct Repository {
    pub root: PathBuf,
    /// Removes it all in the end.
    pub _folder: tempfile::TempDir,
}

impl Repository {
    pub fn with(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("loaf-talk");
        fs::create_dir(&root).unwrap();
        let repository = Self { root, _folder: folder };
        for (path, text) in files {
            repository.write(path, text);
        }
        repository
    }

    pub fn write(&self, path: &str, text: &str) {
        let path = self.root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.root.join(path)).unwrap()
    }

    /// What the command prints; it must succeed.
    pub fn run(&self, arguments: &[&str]) -> (String, String) {
        run(&self.root, arguments)
    }

    /// All files with their bytes.
    pub fn sources(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        files(&self.root)
    }

    /// Adopts the show, builds it, and holds that no source was touched, that a second build would change nothing and
    /// that the feed has no error. Gives what the feed says, an item a line.
    pub fn adopted(&self) -> String {
        let before = self.sources();
        self.run(&["init"]);
        self.run(&["build", "--now", "2026-06-01"]);
        let after = self.sources();
        assert!(before.iter().all(|(path, bytes)| after.get(path) == Some(bytes)), "a source was changed");
        self.run(&["build", "--check", "--now", "2026-06-01"]);
        let feed = self.feed();
        self.run(&["lint", feed.to_str().unwrap()]);
        items(&feed)
    }

    pub fn feed(&self) -> PathBuf {
        let config: toml::Table = self.read("podwright.toml").parse().unwrap();
        self.root.join(config["feed"]["path"].as_str().unwrap())
    }

    /// What apps show of the episode called `title`.
    pub fn content(&self, title: &str) -> String {
        let file = SourceFile::new("feed.xml", fs::read_to_string(self.feed()).unwrap());
        let feed = read::read(&file, &mut Vec::new());
        let text = |item: Element<'_>, ns, name| item.child(ns, name).map(|one| one.text().to_string());
        let item = feed.items().into_iter().find(|item| text(*item, Ns::Rss, "title").as_deref() == Some(title));
        let item = item.unwrap_or_else(|| panic!("no item is called {title}"));
        text(item, Ns::Content, "encoded").or_else(|| text(item, Ns::Rss, "description")).unwrap_or_default()
    }

    pub fn records(&self) -> Vec<Value> {
        let (out, _) = self.run(&["normalize", "--format", "jsonl"]);
        out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// The config without its `[show]`.
    pub fn sources_of_config(&self) -> String {
        let text = self.read("podwright.toml");
        text[text.find("[sources]").unwrap()..].trim_end().to_owned()
    }
}

/// What the feed says: the channel, then an item a line.
pub fn items(path: &Path) -> String {
    let file = SourceFile::new("feed.xml", fs::read_to_string(path).unwrap());
    let feed = read::read(&file, &mut Vec::new());
    let channel = feed.channel().unwrap();
    let text =
        |element: Element<'_>, ns, name| element.child(ns, name).map(|one| one.text().to_string()).unwrap_or_default();
    let mut lines = vec![format!(
        "{} | {} | {} | {} | {}",
        text(channel, Ns::Rss, "title"),
        text(channel, Ns::Rss, "link"),
        text(channel, Ns::Rss, "language"),
        text(channel, Ns::Itunes, "author"),
        text(channel, Ns::Rss, "description"),
    )];
    for item in feed.items() {
        let attribute =
            |name| item.child(Ns::Rss, "enclosure").and_then(|one| one.attribute(name)).map_or("", |one| one.value());
        let people: Vec<String> = item
            .children_named(Ns::Podcast, "person")
            .map(|person| format!("{} ({})", person.text(), person.attribute("role").map_or("", |role| role.value())))
            .collect();
        let chapters: Vec<String> = item
            .child(Ns::Psc, "chapters")
            .map(|list| {
                list.children()
                    .map(|one| {
                        one.attribute("start").unwrap().value().to_owned()
                            + " "
                            + one.attribute("title").unwrap().value()
                    })
                    .collect()
            })
            .unwrap_or_default();
        let elsewhere =
            |name| item.child(Ns::Podcast, name).and_then(|one| one.attribute("url")).map_or("-", |one| one.value());
        lines.push(format!(
            "{} | {} | {} | {} {} {} | {} | {} | {} | transcript {} | chapters {}: {}",
            text(item, Ns::Itunes, "episode"),
            text(item, Ns::Rss, "title"),
            text(item, Ns::Rss, "pubDate"),
            attribute("url"),
            attribute("length"),
            attribute("type"),
            text(item, Ns::Itunes, "duration"),
            text(item, Ns::Rss, "link"),
            people.join(", "),
            elsewhere("transcript"),
            elsewhere("chapters"),
            chapters.join("; "),
        ));
    }
    lines.join("\n")
}
