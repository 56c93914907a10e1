//! `audio-tags-disagree`

use super::here;
use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;

rule! {
    /// The tags of an audio file tell another title or number than the notes.
    ///
    /// ## Why it matters
    /// Most often they are those of the episode before, whose project was copied; apps that play downloaded files show them.
    ///
    /// ## Example
    /// The title `Rye` in the file of the episode `Oats`. `podwright tag` writes the right ones into a copy.
    "audio-tags-disagree", Audio, Info, fix: None, check: Episode(check),
    sources: ["practice"]
}

/// Do both have a word of some length in common? Titles are shortened and decorated in many ways.
fn agree(tagged: &str, title: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let all = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase);
        all.collect()
    };
    let (tagged, title) = (words(tagged), words(title));
    title.is_empty()
        || tagged.is_empty()
        || tagged.iter().any(|word| word.chars().count() > 2 && title.contains(word))
        || tagged == title
}

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some((facts, place)) = here(episode) else { return };
    let record = episode.record();
    if let (Some(tagged), Some(title)) = (&facts.tags.title, &record.title)
        && !agree(tagged, title)
    {
        let message = format!("the tags call the episode `{tagged}`, the notes `{title}`");
        diagnostics.push(RULE.at(place.clone(), message).help("`podwright tag` writes the tags into a copy"));
    }
    if let (Some(tagged), Some(number)) = (facts.tags.track, record.number)
        && tagged != number
        && tagged > 0
    {
        let message = format!("the tags give the number {tagged}, the notes {number}");
        diagnostics.push(RULE.at(place, message).help("`podwright tag` writes the tags into a copy"));
    }
}
