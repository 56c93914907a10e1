//! Small shows, planned and built.

mod on_disk;
mod promises;

use std::collections::BTreeMap;
use std::fs;

use chrono::{FixedOffset, NaiveDate};
use tempfile::TempDir;

use super::*;
use crate::chapters::formats::tests::chapter;
use crate::feed::media::Enclosure;
use crate::record::{Audio, Episode, Evidence};
use crate::source::{SourceFile, Span};
use crate::transcript::{Cue, Format, Transcript, Utterance};
use crate::{config, notes};

const SHOW: &str = r#"
    [show]
    title = "Example"
    link = "https://example.org/"
    description = "About examples."
    author = "Ada Crumb"
    categories = ["Arts > Food"]
    image = "https://example.org/cover.jpg"
    timezone = "Europe/Berlin"

    [feed]
    url = "https://example.org/feeds/feed.xml"
    episode_link = "https://example.org/{number}"
"#;

fn config_with(more: &str) -> Config {
    config::parse(&SourceFile::new("podwright.toml", format!("{SHOW}{more}")), &mut Vec::new()).unwrap()
}

fn now() -> DateTime<Utc> {
    DateTime::parse_from_rfc3339("2020-06-01T00:00:00Z").unwrap().to_utc()
}

fn date(text: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(text).unwrap()
}

/// Episode `number` with notes, recorded on the `number`th of March 2020.
fn compiled(number: u32) -> Compiled {
    let path = format!("show_notes/{number:03}.md");
    let text = format!("# Example {number}\n\nNotes");
    let record = Episode {
        id: format!("{number:03}"),
        number: Some(number),
        title: Some(format!("Title {number}")),
        recorded: NaiveDate::from_ymd_opt(2020, 3, number),
        files: crate::record::Files { notes: Some(path.clone().into()), ..Default::default() },
        audio: Some(Audio {
            location: format!("https://example.org/{number}.mp3"),
            length: Some(7),
            ..Audio::default()
        }),
        ..Episode::default()
    };
    let file = SourceFile::new(path, text);
    let notes = notes::parse(&file, &[], &mut Vec::new());
    let mut compiled = Compiled::new(record);
    compiled.notes = Some((file, notes));
    compiled
}

fn state_date(compiled: &mut Compiled, text: &str) {
    compiled.record.published = Some(date(text));
    let (file, _) = compiled.notes.as_ref().unwrap();
    let evidence = Evidence::read(text, file, Span::new(2, 9), "front matter");
    compiled.record.evidence.insert(Fact::Published, vec![evidence]);
}

fn planned(config: &Config, episodes: &[Compiled], ledger: &Ledger) -> Plan {
    plan(Path::new("/nowhere"), config, episodes, ledger, now())
}

fn rules(plan: &Plan) -> Vec<&'static str> {
    plan.diagnostics.iter().map(|diagnostic| diagnostic.rule).collect()
}

fn feed(plan: &Plan) -> rss::Channel {
    match &plan.outputs.last().unwrap().content {
        Content::Text(file) => rss::Channel::read_from(file.text().as_bytes()).unwrap(),
        other => panic!("the feed is {other:?}"),
    }
}

fn guids(plan: &Plan) -> BTreeMap<String, String> {
    plan.ledger.episodes.iter().map(|(id, entry)| (id.clone(), entry.guid.clone())).collect()
}

#[test]
fn a_clean_show_builds_without_a_word() {
    let mut one = compiled(1);
    one.record.chapters = vec![chapter(0.0, "Intro"), chapter(10.0, "Topic")];
    let plan = planned(&config_with(""), &[one, compiled(2)], &Ledger::default());
    assert_eq!(plan.diagnostics, []);
    let paths: Vec<_> = plan.outputs.iter().map(|output| output.path.to_str().unwrap()).collect();
    assert_eq!(paths, ["chapters/001.json", "feed.xml"]);
    let titles: Vec<_> = feed(&plan).items.iter().map(|item| item.title.clone().unwrap()).collect();
    assert_eq!(titles, ["Title 2", "Title 1"]);
}

