//! What orders the pages of a site, and tells of episodes what no other key does: `weight`, `publishDate`.

use std::collections::BTreeSet;

use chrono::{DateTime, FixedOffset};
use chrono_tz::Tz;

use super::keys::Mapping;
use super::survey::{Page, leaves};
use crate::config::NameForm;
use crate::notes::front_matter::{Key, KeyNames, Node, values};

/// Keys that hold the place of a page among the others.
const PLACES: [&str; 5] = ["weight", "order", "position", "nav_order", "sort_order"];

/// Takes the places of pages for the numbers of episodes, where no key states these and the places count the episodes up
/// in the order of their dates.
pub(super) fn numbers(pages: &[&Page], mapping: &mut Mapping) {
    let names = KeyNames::new(&mapping.sources());
    let states = |page: &&Page| page.front_matter.as_ref().is_some_and(|it| it.get(Key::Number, &names).is_some());
    if pages.len() < 2 || pages.iter().any(states) {
        return;
    }
    let counts = |place: &&&str| {
        let mut dated: Vec<(DateTime<FixedOffset>, u32)> = pages
            .iter()
            .filter_map(|page| Some((date(page, &names)?, values::number(&page.file, leaf(page, place)?).ok()?)))
            .collect();
        dated.sort();
        let first = dated.first().map_or(0, |(_, number)| *number);
        let counts_up = (first..).zip(&dated).all(|(expected, (_, number))| expected == *number);
        dated.len() == pages.len() && first <= 1 && counts_up
    };
    let path = PLACES.iter().find(counts).and_then(|place| path_of(pages.first()?, place));
    if let Some(path) = path {
        mapping.own.insert(Key::Number, vec![path]);
    }
}

/// Lets Hugo's date of publication win over the date of the page, as its feeds do.
pub(super) fn publication(pages: &[&Page], mapping: &mut Mapping) {
    let called: BTreeSet<String> = pages.iter().filter_map(|page| path_of(page, "publishdate")).collect();
    if let Some(name) = called.into_iter().next() {
        let names = mapping.own.entry(Key::Date).or_default();
        names.retain(|known| *known != name);
        names.insert(0, name);
    }
}

/// The form of file names that hold the number behind a date, where no key states it, or where `audio` that no page names
/// is called by it.
pub(super) fn file_names(pages: &[&Page], mapping: &Mapping, audio: bool) -> Vec<String> {
    const FORMS: [&str; 10] = [
        "{date}-s{season}e{number}-{slug}",
        "{date}-S{season}E{number}-{slug}",
        "{date}-ep{number}-{slug}",
        "{date}-ep-{number}-{slug}",
        "{date}-episode-{number}-{slug}",
        "{date}-episode{number}-{slug}",
        "{date}-s{season}e{number}",
        "{date}-ep{number}",
        "{date}-ep-{number}",
        "{date}-episode-{number}",
    ];
    let names = KeyNames::new(&mapping.sources());
    let states = |page: &&Page| page.front_matter.as_ref().is_some_and(|it| it.get(Key::Number, &names).is_some());
    if pages.iter().any(states) && !audio {
        return Vec::new();
    }
    let fits = |form: &&&str| {
        let Ok(form) = form.parse::<NameForm>() else { return false };
        let text = |page: &Page| page.path.with_extension("").to_string_lossy().replace('\\', "/");
        pages.iter().filter(|page| form.read(&text(page)).is_some()).count() * 2 > pages.len()
    };
    FORMS.iter().find(fits).map(|form| (*form).to_owned()).into_iter().collect()
}

fn date(page: &Page, names: &KeyNames) -> Option<DateTime<FixedOffset>> {
    let node = page.front_matter.as_ref()?.get(Key::Date, names)?;
    values::date(&page.file, node, Tz::UTC, || None).ok().map(|moment| moment.at)
}

fn is_called(path: &str, name: &str) -> bool {
    path.rsplit('.').next().is_some_and(|last| last.eq_ignore_ascii_case(name))
}

fn leaf<'p>(page: &'p Page, name: &str) -> Option<&'p Node> {
    let leaves = leaves(page.front_matter.as_ref()?.all());
    leaves.into_iter().find(|(path, _)| is_called(path, name)).map(|(_, node)| node)
}

fn path_of(page: &Page, name: &str) -> Option<String> {
    let leaves = leaves(page.front_matter.as_ref()?.all());
    leaves.into_iter().map(|(path, _)| path).find(|path| is_called(path, name))
}
