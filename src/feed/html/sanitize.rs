//! Only what podcast apps render gets through; everything else loses its tags or, where it is no text, its content.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use ammonia::{Builder, UrlRelative, UrlRelativeEvaluate};
use url::{ParseError, Url};

use super::{References, Referred, Source, blocks};

pub(super) const TAGS: [&str; 35] = [
    "a",
    "b",
    "blockquote",
    "br",
    "code",
    "dd",
    "del",
    "dl",
    "dt",
    "em",
    "h1",
    "h2",
    "h3",
    "h4",
    "hr",
    "i",
    "img",
    "li",
    "ol",
    "p",
    "pre",
    "s",
    "small",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "u",
    "ul",
];

const SCHEMES: [&str; 3] = ["http", "https", "mailto"];

/// Elements whose content is no text for people either.
pub(super) const CONTENTLESS: [&str; 8] =
    ["iframe", "noscript", "object", "script", "style", "svg", "template", "title"];

/// Safe HTML: known tags, web and mail addresses, no styles, scripts or frames.
///
/// Relative addresses are resolved as `base` has it; where it has none they are dropped.
pub(super) fn sanitize(html: &str, base: Base<'_>) -> String {
    let attributes = HashMap::from([
        ("a", HashSet::from(["href", "title"])),
        ("img", HashSet::from(["src", "alt", "width", "height"])),
        ("ol", HashSet::from(["start"])),
        ("td", HashSet::from(["colspan", "rowspan"])),
        ("th", HashSet::from(["colspan", "rowspan"])),
    ]);
    Builder::new()
        .tags(HashSet::from(TAGS))
        .clean_content_tags(HashSet::from(CONTENTLESS))
        .tag_attributes(attributes)
        .generic_attributes(HashSet::new())
        .url_schemes(HashSet::from(SCHEMES))
        .url_relative(UrlRelative::Custom(Box::new(base)))
        .attribute_filter(|_, name, value| match name {
            "href" | "src" => Some(ascii_address(value)),
            _ => Some(value.into()),
        })
        .link_rel(Some("noopener"))
        .clean(&blocks::as_lines(html))
        .to_string()
}

/// What relative addresses are relative to.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Base<'a> {
    page: Option<&'a Url>,
    references: Option<&'a dyn References>,
}

impl<'a> Base<'a> {
    /// Addresses in notes as `source` describes them: on their page, else on that of the show.
    pub(super) fn of(source: &Source<'a>) -> Self {
        Self { page: source.link.or(source.show_link), references: source.references }
    }

    /// What the sanitiser makes of `address`; none where it takes it away.
    pub(super) fn judge<'u>(&self, address: &'u str) -> Option<Cow<'u, str>> {
        if is_plain(address) {
            return Some(address.into());
        }
        match Url::parse(address) {
            Ok(url) => SCHEMES.contains(&url.scheme()).then(|| ascii_address(address)),
            Err(ParseError::RelativeUrlWithoutBase) => self.evaluate(address),
            Err(_) => None,
        }
    }
}

impl<'a> UrlRelativeEvaluate<'a> for Base<'a> {
    fn evaluate<'url>(&self, address: &'url str) -> Option<Cow<'url, str>> {
        if address.starts_with("www.") {
            return Url::parse(&format!("https://{address}")).ok().map(|url| String::from(url).into());
        }
        if address.is_empty() {
            return None;
        }
        let found = self.references.filter(|_| !address.starts_with('#')).map(|references| references.find(address));
        let url = match found.unwrap_or(Referred::Unknown) {
            Referred::To(url) => url,
            Referred::Nowhere => return None,
            Referred::Unknown => self.page?.join(address).ok()?,
        };
        matches!(url.scheme(), "http" | "https").then(|| String::from(url).into())
    }
}

/// Is it so plain an address of the web that nothing in it has to be looked up or can be wrong? Most are, and to parse one
/// takes longer than to write it.
fn is_plain(address: &str) -> bool {
    let Some(rest) = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://")) else { return false };
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let is_label = |label: &str| {
        let is_letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
        let mut after_hyphen = false;
        let is_sound = |byte: u8| {
            let is_second = after_hyphen && byte == b'-';
            after_hyphen = byte == b'-';
            (is_letter(byte) || byte == b'-') && !is_second
        };
        !label.is_empty() && label.bytes().all(is_sound)
    };
    // What ends in a number is an address of another kind.
    let ends_in_name =
        host.rsplit_once('.').is_some_and(|(_, last)| last.bytes().all(|byte| byte.is_ascii_lowercase()));
    // Behind the host nothing can be wrong, and all but blanks and other scripts is kept as it is.
    ends_in_name && host.split('.').all(is_label) && path.bytes().all(|byte| byte.is_ascii_graphic())
}

/// Feeds hold URLs, not IRIs (RSS Profile): other characters are percent-encoded.
fn ascii_address(value: &str) -> Cow<'_, str> {
    match Url::parse(value) {
        Ok(url) if !value.is_ascii() || value.contains(' ') => String::from(url).into(),
        _ => value.into(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn plain_addresses_are_sound(host in "[a-z0-9.-]{1,12}\\.[a-z]{1,6}", path in "(/[!-~]{0,12})?", scheme in "https?") {
            let address = format!("{scheme}://{host}{path}");
            if is_plain(&address) {
                prop_assert!(Url::parse(&address).is_ok_and(|url| url.scheme() == scheme), "{address}");
                prop_assert_eq!(ascii_address(&address), address.as_str());
            }
        }
    }

    #[test]
    fn what_is_not_plain_is_looked_at() {
        assert!(is_plain("https://example.org/a/b-c_d.html"));
        for address in [
            "https://example.org?x",
            "https://example",
            "https://1.2.3.4/",
            "https://a..b/",
            "https://xn--a.org",
            "https://a@b.org/",
            "ftp://a.org",
            "https://a.org:80/",
            "https://.org",
            "https://a.org/a b",
            "https://a.org/é",
        ] {
            assert!(!is_plain(address), "{address}");
        }
    }
}
