//! Elements: unknown, misplaced, repeated, missing.

use super::super::{
    element_case, element_legacy, element_misplaced, element_missing, element_repeated, element_unknown,
};
use super::{Entries, qualified};
use crate::config::Profile;
use crate::diagnostic::{Diagnostic, Diagnostics, Fix, Severity};
use crate::feed::read::{Element, Ns};
use crate::lint::feed::FeedContext;
use crate::lint::registry;
use crate::lint::rule::Rule;
use crate::lint::rules::podcast::presence;
use crate::source::Span;
use crate::vocabulary::{self, Form, Need, vocabulary};
use crate::words::nearest;

/// An element without entry in a known parent.
pub(super) fn unknown(feed: &FeedContext<'_>, element: Element<'_>, entries: &Entries, found: &mut Diagnostics) {
    let (ns, local) = (element.ns(), element.local());
    let Some(parent) = element.parent() else {
        if ns == Ns::Rss && !local.is_empty() {
            found.push(feed.found(
                &element_unknown::RULE,
                element.name_span(),
                format!("the root of a feed is <rss>, not <{local}>"),
            ));
        }
        return;
    };
    // Markup that nobody escaped is a fault of the text, not of each of its tags.
    let in_text = entries.get(parent).is_some_and(|entry| entry.text.form == Form::Html);
    if !vocabulary().knows(ns) || in_text {
        return;
    }
    let name = element.qualified();
    if let Some(right) = in_other_case(&qualified(parent), ns, local) {
        found.push(
            feed.found(
                &element_case::RULE,
                element.name_span(),
                format!("<{name}> is spelt {} in its specification", tag(ns, right)),
            )
            .help(format!("write {}", tag(ns, right)))
            .fix(renamed(feed, element, right)),
        );
        return;
    }
    let known = vocabulary().named(ns, local);
    if known.is_empty() {
        let message = match ns {
            Ns::Rss => format!("RSS has no element <{name}>"),
            _ => format!("there is no element <{name}>"),
        };
        let diagnostic = feed.found(&element_unknown::RULE, element.name_span(), message);
        found.push(diagnostic.help(meant(&qualified(parent), ns, local)));
    } else {
        let parents: Vec<String> = known
            .iter()
            .flat_map(|entry| &entry.parents)
            .filter(|parent| *parent != "podcast:liveItem")
            .map(|parent| format!("<{parent}>"))
            .collect();
        let message = format!("<{name}> does not belong in <{}>", parent.qualified());
        let help = format!("it belongs in {}", parents.join(", "));
        found.push(feed.found(&element_misplaced::RULE, element.name_span(), message).help(help));
    }
}

/// What somebody meant by an element that does not exist.
fn meant(parent: &str, ns: Ns, local: &str) -> String {
    let fits = |name: &&str| vocabulary().element(parent, ns, name).is_some();
    let mut names: Vec<&str> = vocabulary().names(ns).filter(fits).collect();
    names.sort_unstable();
    if let Some(near) = nearest(local, names) {
        return format!("did you mean {}?", tag(ns, near));
    }
    let elsewhere = [Ns::Rss, Ns::Itunes, Ns::Podcast, Ns::Atom, Ns::Content];
    match elsewhere.into_iter().find(|other| vocabulary().element(parent, *other, local).is_some()) {
        Some(other) => format!("did you mean {}?", tag(other, local)),
        None if ns == Ns::Rss => "elements that RSS does not have need a namespace of their own".to_owned(),
        None => "leave it out: its specification has no such element".to_owned(),
    }
}

fn tag(ns: Ns, local: &str) -> String {
    match ns.prefix() {
        "" => format!("<{local}>"),
        prefix => format!("<{prefix}:{local}>"),
    }
}

fn in_other_case(parent: &str, ns: Ns, local: &str) -> Option<&'static str> {
    let alike = |name: &&str| name.eq_ignore_ascii_case(local) && *name != local;
    vocabulary().names(ns).filter(alike).find(|name| vocabulary().element(parent, ns, name).is_some())
}

/// Another local name in both tags; an end tag that says another name is told by itself.
fn renamed(feed: &FeedContext<'_>, element: Element<'_>, local: &str) -> Fix {
    let name = element.name_span();
    let length = element.local().len();
    let mut fix = Fix::safe(Span::new(name.end - length, name.end), local);
    if let Some(end) = element.end_tag() {
        let start = end.start + "</".len();
        let written = Span::new(start, start + element.qualified().len());
        if feed.document.file().slice(written) == element.qualified() {
            fix.edits.extend(Fix::safe(Span::new(written.end - length, written.end), local).edits);
        }
    }
    fix
}

/// What stands in an element, and what is missing there.
pub(super) fn inside(
    feed: &FeedContext<'_>,
    element: Element<'_>,
    entries: &Entries,
    is_podcast: bool,
    found: &mut Diagnostics,
) {
    let parent = qualified(element);
    for (ns, entry) in vocabulary().needed(&parent) {
        if element.child(ns, &entry.name).is_none() && !element.is_cut_off() {
            let rule = entry.missing.as_deref().and_then(registry::find).unwrap_or(&element_missing::RULE);
            // What only platforms ask for is not asked of feeds that are no podcast.
            if is_podcast || rule.profiles.is_empty() || rule.profiles.contains(&Profile::Rss) {
                found.push(missing(feed, rule, element, ns, entry));
            }
        }
    }
    let mut seen: Vec<Element<'_>> = Vec::new();
    for child in element.children() {
        let Some(entry) = entries.get(child) else { continue };
        if let Some(instead) = &entry.instead {
            let message = format!("<{}> is from a former time", child.qualified());
            let rule = if child.ns() == Ns::Podcast { &presence::images::RULE } else { &element_legacy::RULE };
            found.push(feed.found(rule, child.name_span(), message).help(format!("use {instead}")));
        }
        if entry.many {
            continue;
        }
        match seen.iter().find(|first| first.is_like(child)) {
            Some(first) => {
                let message = format!("<{}> may stand only once in <{}>", child.qualified(), element.qualified());
                let place = feed.document.place(first.name_span());
                let diagnostic = feed.found(&element_repeated::RULE, child.name_span(), message);
                found.push(
                    diagnostic
                        .related(place, "the first one")
                        .help("keep one of them; apps take the first or the last"),
                );
            }
            None => seen.push(child),
        }
    }
}

fn missing(
    feed: &FeedContext<'_>,
    rule: &Rule,
    parent: Element<'_>,
    ns: Ns,
    entry: &vocabulary::Element,
) -> Diagnostic {
    let message = format!("<{}> has no {}", parent.qualified(), tag(ns, &entry.name));
    let mut diagnostic = feed.found(rule, parent.name_span(), message);
    if rule.name == element_missing::RULE.name {
        diagnostic.severity = match (entry.need, ns) {
            (Need::Required, Ns::Podcast) => Severity::Error,
            (Need::Required, _) => Severity::Warning,
            _ => Severity::Info,
        };
    }
    let document = vocabulary().document(ns, entry);
    diagnostic.help(match example(rule, &tag(ns, &entry.name)) {
        Some(example) => format!("write it like `{example}`; see {document}"),
        None => format!("see {document}"),
    })
}

/// The element as the page of the rule shows it.
fn example(rule: &Rule, tag: &str) -> Option<&'static str> {
    let begins =
        |line: &&str| line.strip_prefix(tag.trim_end_matches('>')).is_some_and(|rest| rest.starts_with([' ', '>']));
    let is_whole = |line: &&str| line.ends_with("/>") || line.contains("</");
    rule.page.lines().map(str::trim).filter(begins).find(is_whole)
}
