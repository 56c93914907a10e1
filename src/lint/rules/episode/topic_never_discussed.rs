//! `topic-never-discussed`

use super::heard::Heard;
use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;
use crate::record::Fact;

rule! {
    /// A topic of the notes is not found in the transcript.
    ///
    /// ## What it does
    /// Tells which topics the alignment of notes and transcript could place nowhere, where it could place most others and
    /// no word of the title is heard.
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
    for topic in topics.iter().filter(|topic| topic.start.is_none() && !is_mentioned(&heard, &topic.title)) {
        let reading =
            episode.evidence(Fact::Topics).iter().find(|reading| reading.value.as_str() == Some(&topic.title));
        let Some(reading) = reading else { continue };
        let message = format!("\"{}\" is not found in the transcript", topic.title);
        diagnostics.push(RULE.at(episode.place_of(reading), message).help("take it out, or check the transcript"));
    }
}

/// Shorter words are in every transcript.
const SHORTEST: usize = 4;

/// Is a word of the title heard?
fn is_mentioned(heard: &Heard, title: &str) -> bool {
    let mut words =
        title.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() >= SHORTEST).peekable();
    words.peek().is_none() || words.any(|word| heard.says(word))
}
