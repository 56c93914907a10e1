//! What many episodes lack, said once with a count: nobody reads the same sentence 460 times.

use std::collections::BTreeMap;

use super::claim::Claim;
use super::place;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::record::Fact;

/// Something an item should have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Lack {
    /// Show notes.
    Notes,
    /// A title.
    Title,
    /// What the template of its page needs.
    Link,
    /// Audio.
    Enclosure,
    /// The size of its audio.
    Length,
    /// The type of its audio.
    MediaType,
    /// Nothing, but that its audio is elsewhere than subscribers know.
    FormerAudio,
}

impl Lack {
    fn rule(self) -> &'static str {
        match self {
            Self::Notes => "notes-missing",
            Self::Title => "title-missing",
            Self::Link => "link-missing",
            Self::Enclosure => "episode-without-audio",
            Self::Length => "enclosure-length-unknown",
            Self::MediaType => "enclosure-type-unknown",
            Self::FormerAudio => "enclosure-moved",
        }
    }

    fn message(self) -> &'static str {
        match self {
            Self::Notes => "no show notes, only a transcript or audio",
            Self::Title => "no title",
            Self::Link => "no page: neither front matter nor [feed] episode_link give its address",
            Self::Enclosure => {
                "no audio: it is not in the repository, and neither front matter nor [feed] enclosure say where"
            }
            Self::Length => "audio of unknown size, so the enclosure says 0 bytes",
            Self::MediaType => "audio of unknown type, so the enclosure says audio/mpeg",
            Self::FormerAudio => "audio at another address than before; guid and date stay",
        }
    }

    fn help(self) -> &'static str {
        match self {
            Self::Notes => "write them; if this is no episode, keep its files out of the patterns in [sources]",
            Self::Title => "state it in the first heading, `# Show 81: Title`, or as `title` in the front matter",
            Self::Link => "set [feed] episode_link in podwright.toml, or `link` in the front matter",
            Self::Enclosure => "set [feed] enclosure in podwright.toml, or `audio` in the front matter",
            Self::Length => "put the audio into the repository's folder, or state `length` (bytes) in the front matter",
            Self::MediaType => "let the address end in .mp3 or .m4a",
            Self::FormerAudio => "keep the old addresses alive: apps that have not looked since ask for them",
        }
    }
}

/// Who lacks what.
#[derive(Default)]
pub(super) struct Tally(BTreeMap<Lack, Lacking>);

#[derive(Default)]
struct Lacking {
    ids: Vec<String>,
    first: Option<Place>,
}

impl Tally {
    pub(super) fn add(&mut self, claim: &Claim<'_>, lacks: &[Lack]) {
        for lack in lacks {
            let lacking = self.0.entry(*lack).or_default();
            lacking.ids.push(claim.record().id.clone());
            if lacking.first.is_none() {
                let own = claim.record().files.all().next().map(|path| Place::file(path));
                let read = || place(claim.compiled, Fact::Number).map(|place| Place::file(&place.file));
                lacking.first = own.or_else(read);
            }
        }
    }

    pub(super) fn diagnostics(self) -> impl Iterator<Item = Diagnostic> {
        self.0.into_iter().map(|(lack, lacking)| {
            let message = format!("{} {} {}", who(&lacking.ids), verb(&lacking.ids), lack.message());
            let severity = if lack == Lack::FormerAudio { Severity::Info } else { Severity::Warning };
            let diagnostic = Diagnostic::new(lack.rule(), severity, message).help(lack.help());
            match lacking.first {
                Some(place) => diagnostic.at(place),
                None => diagnostic,
            }
        })
    }
}

fn who(ids: &[String]) -> String {
    match ids {
        [one] => format!("episode {one}"),
        [_, _] | [_, _, _] => format!("episodes {}", ids.join(", ")),
        many => {
            let some: Vec<&str> = many.iter().take(3).map(String::as_str).collect();
            format!("{} episodes ({}, …)", many.len(), some.join(", "))
        }
    }
}

fn verb(ids: &[String]) -> &'static str {
    if ids.len() == 1 { "has" } else { "have" }
}
