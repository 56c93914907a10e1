//! What is wrong with a category at its place.

use super::{legacy, many, misplaced, repeated, spelling, unknown};
use crate::diagnostic::{Diagnostic, Diagnostics, Fix};
use crate::feed::read::{Attribute, Element, Ns};
use crate::lint::feed::FeedContext;
use crate::lint::rule::Rule;
use crate::vocabulary::categories::APPLE;
use crate::words::{nearest, shown};

/// Three are what shops show at most.
const MANY: usize = 3;

pub(super) fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let Some(channel) = feed.channel else { return };
    let mut seen: Vec<(&str, &str)> = Vec::new();
    let tops: Vec<Element<'_>> = channel.children_named(Ns::Itunes, "category").collect();
    for top in &tops {
        found.extend(empty(feed, *top));
        let category = text(*top);
        let mut subs = top.children_named(Ns::Itunes, "category").peekable();
        if let Some(category) = category {
            found.extend(judge_top(feed, category, *top));
            if subs.peek().is_none() {
                note_repeated(feed, category, (category.value().trim(), ""), &mut seen, found);
            }
        }
        if let Some(second) = top.children_named(Ns::Itunes, "category").nth(1) {
            let message = "a category has one subcategory; Apple counts the first";
            found.push(
                feed.found(&many::RULE, second.name_span(), message)
                    .help("put the second one into a category of its own"),
            );
        }
        for sub in subs {
            found.extend(empty(feed, sub));
            let Some(name) = text(sub) else { continue };
            let around = category.map_or("", |category| category.value().trim());
            found.extend(judge_sub(feed, name, around));
            note_repeated(feed, name, (around, name.value().trim()), &mut seen, found);
            for deeper in sub.descendants().filter(|one| one.is(Ns::Itunes, "category")).filter_map(text) {
                let message = format!("{} stands below a subcategory; there are two levels", shown(deeper.value()));
                found.push(feed.found(&misplaced::RULE, deeper.value_span(), message));
            }
        }
    }
    if let Some(fourth) = tops.get(MANY) {
        let message = format!("the show has {} categories", tops.len());
        found
            .push(feed.found(&many::RULE, fourth.name_span(), message).help("keep the best three, the best one first"));
    }
}

/// A category with an empty name.
fn empty(feed: &FeedContext<'_>, category: Element<'_>) -> Option<Diagnostic> {
    let name = category.attribute("text").filter(|name| name.value().trim().is_empty())?;
    Some(feed.found(&unknown::RULE, name.span(), "the category is empty").help("name a category of Apple's list"))
}

/// Its name, where there is one; that there is no attribute is told by the tables.
fn text(category: Element<'_>) -> Option<Attribute<'_>> {
    category.attribute("text").filter(|text| !text.value().trim().is_empty())
}

fn note_repeated<'a>(
    feed: &FeedContext<'_>,
    name: Attribute<'_>,
    pair: (&'a str, &'a str),
    seen: &mut Vec<(&'a str, &'a str)>,
    found: &mut Diagnostics,
) {
    if seen.contains(&pair) {
        let message = format!("the category {} stands here a second time", shown(name.value()));
        found.push(feed.found(&repeated::RULE, name.value_span(), message).help("leave it out"));
    }
    seen.push(pair);
}

/// A category of the channel.
fn judge_top(feed: &FeedContext<'_>, name: Attribute<'_>, element: Element<'_>) -> Option<Diagnostic> {
    let value = name.value().trim();
    if APPLE.categories.contains_key(value) {
        return None;
    }
    let finding = |rule: &Rule, message: String| feed.found(rule, name.value_span(), message);
    if APPLE.was_category(value) {
        return Some(retired(feed, name, value, None));
    }
    if let Some(right) = respelt(value, APPLE.categories.keys()) {
        return Some(misspelt(feed, name, right));
    }
    if let Some(parent) = APPLE.parents(value).next() {
        let message = format!("{} is a subcategory of {}, not a category", shown(value), shown(parent));
        let nested = format!(
            r#"<{tag} text="{}"><{tag} text="{}"/></{tag}>"#,
            html_escape::encode_quoted_attribute(parent),
            html_escape::encode_quoted_attribute(value),
            tag = element.qualified()
        );
        let diagnostic = finding(&misplaced::RULE, message).help(format!("write {}", shown(&nested)));
        let alone = element.children().next().is_none();
        return Some(if alone { diagnostic.fix(Fix::doubtful(element.span(), nested)) } else { diagnostic });
    }
    let diagnostic = finding(&unknown::RULE, format!("Apple has no category {}", shown(value)));
    let split = value.split(['>', '/', ':']).map(str::trim).collect::<Vec<_>>();
    Some(match (split.as_slice(), nearest(value, APPLE.categories.keys().map(String::as_str))) {
        ([top, sub], _) if APPLE.below(top).iter().any(|known| known == sub) => {
            diagnostic.help(format!("put {} inside of {}, in an element of its own", shown(sub), shown(top)))
        }
        (_, Some(near)) => suggested(diagnostic, name, near),
        _ => diagnostic.help("the list: https://podcasters.apple.com/support/1691-apple-podcasts-categories"),
    })
}

