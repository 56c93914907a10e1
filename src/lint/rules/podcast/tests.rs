//! Every rule of the podcast namespace with a feed that breaks it, and one that breaks none.

use crate::lint::feed_testing::feed_findings;
use crate::lint::registry;
use crate::lint::rule::Check;

fn feed(channel: &str, item: &str) -> String {
    format!(
        r#"<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel>
{channel}
<item>
{item}
</item></channel></rss>"#
    )
}

const GUID: &str = "917393e3-1b1e-5cef-ace4-edaa54e1f810";

#[rustfmt::skip]
const BROKEN: &[(&str, &str, &str)] = &[
    ("person-role-unknown", "", "<podcast:person role='Prodcer'>Ada</podcast:person><podcast:person role='Baker'>Bob</podcast:person>"),
    ("person-group-unknown", "<podcast:person group='kast'>Ada</podcast:person>", ""),
    ("person-role-foreign", "<podcast:person role='producer'>Ada</podcast:person>", ""),
    ("person-repeated", "<podcast:person>Ada</podcast:person><podcast:person role='guest'>Ada</podcast:person>", "<podcast:person href='https://a.example'>Ada</podcast:person><podcast:person role='Host' group='Cast'>ada</podcast:person>"),
    ("people-of-show-missing", "", "<podcast:person>Ada</podcast:person>"),
    ("people-replaced", "<podcast:person>Ada</podcast:person>", "<podcast:person role='guest'>Bob</podcast:person>"),
    ("live-item-incomplete", "<podcast:liveItem status='live' start='2025-12-31T20:00:00Z'><title>Live</title></podcast:liveItem>", ""),
    ("live-item-without-link", "<podcast:liveItem status='live' start='2025-12-31T20:00:00Z'/>", ""),
    ("live-item-ends-before-start", "<podcast:liveItem status='live' start='2025-12-31T20:00:00Z' end='2025-12-31T19:00:00Z'/>", ""),
    ("live-item-stale", "<podcast:liveItem status='pending' start='2021-09-26T07:30:00.000-0600'/>", ""),
    ("transcript-type-unknown", "", "<podcast:transcript url='https://a.example/1.vtt' type='vtt'/><podcast:transcript url='https://a.example/1' type='text/markdown'/>"),
    ("transcript-type-srt", "", "<podcast:transcript url='https://a.example/1.srt' type='application/srt'/>"),
    ("transcript-type-extension", "", "<podcast:transcript url='https://a.example/1.srt?x=1' type='text/vtt'/>"),
    ("transcript-captions-untimed", "", "<podcast:transcript url='https://a.example/1.txt' type='text/plain' rel='captions'/>"),
    ("transcript-without-vtt", "", "<podcast:transcript url='https://a.example/1.html' type='text/html'/>"),
    ("transcript-repeated", "", "<podcast:transcript url='https://a.example/1.vtt' type='text/vtt'/><podcast:transcript url='https://a.example/2.vtt' type='text/vtt'/>"),
    ("podcast-chapters-type", "", "<podcast:chapters url='https://a.example/1.json' type='application/json'/>"),
    ("soundbite-length", "", "<podcast:soundbite startTime='73' duration='5'/>"),
    ("soundbite-past-end", "", "<itunes:duration>10:00</itunes:duration><podcast:soundbite startTime='590' duration='60'/>"),
    ("license-without-url", "<podcast:license>CC-BY-5.0</podcast:license>", "<podcast:license>Bread</podcast:license>"),
    ("medium-list-with-items", "<podcast:medium>musicL</podcast:medium>", ""),
    ("medium-list-empty", "<podcast:medium>mixed</podcast:medium>", ""),
    ("publisher-feed-incomplete", "<podcast:medium>publisher</podcast:medium>", ""),
    ("publisher-remote-item", "<podcast:publisher><podcast:remoteItem feedGuid='a'/></podcast:publisher>", ""),
    ("publisher-without-address", "<podcast:publisher><podcast:remoteItem medium='publisher' feedGuid='a'/></podcast:publisher>", ""),
    ("podroll-episode", "<podcast:podroll><podcast:remoteItem feedGuid='a' itemGuid='7'/></podcast:podroll>", ""),
    ("update-frequency-without-start", "<podcast:updateFrequency rrule='FREQ=DAILY;COUNT=5'>five</podcast:updateFrequency>", ""),
    ("update-frequency-mixed-forms", "<podcast:updateFrequency dtstart='2024-05-01' rrule='FREQ=DAILY;UNTIL=20240601T000000Z'>daily</podcast:updateFrequency>", ""),
    ("podcast-block-conflict", "<podcast:block id='apple'>yes</podcast:block><podcast:block id='Apple'>no</podcast:block>", ""),
    ("podcast-block-all", "<podcast:block>yes</podcast:block>", ""),
    ("txt-ai-content", "<podcast:txt purpose='ai-content'>some</podcast:txt>", ""),
    ("txt-verify-leftover", "<podcast:txt purpose='verify'>S6lpp-7ZCn8</podcast:txt>", ""),
    ("social-uri-missing", "", "<podcast:socialInteract protocol='activitypub'/>"),
    ("social-disabled-with-more", "", "<podcast:socialInteract protocol='disabled' uri='https://a.example/'/>"),
    ("social-priority", "", "<podcast:socialInteract protocol='nostr' uri='nostr:a' priority='1'/><podcast:socialInteract protocol='hive' uri='https://a.example/' priority='1'/><podcast:socialInteract protocol='matrix' uri='https://b.example/'/>"),
    ("value-splits-zero", "<podcast:value><podcast:valueRecipient split='0'/><podcast:valueRecipient split='0'/></podcast:value>", ""),
    ("value-address", "<podcast:value><podcast:valueRecipient type='node' address='02ab'/><podcast:valueRecipient type='lnaddress' address='ada'/></podcast:value>", ""),
    ("value-custom-key", "<podcast:value><podcast:valueRecipient type='node' customKey='12'/></podcast:value>", ""),
    ("time-split-content", "", "<podcast:value><podcast:valueTimeSplit startTime='0' duration='1'/><podcast:valueTimeSplit startTime='2' duration='1'><podcast:remoteItem/><podcast:valueRecipient/></podcast:valueTimeSplit></podcast:value>"),
    ("time-split-past-end", "", "<itunes:duration>600</itunes:duration><podcast:value><podcast:valueTimeSplit startTime='590' duration='60'/></podcast:value>"),
    ("time-split-overlap", "", "<podcast:value><podcast:valueTimeSplit startTime='50' duration='60'/><podcast:valueTimeSplit startTime='0' duration='60'/></podcast:value>"),
    ("season-episode-disagree", "", "<itunes:episode>7</itunes:episode><podcast:episode>8.0</podcast:episode>"),
    ("alternate-enclosure-defaults", "", "<podcast:alternateEnclosure default='true'/><podcast:alternateEnclosure default='true'/>"),
    ("integrity-value", "", "<podcast:alternateEnclosure><podcast:integrity type='sri' value='sha256-abc'/></podcast:alternateEnclosure>"),
    ("podcast-image-type", "<podcast:image href='https://a.example/loop.mp4'/>", ""),
];

