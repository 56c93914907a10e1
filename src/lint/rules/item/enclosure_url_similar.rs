//! `enclosure-url-similar`

use std::collections::HashMap;

use crate::diagnostic::Diagnostics;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;
use crate::source::Span;

rule! {
    /// Two episodes have the same audio, by two addresses.
    ///
    /// ## What it does
    /// Finds enclosures that differ in `http:`, in `www.`, in what stands behind the name of the file, or in a prefix that
    /// counts downloads, and in nothing else.
    ///
    /// ## Why it matters
    /// Listeners hear one episode twice; the file of the other one was forgotten.
    ///
    /// ## Example
    /// `https://a.example/7.mp3` and `https://op3.dev/e/a.example/7.mp3`
    "enclosure-url-similar", Item, Warning, fix: None, check: Feed(check),
    sources: ["Apple, Podcast RSS feed requirements", "practice: OP3, Podtrac and other prefixes that measure downloads"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let mut seen: HashMap<&str, (Address<'_>, Span)> = HashMap::new();
    for item in &feed.episodes {
        let Some(url) = item.enclosure.and_then(|enclosure| enclosure.attribute("url")) else { continue };
        let address = url.value().trim();
        let Some(address) = Address::new(address) else { continue };
        match seen.get(address.file) {
            Some((first, span)) if address.is_same_file(first) && address.whole != first.whole => found.push(
                feed.found(
                    &RULE,
                    url.value_span(),
                    format!("`{}` and `{}` are the same file", address.whole, first.whole),
                )
                .help("give each episode its own audio")
                .related(feed.document.place(*span), "the other enclosure"),
            ),
            Some(_) => {}
            None => drop(seen.insert(address.file, (address, url.value_span()))),
        }
    }
}

/// An address with what does not tell files apart.
struct Address<'a> {
    whole: &'a str,
    /// Host and path, behind all prefixes.
    file: &'a str,
    query: &'a str,
}

impl<'a> Address<'a> {
    fn new(whole: &'a str) -> Option<Self> {
        let behind = behind_prefixes(whole)?.split('#').next()?;
        let (file, query) = behind.split_once('?').unwrap_or((behind, ""));
        Some(Self { whole, file: file.strip_prefix("www.").unwrap_or(file), query })
    }

    /// Two queries may choose two files; one alone measures, where the rest names a file of sound.
    fn is_same_file(&self, other: &Self) -> bool {
        let one_alone = self.query.is_empty() || other.query.is_empty();
        self.file == other.file && (self.query == other.query || (one_alone && is_media(self.file)))
    }
}

/// What an address leads to in the end, without its scheme: `a.example/7.mp3` of `https://op3.dev/e/a.example/7.mp3`.
pub(super) fn behind_prefixes(address: &str) -> Option<&str> {
    let (_, rest) = address.split_once("://")?;
    let path = rest.split(['?', '#']).next()?;
    let inner = path.rfind("://").map_or(0, |at| at + "://".len());
    let path = path.get(inner..)?;
    // The last folder that is the name of a host: what stands before it measures downloads.
    let mut folders = path.rmatch_indices('/').map(|(at, _)| at + 1);
    let host = folders.find(|at| path.get(*at..).is_some_and(begins_with_host));
    rest.get(inner + host.unwrap_or_default()..)
}

/// Does a folder come first that could be a host, such as `cdn.example.org/`? `redirect.mp3/` is none.
fn begins_with_host(path: &str) -> bool {
    let Some((folder, _)) = path.split_once('/') else { return false };
    let top = folder.rsplit_once('.').map_or("", |(_, top)| top);
    let is_name = folder.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'));
    is_name && top.len() >= 2 && top.bytes().all(|byte| byte.is_ascii_alphabetic()) && !is_media(folder)
}

/// Is it named like a file of sound, so that a query does not choose another one?
fn is_media(path: &str) -> bool {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    ["mp3", "m4a", "mp4", "m4v", "ogg", "opus", "aac", "wav"].iter().any(|media| media.eq_ignore_ascii_case(ending))
}

#[cfg(test)]
mod tests {
    use super::Address;

    fn are_same(one: &str, other: &str) -> bool {
        let other = Address::new(other).unwrap();
        Address::new(one).is_some_and(|one| one.is_same_file(&other))
    }

    #[test]
    fn prefixes_and_queries_do_not_make_another_file() {
        let plain = "https://a.example/x/7.mp3";
        for same in [
            "http://www.a.example/x/7.mp3",
            "https://op3.dev/e/a.example/x/7.mp3",
            "https://op3.dev/e,pg=b2/https://a.example/x/7.mp3",
            "https://dts.podtrac.com/redirect.mp3/chrt.fm/track/1/a.example/x/7.mp3?source=feed",
            "https://a.example/x/7.mp3#t=0",
        ] {
            assert!(are_same(same, plain), "{same}");
        }
        for other in ["https://a.example/7.mp3", "https://a.example/x/8.mp3", "https://b.example/x/7.mp3", "7.mp3"] {
            assert!(!are_same(other, plain), "{other}");
        }
        for path in ["play", "play.mp3"] {
            assert!(!are_same(&format!("https://a.example/{path}?id=1"), &format!("https://a.example/{path}?id=2")));
        }
    }
}
