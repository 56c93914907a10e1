//! Channels with one fault each.

use crate::lint::feed_testing::{edited, feed, feed_findings, item};

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
