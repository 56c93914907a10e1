//! The audio: that of the front matter, else the file that belongs to the episode.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use url::Url;

use super::site::{self, Location};
use super::{AudioFlaw, Compiled, front_matter};
use crate::audio::{self, AudioFacts};
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::ledger::Remembered;
use crate::record::Fact;
use crate::show::{Show, literal_folder};
use crate::source::{pointed_size, resolve_inside};

/// Reads the headers of the audio and fills in what they say; where it is not here, what they said is `remembered`.
pub(super) fn read(
    show: &Show,
    remembered: Option<&Remembered>,
    episode: &mut Compiled,
    diagnostics: &mut Diagnostics,
) {
    settle(show, episode);
    let location = episode.record.audio.as_ref().map(|audio| audio.location.clone()).unwrap_or_default();
    let stated = Some(location.clone()).filter(|path| front_matter::is_file(path));
    let path = stated.as_ref().map(PathBuf::from).or_else(|| episode.record.files.audio.clone());
    if let Some(remembered) = remembered.filter(|one| may_be_recalled(show, one, path.as_deref(), &location)) {
        return recall(remembered, episode);
    }
    if stated.is_some() {
        if path.as_deref().is_some_and(|path| is_served_elsewhere(show, path)) {
            return;
        }
        episode.record.files.audio.clone_from(&path);
    }
    let Some(path) = path else { return };
    match audio::probe(&show.root, &path) {
        Ok(facts) => fill_in(episode, &path, facts),
        Err(fault) if let Some(bytes) = pointer_size(show, &path).filter(|_| fault.rule == "audio-not-audio") => {
            hold_place(episode, &path, bytes);
            diagnostics.push(is_with_lfs(&path, bytes));
        }
        Err(fault) if stated.is_some() => diagnostics.push(where_it_is_stated(fault, &path, episode)),
        Err(fault) => diagnostics.push(fault),
    }
}

fn fill_in(episode: &mut Compiled, path: &Path, facts: AudioFacts) {
    let audio = episode.record.audio.get_or_insert_default();
    if audio.location.is_empty() {
        audio.location = path.to_string_lossy().into_owned();
    }
    if front_matter::is_file(&audio.location) {
        audio.length = Some(facts.bytes);
        audio.media_type = Some(facts.media_type.into());
    }
    episode.audio = Some(facts);
}

/// What the pointer at `path` tells of the audio that Git LFS keeps.
fn hold_place(episode: &mut Compiled, path: &Path, bytes: u64) {
    let audio = episode.record.audio.get_or_insert_default();
    if audio.location.is_empty() {
        audio.location = path.to_string_lossy().into_owned();
    }
    if front_matter::is_file(&audio.location) {
        audio.length = Some(bytes);
    }
    // What is said of an address may be of another copy.
    audio.length.get_or_insert(bytes);
    episode.audio_flaw = Some(AudioFlaw::Pointer);
}

fn is_with_lfs(path: &Path, bytes: u64) -> Diagnostic {
    let message = format!("the audio is with Git LFS: it has {bytes} bytes, its length in time is unknown");
    Diagnostic::warning("audio-pointer", message).in_file(path).help("`git lfs pull` fetches it")
}

/// Is it this audio that is remembered, and is it not here? `path` and `location` are those of today, empty where the
/// files do not say it.
fn may_be_recalled(show: &Show, remembered: &Remembered, path: Option<&Path>, location: &str) -> bool {
    let known = remembered.location.as_str();
    match path {
        Some(path) if path == Path::new(known) => is_missing(show, path) || is_pointer(show, path, &remembered.facts),
        // Its name is in the front matter, its address comes from `[feed] enclosure`.
        Some(path) => !front_matter::is_file(known) && is_served_elsewhere(show, path),
        None => location.is_empty() || Url::parse(location.trim()).is_ok_and(|url| url.as_str() == known),
    }
}

fn recall(remembered: &Remembered, episode: &mut Compiled) {
    let Remembered { location, facts } = remembered;
    if front_matter::is_file(location) {
        episode.record.files.audio = Some(location.into());
        fill_in(episode, Path::new(location), facts.clone());
    } else {
        // The size of what an address serves goes by the address, which is decided later.
        episode.audio = Some(facts.clone());
    }
    episode.audio_remembered = Some(location.clone());
}

fn is_missing(show: &Show, path: &Path) -> bool {
    show.root.join(path).metadata().is_err_and(|error| error.kind() == ErrorKind::NotFound)
}

/// Does Git LFS hold the file back, the same that is remembered?
fn is_pointer(show: &Show, path: &Path, facts: &AudioFacts) -> bool {
    pointer_size(show, path) == Some(facts.bytes)
}

/// Bytes of the file for which the pointer of Git LFS at `path` stands.
fn pointer_size(show: &Show, path: &Path) -> Option<u64> {
    pointed_size(&resolve_inside(&show.root, path).ok()?)
}

/// Finds the audio that the front matter names: beside the notes, or among the files that the site serves, which are then
/// asked for their size and length.
fn settle(show: &Show, episode: &mut Compiled) {
    let Some((notes, _)) = &episode.notes else { return };
    let record = &mut episode.record;
    let Some(audio) = record.audio.as_mut().filter(|audio| !audio.location.is_empty()) else { return };
    let is_described = show.config.feed.enclosure.is_some();
    let place = match site::locate(show, notes.path(), &audio.location) {
        here @ (Location::File(_) | Location::Served { .. }) => here,
        elsewhere => in_folder_of_audio(show, &audio.location).map_or(elsewhere, Location::File),
    };
    match place {
        Location::File(path) => audio.location = path.to_string_lossy().into_owned(),
        Location::Served { url, file } => {
            if let Ok(facts) = audio::probe(&show.root, &file) {
                audio.length = audio.length.or(Some(facts.bytes));
                audio.media_type = Some(facts.media_type.into());
                episode.audio = Some(facts);
            }
            audio.location = if is_described { below_site(&audio.location) } else { url.into() };
        }
        // What a template describes is known by its name.
        Location::Address(_) if is_described => audio.location = below_site(&audio.location),
        Location::Address(url) if !audio.location.contains("://") => audio.location = url.into(),
        Location::Address(_) | Location::Unknown => {}
    }
}

/// The file that front matter names alone, in a folder that `[sources] audio` names.
fn in_folder_of_audio(show: &Show, location: &str) -> Option<PathBuf> {
    let is_bare = front_matter::is_file(location) && Path::new(location).components().count() == 1;
    let mut folders =
        show.config.sources.audio.iter().filter(|_| is_bare).map(|pattern| literal_folder(pattern.as_str()));
    folders.find_map(|folder| {
        let path = folder.join(location);
        (folder != Path::new("") && !is_missing(show, &path)).then_some(path)
    })
}

/// A path of the site without the slash it begins with; addresses stay as they are.
fn below_site(location: &str) -> String {
    if location.contains("://") { location.to_owned() } else { location.trim_start_matches('/').to_owned() }
}

/// Shows keep audio out of git: a name whose address `[feed] enclosure` describes need not be here.
fn is_served_elsewhere(show: &Show, path: &Path) -> bool {
    let is_below = !path.is_absolute() && !path.components().any(|part| part == std::path::Component::ParentDir);
    show.config.feed.enclosure.is_some() && is_below && is_missing(show, path)
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
