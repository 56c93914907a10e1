//! `podwright new`

use chrono::{NaiveDate, Utc};
use clap::Args;

use super::{Failure, Outcome, Where};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::init::{self, Fate};

/// Writes the notes of the next episode
///
/// They have the form of the last episodes: name, keys of the front matter, headings; what was said of one episode alone is
/// left out. `[sources] template` names notes to begin with instead. Notes that are there are never overwritten.
#[derive(Debug, Args)]
pub(super) struct New {
    /// What the episode is called
    #[arg(value_name = "TITLE")]
    title: Option<String>,

    /// The day of publication, such as 2026-03-12 [default: today]
    #[arg(long, value_name = "DAY")]
    date: Option<NaiveDate>,

    #[command(flatten)]
    place: Where,
}

impl New {
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        let mut diagnostics = Diagnostics::new();
        let show = self.place.show(None, &mut diagnostics)?;
        let zone = show.config.show.timezone.unwrap_or(chrono_tz::Tz::UTC);
        let day = self.date.unwrap_or_else(|| Utc::now().with_timezone(&zone).date_naive());
        let notes = init::next(&show, self.title.as_deref(), day)?;
        if init::write_new(&show.root, &notes)? == Fate::Kept {
            let message = format!("{} is there already", notes.path.display());
            return Err(Diagnostic::error("output-over-source", message).in_file(&notes.path).into());
        }
        anstream::println!("wrote {}", notes.path.display());
        if notes.text.contains("draft") {
            anstream::println!("it is held back as a draft: take `draft` out when it is ready");
        }
        Ok(Outcome::Clean)
    }
}
