//! What is told of a feed beside the state that subscribers know.

use chrono::DateTime;

use crate::lint::feed;
use crate::source::SourceFile;

const OLD: &str = r#"<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
  xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>Crumbs</title>
<atom:link rel="self" type="application/rss+xml" href="https://crumbs.example/feed.xml"/>
<podcast:guid>917393e3-1b1e-5cef-ace4-edaa54e1f810</podcast:guid>
<item><title>Spelt</title><guid>c</guid><pubDate>Sun, 03 May 2026 10:00:00 GMT</pubDate>
<enclosure url="https://crumbs.example/3.mp3" length="3000000" type="audio/mpeg"/></item>
<item><title>Rye</title><guid>b</guid><pubDate>Sat, 02 May 2026 10:00:00 GMT</pubDate>
<enclosure url="https://crumbs.example/2.mp3" length="2000000" type="audio/mpeg"/></item>
<item><title>Oat</title><guid>a</guid><pubDate>Fri, 01 May 2026 10:00:00 GMT</pubDate>
<enclosure url="https://crumbs.example/1.mp3" length="1000000" type="audio/mpeg"/></item>
</channel></rss>
"#;

/// The findings of this group when `from` became `to` in the feed.
fn told(from: &str, to: &str) -> Vec<String> {
    assert!(OLD.contains(from), "the feed holds `{from}`");
    let (old, new) = (SourceFile::new("old.xml", OLD), SourceFile::new("new.xml", OLD.replacen(from, to, 1)));
    let now = DateTime::from_timestamp(1_780_000_000, 0).unwrap();
    let names: Vec<&str> = super::RULES.iter().map(|rule| rule.name).collect();
    let found = feed::check(&new, Some((&old).into()), now);
    found.into_iter().filter(|one| names.contains(&one.rule)).map(|one| one.to_string()).collect()
}

#[test]
fn an_unchanged_feed_is_quiet() {
    assert_eq!(told("", ""), [""; 0]);
    assert_eq!(told("Sun, 03 May 2026 10:00:00 GMT", "Sun, 03 May 2026 12:00:00 +0200"), [""; 0]);
    assert_eq!(told("Oat", "Oats"), [""; 0]);
}

#[test]
fn what_subscribers_would_notice_is_told() {
    insta::assert_snapshot!(told("<guid>b</guid>", "<guid>https://crumbs.example/2</guid>").join("\n"));
    insta::assert_snapshot!(told("<guid>b</guid>", "").join("\n"));
    insta::assert_snapshot!(told("Fri, 01 May 2026", "Fri, 08 May 2026").join("\n"));
    insta::assert_snapshot!(told("https://crumbs.example/1.mp3", "https://cdn.example/1.mp3").join("\n"));
    insta::assert_snapshot!(
        told("917393e3-1b1e-5cef-ace4-edaa54e1f810", "9b024349-ccf0-5f69-a609-6b82873eab3c").join("\n")
    );
    insta::assert_snapshot!(told("https://crumbs.example/feed.xml", "https://bread.example/feed.xml").join("\n"));
}

#[test]
fn vanished_and_replaced_episodes_are_told() {
    let rye = &OLD[OLD.find("<item><title>Rye").unwrap()..OLD.find("<item><title>Oat").unwrap()];
    insta::assert_snapshot!(told(rye, "").join("\n"));
    let other = rye.replace("Rye", "Emmer").replace("2.mp3", "4.mp3").replace("Sat, 02", "Mon, 04");
    insta::assert_snapshot!(told(rye, &other).join("\n"));
}
