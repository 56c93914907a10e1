//! Channels with one fault each.

use crate::lint::feed_testing::feed_findings;

/// A channel with `channel` in it and one item with `item` in it, for faults that need no more.
fn feed(channel: &str, item: &str) -> String {
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
fn item(number: u32) -> String {
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
fn edited(from: &str, to: &str) -> String {
    let old = item(1);
    assert!(old.contains(from), "{from} stands in the item");
    feed("", &format!("{}\n{}", item(2), old.replacen(from, to, 1)))
}

#[test]
fn a_good_feed_is_quiet() {
    let good = feed("", &format!("{}\n{}", item(2), item(1)));
    for rule in super::RULES {
        assert_eq!(feed_findings(rule.name, &good), "", "{}", rule.name);
    }
}

#[test]
fn every_rule_finds_its_fault() {
    let faults: &[(&str, String)] = &[
        ("channel-after-items", feed("", &(item(1) + "<itunes:author>Ada</itunes:author>"))),
        ("items-missing", feed("", "")),
        ("show-blocked", feed("<itunes:block>Yes</itunes:block>", &item(1))),
        ("self-link-missing", feed("", &item(1)).replace("rel=\"self\"", "rel=\"alternate\"")),
        ("self-link-twice", feed("<atom:link rel=\"self\" href=\"https://other.example/\"/>", &item(1))),
        ("self-link-relative", feed("", &item(1)).replace("https://bread.example/feed.xml", "/feed.xml")),
        ("self-link-type", feed("", &item(1)).replace("application/rss+xml", "text/xml")),
        (
            "new-feed-url-self",
            feed("<itunes:new-feed-url>https://new.example/feed.xml</itunes:new-feed-url>", &item(1)),
        ),
        (
            "rss-image-title",
            feed(
                "<image><url>https://bread.example/l.png</url><title>Logo</title><link>https://bread.example/</link></image>",
                &item(1),
            ),
        ),
        (
            "rss-image-link",
            feed(
                "<image><url>https://bread.example/l.png</url><title>Bread Basket</title><link>https://other.example/</link></image>",
                &item(1),
            ),
        ),
        (
            "rss-image-format",
            feed(
                "<image><url>https://bread.example/l.tiff</url><title>Bread Basket</title><link>https://bread.example/</link></image>",
                &item(1),
            ),
        ),
        ("itunes-image-format", feed("<itunes:image href=\"https://bread.example/cover.webp\"/>", &item(1))),
        ("keywords-many", feed("<itunes:keywords>a, b, c, d, e, f, g, h, i, j, k, l, m</itunes:keywords>", &item(1))),
        ("language-untold", "<rss version=\"2.0\"><channel><title>A blog</title></channel></rss>".to_owned()),
        ("last-build-early", feed("<lastBuildDate>Wed, 01 Apr 2020 10:00:00 +0000</lastBuildDate>", &item(1))),
        (
            "link-is-feed",
            feed("", &item(1)).replace("<link>https://bread.example/<", "<link>https://bread.example/feed.xml<"),
        ),
        ("feed-large", feed(&"<category>bread</category>\n".repeat(420_000), &item(1))),
        (
            "history-link-in-item",
            feed("", &item(1).replace("<guid", "<atom:link rel=\"next\" href=\"https://bread.example/2\"/><guid")),
        ),
        (
            "paging-inconsistent",
            feed(
                "<atom:link rel=\"last\" href=\"https://bread.example/feed.xml\"/><atom:link rel=\"next\" href=\"https://bread.example/2.xml\"/>",
                &item(1),
            ),
        ),
        ("archive-links-missing", feed("<archive xmlns=\"http://purl.org/syndication/history/1.0\"/>", &item(1))),
        ("channel-fact-twice", feed("<copyright>Ada</copyright><dc:rights>Ada</dc:rights>", &item(1))),
        ("item-fact-twice", edited("<guid", "<dc:date>2020-05-01</dc:date>\n<guid")),
        (
            "title-keywords",
            feed("", &item(1)).replace("<title>Bread Basket<", "<title>Bread Basket | bread, baking, flour, recipes<"),
        ),
        (
            "explicit-items-unannounced",
            feed("", &[item(2), item(1)].concat().replace("<guid", "<itunes:explicit>yes</itunes:explicit>\n<guid")),
        ),
        (
            "alternate-link-untitled",
            feed("<atom:link rel=\"alternate\" href=\"https://bread.example/opus\"/>", &item(1)),
        ),
        ("deep-link-invalid", edited("<guid", "<atom:link rel=\"http://podlove.org/deep-link\" href=\"/1\"/>\n<guid")),
        (
            "deep-link-invalid",
            edited(
                "<guid",
                "<atom:link rel=\"http://podlove.org/deep-link\" href=\"https://bread.example/#1\"/>\n<guid",
            ),
        ),
        ("description-twice", edited("<guid", "<atom:content>All about rye.</atom:content>\n<guid")),
        (
            "description-behind-content",
            edited("<description>", "<content:encoded>Rye</content:encoded>\n<description>"),
        ),
    ];
    let told: Vec<String> =
        faults.iter().map(|(rule, feed)| format!("{rule}\n{}", feed_findings(rule, feed))).collect();
    insta::assert_snapshot!(told.join("\n"));
    for rule in super::RULES {
        assert!(faults.iter().any(|(name, _)| *name == rule.name), "{} has no feed that breaks it", rule.name);
    }
    assert!(told.iter().all(|told| told.lines().count() > 1), "every feed breaks its rule");
}
