//! What a repository holds that is not one show with notes: several shows, or nothing but transcripts.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::links::folder_of_transcripts;
use super::survey::{Page, Survey};
use crate::show::FileName;

/// The folders of shows that state their facts for themselves, where `pages` are of several such.
pub(super) fn shows(survey: &Survey, pages: &[&Page]) -> Vec<PathBuf> {
    let is_about_show = |path: &&PathBuf| {
        let stem = path.file_stem().unwrap_or_default();
        ["show", "podcast"].iter().any(|name| stem.eq_ignore_ascii_case(name))
    };
    let stated = survey.data.iter().filter(is_about_show).filter_map(|path| path.parent());
    let has_pages = |folder: &&Path| pages.iter().any(|page| page.path.starts_with(folder));
    let folders: BTreeSet<&Path> = stated.filter(|folder| !folder.as_os_str().is_empty()).filter(has_pages).collect();
    let are_apart = folders.iter().all(|one| !folders.iter().any(|other| one != other && one.starts_with(other)));
    let is_of_one = |page: &&Page| folders.iter().any(|folder| page.path.starts_with(folder));
    if folders.len() < 2 || !are_apart || !pages.iter().all(is_of_one) {
        return Vec::new();
    }
    folders.into_iter().map(Path::to_owned).collect()
}

/// How many files seem to be transcripts, where no page is an episode.
pub(super) fn transcripts(survey: &Survey) -> usize {
    const CAPTIONS: [&str; 3] = ["vtt", "srt", "sbv"];
    let is_one = |path: &&PathBuf| {
        let kind = path.extension().unwrap_or_default();
        let is_counted = || {
            let name = FileName::read(path, "");
            name.number.is_some() || name.date.is_some() || folder_of_transcripts(path).is_some()
        };
        CAPTIONS.iter().any(|caption| kind == *caption) || (kind == "txt" && is_counted())
    };
    survey.others.iter().filter(is_one).count()
}
