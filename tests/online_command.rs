//! `build --online`, `lint --online` and feeds that are named by their address against a server of this machine.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // clippy spares the tests themselves, not their helpers

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::thread;

use assert_cmd::Command;

/// A server of files: `HEAD` and `GET` with ranges; 404 for all that is not in `files`. Says its port and what was asked.
fn serve(files: Vec<(&'static str, Vec<u8>)>) -> (u16, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let (log, files) = (Arc::new(Mutex::new(Vec::new())), Arc::new(files));
    let asked = log.clone();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let (files, asked) = (files.clone(), asked.clone());
            thread::spawn(move || answer(stream.unwrap(), &files, &asked));
        }
    });
    (port, log)
}

fn answer(mut stream: TcpStream, files: &[(&str, Vec<u8>)], log: &Mutex<Vec<String>>) {
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok);
    let first = lines.next().unwrap_or_default();
    let range = lines.by_ref().take_while(|line| !line.is_empty()).find_map(|line| {
        let line = line.to_ascii_lowercase();
        let (first, last) = line.strip_prefix("range: bytes=")?.split_once('-').unwrap();
        Some((first.parse::<usize>().unwrap(), last.parse::<usize>().unwrap()))
    });
    let path = first.split(' ').nth(1).unwrap_or_default().to_owned();
    log.lock().unwrap().push(first.trim_end_matches(" HTTP/1.1").to_owned());
    let Some((_, file)) = files.iter().find(|(name, _)| *name == path) else {
        let _ = stream.write_all(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        return;
    };
    let (status, range, body) = match range.filter(|_| first.starts_with("GET")) {
        Some((from, to)) => {
            let to = to.min(file.len() - 1);
            let range = format!("Content-Range: bytes {from}-{to}/{}\r\n", file.len());
            ("206 Partial Content", range, &file[from..=to])
        }
        None => ("200 OK", String::new(), &file[..]),
    };
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: audio/mpeg\r\n{range}Content-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    let body = if first.starts_with("HEAD") { &[] } else { body };
    // A client that knows enough goes away.
    let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body));
}

/// A show of three episodes whose audio lies on the server: one stated, one described, one that was not uploaded.
fn show(port: u16) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("show_notes")).unwrap();
    let config = format!(
        "[show]\ntitle = \"Bread\"\n[feed]\npath = \"feed.xml\"\nurl = \"http://127.0.0.1:{port}/feed.xml\"\n\
         enclosure = \"http://127.0.0.1:{port}/{{number}}.mp3\"\n"
    );
    fs::write(folder.path().join("podwright.toml"), config).unwrap();
    let notes = |number: u32, more: &str| {
        let text =
            format!("---\ntitle: Rye {number}\nrecorded: 2026-03-0{number}\n{more}---\n# Bread {number}\n\nNotes.\n");
        fs::write(folder.path().join(format!("show_notes/00{number}.md")), text).unwrap();
    };
    notes(1, &format!("audio: http://127.0.0.1:{port}/elsewhere/one.m4a\n"));
    notes(2, "");
    notes(3, "");
    folder
}

fn podwright(folder: &Path, arguments: &[&str]) -> (String, i32) {
    let mut command = Command::cargo_bin("podwright").unwrap();
    command.env("XDG_CACHE_HOME", folder.join("cache")).current_dir(folder).args(arguments);
    let output = command.output().unwrap();
    let text = [output.stdout, output.stderr].concat();
    (String::from_utf8_lossy(&text).into_owned(), output.status.code().unwrap())
}

fn server() -> (u16, Arc<Mutex<Vec<String>>>) {
    let fixture = |name: &str| fs::read(format!("tests/fixtures/audio/{name}")).unwrap();
    serve(vec![("/elsewhere/one.m4a", fixture("chapters-last.m4a")), ("/2.mp3", fixture("cbr-bare.mp3"))])
}

