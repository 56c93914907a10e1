//! `podwright schema`

use clap::{Args, ValueEnum};

use super::{Failure, Outcome};
use crate::schema;

/// Prints the JSON Schema of podwright.toml, of episode records or of diagnostics
#[derive(Debug, Args)]
pub(super) struct Schema {
    /// Which one
    #[arg(value_enum)]
    name: Name,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Name {
    /// podwright.toml
    Config,
    /// One record of `podwright normalize`
    Episode,
    /// One finding
    Diagnostic,
}

impl Schema {
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        let schema = match self.name {
            Name::Config => schema::config(),
            Name::Episode => schema::episode(),
            Name::Diagnostic => schema::diagnostic(),
        };
        anstream::println!("{schema:#}");
        Ok(Outcome::Clean)
    }
}
