//! The feed: records in, RSS 2.0 with the itunes, podcast, atom, content and psc elements out.
//!
//! ```text
//! notes ──html──▶ safe HTML ─┐
//! config, words, media ──────┼──write──▶ feed.xml
//! records ───────────────────┘
//! ```
//!
//! Nothing here reads files or the clock; [`publish`](crate::publish) decides what goes in.

pub mod compare;
pub mod html;
pub mod identity;
pub mod media;
pub mod played;
pub mod read;
pub mod refusal;
pub mod translate;
pub mod words;
pub mod write;
