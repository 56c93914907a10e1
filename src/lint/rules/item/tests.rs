//! Feeds with one fault each.

use crate::lint::feed_testing::{edited, feed, feed_findings, item};

const COVER: &str = "<itunes:image href=\"https://bread.example/cover.png\"/>";

#[test]
fn a_good_feed_is_quiet() {
    let good = feed("", &format!("{}\n{}", item(2), item(1)));
    for rule in super::RULES {
        assert_eq!(feed_findings(rule.name, &good), "", "{}", rule.name);
    }
}

#[test]
fn parameters_of_a_type_are_none_of_our_business() {
    let feed = edited("audio/mpeg", "audio/mpeg; charset=binary");
    assert_eq!(feed_findings("enclosure-type-extension", &feed), "");
}

/// Two items with the same transcript, the second one with the audio `url`.
fn sharing(url: &str) -> String {
    let items = format!("{}\n{}", item(2), item(1));
    let items = items.replace("bread.example/2.vtt", "bread.example/1.vtt").replace("https://bread.example/2.mp3", url);
    feed("", &items)
}

#[test]
fn one_episode_that_stands_there_twice_has_its_own_rule() {
    assert_eq!(feed_findings("episode-file-shared", &sharing("https://bread.example/1.mp3")), "");
}

#[test]
fn every_rule_finds_its_fault() {
    let faults: &[(&str, String)] = &[
        ("item-without-text", feed("", "<item><guid>rye-1</guid></item>")),
        ("item-title-missing", edited("<title>Rye, part 1</title>", "<title></title>")),
        (
            "enclosure-missing",
            edited("<enclosure url=\"https://bread.example/1.mp3\" length=\"20000001\" type=\"audio/mpeg\"/>", ""),
        ),
        (
            "enclosure-several",
            edited(
                "<enclosure",
                "<enclosure url=\"https://bread.example/1.m4a\" length=\"1\" type=\"audio/x-m4a\"/>\n<enclosure",
            ),
        ),
        ("enclosure-url-missing", edited("url=\"https://bread.example/1.mp3\" length", "length")),
        ("enclosure-length-missing", edited(" length=\"20000001\"", "")),
        ("enclosure-type-missing", edited(" type=\"audio/mpeg\"", "")),
        ("enclosure-type-missing", edited("type=\"audio/mpeg\"", "type=\"\"")),
        ("enclosure-length-invalid", edited("length=\"20000001\"", "length=\"20,000,001\"")),
        ("enclosure-length-zero", edited("length=\"20000001\"", "length=\"0\"")),
        ("enclosure-length-implausible", edited("length=\"20000001\"", "length=\"1800\"")),
        ("enclosure-length-implausible", edited("length=\"20000001\"", "length=\"20001\"")),
        ("enclosure-length-same", edited("length=\"20000001\"", "length=\"20000002\"")),
        ("enclosure-url-duplicate", edited("bread.example/1.mp3", "bread.example/2.mp3")),
        (
            "enclosure-format-apple",
            edited("1.mp3\" length=\"20000001\" type=\"audio/mpeg\"", "1.ogg\" length=\"20000001\" type=\"audio/ogg\""),
        ),
        ("enclosure-url-similar", edited("https://bread.example/1.mp3\"", "http://bread.example/2.mp3\"")),
        ("enclosure-url-similar", edited("bread.example/1.mp3\"", "op3.dev/e/bread.example/2.mp3?a=1\"")),
        (
            "enclosure-length-implausible",
            edited("<itunes:duration>1800", "<itunes:duration>600").replace("20000001", "90000001"),
        ),
        ("duration-implausible", edited("<itunes:duration>1800", "<itunes:duration>1800000")),
        ("item-number-missing", edited("<itunes:episode>1</itunes:episode>", "<itunes:season>2</itunes:season>")),
        (
            "title-season-differs",
            edited("Rye, part 1", "S2E01: Rye")
                .replace("<itunes:episode>1<", "<itunes:season>1</itunes:season><itunes:episode>1<"),
        ),
        ("title-number-differs", edited("Rye, part 1", "Rye [Ep. 7]")),
        ("enclosure-url-scheme", edited("https://bread.example/1.mp3\" length", "file:///home/ada/1.mp3\" length")),
        ("enclosure-url-scheme", edited("https://bread.example/1.mp3\" length", "magnet:?xt=urn:btih:1\" length")),
        ("enclosure-url-entity", edited("1.mp3\"", "1.mp3?a=1&amp;amp;b=2\"")),
        ("episode-file-shared", sharing("https://bread.example/2.mp3")),
        ("enclosure-url-page", edited("https://bread.example/1.mp3\"", "https://www.dropbox.com/s/a1/1.mp3?dl=0\"")),
        ("enclosure-url-expires", edited("1.mp3\"", "1.mp3?Expires=1&amp;Signature=a&amp;AWSAccessKeyId=b\"")),
        ("enclosure-url-extension", edited("1.mp3\"", "play?id=1\"")),
        ("enclosure-type-mp3", edited("audio/mpeg", "audio/mp3")),
        ("enclosure-type-unsupported", edited("audio/mpeg", "video/x-ms-wmv")),
        ("enclosure-type-extension", edited("1.mp3\"", "1.m4a\"")),
        ("enclosure-type-extension", edited("1.mp3\"", "1.ogg\"")),
        ("address-http", edited("url=\"https://", "url=\"http://")),
        ("guid-missing", edited("<guid isPermaLink=\"false\">rye-1</guid>", "")),
        ("guid-empty", edited(">rye-1<", "><")),
        ("guid-empty", feed("<podcast:liveItem><guid/></podcast:liveItem>", &item(1))),
        ("guid-not-an-address", feed("<podcast:liveItem><guid>live-1</guid></podcast:liveItem>", &item(1))),
        ("item-guid-duplicate", edited(">rye-1<", ">rye-2<")),
        ("guid-case", edited(">rye-1<", ">Rye-2<")),
        (
            "guid-similar",
            feed(
                "",
                &[item(2), item(1)]
                    .concat()
                    .replace(" isPermaLink=\"false\">rye-2", ">https://bread.example/rye")
                    .replace(" isPermaLink=\"false\">rye-1", ">http://www.bread.example/rye/"),
            ),
        ),
        ("guid-not-an-address", edited(" isPermaLink=\"false\">rye-1", ">https://bread.example/rye 1")),
        ("guid-not-an-address", edited(" isPermaLink=\"false\">rye-1", ">rye-1")),
        ("guid-permalink-scheme", edited("isPermaLink=\"false\">rye-1", "isPermaLink=\"true\">urn:rye:1")),
        ("guid-short", edited(">rye-1<", ">17<")),
        ("guid-is-enclosure", edited(">rye-1<", ">https://bread.example/1.mp3<")),
        ("pubdate-missing", edited("<pubDate>Fri, 01 May 2020 10:00:00 +0000</pubDate>\n", "")),
        ("pubdate-future", edited("01 May 2020", "01 May 2099")),
        ("pubdate-ancient", edited("01 May 2020", "01 May 1970")),
        ("pubdate-same", edited("01 May 2020", "08 May 2020")),
        ("items-unordered", feed("", &[item(2), item(1), item(3)].concat())),
        ("items-oldest-first", feed("", &[item(1), item(2), item(3)].concat())),
        ("number-against-date", edited("<itunes:episode>1<", "<itunes:episode>3<")),
        ("number-twice", edited("<itunes:episode>1<", "<itunes:episode>2<")),
        (
            "serial-number-missing",
            feed("<itunes:type>serial</itunes:type>", &item(1).replace("<itunes:episode>1</itunes:episode>", "")),
        ),
        ("item-title-number", edited("<title>Rye, part 1", "<title>Ep. 1: Rye")),
        ("title-number-differs", edited("<title>Rye, part 1", "<title>Episode 7 - Rye")),
        ("title-file-name", edited("<title>Rye, part 1", "<title>rye_1_final.mp3")),
        ("title-show-name", edited("<title>Rye, part 1", "<title>Bread Basket: Rye")),
        ("title-duplicate", edited("<title>Rye, part 1", "<title>Rye, part 2")),
        ("item-repeated", feed("", &[item(1), item(1).replace("rye-1", "rye-9")].concat())),
        (
            "trailer-numbered",
            edited("<itunes:episode>", "<itunes:episodeType>trailer</itunes:episodeType>\n<itunes:episode>"),
        ),
        ("duration-missing", edited("<itunes:duration>1800</itunes:duration>", "")),
        ("duration-zero", edited(">1800<", ">00:00:00<")),
        ("item-link-missing", edited("<link>https://bread.example/1</link>", "")),
        ("block-active", edited("<itunes:duration>", "<itunes:block>Yes</itunes:block>\n<itunes:duration>")),
        (
            "itunes-title-redundant",
            edited("<itunes:duration>", "<itunes:title>Rye, part 1</itunes:title>\n<itunes:duration>"),
        ),
        (
            "item-image-repeated",
            feed(COVER, &item(1).replace("<itunes:duration>", &format!("{COVER}\n<itunes:duration>"))),
        ),
        ("number-gap", feed("", &[item(6), item(2), item(1)].concat())),
        ("item-link-repeated", edited("bread.example/1</link>", "bread.example/2</link>")),
        ("item-link-repeated", edited("bread.example/1</link>", "bread.example/</link>")),
        ("transcript-absent", feed("", &item(1).replace("podcast:transcript", "podcast:transcripts"))),
    ];
    let told: Vec<String> =
        faults.iter().map(|(rule, feed)| format!("{rule}\n{}", feed_findings(rule, feed))).collect();
    insta::assert_snapshot!(told.join("\n"));
    for rule in super::RULES {
        assert!(faults.iter().any(|(name, _)| *name == rule.name), "{} has no feed that breaks it", rule.name);
    }
    assert!(told.iter().all(|told| told.lines().count() > 1), "every feed breaks its rule");
}
