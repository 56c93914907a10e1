//! `podwright import` of feeds whose facts stand in older vocabularies, and what is told of what no show can hold.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test may panic

use std::fs;
use std::path::Path;

use assert_cmd::Command;

const SPACES: &str = "xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\" xmlns:podcast=\"https://podcastindex.org/namespace/1.0\" \
     xmlns:media=\"http://search.yahoo.com/mrss/\" xmlns:googleplay=\"http://www.google.com/schemas/play-podcasts/1.0\" \
     xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:slash=\"http://purl.org/rss/1.0/modules/slash/\"";

/// What `import` says of a feed, and the feed that its show builds, in which `diff` finds no change.
fn imported(channel: &str) -> (String, String) {
    let folder = tempfile::tempdir().unwrap();
    let feed = folder.path().join("old.xml");
    fs::write(
        &feed,
        format!("<?xml version=\"1.0\"?>\n<rss version=\"2.0\" {SPACES}><channel>{channel}</channel></rss>"),
    )
    .unwrap();
    let run = |at: &Path, arguments: &[&str]| {
        let output = Command::cargo_bin("podwright").unwrap().current_dir(at).args(arguments).output().unwrap();
        let told = String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "{arguments:?}: {told}");
        told
    };
    let told = run(folder.path(), &["import", "old.xml", "--out", "show"]);
    let show = folder.path().join("show");
    run(&show, &["build"]);
    run(&show, &["diff", "../old.xml", "feeds/feed.xml"]);
    (told, fs::read_to_string(show.join("feeds/feed.xml")).unwrap())
}

const HEAD: &str = "<title>Old</title><link>https://old.example/</link><description>D</description>";

#[test]
fn audio_of_media_rss_and_dates_of_dublin_core() {
    let (_, feed) = imported(&format!(
        "{HEAD}<dc:creator>Dee C</dc:creator><dc:language>fr</dc:language>\
         <item><title>One</title><guid>https://old.example/1</guid><dc:date>2024-02-04T01:02:03Z</dc:date><dc:creator>Ann O</dc:creator>\
         <media:content url=\"https://cdn.example/1.mp3\" fileSize=\"1234567\" type=\"audio/mpeg\"/></item>"
    ));
    for said in [
        "<enclosure url=\"https://cdn.example/1.mp3\" length=\"1234567\" type=\"audio/mpeg\"/>",
        "<pubDate>Sun, 04 Feb 2024 01:02:03 +0000</pubDate>",
        "<itunes:author>Dee C</itunes:author>",
        "<itunes:author>Ann O</itunes:author>",
        "<language>fr</language>",
    ] {
        assert!(feed.contains(said), "{said}: {feed}");
    }
}

#[test]
fn what_google_play_asked_for() {
    let item = "<item><title>One</title><guid>g</guid><pubDate>Mon, 01 Jan 2024 07:00:00 GMT</pubDate><enclosure url=\"https://cdn.example/1.mp3\" length=\"5\" type=\"audio/mpeg\"/>\
                <googleplay:explicit>yes</googleplay:explicit><googleplay:image href=\"https://old.example/1.jpg\"/></item>";
    let (_, feed) = imported(&format!(
        "{HEAD}<language>en</language><googleplay:author>G A</googleplay:author><googleplay:email>g@old.example</googleplay:email>\
         <googleplay:image href=\"https://old.example/c.jpg\"/><googleplay:category text=\"Technology\"/>{item}"
    ));
    for said in [
        "<itunes:author>G A</itunes:author>",
        "<itunes:email>g@old.example</itunes:email>",
        "<itunes:image href=\"https://old.example/c.jpg\"/>",
        "<itunes:image href=\"https://old.example/1.jpg\"/>",
        "<itunes:category text=\"Technology\"/>",
        "<itunes:explicit>true</itunes:explicit>",
    ] {
        assert!(feed.contains(said), "{said}: {feed}");
    }
}

#[test]
fn nothing_is_lost_without_a_word() {
    let (told, feed) = imported(&format!(
        "{HEAD}<language>en</language><podcast:locked owner=\"lock@old.example\">yes</podcast:locked><rating>PG</rating>\
         <item><title>One</title><guid>g</guid><pubDate>Mon, 01 Jan 2024 07:00:00 GMT</pubDate><enclosure url=\"https://cdn.example/1.mp3\" length=\"5\" type=\"audio/mpeg\"/>\
         <podcast:episode display=\"3 and a half\">3b</podcast:episode><slash:comments>5</slash:comments><itunes:order>2</itunes:order><author>x@y.example</author></item>"
    ));
    assert!(feed.contains("<podcast:locked owner=\"lock@old.example\">yes</podcast:locked>"), "{feed}");
    for said in [
        "<podcast:episode> cannot be kept (once): `3b` is no value of it",
        "<rating> of the show is left out (once)",
        "of episodes these are left out, since no source of a show holds them: <slash:comments> (once), <itunes:order> (once), <author> (once)",
    ] {
        assert!(told.contains(said), "{said}: {told}");
    }
}

