//! Any text is read as a config, or refused with places that lie on characters of the file.
#![no_main]

use libfuzzer_sys::fuzz_target;
use podwright::config;
use podwright::diagnostic::{Diagnostics, has_errors};
use podwright::source::SourceFile;

fuzz_target!(|text: &str| {
    let mut found = Diagnostics::new();
    let config = config::parse(&SourceFile::new("podwright.toml", text), &mut found);
    assert_eq!(config.is_none(), has_errors(&found));
    for place in found.iter().filter_map(|one| one.place.as_ref()) {
        assert!(text.get(place.start..place.end).is_some(), "{place:?}");
    }
});
