//! Every rule of the walk with a feed that breaks it.

use std::collections::BTreeSet;

use crate::lint::feed_testing::feed_findings;
use crate::lint::rule::Check;
use crate::lint::rules::feed;
use crate::lint::rules::podcast::presence;

/// A feed of a channel and an item that lack nothing.
fn document(channel: &str, item: &str) -> String {
    format!(
        r#"<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
 xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:atom="http://www.w3.org/2005/Atom"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/"
 xmlns:x="https://bread.example/ns"><channel>
<title>Bread Basket</title><link>https://bread.example/</link><description>Two bakers talk.</description>
<language>en</language><itunes:category text="Arts"/><itunes:explicit>false</itunes:explicit>
<itunes:image href="https://bread.example/cover.jpg"/><itunes:author>Ada Crumb</itunes:author>
<podcast:guid>917393e3-1b1e-5cef-ace4-edaa54e1f810</podcast:guid><podcast:locked owner="ada@bread.example">yes</podcast:locked>
{channel}
<item>
{item}
</item></channel></rss>"#
    )
}

/// A rule, and what breaks it in a channel and in an item.
#[rustfmt::skip]
const BROKEN: &[(&str, &str, &str)] = &[
    ("element-misplaced", "<itunes:duration>10</itunes:duration>", ""),
    ("element-case", "<webmaster>ada@bread.example (Ada)</webmaster>", "<itunes:episodetype>full</itunes:episodetype><pubdate/>"),
    ("element-repeated", "<title>Bread</title>", "<guid>a</guid><guid>b</guid>"),
    ("element-missing", "<image/><skipDays/>", "<podcast:value type=\"lightning\" method=\"keysend\"/>"),
    ("element-legacy", "<itunes:subtitle>Rye</itunes:subtitle>", ""),
    ("attribute-unknown", "<itunes:image src=\"a\" x:y=\"b\"/>", "<podcast:chat embedUrl=\"a\"/>"),
    ("attribute-case", "", "<guid isPermalink='false'>a</guid><guid isPermalink='false' isPermaLink='true'>a</guid>"),
    ("attribute-missing", "<itunes:image>https://bread.example/c.jpg</itunes:image>", "<source>Rye</source>"),
    ("attribute-recommended", "<podcast:location>Berlin</podcast:location>", ""),
    ("text-unexpected", "<itunes:owner>Ada <itunes:name>Ada</itunes:name></itunes:owner>", "<atom:link href='https://bread.example/'>x</atom:link>"),
    ("value-blank", "<copyright/><itunes:subtitle></itunes:subtitle>", "<title> </title><podcast:person/><itunes:duration/>"),
    ("value-blank", "", "<description> </description><content:encoded>Rye</content:encoded>"),
    ("value-too-long", "", "<podcast:episode display=\"The one in which we bake rye bread in a tent\">1</podcast:episode>"),
    ("value-whitespace", "<copyright>\n <![CDATA[ Ada & Bob ]]>\n</copyright>", "<guid> a </guid><link> https://bread.example/?a&amp;b\n</link><podcast:person href=' https://bread.example/ada'>Ada</podcast:person>"),
    ("rfc822-date-invalid", "<lastBuildDate>2024-05-01T10:00:00+02:00</lastBuildDate>", "<pubDate><![CDATA[1 May 2024 7:05]]></pubDate><pubDate/>"),
    ("rfc822-date-form", "", "<pubDate>Wed,1 may 24 10:00:00 +0200</pubDate>"),
    ("weekday-wrong", "", "<pubDate>Mon, 01 May 2024 10:00:00 +0200</pubDate>"),
    ("weekday-missing", "", "<pubDate>01 May 2024 10:00:00 +0200</pubDate>"),
    ("date-zone-unknown", "", "<pubDate>Wed, 01 May 2024 10:00:00 CEST</pubDate>"),
    ("date-zone-obsolete", "", "<pubDate>Wed, 01 May 2024 10:00:00 PDT</pubDate>"),
    ("iso-date-invalid", "<dc:date>Wed, 01 May 2024 10:00:00 GMT</dc:date>", "<dc:date>2024-05-01T10:00:00</dc:date>"),
    ("itunes-duration-invalid", "", "<itunes:duration>1014.7</itunes:duration><itunes:duration>00:07:74</itunes:duration><itunes:duration>long</itunes:duration>"),
    ("url-relative", "<image><link>www.bread.example/docs</link></image>", "<link>/1</link>"),
    ("url-empty", "<image><link/></image>", "<source url=''>Rye</source>"),
    ("url-broken", "<image><link>https:/bread.example/</link></image>", "<link>https://</link><itunes:image href='data:image/png;base64,AAAA'/>"),
    ("url-character", "<image><link>https://bread.example/a b</link></image>", "<link>https://bread.example/?a=\"b\"&amp;c=100%</link>"),
    ("url-non-ascii", "", "<link>https://bread.example/bäcker</link>"),
    ("url-delimiter", "<image><link>https://bread.example/[docs]</link></image>", "<link>https://bread.example/a#b#c</link>"),
    ("url-local", "<image><url>http://10.0.0.7/c.jpg</url></image>", "<link>http://localhost:4000/1</link><comments>file:///1.html</comments>"),
    ("url-password", "<image><url>https://ada:rye@bread.example/c.jpg</url></image>", "<enclosure url='https://ada:rye@bread.example/1.mp3' length='1' type='audio/mpeg'/>"),
    ("url-scheme-unknown", "", "<source url='feed://bread.example/'>Rye</source>"),
    ("podcast-url-http", "", "<podcast:chapters url='http://bread.example/1.json' type='application/json+chapters'/>"),
    ("number-malformed", "<ttl>soon</ttl>", "<itunes:episode>34.5</itunes:episode><slash:hit_parade>1,x</slash:hit_parade>"),
    ("flag-invalid", "", "<guid isPermaLink='No'>a</guid>"),
    ("explicit-invalid", "", "<itunes:explicit>very</itunes:explicit><itunes:explicit/>"),
    ("explicit-legacy", "", "<itunes:explicit>clean</itunes:explicit>"),
    ("flag-without-effect", "<itunes:complete>true</itunes:complete>", ""),
    ("image-size-invalid", "<image><width>3000</width></image>", ""),
    ("value-unknown", "<itunes:type>random</itunes:type>", "<itunes:episodeType>trailr</itunes:episodeType>"),
    ("value-unknown", "<googleplay:explicit xmlns:googleplay='http://www.google.com/schemas/play-podcasts/1.0'>mild</googleplay:explicit>", "<googleplay:explicit xmlns:googleplay='http://www.google.com/schemas/play-podcasts/1.0'>true</googleplay:explicit>"),
    ("value-unusual", "<podcast:block id=\"appel\">yes</podcast:block>", ""),
    ("value-case", "<itunes:type>Serial</itunes:type>", "<podcast:location country='de'>Berlin</podcast:location>"),
    ("language-code-invalid", "<dc:language>English</dc:language>", "<podcast:transcript url='https://a.example/' type='text/vtt' language='de_DE'/><podcast:transcript url='https://a.example/2' type='text/vtt' language=''/>"),
    ("media-type-invalid", "", "<enclosure url='https://bread.example/1.mp3' length='1' type='mp3'/>"),
    ("keywords-unseparated", "<itunes:keywords>bread rye flour oven</itunes:keywords>", ""),
    ("value-malformed", "<podcast:chat server='https://chat.example.org/' protocol='irc' accountId='a'/>", "<podcast:location geo='30.2672,-97.7431' osm='r12'>Austin</podcast:location>"),
    ("value-malformed", "<icbm:latitude xmlns:icbm='http://postneo.com/icbm'>north</icbm:latitude>", "<georss:point xmlns:georss='http://www.georss.org/georss'>-118 34</georss:point>"),
    ("url-relative", "<blogChannel:blink xmlns:blogChannel='http://backend.userland.com/blogChannelModule'>/1</blogChannel:blink>", ""),
    ("contact-invalid", "<managingEditor>Ada (ada@bread.example)</managingEditor><itunes:owner><itunes:email>me</itunes:email></itunes:owner>", "<author>Ada</author>"),
    ("contact-form", "", "<author>Ada &amp; Bob &lt;ada@bread.example&gt;</author>"),
    ("contact-name-missing", "<webMaster>ada@bread.example</webMaster>", ""),
    ("skip-hour-invalid", "<skipHours><hour>24</hour></skipHours>", ""),
    ("skip-day-invalid", "<skipDays><day>fri</day><day>Freitag</day></skipDays>", ""),
    ("field-name-invalid", "<textInput><name>your name</name></textInput>", ""),
    ("podcast-images-deprecated", "<podcast:images srcset='https://bread.example/c.jpg 600w'/>", ""),
    ("owner-email-missing", "<itunes:owner/>", ""),
];

