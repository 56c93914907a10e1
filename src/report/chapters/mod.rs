//! The chapters of an episode for people: as a picture in the terminal and as a page.

mod bar;
mod explain;
mod page;
mod table;

pub use page::page;
pub use table::{Look, table};
