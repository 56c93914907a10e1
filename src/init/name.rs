//! Names of new files, in the form of those that are there.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::show::is_in_bundle;

/// Longer names are cut: some systems take 255 bytes.
const LONGEST: usize = 100;

/// The path of the next notes, in the form of `last`, which are those of episode `number_of_last`.
pub(super) fn like(
    last: &Path,
    number_of_last: Option<u32>,
    number: Option<u32>,
    title: &str,
    day: NaiveDate,
) -> PathBuf {
    let is_bundle = is_in_bundle(last) && last.parent().is_some_and(|folder| !folder.as_os_str().is_empty());
    let named = if is_bundle { last.parent().unwrap_or(last) } else { last };
    let stem = if is_bundle { named.file_name() } else { named.file_stem() }.unwrap_or_default().to_string_lossy();
    let name = name(&stem, number_of_last, number, title, day);
    let folder = named.parent().unwrap_or(Path::new(""));
    match (is_bundle, last.file_name(), last.extension()) {
        (true, Some(file), _) => folder.join(name).join(file),
        (_, _, Some(extension)) => folder.join(format!("{name}.{}", extension.to_string_lossy())),
        _ => folder.join(name),
    }
}

fn name(last: &str, number_of_last: Option<u32>, number: Option<u32>, title: &str, day: NaiveDate) -> String {
    let is_dated = last.get(..10).is_some_and(|head| head.parse::<NaiveDate>().is_ok());
    let (head, tail) = match (is_dated, number.and_then(|number| renumbered(last, number_of_last?, number))) {
        (true, _) => (day.to_string(), last.get(10..).unwrap_or_default()),
        (false, Some((head, tail))) => (head, tail),
        (false, None) => (String::new(), last),
    };
    let words = tail.trim_start_matches(|c: char| !c.is_alphanumeric());
    let between = tail.get(..tail.len() - words.len()).unwrap_or_default();
    if words.is_empty() && !head.is_empty() {
        return head;
    }
    format!("{head}{between}{}", titled(title, last))
}

/// What stands before and behind the number of the last episode, the first with the new number.
fn renumbered(last: &str, number_of_last: u32, number: u32) -> Option<(String, &str)> {
    let mut start = 0;
    while let Some(at) = last.get(start..)?.find(|c: char| c.is_ascii_digit()) {
        let from = start + at;
        let rest = last.get(from..)?;
        let digits = rest.get(..rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len()))?;
        if digits.parse() == Ok(number_of_last) {
            let width = if digits.starts_with('0') { digits.len() } else { 0 };
            return Some((format!("{}{number:0width$}", last.get(..from)?), rest.get(digits.len()..)?));
        }
        start = from + digits.len();
    }
    None
}

/// The title as the words of other names are written: with blanks, with `_` or with `-` between them.
fn titled(title: &str, like: &str) -> String {
    let is_safe = |c: &char| !c.is_control() && !"/\\:*?\"<>|".contains(*c);
    let plain: String = title.chars().filter(is_safe).take(LONGEST).collect();
    let slug: String = slug::slugify(title).chars().take(LONGEST).collect();
    let name = match (like.contains(' '), like.contains('_') && !like.contains('-')) {
        (true, _) => plain.trim().trim_matches('.').to_owned(),
        (false, true) => slug.replace('-', "_"),
        (false, false) => slug,
    };
    if name.is_empty() { "untitled".to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn next(last: &str, number: Option<u32>) -> String {
        let day = NaiveDate::from_ymd_opt(2026, 3, 4).unwrap();
        let path = like(Path::new(last), number, number.map(|number| number + 1), "Rye: a/b Story?", day);
        path.to_string_lossy().into_owned()
    }

    #[test]
    fn the_forms_of_shows() {
        for (last, number, wanted) in [
            ("show_notes/009.md", Some(9), "show_notes/010.md"),
            ("shows/99 - Oats.md", Some(99), "shows/100 - Rye ab Story.md"),
            ("_posts/2020-01-02-oats.markdown", None, "_posts/2026-03-04-rye-a-b-story.markdown"),
            ("_posts/2020-01-02-oats.md", Some(7), "_posts/2026-03-04-rye-a-b-story.md"),
            ("content/episode/oats/index.md", Some(7), "content/episode/rye-a-b-story/index.md"),
            ("content/s2/07-oats/index.md", Some(7), "content/s2/08-rye-a-b-story/index.md"),
            ("n/ep_0012_old_fashioned.md", Some(12), "n/ep_0013_rye_a_b_story.md"),
            ("n/s02e07.md", Some(7), "n/s02e08.md"),
            ("PB 485.md", Some(485), "PB 486.md"),
        ] {
            assert_eq!(next(last, number), wanted, "{last}");
        }
    }

    #[test]
    fn no_title_leads_out_of_the_folder() {
        let day = NaiveDate::from_ymd_opt(2026, 3, 4).unwrap();
        for title in ["../../etc/passwd", "..", "", "/", "\u{0}"] {
            for last in ["a/oats.md", "a/1 - Oats and rye.md"] {
                let path = like(Path::new(last), Some(1), Some(2), title, day);
                assert_eq!(path.parent(), Some(Path::new("a")), "{title}: {}", path.display());
                assert!(path.file_name().is_some());
            }
        }
    }

    #[test]
    fn folders_of_episodes_have_names_of_their_own() {
        assert_eq!(next("episodes/002/notes.md", Some(2)), "episodes/003/notes.md");
        assert_eq!(next("content/episodes/12/contents.lr", Some(12)), "content/episodes/13/contents.lr");
    }
}