#[test]
fn every_fault_is_told_by_its_rule() {
    let told = |(rule, channel, item): &(&str, &str, &str)| {
        let found = feed_findings(rule, &document(channel, item));
        assert!(!found.is_empty(), "{rule} finds nothing");
        format!("{rule}\n{found}")
    };
    insta::assert_snapshot!(BROKEN.iter().map(told).collect::<Vec<_>>().join("\n"));
}

/// Feeds that lack something, or are none.
const LACKING: &[(&str, &str)] = &[
    ("element-unknown", "<rdf version='2.0'><channel/></rdf>"),
    ("rss-version", "<rss version='0.91'><channel/></rss>"),
    ("channel-missing", "<rss version='2.0'/>"),
    ("channel-title-missing", "<rss version='2.0'><channel/></rss>"),
    ("channel-link-missing", "<rss version='2.0'><channel/></rss>"),
    ("channel-description-missing", "<rss version='2.0'><channel/></rss>"),
    ("channel-title-missing", "<rss version='2.0'><channel><title> </title></channel></rss>"),
    ("channel-link-missing", "<rss version='2.0'><channel><link/></channel></rss>"),
    (
        "channel-description-missing",
        "<rss version='2.0'><channel><description><![CDATA[]]></description></channel></rss>",
    ),
];

