//! Linting a feed of 500 items with show notes in HTML: podwright next to parsers that only read it.
//!
//! Timed in one run, taking turns:
//!
//! - quick-xml, bare events: `Reader::read_event` to the end, nothing kept.
//! - rss: `Channel::read_from`.
//! - feed-rs: `parser::parse`.
//! - podwright, read: bytes to the tree with all spans, every rule of XML checked.
//! - podwright, lint: the same and all rules.
//!
//! Then the time for ten and two hundred times as many items, which should grow by as much. The feed is left in
//! `target/tmp/lint_feed.xml` for `benches/peers/feedparser_feed.py`.

#![allow(clippy::expect_used, clippy::indexing_slicing)] // a bench that cannot run has nothing else to say

mod support;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use divan::black_box;
use podwright::diagnostic::{Diagnostics, has_errors};
use podwright::feed::read;
use podwright::lint;
use quick_xml::events::Event;
use support::{EPISODES, feed::feed, now};

/// How often each one runs for the ratios.
const ROUNDS: usize = 20;

fn main() {
    let text = feed(EPISODES);
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("lint_feed.xml");
    std::fs::write(&path, &text).expect("a file in target");
    let found = linted(&text);
    assert!(!has_errors(&found), "the feed that is measured has no errors: {found:?}");
    println!("{EPISODES} items, {} bytes, {ROUNDS} runs each; {}", text.len(), path.display());
    print_ratios(&text);
    print_growth();
}

type Run = fn(&str) -> usize;

const RUNS: [(&str, Run); 5] = [
    ("quick-xml, bare events", events),
    ("rss", |text| rss::Channel::read_from(text.as_bytes()).expect("a feed").items.len()),
    ("feed-rs", |text| feed_rs::parser::parse(text.as_bytes()).expect("a feed").entries.len()),
    ("podwright, read", |text| decoded(text, |document, _| document.items().count())),
    ("podwright, lint", |text| linted(text).len()),
];

fn print_ratios(text: &str) {
    let mut times: [Vec<Duration>; RUNS.len()] = Default::default();
    for _ in 0..ROUNDS {
        for ((_, run), times) in RUNS.iter().zip(&mut times) {
            times.push(time(|| run(text)));
        }
    }
    for times in &mut times {
        times.sort_unstable();
    }
    for ((name, _), of_run) in RUNS.iter().zip(&times) {
        let ratio = |at: usize| of_run[at].as_secs_f64() / times[0][at].as_secs_f64();
        println!(
            "{name:<24} fastest {:>9.2?} median {:>9.2?}   {:>5.1} (fastest), {:>5.1} (median) times bare events",
            of_run[0],
            of_run[ROUNDS / 2],
            ratio(0),
            ratio(ROUNDS / 2),
        );
    }
}

fn print_growth() {
    for items in [EPISODES, 10 * EPISODES, 200 * EPISODES] {
        let text = feed(items);
        let taken = time(|| linted(&text).len());
        let each = taken.as_secs_f64() * 1e6 / items as f64;
        println!("{items:>7} items, {:>5.1} MB: {taken:>9.2?}, {each:.0} µs an item", text.len() as f64 / 1e6);
    }
}

fn time<T>(run: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    black_box(run());
    start.elapsed()
}

fn events(text: &str) -> usize {
    let mut reader = quick_xml::Reader::from_str(text);
    let mut count = 0;
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Eof => return count,
            event => count += usize::from(matches!(black_box(event), Event::Start(_))),
        }
    }
}

fn decoded<T>(text: &str, look: impl FnOnce(&read::Document<'_>, &mut Diagnostics) -> T) -> T {
    let mut found = Diagnostics::new();
    let decoded = read::decode(&PathBuf::from("feed.xml"), text.as_bytes().to_vec(), &mut found);
    let document = read::read(&decoded.file, &mut found);
    look(&document, &mut found)
}

fn linted(text: &str) -> Diagnostics {
    let mut found = Diagnostics::new();
    let decoded = read::decode(&PathBuf::from("feed.xml"), text.as_bytes().to_vec(), &mut found);
    found.extend(lint::feed::check(&decoded.file, None, now()));
    found
}
