//! Values of texts and attributes.

use super::super::{text_unexpected, value_blank, value_too_long, value_whitespace, values};
use super::fix;
use crate::diagnostic::{Diagnostic, Diagnostics, Fix, Severity};
use crate::feed::read::{Attribute, Element, Ns};
use crate::lint::feed::FeedContext;
use crate::lint::registry;
use crate::source::Span;
use crate::vocabulary::values::{Better, Fault};
use crate::vocabulary::{self, Form, Need, Value};
use crate::words::shown;

/// The text of an element.
pub(super) fn text(feed: &FeedContext<'_>, element: Element<'_>, entry: &vocabulary::Element, found: &mut Diagnostics) {
    let value = &entry.text;
    let text = element.text();
    if value.by_hand {
        notes_blank(feed, element, &text, value, found);
        return surrounded(feed, element, &text, value, found);
    }
    if value.form == Form::Empty {
        if !text.is_empty() {
            let message = format!("{} stands in <{}>, which holds no text", shown(&text), element.qualified());
            found.push(feed.found(&text_unexpected::RULE, element.text_span(), message).help("leave it out"));
        }
        return;
    }
    let place = Where { element, attribute: None, span: element.text_span() };
    if text.is_empty() {
        // What may be empty says enough by its attributes, such as a soundbite without a title of its own.
        if value.need == Need::Optional && value.form.may_be_blank() && element.attributes().next().is_some() {
            return;
        }
        let place = Where { span: element.name_span(), ..place };
        let first = found.len();
        let needed = entry.missing.as_deref().filter(|_| entry.need == Need::Required);
        required_or_blank(feed, &place, needed, value, found);
        found.iter_mut().skip(first).for_each(|one| soften(one, element, entry));
        return;
    }
    let first = found.len();
    judge(feed, &place, &text, value, |better| fix::text(element, better), found);
    found.iter_mut().skip(first).for_each(|one| soften(one, element, entry));
    surrounded(feed, element, &text, value, found);
}

/// Notes that are empty while others stand beside them; an item without any has a rule of its own.
fn notes_blank(feed: &FeedContext<'_>, element: Element<'_>, text: &str, value: &Value, found: &mut Diagnostics) {
    const NOTES: [(Ns, &str); 3] = [(Ns::Rss, "description"), (Ns::Content, "encoded"), (Ns::Itunes, "summary")];
    let is_blank = |element: Element<'_>| element.text().is_empty() && element.children().next().is_none();
    if value.form != Form::Html || !text.is_empty() || !is_blank(element) {
        return;
    }
    let beside = |(ns, name)| element.parent().and_then(|item| item.child(ns, name)).is_some_and(|one| !is_blank(one));
    if NOTES.into_iter().any(beside) {
        let message = format!("<{}> is empty", element.qualified());
        found.push(feed.found(&value_blank::RULE, element.name_span(), message).help("fill it in or leave it out"));
    }
}

/// White space around a text that is no HTML.
fn surrounded(feed: &FeedContext<'_>, element: Element<'_>, text: &str, value: &Value, found: &mut Diagnostics) {
    if text.is_empty() || value.form == Form::Html || element.raw_text().len() == text.len() {
        return;
    }
    let message = format!("there is white space around {} in <{}>", shown(text), element.qualified());
    let diagnostic =
        feed.found(&value_whitespace::RULE, element.text_span(), message).help("leave the white space out");
    // Another guid is another episode for readers that do not trim: whoever publishes it decides.
    let better = Better { value: text.to_owned(), sure: true };
    found.push(match fix::text(element, &better).filter(|_| !value.by_hand) {
        Some(fix) => diagnostic.fix(fix),
        None => diagnostic,
    });
}

