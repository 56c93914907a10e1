//! Folders of seasons between the folder of all episodes and their pages: `episodes/s1/rye.md`.

use std::path::Path;

use super::episodes::folder;
use super::survey::Page;
use crate::notes::front_matter::{Key, KeyNames, values};
use crate::show::FileName;

/// What stands between `section` and the pages in their addresses, as a template: `season-{season:02}/`, or nothing where all
/// lie in one folder. None where folders are called for something else than the season that an episode will have.
pub(super) fn between(section: &Path, pages: &[&Page], names: &KeyNames) -> Option<String> {
    let folders = pages.iter().map(|page| folder(&page.path).strip_prefix(section).ok()?.to_str());
    let folders: Vec<&str> = folders.collect::<Option<_>>()?;
    if folders.iter().all(|folder| folder.is_empty()) {
        return Some(String::new());
    }
    let split = |folder: &'_ str| folder.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let (words, first) = folders.first().and_then(|folder| folder.split_at_checked(split(folder)))?;
    let digits: Vec<&str> = folders.iter().map(|folder| folder.strip_prefix(words)).collect::<Option<_>>()?;
    let is_season = |(page, digits): (&&Page, &&str)| {
        digits.parse().ok().is_some_and(|number: u32| season(page, names) == Some(number))
    };
    if words.contains(['/', '\\', '{', '}']) || !pages.iter().zip(&digits).all(is_season) {
        return None;
    }
    let is_padded = digits.iter().any(|digits| digits.starts_with('0'));
    match (is_padded, digits.iter().all(|digits| digits.len() == first.len())) {
        (false, _) => Some(format!("{words}{{season}}/")),
        (true, true) => Some(format!("{words}{{season:0{}}}/", first.len())),
        (true, false) => None,
    }
}

/// The season that the front matter of a page states, or its path.
fn season(page: &Page, names: &KeyNames) -> Option<u32> {
    let stated = page.front_matter.as_ref().and_then(|matter| matter.get(Key::Season, names));
    let stated = stated.and_then(|node| values::number(&page.file, node).ok());
    stated.or_else(|| FileName::read(&page.path, "").season)
}
