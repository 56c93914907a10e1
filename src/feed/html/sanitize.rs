//! Only what podcast apps render gets through; everything else loses its tags or, where it is no text, its content.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use ammonia::{Builder, UrlRelative, UrlRelativeEvaluate};
use url::Url;

const TAGS: [&str; 35] = [
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

/// Elements whose content is no text for people either.
const CONTENTLESS: [&str; 8] = ["iframe", "noscript", "object", "script", "style", "svg", "template", "title"];

/// Safe HTML: known tags, web and mail addresses, no styles, scripts or frames.
///
/// Relative addresses are resolved against the show's page, bare fragments against the episode's; where there is none
/// they are dropped.
pub(super) fn sanitize(html: &str, page: Option<&Url>, show: Option<&Url>) -> String {
    let base = Base { page: page.or(show).cloned(), show: show.cloned() };
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
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        .url_relative(UrlRelative::Custom(Box::new(base)))
        .attribute_filter(|_, name, value| match name {
            "href" | "src" => Some(ascii_address(value)),
            _ => Some(value.into()),
        })
        .link_rel(Some("noopener"))
        .clean(html)
        .to_string()
}

/// What relative addresses are relative to.
struct Base {
    page: Option<Url>,
    show: Option<Url>,
}

impl<'a> UrlRelativeEvaluate<'a> for Base {
    fn evaluate<'url>(&self, address: &'url str) -> Option<Cow<'url, str>> {
        if address.starts_with("www.") {
            return Url::parse(&format!("https://{address}")).ok().map(|url| String::from(url).into());
        }
        let base = if address.starts_with('#') { &self.page } else { &self.show };
        let url = base.as_ref()?.join(address).ok()?;
        matches!(url.scheme(), "http" | "https").then(|| String::from(url).into())
    }
}

/// Feeds hold URLs, not IRIs (RSS Profile): other characters are percent-encoded.
fn ascii_address(value: &str) -> Cow<'_, str> {
    match Url::parse(value) {
        Ok(url) if !value.is_ascii() || value.contains(' ') => String::from(url).into(),
        _ => value.into(),
    }
}
