//! Any text is read as a ledger or refused, and what was read is written and read again as the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use podwright::ledger::{LEDGER_NAME, Ledger};
use podwright::source::SourceFile;

fuzz_target!(|text: &str| {
    match Ledger::parse(&SourceFile::new(LEDGER_NAME, text)) {
        Err(faults) => assert!(!faults.is_empty()),
        Ok(ledger) => {
            let written = SourceFile::new(LEDGER_NAME, ledger.to_toml().unwrap());
            assert_eq!(Ledger::parse(&written).unwrap(), ledger);
        }
    }
});
