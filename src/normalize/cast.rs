//! Hosts and guests who stand in one list with everybody else, told apart by their roles: `people: [{name: Ada, role: host}]`.

use crate::notes::front_matter::values::{self, Part};
use crate::notes::front_matter::{FrontMatter, Key, KeyNames, Node, Value};
use crate::words::folded;

/// What `entry` of a list of people is: one of the hosts, one of the guests, or none of them where it states another role or a
/// group of the podcast namespace.
pub(super) fn part(entry: &Node) -> Option<Key> {
    let Value::Map(fields) = &entry.value else { return None };
    // A role of the podcast namespace is one within its group.
    let has_group = fields.iter().any(|field| field.key.eq_ignore_ascii_case("group"));
    match values::part(fields).filter(|_| !has_group)? {
        Part::Host => Some(Key::Hosts),
        Part::Guest => Some(Key::Guests),
    }
}

/// The entries of the list of people that `key` means, where no list of its own states it.
pub(crate) fn of<'n>(matter: &'n FrontMatter, names: &KeyNames, key: Key) -> Vec<&'n Node> {
    let list = matter.get(Key::Person, names).filter(|_| matter.get(key, names).is_none());
    list.into_iter().flat_map(Node::items).filter(|entry| part(entry) == Some(key)).collect()
}

/// The list of people without those who are hosts and guests; none where nobody is left.
pub(super) fn others(matter: &FrontMatter, names: &KeyNames, list: &Node) -> Option<Node> {
    let is_taken = |entry: &&Node| part(entry).is_some_and(|key| matter.get(key, names).is_none());
    let (taken, rest): (Vec<&Node>, Vec<&Node>) = list.items().iter().partition(is_taken);
    match (taken.is_empty(), rest.is_empty()) {
        (true, _) => Some(list.clone()),
        (false, true) => None,
        (false, false) => Some(Node { value: Value::List(rest.into_iter().cloned().collect()), span: list.span }),
    }
}

/// Do the keys called `name` hold everybody who takes part, of whom some may be guests?
pub(super) fn names_everybody(name: &str) -> bool {
    const NAMES: [&str; 24] = [
        "people",
        "persons",
        "person",
        "participants",
        "participant",
        "voices",
        "crew",
        "team",
        "authors",
        "author",
        "actors",
        "actor",
        "actorids",
        "panel",
        "panelists",
        "panelist",
        "speakers",
        "cast",
        "contributors",
        "contributor",
        "mitwirkende",
        "mitwirkender",
        "podcasters",
        "members",
    ];
    let last = folded(name.rsplit('.').next().unwrap_or_default());
    NAMES.contains(&last.as_str())
}
