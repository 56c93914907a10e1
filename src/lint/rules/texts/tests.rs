//! Texts with one fault each.

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
fn html_as_people_write_it_is_whole() {
    for html in [
        "<p>Rye<p>Oats<ul><li>Wheat<li>Spelt</ul>",
        "Rye<br>Oats<br/><img src='https://a.example/a.png' alt=''><hr>",
        "<table><tr><td>Rye<td>Oats</table>",
        "<P>Rye <B>and</b> <i><a href='https://a.example'>oats</a></i></P>",
        "<o:p></o:p><my-player src='a'></my-player>1 < 2, I <3 rye <!-- <b> -->",
        "</p>Rye",
    ] {
        assert_eq!(
            feed_findings("html-invalid", &edited("About rye 1.", &format!("<![CDATA[{html}]]>"))),
            "",
            "{html}"
        );
    }
}

#[test]
fn every_rule_finds_its_fault() {
    let faults: &[(&str, String)] = &[
        ("html-unsafe", edited("About rye 1.", "<![CDATA[<p>Rye</p>\n<script src='x'></script>]]>")),
        (
            "html-event-attribute",
            edited("About rye 1.", "&lt;p&gt;Rye &amp;amp; oat&lt;/p&gt; &lt;a onclick=\"x()\"&gt;"),
        ),
        ("html-event-attribute", edited("About rye 1.", "<![CDATA[<a href=\"java\nscript:x()\">Rye</a>]]>")),
        ("html-style-unsafe", edited("About rye 1.", "<![CDATA[<p style='position: absolute'>Rye</p>]]>")),
        ("html-relative-address", edited("About rye 1.", "<![CDATA[<img src='/rye.jpg'>]]>")),
        ("html-escaped-twice", edited("About rye 1.", "&amp;lt;p&amp;gt;Rye&amp;lt;/p&amp;gt;")),
        (
            "reference-escaped-twice",
            edited("About rye 1.", "<![CDATA[<p>Rye &amp;amp; oats &amp;nbsp; wheat &amp;amp; salt</p>]]>"),
        ),
        ("reference-escaped-twice", edited("About rye 1.", "&lt;p&gt;Rye &amp;amp;nbsp;oats&lt;/p&gt;")),
        ("html-in-plain-text", edited("Rye, part 1", "Rye &lt;b&gt;one&lt;/b&gt;")),
        ("reference-left", edited("Rye, part 1", "Rye &amp;amp; Oat")),
        ("description-too-long", edited("About rye 1.", &"rye ".repeat(1001))),
        ("description-markup", edited("About rye 1.", "<p>Rye</p>")),
        ("description-missing", edited("About rye 1.", "")),
        ("description-is-title", edited("About rye 1.", "Rye, part 1")),
        ("html-invalid", edited("About rye 1.", "<![CDATA[<p>Rye and <b>oats</p>]]>")),
        ("html-invalid", edited("About rye 1.", "&lt;p&gt;Rye&lt;/p&gt;&lt;/div&gt;")),
        ("html-invalid", edited("About rye 1.", "<![CDATA[<p>Rye <rye>oats</rye></p>]]>")),
        ("html-invalid", edited("About rye 1.", "<![CDATA[<p>Rye <a href='https://a.example'>oats]]>")),
        ("html-tag-dropped", edited("About rye 1.", "<![CDATA[<h2>Rye</h2><table><tr><td>400 g</table>]]>")),
        ("html-link-http", edited("About rye 1.", "<![CDATA[<a href='http://a.example/'>Rye</a>]]>")),
        ("plain-line-breaks", edited("About rye 1.", "About rye.\n\nAnd oats.")),
        (
            "summary-copied",
            edited("<itunes:duration>", "<itunes:summary>About rye 1.</itunes:summary>\n<itunes:duration>"),
        ),
        (
            "summary-alone",
            edited("<description>About rye 1.</description>", "<itunes:summary>About rye 1.</itunes:summary>"),
        ),
        ("markdown-left", edited("About rye 1.", "**About** [rye](https://bread.example/rye).")),
        ("template-left", edited(">1800<", ">[ITEM_DURATION]<")),
        ("tracking-pixel", edited("About rye 1.", "<![CDATA[<img src='https://t.example/' width='1' height='1'>]]>")),
    ];
    let told: Vec<String> =
        faults.iter().map(|(rule, feed)| format!("{rule}\n{}", feed_findings(rule, feed))).collect();
    insta::assert_snapshot!(told.join("\n"));
    for rule in super::RULES {
        assert!(faults.iter().any(|(name, _)| *name == rule.name), "{} has no feed that breaks it", rule.name);
    }
    assert!(told.iter().all(|told| told.lines().count() > 1), "every feed breaks its rule");
}