#[test]
fn a_number_between_two_is_kept() {
    let (told, feed) = imported(&format!(
        "{HEAD}<language>en</language><item><title>One</title><guid>g</guid><pubDate>Mon, 01 Jan 2024 07:00:00 GMT</pubDate>\
         <enclosure url=\"https://cdn.example/1.mp3\" length=\"5\" type=\"audio/mpeg\"/><podcast:episode display=\"3 and a half\">3.5</podcast:episode></item>"
    ));
    assert!(feed.contains("<podcast:episode display=\"3 and a half\">3.5</podcast:episode>"), "{feed}");
    assert!(!feed.contains("itunes:episode>") && !told.contains("cannot be kept"), "{told}{feed}");
}

#[test]
fn what_is_heard_is_the_audio_and_not_a_picture_before_it() {
    let dated = |guid: &str, day: u32| {
        format!("<title>{guid}</title><guid>{guid}</guid><pubDate>0{day} Jan 2024 07:00:00 GMT</pubDate>")
    };
    let (_, feed) = imported(&format!(
        "{HEAD}<image><url>https://old.example/c.jpg</url><title>Old</title><link>https://old.example/</link></image>\
         <item>{}<media:group><media:content url=\"https://cdn.example/1.mp4\" fileSize=\"9\" type=\"video/mp4\"/>\
         <media:content url=\"https://cdn.example/1.mp3\" fileSize=\"5\" isDefault=\"true\"/></media:group>\
         <media:description>Rye and oat.</media:description></item>\
         <item>{}<media:content url=\"https://cdn.example/2.jpg\" medium=\"image\"/><media:content url=\"https://cdn.example/2.mp3\"/></item>\
         <item>{}<enclosure url=\"https://cdn.example/3.jpg\" length=\"7\" type=\"image/jpeg\"/>\
         <enclosure url=\"https://cdn.example/3.mp3\" length=\"8\" type=\"audio/mpeg\"/></item>",
        dated("a", 3),
        dated("b", 2),
        dated("c", 1)
    ));
    for said in [
        "<enclosure url=\"https://cdn.example/1.mp3\" length=\"5\" type=\"audio/mpeg\"/>",
        "<podcast:source uri=\"https://cdn.example/1.mp4\"/>",
        "Rye and oat.",
        "<enclosure url=\"https://cdn.example/2.mp3\" length=\"0\" type=\"audio/mpeg\"/>",
        "<enclosure url=\"https://cdn.example/3.mp3\" length=\"8\" type=\"audio/mpeg\"/>",
        "<itunes:image href=\"https://old.example/c.jpg\"/>",
    ] {
        assert!(feed.contains(said), "{said}: {feed}");
    }
    assert!(!feed.contains("2.jpg") && !feed.contains("3.jpg"), "{feed}");
}

#[test]
fn episodes_of_one_moment_stay_in_the_order_of_the_feed() {
    let items = |date: &str| -> String {
        ["Zebra", "Ant", "Moth"]
            .iter()
            .map(|title| format!("<item><title>{title}</title><guid>{title}{}</guid>{date}</item>", date.len()))
            .collect()
    };
    let (_, feed) = imported(&format!("{HEAD}{}{}", items("<pubDate>01 Jan 2024 07:00:00 GMT</pubDate>"), items("")));
    let titles: Vec<&str> = feed.split("<item>").skip(1).map(|item| item.split(['<', '>']).nth(2).unwrap()).collect();
    assert_eq!(titles, ["Zebra", "Ant", "Moth", "Zebra", "Ant", "Moth"]);
}

#[test]
fn what_stands_in_elements_and_links_is_not_lost_without_a_word() {
    let (told, feed) = imported(&format!(
        "{HEAD}<atom:link xmlns:atom=\"http://www.w3.org/2005/Atom\" rel=\"Payment\" href=\"https://pay.example/\"/>\
         <atom:link xmlns:atom=\"http://www.w3.org/2005/Atom\" rel=\"alternate\" type=\"application/rss+xml\" href=\"https://old.example/opus\"/>\
         <atom:link xmlns:atom=\"http://www.w3.org/2005/Atom\" rel=\"alternate\" type=\"text/html\" href=\"https://old.example/\"/>\
         <podcast:funding url=\"https://pay.example/\" platform=\"pay\">Pay</podcast:funding>\
         <podcast:liveItem status=\"pending\" start=\"2030-01-01T00:00:00Z\" end=\"2030-01-01T01:00:00Z\"><title>Live</title><guid>live</guid>\
         <author>a@old.example (A)</author><enclosure url=\"https://old.example/live.mp3\" type=\"audio/mpeg\" length=\"33\"/>\
         <podcast:contentLink href=\"https://old.example/live\">Live</podcast:contentLink></podcast:liveItem>\
         <item><title>One</title><guid>g</guid><pubDate>Mon, 01 Jan 2024 07:00:00 GMT</pubDate><enclosure url=\"https://old.example/1.mp3\" length=\"5\" type=\"audio/mpeg\"/>\
         <podcast:transcript url=\"https://old.example/t?f=SubRip\" type=\"application/srt\"/></item>"
    ));
    for said in [
        "<atom:link rel=\"payment\"> (once)",
        "<atom:link rel=\"alternate\"> (once)",
        "<podcast:funding platform> (once)",
        "<podcast:liveItem> <author> (once)",
    ] {
        assert!(told.contains(said), "{said}: {told}");
    }
    assert!(feed.contains("type=\"application/x-subrip\" url=\"https://old.example/t?f=SubRip\""), "{feed}");
}
