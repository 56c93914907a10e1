//! Show notes: front matter, and Markdown with the span of everything.

pub mod front_matter;
