//! Names of files: the day and the title, in letters and digits.

use std::collections::HashSet;

use chrono::{DateTime, Datelike, FixedOffset};

/// The longest title in a name, in bytes; file systems take 255 for all of it.
const LONGEST_TITLE: usize = 60;

/// The names that are taken.
#[derive(Debug, Default)]
pub(super) struct Names {
    taken: HashSet<String>,
}

impl Names {
    /// A name of its own for an episode, without extension: `2024-05-01-rye-and-oat`.
    ///
    /// It always begins with the day, or with `undated`: a number in a title is not read as that of the episode then.
    pub(super) fn name(&mut self, published: Option<DateTime<FixedOffset>>, title: &str) -> String {
        let day = published.filter(|date| (0..=9999).contains(&date.year()));
        let day = day.map_or_else(|| "undated".to_owned(), |date| date.format("%Y-%m-%d").to_string());
        let stem = [day.as_str(), &slug(title)].join("-");
        let stem = stem.trim_end_matches('-');
        let again = (2..).map(|count| format!("{stem}-{count}"));
        let name = std::iter::once(stem.to_owned()).chain(again).find(|name| !self.taken.contains(name));
        let name = name.unwrap_or_default();
        self.taken.insert(name.clone());
        name
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
        assert_eq!(names.name(None, "..\\..//"), "undated");
        assert_eq!(names.name(None, ""), "undated-2");
        assert_eq!(names.name(day, &"long words ".repeat(20)).len(), "2026-05-01-".len() + 59);
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
