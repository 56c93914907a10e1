//! The cover that lies in the folder of an episode, where no key names one: `s01/e02-rye/cover.jpg`.

use std::path::{Path, PathBuf};

use super::Compiled;
use crate::artwork::may_be_cover;
use crate::record::{Evidence, Fact};
use crate::show::{Show, is_in_bundle};

/// What such a picture is called; sites show the last two at the head of the page.
const NAMES: [&str; 4] = ["cover", "artwork", "featured", "feature"];
const KINDS: [&str; 3] = ["jpg", "jpeg", "png"];

/// Takes the picture in the folder of the notes for the cover of the episode, where apps would show it.
pub(super) fn apply(show: &Show, episode: &mut Compiled) {
    let notes = episode.record.files.notes.as_deref().filter(|notes| is_in_bundle(notes));
    let Some(folder) = notes.and_then(Path::parent).filter(|folder| !folder.as_os_str().is_empty()) else { return };
    if episode.record.image.is_some() {
        return;
    }
    // Banners of pages are no covers.
    let is_cover = |path: &PathBuf| show.root.join(path).is_file() && may_be_cover(&show.root, path);
    let files = NAMES.iter().flat_map(|name| KINDS.iter().map(move |kind| folder.join(format!("{name}.{kind}"))));
    let Some(cover) = files.into_iter().find(is_cover) else { return };
    let location = cover.to_string_lossy().into_owned();
    let evidence = Evidence::whole_file(location.clone(), &cover, "file name");
    episode.record.evidence.entry(Fact::Image).or_default().push(evidence);
    episode.record.image = Some(location);
}
