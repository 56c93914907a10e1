//! Servers of every kind, on this machine.

use std::fs;
use std::io::{Read, Write};
use std::time::Duration;

use super::server::{Asked, Sent, Server};
use super::*;

fn client() -> Client {
    Client::new(Options { private: true, cache: None, patience: Duration::from_secs(5) })
}

fn answer(respond: impl Fn(&Asked) -> Sent + Send + Sync + 'static) -> (Answer, Vec<String>) {
    let server = Server::start(respond);
    let answer = client().answer(&server.url("/1.mp3"));
    (answer, server.asked())
}

#[test]
fn a_good_server() {
    let (answer, asked) = answer(|asked| Sent::file(asked, "audio/mpeg", &[7; 100_000]));
    assert_eq!((answer.status, answer.length, answer.ranges), (206, Some(100_000), Ranges::Sent));
    assert_eq!(answer.plain_type().as_deref(), Some("audio/mpeg"));
    assert_eq!((answer.head.len(), answer.head_refused, answer.cors.as_deref()), (65_536, None, Some("*")));
    assert_eq!(asked, ["HEAD /1.mp3", "GET /1.mp3"]);
}

#[test]
fn a_server_that_refuses_head() {
    let (answer, _) = answer(|asked| match asked.method.as_str() {
        "HEAD" => Sent::new("HTTP/1.1 405 Method Not Allowed\r\nContent-Length: 0", ""),
        _ => Sent::file(asked, "audio/mpeg", b"sound"),
    });
    assert_eq!((answer.head_refused, answer.is_there(), answer.length), (Some(405), true, Some(5)));
}

#[test]
fn a_server_that_has_no_such_file() {
    let (answer, _) = answer(|_| Sent::new("HTTP/1.1 404 Not Found\r\nContent-Length: 4", "gone"));
    assert_eq!((answer.head_refused, answer.is_there(), answer.status), (None, false, 404));
    assert_eq!(answer.head, b"");
}

#[test]
fn a_server_without_ranges_that_sends_without_end() {
    let (answer, _) = answer(|_| Sent::new("HTTP/1.1 200 OK\r\nContent-Length: 90000000", vec![7; 9_000_000]));
    assert_eq!((answer.ranges, answer.length, answer.head.len()), (Ranges::Ignored, Some(90_000_000), 65_536));
}

#[test]
fn redirects_are_counted_and_circles_left() {
    let moved = |to: &str| Sent::new(format!("HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0"), "");
    let (circle, _) = answer(move |asked| moved(if asked.path == "/1.mp3" { "/2.mp3" } else { "/1.mp3" }));
    assert_eq!(circle.fault, Some(Fault::Circle));
    let (found, _) = answer(move |asked| match asked.path.as_str() {
        "/3.mp3" => Sent::file(asked, "audio/mpeg", b"sound"),
        path => moved(if path == "/1.mp3" { "2.mp3" } else { "/3.mp3" }),
    });
    assert_eq!((found.redirects.len(), found.permanent, found.is_there()), (2, false, true));
    assert!(found.redirects[1].ends_with("/3.mp3"));
    let (nowhere, _) = answer(move |_| moved("ftp://a.example/"));
    assert_eq!(nowhere.fault, Some(Fault::Nowhere));
    let (endless, asked) = answer(move |asked| moved(&format!("{}x", asked.path)));
    assert_eq!(endless.fault, Some(Fault::Circle));
    assert!(asked.len() < 15);
}

#[test]
fn a_slow_server_is_left_after_a_second_try() {
    let server = Server::start(|asked| Sent { delay: Duration::from_secs(3), ..Sent::file(asked, "audio/mpeg", b"") });
    let client = Client::new(Options { private: true, cache: None, patience: Duration::from_millis(200) });
    assert_eq!(client.answer(&server.url("/1.mp3")).fault, Some(Fault::Slow));
    assert_eq!(server.asked().len(), 2);
}

#[test]
fn a_server_that_stumbles_is_asked_again() {
    let stumbled = std::sync::atomic::AtomicBool::new(false);
    let (answer, _) = answer(move |asked| {
        if stumbled.swap(true, std::sync::atomic::Ordering::SeqCst) && asked.method == "GET" {
            return Sent::file(asked, "audio/mpeg", b"sound");
        }
        Sent::new("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0", "")
    });
    assert!(answer.is_there());
}

