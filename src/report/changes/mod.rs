//! What changes between two states of a feed, for people, programs and pull requests.

mod json;
mod markdown;
mod text;

pub use json::json;
pub use markdown::markdown;
pub use text::text;

use std::collections::HashMap;

use crate::feed::compare::{Change, Comparison, Entry, Fate, Kept};

/// Longer values are cut: a description would fill the screen.
const MAX_SHOWN: usize = 72;

/// A change in one line: `title: "Rye" → "Rye bread"`.
fn line(change: &Change) -> String {
    let shown = |value: &Option<String>| value.as_ref().map_or_else(|| "none".to_owned(), |value| shortened(value));
    match change.field {
        "description" | "content:encoded" => format!("{}: {}", change.field, text_change(change)),
        field => format!("{field}: {} → {}", shown(&change.old), shown(&change.new)),
    }
}

fn text_change(change: &Change) -> String {
    match (&change.old, &change.new) {
        (Some(old), Some(new)) => format!("{:.0} % of the words changed", changed_share(old, new) * 100.0),
        (None, _) => "added".into(),
        (_, None) => "removed".into(),
    }
}

/// Which share of the words of two texts has no partner in the other one; linear, as descriptions can be long.
fn changed_share(old: &str, new: &str) -> f64 {
    let mut counts: HashMap<&str, i64> = HashMap::new();
    old.split_whitespace().for_each(|word| *counts.entry(word).or_default() += 1);
    new.split_whitespace().for_each(|word| *counts.entry(word).or_default() -= 1);
    let alone: i64 = counts.values().map(|count| count.abs()).sum();
    let all = old.split_whitespace().count() + new.split_whitespace().count();
    alone as f64 / all.max(1) as f64
}

/// On one line, without what would command the terminal, and not too long.
fn shortened(value: &str) -> String {
    let words: Vec<&str> = value.split_whitespace().collect();
    let value: String = words.join(" ").chars().filter(|c| !c.is_control()).collect();
    match value.char_indices().nth(MAX_SHOWN) {
        Some((at, _)) => format!("{}…", value.get(..at).unwrap_or_default()),
        None => value,
    }
}

/// The items of one fate that differ, with their old and new state.
fn kept<'c, 'a>(
    comparison: &'c Comparison<'a>,
    fate: Fate,
) -> impl Iterator<Item = (&'c Kept, &'c Entry<'a>, &'c Entry<'a>)> {
    comparison
        .kept
        .iter()
        .filter(move |kept| kept.fate == fate && !kept.changes.is_empty())
        .filter_map(|kept| Some((kept, comparison.old.get(kept.old)?, comparison.new.get(kept.new)?)))
}

/// The items that only the old feed has.
fn gone<'c, 'a>(comparison: &'c Comparison<'a>, dropped_off: bool) -> impl Iterator<Item = &'c Entry<'a>> {
    let wanted = comparison.gone.iter().filter(move |gone| gone.dropped_off == dropped_off);
    wanted.filter_map(|gone| comparison.old.get(gone.old))
}

/// The items that only the new feed has.
fn added<'c, 'a>(comparison: &'c Comparison<'a>) -> impl Iterator<Item = &'c Entry<'a>> {
    comparison.added.iter().filter_map(|index| comparison.new.get(*index))
}