/// The value of an attribute.
pub(super) fn attribute(
    feed: &FeedContext<'_>,
    element: Element<'_>,
    attribute: Attribute<'_>,
    entry: &vocabulary::Element,
    value: &Value,
    found: &mut Diagnostics,
) {
    let place = Where { element, attribute: Some(attribute), span: attribute.value_span() };
    let text = attribute.value().trim();
    if !text.is_empty() && text.len() != attribute.value().len() {
        let message = format!("there is white space around {} in {}", shown(text), place.name());
        let better = Better { value: text.to_owned(), sure: true };
        let diagnostic = feed.found(&value_whitespace::RULE, place.span, message);
        found.push(diagnostic.help("leave the white space out").fix(fix::attribute(attribute, &better)));
    }
    if value.by_hand {
        return;
    }
    let first = found.len();
    if text.is_empty() {
        // An attribute that may be left out says as much when it is empty; but a flag is read as one of its two values,
        // and no language is the one of the show only where the attribute is left out.
        if value.need == Need::Required || matches!(value.form, Form::Boolean | Form::Language) {
            let place = Where { span: attribute.span(), ..place };
            let needed = entry.missing.as_deref().filter(|_| entry.need == Need::Required);
            required_or_blank(feed, &place, needed, value, found);
            found.iter_mut().skip(first).for_each(|one| soften(one, element, entry));
        }
        return;
    }
    judge(feed, &place, text, value, |better| Some(fix::attribute(attribute, better)), found);
    found.iter_mut().skip(first).for_each(|one| soften(one, element, entry));
}

/// Faults in modules that hardly any app reads do not make a feed a broken one; those of elements that nobody should
/// use any more are hardly worth a word.
fn soften(finding: &mut Diagnostic, element: Element<'_>, entry: &vocabulary::Element) {
    let core = matches!(element.ns(), Ns::Rss | Ns::Itunes | Ns::Podcast);
    if entry.instead.is_some() && finding.rule == value_blank::RULE.name {
        finding.severity = Severity::Info;
    } else if !core {
        finding.severity = finding.severity.min(Severity::Warning);
    }
}

/// Where a value stands.
#[derive(Clone, Copy)]
struct Where<'a> {
    element: Element<'a>,
    attribute: Option<Attribute<'a>>,
    span: Span,
}

impl Where<'_> {
    /// How people call it.
    fn name(&self) -> String {
        let element = self.element.qualified();
        match self.attribute {
            Some(attribute) => format!("`{}` of <{element}>", attribute.local()),
            None => format!("<{element}>"),
        }
    }
}

fn judge(
    feed: &FeedContext<'_>,
    place: &Where<'_>,
    text: &str,
    value: &Value,
    fix: impl Fn(&Better) -> Option<Fix>,
    found: &mut Diagnostics,
) {
    for Fault { kind, message, help, better } in value.check(text) {
        let mut diagnostic =
            feed.found(values::rule(kind), place.span, format!("{} in {} {message}", shown(text), place.name()));
        diagnostic.help = help;
        diagnostic.fix = better.as_ref().and_then(&fix);
        found.push(diagnostic);
    }
    let length = || text.chars().count();
    if let Some(max) = value.max.filter(|max| text.len() > *max && length() > *max) {
        let message = format!("{} has {} characters, {max} are allowed", place.name(), length());
        found.push(feed.found(&value_too_long::RULE, place.span, message).help("shorten it; the rest is cut off"));
    }
}

/// What is empty, and by the rule `missing` as good as not there where a feed must have it.
fn required_or_blank(
    feed: &FeedContext<'_>,
    place: &Where<'_>,
    missing: Option<&str>,
    value: &Value,
    found: &mut Diagnostics,
) {
    match missing.and_then(registry::find) {
        Some(rule) => {
            let message = format!("{} is empty", place.name());
            found.push(feed.found(rule, place.span, message).help("fill it in: every feed needs it"));
        }
        None => blank(feed, place, value, found),
    }
}

fn blank(feed: &FeedContext<'_>, place: &Where<'_>, value: &Value, found: &mut Diagnostics) {
    // A form that no empty text has says more than that the value is empty.
    match value.check("").into_iter().next().filter(|_| !value.form.may_be_blank()) {
        Some(Fault { kind, help, .. }) => {
            let mut diagnostic = feed.found(values::rule(kind), place.span, format!("{} is empty", place.name()));
            diagnostic.help = help;
            found.push(diagnostic);
        }
        None => {
            let diagnostic = feed.found(&value_blank::RULE, place.span, format!("{} is empty", place.name()));
            found.push(diagnostic.help("fill it in or leave it out"));
        }
    }
}
