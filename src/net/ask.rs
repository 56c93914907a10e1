//! One question: HEAD first, then the first bytes.

use std::collections::HashSet;
use std::io::Read;
use std::ops::Range;

use ureq::http::{Response, header};
use ureq::{Body, Error};
use url::Url;

use super::guard::{REFUSED, is_named_private};
use super::{Answer, Client, Fault, Ranges};

/// Redirects that are followed at most.
const MOST_HOPS: usize = 10;
/// Bytes that are read of a file: enough for the head of a picture.
const HEAD: u64 = 64 * 1024;

/// A response at the end of redirects.
struct Arrived {
    response: Response<Body>,
    redirects: Vec<String>,
    permanent: bool,
}

impl Client {
    /// What the server of `url` says; asked once in a run, and again when it stumbles.
    pub fn answer(&self, url: &Url) -> Answer {
        if let Some(known) = self.known.lock().ok().and_then(|known| known.get(url).cloned()) {
            return known;
        }
        let answer = self.cache.as_ref().and_then(|cache| cache.get(url)).unwrap_or_else(|| {
            let answer = self.ask_twice(url);
            if let Some(cache) = &self.cache {
                cache.put(url, &answer);
            }
            answer
        });
        if let Ok(mut known) = self.known.lock() {
            known.insert(url.clone(), answer.clone());
        }
        answer
    }

    fn ask_twice(&self, url: &Url) -> Answer {
        let answer = self.ask(url);
        let stumbled =
            matches!(answer.fault, Some(Fault::Slow | Fault::Broken(_))) || matches!(answer.status, 429 | 500..);
        if stumbled { self.ask(url) } else { answer }
    }

    fn ask(&self, url: &Url) -> Answer {
        let mut answer = Answer { permanent: true, ..Answer::default() };
        let asked = self.head(url, &mut answer).and_then(|()| self.first_bytes(url, &mut answer));
        if let Err(fault) = asked {
            return Answer { fault: Some(fault), ..answer };
        }
        answer
    }

    fn head(&self, url: &Url, answer: &mut Answer) -> Result<(), Fault> {
        let arrived = match self.follow(url, true, None, false) {
            // Servers that know no HEAD break the connection, or are silent; GET will tell.
            Err(Fault::Broken(_)) => {
                answer.head_refused = Some(0);
                return Ok(());
            }
            arrived => arrived?,
        };
        answer.take(&arrived);
        answer.length = number(&arrived.response, header::CONTENT_LENGTH);
        if !answer.is_there() {
            answer.head_refused = Some(answer.status);
        }
        Ok(())
    }

    /// The first bytes, asked for as a range; a server that sends the whole file is not listened to for long.
    fn first_bytes(&self, url: &Url, answer: &mut Answer) -> Result<(), Fault> {
        // Text is compressed on the way, and only GET shows it; of sound and pictures a part is asked for as it is.
        let is_text = |kind: &str| {
            !["audio/", "video/", "image/", "application/octet"].iter().any(|media| kind.starts_with(media))
        };
        let compressed = answer.plain_type().is_some_and(|kind| is_text(&kind));
        let arrived = self.follow(url, false, Some(0..HEAD), compressed)?;
        let refused = answer.head_refused.take();
        let length = answer.length;
        answer.take(&arrived);
        let range = text(&arrived.response, header::CONTENT_RANGE);
        answer.length = match arrived.response.status().as_u16() {
            206 => range.as_deref().and_then(total).or(length),
            _ => number(&arrived.response, header::CONTENT_LENGTH).or(length),
        };
        answer.ranges = match (arrived.response.status().as_u16(), range) {
            (206, Some(range)) if range.trim_start().starts_with("bytes 0-") => Ranges::Sent,
            _ => Ranges::Ignored,
        };
        // Where GET is refused as well, HEAD is not to blame.
        answer.head_refused = refused.filter(|_| answer.is_there());
        if answer.is_there() {
            let mut body = arrived.response.into_body();
            // What breaks off behind the head is nobody's concern here.
            let _ = body.as_reader().take(HEAD).read_to_end(&mut answer.head);
        }
        Ok(())
    }

    /// Bytes of a file, all of them that the server sends for the range.
    pub(super) fn range(&self, url: &Url, range: Range<u64>) -> Result<Vec<u8>, Fault> {
        let length = range.end - range.start;
        let arrived = self.follow(url, false, Some(range), false)?;
        if arrived.response.status().as_u16() != 206 {
            return Err(Fault::Broken("the server sends no parts of files".into()));
        }
        let mut bytes = Vec::new();
        let mut body = arrived.response.into_body();
        body.as_reader().take(length).read_to_end(&mut bytes).map_err(|error| Fault::Broken(error.to_string()))?;
        Ok(bytes)
    }

