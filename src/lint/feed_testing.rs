//! Small feeds for the tests of rules.

use std::path::Path;

use super::settings::{Choice, Settings};
use super::testing::{assert_announced, assert_gone, assert_near, changed};
use crate::config;
use crate::diagnostic::{Applicability, Diagnostics};
use crate::source::SourceFile;

const PATH: &str = "feed.xml";

/// A channel with `channel` in it and one item with `item` in it, for faults that need no more.
pub(crate) fn feed(channel: &str, item: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" {NAMESPACES}>\n<channel>\n<title>Bread Basket</title>\n\
         <link>https://bread.example/</link>\n<description>All about bread.</description>\n<language>en</language>\n\
         <atom:link rel=\"self\" type=\"application/rss+xml\" href=\"https://bread.example/feed.xml\"/>\n\
         <itunes:explicit>false</itunes:explicit>{channel}\n{item}\n</channel>\n</rss>\n"
    )
}

const NAMESPACES: &str = "xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\" \
    xmlns:podcast=\"https://podcastindex.org/namespace/1.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\" \
    xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"";

/// An item that is right, with `number` in everything that must differ.
pub(crate) fn item(number: u32) -> String {
    format!(
        "<item>\n<title>Rye, part {number}</title>\n<link>https://bread.example/{number}</link>\n<guid isPermaLink=\"false\">rye-{number}</guid>\n\
         <pubDate>Fri, {:02} May 2020 10:00:00 +0000</pubDate>\n<description>About rye {number}.</description>\n\
         <enclosure url=\"https://bread.example/{number}.mp3\" length=\"{}\" type=\"audio/mpeg\"/>\n\
         <itunes:duration>1800</itunes:duration>\n<itunes:episode>{number}</itunes:episode>\n\
         <podcast:transcript url=\"https://bread.example/{number}.vtt\" type=\"text/vtt\"/>\n</item>",
        1 + (number - 1) * 7 % 28,
        20_000_000 + number
    )
}

/// Two good items, newest first, the second one with `from` replaced by `to`.
pub(crate) fn edited(from: &str, to: &str) -> String {
    let old = item(1);
    assert!(old.contains(from), "{from} stands in the item");
    feed("", &format!("{}\n{}", item(2), old.replacen(from, to, 1)))
}

/// Judges a feed by `rule` alone and gives the findings a line each, `line:column: severity: message`, with help and
/// the lines that the fix changes below them. Every fix is held to its lines and to what it promises.
pub(crate) fn feed_findings(rule: &str, text: &str) -> String {
    let found = judged(rule, text);
    let mut out = String::new();
    for diagnostic in &found {
        let place = diagnostic.place.as_ref().unwrap();
        out.push_str(&format!("{}:{}: {}: {}\n", place.line, place.column, diagnostic.severity, diagnostic.message));
        for related in &diagnostic.related {
            out.push_str(&format!("  {}:{}: {}\n", related.place.line, related.place.column, related.message));
        }
        if let Some(help) = &diagnostic.help {
            out.push_str(&format!("  help: {help}\n"));
        }
        if let Some(fix) = &diagnostic.fix {
            let fixed = super::fix::apply(text, &fix.edits).unwrap();
            out.push_str(&changed(Path::new(PATH), text, &fixed));
            assert_near(diagnostic, text);
            assert_announced(diagnostic, fix);
            assert_gone(diagnostic, &found, &judged(rule, &fixed), &fixed);
        }
    }
    mended_feed(rule, text);
    out
}

/// A feed after all fixes of `rule`, safe and unsafe, until none is left.
///
/// Panics when fixes come back for ever.
pub(crate) fn mended_feed(rule: &str, text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..10 {
        let found = judged(rule, &text);
        let Some(edits) = super::fix::edits(&found, Applicability::Unsafe).remove(Path::new(PATH)) else { return text };
        text = super::fix::apply(&text, &edits).unwrap();
    }
    panic!("the fixes of {rule} never end: {text}");
}

fn judged(rule: &str, text: &str) -> Diagnostics {
    let file = SourceFile::new(PATH, text);
    let choice = Choice { select: vec![rule.to_owned()], ..Choice::default() };
    let settings = Settings::new(&config::Lint::default(), &choice).unwrap();
    let now = chrono::DateTime::parse_from_rfc3339("2026-01-01T00:00:00Z").unwrap();
    let mut found = settings.judge(super::feed::check(&file, None, now.to_utc()));
    super::sort(&mut found);
    found
}