#[test]
fn builds_learn_size_type_duration_and_chapters_of_remote_audio() {
    let (port, asked) = server();
    let show = show(port);
    let online = ["build", "--online", "--allow-private", "--now", "2026-06-01"];
    let (told, status) = podwright(show.path(), &online);
    assert_eq!(status, 0, "{told}");
    assert!(told.contains("3.mp3 cannot be had: the server answers 404"), "{told}");
    let feed = fs::read_to_string(show.path().join("feed.xml")).unwrap();
    for wanted in [
        "elsewhere/one.m4a\" length=\"14205\" type=\"audio/x-m4a\"",
        "2.mp3\" length=\"12121\" type=\"audio/mpeg\"",
        "3.mp3\" length=\"0\" type=\"audio/mpeg\"",
        "<itunes:duration>3</itunes:duration>",
        "chapters/001.json",
    ] {
        assert!(feed.contains(wanted), "{wanted}: {feed}");
    }
    // Later builds need no server: the ledger knows.
    let before = asked.lock().unwrap().len();
    let (told, status) = podwright(show.path(), &["build", "--check", "--now", "2026-06-01"]);
    assert_eq!((status, told.contains("would change")), (0, false), "{told}");
    assert_eq!(asked.lock().unwrap().len(), before);
    // What is known is asked again only with --no-cache; what is missing each time.
    podwright(show.path(), &online);
    assert!(asked.lock().unwrap()[before..].iter().all(|line| line.ends_with("/3.mp3")));
    podwright(show.path(), &[&online[..], &["--no-cache"]].concat());
    assert!(asked.lock().unwrap()[before..].iter().any(|line| line == "HEAD /2.mp3"));
}

#[test]
fn lint_asks_only_when_told_to() {
    let (port, asked) = server();
    let show = show(port);
    podwright(show.path(), &["build", "--now", "2026-06-01"]);
    podwright(show.path(), &["lint", "feed.xml"]);
    assert_eq!(asked.lock().unwrap().len(), 0);
    let (told, status) =
        podwright(show.path(), &["lint", "feed.xml", "--online", "--allow-private", "--format", "concise"]);
    assert_eq!(status, 1, "{told}");
    assert!(told.contains("error[enclosure-unreachable] the audio cannot be had: the server answers 404"), "{told}");
    assert!(told.contains("error[feed-unreachable] the feed cannot be had: the server answers 404"), "{told}");
    let (private, _) = podwright(show.path(), &["lint", "feed.xml", "--online", "--no-cache", "--format", "concise"]);
    assert_eq!(private.matches("[address-private]").count(), 4, "{private}");
}

/// What `podwright` says with `arguments`, without any option for servers.
fn said(folder: &Path, arguments: &[&str]) -> (String, String, i32) {
    let output = Command::cargo_bin("podwright").unwrap().current_dir(folder).args(arguments).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr), output.status.code().unwrap())
}

#[test]
fn feeds_are_named_by_their_address() {
    let feed = |title: &str| {
        format!(
            "<rss version=\"2.0\"><channel><title>Bread</title><link>https://bread.example/</link>\
             <description>Bread.</description><item><title>{title}</title><guid isPermaLink=\"false\">rye</guid>\
             <pubDate>Sat, 02 May 2026 10:00:00 GMT</pubDate><description>Rye.</description>\
             <enclosure url=\"https://bread.example/1.mp3\" length=\"2000000\" type=\"audio/mpeg\"/></item></channel></rss>"
        )
    };
    let (port, asked) = serve(vec![("/feed.xml", feed("Rye").into_bytes())]);
    let (address, missing) = (format!("http://127.0.0.1:{port}/feed.xml"), format!("http://127.0.0.1:{port}/no.xml"));
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("new.xml"), feed("Oats")).unwrap();

    let (out, err, code) = said(folder.path(), &["import", &address, "--out", "show"]);
    assert_eq!(
        (out.as_str(), code),
        ("1 episode in show; subscribers will see no change when it is built\n", 0),
        "{err}"
    );
    let (out, _, code) = said(folder.path(), &["diff", &address, "new.xml"]);
    assert!(out.contains("Rye") && out.contains("Oats") && code == 1, "{out}");
    let (out, _, _) = said(folder.path(), &["lint", &address, "--select", "channel-image-missing"]);
    assert!(out.contains("error[channel-image-missing]") && out.contains(&format!("{address}:1:")), "{out}");
    // Also where there is a config, and as what a feed is compared with.
    let (out, _, _) = said(&folder.path().join("show"), &["lint", &address, "--format", "json"]);
    assert!(out.contains("channel-image-missing"), "{out}");
    fs::write(folder.path().join("lost.xml"), feed("Rye").replace(">rye<", ">other<")).unwrap();
    let (out, _, code) = said(folder.path(), &["lint", "lost.xml", "--against", &address, "--select", "guid-changed"]);
    assert!(out.contains("error[guid-changed]") && code == 1, "{out}");
    let (_, err, code) = said(folder.path(), &["init", "started", "--from-feed", &address]);
    assert_eq!(code, 0, "{err}");
    assert!(asked.lock().unwrap().iter().all(|one| one == "GET /feed.xml"), "{asked:?}");

    for command in ["import", "lint"] {
        let (_, err, code) = said(folder.path(), &[command, &missing]);
        assert!(
            err.contains("cannot read the file: the server answers 404 Not Found") && code == 2,
            "{command}: {err}"
        );
    }
}

