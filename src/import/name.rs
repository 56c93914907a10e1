//! Names of files: the day and the title, in letters and digits.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Datelike, FixedOffset};

use crate::feed::compare::Entry;

/// The longest title in a name, in bytes; file systems take 255 for all of it.
const LONGEST_TITLE: usize = 60;

/// The names that are taken.
#[derive(Debug, Default)]
pub(super) struct Names {
    taken: HashSet<String>,
    undated: usize,
    /// Of moments whose episodes are in another order than that of their titles: how many there are, and how many have names.
    shuffled: HashMap<i64, (usize, usize)>,
}

impl Names {
    /// Names for the episodes of a feed. Those of one moment are built in the order of their names, and apps show them in
    /// that of the feed.
    pub(super) fn of(entries: &[Entry<'_>]) -> Self {
        let mut titles: HashMap<i64, Vec<String>> = HashMap::new();
        for entry in entries {
            if let Some(published) = entry.published() {
                titles.entry(published.timestamp()).or_default().push(slug(&entry.title));
            }
        }
        let shuffled = titles.into_iter().filter(|(_, titles)| !titles.is_sorted());
        Self { shuffled: shuffled.map(|(moment, titles)| (moment, (titles.len(), 0))).collect(), ..Self::default() }
    }

    /// A name of its own for an episode, without extension: `2024-05-01-rye-and-oat`.
    ///
    /// It always begins with the day, or with `undated`: a number in a title is not read as that of the episode then. What
    /// has no date is counted: the feed that is built has such episodes in the order of their names.
    pub(super) fn name(&mut self, published: Option<DateTime<FixedOffset>>, title: &str) -> String {
        let day = published.filter(|date| (0..=9999).contains(&date.year()));
        let day = day.map(|date| date.format("%Y-%m-%d").to_string()).unwrap_or_else(|| {
            self.undated += 1;
            format!("undated-{:04}", self.undated)
        });
        let place = published.and_then(|date| self.shuffled.get_mut(&date.timestamp())).map(|(count, named)| {
            *named += 1;
            letters(*named - 1, *count)
        });
        let stem = [day.as_str(), place.as_deref().unwrap_or_default(), &slug(title)];
        let stem = stem.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
        let stem = stem.trim_end_matches('-');
        let again = (2..).map(|count| format!("{stem}-{count}"));
        let name = std::iter::once(stem.to_owned()).chain(again).find(|name| !self.taken.contains(name));
        let name = name.unwrap_or_default();
        self.taken.insert(name.clone());
        name
    }
}

/// The place `at` among `count` others in letters, which sort as numbers do: digits would be read as that of the episode.
fn letters(at: usize, count: usize) -> String {
    let mut letters = Vec::new();
    let (mut at, mut left) = (at, count.saturating_sub(1));
    loop {
        letters.push(char::from(b'a' + u8::try_from(at % 26).unwrap_or_default()));
        (at, left) = (at / 26, left / 26);
        if left == 0 {
            return letters.into_iter().rev().collect();
        }
    }
}

/// `title` in small ASCII letters, digits and `-`, cut between words.
fn slug(title: &str) -> String {
    let slug = slug::slugify(title);
    if slug.len() <= LONGEST_TITLE {
        return slug;
    }
    // A slug is ASCII.
    let head = slug.get(..LONGEST_TITLE).unwrap_or_default();
    head.rsplit_once('-').map_or(head, |(words, _)| words).to_owned()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use proptest::prelude::*;

    use super::*;
    use crate::show::FileName;

    #[test]
    fn names_are_days_and_titles() {
        let mut names = Names::default();
        let day = DateTime::parse_from_rfc2822("Fri, 01 May 2026 10:00:00 +0200").ok();
        assert_eq!(names.name(day, "#12: Über \"Rye\"/Oat"), "2026-05-01-12-uber-rye-oat");
        assert_eq!(names.name(day, "12 Über Rye Oat!"), "2026-05-01-12-uber-rye-oat-2");
        assert_eq!(names.name(None, "..\\..//"), "undated-0001");
        assert_eq!(names.name(None, "Rye"), "undated-0002-rye");
        assert_eq!(names.name(day, &"long words ".repeat(20)).len(), "2026-05-01-".len() + 59);
    }

    #[test]
    fn episodes_of_one_moment_keep_their_order() {
        let day = DateTime::parse_from_rfc2822("Fri, 01 May 2026 10:00:00 +0200").ok();
        let moment = day.map(|day| day.timestamp()).unwrap_or_default();
        let mut names = Names { shuffled: HashMap::from([(moment, (27, 0))]), ..Names::default() };
        let named: Vec<String> = (0..27).map(|at| names.name(day, &format!("Rye {}", 27 - at))).collect();
        assert_eq!((named[0].as_str(), named[26].as_str()), ("2026-05-01-aa-rye-27", "2026-05-01-ba-rye-1"));
        assert!(named.is_sorted());
        let read = FileName::read(Path::new("2026-05-01-ba-rye-1.md"), "Show");
        assert_eq!(read.number, None);
    }

    proptest! {
        #[test]
        fn any_title_gives_a_safe_name_without_a_number(title in any::<String>(), seconds in any::<i64>()) {
            let mut names = Names::default();
            let day = DateTime::from_timestamp(seconds, 0).map(|day| day.fixed_offset());
            for _ in 0..2 {
                let name = names.name(day, &title);
                prop_assert!(name.len() < 80 && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'), "{}", name);
                let read = FileName::read(Path::new(&format!("{name}.md")), "Show");
                prop_assert_eq!((read.number, read.stem), (None, name));
            }
        }
    }
}
