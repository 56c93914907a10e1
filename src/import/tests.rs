//! Small feeds as shows.

use std::fs;

use chrono::{DateTime, Utc};
use proptest::prelude::*;
use proptest::sample::select;
use tempfile::TempDir;

use super::*;
use crate::diagnostic::Severity;
use crate::feed::read::{decode, read};
use crate::source::SourceFile;

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:atom="http://www.w3.org/2005/Atom"
  xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:podcast="https://podcastindex.org/namespace/1.0"
  xmlns:psc="http://podlove.org/simple-chapters"><channel>
"#;

const SHOW: &str = r#"
<title>Bread &amp; Basket</title><link>https://breadbasket.example/</link>
<description>&lt;p&gt;All about &lt;b&gt;bread&lt;/b&gt;.&lt;/p&gt;</description><language>en_GB</language>
<atom:link rel="self" href="https://breadbasket.example/podcast.xml"/><copyright>CC BY</copyright>
<itunes:author>Rye Club</itunes:author><itunes:explicit>clean</itunes:explicit><itunes:type>Serial</itunes:type>
<itunes:owner><itunes:name>Ann</itunes:name><itunes:email>ann@breadbasket.example (Ann)</itunes:email></itunes:owner>
<itunes:category text="Arts"><itunes:category text="Food"/></itunes:category><itunes:category text="Leisure"/>
<itunes:image href="https://breadbasket.example/cover.jpg"/>
<podcast:guid>917393e3-1b1e-5cef-ace4-edaa54e1f810</podcast:guid><podcast:locked>yes</podcast:locked>
<podcast:funding url="https://breadbasket.example/give">Give</podcast:funding>
<podcast:person href="https://breadbasket.example/ann">Ann Oat</podcast:person>
<generator>Something 1.0</generator><webMaster>nobody</webMaster>
"#;

const ITEM: &str = r#"<item><title>1: Rye</title><guid>https://breadbasket.example/1</guid>
<pubDate>Fri, 1 May 2026 10:00 EST</pubDate><link>/1</link>
<enclosure url="https://cdn.example/a b.mp3" length="1234" type="audio/mp3"/>
<itunes:duration>62:03</itunes:duration><itunes:episode>1</itunes:episode><itunes:season>2</itunes:season>
<itunes:episodeType>Bonus</itunes:episodeType><itunes:explicit>yes</itunes:explicit><itunes:keywords>rye, oat,rye</itunes:keywords>
<description>Short.</description><content:encoded><![CDATA[<h2>Rye</h2><p>Long &amp; <i>good</i>.</p><script>bad()</script>]]></content:encoded>
<podcast:person role="guest" img="javascript:1">Bob</podcast:person>
<psc:chapters version="1.2"><psc:chapter start="0" title="Intro"/><psc:chapter start="00:01:30.5" title="Oat" href="https://o.example/"/></psc:chapters>
</item>
<item><title>Oat</title><guid isPermaLink="false">2</guid><pubDate>Thu, 30 Apr 2026 10:00:00 GMT</pubDate>
<description>Oat.</description><podcast:chapters url="https://cdn.example/2.json" type="application/json+chapters"/>
<podcast:transcript url="https://cdn.example/2.srt" type="application/srt" language="en"/>
<enclosure url="https://cdn.example/2.m4a" length="0" type="audio/mpeg"/></item>"#;

fn feed(channel: &str) -> SourceFile {
    SourceFile::new("feed.xml", format!("{HEAD}{channel}</channel></rss>"))
}

fn imported(file: &SourceFile) -> Imported {
    import(&read(file, &mut Vec::new())).unwrap()
}

fn now() -> DateTime<Utc> {
    DateTime::parse_from_rfc3339("2026-06-01T00:00:00Z").unwrap().to_utc()
}

/// Writes the show, and says what subscribers would notice.
fn noticed(file: &SourceFile) -> Vec<String> {
    let folder = TempDir::new().unwrap();
    for (path, text) in imported(file).files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let found = prove(folder.path(), &read(file, &mut Vec::new()), now());
    found.map(|proof| proof.noticed).unwrap_or_else(|faults| faults).iter().map(ToString::to_string).collect()
}

fn told(imported: &Imported) -> String {
    let lines: Vec<_> = imported.diagnostics.iter().map(ToString::to_string).collect();
    lines.join("\n")
}

#[test]
fn a_feed_becomes_a_show_that_people_can_edit() {
    let file = feed(&format!("{SHOW}{ITEM}"));
    let imported = imported(&file);
    let files: Vec<String> =
        imported.files.iter().map(|(path, text)| format!("=== {}\n{text}", path.display())).collect();
    insta::assert_snapshot!(format!("{}\n=== told\n{}", files.join("\n"), told(&imported)));
    assert_eq!(noticed(&file), [] as [String; 0]);
}

