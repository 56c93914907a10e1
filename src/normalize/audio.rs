//! The audio: that of the front matter, else the file that belongs to the episode.

use std::io::ErrorKind;
use std::path::Path;

use super::{Compiled, front_matter};
use crate::audio;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::record::Fact;
use crate::show::Show;

/// Reads the headers of the audio and fills in what they say.
pub(super) fn read(show: &Show, episode: &mut Compiled, diagnostics: &mut Diagnostics) {
    let record = &mut episode.record;
    let stated = record.audio.as_ref().map(|audio| audio.location.clone()).filter(|path| front_matter::is_file(path));
    if let Some(path) = &stated {
        if is_served_elsewhere(show, Path::new(path)) {
            return;
        }
        record.files.audio = Some(path.into());
    }
    let Some(path) = record.files.audio.clone() else { return };
    match audio::probe(&show.root, &path) {
        Ok(facts) => {
            let audio = record.audio.get_or_insert_default();
            if audio.location.is_empty() {
                audio.location = path.to_string_lossy().into_owned();
            }
            if front_matter::is_file(&audio.location) {
                audio.length = Some(facts.bytes);
                audio.media_type = Some(facts.media_type.into());
            }
            episode.audio = Some(facts);
        }
        Err(fault) if stated.is_some() => diagnostics.push(where_it_is_stated(fault, &path, episode)),
        Err(fault) => diagnostics.push(fault),
    }
}

/// Shows keep audio out of git: a name whose address `[feed] enclosure` describes need not be here.
fn is_served_elsewhere(show: &Show, path: &Path) -> bool {
    let is_missing = || show.root.join(path).metadata().is_err_and(|error| error.kind() == ErrorKind::NotFound);
    let is_below = !path.is_absolute() && !path.components().any(|part| part == std::path::Component::ParentDir);
    show.config.feed.enclosure.is_some() && is_below && is_missing()
}

/// A file that is not there, or not of the show, is a fault of the front matter that names it.
fn where_it_is_stated(fault: Diagnostic, path: &Path, episode: &Compiled) -> Diagnostic {
    if !matches!(fault.rule, "audio-unreadable" | "path-leaves-show") {
        return fault;
    }
    let place = episode.notes.as_ref().and_then(|(file, _)| {
        let evidence = episode.record.evidence.get(&Fact::Audio)?.first()?;
        Some(file.place(evidence.span?))
    });
    let message = match fault.rule {
        "path-leaves-show" => fault.message.clone(),
        _ => format!("the audio {} cannot be used: {}", path.display(), fault.message),
    };
    let fallback = || Place::file(path);
    Diagnostic { message, ..fault }
        .at(place.unwrap_or_else(fallback))
        .help("name a file below the folder of podwright.toml, or the web address of the audio")
}
