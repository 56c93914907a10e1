//! Changes for programs.

use std::io::{self, Write};

use serde::Serialize;

use super::{added, gone, kept};
use crate::feed::compare::{Change, Comparison, Entry, Fate};

#[derive(Serialize)]
struct Changes<'c> {
    channel: &'c [Change],
    comes_back: Vec<Changed<'c>>,
    hidden: Vec<Changed<'c>>,
    gone: Vec<Item<'c>>,
    added: Vec<Item<'c>>,
    changed: Vec<Changed<'c>>,
    dropped_off: Vec<Item<'c>>,
}

#[derive(Serialize)]
struct Item<'c> {
    guid: Option<&'c str>,
    title: &'c str,
    published: Option<String>,
}

#[derive(Serialize)]
struct Changed<'c> {
    #[serde(flatten)]
    item: Item<'c>,
    changes: &'c [Change],
}

impl<'c> From<&'c Entry<'_>> for Item<'c> {
    fn from(entry: &'c Entry<'_>) -> Self {
        let published = entry.published().map(|date| date.to_rfc3339());
        Self { guid: entry.guid.as_deref(), title: &entry.title, published }
    }
}

/// Prints what changes as one JSON object: `channel` (changes), `comes_back`, `hidden`, `changed` (items with changes),
/// `gone`, `added`, `dropped_off` (items).
///
/// # Errors
/// When `out` cannot be written.
pub fn json(out: &mut dyn Write, comparison: &Comparison<'_>) -> io::Result<()> {
    let changed = |fate| {
        let items = kept(comparison, fate);
        items.map(|(kept, _, new)| Changed { item: new.into(), changes: &kept.changes }).collect()
    };
    let changes = Changes {
        channel: &comparison.channel,
        comes_back: changed(Fate::ComesBack),
        hidden: changed(Fate::Hidden),
        gone: gone(comparison, false).map(Item::from).collect(),
        added: added(comparison).map(Item::from).collect(),
        changed: changed(Fate::Known),
        dropped_off: gone(comparison, true).map(Item::from).collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &changes)?;
    writeln!(out)
}
