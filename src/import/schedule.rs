//! When apps need not look for the feed, and what its seasons are called.

use std::collections::BTreeMap;

use super::source::{Source, line};
use crate::feed::read::{Element, Ns};
use crate::vocabulary::Form;

/// The hours of `skipHours`.
pub(super) fn skip_hours<'d>(source: &mut Source<'d>, channel: Element<'d>) -> Vec<u32> {
    // 24 was the last hour of RSS 0.91.
    let hour = |text: &str| text.parse().ok().filter(|hour: &u32| *hour <= 24).map(|hour| hour % 24);
    skipped(source, channel, ("skipHours", "hour"), hour)
}

/// The days of `skipDays`.
pub(super) fn skip_days<'d>(source: &mut Source<'d>, channel: Element<'d>) -> Vec<String> {
    skipped(source, channel, ("skipDays", "day"), |text| Form::Day.check(text).is_empty().then(|| text.to_owned()))
}

fn skipped<'d, T: PartialEq>(
    source: &mut Source<'d>,
    channel: Element<'d>,
    (list, entry): (&str, &str),
    read: impl Fn(&str) -> Option<T>,
) -> Vec<T> {
    let Some(list) = source.child(channel, Ns::Rss, list) else { return Vec::new() };
    let mut all = Vec::new();
    for element in list.children_named(Ns::Rss, entry) {
        let text = line(&element.text());
        match read(&text) {
            Some(one) if !all.contains(&one) => all.push(one),
            Some(_) => {}
            None => source.refuse(element, &text),
        }
    }
    all
}

/// The names of seasons by their numbers (`podcast:season name`), as the newest episode of each has them.
pub(super) fn season_names(source: &Source<'_>) -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    for item in source.document.items() {
        let Some(season) = item.child(Ns::Podcast, "season") else { continue };
        let number: Option<u32> = line(&season.text()).parse().ok();
        if let Some((number, name)) = number.zip(source.attribute(season, "name")) {
            names.entry(number.to_string()).or_insert(name);
        }
    }
    names
}
