//! Episodes listed in one file, in each form that such a list may have.
#![no_main]

use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use podwright::compile;
use podwright::config::{self, Config};
use podwright::diagnostic::Diagnostics;
use podwright::ledger::Ledger;
use podwright::publish;
use podwright::show::Show;
use podwright::source::SourceFile;

const CONFIG: &str = r#"
[show]
title = "Tea Time"
link = "https://tea.example.org/"
[sources]
notes = []
episodes = ["list.*"]
[feed]
url = "https://tea.example.org/feed.xml"
"#;

const FORMS: [&str; 5] = ["md", "csv", "yml", "json", "toml"];

/// One folder a process; every run writes the list in it.
static ROOT: LazyLock<PathBuf> = LazyLock::new(|| {
    let root = std::env::temp_dir().join(format!("podwright-fuzz-listed-{}", std::process::id()));
    fs::create_dir_all(&root).unwrap();
    root
});

static SHOW_CONFIG: LazyLock<Config> = LazyLock::new(|| {
    config::parse(&SourceFile::new("podwright.toml", CONFIG), &mut Diagnostics::new()).expect("the config is sound")
});

fuzz_target!(|input: (u8, &[u8])| {
    let (form, list) = input;
    let form = usize::from(form) % FORMS.len();
    for (index, extension) in FORMS.iter().enumerate() {
        let path = ROOT.join("list").with_extension(extension);
        if index == form {
            fs::write(path, list).unwrap();
        } else {
            let _ = fs::remove_file(path);
        }
    }
    let show = Show { root: ROOT.clone(), config: SHOW_CONFIG.clone() };
    let mut found = Diagnostics::new();
    let Ok(episodes) = compile::compile(&show, &mut found) else { return };
    for place in found.iter().filter_map(|one| one.place.as_ref()) {
        assert!(place.start <= place.end, "{place:?}");
    }
    let now = "2026-02-01T00:00:00Z".parse().unwrap();
    publish::plan(&show.root, &show.config, &episodes, &Ledger::default(), now);
});
