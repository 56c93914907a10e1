//! Web addresses and other URIs (RFC 3986).

use std::collections::BTreeSet;
use std::sync::LazyLock;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use url::Url;

use super::{Fault, Kind};
use crate::words::{nearest, shown};

/// What a URI may not hold (RFC 3986, section 2), apart from `%` and letters outside ASCII.
const ILLEGAL: &AsciiSet =
    &CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>').add(b'\\').add(b'^').add(b'`').add(b'{').add(b'|').add(b'}');

static SCHEMES: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| include_str!("../../../schemas/uri_schemes.txt").split_whitespace().collect());

/// What is wrong with the address of something on the web: it is whole, with a host, and of the web or of a scheme
/// that somebody registered.
pub fn check(text: &str) -> Option<Fault> {
    whole(text).or_else(|| {
        let on_disk = strip_scheme(text, "file:").is_some();
        on_disk.then(|| Fault::new(Kind::UrlLocal, "lies on one computer").help("write where it is on the web"))
    })
}

/// What is wrong with a URL of any registered scheme.
fn whole(text: &str) -> Option<Fault> {
    if text.is_empty() {
        return Some(Fault::new(Kind::UrlEmpty, "is no URL").help("fill it in or leave it out"));
    }
    (!is_ordinary(text)).then(|| fault(text)).flatten()
}

fn fault(text: &str) -> Option<Fault> {
    characters(text).or_else(|| scheme(text)).or_else(|| host(text))
}

/// Is it an address with `https:` as nearly all are? It has no fault of any kind.
pub fn is_ordinary_https(text: &str) -> bool {
    text.strip_prefix("https://").is_some_and(is_ordinary_behind_scheme)
}

/// Nearly all addresses are: a host of plain names, a path of letters that need no escape. The others are worth a closer
/// look.
fn is_ordinary(text: &str) -> bool {
    text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).is_some_and(is_ordinary_behind_scheme)
}

fn is_ordinary_behind_scheme(rest: &str) -> bool {
    let end = rest.bytes().position(|byte| matches!(byte, b'/' | b'?' | b'#')).unwrap_or(rest.len());
    let Some((host, path)) = rest.split_at_checked(end) else { return false };
    let mut fragments = 0;
    let is_fine = |byte: u8| {
        fragments += u32::from(byte == b'#');
        PLAIN.get(usize::from(byte)) == Some(&true)
    };
    is_ordinary_host(host) && path.bytes().all(is_fine) && fragments < 2
}

fn is_ordinary_host(host: &str) -> bool {
    let mut labels = host.as_bytes().rsplit(|byte| *byte == b'.');
    let Some(top) = labels.next() else { return false };
    let is_public = ![&b"local"[..], b"localhost"].iter().any(|local| top.eq_ignore_ascii_case(local));
    let is_top = !top.is_empty() && top.len() < host.len() && top.iter().all(u8::is_ascii_alphabetic);
    is_top && is_public && labels.all(is_label)
}

/// The bytes that need no escape behind the host, and the `#` that divides.
static PLAIN: [bool; 256] = plain();

#[allow(clippy::indexing_slicing)] // in range, or it would not compile
const fn plain() -> [bool; 256] {
    let (mut table, mut byte) = ([false; 256], 0);
    while byte < table.len() {
        table[byte] = (byte as u8).is_ascii_alphanumeric();
        byte += 1;
    }
    let (signs, mut at) = (b"-._~!$&'()*+,;=:@/?#", 0);
    while at < signs.len() {
        table[signs[at] as usize] = true;
        at += 1;
    }
    table
}

/// Is it a part of the name of a host? Punycode has rules of its own.
fn is_label(label: &[u8]) -> bool {
    let is_punycode = label.get(..4).is_some_and(|head| head.eq_ignore_ascii_case(b"xn--"));
    !label.is_empty() && !is_punycode && label.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-')
}

/// What is wrong with the address of a picture or a file, which apps fetch by `http:` or `https:` and by nothing else.
pub fn check_web(text: &str) -> Option<Fault> {
    whole(text).or_else(|| {
        let (scheme, _) = text
            .split_once(':')
            .filter(|(scheme, _)| !["http", "https"].iter().any(|web| scheme.eq_ignore_ascii_case(web)))?;
        Some(
            Fault::new(Kind::Url, format!("has the scheme `{scheme}`, by which apps fetch nothing"))
                .help("serve it with https:"),
        )
    })
}

