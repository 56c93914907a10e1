//! Feeds whose files lie on a server of this machine, which does all that servers do wrong.

use std::path::Path;
use std::time::Duration;

use chrono::DateTime;

use crate::lint::feed;
use crate::lint::settings::{Choice, Settings};
use crate::net::server::{Asked, Sent, Server};
use crate::net::{Client, Options};

const FEED: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0">
<channel>
<atom:link rel="self" href="BASE/feed.xml"/>
<itunes:image href="BASE/cover.png"/>
<item>
<enclosure url="BASE/1.mp3" length="200000" type="audio/mpeg"/>
<podcast:chapters url="BASE/1.json" type="application/json+chapters"/>
<podcast:transcript url="BASE/1.vtt" type="text/vtt"/>
<podcast:person img="BASE/ada.png">Ada</podcast:person>
</item>
</channel>
</rss>
"#;

/// A server on which all is well.
fn well(asked: &Asked) -> Sent {
    let mut picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    picture.extend(3000_u32.to_be_bytes().repeat(2));
    picture.resize(1000, 0);
    match asked.path.as_str() {
        "/feed.xml" => {
            Sent::file(asked, "application/rss+xml; charset=utf-8", b"<?xml version='1.0' encoding='utf-8'?><rss/>")
        }
        "/cover.png" | "/ada.png" => Sent::file(asked, "image/png", &picture),
        "/1.mp3" => Sent::file(asked, "audio/mpeg", &[7; 200_000]),
        "/1.json" => Sent::file(asked, "application/json+chapters", b"{}"),
        "/1.vtt" => Sent::file(asked, "text/vtt", b"WEBVTT\n"),
        _ => Sent::new("HTTP/1.1 404 Not Found\r\nContent-Length: 0", ""),
    }
}

/// What the rules of this module say when the server answers as `answer` does, all else well.
fn told(answer: impl Fn(&Asked) -> Option<Sent> + Send + Sync + 'static) -> String {
    let server = Server::start(move |asked| answer(asked).unwrap_or_else(|| well(asked)));
    let base = server.url("").to_string();
    let base = base.trim_end_matches('/');
    let client = Client::new(Options { private: true, cache: None, patience: Duration::from_millis(700) });
    judged(&FEED.replace("BASE", base), &client).replace(base, "BASE")
}

fn judged(text: &str, client: &Client) -> String {
    let select = super::RULES.iter().map(|rule| rule.name.to_owned()).collect();
    let settings = Settings::new(&Default::default(), &Choice { select, ..Choice::default() }).unwrap();
    let now = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
    let found =
        feed::judge_online(Path::new("none/feed.xml"), text.as_bytes().to_vec(), None, &settings, now, Some(client));
    found.iter().map(|one| format!("{one}\n")).collect()
}

/// Answers `sent` at `path`.
fn at(path: &'static str, sent: impl Fn(&Asked) -> Sent) -> impl Fn(&Asked) -> Option<Sent> {
    move |asked| (asked.path == path).then(|| sent(asked))
}

fn status(line: &str) -> Sent {
    Sent::new(format!("HTTP/1.1 {line}\r\nContent-Length: 0"), "")
}

#[test]
fn where_all_is_well_nothing_is_told() {
    assert_eq!(told(|_| None), "");
}

