//! A show of two episodes, one of which is any bytes, from its files to its feed.
#![no_main]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use podwright::compile;
use podwright::config::{self, Config};
use podwright::diagnostic::Diagnostics;
use podwright::ledger::Ledger;
use podwright::publish::{self, Content};
use podwright::show::Show;
use podwright::source::SourceFile;

const CONFIG: &str = r#"
[show]
title = "Tea Time"
link = "https://tea.example.org/"
timezone = "Europe/London"
[feed]
url = "https://tea.example.org/feed.xml"
enclosure = "https://cdn.example.org/{number}-{slug}.mp3"
[[hosts]]
name = "Ada Brew"
[[sponsors]]
name = "Rye Cloud"
url = "https://rye.example.org/"
[glossary]
"Brew" = ["Brue"]
"#;

/// One folder a process; every run writes the same files in it.
static ROOT: LazyLock<PathBuf> = LazyLock::new(|| {
    let root = std::env::temp_dir().join(format!("podwright-fuzz-{}", std::process::id()));
    fs::create_dir_all(root.join("show_notes")).unwrap();
    fs::create_dir_all(root.join("transcripts")).unwrap();
    fs::write(root.join("show_notes/001.md"), "---\ndate: 2026-01-01\n---\n# Tea Time 1: Milk\n").unwrap();
    root
});

static SHOW_CONFIG: LazyLock<Config> = LazyLock::new(|| {
    config::parse(&SourceFile::new("podwright.toml", CONFIG), &mut Diagnostics::new()).expect("the config is sound")
});

fuzz_target!(|files: (&[u8], &[u8], bool)| {
    let (notes, transcript, is_captions) = files;
    let [here, other] = if is_captions { ["002.vtt", "002.txt"] } else { ["002.txt", "002.vtt"] };
    fs::write(ROOT.join("show_notes/002.md"), notes).unwrap();
    fs::write(ROOT.join("transcripts").join(here), transcript).unwrap();
    let _ = fs::remove_file(ROOT.join("transcripts").join(other));

    let show = Show { root: ROOT.clone(), config: SHOW_CONFIG.clone() };
    let mut found = Diagnostics::new();
    let episodes = compile::compile(&show, &mut found).expect("the folder can be read");
    serde_json::to_string(&episodes.iter().map(|episode| &episode.record).collect::<Vec<_>>()).unwrap();
    let now = "2026-02-01T00:00:00Z".parse().unwrap();
    let plan = publish::plan(&show.root, &show.config, &episodes, &Ledger::default(), now);
    let feed = plan.outputs.iter().find(|output| output.path == Path::new("feed.xml")).expect("there is a feed");
    let Content::Text(feed) = &feed.content else { panic!("a feed is written, not copied") };
    rss::Channel::read_from(feed.text().as_bytes()).unwrap();
});