#[test]
fn every_fault_is_told_by_its_rule() {
    let told = |(rule, channel, item): &(&str, &str, &str)| {
        let found = feed_findings(rule, &feed(channel, item));
        assert!(!found.is_empty(), "{rule} finds nothing");
        format!("{rule}\n{found}")
    };
    insta::assert_snapshot!(BROKEN.iter().map(told).collect::<Vec<_>>().join("\n"));
}

#[test]
fn every_rule_has_an_example() {
    let elsewhere = ["podcast-guid-", "podcast-locked-", "podcast-images-", "podcast-url-"];
    for rule in registry::rules().filter(|rule| rule.group == crate::lint::rule::Group::Podcast) {
        let shown = BROKEN.iter().any(|(name, ..)| *name == rule.name);
        assert!(shown || elsewhere.iter().any(|start| rule.name.starts_with(start)), "{} has no example", rule.name);
    }
}

#[test]
fn a_good_feed_is_quiet() {
    let node = format!("02{}", "ab".repeat(32));
    let channel = format!(
        r#"<podcast:guid>{GUID}</podcast:guid><podcast:locked owner="show@bread.example">yes</podcast:locked>
<podcast:person role="Host">Ada Crumb</podcast:person><podcast:person group="creative direction" role="producer">Bob</podcast:person>
<podcast:license>cc-by-4.0</podcast:license><podcast:medium>podcast</podcast:medium>
<podcast:location rel="subject" geo="geo:30.2672,-97.7431" osm="R113314" country="US">Austin, TX</podcast:location>
<podcast:publisher><podcast:remoteItem medium="publisher" feedGuid="{GUID}" feedUrl="https://bread.example/p.xml"/></podcast:publisher>
<podcast:podroll><podcast:remoteItem feedGuid="{GUID}"/></podcast:podroll>
<podcast:updateFrequency dtstart="2024-05-01" rrule="FREQ=WEEKLY;COUNT=5">weekly</podcast:updateFrequency>
<podcast:block id="google">yes</podcast:block><podcast:block>no</podcast:block><podcast:podping usesPodping="true"/>
<podcast:txt purpose="ai-content">false</podcast:txt><podcast:funding url="https://bread.example/give">Give</podcast:funding>
<podcast:trailer url="https://bread.example/t.mp3" pubdate="Wed, 01 May 2024 10:00:00 +0200" length="1" type="audio/mpeg" season="1">Soon</podcast:trailer>
<podcast:liveItem status="ended" start="2021-09-26T07:30:00.000-0600" end="2021-09-26T09:30:00.000-0600"><title>Live</title>
<guid isPermaLink="false">l</guid><enclosure url="https://bread.example/live" length="0" type="audio/mpeg"/>
<podcast:contentLink href="https://bread.example/live">Watch</podcast:contentLink><podcast:chat server="irc.bread.example" protocol="irc" accountId="@ada" space="bread"/></podcast:liveItem>"#
    );
    let item = format!(
        r#"<podcast:transcript url="https://a.example/1.vtt" type="text/vtt" language="en" rel="captions"/>
<podcast:transcript url="https://a.example/1.de.vtt" type="text/vtt" language="de"/>
<podcast:chapters url="https://a.example/1.json" type="application/json+chapters"/><itunes:duration>3600</itunes:duration>
<podcast:soundbite startTime="73.0" duration="60.5">Rye</podcast:soundbite><podcast:season name="One">1</podcast:season>
<podcast:episode display="Ch.3">3.5</podcast:episode><itunes:season>1</itunes:season><itunes:episode>3</itunes:episode>
<podcast:alternateEnclosure type="audio/opus" length="1" bitrate="6400.5" height="720" lang="en-US" title="HD" rel="hd" codecs="opus" default="true">
<podcast:source uri="ipfs://QmX"/><podcast:integrity type="sri" value="sha256-j0NDRmSPa5bfid2pAcUXaxCm2Dlh3TwayItZstwyeqQ="/></podcast:alternateEnclosure>
<podcast:value type="lightning" method="keysend" suggested="0.00000005000"><podcast:valueRecipient name="Ada" type="node" address="{node}" split="99" customKey="696969" customValue="x" fee="false"/>
<podcast:valueTimeSplit startTime="60" duration="237" remotePercentage="95"><podcast:remoteItem feedGuid="{GUID}" itemGuid="7" medium="music"/></podcast:valueTimeSplit></podcast:value>
<podcast:socialInteract protocol="activitypub" uri="https://a.example/@ada/1" accountId="@ada" accountUrl="https://a.example/@ada" priority="1"/>
<podcast:image href="https://a.example/wide.jpg" alt="A loaf" aspect-ratio="16/9" width="1600" height="900" purpose="banner social"/>"#
    );
    let all = registry::rules().filter(|rule| matches!(rule.check, Check::Family(_) | Check::Feed(_)));
    let lacking =
        ["element-", "attribute-", "value-", "text-", "number-", "url-", "flag-", "iso-", "rfc822-", "weekday-"];
    for rule in all.filter(|rule| {
        rule.group == crate::lint::rule::Group::Podcast || lacking.iter().any(|start| rule.name.starts_with(start))
    }) {
        assert_eq!(feed_findings(rule.name, &feed(&channel, &item)), "", "{}", rule.name);
    }
}

#[test]
fn one_name_may_stand_twice_for_two_people_or_two_roles() {
    for people in [
        "<podcast:person role='host'>Ada</podcast:person><podcast:person role='writer'>Ada</podcast:person>",
        "<podcast:person href='https://a.example/1'>Ada</podcast:person><podcast:person href='https://a.example/2'>Ada</podcast:person>",
        "<podcast:person/><podcast:person/>",
    ] {
        assert_eq!(feed_findings("person-repeated", &feed(people, people)), "", "{people}");
    }
}