#[test]
fn descriptions_can_be_kept_as_they_are_written() {
    let config = config_with("description = \"as-written\"");
    let mut episode = compiled(1);
    episode.record.chapters = vec![chapter(0.0, "Intro"), chapter(10.0, "Topic")];
    let written = |episode: &Compiled| {
        let item = feed(&planned(&config, std::slice::from_ref(episode), &Ledger::default())).items.remove(0);
        (item.description.unwrap(), item.content)
    };
    assert_eq!(written(&episode), ("<h1>Example 1</h1>\n<p>Notes</p>".into(), None));
    episode.record.summary = Some("Short & *sweet*.".into());
    assert_eq!(written(&episode).0, "<p>Short &amp; <em>sweet</em>.</p>");
    episode.record.summary = Some("Short & sweet.".into());
    assert_eq!(written(&episode), ("Short & sweet.".into(), Some("<h1>Example 1</h1>\n<p>Notes</p>".into())));
}

#[test]
fn what_every_episode_lacks_is_said_once() {
    let episodes: Vec<_> = (1..9)
        .map(|number| {
            let mut compiled = compiled(number);
            compiled.record.audio = None;
            compiled
        })
        .collect();
    let plan = planned(&config_with("guid = \"{id}\""), &episodes, &Ledger::default());
    assert_eq!(
        plan.diagnostics[0].to_string(),
        "show_notes/001.md:1:1: warning: 8 episodes (001, 002, 003, …) have no audio: it is not in the repository, and \
         neither front matter nor [feed] enclosure say where [episode-without-audio]"
    );
    let described = planned(
        &config_with("guid = \"{id}\"\nenclosure = \"https://example.org/{id}.mp3\""),
        &episodes,
        &Ledger::default(),
    );
    assert_eq!(rules(&described), ["enclosure-length-unknown"]);
    let enclosure = feed(&described).items[7].enclosure.clone().unwrap();
    assert_eq!((enclosure.url.as_str(), enclosure.length.as_str()), ("https://example.org/001.mp3", "0"));
}

#[test]
fn a_show_that_states_little_is_told_what_is_missing() {
    let config =
        config::parse(&SourceFile::new("podwright.toml", "[show]\ntitle = \"Bare\""), &mut Vec::new()).unwrap();
    let plan = planned(&config, &[], &Ledger::default());
    assert_eq!(
        rules(&plan),
        [
            "feed-url-missing",
            "base-url-missing",
            "show-link-missing",
            "show-description-missing",
            "show-category-missing",
            "show-author-missing",
            "show-cover-missing"
        ]
    );
    assert!(!crate::diagnostic::has_errors(&plan.diagnostics));
}

#[test]
fn a_feed_outside_the_show_is_refused() {
    for path in ["../feed.xml", "/tmp/feed.xml", "", "feeds/"] {
        let mut config = config_with("");
        config.feed.path = path.into();
        assert_eq!(rules(&planned(&config, &[], &Ledger::default())), ["feed-path"], "{path}");
    }
}

#[test]
fn a_size_in_round_numbers_is_better_than_none() {
    let mut rounded = compiled(1);
    let audio = rounded.record.audio.as_mut().unwrap();
    (audio.length, audio.rounded_length) = (None, Some(10_500_000));
    let plan = planned(&config_with(""), &[rounded], &Ledger::default());
    assert_eq!(rules(&plan), [""; 0]);
    let enclosure = plan.ledger.episodes["001"].enclosure.as_ref().unwrap();
    assert_eq!(enclosure.length, Some(10_500_000));
}

#[test]
fn a_real_show_becomes_a_feed() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/python-bytes");
    if !root.exists() {
        println!("skipped: no corpus at {}", root.display());
        return;
    }
    let mut config = config_with("enclosure = \"https://cdn.example.org/{id}.mp3\"");
    config.show.title = "Python Bytes".into();
    let show = crate::show::Show { root: root.clone(), config };
    let mut diagnostics = Vec::new();
    let files = crate::show::episodes(&show, &mut diagnostics).unwrap();
    let episodes = crate::normalize::compile(&show, files, &mut diagnostics);

    let out = tempfile::tempdir().unwrap();
    let destination = Destination::elsewhere(out.path());
    let now = DateTime::parse_from_rfc3339("2030-01-01T00:00:00Z").unwrap().to_utc();
    let first = plan(&root, &show.config, &episodes, &Ledger::default(), now);
    assert!(!crate::diagnostic::has_errors(&first.diagnostics), "{:?}", first.diagnostics);
    first.write(&destination).unwrap();

    let items = feed(&first).items;
    assert_eq!(items.len(), episodes.len());
    assert!(items.iter().all(|item| item.title.is_some() && item.guid.is_some() && item.pub_date.is_some()));
    let again = plan(&root, &show.config, &episodes, &read_ledger(&root, &destination).unwrap(), now);
    assert_eq!(again.check(&destination).unwrap(), []);
    assert!(!rules(&again).contains(&"published-unknown"));
}
