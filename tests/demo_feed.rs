//! The demo show is built exactly as it is checked in.
//!
//! After a change that is meant to change the feed: `PODWRIGHT_BLESS=1 cargo test --test demo_feed`, and read the diff.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test may panic

use std::path::Path;

use chrono::{DateTime, Utc};
use podwright::ledger::Ledger;
use podwright::publish::{self, Destination, Plan};
use podwright::show::Show;
use podwright::{compile, config};

const DEMO: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/feeds/demo");

fn plan(ledger: &Ledger) -> Plan {
    let mut diagnostics = Vec::new();
    let config = config::load(&Path::new(DEMO).join(config::CONFIG_NAME), &mut diagnostics).unwrap();
    let show = Show { root: DEMO.into(), config };
    let episodes = compile::compile(&show, &mut diagnostics).unwrap();
    let now: DateTime<Utc> = "2026-04-01T00:00:00Z".parse().unwrap();
    let plan = publish::plan(&show.root, &show.config, &episodes, ledger, now);
    assert_eq!(diagnostics, [], "the demo show is without fault");
    assert_eq!(plan.diagnostics, [], "the demo feed is without fault");
    plan
}

#[test]
fn the_demo_feed_is_as_checked_in() {
    let config = config::load(&Path::new(DEMO).join(config::CONFIG_NAME), &mut Vec::new()).unwrap();
    let destination = Destination::in_show(Path::new(DEMO), &config);
    let plan = plan(&publish::read_ledger(Path::new(DEMO), &destination).unwrap());
    if std::env::var_os("PODWRIGHT_BLESS").is_some() {
        plan.write(&destination).unwrap();
    }
    assert_eq!(plan.check(&destination).unwrap(), [], "these files differ from what a build makes");
}

#[test]
fn a_first_build_gives_the_same_bytes_as_one_with_a_ledger() {
    let folder = tempfile::tempdir().unwrap();
    let elsewhere = Destination::elsewhere(folder.path());
    plan(&Ledger::default()).write(&elsewhere).unwrap();
    let built = |path: &str| std::fs::read(folder.path().join(path)).unwrap();
    let checked_in = |path: &str| std::fs::read(Path::new(DEMO).join(path)).unwrap();
    assert!(built("feed.xml") == checked_in("feed/feed.xml"), "feed.xml differs from feeds/demo/feed/feed.xml");
    assert!(built("podwright.lock") == checked_in("podwright.lock"), "the ledger differs");
    let ledger = publish::read_ledger(folder.path(), &elsewhere).unwrap();
    assert_eq!(plan(&ledger).check(&elsewhere).unwrap(), [], "a second build would change something");
}