#[test]
fn what_is_wrong_with_items_is_told_once_and_kept_as_apps_have_it() {
    let audio = |name: &str| format!("<enclosure url=\"https://e.example/{name}.mp3\" type=\"audio/mpeg\"/>");
    let (a, b, c) = (audio("a"), audio("b"), audio("c"));
    let file = feed(&format!(
        "<title>T</title><language>Klingon!</language>
         <item><title>No guid</title>{a}</item><item><title>Nor this</title>{b}<pubDate>someday</pubDate></item>
         <item><guid>g</guid><title>One</title>{a}</item><item><guid>g</guid><title>Two</title>{c}</item>
         <item><guid>g</guid><title>One</title>{a}</item>
         <item><guid>h</guid><description>Words without title</description>{b}{c}</item>
         <item><guid>i</guid><title>Times</title><description>00:00 Intro\n01:30 Rye\n12:00 Oat</description></item>
         <item><guid>2099</guid><title>To come</title><pubDate>Thu, 01 Jan 2099 00:00:00 GMT</pubDate>{a}</item>"
    ));
    let imported = imported(&file);
    insta::assert_snapshot!(told(&imported));
    assert!(imported.diagnostics.iter().all(|one| one.severity < Severity::Error));
    assert_eq!(noticed(&file), [] as [String; 0]);
}

#[test]
fn what_holds_no_episode_is_no_show() {
    let refused = |file: &SourceFile| import(&read(file, &mut Vec::new())).unwrap_err().rule;
    assert_eq!(refused(&feed(SHOW)), "import-empty");
    assert_eq!(refused(&SourceFile::new("a.xml", "<html/>")), "not-a-feed");
    assert_eq!(imported(&feed("<item/>")).episodes, 1);
}

#[test]
fn hostile_text_stays_text() {
    let file = feed(
        "<title>../../etc</title><item><guid>a</guid><title>../../../x\n+++\ny</title>\
         <description>+++\n---\n&lt;img src=x onerror=alert(1)&gt;&lt;a href='javascript:x'&gt;y&lt;/a&gt;</description>\
         <content:encoded>+++\ndraft = true\n+++</content:encoded></item>",
    );
    let imported = imported(&file);
    let (path, text) = &imported.files[0];
    assert_eq!(path.to_str(), Some("show_notes/undated-0001-x-y.md"));
    let notes = crate::notes::parse(&SourceFile::new(path.clone(), text.clone()), &[], &mut Vec::new());
    let keys: Vec<_> = notes.front_matter.unwrap().fields.into_iter().map(|field| field.key).collect();
    assert_eq!(keys, ["title", "summary"]);
    assert!(!text.contains("onerror") && !text.contains("javascript"), "{text}");
    assert_eq!(noticed(&file), [] as [String; 0]);
}

const PIECES: &[&str] = &[
    "<item>",
    "</item>",
    "<title>",
    "</title>",
    "<guid>",
    "</guid>",
    "<guid isPermaLink='false'>",
    "<pubDate>",
    "</pubDate>",
    "Fri, 01 May 2026 10:00:00 GMT",
    "<description>",
    "</description>",
    "<content:encoded>",
    "</content:encoded>",
    "<![CDATA[",
    "]]>",
    "<enclosure url='https://e.example/a.mp3' length='-1'/>",
    "<enclosure url='a b' type='x'/>",
    "<itunes:duration>",
    "</itunes:duration>",
    "1:02:03",
    "99999999999999999999",
    "<itunes:image href='//x'/>",
    "<link>",
    "</link>",
    "https://e.example/",
    "&lt;p&gt;",
    "&lt;/p&gt;",
    "&lt;br&gt;",
    "&amp;",
    "&",
    "<",
    "+++\n",
    "---\n",
    "# 12: x\n",
    "00:00 a\n01:00 b\n",
    "* a\n",
    "`",
    "\u{0}",
    "\u{202e}",
    "é",
    " ",
    "\n",
    "<psc:chapters><psc:chapter start='1' title='t'/></psc:chapters>",
    "<podcast:person>",
    "</podcast:person>",
    "<podcast:person role='editor' img='//x'>",
    "<podcast:value type='lightning' method='keysend'>",
    "<podcast:valueRecipient name='a' type='node' address='b' split='1'/>",
    "<podcast:valueTimeSplit startTime='1' duration='-1'/>",
    "</podcast:value>",
    "<podcast:soundbite startTime='nan' duration='1e400'/>",
    "<podcast:soundbite startTime='1' duration='60'>",
    "<podcast:block id='spotify'>yes</podcast:block>",
    "<podcast:license>mit</podcast:license>",
    "<podcast:alternateEnclosure type='a' length='99999999999999999999'/>",
    "<podcast:podroll><podcast:remoteItem feedGuid='917393e3-1b1e-5cef-ace4-edaa54e1f810'/></podcast:podroll>",
    "<podcast:liveItem status='live' start='now'>",
    "</podcast:liveItem>",
    "<skipHours><hour>24</hour><hour>x</hour></skipHours>",
    "<itunes:owner>",
    "</itunes:owner>",
    "<itunes:email>",
    "a@b.example",
    "<language>",
    "en",
    "</language>",
    "<itunes:episode>",
    "</itunes:episode>",
    "7",
    "<channel>",
    "</channel>",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_feed_becomes_a_show_that_can_be_read(pieces in proptest::collection::vec(select(PIECES), 0..40)) {
        let file = feed(&pieces.concat());
        let document = read(&file, &mut Vec::new());
        let Ok(imported) = import(&document) else { return Ok(()) };
        for (path, text) in &imported.files {
            prop_assert!(path.components().all(|part| matches!(part, std::path::Component::Normal(_))));
            if path.ends_with(CONFIG_NAME) {
                let mut faults = Vec::new();
                let read = crate::config::parse(&SourceFile::new(CONFIG_NAME, text.clone()), &mut faults);
                prop_assert!(read.is_some(), "{:?}\n{}", faults, text);
            } else if path.ends_with(LEDGER_NAME) {
                prop_assert!(Ledger::parse(&SourceFile::new(LEDGER_NAME, text.clone())).is_ok(), "{}", text);
            }
        }
        let faults = noticed(&file);
        prop_assert!(faults.iter().all(|fault| !fault.contains(": error")), "{:?}", faults);
    }

    #[test]
    fn any_bytes_are_imported_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let file = decode(std::path::Path::new("feed.xml"), bytes, &mut Vec::new()).file;
        let _ = import(&read(&file, &mut Vec::new()));
    }
}

