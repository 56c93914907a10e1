//! What a rule is: its name, its page, its level, its check.

use schemars::JsonSchema;
use serde::Serialize;

use super::context::{EpisodeContext, ShowContext};
use super::feed::FeedContext;
use crate::config::{Level, Profile};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Severity};

/// What a rule looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Group {
    /// Show notes.
    Notes,
    /// Transcripts.
    Transcript,
    /// Facts of one episode, from all its files.
    Episode,
    /// The show across its episodes.
    Show,
    /// `podwright.toml` and waivers.
    Config,
    /// The channel of a feed.
    Feed,
    /// The items of a feed.
    Item,
    /// The podcast namespace.
    Podcast,
    /// Chapter markers.
    Chapters,
    /// Audio files.
    Audio,
    /// Pictures.
    Image,
    /// `podwright.lock`.
    Ledger,
}

/// Which fixes a rule offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum FixKind {
    /// Fixes that say the same in the right form.
    Safe,
    /// Fixes that somebody should look at.
    Unsafe,
    /// None.
    None,
}

/// How a rule finds what it finds.
#[derive(Clone, Copy)]
pub enum Check {
    /// Whoever reads the file reports it: parsers, normalisers, the generator.
    Reading,
    /// Episode by episode.
    Episode(fn(&EpisodeContext<'_>, &mut Diagnostics)),
    /// Once, across the show.
    Show(fn(&ShowContext<'_>, &mut Diagnostics)),
    /// Once for a feed.
    Feed(fn(&FeedContext<'_>, &mut Diagnostics)),
}

/// A rule.
pub struct Rule {
    /// Stable kebab-case name that says the fault.
    pub name: &'static str,
    /// What it looks at.
    pub group: Group,
    /// Its level unless settings say otherwise.
    pub level: Level,
    /// Its page: Markdown, the first line is the summary.
    pub page: &'static str,
    /// Whose demands it checks; everybody's when empty.
    pub profiles: &'static [Profile],
    /// Which fixes it offers.
    pub fix: FixKind,
    /// The documents it comes from.
    pub sources: &'static [&'static str],
    /// Message classes of the W3C feed validator that it answers.
    pub w3c: &'static [&'static str],
    /// How it finds what it finds.
    pub check: Check,
}

impl Rule {
    /// A finding of this rule at `place`.
    pub fn at(&self, place: Place, message: impl Into<String>) -> Diagnostic {
        self.found(message).at(place)
    }

    /// A finding of this rule without a place.
    pub fn found(&self, message: impl Into<String>) -> Diagnostic {
        // Levels are decided by the settings; a rule that is off reports as the info it could be.
        Diagnostic::new(self.name, severity(self.level).unwrap_or(Severity::Info), message)
    }

    /// The first line of its page.
    pub fn summary(&self) -> &'static str {
        self.page.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default()
    }
}

/// The severity of the findings of a rule at `level`; none when it is off.
pub fn severity(level: Level) -> Option<Severity> {
    match level {
        Level::Off => None,
        Level::Info => Some(Severity::Info),
        Level::Warning => Some(Severity::Warning),
        Level::Error => Some(Severity::Error),
    }
}

/// Declares the rule of a file; its doc comment is its page.
///
/// ```ignore
/// rule! {
///     /// The notes name no sponsor though one is thanked aloud.
///     ///
///     /// ## Why it matters
///     /// …
///     "sponsor-not-in-notes", Episode, Error, fix: None, check: Episode(check),
///     sources: ["practice"]
/// }
/// ```
macro_rules! rule {
    (
        $(#[doc = $page:literal])+
        $name:literal, $group:ident, $level:ident, fix: $fix:ident, check: $check:expr,
        sources: [$($source:literal),* $(,)?]
        $(, profiles: [$($profile:ident),* $(,)?])?
        $(, w3c: [$($w3c:literal),* $(,)?])?
        $(,)?
    ) => {
        $(#[doc = $page])+
        pub static RULE: $crate::lint::rule::Rule = {
            #[allow(unused_imports)]
            use $crate::lint::rule::Check::*;
            $crate::lint::rule::Rule {
                name: $name,
                group: $crate::lint::rule::Group::$group,
                level: $crate::config::Level::$level,
                page: concat!($($page, "\n"),+),
                profiles: &[$($($crate::config::Profile::$profile),*)?],
                fix: $crate::lint::rule::FixKind::$fix,
                sources: &[$($source),*],
                w3c: &[$($($w3c),*)?],
                check: $check,
            }
        };
    };
}
pub(crate) use rule;
