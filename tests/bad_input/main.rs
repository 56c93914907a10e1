//! What podwright says about broken shows, and what it leaves alone.
//!
//! Every case is a small show in a folder of its own: [`Show::built`] writes a sound one and builds it, the test spoils
//! one thing and runs the command again. [`Show::refused`] and [`Show::accepted`] hold every run to the same promises
//! (see there), so that a test needs to state only what people read.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)] // clippy spares tests, not their helpers

mod config;
mod files;
mod hostile;
mod notes;
mod outputs;
mod show;
mod transcripts;

pub use show::Show;
