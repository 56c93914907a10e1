//! A feed made up for measuring: every item as a well-kept show has it, with show notes in HTML.

use std::fmt::Write as _;

use chrono::{DateTime, TimeDelta};
use podwright::feed::html;

use super::generated::{Dice, notes};

/// So much of the notes is kept, so that 500 items have about 3 MB.
const NOTES: usize = 2200;

/// A feed of `items` items, the newest first.
pub fn feed(items: usize) -> String {
    let mut feed = String::from(HEAD);
    for number in (1..=items).rev() {
        item(&mut feed, number, items);
    }
    feed.push_str("</channel>\n</rss>\n");
    feed
}

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0">
<channel>
  <title>Proof and Crumb</title>
  <link>https://proof.example.org/</link>
  <atom:link rel="self" type="application/rss+xml" href="https://proof.example.org/feeds/feed.xml"/>
  <description>Two bakers read the news of the oven.</description>
  <language>en-gb</language>
  <itunes:author>Iris Ashdown and Leo Marsh</itunes:author>
  <itunes:category text="Arts"><itunes:category text="Food"/></itunes:category>
  <itunes:explicit>false</itunes:explicit>
  <itunes:image href="https://proof.example.org/cover.jpg"/>
  <itunes:type>episodic</itunes:type>
  <podcast:locked owner="hello@proof.example.org">yes</podcast:locked>
"#;

fn item(feed: &mut String, number: usize, items: usize) {
    let first = DateTime::parse_from_rfc3339("2015-01-05T06:00:00+00:00").expect("a date");
    let minutes = 10_000_i64.min(6_000_000 / items as i64) * number as i64;
    let published = (first + TimeDelta::minutes(minutes)).to_rfc2822();
    let markdown = notes(number, &mut Dice::of_episode(number));
    let markdown: String = markdown.chars().take(NOTES).collect();
    let made = html::render(&html::Source { markdown: &markdown, ..html::Source::default() });
    let escaped = made.description.replace('&', "&amp;").replace('<', "&lt;");
    let (length, seconds) = (40_000_000 + number * 997, 2500 + number % 400);
    write!(
        feed,
        r#"  <item>
    <title>How the starter rose on day {number} &amp; after</title>
    <link>https://proof.example.org/episodes/{number}</link>
    <guid isPermaLink="false">proof-and-crumb-{number}</guid>
    <pubDate>{published}</pubDate>
    <enclosure url="https://cdn.proof.example.org/{number}.mp3" length="{length}" type="audio/mpeg"/>
    <description>{escaped}</description>
    <content:encoded><![CDATA[{}]]></content:encoded>
    <itunes:title>How the starter rose on day {number} &amp; after</itunes:title>
    <itunes:episode>{number}</itunes:episode>
    <itunes:episodeType>full</itunes:episodeType>
    <itunes:duration>{seconds}</itunes:duration>
    <itunes:explicit>false</itunes:explicit>
    <podcast:transcript url="https://proof.example.org/feeds/transcripts/{number}.vtt" type="text/vtt" rel="captions"/>
    <podcast:chapters url="https://proof.example.org/feeds/chapters/{number}.json" type="application/json+chapters"/>
    <podcast:person role="host" href="https://proof.example.org/iris">Iris Ashdown</podcast:person>
    <podcast:person role="host" href="https://proof.example.org/leo">Leo Marsh</podcast:person>
  </item>
"#,
        made.content.replace("]]>", "]]&gt;"),
    )
    .expect("text");
}