#[test]
fn all_pages_of_a_feed_are_imported() {
    let page = |number: u32, next: &str| {
        format!(
            "<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\"><channel><title>Bread</title>\
             <link>https://bread.example/</link><description>Bread.</description>{next}<item><title>Rye {number}</title>\
             <guid isPermaLink=\"false\">rye-{number}</guid><pubDate>Sat, 0{number} May 2026 10:00:00 GMT</pubDate>\
             <description>Rye.</description>\
             <enclosure url=\"https://bread.example/{number}.mp3\" length=\"2000000\" type=\"audio/mpeg\"/></item></channel></rss>"
        )
        .into_bytes()
    };
    let next = "<atom:link rel=\"next\" href=\"/feed-2.xml\"/>";
    let (port, _) = serve(vec![("/feed.xml", page(2, next)), ("/feed-2.xml", page(1, ""))]);
    let folder = tempfile::tempdir().unwrap();
    let (out, err, _) = said(folder.path(), &["import", &format!("http://127.0.0.1:{port}/feed.xml")]);
    assert_eq!(out, "2 episodes in .; subscribers will see no change when it is built\n", "{err}");
    assert!(!err.contains("goes on"), "{err}");
    let ledger = fs::read_to_string(folder.path().join("podwright.lock")).unwrap();
    assert!(ledger.contains("rye-1") && ledger.contains("rye-2"), "{ledger}");

    // With a page that is not there nothing is made: the show would lose its episodes.
    let (port, _) = serve(vec![("/feed.xml", page(2, next))]);
    let folder = tempfile::tempdir().unwrap();
    let (_, err, code) = said(folder.path(), &["import", &format!("http://127.0.0.1:{port}/feed.xml")]);
    assert!(err.contains("/feed-2.xml") && err.contains("404") && code == 2, "{err}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn pages_are_asked_for_where_that_is_allowed() {
    let page = |items: &[u32], next: &str| {
        let items: String = items
            .iter()
            .map(|number| format!("<item><title>Rye {number}</title><guid>rye-{number}</guid></item>"))
            .collect();
        format!(
            "<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\"><channel><title>Bread</title>{next}{items}</channel></rss>"
        )
    };
    let (port, asked) = serve(vec![("/2", page(&[1], "").into_bytes())]);
    let folder = tempfile::tempdir().unwrap();
    let next = format!("<atom:link rel=\"next\" href=\"http://127.0.0.1:{port}/2\"/>");
    fs::write(folder.path().join("paged.xml"), page(&[2], &next)).unwrap();
    fs::write(folder.path().join("whole.xml"), page(&[2, 1], "")).unwrap();
    let compare = ["diff", "whole.xml", "paged.xml", "--online"];
    let (out, err, code) = said(folder.path(), &[&compare[..], &["--allow-private"]].concat());
    assert_eq!((out.as_str(), code), ("subscribers see no change\n", 0), "{err}");
    assert_eq!(asked.lock().unwrap().as_slice(), ["GET /2"]);
    // A feed that lies here must not lead into the network of who compares it.
    let (_, err, code) = said(folder.path(), &compare);
    assert!(err.contains("private network") && code == 2, "{err}");
    let (_, err, _) = said(folder.path(), &["diff", "whole.xml", "paged.xml"]);
    assert!(err.contains("pages-not-followed"), "{err}");
    assert_eq!(asked.lock().unwrap().len(), 1);
}
