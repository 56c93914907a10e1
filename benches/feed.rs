//! Writing a feed of 500 items: podwright next to the bare `rss` crate that it is built on.
//!
//! Both write the same feed: the channel of the `rss` crate is read back from podwright's own output, and a check before
//! the measurement makes sure that what it writes reads the same. What is timed:
//!
//! - podwright: `feed::write::write`, from the records to the text of `feed.xml`; the notes are HTML already.
//! - rss, as it stands: `Channel::write_to` of a channel that is ready, on one line.
//! - rss, indented: `Channel::pretty_write_to`, the form in which podwright writes.
//! - rss, built: a copy of every value into a new channel, then the same; a lower bound for a program that has its values
//!   elsewhere, as podwright has.

#![allow(clippy::expect_used, clippy::indexing_slicing)] // a bench that cannot run has nothing else to say

mod support;

use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta};
use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use podwright::config::Config;
use podwright::feed::html;
use podwright::feed::media::Enclosure;
use podwright::feed::write::{self, Feed, Item, TranscriptLink};
use podwright::record::{Chapter, ChapterKind, Episode, Person};
use rss::Channel;
use support::generated::{CONFIG, Dice, notes};
use support::{EPISODES, parsed};
use url::Url;

/// How often each writer runs for the ratios.
const ROUNDS: usize = 40;

fn main() {
    let records = records();
    let config = parsed(CONFIG);
    let feed = feed(&records, &config);
    print_ratios(&feed);
    divan::main();
}

/// Times of runs that take turns, so that a busy machine is as bad for the one as for the other. The fastest run is the
/// one that was disturbed least.
fn print_ratios(feed: &Feed<'_>) {
    let xml = podwright(feed);
    let channel = Channel::read_from(xml.as_bytes()).expect("a feed");
    let again = Channel::read_from(indented(&channel).as_slice()).expect("a feed");
    assert!(channel == again, "both write the same feed");

    let mut times: [Vec<Duration>; 4] = Default::default();
    for _ in 0..ROUNDS {
        times[0].push(time(|| podwright(feed)));
        times[1].push(time(|| as_it_stands(&channel)));
        times[2].push(time(|| indented(&channel)));
        times[3].push(time(|| indented(&channel.clone())));
    }
    for times in &mut times {
        times.sort_unstable();
    }
    println!("{} items, {} bytes of feed.xml, {ROUNDS} runs each", feed.items.len(), xml.len());
    let [podwright, ..] = &times;
    for (name, peer) in ["podwright", "rss, as it stands", "rss, indented", "rss, built"].into_iter().zip(&times) {
        let ratio = |at: usize| podwright[at].as_secs_f64() / peer[at].as_secs_f64();
        let median = ROUNDS / 2;
        println!(
            "{name:<18} fastest {:>9.2?} median {:>9.2?}   podwright takes {:.2} (fastest), {:.2} (median) times as long",
            peer[0],
            peer[median],
            ratio(0),
            ratio(median),
        );
    }
}

/// How long it takes to make the result; what is made on the way is dropped within.
fn time<T>(run: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    let result = black_box(run());
    let taken = start.elapsed();
    drop(result);
    taken
}

fn podwright(feed: &Feed<'_>) -> String {
    write::write(feed).expect("text")
}

fn as_it_stands(channel: &Channel) -> Vec<u8> {
    channel.write_to(Vec::new()).expect("text")
}

fn indented(channel: &Channel) -> Vec<u8> {
    channel.pretty_write_to(Vec::new(), b' ', 2).expect("text")
}

#[divan::bench]
fn podwright_writes(bencher: Bencher) {
    let (records, config) = (records(), parsed(CONFIG));
    let feed = feed(&records, &config);
    let size = podwright(&feed).len();
    bencher.counter(ItemsCount::new(EPISODES)).counter(BytesCount::new(size)).bench_local(|| podwright(&feed));
}

#[divan::bench]
fn rss_writes_indented(bencher: Bencher) {
    let (records, config) = (records(), parsed(CONFIG));
    let channel = Channel::read_from(podwright(&feed(&records, &config)).as_bytes()).expect("a feed");
    let size = indented(&channel).len();
    bencher.counter(ItemsCount::new(EPISODES)).counter(BytesCount::new(size)).bench_local(|| indented(&channel));
}

/// Records with all that an item can show.
fn records() -> Vec<Episode> {
    (1..=EPISODES)
        .map(|number| {
            let chapter = |index: u32| Chapter {
                start: f64::from(index) * 300.0,
                end: Some(f64::from(index + 1) * 300.0),
                title: format!("Chapter {index} of episode {number} & more"),
                kind: ChapterKind::Topic,
                topic: Some(index + 1),
                url: Some(format!("https://news.example.org/{number}/{index}")),
                image: None,
                confidence: Some(0.9),
            };
            Episode {
                id: format!("{number:03}"),
                number: u32::try_from(number).ok(),
                title: Some(format!("How the starter rose {number} times")),
                duration: Some(2700.0),
                hosts: vec![Person::named("Iris Ashdown"), Person::named("Leo Marsh")],
                guests: vec![Person::named("Zoë Guest")],
                chapters: (0..8).map(chapter).collect(),
                ..Episode::default()
            }
        })
        .collect()
}

fn feed<'a>(records: &'a [Episode], config: &'a Config) -> Feed<'a> {
    let items = records.iter().rev().map(|episode| item(episode, config)).collect();
    let (address, image) = (config.feed.url.clone(), Some(url("https://proof.example.org/cover.jpg")));
    Feed { config, title: None, address, pages: Vec::new(), guid: None, image, moved: None, items }
}

fn item<'a>(episode: &'a Episode, config: &Config) -> Item<'a> {
    let number = episode.number.unwrap_or_default();
    let id = &episode.id;
    let first = DateTime::parse_from_rfc3339("2015-01-05T06:00:00+00:00").expect("a date");
    let markdown = notes(number as usize, &mut Dice::of_episode(number as usize));
    Item {
        permalink: false,
        episode,
        title: episode.title.clone().unwrap_or_default(),
        notes: html::render(&html::Source {
            markdown: &markdown,
            title: episode.title.as_deref(),
            show_title: &config.show.title,
            chapters: &episode.chapters,
            ..html::Source::default()
        }),
        guid: format!("proof-and-crumb-{id}"),
        published: first.checked_add_signed(TimeDelta::weeks(number.into())),
        link: Some(url(&format!("https://proof.example.org/episodes/{number}"))),
        enclosure: Some(Enclosure {
            url: url(&format!("https://cdn.proof.example.org/{id}.mp3")),
            length: Some(43_200_000),
            media_type: "audio/mpeg".into(),
        }),
        image: None,
        alternates: Vec::new(),
        transcripts: vec![TranscriptLink {
            url: url(&format!("https://proof.example.org/feeds/transcripts/{id}.vtt")),
            media_type: "text/vtt",
            timed: true,
            language: None,
        }],
        chapters: Some(url(&format!("https://proof.example.org/feeds/chapters/{id}.json"))),
    }
}

fn url(address: &str) -> Url {
    Url::parse(address).expect("an address")
}
