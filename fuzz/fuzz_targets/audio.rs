//! Any bytes are read as audio, and what was read can be tagged: a copy that is made reads back, the file stays.
//!
//! Seeds: `tests/fixtures/audio`.
#![no_main]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use podwright::audio;
use podwright::tag::{self, Chapter, Sheet};

static ROOT: LazyLock<PathBuf> = LazyLock::new(|| {
    let root = std::env::temp_dir().join(format!("podwright-fuzz-audio-{}", std::process::id()));
    fs::create_dir_all(&root).expect("a folder of its own");
    root
});

fuzz_target!(
    init: {
        // Panics of `lofty` are contained; those that are not still end the run.
        std::panic::set_hook(Box::new(|_| {}));
    },
    |bytes: &[u8]| {
        let name = Path::new("a.bin");
        let path = ROOT.join(name);
        fs::write(&path, bytes).expect("a file of its own");
        let Ok(facts) = audio::probe(&ROOT, name) else { return };
        assert!(facts.duration > 0.0 && facts.bytes == bytes.len() as u64);
        let chapter = |start, title: &str| Chapter { start, end: start + 1.0, title: title.into(), ..Chapter::default() };
        let sheet = Sheet {
            title: "Rye".into(),
            show: "Bread".into(),
            chapters: vec![chapter(0.0, "Hello"), chapter(1.0, "Oats")],
            ..Sheet::default()
        };
        if let Ok(copy) = tag::write(&ROOT, name, &sheet, &ROOT.join("out"), []) {
            assert!(audio::probe(&ROOT.join("out"), name).is_ok(), "{}", copy.display());
        }
        assert!(fs::read(&path).is_ok_and(|kept| kept == bytes));
    }
);
