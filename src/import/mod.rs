//! A feed as a show: the sources that build what subscribers already have.
//!
//! ```text
//! feed ──show──────▶ podwright.toml
//!      ──episodes──▶ show_notes/<day>-<title>.md: facts as front matter, notes as Markdown
//!      ──ledger────▶ podwright.lock: guids, dates, enclosures
//!      ──tally─────▶ what no source can hold, each kind told once
//!
//! proof: builds the show and compares its feed with the old one
//! ```
//!
//! Everything in a feed was written by others: names of files are made of letters and digits, texts are data in TOML or
//! Markdown, and the build sanitises what they render to.

mod chapters;
mod enclosure;
mod episode;
mod front_matter;
mod identity;
mod name;
mod notes;
mod pages;
mod person;
mod proof;
mod schedule;
mod show;
mod source;
mod tags;
mod tally;

use std::path::PathBuf;

use crate::config::CONFIG_NAME;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::feed::read::{Document, Element, Ns};
use crate::feed::refusal::not_a_feed;
use crate::ledger::{LEDGER_NAME, Ledger};

pub use pages::{Joined, in_one};
pub use proof::{Proof, prove};

/// Where the notes go.
const NOTES_FOLDER: &str = "show_notes";

/// A show that was made of a feed.
#[derive(Debug, Clone)]
pub struct Imported {
    /// Its files, by their path in the show; `podwright.toml` is the last one.
    pub files: Vec<(PathBuf, String)>,
    /// How many episodes it has.
    pub episodes: usize,
    /// What the show cannot hold, and what was wrong with the feed.
    pub diagnostics: Diagnostics,
}

/// Makes a show of a feed.
///
/// # Errors
/// When there is no channel in `document` or no item in that, or when its values cannot be written as TOML.
pub fn import(document: &Document<'_>) -> Result<Imported, Diagnostic> {
    let channel = document.channel().ok_or_else(|| not_a_feed(document))?;
    if document.items().next().is_none() {
        let message = "the feed has no item: there is no episode to make a show of";
        let fault = Diagnostic::error("import-empty", message).at(document.place(channel.tag()));
        return Err(fault.help("begin a new show with `podwright init`"));
    }
    let mut source = source::Source::new(document);
    let facts = show::read(&mut source, channel);
    let mut ledger = Ledger { podcast_guid: facts.guid(), ..Ledger::default() };
    let episodes = episode::all(&mut source, &facts, &mut ledger);
    let mut files = Vec::with_capacity(episodes.len() + 2);
    for episode in &episodes {
        files.push((PathBuf::from(NOTES_FOLDER).join(&episode.file_name), episode.text().map_err(unwritable)?));
    }
    files.push((LEDGER_NAME.into(), ledger.to_toml().map_err(unwritable)?));
    files.push((CONFIG_NAME.into(), facts.to_toml().map_err(unwritable)?));
    source.left_out(channel, "the show");
    document.items().for_each(|item| source.left_out(item, "episodes"));
    Ok(Imported { files, episodes: episodes.len(), diagnostics: source.tally.diagnostics() })
}

fn unwritable(error: toml::ser::Error) -> Diagnostic {
    Diagnostic::error("output-not-written", format!("the feed holds a value that TOML cannot: {error}"))
}

/// The first child of `parent` that is called so and says something.
fn text(parent: Element<'_>, ns: Ns, local: &str) -> Option<String> {
    let texts = parent.children_named(ns, local).map(|child| source::line(&child.text()));
    texts.into_iter().find(|text| !text.is_empty())
}

#[cfg(test)]
mod tests;
