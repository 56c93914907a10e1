//! Chapter markers.

pub mod formats;
