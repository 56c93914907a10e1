//! Attributes: unknown, missing, and their values.

use std::borrow::Cow;

use super::super::{attribute_case, attribute_missing, attribute_recommended, attribute_unknown};
use super::values;
use crate::diagnostic::{Diagnostics, Fix};
use crate::feed::read::{Attribute, Element, Ns};
use crate::lint::feed::FeedContext;
use crate::source::Span;
use crate::vocabulary::{self, Form, Need};
use crate::words::{did_you_mean, listed};

pub(super) fn check(
    feed: &FeedContext<'_>,
    element: Element<'_>,
    entry: &'static vocabulary::Element,
    found: &mut Diagnostics,
) {
    let mut misspelt: Vec<&str> = Vec::new();
    for attribute in element.attributes() {
        let name = attribute.local();
        if let Some(value) = entry.attributes.get(&*key(attribute)) {
            values::attribute(feed, element, attribute, entry, value, found);
            continue;
        }
        // Attributes of other namespaces are extensions, which RSS allows.
        if attribute.ns() != Ns::Rss {
            continue;
        }
        let known: Vec<&str> = entry.attributes.keys().map(String::as_str).collect();
        let span = attribute.span();
        let span = Span::new(span.start, span.start + name.len());
        if let Some(right) = known.iter().find(|known| known.eq_ignore_ascii_case(name)) {
            let message = format!("the attribute `{name}` of <{}> is spelt `{right}`", element.qualified());
            let diagnostic = feed.found(&attribute_case::RULE, span, message).help(format!("write `{right}`"));
            // Both spellings side by side would make one attribute twice.
            let alone = element.attribute(right).is_none();
            found.push(if alone { diagnostic.fix(Fix::safe(span, *right)) } else { diagnostic });
            misspelt.push(right);
        } else {
            let message = format!("<{}> has no attribute `{name}`", element.qualified());
            found.push(feed.found(&attribute_unknown::RULE, span, message).help(did_you_mean(name, &known)));
        }
    }
    absent(feed, element, entry, &misspelt, found);
}

/// The name as the tables have it, with the customary prefix.
fn key(attribute: Attribute<'_>) -> Cow<'_, str> {
    match attribute.ns() {
        Ns::Rss => attribute.local().into(),
        ns => format!("{}:{}", ns.prefix(), attribute.local()).into(),
    }
}

fn absent(
    feed: &FeedContext<'_>,
    element: Element<'_>,
    entry: &'static vocabulary::Element,
    misspelt: &[&str],
    found: &mut Diagnostics,
) {
    let is_present = |name: &str| element.attributes().any(|attribute| key(attribute) == name);
    let missing = |need: Need| -> Vec<&str> {
        let names = entry.attributes.iter().filter(|(_, value)| value.need == need);
        names.map(|(name, _)| name.as_str()).filter(|name| !is_present(name) && !misspelt.contains(name)).collect()
    };
    for name in missing(Need::Required) {
        let message = format!("<{}> has no attribute `{name}`", element.qualified());
        let diagnostic = feed.found(&attribute_missing::RULE, element.name_span(), message);
        let inside = element.text();
        // `<itunes:image>https://…</itunes:image>`: what the attribute should hold stands in the element.
        found.push(if inside.is_empty() || entry.text.form != Form::Empty {
            diagnostic.help(format!("add `{name}=\"…\"`"))
        } else {
            diagnostic.help(format!("put {} there, not between the tags", crate::words::shown(&inside)))
        });
    }
    let recommended = missing(Need::Recommended);
    if !recommended.is_empty() {
        let message = format!("<{}> is better with {}", element.qualified(), listed(&recommended));
        found.push(feed.found(&attribute_recommended::RULE, element.name_span(), message));
    }
}
