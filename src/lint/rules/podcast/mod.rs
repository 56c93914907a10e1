//! The podcast namespace: what a table cannot say.

pub mod guid;
pub mod presence;