/// Is it a scheme that somebody registered?
pub fn is_registered(scheme: &str) -> bool {
    SCHEMES.contains(scheme.to_ascii_lowercase().as_str())
}

/// What is wrong with a URL where the specification asks for `https:`.
pub fn check_https(text: &str) -> Option<Fault> {
    check_web(text).or_else(|| {
        let rest = strip_scheme(text, "http://")?;
        let fault = Fault::new(Kind::UrlHttp, "uses http, the podcast namespace asks for https");
        Some(fault.perhaps(format!("https://{rest}")))
    })
}

/// What is wrong with a URI of any scheme (`ipfs:`, `mailto:`, `urn:` …).
pub fn check_uri(text: &str) -> Option<Fault> {
    if text.is_empty() {
        return check(text);
    }
    characters(text).or_else(|| match scheme(text) {
        Some(fault) if fault.kind != Kind::UrlScheme => Some(fault),
        _ => host(text),
    })
}

/// Is it a whole `http:` or `https:` address?
pub fn is_web(text: &str) -> bool {
    let web = strip_scheme(text, "http://").or_else(|| strip_scheme(text, "https://"));
    web.is_some()
        && check(text).is_none_or(|fault| matches!(fault.kind, Kind::UrlDelimiter | Kind::UrlLocal | Kind::UrlPassword))
}

/// Characters that do not belong into a URI; what they are escaped as is the better value.
pub fn characters(text: &str) -> Option<Fault> {
    let wrong = text.chars().find(|c| !c.is_ascii() || ILLEGAL_CHARS.contains(c) || c.is_control())?;
    let escaped = utf8_percent_encode(text, ILLEGAL).to_string();
    let fault = if wrong.is_ascii() {
        let name = if wrong == ' ' { "a space".to_owned() } else { shown(&wrong.to_string()) };
        Fault::new(Kind::UrlCharacter, format!("holds {name}, which a URL may not"))
    } else {
        Fault::new(Kind::UrlNonAscii, format!("holds {}, a letter outside ASCII", shown(&wrong.to_string())))
    };
    // Where something else is wrong too, escaping would only hide it.
    let mended = scheme(&escaped).is_none() && host(&escaped).is_none() && !hosts_differ(text);
    Some(if mended {
        let help = format!("write {}", shown(&escaped));
        fault.help(help).better(escaped)
    } else {
        fault.help("write it percent-encoded")
    })
}

const ILLEGAL_CHARS: [char; 10] = [' ', '"', '<', '>', '\\', '^', '`', '{', '|', '}'];

/// Does the host itself need another spelling (an IDN, a space)? Percent signs do not help there.
fn hosts_differ(text: &str) -> bool {
    let after = text.split_once("//").map_or("", |(_, rest)| rest);
    let host = after.split(['/', '?', '#']).next().unwrap_or_default();
    host.chars().any(|c| !c.is_ascii() || ILLEGAL_CHARS.contains(&c))
}

fn scheme(text: &str) -> Option<Fault> {
    let Some((name, rest)) = text.split_once(':').filter(|(name, _)| is_scheme(name)) else {
        return Some(relative(text));
    };
    let lower = name.to_ascii_lowercase();
    if !SCHEMES.contains(lower.as_str()) {
        let fault = Fault::new(Kind::UrlScheme, format!("has the scheme `{name}`, which nobody registered"));
        let near = nearest(&lower, ["http", "https"]).filter(|_| rest.starts_with("//"));
        return Some(match near {
            Some(near) => fault.help(format!("did you mean {}?", shown(&format!("{near}:{rest}")))),
            None if looks_like_port(rest) => relative(text),
            None => fault.help("write the address with https:"),
        });
    }
    (is_hierarchical(text) && !rest.starts_with("//")).then(|| {
        Fault::new(Kind::Url, format!("lacks the `//` behind `{name}:`"))
            .help(format!("write `{name}://…`"))
            .perhaps(format!("{name}://{}", rest.trim_start_matches('/')))
    })
}

/// The name of the file that an address leads to: the last part of its path.
pub fn file_name(address: &str) -> &str {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    path.rsplit('/').next().unwrap_or_default()
}

/// What the name of the file ends in behind its last full stop.
pub fn ending(address: &str) -> Option<&str> {
    file_name(address).rsplit_once('.').map(|(_, ending)| ending)
}

