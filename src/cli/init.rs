//! `podwright init`

use std::path::PathBuf;

use chrono::Utc;
use clap::Args;

use super::online::Reach;
use super::{Failure, Outcome, counted, web};
use crate::config::CONFIG_NAME;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::feed::read;
use crate::feed::refusal::not_a_feed;
use crate::init::{self, Fate};
use crate::ledger::LEDGER_NAME;
use crate::lint::isolated;

/// Writes a config for the show that is in a folder, or begins one
///
/// In the repository of a site made by Jekyll, Hugo, Eleventy or anything else with front matter, the config finds the
/// episodes that are there and reads them as they are. In an empty folder a small show is written that builds at once.
/// No file that is there is changed.
#[derive(Debug, Args)]
pub(super) struct Init {
    /// The folder of the show [default: the working folder]
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,

    /// The feed that subscribers have, a file or an address: its facts go into the config, its guids, dates and enclosures into the ledger
    #[arg(long, value_name = "FEED")]
    from_feed: Option<PathBuf>,
}

impl Init {
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        let folder = self.folder.unwrap_or_else(|| PathBuf::from("."));
        if folder.exists() && !folder.is_dir() {
            return Err(Diagnostic::error("no-such-file", format!("{} is no folder", folder.display())).into());
        }
        let beside =
            self.from_feed.is_none().then(|| init::feed_beside(&folder)).flatten().map(|path| folder.join(path));
        let path = self.from_feed.as_ref().or(beside.as_ref());
        let whole = path.map(|path| web::whole(path, isolated::load, Reach::Beside)).transpose()?;
        let feed = whole.as_ref().map(|whole| read::read(&whole.file, &mut Diagnostics::new()));
        if let Some(feed) = feed.as_ref().filter(|feed| feed.channel().is_none()) {
            return Err(not_a_feed(feed).into());
        }
        let mut proposal = init::propose(&folder, feed.as_ref(), Utc::now());
        // A feed that merely lies there may be of another show.
        let is_its_own = beside.is_none() || proposal.known > proposal.strangers.len();
        if !is_its_own {
            proposal = init::propose(&folder, None, Utc::now());
        }
        if let Some(path) = beside.as_ref().filter(|_| is_its_own) {
            anstream::println!("took {} for what subscribers have", path.display());
        }
        let has_ledger = folder.join(LEDGER_NAME).exists();
        let fates = proposal.write(&folder)?;
        for (path, fate) in &fates {
            match fate {
                Fate::Written => anstream::println!("wrote {}", path.display()),
                Fate::Kept => anstream::println!("left {}, which was there", path.display()),
            }
        }
        if let Some(generator) = proposal.adopted {
            anstream::println!("{} with {}", generator.name(), counted(proposal.episodes, "episode"));
        }
        if proposal.adopted.is_none() && proposal.overlooked > 0 {
            let pages = counted(proposal.overlooked, "page");
            anstream::println!(
                "note: of {pages} here none seems to be an episode; [sources] of {CONFIG_NAME} says which are"
            );
        }
        if proposal.transcripts > 1 {
            anstream::println!(
                "note: of {} here none has notes; `podwright import FEED` makes notes of the feed of the show",
                counted(proposal.transcripts, "transcript")
            );
        }
        if !proposal.shows.is_empty() {
            let folders: Vec<String> = proposal.shows.iter().map(|folder| folder.display().to_string()).collect();
            anstream::println!(
                "note: {} state facts of shows of their own; `podwright init FOLDER` makes a config for one",
                folders.join(", ")
            );
        }
        for (language, count) in &proposal.unread {
            let pages = counted(*count, "page");
            anstream::println!(
                "note: {pages} of {language} cannot be read; `pandoc -s -t markdown` makes Markdown of them"
            );
        }
        let wrote_config = fates.iter().any(|(path, fate)| path.as_os_str() == CONFIG_NAME && *fate == Fate::Written);
        if wrote_config && !proposal.placeholders.is_empty() {
            let keys = proposal.placeholders.join(", ");
            anstream::println!("note: put yours into [show] of {CONFIG_NAME} where nothing was found: {keys}");
        }
        match proposal.adopted {
            Some(_) if feed.is_some() && is_its_own => {
                anstream::println!("{} known from the feed", counted(proposal.known, "episode"));
            }
            Some(_) if !has_ledger && proposal.unknown_guids.is_some() => {
                if let Some(place) = &proposal.unknown_guids {
                    anstream::println!(
                        "note: {}:{} makes the guids that apps know episodes by, in a way that cannot be taken over; \
                         `podwright init --from-feed FEED` before the first build takes them from the feed",
                        place.file.display(),
                        place.line
                    );
                }
            }
            Some(_) if !has_ledger => anstream::println!(
                "note: if the show has a feed already, `podwright init --from-feed FEED` before the first build keeps the guids that apps know"
            ),
            _ => {}
        }
        for title in proposal.strangers.iter().take(MOST_STRANGERS) {
            anstream::println!("note: the feed has `{title}`, of which there are no notes here");
        }
        if let Some(more) = proposal.strangers.len().checked_sub(MOST_STRANGERS).filter(|more| *more > 0) {
            anstream::println!("note: and {more} more; `podwright import` makes notes of a feed");
        }
        Ok(Outcome::Clean)
    }
}

/// Nobody reads a longer list.
const MOST_STRANGERS: usize = 5;
