//! Chapters in the ID3 tags of audio files.

mod frames;
mod rules;

use std::collections::HashSet;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::lint::context::EpisodeContext;
use crate::lint::rule::Rule;
use crate::source::resolve_inside;
use frames::Frames;

/// The rules of this module.
pub static RULES: &[&Rule] = rules::ALL;

/// Tags with pictures have some megabytes; what is larger is no tag of an episode.
const MOST_BYTES: usize = 64 << 20;
/// Durations are rounded, in milliseconds.
const TOLERANCE: f64 = 5000.0;
/// Says that the times count, and no offsets.
const BY_TIME: u32 = u32::MAX;
/// A table of contents counts its entries in one byte.
const MOST_ENTRIES: usize = 255;
/// Smaller frames have the same size in both versions.
const SAME_SIZE: usize = 127;

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let facts = episode.compiled.audio.as_ref().filter(|_| episode.compiled.audio_remembered.is_none());
    if let (Some(facts), Some(path)) = (facts, &episode.record().files.audio) {
        diagnostics.extend(of_file(&episode.show.show.root, path, facts.duration));
    }
}

/// Judges the chapters in the tag of the audio file at `relative` in `root`, which lasts `seconds`.
pub(in crate::lint::rules) fn of_file(root: &Path, relative: &Path, seconds: f64) -> Diagnostics {
    let Some(tag) = resolve_inside(root, relative).ok().and_then(|path| tag(&path)) else { return Diagnostics::new() };
    let Some(frames) = frames::read(&tag) else { return Diagnostics::new() };
    judge(&frames, seconds, &Place::file(relative))
}

/// The bytes of the ID3v2 tag that the file begins with.
fn tag(path: &Path) -> Option<Vec<u8>> {
    let mut file = File::open(path).ok()?;
    let mut bytes = vec![0; 10];
    file.read_exact(&mut bytes).ok()?;
    let length = frames::length(&bytes).filter(|length| *length <= MOST_BYTES)?;
    file.take((length - bytes.len()) as u64).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

fn judge(frames: &Frames, seconds: f64, place: &Place) -> Diagnostics {
    if frames.chapters.is_empty() && frames.contents.is_empty() {
        return Diagnostics::new();
    }
    let at = |rule: &Rule, message: String| rule.at(place.clone(), message);
    let mut found = identities(frames, &at);
    found.extend(contents(frames, &at));
    for chapter in &frames.chapters {
        let name = format!("the chapter `{}`", chapter.id);
        let ends_early = chapter.end <= chapter.start;
        if ends_early || (seconds > 0.0 && f64::from(chapter.start) > seconds * 1000.0 + TOLERANCE) {
            let message = format!("{name} goes from {} ms to {} ms of {seconds:.0} s", chapter.start, chapter.end);
            found.push(at(&rules::times::RULE, message));
        }
        let (from, to) = (chapter.start_offset, chapter.end_offset);
        if (from, to) != (BY_TIME, BY_TIME) && to <= from {
            let message = format!("{name} goes from byte {from} to byte {to}");
            found.push(at(&rules::offsets::RULE, message).help("write 0xFFFFFFFF for both: then the times count"));
        }
        if !chapter.has_title {
            found.push(at(&rules::untitled::RULE, format!("{name} has no title")));
        }
        if frames.version == 4 && chapter.picture > SAME_SIZE {
            let message = format!("{name} holds a picture in a tag of version 2.4");
            found.push(at(&rules::version::RULE, message).help("write ID3v2.3"));
        }
    }
    if let Some(pair) = frames.chapters.iter().zip(frames.chapters.iter().skip(1)).find(|(a, b)| b.start < a.start) {
        let message = format!("the chapter `{}` stands behind `{}`, and starts before it", pair.1.id, pair.0.id);
        found.push(at(&rules::order::RULE, message));
    }
    found
}

fn identities(frames: &Frames, at: &impl Fn(&Rule, String) -> Diagnostic) -> Diagnostics {
    let mut seen = HashSet::new();
    let ids = frames.chapters.iter().map(|chapter| &chapter.id).chain(frames.contents.iter().map(|own| &own.id));
    ids.filter(|id| !seen.insert(id.as_str()))
        .map(|id| at(&rules::id_twice::RULE, format!("two frames are called `{id}`")))
        .collect()
}

fn contents(frames: &Frames, at: &impl Fn(&Rule, String) -> Diagnostic) -> Diagnostics {
    let mut found = Diagnostics::new();
    let tops = frames.contents.iter().filter(|own| own.is_top).count();
    if !frames.contents.is_empty() && tops != 1 {
        found.push(at(&rules::contents_top::RULE, format!("{tops} tables of contents are the top one")));
    }
    let ids: HashSet<&str> = frames.chapters.iter().map(|chapter| chapter.id.as_str()).collect();
    let tables: HashSet<&str> = frames.contents.iter().map(|own| own.id.as_str()).collect();
    for own in &frames.contents {
        if own.entries.is_empty() {
            found.push(at(&rules::contents_count::RULE, format!("the table of contents `{}` is empty", own.id)));
        }
        let absent =
            own.entries.iter().filter(|entry| !ids.contains(entry.as_str()) && !tables.contains(entry.as_str()));
        found.extend(absent.map(|entry| {
            let message = format!("the table of contents lists `{entry}`, and there is no such chapter");
            at(&rules::contents_child::RULE, message)
        }));
    }
    let listed: HashSet<&str> = frames.contents.iter().flat_map(|own| &own.entries).map(String::as_str).collect();
    let hidden: Vec<&str> = ids.iter().copied().filter(|id| !listed.contains(id)).collect();
    if frames.contents.len() == 1 && ids.len() > MOST_ENTRIES {
        let message = format!("one table of contents cannot list {} chapters", ids.len());
        found.push(at(&rules::contents_count::RULE, message).help("divide it into several, below one at the top"));
    } else if !hidden.is_empty() {
        let message = format!("{} of {} chapters stand in no table of contents", hidden.len(), ids.len());
        found.push(at(&rules::unlisted::RULE, message));
    }
    found
}

#[cfg(test)]
mod tests;
