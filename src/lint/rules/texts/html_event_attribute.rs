//! `html-event-attribute`

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::html_tags::attributes::{Attribute, is_event, is_script};
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
    for text in &feed.texts.html {
        let running = text.notable(|one| is_event(one.name) || is_script(one.value));
        for Attribute { tag, name, .. } in running.filter(|attribute| attribute.tag.is_html()) {
            let message = match is_event(name) {
                true => format!("{name} runs a script"),
                false => format!("the address in {name} runs a script"),
            };
            found.push(feed.found(&RULE, text.span_of(&tag), message).help("take it out"));
        }
    }
    for element in feed.document.elements().filter(|element| element.ns() == Ns::Xhtml) {
        if let Some(event) = element.attributes().find(|attribute| is_event(attribute.local())) {
            found.push(feed.found(&RULE, event.span(), format!("{} runs a script", event.local())).help("take it out"));
        }
    }
}
