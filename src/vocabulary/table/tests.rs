//! The tables are whole.

use super::load::{all, faults};
use super::*;
use crate::feed::read::Ns;

#[test]
fn every_table_can_be_read() {
    assert_eq!(faults(), Vec::<String>::new());
}

#[test]
fn every_parent_is_an_element() {
    let exists = |parent: &str| {
        let (prefix, local) = parent.split_once(':').unwrap_or(("", parent));
        let ns = if prefix.is_empty() { Some(Ns::Rss) } else { Ns::of_prefix(prefix) };
        parent.is_empty() || ns.is_some_and(|ns| !vocabulary().named(ns, local).is_empty())
    };
    for (_, element) in all() {
        // Live items come with the podcast table; everything for items is for them.
        for parent in &element.parents {
            assert!(exists(parent), "{} stands in {parent}, which no table has", element.name);
        }
    }
}

#[test]
fn one_place_has_one_entry() {
    for (ns, element) in all() {
        for parent in &element.parents {
            let entries = vocabulary().named(ns, &element.name).iter().filter(|one| one.parents.contains(parent));
            assert_eq!(entries.count(), 1, "{ns:?} {} in {parent}", element.name);
        }
    }
}

#[test]
fn every_rule_that_a_table_names_exists() {
    for rule in all().filter_map(|(_, element)| element.missing.as_deref()) {
        assert!(crate::lint::registry::find(rule).is_some(), "there is no rule {rule}");
    }
}

#[test]
fn words_that_must_be_chosen_from_are_there() {
    for (_, element) in all() {
        for value in element.attributes.values().chain([&element.text]) {
            assert!(value.form != Form::Word || !value.one_of.is_empty(), "{} has no words", element.name);
        }
    }
}
