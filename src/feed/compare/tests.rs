//! What subscribers see of a change.

use super::*;
use crate::feed::read::read;
use crate::source::SourceFile;

fn feed(items: &[(&str, &str, &str, u32)]) -> SourceFile {
    let mut text = String::from("<rss version='2.0'><channel><title>Crumbs</title>\n");
    for (guid, title, url, day) in items {
        text.push_str(&format!(
            "<item><guid>{guid}</guid><title>{title}</title><pubDate>{day:02} May 2026 10:00:00 +0000</pubDate>\
             <enclosure url=\"https://a.example/{url}\" length=\"1\" type=\"audio/mpeg\"/></item>\n"
        ));
    }
    text.push_str("</channel></rss>");
    SourceFile::new("feed.xml", text)
}

/// What the comparison says, a line a fact.
fn told(old: &[(&str, &str, &str, u32)], new: &[(&str, &str, &str, u32)]) -> Vec<String> {
    let (old, new) = (feed(old), feed(new));
    let (old, new) = (read(&old, &mut Vec::new()), read(&new, &mut Vec::new()));
    let comparison = Comparison::new(&old, &new);
    let mut lines: Vec<String> = comparison
        .kept
        .iter()
        .map(|kept| {
            let fields: Vec<&str> = kept.changes.iter().map(|change| change.field).collect();
            format!("{} {:?} {}", comparison.new[kept.new].title, kept.fate, fields.join(" ")).trim_end().to_owned()
        })
        .collect();
    lines.extend(comparison.added.iter().map(|index| format!("{} added", comparison.new[*index].title)));
    lines.extend(comparison.gone.iter().map(|gone| {
        let how = if gone.dropped_off { "dropped off" } else { "gone" };
        format!("{} {how}", comparison.old[gone.old].title)
    }));
    lines
}

#[test]
fn what_stays_the_same_is_known() {
    let items = [("b", "Rye", "2.mp3", 2), ("a", "Oat", "1.mp3", 1)];
    assert_eq!(told(&items, &items), ["Rye Known", "Oat Known"]);
}

#[test]
fn a_changed_guid_comes_back_as_new() {
    let old = [("b", "Rye", "2.mp3", 2), ("a", "Oat", "1.mp3", 1)];
    let new = [("b", "Rye", "2.mp3", 2), ("x", "Oat", "1.mp3", 1)];
    assert_eq!(told(&old, &new), ["Rye Known", "Oat ComesBack guid"]);
}

#[test]
fn a_moved_file_with_a_new_guid_is_found_by_its_title() {
    let old = [("b", "Rye", "2.mp3", 2)];
    let new = [("x", "Rye", "moved/2.mp3", 2)];
    assert_eq!(told(&old, &new), ["Rye ComesBack guid enclosure@url"]);
}

#[test]
fn a_guid_that_is_used_again_hides_an_episode() {
    let old = [("a", "Oat", "1.mp3", 1)];
    let new = [("a", "Rye", "2.mp3", 2)];
    assert_eq!(told(&old, &new), ["Rye Hidden title pubDate enclosure@url"]);
}

#[test]
fn new_items_may_push_the_oldest_off_the_end() {
    let old = [("b", "Rye", "2.mp3", 2), ("a", "Oat", "1.mp3", 1)];
    let new = [("c", "Spelt", "3.mp3", 3), ("b", "Rye", "2.mp3", 2)];
    assert_eq!(told(&old, &new), ["Rye Known", "Spelt added", "Oat dropped off"]);
}

#[test]
fn an_item_that_is_missing_in_between_is_gone() {
    let old = [("c", "Spelt", "3.mp3", 3), ("b", "Rye", "2.mp3", 2), ("a", "Oat", "1.mp3", 1)];
    let new = [("c", "Spelt", "3.mp3", 3), ("a", "Oat", "1.mp3", 1)];
    assert_eq!(told(&old, &new), ["Spelt Known", "Oat Known", "Rye gone"]);
}

/// The fields that differ between two items, in a show that is `explicit`.
fn changed(old: &str, new: &str) -> String {
    let feed = |item: &str| {
        let text = format!(
            "<rss version='2.0' xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd' \
             xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><link>https://a.example/b/</link>\
             <itunes:explicit>yes</itunes:explicit><item><guid>a</guid>{item}</item></channel></rss>"
        );
        SourceFile::new("feed.xml", text)
    };
    let (old, new) = (feed(old), feed(new));
    let (old, new) = (read(&old, &mut Vec::new()), read(&new, &mut Vec::new()));
    let comparison = Comparison::new(&old, &new);
    comparison.kept[0].changes.iter().map(|change| change.field).collect::<Vec<_>>().join(" ")
}

