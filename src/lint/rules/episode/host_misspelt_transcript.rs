//! `host-misspelt-transcript`

use crate::config::Config;
use crate::diagnostic::{Diagnostics, Fix};
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;
use crate::normalize::names::{fold, given, surname};
use crate::record::Fact;
use crate::source::Span;

rule! {
    /// A host introduces himself with a name that is not his.
    ///
    /// ## What it does
    /// Compares the names in the introductions of the greeting with the hosts of `podwright.toml`: the same given name with
    /// another surname, or the reverse. Spellings that `[glossary]` corrects are told by `glossary` instead.
    ///
    /// ## Why it matters
    /// The name of a host is what listeners search for, and what speech recognition gets wrong week after week.
    ///
    /// ## Example
    /// `I'm Brian Aukin` for Brian Okken. Put `"Okken" = ["Aukin"]` into `[glossary]` to mend it everywhere.
    "host-misspelt-transcript", Transcript, Warning, fix: Unsafe, check: Episode(check),
    sources: ["practice: faults of real shows"]
}

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let config = episode.config();
    let record = episode.record();
    for reading in episode.evidence(Fact::Hosts).iter().filter(|reading| reading.how == "greeting") {
        let Some(heard) = reading.value.as_str() else { continue };
        let is_known = |name: &str| fold(name) == fold(heard);
        let is_right = record.hosts.iter().any(|host| is_known(&host.name))
            || config.hosts.iter().any(|host| is_known(&host.name) || host.aliases.iter().any(|alias| is_known(alias)));
        let (first, last) = (given(heard), surname(heard));
        let Some(last) = last.filter(|_| !is_right) else { continue };
        let meant =
            record.hosts.iter().find(|host| given(&host.name) == first || surname(&host.name).as_ref() == Some(&last));
        let Some(host) = meant else { continue };
        // A name may run on into the next cue; then its beginning stands here.
        let Some(words) = episode.words_of(reading).filter(|words| fold(heard).starts_with(&fold(words))) else {
            continue;
        };
        if in_glossary(config, heard) {
            continue;
        }
        let place = episode.place_of(reading);
        let fix = Fix::doubtful(Span::new(place.start, place.end), host.name.as_str());
        let found = RULE.at(place, format!("{heard} is {}", host.name));
        diagnostics.push(if is_known(words) { found.fix(fix) } else { found });
    }
}

/// Does the glossary correct one of the words?
fn in_glossary(config: &Config, words: &str) -> bool {
    let padded = |text: &str| format!(" {} ", text.split_whitespace().map(fold).collect::<Vec<_>>().join(" "));
    let words = padded(words);
    config.glossary.values().flatten().any(|misheard| words.contains(&padded(misheard)))
}
