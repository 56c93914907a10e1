//! A small show in a temporary folder, and the promises that every run must keep.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use tempfile::TempDir;

/// A config that leaves nothing to be said.
pub const CONFIG: &str = r#"[show]
title = "Tea Time"
link = "https://tea.example.org/"
description = "Two cups a week."
language = "en"
categories = ["Arts > Food"]
image = "https://tea.example.org/cover.png"
timezone = "Europe/London"

[sources]
notes = ["show_notes/*.md"]
transcripts = ["transcripts/*"]
audio = ["audio/*.mp3"]

[feed]
path = "feed/feed.xml"
url = "https://tea.example.org/feed/feed.xml"
episode_link = "https://tea.example.org/{number}"
enclosure = "https://cdn.example.org/{number}.mp3"

[[hosts]]
name = "Ada Brew"
"#;

/// The notes of episode `number`; nothing is to be said about them either.
pub fn notes(number: u32) -> String {
    format!(
        "---\ndate: 2026-01-0{number}\nlength: 1000\n---\n# Tea Time {number}: Cup {number}\n\n\
         **Ada #1:** [**Milk {number}**](https://milk.example.org/)\n\n- Warm it first.\n"
    )
}

/// The first bytes of a PNG file, which are all that is read.
pub fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes.extend(b"\x08\x02\0\0\0");
    bytes
}

/// A show of three episodes.
pub struct Show {
    folder: TempDir,
}

/// Every file and folder of a show, with what the files hold.
type Tree = BTreeMap<PathBuf, Option<Vec<u8>>>;

/// What a run said and how it ended.
struct Run {
    status: i32,
    out: String,
    err: String,
}

impl Show {
    /// A sound show that was never built.
    pub fn sound() -> Self {
        let show = Self { folder: tempfile::tempdir().unwrap() };
        let show = show.with("podwright.toml", CONFIG);
        (1..=3).fold(show, |show, number| show.with(&format!("show_notes/00{number}.md"), notes(number)))
    }

    /// A sound show with the outputs of its last build.
    pub fn built() -> Self {
        let show = Self::sound();
        assert_eq!(show.accepted(), "", "a sound show leaves nothing to be said");
        show
    }

    /// The folder of the show.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file.
    pub fn with(self, path: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
        self
    }

    /// The config with `old` replaced by `new`.
    pub fn with_config(self, old: &str, new: &str) -> Self {
        let config = self.read("podwright.toml");
        assert!(config.contains(old), "{old} is not in the config");
        self.with("podwright.toml", config.replacen(old, new, 1))
    }

    /// The notes of episode 2, with `lines` added to the front matter.
    pub fn with_front_matter(self, lines: &str) -> Self {
        self.with("show_notes/002.md", notes(2).replacen("length", &format!("{lines}\nlength"), 1))
    }

    /// Removes a file or a folder.
    pub fn without(self, path: &str) -> Self {
        let path = self.path().join(path);
        if path.is_dir() {
            fs::remove_dir_all(path).unwrap()
        } else {
            fs::remove_file(path).unwrap()
        }
        self
    }

    /// A built file as text.
    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path().join(path)).unwrap()
    }

    /// Builds a show that cannot be built, and returns what is said about it.
    ///
    /// The exit status is 2, nothing goes to standard output, and no file or folder is changed, added or left behind.
    pub fn refused(&self) -> String {
        self.refused_with(&[])
    }

    /// Like [`Show::refused`], with more arguments.
    pub fn refused_with(&self, arguments: &[&str]) -> String {
        let before = self.tree();
        let run = self.run(&[&["build", "--now", "2026-02-01"], arguments].concat());
        assert_eq!((run.status, run.out.as_str()), (2, ""), "{}", run.err);
        assert!(self.tree() == before, "a failed build touched files: {:?}", self.changed(&before));
        run.err
    }

    /// Builds a show that can be built, and returns what is said about it.
    ///
    /// The exit status is 0, the feed is one that the `rss` crate reads, and a second build finds nothing to do.
    pub fn accepted(&self) -> String {
        let run = self.run(&["build", "--now", "2026-02-01"]);
        assert_eq!(run.status, 0, "{}", run.err);
        rss::Channel::read_from(self.read("feed/feed.xml").as_bytes()).unwrap();
        let check = self.run(&["build", "--now", "2026-02-01", "--check"]);
        assert_eq!((check.status, check.out.as_str()), (0, ""), "a second build would change outputs");
        run.err
    }

    /// What the linter says of the rule `name`, which must find an error.
    pub fn linted(&self, name: &str) -> String {
        let run = self.run(&["lint", "--select", name]);
        assert_eq!(run.status, 1, "{}{}", run.out, run.err);
        run.out
    }

    /// The typed records, one JSON object a line; whatever is wrong with the show, they can be had.
    pub fn normalized(&self) -> Vec<serde_json::Value> {
        let run = self.run(&["normalize", "--format", "jsonl"]);
        assert_eq!(run.status, 0, "{}", run.err);
        run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// Runs a command that fails for a reason other than the show, and returns what is said.
    pub fn failing(&self, arguments: &[&str]) -> String {
        let run = self.run(arguments);
        assert_eq!((run.status, run.out.as_str()), (2, ""), "{}", run.err);
        run.err
    }

    fn run(&self, arguments: &[&str]) -> Run {
        let output = Command::cargo_bin("podwright")
            .unwrap()
            .current_dir(self.path())
            .args(arguments)
            .timeout(std::time::Duration::from_secs(120))
            .output()
            .unwrap();
        let text = |bytes: Vec<u8>| {
            let folder = self.path().canonicalize().unwrap();
            String::from_utf8(bytes).unwrap().replace(folder.to_str().unwrap(), "[show]")
        };
        let run = Run {
            status: output.status.code().expect("podwright ends by itself"),
            out: text(output.stdout),
            err: text(output.stderr),
        };
        assert!(!run.err.contains("panicked"), "{}", run.err);
        run
    }

    fn tree(&self) -> Tree {
        let mut tree = Tree::new();
        let mut folders = vec![self.path().to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let entry = entry.unwrap();
                let kind = entry.file_type().unwrap();
                if kind.is_dir() {
                    folders.push(entry.path());
                }
                tree.insert(entry.path(), kind.is_file().then(|| fs::read(entry.path()).unwrap()));
            }
        }
        tree
    }

    fn changed(&self, before: &Tree) -> Vec<PathBuf> {
        let after = self.tree();
        let paths = before.keys().chain(after.keys());
        paths.filter(|path| before.get(*path) != after.get(*path)).cloned().collect()
    }
}

/// What is said, one line a finding: `error[rule] file:line:column`, the summary left out.
pub fn findings(said: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for line in said.lines() {
        let is_title = ["error[", "warning[", "info["].iter().any(|start| line.starts_with(start));
        if let (true, Some((title, _))) = (is_title, line.split_once(':')) {
            found.push(title.to_owned());
        } else if let (Some(place), Some(last)) = (line.trim_start().strip_prefix("--> "), found.last_mut())
            && !last.contains(' ')
        {
            last.extend([" ", place]);
        }
    }
    found
}
