//! Parts of links and addresses that several rules look at.

use crate::notes::{Link, NoteLine, Notes};
use crate::source::{SourceFile, Span};

/// Ends of host names that people write without a scheme. Others, such as `md` or `js`, are more often ends of file
/// names.
const PLAIN_ENDS: &[&str] = &[
    "ai", "app", "at", "au", "be", "blog", "ca", "ch", "club", "co", "codes", "com", "cz", "de", "dev", "dk", "edu",
    "es", "eu", "fi", "fm", "fr", "gov", "ie", "info", "io", "it", "jp", "me", "net", "news", "nl", "no", "nz", "org",
    "page", "page", "pro", "se", "site", "social", "space", "tech", "tv", "uk", "us", "video", "xyz",
];

/// Second levels below which sites are registered (`example.co.uk`).
const SECOND_LEVELS: &[&str] = &["ac", "co", "com", "edu", "gov", "ne", "net", "or", "org"];

/// Every link of the notes with its line.
pub(super) fn links(notes: &Notes) -> impl Iterator<Item = (&NoteLine, &Link)> {
    notes.lines.iter().flat_map(|line| line.inline.links.iter().map(move |link| (line, link)))
}

/// The bytes of the address `url` in `whole`, a link or an image; all of it where the address is written with escapes.
pub(super) fn address(file: &SourceFile, whole: Span, url: &str) -> Span {
    match file.slice(whole).rfind(url).filter(|_| !url.is_empty()) {
        Some(at) => Span::new(at, at + url.len()).shifted(whole.start),
        None => whole,
    }
}

/// The address without `http://` or `https://`; none for other schemes.
pub(super) fn after_scheme(url: &str) -> Option<&str> {
    let (scheme, rest) = url.split_once("://")?;
    let is_web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    is_web.then_some(rest)
}

/// The host as it is written, without user and port; none for what is no web address.
pub(super) fn host(url: &str) -> Option<&str> {
    let authority = after_scheme(url)?.split(['/', '?', '#', '\\']).next()?;
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let port = |port: &str| port.bytes().all(|byte| byte.is_ascii_digit());
    Some(host.rsplit_once(':').filter(|(_, digits)| port(digits)).map_or(host, |(host, _)| host))
}

/// The path with its slash, without query and fragment.
pub(super) fn path(url: &str) -> &str {
    let rest = after_scheme(url).unwrap_or(url);
    let rest = rest.find('/').and_then(|at| rest.get(at..)).unwrap_or_default();
    rest.split(['?', '#']).next().unwrap_or_default()
}

/// The part of a host name that somebody registered, in small letters: `example.co.uk` of `www.example.co.uk`.
pub(super) fn site(host: &str) -> String {
    let host = host.trim_end_matches('.').to_lowercase();
    let labels: Vec<&str> = host.split('.').collect();
    let below = |count: usize| labels.len().checked_sub(count).and_then(|at| labels.get(at..));
    let wide = match below(2) {
        Some([second, top]) => top.len() == 2 && SECOND_LEVELS.contains(second),
        _ => false,
    };
    below(if wide { 3 } else { 2 }).map_or_else(|| host.clone(), |labels| labels.join("."))
}

/// Is `host` a name with an end that people write without a scheme, such as `example.org`?
pub(super) fn is_plain_host(host: &str) -> bool {
    let end = host.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    let labels =
        host.split('.').all(|label| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-'));
    labels && host.contains('.') && PLAIN_ENDS.contains(&end.as_str())
}

/// Is `host` `domain` or below it?
pub(super) fn is_below(host: &str, domain: &str) -> bool {
    let cut = host.len().checked_sub(domain.len());
    let (Some(above), Some(end)) = (cut.and_then(|cut| host.get(..cut)), cut.and_then(|cut| host.get(cut..))) else {
        return false;
    };
    end.eq_ignore_ascii_case(domain) && (above.is_empty() || above.ends_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_and_paths() {
        assert_eq!(host("https://ada@www.example.org:8080/x?y"), Some("www.example.org"));
        assert_eq!(host("https:///x"), Some(""));
        assert_eq!(host("mailto:ada@example.org"), None);
        assert_eq!(path("https://example.org/a/b?c#d"), "/a/b");
        assert_eq!(path("https://example.org"), "");
    }

    #[test]
    fn sites() {
        assert_eq!(site("www.Example.org"), "example.org");
        assert_eq!(site("a.b.co.uk"), "b.co.uk");
        assert_eq!(site("localhost"), "localhost");
        assert!(is_below("docs.example.org", "example.org") && !is_below("myexample.org", "example.org"));
        assert!(is_plain_host("example.org") && !is_plain_host("setup.py") && !is_plain_host("a..org"));
    }
}
