//! Any bytes are imported as a feed: the paths stay below the show, and what was written can be read.
#![no_main]

use std::path::{Component, Path};

use libfuzzer_sys::fuzz_target;
use podwright::config::{self, CONFIG_NAME};
use podwright::diagnostic::Diagnostics;
use podwright::feed::read;
use podwright::import;
use podwright::ledger::{LEDGER_NAME, Ledger};
use podwright::notes;
use podwright::source::SourceFile;

fuzz_target!(|bytes: &[u8]| {
    let file = read::decode(Path::new("feed.xml"), bytes.to_vec(), &mut Diagnostics::new()).file;
    let document = read::read(&file, &mut Diagnostics::new());
    let Ok(imported) = import::import(&document) else { return };
    for (path, text) in imported.files {
        assert!(path.components().all(|part| matches!(part, Component::Normal(_))), "{path:?}");
        let file = SourceFile::new(&path, text);
        let mut faults = Diagnostics::new();
        if path == Path::new(CONFIG_NAME) {
            assert!(config::parse(&file, &mut faults).is_some(), "{faults:?}");
        } else if path == Path::new(LEDGER_NAME) {
            assert!(Ledger::parse(&file).is_ok());
        } else {
            assert!(notes::parse(&file, &[], &mut faults).front_matter.is_some(), "{faults:?}");
        }
    }
});
