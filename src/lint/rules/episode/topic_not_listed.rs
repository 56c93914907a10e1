//! `topic-not-listed`

use crate::chapters::said::Said;
use crate::chapters::unlisted::unlisted;
use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;
use crate::times::clock;

rule! {
    /// Something is discussed that the notes do not list.
    ///
    /// ## What it does
    /// Looks, within the chapter of every topic, for a place at which people hand over to another subject and change their
    /// words, where the words that are said from there on stand nowhere in the notes.
    ///
    /// It is off unless it is asked for, since a long digression sounds the same, and far from all are found: see
    /// [how chapters are found](../alignment.md).
    ///
    /// ## Why it matters
    /// Whoever looks for that subject does not find the episode, and its chapter begins with something else.
    ///
    /// ## Example
    /// Four topics in the notes, and a recording in which a fifth is spoken about for five minutes.
    "topic-not-listed", Episode, Off, fix: None, check: Episode(check),
    sources: ["practice: faults of real shows"]
}

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some(said) = Said::of(episode.compiled) else { return };
    for found in unlisted(episode.compiled, episode.config()) {
        let (Some(words), Some(head)) = (said.from(found.start), episode.head()) else { continue };
        let place = said.file().place(words.span);
        let message =
            format!("something that the notes do not list seems to begin at {}: {}", clock(found.start), found.words);
        let help = format!("add a topic to the notes if it is one; it lies in the chapter of \"{}\"", found.within);
        diagnostics.push(RULE.at(place, message).related(head, "the notes").help(help));
    }
}