#[test]
fn another_spelling_of_the_same_is_no_change() {
    for (old, new) in [
        ("<itunes:duration>01:02:03</itunes:duration>", "<itunes:duration>3723</itunes:duration>"),
        ("<itunes:duration>0</itunes:duration>", ""),
        ("<pubDate>Fri, 1 May 2026 10:00 EST</pubDate>", "<pubDate>Fri, 01 May 2026 15:00:00 +0000</pubDate>"),
        ("<itunes:explicit>no</itunes:explicit>", "<itunes:explicit>false</itunes:explicit>"),
        ("", "<itunes:explicit>true</itunes:explicit>"),
        ("<itunes:episode>07</itunes:episode>", "<itunes:episode>7</itunes:episode>"),
        ("<itunes:episode>n/a</itunes:episode>", ""),
        ("", "<itunes:episodeType>full</itunes:episodeType>"),
        ("<title> Rye\n and  oat</title>", "<title>Rye and oat</title>"),
        (
            "<description>Rye &amp;amp; oat</description>",
            "<description>&lt;p&gt;Rye &amp;amp; oat&lt;/p&gt;</description>",
        ),
        ("<content:encoded>Rye</content:encoded>", "<description>Rye</description>"),
        ("<link>../c</link>", "<link>https://a.example/c</link>"),
        (
            "<enclosure url='HTTPS://a.example/a b.mp3' length='0' type='audio/mp3'/>",
            "<enclosure url='https://a.example/a%20b.mp3' type='audio/mpeg'/>",
        ),
    ] {
        assert_eq!(changed(old, new), "", "{old} {new}");
    }
}

#[test]
fn another_meaning_is_a_change() {
    for (field, old, new) in [
        ("itunes:duration", "<itunes:duration>62</itunes:duration>", "<itunes:duration>1:03</itunes:duration>"),
        (
            "pubDate",
            "<pubDate>Fri, 01 May 2026 10:00:00 EST</pubDate>",
            "<pubDate>Fri, 01 May 2026 10:00:00 GMT</pubDate>",
        ),
        ("itunes:explicit", "", "<itunes:explicit>clean</itunes:explicit>"),
        ("title", "<title>Rye</title>", "<title>rye</title>"),
        ("description", "<description>Rye</description>", "<description>Oat</description>"),
        (
            "content:encoded",
            "<description>Rye</description><content:encoded>Rye, long</content:encoded>",
            "<description>Rye</description>",
        ),
        (
            "enclosure@type",
            "<enclosure url='https://a.example/a.mp3' type='audio/mpeg'/>",
            "<enclosure url='https://a.example/a.mp3' type='audio/ogg'/>",
        ),
    ] {
        assert_eq!(changed(old, new), field, "{old} {new}");
    }
}

#[test]
fn titles_that_several_share_prove_nothing() {
    let old = [("a", "Oat", "1.mp3", 1), ("b", "Oat", "2.mp3", 2)];
    let new = [("x", "Oat", "3.mp3", 3), ("y", "Oat", "4.mp3", 4)];
    assert_eq!(told(&old, &new), ["Oat added", "Oat added", "Oat gone", "Oat gone"]);
}

#[test]
fn relations_of_links_have_no_case_and_may_be_written_as_registered() {
    let feed = |rel: &str, host: &str| {
        let link = format!("<a:link rel='{rel}' href='https://{host}.example/feed.xml'/>");
        let rss = "<rss version='2.0' xmlns:a='http://www.w3.org/2005/Atom'><channel><title>Rye</title>";
        SourceFile::new("feed.xml", format!("{rss}{link}</channel></rss>"))
    };
    for rel in ["Self", " SELF ", "http://www.iana.org/assignments/relation/self"] {
        let (old, new) = (feed(rel, "rye"), feed("self", "rye"));
        let (old, new) = (read(&old, &mut Vec::new()), read(&new, &mut Vec::new()));
        assert!(Comparison::new(&old, &new).is_empty(), "{rel}");
        let moved = feed("self", "oat");
        let moved = read(&moved, &mut Vec::new());
        assert_eq!(Comparison::new(&old, &moved).channel.last().unwrap().field, "atom:link[self]", "{rel}");
    }
}

#[test]
fn relative_addresses_begin_at_the_next_xml_base() {
    let base = "https://a.example/cast/";
    let item =
        |attributes: &str, url: &str| format!("<item {attributes}><guid>a</guid><enclosure url='{url}'/></item>");
    let feed = |item: &str| {
        SourceFile::new("feed.xml", format!("<rss version='2.0' xml:base='{base}'><channel>{item}</channel></rss>"))
    };
    for (attributes, url, whole) in [
        ("", "1.mp3", "https://a.example/cast/1.mp3"),
        ("xml:base='audio/'", "1.mp3", "https://a.example/cast/audio/1.mp3"),
        ("xml:base='https://cdn.example/'", "1.mp3", "https://cdn.example/1.mp3"),
        ("xml:base='mailto:a@b.example'", "/1.mp3", ""),
    ] {
        let (old, new) = (feed(&item(attributes, url)), feed(&item("", whole)));
        let (old, new) = (read(&old, &mut Vec::new()), read(&new, &mut Vec::new()));
        assert!(Comparison::new(&old, &new).is_empty(), "{attributes}");
    }
}
