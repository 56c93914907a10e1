//! `duration-disagrees`

use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;
use crate::record::Fact;
use crate::times::clock;

rule! {
    /// The front matter gives another duration than the audio has.
    ///
    /// ## Why it matters
    /// Apps show the stated one, and place chapters by it.
    ///
    /// ## Example
    /// `duration: "12:00"` beside a file of 45 minutes.
    "duration-disagrees", Audio, Warning, fix: None, check: Episode(check),
    sources: ["practice: faults of real shows"]
}

/// Durations are rounded, in seconds.
const TOLERANCE: f64 = 5.0;

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some(audio) = &episode.compiled.audio else { return };
    let stated = episode.evidence(Fact::Duration).iter().find(|reading| reading.how == "front matter");
    let Some((stated, seconds)) = stated.and_then(|stated| Some((stated, stated.value.as_f64()?))) else { return };
    if (seconds - audio.duration).abs() > TOLERANCE {
        let message = format!("this says {}, but the audio lasts {}", clock(seconds), clock(audio.duration));
        diagnostics.push(RULE.at(episode.place_of(stated), message).help("leave it out: it is read from the audio"));
    }
}
