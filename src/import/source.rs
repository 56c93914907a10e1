//! The feed while it is read: which elements have found a place in the show.

use std::collections::HashSet;

use url::Url;

use super::front_matter::Person;
use super::tally::{Case, Tally};
use crate::feed::compare::resolve;
use crate::feed::read::{Attribute, Document, Element, Ns};
use crate::feed::write::{MAX_PODCAST_VALUE, only_xml_text};

/// The feed, and what became of its elements.
pub(super) struct Source<'d> {
    pub(super) document: &'d Document<'d>,
    pub(super) tally: Tally,
    used: HashSet<u32>,
}

/// Elements that the generator writes of itself.
const DERIVED: [(Ns, &str); 8] = [
    (Ns::Rss, "pubDate"),
    (Ns::Rss, "lastBuildDate"),
    (Ns::Rss, "generator"),
    (Ns::Rss, "docs"),
    (Ns::Rss, "image"),
    (Ns::Rss, "item"),
    (Ns::Podcast, "episode"),
    (Ns::Podcast, "season"),
];

/// Relations of links that the generator writes of itself, and those between pages, which become one feed.
const DERIVED_LINKS: [&str; 9] = ["self", "hub", "first", "next", "prev", "previous", "last", "current", "alternate"];

/// Texts that apps read where the usual one is missing; the same text again is not lost.
const REPEATED: [(Ns, &str); 10] = [
    (Ns::Itunes, "title"),
    (Ns::Itunes, "summary"),
    (Ns::Itunes, "subtitle"),
    (Ns::Itunes, "author"),
    (Ns::Rss, "description"),
    (Ns::GooglePlay, "description"),
    (Ns::GooglePlay, "author"),
    (Ns::GooglePlay, "explicit"),
    (Ns::Media, "title"),
    (Ns::Dc, "creator"),
];

impl<'d> Source<'d> {
    pub(super) fn new(document: &'d Document<'d>) -> Self {
        Self { document, tally: Tally::default(), used: HashSet::new() }
    }

    /// The first child that is called so.
    pub(super) fn child(&mut self, parent: Element<'d>, ns: Ns, local: &str) -> Option<Element<'d>> {
        let child = parent.child(ns, local)?;
        self.used.insert(child.id());
        Some(child)
    }

    /// All children that are called so.
    pub(super) fn children(&mut self, parent: Element<'d>, ns: Ns, local: &str) -> Vec<Element<'d>> {
        let children: Vec<_> = parent.children_named(ns, local).collect();
        self.used.extend(children.iter().map(|child| child.id()));
        children
    }

    /// The first child that is called so and says something, as it stands.
    pub(super) fn text(&mut self, parent: Element<'d>, ns: Ns, local: &str) -> Option<(Element<'d>, String)> {
        let mut children = parent.children_named(ns, local);
        let (child, text) = children.find_map(|child| {
            let text = only_xml_text(child.text().trim()).trim().to_owned();
            (!text.is_empty()).then_some((child, text))
        })?;
        self.used.insert(child.id());
        Some((child, text))
    }

    /// The same on one line.
    pub(super) fn line(&mut self, parent: Element<'d>, ns: Ns, local: &str) -> Option<String> {
        self.text(parent, ns, local).map(|(_, text)| line(&text))
    }

    /// The text of a child, read as what it should be; a value that cannot be read is told.
    pub(super) fn value<T>(
        &mut self,
        parent: Element<'d>,
        (ns, local): (Ns, &str),
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let (element, text) = self.text(parent, ns, local)?;
        let value = read(&text);
        if value.is_none() {
            self.refuse(element, &text);
        }
        value
    }

    /// An attribute that says something.
    pub(super) fn attribute(&self, element: Element<'d>, name: &str) -> Option<String> {
        let value = element.attribute(name).map(Attribute::value).map(line);
        value.filter(|value| !value.is_empty())
    }

    /// The web address in an attribute; another one is told.
    pub(super) fn address(&mut self, element: Element<'d>, attribute: &str) -> Option<Url> {
        let text = self.attribute(element, attribute)?;
        let url = resolve(&text, element);
        if url.is_none() {
            self.refuse(element, &text);
        }
        url
    }

    /// The text of a child as a web address; another one is told.
    pub(super) fn resolved(&mut self, parent: Element<'d>, ns: Ns, local: &str) -> Option<Url> {
        self.value(parent, (ns, local), |text| resolve(text, parent))
    }

    /// Somebody who takes part; the name may be no longer than Podcasting 2.0 allows.
    pub(super) fn person(&mut self, element: Element<'d>) -> Option<Person> {
        self.used.insert(element.id());
        let name: String = line(&element.text()).chars().take(MAX_PODCAST_VALUE).collect();
        let mut address = |attribute| self.address(element, attribute).map(String::from);
        let (url, image) = (address("href"), address("img"));
        (!name.is_empty()).then_some(Person { name, url, image })
    }

    /// Notes that `element` has found a place.
    pub(super) fn take(&mut self, element: Element<'d>) {
        self.used.insert(element.id());
    }

    /// Takes all that stands in `parent`: it was told otherwise.
    pub(super) fn take_all(&mut self, parent: Element<'d>) {
        self.used.extend(parent.children().map(|child| child.id()));
    }

    /// Tells that the value of `element` cannot be kept.
    pub(super) fn refuse(&mut self, element: Element<'d>, value: &str) {
        let case = Case::Value(element.qualified().to_owned());
        self.tally.add(case, self.document.place(element.text_span()), value);
    }

    /// Tells what stands in `parent` and has found no place.
    pub(super) fn left_out(&mut self, parent: Element<'d>, of: &'static str) {
        let kept: HashSet<String> =
            parent.children().filter(|child| self.used.contains(&child.id())).map(said).collect();
        for child in parent.children().filter(|child| !self.used.contains(&child.id())) {
            let is = |list: &[(Ns, &str)]| list.iter().any(|(ns, local)| child.is(*ns, local));
            let text = said(child);
            let says_nothing =
                text.is_empty() && child.attributes().next().is_none() && child.children().next().is_none();
            if is(&DERIVED) || says_nothing || (is(&REPEATED) && kept.contains(&text)) {
                continue;
            }
            let relation = child.relation().filter(|_| child.is(Ns::Atom, "link"));
            let is_page =
                |rel: &str| child.attribute("type").is_none_or(|kind| rel != "alternate" || !is_feed(kind.value()));
            let relation = relation.map(str::to_ascii_lowercase);
            if relation.as_deref().is_some_and(|rel| DERIVED_LINKS.contains(&rel) && is_page(rel)) {
                continue;
            }
            let name = match relation {
                Some(rel) => format!("{} rel=\"{rel}\"", child.qualified()),
                None => child.qualified().to_owned(),
            };
            let case = Case::LeftOut(name, of);
            self.tally.add(case, self.document.place(child.tag()), &text);
        }
    }
}

/// Is it the type of a feed, in other formats for instance?
fn is_feed(media_type: &str) -> bool {
    ["rss", "atom"].iter().any(|word| media_type.contains(word))
}

fn said(element: Element<'_>) -> String {
    crate::feed::html::visible_text(&element.text())
}

/// `text` on one line, without what XML cannot hold.
pub(super) fn line(text: &str) -> String {
    only_xml_text(text).split_whitespace().collect::<Vec<_>>().join(" ")
}
