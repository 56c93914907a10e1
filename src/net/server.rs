//! A server on this machine for tests: it answers by path, and never more than it is told to.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test may panic

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

use url::Url;

/// What was asked.
pub(crate) struct Asked {
    pub(crate) method: String,
    pub(crate) path: String,
    /// First and last byte.
    pub(crate) range: Option<(usize, usize)>,
}

/// What is sent: the head without its last empty line, and the body.
pub(crate) struct Sent {
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
    /// Waits before it answers.
    pub(crate) delay: Duration,
}

impl Sent {
    pub(crate) fn new(head: impl Into<String>, body: impl Into<Vec<u8>>) -> Self {
        Self { head: head.into(), body: body.into(), delay: Duration::ZERO }
    }

    /// A file as a good server sends it.
    pub(crate) fn file(asked: &Asked, media_type: &str, body: &[u8]) -> Self {
        let common = format!(
            "Content-Type: {media_type}\r\nAccept-Ranges: bytes\r\nETag: \"1\"\r\nAccess-Control-Allow-Origin: *"
        );
        match asked.range.filter(|_| asked.method == "GET") {
            Some((first, last)) => {
                let last = last.min(body.len().saturating_sub(1));
                let part = &body[first..=last];
                let range = format!("Content-Range: bytes {first}-{last}/{}", body.len());
                let head =
                    format!("HTTP/1.1 206 Partial Content\r\n{common}\r\n{range}\r\nContent-Length: {}", part.len());
                Self::new(head, part)
            }
            None => Self::new(format!("HTTP/1.1 200 OK\r\n{common}\r\nContent-Length: {}", body.len()), body),
        }
    }
}

/// A running server; it ends with the process.
pub(crate) struct Server {
    port: u16,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Starts one that answers as `answer` says.
    pub(crate) fn start(answer: impl Fn(&Asked) -> Sent + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let log = Arc::new(Mutex::new(Vec::new()));
        let (asked, answer) = (log.clone(), Arc::new(answer));
        thread::spawn(move || {
            for stream in listener.incoming() {
                let (asked, answer) = (asked.clone(), answer.clone());
                // A client that went away is no fault of the server.
                thread::spawn(move || stream.ok().and_then(|stream| serve(stream, &asked, &*answer).ok()));
            }
        });
        Self { port, asked: log }
    }

    pub(crate) fn url(&self, path: &str) -> Url {
        Url::parse(&format!("http://127.0.0.1:{}{path}", self.port)).unwrap()
    }

    /// `HEAD /1.mp3`, one a request.
    pub(crate) fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

fn serve(stream: TcpStream, log: &Mutex<Vec<String>>, answer: &dyn Fn(&Asked) -> Sent) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let first = lines.next().unwrap_or_else(|| Ok(String::new()))?;
    let mut words = first.split(' ');
    let (method, path) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let mut asked = Asked { method: method.into(), path: path.into(), range: None };
    while let Some(line) = lines.next().transpose()?.filter(|line| !line.is_empty()) {
        if let Some(range) = line.to_ascii_lowercase().strip_prefix("range: bytes=") {
            asked.range = range.split_once('-').and_then(|(from, to)| Some((from.parse().ok()?, to.parse().ok()?)));
        }
    }
    log.lock().unwrap().push(format!("{method} {path}"));
    let sent = answer(&asked);
    thread::sleep(sent.delay);
    let mut stream = stream;
    write!(stream, "{}\r\nConnection: close\r\n\r\n", sent.head)?;
    if asked.method != "HEAD" {
        stream.write_all(&sent.body)?;
    }
    stream.flush()
}
