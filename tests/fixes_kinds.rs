//! Every kind of fix that a feed can have, made by the command in files of several encodings: only the bytes of the fault
//! change, the finding is gone, and a second run finds nothing to do.

#![allow(clippy::unwrap_used)] // clippy spares the tests themselves, not their helpers

use std::fs;

use assert_cmd::Command;

/// A rule, what is wrong, and what `--fix` makes of it.
type Kind = (&'static str, &'static str, &'static str);

/// Fixes that say the same in the right form; what stands in an element is tried in a CDATA section, too.
const SAFE: &[Kind] = &[
    ("explicit-legacy", "<itunes:explicit>clean</itunes:explicit>", "<itunes:explicit>false</itunes:explicit>"),
    ("explicit-legacy", "<itunes:explicit>Yes</itunes:explicit>", "<itunes:explicit>true</itunes:explicit>"),
    ("explicit-legacy", "<itunes:explicit>no</itunes:explicit>", "<itunes:explicit>false</itunes:explicit>"),
    (
        "rfc822-date-form",
        "<pubDate>Wed,  1 may 24 10:00:00 +0200</pubDate>",
        "<pubDate>Wed, 01 May 2024 10:00:00 +0200</pubDate>",
    ),
    (
        "rfc822-date-invalid",
        "<pubDate>2024-05-01T10:00:00+02:00</pubDate>",
        "<pubDate>Wed, 01 May 2024 10:00:00 +0200</pubDate>",
    ),
    (
        "date-zone-obsolete",
        "<pubDate>Wed, 01 May 2024 10:00:00 PDT</pubDate>",
        "<pubDate>Wed, 01 May 2024 10:00:00 -0700</pubDate>",
    ),
    (
        "weekday-missing",
        "<pubDate>01 May 2024 10:00:00 +0200</pubDate>",
        "<pubDate>Wed, 01 May 2024 10:00:00 +0200</pubDate>",
    ),
    (
        "enclosure-type-mp3",
        "<enclosure url='https://bread.example/1.mp3' length='20000000' type='audio/mp3'/>",
        "<enclosure url='https://bread.example/1.mp3' length='20000000' type='audio/mpeg'/>",
    ),
    ("value-whitespace", "<title>\n  Rye ü &amp; oats </title>", "<title>Rye ü &amp; oats</title>"),
    ("attribute-case", "<guid isPermalink='false'>rye-1</guid>", "<guid isPermaLink='false'>rye-1</guid>"),
    (
        "xml-attribute-less-than",
        "<category domain='a<b<c'>Rye</category>",
        "<category domain='a&lt;b&lt;c'>Rye</category>",
    ),
    ("element-case", "<pubdate>x</pubdate>", "<pubDate>x</pubDate>"),
    ("itunes-category-spelling", "<itunes:category text='arts'/>", "<itunes:category text='Arts'/>"),
    (
        "itunes-category-spelling",
        "<itunes:category text='Society and culture'/>",
        "<itunes:category text='Society &amp; Culture'/>",
    ),
    ("namespace-misspelt", "http://search.yahoo.com/mrss'", "http://search.yahoo.com/mrss/'"),
    (
        "transcript-type-srt",
        "<podcast:transcript url='https://bread.example/1.srt' type='application/srt'/>",
        "<podcast:transcript url='https://bread.example/1.srt' type='application/x-subrip'/>",
    ),
    (
        "itunes-duration-invalid",
        "<itunes:duration>00:04:49.0</itunes:duration>",
        "<itunes:duration>00:04:49</itunes:duration>",
    ),
    ("xml-bare-ampersand", "<title>Rye & ü</title>", "<title>Rye &amp; ü</title>"),
];

/// Fixes that somebody should look at.
const UNSAFE: &[Kind] = &[
    (
        "date-zone-unknown",
        "<pubDate>Wed, 01 May 2024 10:00:00 CEST</pubDate>",
        "<pubDate>Wed, 01 May 2024 10:00:00 +0200</pubDate>",
    ),
    (
        "weekday-wrong",
        "<pubDate>Mon, 01 May 2024 10:00:00 +0200</pubDate>",
        "<pubDate>Wed, 01 May 2024 10:00:00 +0200</pubDate>",
    ),
    ("itunes-category-legacy", "<itunes:category text='Games &amp; Hobbies'/>", "<itunes:category text='Leisure'/>"),
    (
        "podcast-url-http",
        "<podcast:transcript url='http://bread.example/1.vtt' type='text/vtt'/>",
        "<podcast:transcript url='https://bread.example/1.vtt' type='text/vtt'/>",
    ),
    ("address-http", "<link>http://bread.example/1</link>", "<link>https://bread.example/1</link>"),
    (
        "reference-escaped-twice",
        "<description>&lt;b&gt;Rye&lt;/b&gt; &amp;amp;rsquo; ü</description>",
        "<description>&lt;b&gt;Rye&lt;/b&gt; &amp;rsquo; ü</description>",
    ),
    (
        "html-escaped-twice",
        "<description>&amp;lt;p&amp;gt;Rye ü&amp;lt;/p&amp;gt;</description>",
        "<description>&lt;p&gt;Rye ü&lt;/p&gt;</description>",
    ),
    ("reference-left", "<title>Rye &amp;amp; ü</title>", "<title>Rye &amp; ü</title>"),
];

/// A feed with `what` in its channel or its item, or in place of a namespace.
fn feed(encoding: &str, what: &str) -> String {
    let media = if what.starts_with("http") { what } else { "http://search.yahoo.com/mrss/'" };
    let is_category = what.starts_with("<itunes:category");
    let (channel, item) = match what {
        _ if what.starts_with("http") => ("", ""),
        _ if is_category => (what, ""),
        _ => ("", what),
    };
    format!(
        "<?xml version=\"1.0\" encoding=\"{encoding}\"?>\r\n<rss version='2.0' \
         xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd' xmlns:media='{media}\n\
         \txmlns:podcast=\"https://podcastindex.org/namespace/1.0\"><channel>\r\n<title>Crème</title>{channel}\n\
         <item  ><media:title>ä</media:title>{item}</item >\n</channel></rss>\n\n"
    )
}

/// The bytes of a text in one of the encodings that are tried.
fn encoded(encoding: &str, text: &str) -> Vec<u8> {
    match encoding {
        "ISO-8859-1" => text.chars().map(|one| u8::try_from(one).unwrap()).collect(),
        "UTF-16" => format!("\u{FEFF}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect(),
        _ => text.as_bytes().to_vec(),
    }
}

/// What the command makes of `bytes`.
fn fixed(rule: &str, bytes: &[u8], may_guess: bool) -> (Vec<u8>, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("feed.xml");
    fs::write(&path, bytes).unwrap();
    let lint = |arguments: &[&str]| {
        let mut command = Command::cargo_bin("podwright").unwrap();
        command.current_dir(&folder).args(["lint", "--isolated", "--format", "concise", "--select", rule]);
        String::from_utf8(command.args(arguments).arg("feed.xml").output().unwrap().stdout).unwrap()
    };
    assert!(lint(&[]).contains(rule), "{rule} is told of {}", String::from_utf8_lossy(bytes));
    let how: &[&str] = if may_guess { &["--fix", "--unsafe-fixes"] } else { &["--fix"] };
    lint(how);
    let once = fs::read(&path).unwrap();
    let left = lint(how);
    assert_eq!(fs::read(&path).unwrap(), once, "{rule}: the second run changes nothing");
    (once, left)
}

fn walk(kinds: &[Kind], may_guess: bool) {
    for (rule, wrong, right) in kinds {
        for encoding in ["UTF-8", "ISO-8859-1", "UTF-16"] {
            let before = encoded(encoding, &feed(encoding, wrong));
            let (after, left) = fixed(rule, &before, may_guess);
            let wanted = encoded(encoding, &feed(encoding, right));
            assert_eq!(readable(encoding, &after), readable(encoding, &wanted), "{rule} in {encoding}");
            assert_eq!(left, "", "{rule} is gone");
        }
    }
}

/// Bytes as text, so that a difference can be read.
fn readable(encoding: &str, bytes: &[u8]) -> String {
    if encoding == "UTF-16" {
        let units: Vec<u16> = bytes.chunks(2).map(|two| u16::from_le_bytes(two.try_into().unwrap())).collect();
        String::from_utf16(&units).unwrap()
    } else if encoding == "UTF-8" {
        String::from_utf8(bytes.to_vec()).unwrap()
    } else {
        bytes.iter().map(|byte| char::from(*byte)).collect()
    }
}

#[test]
fn safe_fixes_change_the_fault_and_nothing_else() {
    walk(SAFE, false);
}

#[test]
fn unsafe_fixes_change_the_fault_and_nothing_else() {
    walk(UNSAFE, true);
}

/// `<a>b</a>` with its text in a section; none where it has no text, or one with references.
fn in_section(element: &str) -> Option<String> {
    let (start, rest) = element.split_once('>')?;
    let (text, end) = rest.rsplit_once("</")?;
    (!text.is_empty() && !text.contains(['&', '<'])).then(|| format!("{start}><![CDATA[{text}]]></{end}"))
}

#[test]
fn texts_in_sections_are_fixed_in_their_sections() {
    let mut tried = 0;
    for (kinds, may_guess) in [(SAFE, false), (UNSAFE, true)] {
        for (rule, wrong, right) in kinds {
            let (Some(wrong), Some(right)) = (in_section(wrong), in_section(right)) else { continue };
            // Names of elements and attributes stand in no section.
            if !rule.ends_with("-case") {
                let (after, left) = fixed(rule, feed("UTF-8", &wrong).as_bytes(), may_guess);
                assert_eq!(String::from_utf8(after).unwrap(), feed("UTF-8", &right), "{rule}");
                assert_eq!(left, "", "{rule} is gone");
                tried += 1;
            }
        }
    }
    assert!(tried > 8, "{tried} kinds can stand in a section");
}
