//! The forms of values, one file a family: what is wrong with a value, and what would be right.

pub mod date;
pub mod duration;
pub mod url;
mod verdict;

pub use verdict::{Better, Fault, Kind};
