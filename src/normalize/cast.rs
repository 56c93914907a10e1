//! Hosts and guests who stand in one list with everybody else, told apart by their roles: `people: [{name: Ada, role: host}]`.

use crate::notes::front_matter::{Field, FrontMatter, Key, KeyNames, Node, Value};
use crate::words::folded;

/// Keys that hold what somebody does in an episode.
const ROLES: [&str; 6] = ["role", "roles", "type", "as", "rolle", "rol"];

const OF_HOSTS: [&str; 10] = [
    "host",
    "cohost",
    "hosts",
    "presenter",
    "moderator",
    "moderation",
    "moderatorin",
    "gastgeber",
    "gastgeberin",
    "anchor",
];
const OF_GUESTS: [&str; 7] = ["guest", "guests", "gast", "interviewee", "invite", "invitado", "ospite"];

/// What `entry` of a list of people is: one of the hosts, one of the guests, or none of them where it states another role or a
/// group of the podcast namespace.
pub(super) fn part(entry: &Node) -> Option<Key> {
    let Value::Map(fields) = &entry.value else { return None };
    let at = |name: &str| fields.iter().find(|field| field.key.eq_ignore_ascii_case(name));
    let role = ROLES.iter().find_map(|name| at(name)).and_then(said).filter(|_| at("group").is_none())?;
    let is_one = |roles: &[&str]| roles.contains(&role.as_str());
    is_one(&OF_HOSTS).then_some(Key::Hosts).or_else(|| is_one(&OF_GUESTS).then_some(Key::Guests))
}

fn said(field: &Field) -> Option<String> {
    match &field.node.items().first()?.value {
        Value::Text(text) => Some(folded(text)),
        _ => None,
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