#[test]
fn what_is_not_there() {
    insta::assert_snapshot!(told(|_| Some(status("404 Not Found"))), @"
    none/feed.xml:4:29: error: the feed cannot be had: the server answers 404 [feed-unreachable]
    none/feed.xml:5:21: error: the picture cannot be had: the server answers 404 [picture-unreachable]
    none/feed.xml:7:17: error: the audio cannot be had: the server answers 404 [enclosure-unreachable]
    none/feed.xml:8:24: warning: the file cannot be had: the server answers 404 [file-unreachable]
    none/feed.xml:9:26: warning: the file cannot be had: the server answers 404 [file-unreachable]
    none/feed.xml:10:22: warning: the file cannot be had: the server answers 404 [file-unreachable]
    ");
    insta::assert_snapshot!(told(at("/1.mp3", |_| status("403 Forbidden"))), @"none/feed.xml:7:17: error: the audio cannot be had: the server answers 403 [enclosure-unreachable]");
}

#[test]
fn audio_of_another_size_and_type() {
    let sent = |asked: &Asked| Sent::file(asked, "application/octet-stream", &[7; 100_000]);
    insta::assert_snapshot!(told(at("/1.mp3", sent)), @"
    none/feed.xml:7:55: warning: the server sends 100000 bytes, not 200000 [enclosure-length-served]
    none/feed.xml:7:69: warning: the server says application/octet-stream [enclosure-type-served]
    ");
}

#[test]
fn a_server_that_knows_neither_head_nor_ranges() {
    insta::assert_snapshot!(told(|asked| match (asked.method.as_str(), asked.path.as_str()) {
        ("HEAD", "/1.mp3" | "/cover.png") => Some(status("405 Method Not Allowed")),
        ("GET", "/1.mp3") => {
            let head = "HTTP/1.1 200 OK\r\nContent-Type: audio/mpeg\r\nContent-Length: 200000";
            Some(Sent::new(head, vec![7; 200_000]))
        }
        _ => None,
    }), @"
    none/feed.xml:5:21: error: the server answers 405 when it is asked by HEAD, and sends the file when asked by GET [head-refused]
    none/feed.xml:7:17: error: the server answers 405 when it is asked by HEAD, and sends the file when asked by GET [head-refused]
    none/feed.xml:7:17: error: asked for a part of the file, the server answers 200 instead of 206 [ranges-refused]
    ");
}

#[test]
fn a_server_that_sends_without_end() {
    let endless = |_: &Asked| Sent::new("HTTP/1.1 200 OK\r\nContent-Type: audio/mpeg", vec![7; 20_000_000]);
    insta::assert_snapshot!(told(at("/1.mp3", endless)), @"none/feed.xml:7:17: error: asked for a part of the file, the server answers 200 instead of 206 [ranges-refused]");
}

#[test]
fn redirects_in_a_circle_and_too_many() {
    let moved = |to: String| Sent::new(format!("HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0"), "");
    insta::assert_snapshot!(told(at("/1.mp3", move |_| moved("/1.mp3".into()))), @"none/feed.xml:7:17: error: the audio cannot be had: redirects lead in a circle, or on and on [enclosure-unreachable]");
    insta::assert_snapshot!(told(move |asked| match asked.path.as_str() {
        "/1.mp3" => Some(moved("/hop/1".into())),
        "/hop/7" => Some(Sent::file(asked, "audio/mpeg", &[7; 200_000])),
        "/feed.xml" => Some(moved("/hop/feed.xml".into())),
        "/hop/feed.xml" => Some(Sent::file(asked, "text/xml", b"<rss/>")),
        path => path.strip_prefix("/hop/").map(|hop| moved(format!("/hop/{}", hop.parse::<u32>().unwrap() + 1))),
    }), @"
    none/feed.xml:4:29: warning: the address leads to BASE/hop/feed.xml, by a redirect that is not permanent (301, 308) [feed-redirect-temporary]
    none/feed.xml:7:17: warning: the address leads through 7 redirects [redirects-many]
    ");
}

#[test]
fn a_slow_server() {
    let slow = |asked: &Asked| Sent { delay: Duration::from_secs(5), ..well(asked) };
    insta::assert_snapshot!(told(at("/1.mp3", slow)), @"none/feed.xml:7:17: warning: the server does not answer in time, asked twice [server-slow]");
}

#[test]
fn pictures_of_another_type_and_size() {
    let page = |asked: &Asked| Sent::file(asked, "text/html", b"<!DOCTYPE html><p>Not found");
    insta::assert_snapshot!(told(at("/cover.png", page)), @"none/feed.xml:5:21: warning: what the server sends is no picture that podwright knows [picture-unfit]");
    let small = |asked: &Asked| Sent::file(asked, "image/jpeg", b"GIF89a\xDC\x01\xDC\x05\0\0 and more");
    insta::assert_snapshot!(told(at("/cover.png", small)), @"
    none/feed.xml:5:21: warning: the picture is image/gif, but is served as image/jpeg [picture-type-served]
    none/feed.xml:5:21: warning: the picture (image/gif) is neither JPEG nor PNG, has 476 × 1500 pixels and is not square, has 476 pixels a side, less than 1400 [picture-unfit]
    ");
}

#[test]
fn texts_of_another_type_that_browsers_may_not_read() {
    insta::assert_snapshot!(told(|asked| {
        let is_text = matches!(asked.path.as_str(), "/1.json" | "/1.vtt");
        is_text.then(|| Sent::new("HTTP/1.1 206 Partial Content\r\nContent-Type: text/plain\r\nContent-Range: bytes 0-1/2\r\nContent-Length: 2", "{}"))
    }), @"
    none/feed.xml:8:24: warning: the chapters are served as text/plain [chapters-type-served]
    none/feed.xml:8:24: info: the server does not allow players in browsers to read this [cors-missing]
    none/feed.xml:9:26: info: the server does not allow players in browsers to read this [cors-missing]
    none/feed.xml:9:62: warning: the server says text/plain [transcript-type-served]
    ");
}

#[test]
fn a_feed_that_is_served_badly() {
    let feed = |_: &Asked| {
        let body = "<?xml version='1.0' encoding='utf-8'?><rss/>".repeat(1000);
        let head =
            format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=iso-8859-1\r\nContent-Length: {}", body.len());
        Sent::new(head, body)
    };
    insta::assert_snapshot!(told(at("/feed.xml", feed)), @"
    none/feed.xml:4:29: info: the server does not allow players in browsers to read this [cors-missing]
    none/feed.xml:4:29: warning: the server says windows-1252, the feed UTF-8 [feed-charset-served]
    none/feed.xml:4:29: warning: the feed is served as text/html [feed-type-served]
    none/feed.xml:4:29: info: the server sends the feed uncompressed, though it may compress it [feed-uncompressed]
    none/feed.xml:4:29: info: the server sends neither ETag nor Last-Modified [feed-validators-missing]
    ");
}

#[test]
fn private_networks_are_told_and_not_asked() {
    let client = Client::new(Options { cache: None, ..Options::default() });
    let feed = FEED.replace("BASE", "http://127.0.0.1:9");
    assert_eq!(judged(&feed, &client).matches("[address-private]").count(), 6);
}
