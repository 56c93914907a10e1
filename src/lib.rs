//! podwright compiles a podcast from the git repository of its show.
//!
//! Data goes one way, top to bottom; a module uses only modules above it:
//!
//! ```text
//! files ──source──▶ text with spans
//!       ──notes / transcript / audio──▶ syntax trees that keep every byte span
//!       ──show──▶ episodes: the files that belong together
//!       ──normalize──▶ typed records, every value with its evidence
//!       ──chapters──▶ start times, with a confidence
//!       ──feed / publish──▶ feed.xml, chapters/*.json, transcripts/*.vtt, podwright.lock
//! ```
//!
//! Whatever goes wrong on the way is a [`diagnostic::Diagnostic`]: a value with a place, never a panic and never
//! something printed from inside a stage.

pub mod artwork;
pub mod audio;
pub mod chapters;
mod classes;
pub mod compile;
pub mod config;
pub mod diagnostic;
pub mod feed;
mod git;
pub mod import;
pub mod init;
pub mod ledger;
pub mod lint;
mod markup;
pub mod net;
pub mod normalize;
pub mod notes;
mod numerals;
pub mod publish;
pub mod record;
pub mod report;
pub mod schema;
pub mod show;
pub mod source;
pub mod tag;
pub mod tags;
mod times;
mod toml_text;
pub mod transcript;
pub mod vocabulary;
mod words;

#[doc(hidden)]
pub mod cli;
