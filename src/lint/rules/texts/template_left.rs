//! `template-left`

use std::sync::LazyLock;

use memchr::{memchr3, memmem};
use regex::Regex;

use crate::diagnostic::Diagnostics;
use crate::lint::feed::FeedContext;
use crate::lint::feed_text::raw_span;
use crate::lint::rule::rule;

rule! {
    /// A piece of the template was published.
    ///
    /// ## Why it matters
    /// Somebody forgot to fill it in, or the template was never run.
    ///
    /// ## Example
    /// `<itunes:duration>[ITEM_DURATION]</itunes:duration>`, `{{ page.title }}`, `Lorem ipsum`, a description that is `TODO`
    "template-left", Item, Warning, fix: None, check: Feed(check),
    sources: ["practice: faults of 195 real feeds"]
}

static TEMPLATE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"\{\{[^{}\n]{0,80}\}\}|\{%[^%\n]{0,80}%\}|\[[A-Z]{2,}(?:_[A-Z]+)+\]|[Ll]orem ipsum dolor|\$\{[a-z_.]+\}|<%=",
    )
    .ok()
});

/// Longer texts were written by somebody.
const LONGEST_PROMISE: usize = 200;

/// What people write until they know what to write; inside of a sentence it may be meant.
fn is_promise(text: &str) -> bool {
    let words = ["TODO", "TBD", "TBA", "FIXME", "XXX"];
    let text = text.trim().trim_matches(['[', ']', '.', '!', '*']);
    words.contains(&text) || text.strip_prefix("TODO").is_some_and(|rest| rest.starts_with(':'))
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let Some(pattern) = TEMPLATE.as_ref() else { return };
    for element in feed.document.elements() {
        for text in element.texts().filter(|text| may_match(text.value())) {
            if let Some(left) = pattern.find(text.value()) {
                let span = raw_span(feed.document.file(), text, left.range());
                found.push(feed.found(&RULE, span, format!("`{}` is a piece of the template", left.as_str())));
            }
        }
        if element.texts().next().is_some_and(|text| text.value().len() < LONGEST_PROMISE && is_promise(text.value())) {
            let message = format!("<{}> is not written yet", element.qualified());
            found.push(feed.found(&RULE, element.text_span(), message).help("write it before it is published"));
        }
        for attribute in element.attributes() {
            let value = attribute.value();
            let is_left =
                may_match(value) && pattern.is_match(value) || (value.contains("}}") && !value.contains("{{"));
            if is_left {
                let message = format!("`{value}` holds a piece of the template");
                found.push(feed.found(&RULE, attribute.value_span(), message));
            }
        }
    }
}

static LOREM: LazyLock<memmem::Finder<'_>> = LazyLock::new(|| memmem::Finder::new("orem ipsum dolor"));

/// A cheap look for what every template has: most texts have none of it.
fn may_match(text: &str) -> bool {
    let text = text.as_bytes();
    memchr3(b'{', b'[', b'%', text).is_some() || LOREM.find(text).is_some()
}
