//! `guid-not-an-address`

use url::Url;

use crate::diagnostic::Diagnostics;
use crate::diagnostic::Fix;
use crate::feed::read::Element;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;
use crate::source::Span;

rule! {
    /// A guid is no address, and does not say so.
    ///
    /// ## Why it matters
    /// Without `isPermaLink="false"` readers may open the guid as a link.
    ///
    /// ## Example
    /// `<guid>ep-7</guid>` should be `<guid isPermaLink="false">ep-7</guid>`.
    "guid-not-an-address", Item, Warning, fix: Safe, check: Feed(check),
    sources: ["RSS 2.0, <guid>"],
    w3c: ["InvalidHttpGUID"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for element in feed.permalinks() {
        let guid = element.text();
        let is_address = ["http://", "https://", "ftp://", "mailto:", "tag:", "urn:"]
            .iter()
            .any(|scheme| guid.get(..scheme.len()).is_some_and(|head| head.eq_ignore_ascii_case(scheme)));
        // Parsers of addresses forgive white space, those who compare them do not.
        let is_one = !guid.contains(char::is_whitespace);
        let is_whole = is_one && Url::parse(&guid).is_ok_and(|url| url.has_host());
        if is_address && (is_whole || !guid.starts_with("http")) {
            continue;
        }
        let message = format!("the guid `{guid}` is no address, but isPermaLink is not false");
        let told = feed.found(&RULE, element.text_span(), message);
        found.push(told.fix(not_a_link(element)));
    }
}

/// Writes `isPermaLink="false"`.
pub(super) fn not_a_link(guid: Element<'_>) -> Fix {
    match guid.attribute("isPermaLink") {
        Some(flag) => Fix::safe(flag.value_span(), "false"),
        None => {
            let end = guid.name_span().end;
            Fix::safe(Span::new(end, end), " isPermaLink=\"false\"")
        }
    }
}
