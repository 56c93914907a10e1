//! The options of commands that may ask servers.

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};

use crate::net::{Client, Options};

/// May servers be asked, and which?
#[derive(Debug, Args)]
pub(super) struct Online {
    /// Ask servers: `lint` what they say of the feed and the files it names, `build` for audio that is not here, `diff` for further pages
    #[arg(long)]
    online: bool,

    /// With --online: ask anew what was asked within the last day
    #[arg(long, requires = "online")]
    no_cache: bool,

    /// With --online: ask addresses of a private network, too, such as localhost
    #[arg(long, requires = "online")]
    allow_private: bool,
}

/// From where further pages come of a feed that is a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// Files beside it.
    Beside,
    /// Files beside it, else their addresses.
    Internet,
    /// The same, also in a private network.
    Anywhere,
}

impl Online {
    /// Is what was learnt before to be asked again?
    pub(super) fn forgets(&self) -> bool {
        self.no_cache
    }

    /// From where further pages of a feed come.
    pub(super) fn reach(&self) -> Reach {
        match (self.online, self.allow_private) {
            (false, _) => Reach::Beside,
            (true, false) => Reach::Internet,
            (true, true) => Reach::Anywhere,
        }
    }

    /// Who asks; nobody without `--online`. Progress is shown where standard error is a terminal.
    pub(super) fn client(&self) -> Option<Client> {
        if !self.online {
            return None;
        }
        let mut options = Options { private: self.allow_private, ..Options::default() };
        if self.no_cache {
            options.cache = None;
        }
        let bar = ProgressBar::new(0);
        if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos} of {len} addresses asked") {
            bar.set_style(style);
        }
        Some(Client::new(options).watched(move |done, total| {
            bar.set_length(total as u64);
            bar.set_position(done as u64);
            if done == total {
                bar.finish_and_clear();
            }
        }))
    }
}