#[test]
fn what_is_no_http_and_hosts_that_are_none() {
    let (answer, _) = answer(|_| Sent::new("SSH-2.0-OpenSSH_9.6", ""));
    assert!(matches!(answer.fault, Some(Fault::Broken(_))), "{answer:?}");
    let closed = Url::parse("http://127.0.0.1:9/1.mp3").unwrap();
    assert!(matches!(client().answer(&closed).fault, Some(Fault::Broken(_))));
    let unknown = Url::parse("http://no-such-host.invalid/1.mp3").unwrap();
    assert!(client().answer(&unknown).fault.is_some());
}

#[test]
fn a_server_that_does_not_encrypt() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("https://{}/1.mp3", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for mut stream in listener.incoming().map_while(Result::ok) {
            let mut hello = [0; 64];
            let _ = stream.read(&mut hello);
            let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
            let _ = stream.read(&mut hello);
        }
    });
    let answer = client().answer(&Url::parse(&url).unwrap());
    assert!(matches!(answer.fault, Some(Fault::Tls(_))), "{answer:?}");
}

#[test]
fn private_networks_are_not_asked() {
    let server = Server::start(|asked| Sent::file(asked, "audio/mpeg", b"sound"));
    let client = Client::new(Options { cache: None, ..Options::default() });
    assert_eq!(client.answer(&server.url("/1.mp3")).fault, Some(Fault::Private));
    for url in ["http://localhost/1.mp3", "http://printer.local/", "http://[::1]/", "http://192.168.1.1/"] {
        assert_eq!(client.answer(&Url::parse(url).unwrap()).fault, Some(Fault::Private), "{url}");
    }
    assert_eq!(server.asked(), [""; 0]);
}

#[test]
fn answers_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(|asked| Sent::file(asked, "audio/mpeg", b"sound"));
    let ask = || {
        let cache = Some(folder.path().join("answers"));
        Client::new(Options { private: true, cache, patience: Duration::from_secs(5) }).answer(&server.url("/1.mp3"))
    };
    let first = ask();
    assert_eq!(ask(), first);
    assert_eq!(server.asked().len(), 2, "HEAD and GET, once");
    let kept = fs::read_dir(folder.path().join("answers")).unwrap().next().unwrap().unwrap().path();
    // An answer of the day before yesterday is asked anew, and so is one that nobody can read.
    let file = fs::File::options().write(true).open(&kept).unwrap();
    file.set_modified(std::time::SystemTime::now() - Duration::from_secs(2 * 24 * 60 * 60)).unwrap();
    assert_eq!(ask(), first);
    fs::write(&kept, "{").unwrap();
    assert_eq!(ask(), first);
    assert_eq!(server.asked().len(), 6);
}

#[test]
fn headers_of_audio_are_read_by_ranges() {
    for name in
        ["cbr-info.mp3", "cbr-bare.mp3", "moov-last.m4a", "chapters-first.m4a", "tone.opus", "tone.flac", "tone.wav"]
    {
        let path = format!("tests/fixtures/audio/{name}");
        let here = audio_of(&path);
        let mut file = fs::read(&path).unwrap();
        if name == "cbr-bare.mp3" {
            // An hour of it: no more than the head is read.
            let frames = file.clone();
            (0..1200).for_each(|_| file.extend(&frames));
        }
        let long = file.len();
        let server = Server::start(move |asked| Sent::file(asked, "audio/mpeg", &file));
        let client = client();
        let url = server.url("/1.mp3");
        let there = client.audio(&url, &client.answer(&url)).unwrap();
        assert_eq!((there.bytes as usize, there.media_type), (long, here.media_type), "{name}");
        let seconds = if name == "cbr-bare.mp3" { here.duration * 1201.0 } else { here.duration };
        assert!((there.duration / seconds - 1.0).abs() < 0.01, "{name}: {} {seconds}", there.duration);
        assert_eq!(there.chapters, here.chapters, "{name}");
        assert!(server.asked().len() < 10, "{name}: {:?}", server.asked());
    }
}

fn audio_of(path: &str) -> crate::audio::AudioFacts {
    crate::audio::probe(std::path::Path::new("."), std::path::Path::new(path)).unwrap()
}
