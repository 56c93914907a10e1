//! Footnotes: numbers in the text, and a list of all of them below it.
//!
//! The numbers are no links: apps drop the names that such links would lead to.

use std::collections::{HashMap, HashSet};

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

/// Numbers the footnotes of `events` in the order in which the text names them, and puts what they say at the end.
pub(super) fn at_the_end<'a>(events: impl Iterator<Item = Event<'a>>) -> Vec<Event<'a>> {
    let mut body = Vec::new();
    let mut said: Vec<(CowStr<'a>, Vec<Event<'a>>)> = Vec::new();
    // Indices of those that are being read.
    let mut open: Vec<usize> = Vec::new();
    for event in events {
        match event {
            Event::Start(Tag::FootnoteDefinition(name)) => {
                open.push(said.len());
                said.push((name, Vec::new()));
            }
            Event::End(TagEnd::FootnoteDefinition) => drop(open.pop()),
            event => match open.last().and_then(|at| said.get_mut(*at)) {
                Some((_, footnote)) => footnote.push(event),
                None => body.push(event),
            },
        }
    }
    let order = order(&body, &said);
    let mut out = Vec::with_capacity(body.len());
    push_numbered(&mut out, body, &order);
    if order.is_empty() {
        return out;
    }
    said.sort_by_key(|(name, _)| order.get(name));
    // Of two that are called the same, the first counts.
    said.dedup_by(|later, first| later.0 == first.0);
    out.push(Event::Start(Tag::List(Some(1))));
    for (_, footnote) in said {
        out.push(Event::Start(Tag::Item));
        push_numbered(&mut out, without_paragraph(footnote), &order);
        out.push(Event::End(TagEnd::Item));
    }
    out.push(Event::End(TagEnd::List(true)));
    out
}

/// The text alone of a footnote that is one paragraph.
fn without_paragraph(mut footnote: Vec<Event<'_>>) -> Vec<Event<'_>> {
    let begins = footnote.iter().filter(|event| matches!(event, Event::Start(Tag::Paragraph))).count();
    let is_one = begins == 1
        && matches!(footnote.first(), Some(Event::Start(Tag::Paragraph)))
        && matches!(footnote.last(), Some(Event::End(TagEnd::Paragraph)));
    if is_one {
        footnote.pop();
        footnote.remove(0);
    }
    footnote
}

/// The numbers of footnotes: as the text names them, then those that only other footnotes name, or nothing does.
fn order<'a>(body: &[Event<'a>], said: &[(CowStr<'a>, Vec<Event<'a>>)]) -> HashMap<CowStr<'a>, usize> {
    let known: HashSet<&str> = said.iter().map(|(name, _)| name.as_ref()).collect();
    let named = body.iter().filter_map(|event| match event {
        Event::FootnoteReference(name) if known.contains(name.as_ref()) => Some(name),
        _ => None,
    });
    let mut order = HashMap::new();
    for name in named.chain(said.iter().map(|(name, _)| name)) {
        let next = order.len() + 1;
        order.entry(name.clone()).or_insert(next);
    }
    order
}

fn push_numbered<'a>(out: &mut Vec<Event<'a>>, events: Vec<Event<'a>>, order: &HashMap<CowStr<'a>, usize>) {
    for event in events {
        match event {
            Event::FootnoteReference(name) => match order.get(&name) {
                Some(number) => out.extend([
                    Event::Start(Tag::Superscript),
                    Event::Text(number.to_string().into()),
                    Event::End(TagEnd::Superscript),
                ]),
                None => out.push(Event::Text(format!("[^{name}]").into())),
            },
            other => out.push(other),
        }
    }
}
