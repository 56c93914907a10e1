//! `audio-length-disagrees`

use crate::diagnostic::{Diagnostics, Fix};
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;
use crate::notes::front_matter::{Key, KeyNames, Value};

rule! {
    /// The front matter gives another size than the audio has.
    ///
    /// ## Why it matters
    /// The size becomes `length` of the enclosure; it is the number of bytes.
    ///
    /// ## Example
    /// `length: 1284` for a file of 20 545 012 bytes.
    "audio-length-disagrees", Audio, Warning, fix: Safe, check: Episode(check),
    sources: ["practice: faults of real shows"]
}

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let (Some(facts), Some((file, notes))) = (&episode.compiled.audio, episode.notes()) else { return };
    let names = KeyNames::new(&episode.config().sources);
    let Some(node) = notes.front_matter.as_ref().and_then(|front_matter| front_matter.get(Key::Length, &names)) else {
        return;
    };
    if let Value::Integer(stated) = node.value
        && u64::try_from(stated) != Ok(facts.bytes)
    {
        let message = format!("this says {stated}, but the audio has {} bytes", facts.bytes);
        diagnostics.push(
            RULE.at(file.place(node.span), message)
                .fix(Fix::safe(node.span, facts.bytes.to_string()))
                .help("leave it out: it is read from the audio"),
        );
    }
}