/// A feed in another format: all files of the show that is made of it, and what subscribers would notice.
fn translated(text: &str) -> String {
    let file = SourceFile::new("feed.xml", text);
    let rss = crate::feed::translate::as_rss(&read(&file, &mut Vec::new())).unwrap();
    let mut faults = Vec::new();
    read(&rss, &mut faults);
    assert!(faults.is_empty(), "{faults:?} in {}", rss.text());
    assert_eq!(noticed(&rss), [] as [String; 0]);
    let texts: Vec<String> = imported(&rss).files.into_iter().map(|(_, text)| text).collect();
    texts.join("-----\n")
}

#[test]
fn atom_is_read_as_rss_is() {
    let texts = translated(
        r#"<feed xmlns="http://www.w3.org/2005/Atom" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xml:lang="de">
<title>Loaf</title><subtitle>Bread &amp; more.</subtitle><link href="https://loaf.example/"/>
<link rel="self" href="https://loaf.example/atom.xml"/><author><name>Ada Crumb</name><email>ada@loaf.example</email></author>
<rights>CC BY</rights><logo>https://loaf.example/cover.jpg</logo><itunes:explicit>no</itunes:explicit>
<itunes:category text="Arts"><itunes:category text="Food"/></itunes:category>
<entry><title type="html">Rye &amp;amp; co</title><id>urn:loaf:1</id><link href="https://loaf.example/1"/>
<link rel="enclosure" type="audio/mpeg" length="12345" href="https://cdn.example/1.mp3"/>
<link rel="enclosure" type="audio/ogg" length="999" href="https://cdn.example/1.ogg"/>
<published>2018-02-05T10:00:00+01:00</published><updated>2018-02-06T10:00:00Z</updated><author><name>Bob</name></author>
<summary>1 &lt; 2</summary><content type="html">&lt;p&gt;We bake &lt;b&gt;rye&lt;/b&gt;.&lt;/p&gt;</content>
<itunes:duration>52:10</itunes:duration><category term="rye"/></entry>
<entry><title>Oats</title><id>urn:loaf:2</id><link rel="enclosure" type="audio/mpeg" href="https://cdn.example/2.mp3"/>
<updated>2018-01-06T10:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>We bake <em>oats</em> &amp; more.</p></div></content></entry></feed>"#,
    );
    insta::assert_snapshot!(texts);
}

#[test]
fn rss_1_is_read_as_rss_2_is() {
    let texts = translated(
        r#"<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"
xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:enc="http://purl.oclc.org/net/rss_2.0/enc#">
<channel rdf:about="https://loaf.example/rss"><title>Loaf</title><link>https://loaf.example/</link><description>Bread.</description>
<dc:language>de</dc:language><dc:creator>Ada</dc:creator><items><rdf:Seq><rdf:li rdf:resource="https://loaf.example/1"/></rdf:Seq></items></channel>
<item rdf:about="https://loaf.example/1"><title>Rye</title><link>https://loaf.example/1</link><description>Rye.</description>
<dc:date>2018-02-05T10:00:00+01:00</dc:date><dc:creator>Bob</dc:creator><content:encoded><![CDATA[<p>We bake <b>rye</b>.</p>]]></content:encoded>
<enc:enclosure rdf:resource="https://cdn.example/1.mp3" enc:type="audio/mpeg" enc:length="12345"/></item></rdf:RDF>"#,
    );
    insta::assert_snapshot!(texts);
}

#[test]
fn a_title_that_was_made_is_no_change() {
    let file = feed(
        "<title>Loaf</title><link>https://loaf.example/</link><description>Bread.</description><language>en</language>\
                     <item><description>We talk rye.</description><enclosure url=\"https://cdn.example/1.mp3\" length=\"123\" type=\"audio/mpeg\"/></item>",
    );
    assert_eq!(noticed(&file), [] as [String; 0]);
}
