//! Any text is linted as a feed. Every fix fits, and a second round of the safe ones has nothing to do for what the
//! first one mended.
#![no_main]

use std::path::Path;

use chrono::DateTime;
use libfuzzer_sys::fuzz_target;
use podwright::diagnostic::{Applicability, Diagnostics};
use podwright::lint::{self, fix};
use podwright::source::SourceFile;

/// Fixes uncover others; those of a small feed are through after so many rounds.
const MAX_ROUNDS: usize = 50;

fn linted(text: &str) -> Diagnostics {
    lint::feed::check(&SourceFile::new("feed.xml", text), None, DateTime::UNIX_EPOCH)
}

fuzz_target!(|text: &str| {
    let mut text = text.to_owned();
    for _ in 0..MAX_ROUNDS {
        let found = linted(&text);
        let Some(edits) = fix::edits(&found, Applicability::Safe).remove(Path::new("feed.xml")) else { return };
        let fixed = fix::apply(&text, &edits).expect("edits on characters");
        assert_ne!(fixed, text, "a fix that changes nothing: {found:?}");
        text = fixed;
    }
    panic!("the fixes of this feed never end: {text:?}");
});