    /// The answer to a request for all of a file.
    pub(super) fn whole(&self, url: &Url) -> Result<Response<Body>, Fault> {
        Ok(self.follow(url, false, None, false)?.response)
    }

    /// Goes where redirects lead.
    fn follow(&self, url: &Url, head: bool, range: Option<Range<u64>>, compressed: bool) -> Result<Arrived, Fault> {
        let (mut at, mut seen) = (url.clone(), HashSet::new());
        let (mut redirects, mut permanent) = (Vec::new(), true);
        loop {
            if !seen.insert(at.clone()) || redirects.len() > MOST_HOPS {
                return Err(Fault::Circle);
            }
            if !self.private && is_named_private(at.host()) {
                return Err(Fault::Private);
            }
            let mut request = if head { self.agent.head(at.as_str()) } else { self.agent.get(at.as_str()) };
            if let Some(range) = &range {
                request =
                    request.header(header::RANGE, format!("bytes={}-{}", range.start, range.end.saturating_sub(1)));
            }
            let encoding = if compressed { "gzip" } else { "identity" };
            // A podcast app is a program on another site: it says so, to be told whether it may read.
            let asked =
                request.header(header::ORIGIN, "https://podwright.example").header(header::ACCEPT_ENCODING, encoding);
            let response = asked.call().map_err(|error| fault(error, at.scheme()))?;
            let status = response.status().as_u16();
            if !matches!(status, 301 | 302 | 303 | 307 | 308) {
                return Ok(Arrived { response, redirects, permanent });
            }
            permanent &= matches!(status, 301 | 308);
            let next = text(&response, header::LOCATION).and_then(|location| at.join(&location).ok());
            at = next.filter(|next| matches!(next.scheme(), "http" | "https")).ok_or(Fault::Nowhere)?;
            redirects.push(at.to_string());
        }
    }
}

impl Answer {
    /// What the headers of a response say.
    fn take(&mut self, arrived: &Arrived) {
        let response = &arrived.response;
        self.status = response.status().as_u16();
        self.redirects.clone_from(&arrived.redirects);
        self.permanent = arrived.permanent;
        self.media_type = text(response, header::CONTENT_TYPE);
        self.cors = text(response, header::ACCESS_CONTROL_ALLOW_ORIGIN);
        self.encoding = text(response, header::CONTENT_ENCODING).or(self.encoding.take());
        let headers = response.headers();
        self.has_validator |= headers.contains_key(header::ETAG) || headers.contains_key(header::LAST_MODIFIED);
    }
}

fn text(response: &Response<Body>, name: header::HeaderName) -> Option<String> {
    let value = response.headers().get(name)?;
    Some(String::from_utf8_lossy(value.as_bytes()).trim().to_owned())
}

fn number(response: &Response<Body>, name: header::HeaderName) -> Option<u64> {
    // The size of what is compressed on the way is not that of the file.
    let compressed = text(response, header::CONTENT_ENCODING).is_some_and(|encoding| encoding != "identity");
    text(response, name)?.parse().ok().filter(|_| !compressed)
}

/// The size of the file in `bytes 0-1/1234`.
fn total(range: &str) -> Option<u64> {
    range.rsplit_once('/')?.1.trim().parse().ok()
}

fn fault(error: Error, scheme: &str) -> Fault {
    match error {
        Error::HostNotFound => Fault::UnknownHost,
        Error::Timeout(_) => Fault::Slow,
        Error::BadUri(why) if why == REFUSED => Fault::Private,
        Error::Tls(why) => Fault::Tls(why.into()),
        // What does not fit the encryption: certificates, and servers that do not encrypt at all.
        Error::Io(error) if scheme == "https" && error.kind() == std::io::ErrorKind::InvalidData => {
            Fault::Tls(error.to_string())
        }
        Error::Io(error) if error.kind() == std::io::ErrorKind::TimedOut => Fault::Slow,
        // Resolvers say it in the words of the system.
        Error::Io(error) if error.to_string().contains("lookup address") => Fault::UnknownHost,
        other => {
            let why = other.to_string();
            if matches!(other, Error::Rustls(_)) { Fault::Tls(why) } else { Fault::Broken(why) }
        }
    }
}
