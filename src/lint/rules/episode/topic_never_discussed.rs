//! `topic-never-discussed`

use std::collections::HashSet;

use super::heard::Heard;
use crate::chapters::is_ordinary;
use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;
use crate::normalize::names::fold;
use crate::record::Fact;

rule! {
    /// A topic of the notes is not found in the transcript.
    ///
    /// ## What it does
    /// Tells which topics the alignment of notes and transcript could place nowhere, where it could place most others, and at
    /// most a third of the words that the title shares with no other title is heard.
    ///
    /// ## Why it matters
    /// The topic was cut, or belongs to another episode; it gets no chapter.
    ///
    /// ## Example
    /// Five topics in the notes, and a recording that speaks about four of them.
    "topic-never-discussed", Episode, Warning, fix: None, check: Episode(check),
    sources: ["practice: faults of real shows"]
}

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let topics = &episode.record().topics;
    let placed = topics.iter().filter(|topic| topic.start.is_some()).count();
    if placed * 3 < topics.len() * 2 || placed == topics.len() || !episode.transcripts().any(|(_, one)| one.is_timed())
    {
        return;
    }
    let heard = Heard::new(episode.transcripts().map(|(_, transcript)| transcript));
    for topic in topics.iter().filter(|topic| topic.start.is_none()) {
        let others = topics.iter().filter(|other| other.order != topic.order).map(|other| other.title.as_str());
        let known = others.chain([episode.config().show.title.as_str()]).flat_map(words).map(fold).collect();
        if is_mentioned(&heard, &topic.title, &known) {
            continue;
        }
        let reading =
            episode.evidence(Fact::Topics).iter().find(|reading| reading.value.as_str() == Some(&topic.title));
        let Some(reading) = reading else { continue };
        let message = format!("\"{}\" is not found in the transcript", topic.title);
        diagnostics.push(RULE.at(episode.place_of(reading), message).help("take it out, or check the transcript"));
    }
}

/// Shorter words are in every transcript.
const SHORTEST: usize = 4;

/// Is enough heard of the title? Words that everybody says, and those that are `known` from elsewhere, tell nothing unless
/// the title has no others.
fn is_mentioned(heard: &Heard, title: &str, known: &HashSet<String>) -> bool {
    let telling: Vec<&str> =
        words(title).filter(|word| !known.contains(&fold(word)) && !is_ordinary(&fold(word))).collect();
    if telling.is_empty() {
        let mut words = words(title).peekable();
        return words.peek().is_none() || words.any(|word| heard.says(word));
    }
    3 * telling.iter().filter(|word| heard.says(word)).count() > telling.len()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() >= SHORTEST)
}