/// Does a host stand behind its scheme?
fn is_hierarchical(text: &str) -> bool {
    let schemes = ["http", "https", "ftp", "ftps", "rtsp", "rtmp"];
    text.split_once(':').is_some_and(|(scheme, _)| schemes.iter().any(|known| known.eq_ignore_ascii_case(scheme)))
}

/// `example.org:8080/feed` has a port, not a scheme.
fn looks_like_port(rest: &str) -> bool {
    rest.bytes().next().is_some_and(|byte| byte.is_ascii_digit())
}

fn relative(text: &str) -> Fault {
    let fault = Fault::new(Kind::UrlRelative, "is no whole URL: it does not begin with https:// or another scheme");
    let first = text.split(['/', '?', '#']).next().unwrap_or_default();
    let first = first.split(':').next().unwrap_or_default();
    let label = |label: &str| !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let top = first.rsplit('.').next().unwrap_or_default();
    let is_host = first.contains('.') && first.split('.').all(label) && top.bytes().all(|b| b.is_ascii_alphabetic());
    let page = ["html", "htm", "php", "xml", "mp3", "m4a", "jpg", "jpeg", "png", "rss"];
    if let Some(rest) = text.strip_prefix("//") {
        fault.help(format!("write `https://{rest}`")).perhaps(format!("https://{rest}"))
    } else if is_host && !page.contains(&top) {
        fault.help(format!("write `https://{text}`")).perhaps(format!("https://{text}"))
    } else {
        fault.help("write the whole address, such as `https://example.org/`")
    }
}

fn host(text: &str) -> Option<Fault> {
    let error = match Url::parse(text) {
        // Browsers take the folder for the host.
        Ok(_) if is_hierarchical(text) && text.split_once("//").is_some_and(|(_, rest)| rest.starts_with('/')) => {
            "its host is missing".into()
        }
        Ok(url) => match url.host_str() {
            Some(host @ ("http" | "https"))
                if text.contains(&format!("{host}//")) || text.contains(&format!("{host}://")) =>
            {
                "its scheme stands there twice".into()
            }
            Some(host) if host.is_empty() || host.starts_with('.') || host.contains("..") => "its host is none".into(),
            _ => {
                return bad_percent(text)
                    .or_else(|| delimiter(text))
                    .or_else(|| local(&url))
                    .or_else(|| password(&url));
            }
        },
        // `at://did:plc:…` has colons in its authority, as its scheme wants them.
        Err(_) if !is_hierarchical(text) => return bad_percent(text),
        Err(error) => error.to_string(),
    };
    Some(Fault::new(Kind::Url, format!("is no URL that can be followed: {error}")).help("write an address that opens"))
}

/// A `%` without two hexadecimal digits behind it.
fn bad_percent(text: &str) -> Option<Fault> {
    let digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_hexdigit);
    let bytes = text.as_bytes();
    let at = memchr::memchr_iter(b'%', bytes).find(|at| !digit(bytes.get(at + 1)) || !digit(bytes.get(at + 2)))?;
    let mut better = text.to_owned();
    better.insert_str(at + 1, "25");
    let fault = Fault::new(Kind::UrlCharacter, "holds a `%` that no two hexadecimal digits follow");
    Some(fault.help("write `%25` for a percent sign").perhaps(better))
}

/// Square brackets behind the host, or a second `#`: RFC 3986 has no place for them.
fn delimiter(text: &str) -> Option<Fault> {
    let behind = text.split_once("//").map_or(text, |(_, behind)| behind);
    let host = behind.find(['/', '?', '#']).unwrap_or(behind.len());
    let (before, rest) = text.split_at(text.len() - behind.len() + host);
    let mut fragments = 0;
    let is_wrong = |sign: char| {
        fragments += usize::from(sign == '#');
        matches!(sign, '[' | ']') || (sign == '#' && fragments > 1)
    };
    let wrong: Vec<(usize, &str)> = rest.match_indices(is_wrong).collect();
    let (_, first) = wrong.first()?;
    let mut better = rest.to_owned();
    for (at, sign) in wrong.iter().rev() {
        let escaped = format!("%{:02X}", sign.as_bytes().first()?);
        better.replace_range(*at..at + 1, &escaped);
    }
    let better = format!("{before}{better}");
    let fault = Fault::new(Kind::UrlDelimiter, format!("holds `{first}` where it divides no parts of a URL"));
    Some(fault.help(format!("write {}", shown(&better))).perhaps(better))
}

