//! Elements of the podcast namespace that the front matter states, compared with their schema.

use std::sync::LazyLock;

use serde_json::{Map, Value as Json};

use super::directory::Book;
use super::front_matter::Context;
use super::{cast, site};
use crate::config::check;
use crate::config::shape;
use crate::config::tree::{Content, Entry, Tree};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Severity};
use crate::notes::front_matter::{FrontMatter, Key, values};
use crate::record::{Episode, Evidence, Fact};
use crate::show::Show;
use crate::source::SourceFile;
use crate::tags::EpisodeTags;

static SCHEMA: LazyLock<Json> = LazyLock::new(crate::schema::input::<EpisodeTags>);

/// Fills `record` with the tags of `front_matter`. One that is wrong is told and left out: the key may mean something
/// else to the show.
pub(super) fn apply(
    context: &Context<'_>,
    file: &SourceFile,
    front_matter: &FrontMatter,
    record: &mut Episode,
    diagnostics: &mut Diagnostics,
) {
    let Context { show, names, directory, .. } = *context;
    let mut sound = Map::new();
    for key in Key::TAGS {
        let Some(field) = front_matter.field(key, names) else { continue };
        let tree = match key {
            Key::Person => cast::others(front_matter, names, &field.node).and_then(|list| Tree::of_node(&list)),
            _ => Tree::of_node(&field.node),
        };
        let Some(mut value) = tree else { continue };
        if key == Key::Person {
            each_table(&mut value, |entries| as_in_feeds(show, &directory.people, entries));
        }
        for (_, name, known) in CALLED.iter().filter(|(of, ..)| *of == key) {
            each_table(&mut value, |entries| {
                let _ = called(entries, name, known);
            });
        }
        let (file, span) = (field.file(file), value.span);
        let whole = |value: &Tree| {
            let entry = Entry { key: key.name().into(), span: field.key_span, value: value.clone() };
            shape::check(file, "front matter", &Tree { content: Content::Table(vec![entry]), span }, &SCHEMA)
                .diagnostics
        };
        let mut found = whole(&value);
        // What a list says of people beyond what feeds can hold is no reason to lose them.
        if found.iter().all(|fault| fault.rule == "config-key-unknown") && !found.is_empty() {
            let unknown: Vec<usize> = found.iter().filter_map(|fault| Some(fault.place.as_ref()?.start)).collect();
            each_table(&mut value, |entries| entries.retain(|entry| !unknown.contains(&entry.span.start)));
            diagnostics.extend(std::mem::take(&mut found).into_iter().map(as_tag));
            found = whole(&value);
        }
        let json = value.json();
        let faults = if found.is_empty() { unfit(key, &json, file.place(span)) } else { found };
        if faults.is_empty() {
            record.evidence.entry(Fact::Elements).or_default().push(Evidence::read(
                json.clone(),
                file,
                field.key_span,
                format!("front matter, {key}"),
            ));
            sound.insert(key.name().into(), json);
        }
        diagnostics.extend(faults.into_iter().map(as_tag));
    }
    record.elements = serde_json::from_value(sound.into()).unwrap_or_default();
}

/// Applies `change` to every table in `tree`.
fn each_table(tree: &mut Tree, change: impl Fn(&mut Vec<Entry>) + Copy) {
    match &mut tree.content {
        Content::List(items) => items.iter_mut().for_each(|item| each_table(item, change)),
        Content::Table(entries) => {
            change(entries);
            entries.iter_mut().for_each(|entry| each_table(&mut entry.value, change));
        }
        _ => {}
    }
}

/// What people call attributes of an element that have other names there.
const CALLED: [(Key, &str, &[&str]); 5] = [
    (Key::AlternateEnclosure, "source", &["sources"]),
    (Key::Soundbite, "start_time", &["start", "begin", "from", "time"]),
    (Key::Soundbite, "title", &["text", "label", "name"]),
    (Key::Funding, "title", &["text", "label", "name", "message"]),
    (Key::ContentLink, "href", &["url", "link"]),
];

/// The entry of `name`, which may be one of the `known` names so far.
fn called<'e>(entries: &'e mut [Entry], name: &str, known: &[&str]) -> Option<&'e mut Entry> {
    let position = |name: &str| entries.iter().position(|entry| entry.key == name);
    let at = position(name).or_else(|| known.iter().find_map(|known| position(known)))?;
    let entry = entries.get_mut(at)?;
    name.clone_into(&mut entry.key);
    Some(entry)
}

/// People by their full names, their pages and pictures under the names of attributes, as addresses where they are paths of
/// the site.
fn as_in_feeds(show: &Show, known: &Book, entries: &mut Vec<Entry>) {
    if let Some(entry) = called(entries, "name", &values::CALLS)
        && let Content::Text(name) = &mut entry.value.content
        && let Some(person) = known.find(name)
    {
        name.clone_from(&person.name);
        let span = entry.value.span;
        for (key, own, stated) in
            [("href", values::PAGES.as_slice(), &person.url), ("img", values::IMAGES.as_slice(), &person.image)]
        {
            let is_open = !entries.iter().any(|entry| entry.key == key || own.contains(&entry.key.as_str()));
            if let Some(url) = stated.as_ref().filter(|_| is_open).and_then(|text| site::address(show, text)) {
                let value = Tree { content: Content::Text(url.into()), span };
                entries.push(Entry { key: key.into(), span, value });
            }
        }
    }
    for (name, known) in [("href", values::PAGES.as_slice()), ("img", values::IMAGES.as_slice())] {
        let Some(entry) = called(entries, name, known) else { continue };
        if let Content::Text(text) = &mut entry.value.content
            && text.starts_with('/')
            && let Some(url) = site::address(show, text)
        {
            *text = url.into();
        }
    }
}

/// What neither the schema nor the place of a value tells.
fn unfit(key: Key, json: &Json, place: Place) -> Diagnostics {
    check::of_key::<EpisodeTags>(key.name(), json, &place).unwrap_or_else(|error| {
        vec![Diagnostic::warning("front-matter-tag-invalid", format!("`{key}`: {error}")).at(place)]
    })
}

/// The same finding, as one about front matter.
fn as_tag(mut found: Diagnostic) -> Diagnostic {
    found.rule = "front-matter-tag-invalid";
    found.severity = Severity::Warning;
    let help = found.help.map_or_else(String::new, |help| format!("{help}; "));
    found.help = Some(format!("{help}else it is left out of the feed"));
    found
}
