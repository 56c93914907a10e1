//! `reference-left`

use std::sync::LazyLock;

use regex::Regex;

use crate::diagnostic::Diagnostics;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// A plain text holds a reference such as `&amp;amp;` that was escaped twice.
    ///
    /// ## Why it matters
    /// Listeners see `Bread &amp;amp; Butter`.
    ///
    /// ## Example
    /// `<title>Bread &amp;amp;amp; Butter</title>`
    "reference-left", Item, Warning, fix: None, check: Feed(check),
    sources: ["RSS Best Practices Profile, Character Data"],
    w3c: ["ContainsHTML"]
}

static REFERENCE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"&(?:#[0-9]{1,7};|#[xX][0-9a-fA-F]{1,6};|(?P<name>[A-Za-z]{2,8})(?P<end>;?))").ok());

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for text in feed.texts.plain.iter().filter(|text| text.value.contains('&')) {
        let Some(pattern) = REFERENCE.as_ref() else { return };
        let is_meant = |found: &regex::Captures<'_>| match (found.name("name"), found.name("end")) {
            (Some(name), Some(end)) => is_named(name.as_str()) && (!end.as_str().is_empty() || name.as_str().len() > 3),
            // `&#x26;` for `&` is what the Best Practices Profile recommends: it survives those who decode twice.
            _ => !found.get(0).is_some_and(|whole| whole.as_str().to_ascii_lowercase().starts_with("&#x")),
        };
        let mut left = pattern.captures_iter(text.value).filter(is_meant).filter_map(|found| found.get(0));
        // An ampersand that is written as `&#x26;` is meant to be seen.
        let is_deliberate =
            |at: &regex::Match<'_>| feed.document.file().slice(text.span_at(at.range())).starts_with("&#");
        if let Some(first) = left.find(|at| text.is_cdata() || !is_deliberate(at)) {
            let message = format!("<{}> shows `{}` as it is", text.name(), first.as_str());
            found.push(feed.found(&RULE, text.span_at(first.range()), message).help("escape the text once"));
        }
    }
}

/// Is it the name of a character in HTML?
fn is_named(name: &str) -> bool {
    let reference = format!("&{name};");
    html_escape::decode_html_entities(&reference) != reference
}