/// A category inside of the category `around`.
fn judge_sub(feed: &FeedContext<'_>, name: Attribute<'_>, around: &str) -> Option<Diagnostic> {
    let value = name.value().trim();
    if APPLE.below(around).iter().any(|known| known == value) {
        return None;
    }
    if APPLE.was_subcategory(around, value) {
        return Some(retired(feed, name, value, Some(around)));
    }
    if let Some(right) = respelt(value, APPLE.below(around)) {
        return Some(misspelt(feed, name, right));
    }
    let finding = |rule: &Rule, message: String| feed.found(rule, name.value_span(), message);
    if let Some(parent) = APPLE.parents(value).next() {
        // The subcategory is blamed only where the category around it is one.
        let known = APPLE.categories.contains_key(around);
        let message = format!("{} is a subcategory of {}, not of {}", shown(value), shown(parent), shown(around));
        return known.then(|| finding(&misplaced::RULE, message).help(format!("put it inside of {}", shown(parent))));
    }
    if APPLE.categories.contains_key(value) {
        let message = format!("{} is a category, not a subcategory of {}", shown(value), shown(around));
        return Some(finding(&misplaced::RULE, message).help("put it beside the other category"));
    }
    let message = format!("Apple has no subcategory {} in {}", shown(value), shown(around));
    let diagnostic = finding(&unknown::RULE, message);
    let below = APPLE.below(around);
    Some(match nearest(value, below.iter().map(String::as_str)) {
        Some(near) => suggested(diagnostic, name, near),
        None if below.is_empty() => diagnostic.help(format!("{} has no subcategories; leave it out", shown(around))),
        None => diagnostic.help(format!("there are {}", below.join(", "))),
    })
}

/// A name of a former list.
fn retired(feed: &FeedContext<'_>, name: Attribute<'_>, value: &str, around: Option<&str>) -> Diagnostic {
    let diagnostic =
        feed.found(&legacy::RULE, name.value_span(), format!("Apple gave up the category {}", shown(value)));
    let former = around.map_or(value.to_owned(), |around| format!("{around} > {value}"));
    let Some(today) = APPLE.renamed.get(&former) else {
        let parent = APPLE.parents(value).next().filter(|_| around.is_none());
        return match parent {
            Some(parent) => diagnostic.help(format!("it is a subcategory of {} today", shown(parent))),
            None => diagnostic.help("choose one of today's list"),
        };
    };
    let diagnostic = diagnostic.help(format!("{} comes nearest today", shown(today)));
    // Only a name in the same place can be put there: `News > Tech News` is not one inside of Technology.
    match (today.split_once(" > "), around) {
        (None, None) => replaced(diagnostic, name, today, false),
        (Some((top, sub)), Some(around)) if top == around => replaced(diagnostic, name, sub, false),
        _ => diagnostic,
    }
}

fn misspelt(feed: &FeedContext<'_>, name: Attribute<'_>, right: &str) -> Diagnostic {
    let message = format!("Apple spells the category {} otherwise", shown(name.value()));
    let diagnostic = feed.found(&spelling::RULE, name.value_span(), message).help(format!("write {}", shown(right)));
    replaced(diagnostic, name, right, true)
}

fn suggested(diagnostic: Diagnostic, name: Attribute<'_>, near: &str) -> Diagnostic {
    replaced(diagnostic.help(format!("did you mean {}?", shown(near))), name, near, false)
}

fn replaced(diagnostic: Diagnostic, name: Attribute<'_>, right: &str, sure: bool) -> Diagnostic {
    let text = html_escape::encode_quoted_attribute(right);
    diagnostic.fix(if sure { Fix::safe(name.value_span(), text) } else { Fix::doubtful(name.value_span(), text) })
}

/// The name of the list that `value` is but for letter case, white space, `and` for `&`, and escapes.
fn respelt<'a>(value: &str, known: impl IntoIterator<Item = &'a String>) -> Option<&'a str> {
    let plain = plain(value);
    known.into_iter().map(String::as_str).find(|name| self::plain(name) == plain)
}

fn plain(name: &str) -> String {
    let decoded = html_escape::decode_html_entities(name).to_lowercase().replace(" and ", " & ");
    decoded.chars().filter(|c| !c.is_whitespace() && *c != '-').collect()
}
