//! `html-event-attribute`

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::feed_text::Attribute;
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
        let running = text.attributes(|name, value| is_event(name) || is_script(value));
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

/// `javascript:…`, also with the white space inside that browsers pass over.
fn is_script(value: &str) -> bool {
    let seen = || value.chars().filter(|c| !c.is_whitespace() && !c.is_control()).map(|c| c.to_ascii_lowercase());
    ["javascript:", "vbscript:"].iter().any(|scheme| seen().take(scheme.len()).eq(scheme.chars()))
}

fn is_event(name: &str) -> bool {
    name.len() > 3
        && name.get(..2).is_some_and(|head| head.eq_ignore_ascii_case("on"))
        && name.bytes().all(|byte| byte.is_ascii_alphabetic())
}
