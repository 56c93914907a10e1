//! The forms of values, one file a family: what is wrong with a value, and what would be right.

pub mod contact;
pub mod date;
pub mod duration;
pub mod flag;
pub mod language;
pub mod media_type;
pub mod number;
pub mod place;
pub mod podcast;
pub mod url;
mod verdict;
pub mod word;

pub use verdict::{Better, Fault, Kind};
