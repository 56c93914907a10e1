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
    /// Files that the linter opens by itself, such as those beside a feed: the module around the rule checks them.
    Opened,
    /// Episode by episode.
    Episode(fn(&EpisodeContext<'_>, &mut Diagnostics)),
    /// Once, across the show.
    Show(fn(&ShowContext<'_>, &mut Diagnostics)),
    /// By the check of the rule of this name, which looks once for all of its family.
    Family(&'static str),
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
    /// Its level for single profiles that are asked for, where they differ; the worst one of those is taken.
    pub levels: &'static [(Profile, Level)],
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

    /// Its default level in a word.
    pub fn level_name(&self) -> String {
        severity(self.level).map_or_else(|| "off".to_owned(), |severity| severity.to_string())
    }

    /// Its page as Markdown, with everything there is to know about it.
    pub fn markdown(&self) -> String {
        let body: Vec<&str> = self.page.lines().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
        let mut page = format!("# {}\n\n{}\n\n## Facts\n\n", self.name, body.join("\n").trim_end());
        let mut fact = |name: &str, value: String| page.push_str(&format!("- {name}: {value}\n"));
        fact("group", words(&self.group));
        fact("default level", self.level_name());
        let levels: Vec<String> =
            self.levels.iter().map(|(who, level)| format!("{} for {}", words(level), words(who))).collect();
        let profiles: Vec<String> = self.profiles.iter().map(words).collect();
        let fix = match self.fix {
            FixKind::Safe => "`--fix`",
            FixKind::Unsafe => "`--fix --unsafe-fixes`",
            FixKind::None => "",
        };
        let lists = [
            ("level by profile", levels.join(", ")),
            ("profiles", profiles.join(", ")),
            ("fix", fix.to_owned()),
            ("sources", self.sources.join("; ")),
            ("W3C feed validator", self.w3c.join(", ")),
        ];
        lists.into_iter().filter(|(_, value)| !value.is_empty()).for_each(|(name, value)| fact(name, value));
        page
    }

    /// Does anybody of `profiles` demand it? No profiles are all profiles.
    pub fn concerns(&self, profiles: &[Profile]) -> bool {
        profiles.is_empty() || self.profiles.is_empty() || self.profiles.iter().any(|whose| profiles.contains(whose))
    }

    /// Its level for `profiles`, where one of them has its own.
    pub fn level_for(&self, profiles: &[Profile]) -> Option<Level> {
        let own = |profile| self.levels.iter().find(|(whose, _)| *whose == profile).map(|(_, level)| *level);
        let asked = profiles.iter().filter(|profile| self.concerns(&[**profile]));
        let levels: Vec<Option<Level>> = asked.map(|profile| own(*profile)).collect();
        let any = levels.iter().any(Option::is_some);
        any.then(|| levels.into_iter().map(|level| level.unwrap_or(self.level)).max()).flatten()
    }

    /// The first line of its page.
    pub fn summary(&self) -> &'static str {
        self.page.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default()
    }
}

/// The word that JSON has for a value without fields.
fn words<T: Serialize>(value: &T) -> String {
    serde_json::to_value(value).ok().and_then(|word| word.as_str().map(str::to_owned)).unwrap_or_default()
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
        $(, levels: [$($whose:ident: $how:ident),* $(,)?])?
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
                levels: &[$($(($crate::config::Profile::$whose, $crate::config::Level::$how)),*)?],
                fix: $crate::lint::rule::FixKind::$fix,
                sources: &[$($source),*],
                w3c: &[$($($w3c),*)?],
                check: $check,
            }
        };
    };
}
pub(crate) use rule;

#[cfg(test)]
mod tests {
    use super::*;

    rule! {
        /// A feed without date.
        "no-date", Feed, Warning, fix: None, check: Reading,
        sources: ["an example"],
        profiles: [Spotify, Apple, Psp1],
        levels: [Spotify: Error, Apple: Info]
    }

    #[test]
    fn the_strictest_of_those_that_count_decides() {
        assert_eq!(RULE.level_for(&[Profile::Apple]), Some(Level::Info));
        assert_eq!(RULE.level_for(&[Profile::Apple, Profile::Spotify]), Some(Level::Error));
        assert_eq!(RULE.level_for(&[Profile::Apple, Profile::Psp1]), Some(Level::Warning));
        for nobody in [&[][..], &[Profile::Psp1], &[Profile::Youtube]] {
            assert_eq!(RULE.level_for(nobody), None, "what one platform refuses is no matter of the others");
        }
        assert!(RULE.concerns(&[Profile::Apple, Profile::Youtube]));
        assert!(!RULE.concerns(&[Profile::Youtube]));
    }
}
