//! feed-rs reads the feeds of four shows, and finds what the records say.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // clippy spares the tests themselves, not their helpers

use std::collections::HashMap;
use std::path::Path;

use chrono::{DateTime, Utc};
use podwright::compile;
use podwright::config;
use podwright::diagnostic::Diagnostics;
use podwright::ledger::Ledger;
use podwright::publish::{self, Content, Plan};
use podwright::record::Episode;
use podwright::show::Show;

const SHOWS: [(&str, &str); 4] = [
    ("feeds/demo/podwright.toml", "feeds/demo"),
    ("tests/shows/python-bytes.toml", "../shared/corpus/python-bytes"),
    ("tests/shows/rustacean-station.toml", "../shared/corpus/rustacean-station"),
    ("tests/shows/syntax.toml", "../shared/corpus/syntax"),
];

fn built(config: &str, root: &str) -> (Vec<Episode>, Plan) {
    let mut found = Diagnostics::new();
    let config = config::load(Path::new(config), &mut found).unwrap();
    let show = Show { root: root.into(), config };
    let episodes = compile::compile(&show, &mut found).unwrap();
    let now: DateTime<Utc> = "2027-01-01T00:00:00Z".parse().unwrap();
    let plan = publish::plan(&show.root, &show.config, &episodes, &Ledger::default(), now);
    (episodes.into_iter().map(|episode| episode.record).filter(|record| !record.draft).collect(), plan)
}

fn feed(plan: &Plan) -> feed_rs::model::Feed {
    let output = plan.outputs.iter().find(|output| output.path == plan.feed_name).unwrap();
    let Content::Text(file) = &output.content else { panic!("the feed is a copy") };
    feed_rs::parser::parse(file.text().as_bytes()).unwrap()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn feed_rs_reads_what_the_records_say() {
    for (config, root) in SHOWS {
        if !Path::new(root).is_dir() {
            println!("skipped: {root} is not here");
            continue;
        }
        let (records, plan) = built(config, root);
        let feed = feed(&plan);
        assert_eq!(feed.entries.len(), records.len(), "{root}");
        let by_guid: HashMap<&str, _> = feed.entries.iter().map(|entry| (entry.id.as_str(), entry)).collect();
        for record in &records {
            let given = &plan.ledger.episodes[&record.id];
            let entry = by_guid[given.guid.as_str()];
            let title = entry.title.as_ref().map(|title| one_line(&title.content)).unwrap();
            let expected = record.title.as_deref().map(one_line).filter(|title| !title.is_empty());
            assert!(expected.is_none_or(|expected| expected == title), "{root} {}: {title}", record.id);
            let seconds = given.published.map(|date| date.timestamp());
            assert_eq!(entry.published.map(|date| date.timestamp()), seconds, "{root} {}", record.id);
            let contents: Vec<_> = entry.media.iter().flat_map(|media| &media.content).collect();
            let enclosure = contents.iter().find(|content| content.url.is_some());
            let expected = given.enclosure.as_ref();
            assert_eq!(enclosure.and_then(|it| it.url.clone()), expected.map(|it| it.url.clone()), "{}", record.id);
            let length = expected.map(|expected| expected.length.unwrap_or(0));
            assert_eq!(enclosure.map(|it| it.size.unwrap_or(0)), length, "{root} {}", record.id);
            let seconds = entry.media.iter().find_map(|media| media.duration).map(|duration| duration.as_secs());
            let expected = record.duration.map(|seconds| (seconds.round() as u64).max(1));
            assert_eq!(
                seconds.filter(|_| enclosure.is_some()),
                expected.filter(|_| enclosure.is_some()),
                "{}",
                record.id
            );
        }
        println!("{root}: {} episodes", records.len());
    }
}
