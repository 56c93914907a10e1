//! The repository of a site, one file of which is any bytes, from `podwright init` to the feed of the config it proposes.
#![no_main]

use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use podwright::compile;
use podwright::config::{self, CONFIG_NAME};
use podwright::diagnostic::Diagnostics;
use podwright::feed::read;
use podwright::init;
use podwright::ledger::Ledger;
use podwright::publish;
use podwright::show::Show;
use podwright::source::SourceFile;

/// What is any bytes: settings, templates, scripts, data, pages.
const FILES: [&str; 14] = [
    "_config.yml",
    "hugo.toml",
    "pelicanconf.py",
    "astro.config.mjs",
    "eleventy.config.js",
    "src/pages/rss.xml.js",
    "scripts/feed.py",
    "feed.xml",
    "layouts/podcast/rss.xml",
    "_data/podcast.json",
    "_data/episodes.csv",
    "README.md",
    "_posts/2024-05-08-oats.md",
    "_posts/2024-05-15-spelt.rst",
];

/// One folder a process; every run writes its file in it.
static ROOT: LazyLock<PathBuf> = LazyLock::new(|| {
    let root = std::env::temp_dir().join(format!("podwright-fuzz-init-{}", std::process::id()));
    for file in FILES {
        fs::create_dir_all(root.join(file).parent().unwrap()).unwrap();
    }
    let page = "---\ntitle: Rye\nhosts: [ada]\naudio: https://cdn.example/rye.mp3\n---\nRye.\n";
    fs::write(root.join("_posts/2024-05-01-rye.md"), page).unwrap();
    root
});

fuzz_target!(|input: (u8, &[u8], &[u8])| {
    let (index, bytes, old) = input;
    for (other, file) in FILES.iter().enumerate() {
        let path = ROOT.join(file);
        if other == usize::from(index) % FILES.len() {
            fs::write(path, bytes).unwrap();
        } else {
            let _ = fs::remove_file(path);
        }
    }
    let mut found = Diagnostics::new();
    let old = read::decode("old.xml".as_ref(), old.to_vec(), &mut found).file;
    let old = read::read(&old, &mut found);
    let now = "2026-02-01T00:00:00Z".parse().unwrap();
    let proposal = init::propose(&ROOT, old.channel().is_some().then_some(&old), now);

    let text = |file: &init::NewFile| (file.path.as_os_str() == CONFIG_NAME).then(|| file.text.clone());
    let text = proposal.files.iter().find_map(text).expect("there is a config");
    let mut found = Diagnostics::new();
    let config = config::parse(&SourceFile::new(CONFIG_NAME, text), &mut found).expect("the config is sound");
    let show = Show { root: ROOT.clone(), config };
    let Ok(episodes) = compile::compile(&show, &mut found) else { return };
    publish::plan(&show.root, &show.config, &episodes, &Ledger::default(), now);
});
