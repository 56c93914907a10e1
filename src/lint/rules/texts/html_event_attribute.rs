//! `html-event-attribute`

use super::html;
use super::scan::is_html;
use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// Notes hold an attribute that runs a script.
    ///
    /// ## Why it matters
    /// Careful apps remove it; careless ones run it.
    ///
    /// ## Example
    /// `<a onclick="…">`
    "html-event-attribute", Item, Warning, fix: None, check: Feed(check),
    sources: ["RSS Best Practices Profile; W3C feed validator"],
    w3c: ["SecurityRiskAttr", "SecurityRisk"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for text in html(feed) {
        for tag in text.tags().filter(|tag| !tag.is_end && is_html(tag.name)) {
            let events = |(name, _): &(&str, &str)| is_event(name);
            if let Some((name, _)) = tag.attributes().find(events) {
                found.push(feed.found(&RULE, text.span_of(&tag), format!("{name} runs a script")).help("take it out"));
            } else if let Some((name, _)) = tag.attributes().find(|(_, value)| is_script(value)) {
                let message = format!("the address in {name} runs a script");
                found.push(feed.found(&RULE, text.span_of(&tag), message).help("take it out"));
            }
        }
    }
    for element in feed.document.elements().filter(|element| element.ns() == Ns::Xhtml) {
        if let Some(event) = element.attributes().find(|attribute| is_event(attribute.local())) {
            found.push(feed.found(&RULE, event.span(), format!("{} runs a script", event.local())).help("take it out"));
        }
    }
}

/// `javascript:…`, also with the white space inside that browsers pass over.
fn is_script(value: &str) -> bool {
    let head: String = value.chars().filter(|c| !c.is_whitespace() && !c.is_control()).take(11).collect();
    let head = head.to_ascii_lowercase();
    head.starts_with("javascript:") || head.starts_with("vbscript:")
}

fn is_event(name: &str) -> bool {
    name.len() > 3
        && name.get(..2).is_some_and(|head| head.eq_ignore_ascii_case("on"))
        && name.bytes().all(|byte| byte.is_ascii_alphabetic())
}