/// What says by its name that it lies in a private network.
fn local(url: &Url) -> Option<Fault> {
    let is_local = crate::net::is_named_private(url.host());
    is_local.then(|| {
        Fault::new(Kind::UrlLocal, "lies in a private network, where listeners cannot go")
            .help("write where it is on the web")
    })
}

/// What opens with a name and a password that everybody can read in the feed.
fn password(url: &Url) -> Option<Fault> {
    (is_hierarchical(url.as_str()) && url.password().is_some()).then(|| {
        Fault::new(Kind::UrlPassword, "tells a password")
            .help("serve it without; browsers and apps do not send what stands there, and everybody can read it")
    })
}

fn is_scheme(name: &str) -> bool {
    let mut bytes = name.bytes();
    bytes.next().is_some_and(|first| first.is_ascii_alphabetic())
        && bytes.all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
}

fn strip_scheme<'a>(text: &'a str, scheme: &str) -> Option<&'a str> {
    let (head, rest) = (text.get(..scheme.len())?, text.get(scheme.len()..)?);
    head.eq_ignore_ascii_case(scheme).then_some(rest)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn an_ordinary_address_has_no_fault(text in "https?://([a-z0-9-]{0,4}|xn--[a-z]{1,3}|0x[0-9a-f]{1,2})([.][a-zA-Z0-9-]{0,9}){0,3}[.](org|local|7|LOCALHOST|com)(:[0-9]{1,6})?[/?#a-z%0-9\\[ä .:@~]{0,6}") {
            prop_assert!(!is_ordinary(&text) || fault(&text).is_none(), "{:?}", fault(&text));
        }
    }

    fn said(text: &str) -> String {
        let Some(fault) = check(text) else { return "fine".into() };
        let better = fault.better.map(|better| better.value).unwrap_or_default();
        format!("{:?} {} {better}", fault.kind, fault.message).trim_end().to_owned()
    }

    #[test]
    fn whole_addresses_are_fine() {
        for text in [
            "https://example.org/",
            "http://example.org:8080/a.mp3?x=1&y=%20#t",
            "ftp://example.org/x",
            "mailto:user@example.org",
            "HTTPS://EXAMPLE.org",
            "http://[2606:4700::1111]/",
            "at://did:plc:abc/app.bsky.feed.post/1",
            "tag:example.org,2020:1",
        ] {
            assert_eq!(said(text), "fine", "{text}");
        }
        assert!(is_web("HTTP://example.org") && !is_web("ftp://example.org") && !is_web("example.org"));
    }

    #[test]
    fn what_is_wrong_is_told_apart() {
        let lines: Vec<String> = [
            "/feed.xml",
            "www.example.org/x",
            "//example.org/x",
            "example.org:8080/x",
            "index.html",
            "https://example.org/a b.mp3",
            "https://example.org/ä.mp3",
            "https://münchen.example/",
            "https://example.org/100%.mp3",
            "https:/example.org/",
            "https://",
            "https:///1.mp3",
            "http://exa mple.org/",
            "feed://example.org/",
            "htps://example.org/",
            "https://example..org/",
            "https://https://example.org/",
            "https://example.org/a[1].mp3?b[]=2",
            "https://example.org/a#b#c",
            "http://localhost:4000/1",
            "http://192.168.1.4/",
            "file:///home/ada/1.html",
            "https://ada:rye@example.org/",
        ]
        .iter()
        .map(|text| format!("{text}: {}", said(text)))
        .collect();
        insta::assert_snapshot!(lines.join("\n"));
    }

    #[test]
    fn the_podcast_namespace_wants_https() {
        let fault = check_https("http://example.org/x").unwrap();
        assert_eq!((fault.kind, fault.better.unwrap().value), (Kind::UrlHttp, "https://example.org/x".to_owned()));
        assert_eq!(check_https("https://example.org/x"), None);
        assert_eq!(check_uri("ipfs://QmX"), None);
        assert!(check_uri("some text").is_some());
        for elsewhere in ["data:image/png;base64,AAAA", "ftp://example.org/a.jpg", "mailto:a@example.org"] {
            assert_eq!(check_web(elsewhere).unwrap().kind, Kind::Url, "{elsewhere}");
        }
        assert_eq!(check_web("HTTP://example.org/a.jpg"), None);
    }
}