/// What only podcasts must have.
const ASKED_OF_PODCASTS: &[&str] = &[
    "channel-language-missing",
    "channel-category-missing",
    "channel-explicit-missing",
    "channel-image-missing",
    "channel-author-missing",
    "podcast-guid-missing",
    "podcast-locked-missing",
];

#[test]
fn what_is_missing_is_told() {
    for (rule, feed) in LACKING {
        assert_ne!(feed_findings(rule, feed), "", "{rule}");
    }
    for rule in ASKED_OF_PODCASTS {
        let blog = "<rss version='2.0'><channel><item/></channel></rss>";
        let podcast = "<rss version='2.0'><channel><item><enclosure/></item></channel></rss>";
        assert_eq!(feed_findings(rule, blog), "", "{rule}");
        assert_ne!(feed_findings(rule, podcast), "", "{rule}");
    }
}

#[test]
fn every_rule_of_the_walk_has_an_example() {
    let shown: BTreeSet<&str> = BROKEN
        .iter()
        .map(|(rule, ..)| *rule)
        .chain(LACKING.iter().map(|(rule, _)| *rule))
        .chain(ASKED_OF_PODCASTS.iter().copied())
        .collect();
    let walked = feed::VOCABULARY.iter().chain(feed::values::RULES).chain(presence::RULES);
    for rule in walked.filter(|rule| matches!(rule.check, Check::Family(_))) {
        assert!(shown.contains(rule.name), "{} has no example", rule.name);
    }
}

#[test]
fn a_good_feed_is_quiet() {
    for rule in feed::VOCABULARY.iter().chain(feed::values::RULES) {
        let item = r#"<title>Rye</title><enclosure url="https://bread.example/1.mp3" length="1" type="audio/mpeg"/>
            <guid isPermaLink="false">bread-1</guid><pubDate>Wed, 01 May 2024 10:00:00 +0200</pubDate>
            <x:oven temperature="250"><x:any>thing</x:any></x:oven>
            <podcast:socialInteract protocol="disabled"/><itunes:block>yes</itunes:block>
            <description><p>raw</p></description>"#;
        let channel = r#"<podcast:liveItem status="live" start="2024-05-01T10:00:00Z" end="2024-05-01T11:00:00Z">
            <title>Live</title><itunes:duration>10:00</itunes:duration></podcast:liveItem>"#;
        assert_eq!(feed_findings(rule.name, &document(channel, item)), "", "{}", rule.name);
    }
}

#[test]
fn slips_in_names_are_recognised() {
    let channel = "<itunes:catagory text=\"Arts\"/><subtitle>Rye</subtitle><podcast:complete/><frobnicate/>";
    insta::assert_snapshot!(feed_findings("element-unknown", &document(channel, "<itunes:summry/>")));
}

#[test]
fn an_end_tag_of_another_name_is_left_alone() {
    use std::path::Path;

    use crate::diagnostic::Applicability;
    use crate::lint::{feed::check, fix};
    use crate::source::SourceFile;

    let feed = "<rss version=\"2.0\"><channel><webmaster>a@b.example</webmaser></channel></rss>";
    let found = check(&SourceFile::new("feed.xml", feed), None, chrono::DateTime::UNIX_EPOCH);
    let renaming: Vec<_> = found.into_iter().filter(|one| one.rule == "element-case").collect();
    let edits = &fix::edits(&renaming, Applicability::Safe)[Path::new("feed.xml")];
    assert_eq!(fix::apply(feed, edits).unwrap(), feed.replace("<webmaster>", "<webMaster>"));
}
