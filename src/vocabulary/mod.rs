//! What RSS, `itunes:`, `podcast:`, Atom and the other elements of a feed may be.

pub mod values;
