//! A small feed, written by hand, as apps read it.

use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;

use super::*;
use crate::chapters::formats::tests::{any_chapters, chapter};
use crate::config;
use crate::feed::html;
use crate::record::{EpisodeType, Person};
use crate::source::SourceFile;

/// A show that states everything it can.
pub(crate) fn config() -> Config {
    let text = r#"
        [show]
        title = "The <Example> & Co."
        link = "https://example.org/"
        description = "Two people *talk*."
        language = "en-us"
        author = "Ann & Bob"
        owner = { name = "Ann", email = "show@example.org" }
        categories = ["Technology", "News > Tech News"]
        image = "https://example.org/cover.jpg"
        copyright = "Ann and Bob"
        license = "CC-BY-4.0"
        locked = true
        medium = "podcast"
        funding = [{ url = "https://example.org/give?a=1&b=2", title = "Give" }]
        txt = [{ purpose = "verify", value = "abc" }]
        value = { type = "lightning", method = "keysend", recipients = [{ type = "node", address = "02d5c1", split = 90 }] }
        update_frequency = { text = "Every Tuesday", rrule = "FREQ=WEEKLY" }

        [feed]
        url = "https://example.org/feed.xml"
        prefix = "https://op3.dev/e/"

        [[hosts]]
        name = "Ann Example"
        url = "https://example.org/ann"
        [[hosts]]
        name = "Old Host"
        until = 3
    "#;
    config::parse(&SourceFile::new("podwright.toml", text), &mut Vec::new()).unwrap()
}

fn url(text: &str) -> Url {
    Url::parse(text).unwrap()
}

fn episode() -> Episode {
    Episode {
        id: "081".into(),
        number: Some(81),
        season: Some(2),
        title: Some("Cats & dogs: why \"a < b\" isn't\u{1} enough".into()),
        duration: Some(1015.6),
        hosts: vec![Person { url: Some("https://example.org/ann".into()), ..Person::named("Ann Example") }],
        guests: vec![Person::named("Zoë Guest")],
        chapters: vec![chapter(0.0, "Intro"), chapter(37.0, "Cats & dogs"), chapter(900.5, "End")],
        kind: Some(EpisodeType::Bonus),
        explicit: Some(true),
        ..Episode::default()
    }
}

fn item<'a>(episode: &'a Episode, markdown: &str) -> Item<'a> {
    Item {
        episode,
        title: episode.title.clone().unwrap_or_default(),
        notes: html::render(&html::Source { markdown, chapters: &episode.chapters, ..html::Source::default() }),
        guid: "guid-81".into(),
        permalink: false,
        published: DateTime::parse_from_rfc3339("2018-06-01T10:00:00+02:00").ok(),
        link: Some(url("https://example.org/81")),
        enclosure: Some(Enclosure {
            url: url("https://cdn.example.org/Ep 81.mp3"),
            length: Some(16_000_000),
            media_type: "audio/mpeg".into(),
        }),
        image: Some(url("https://example.org/81.jpg")),
        alternates: Vec::new(),
        transcripts: vec![TranscriptLink {
            url: url("https://example.org/transcripts/081.vtt"),
            media_type: "text/vtt",
            timed: true,
            language: None,
        }],
        chapters: Some(url("https://example.org/chapters/081.json")),
    }
}

fn feed<'a>(config: &'a Config, items: Vec<Item<'a>>) -> Feed<'a> {
    let address = config.feed.url.clone();
    Feed { config, title: None, address, pages: Vec::new(), guid: None, image: None, moved: None, items }
}

fn written(config: &Config, items: Vec<Item<'_>>) -> String {
    write(&Feed { image: Some(url("https://example.org/cover.jpg")), ..feed(config, items) }).unwrap()
}

#[test]
fn a_show_before_its_first_episode_has_a_feed() {
    let written = written(&config(), Vec::new());
    assert!(written.contains("<title>The &lt;Example&gt; &amp; Co.</title>") && written.ends_with(END), "{written}");
}

#[test]
fn a_small_feed() {
    let (config, episode) = (config(), episode());
    let items = vec![item(&episode, "Notes with `]]>` and [a link](https://example.org/?a=1&b=2).")];
    let feed = Feed {
        guid: config.feed.url.as_ref().map(crate::feed::identity::podcast_guid),
        image: Some(url("https://example.org/cover.jpg")),
        ..feed(&config, items)
    };
    insta::assert_snapshot!(write(&feed).unwrap());
}

#[test]
fn a_bare_feed_says_nothing_that_nobody_stated() {
    let config =
        config::parse(&SourceFile::new("podwright.toml", "[show]\ntitle = \"Bare\""), &mut Vec::new()).unwrap();
    let episode = Episode { id: "1".into(), ..Episode::default() };
    let bare = Item {
        published: None,
        link: None,
        enclosure: None,
        image: None,
        alternates: Vec::new(),
        transcripts: Vec::new(),
        chapters: None,
        ..item(&episode, "")
    };
    insta::assert_snapshot!(write(&feed(&config, vec![bare])).unwrap());
}

