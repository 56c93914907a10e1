//! Findings for people and machines: one file an output format.

pub mod chapters;
pub mod terminal;