#[test]
fn other_readers_read_what_was_written() {
    let (config, episode) = (config(), episode());
    let xml = written(&config, vec![item(&episode, "Notes")]);

    let channel = rss::Channel::read_from(xml.as_bytes()).unwrap();
    let read = channel.items.first().unwrap();
    assert_eq!(channel.title, "The <Example> & Co.");
    assert_eq!(read.title.as_deref(), Some("Cats & dogs: why \"a < b\" isn't enough"));
    assert_eq!(read.guid.as_ref().map(|guid| (guid.value.as_str(), guid.permalink)), Some(("guid-81", false)));
    assert_eq!(read.pub_date.as_deref(), Some("Fri, 01 Jun 2018 10:00:00 +0200"));
    let enclosure = read.enclosure.as_ref().unwrap();
    assert_eq!(enclosure.url, "https://op3.dev/e/cdn.example.org/Ep%2081.mp3");
    assert_eq!((enclosure.length.as_str(), enclosure.mime_type.as_str()), ("16000000", "audio/mpeg"));
    assert_eq!(read.itunes_ext.as_ref().unwrap().duration.as_deref(), Some("1016"));

    let feed = feed_rs::parser::parse(xml.as_bytes()).unwrap();
    let entry = feed.entries.first().unwrap();
    assert_eq!(feed.title.unwrap().content, channel.title);
    assert_eq!(entry.title.as_ref().map(|title| title.content.as_str()), read.title.as_deref());
    assert_eq!(entry.id, "guid-81");
    assert_eq!(entry.published.unwrap().to_rfc3339(), "2018-06-01T08:00:00+00:00");
    let media = entry.media.iter().flat_map(|media| &media.content).find(|content| content.url.is_some()).unwrap();
    assert_eq!(media.url.as_ref().unwrap().as_str(), enclosure.url);
    assert_eq!(media.size, Some(16_000_000));
    assert!(entry.media.iter().any(|media| media.duration.is_some_and(|duration| duration.as_secs() == 1016)));
}

#[test]
fn items_stand_newest_first() {
    let episodes: Vec<Episode> = (1..5).map(|number| Episode { number: Some(number), ..Episode::default() }).collect();
    let day = |day: &str| DateTime::parse_from_rfc3339(&format!("2020-01-{day}T00:00:00Z")).ok();
    let dates = [day("03"), day("02"), day("03"), None];
    let mut items: Vec<Item<'_>> =
        episodes.iter().zip(dates).map(|(episode, published)| Item { published, ..item(episode, "") }).collect();
    newest_first(&mut items);
    let numbers: Vec<_> = items.iter().filter_map(|item| item.episode.number).collect();
    assert_eq!(numbers, [3, 1, 2, 4]);
}

#[test]
fn values_are_cut_by_characters() {
    assert_eq!(plain(&"ü".repeat(300), MAX_VALUE).chars().count(), MAX_VALUE);
    assert_eq!(plain(" a \n\u{7} b ", 9), "a b");
}

/// Every event of a well-formed document, decoded.
fn is_well_formed(xml: &str) -> bool {
    let mut reader = Reader::from_str(xml);
    let mut depth = 0i32;
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => {
                depth += 1;
                if tag.attributes().any(|attribute| attribute.is_err()) {
                    return false;
                }
            }
            Ok(Event::End(_)) => depth -= 1,
            Ok(Event::Eof) => return depth == 0 && xml.chars().all(is_xml_text),
            Ok(_) => {}
            Err(_) => return false,
        }
    }
}

proptest! {
    #[test]
    fn anything_gives_a_feed_that_reads_back(
        title in any::<String>(), notes in any::<String>(), name in any::<String>(), chapters in any_chapters(),
        duration in any::<f64>(), image in any::<String>(), guid in "[ -~]{1,40}",
    ) {
        let config = config();
        let person = Person { name, url: Some(image.clone()), image: Some(image) };
        let episode = Episode {
            title: Some(title), guests: vec![person], chapters, duration: Some(duration), ..episode()
        };
        let make = || written(&config, vec![Item { guid: guid.clone(), ..item(&episode, &notes) }]);
        let xml = make();
        prop_assert_eq!(&xml, &make());
        prop_assert!(is_well_formed(&xml), "{}", xml);
        let channel = rss::Channel::read_from(xml.as_bytes()).unwrap();
        let read = channel.items.first().unwrap();
        let title = plain(&episode.title.unwrap(), MAX_VALUE);
        prop_assert_eq!(read.title.clone().unwrap_or_default(), title);
        prop_assert!(read.description.as_ref().is_none_or(|text| text.len() <= html::MAX_DESCRIPTION_BYTES));
        prop_assert!(feed_rs::parser::parse(xml.as_bytes()).is_ok());
    }
}
