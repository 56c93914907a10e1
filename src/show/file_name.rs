//! What a file name says: `081.md`, `276-all-about-rye.txt`, `PB 485.md`, `772 - Title.md`, `2021-09-10-slug.md`.

use std::ffi::OsStr;
use std::path::Path;
use std::sync::LazyLock;

use chrono::NaiveDate;
use regex_lite::Regex;

use crate::classes::LETTERS;
use crate::config::Config;
use crate::markup::Language;

/// The parts of a file name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FileName {
    /// File name without its extensions.
    pub stem: String,
    /// Season, from names such as `s1e02`.
    pub season: Option<u32>,
    /// Episode number.
    pub number: Option<u32>,
    /// The number as written, zeros included.
    pub digits: Option<String>,
    /// Date, from names such as `2021-09-10-slug.md`.
    pub date: Option<NaiveDate>,
    /// Words that remain: the title, usually in small letters.
    pub slug: Option<String>,
}

static SEASONED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)^s(?P<season>[0-9]{1,3})[ _.-]?e(?P<number>[0-9]{1,5})(?:[ _–—-]+(?P<slug>.+))?$").ok()
});
static WORDED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let words = format!("[{LETTERS}][{LETTERS} _'-]*?");
    Regex::new(&format!(r"^(?P<words>{words})[ _-]*#?(?P<number>[0-9]{{1,5}})(?:[ _–—-]+(?P<slug>.+))?$")).ok()
});

/// The longest name of a show before the number, in characters.
const LONGEST_WORDS: usize = 41;

/// What transcribers and editors append to names: no part of a title.
const SUFFIXES: &[&str] = &[
    "transcript",
    "transcription",
    "final",
    "timeline",
    "names",
    "mixdown",
    "youtube",
    "original",
    "notes",
    "show notes",
    "captions",
    "subtitles",
    "edited",
    "v1",
    "v2",
    "v3",
];

impl FileName {
    /// Reads the name of `path` as the show has it: in one of the forms of `[sources] file_names`, else as [`read`].
    ///
    /// [`read`]: Self::read
    pub fn of(path: &Path, config: &Config) -> Self {
        let text = path.with_extension("").to_string_lossy().replace('\\', "/");
        let Some(found) = config.sources.file_names.iter().find_map(|form| form.read(&text)) else {
            return Self::read(path, &config.show.title);
        };
        let word = |name| found.name(name).map(|word| word.as_str().to_owned());
        let digits = word("number");
        Self {
            stem: stem(path),
            season: word("season").and_then(|season| season.parse().ok()),
            number: digits.as_deref().and_then(|digits| digits.parse().ok()),
            digits,
            date: word("date").and_then(|date| date.parse().ok()),
            slug: word("slug"),
        }
    }

    /// Reads the name of `path`. `show` is the title of the show: names may begin with it or with its initials.
    pub fn read(path: &Path, show: &str) -> Self {
        let stem = stem(path);
        let captures = |pattern: &LazyLock<Option<Regex>>, text: &str| {
            pattern.as_ref().and_then(|pattern| {
                pattern.captures(text).map(|found| {
                    let group = |name| found.name(name).map(|group| group.as_str().to_owned());
                    (group("number"), group("slug"), group("season"), group("words"))
                })
            })
        };
        let mut name = Self { stem: stem.clone(), season: season_of_folder(path), ..Self::default() };
        let mut take = |digits: Option<&str>, slug: Option<&str>| {
            name.number = digits.and_then(|digits| digits.parse().ok());
            name.digits = digits.map(str::to_owned);
            name.slug = slug.and_then(|slug| slug_words(slug, show));
        };
        let may_be_seasoned = stem.starts_with(['s', 'S']);
        if let Some((date, slug)) = dated(&stem) {
            take(None, slug);
            name.date = date.parse().ok();
        } else if let Some((number, slug, season, _)) = may_be_seasoned.then(|| captures(&SEASONED, &stem)).flatten() {
            take(number.as_deref(), slug.as_deref());
            name.season = season.and_then(|season| season.parse().ok());
        } else if let Some((number, slug)) = numbered(&stem).filter(|(_, slug)| has_words(*slug)) {
            take(Some(number), slug);
        } else if let Some((number, slug, _, Some(words))) = captures(&WORDED, &stem)
            && has_words(slug.as_deref())
            && words.chars().count() <= LONGEST_WORDS
            && words.chars().all(|c| c.is_alphabetic() || " _'-".contains(c))
            && names_the_show(&words, show)
        {
            take(number.as_deref(), slug.as_deref());
        } else {
            take(None, Some(&stem));
        }
        if name.number.is_none() {
            name.season = None;
        }
        name
    }
}

/// Date and slug of `2021-09-10-slug`.
fn dated(stem: &str) -> Option<(&str, Option<&str>)> {
    let (date, rest) = stem.split_at_checked("2021-09-10".len())?;
    let is_date = date.bytes().enumerate().all(|(at, byte)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    let slug = rest.trim_start_matches([' ', '_', '–', '—', '-', '.']);
    let is_parted = slug.len() < rest.len() && !slug.is_empty();
    (is_date && (is_parted || rest.is_empty())).then_some((date, Some(slug).filter(|_| is_parted)))
}

/// Number and slug of `081`, `#459: Inverted loaves`, `772 - Title`.
fn numbered(stem: &str) -> Option<(&str, Option<&str>)> {
    let stem = stem.strip_prefix('#').unwrap_or(stem);
    let (digits, rest) = stem.split_at(stem.find(|c: char| !c.is_ascii_digit()).unwrap_or(stem.len()));
    if !(1..=5).contains(&digits.len()) {
        return None;
    }
    if rest.is_empty() {
        return Some((digits, None));
    }
    let parted = rest.trim_start();
    let sign = parted.strip_prefix(['_', ':', '.', '–', '-']);
    let blank = || rest.split_at(rest.len() - parted.len()).0.contains(' ').then_some(parted);
    let slug = sign.map(str::trim_start).or_else(blank).filter(|slug| !slug.is_empty())?;
    Some((digits, Some(slug)))
}

/// Is there a letter in what follows a number? Else it is another number.
fn has_words(slug: Option<&str>) -> bool {
    slug.is_none_or(|slug| slug.contains(char::is_alphabetic))
}

/// The name of the page that sites make of notes: that of the file without its date.
pub(crate) fn page_name(notes: &Path) -> Option<String> {
    let part = named_part(notes);
    let is_file = notes.file_name() == Some(part);
    let name = if is_file { notes.file_stem()? } else { part }.to_string_lossy().into_owned();
    // `rye.html.md` becomes `rye.html`.
    let name = name.strip_suffix(".html").map_or(name.clone(), str::to_owned);
    dated(&name).and_then(|(_, slug)| slug.map(str::to_owned)).or(Some(name))
}

/// The folder in which the page of notes lies; a page bundle is a folder itself.
pub(crate) fn page_folder(notes: &Path) -> &Path {
    let folder = notes.parent().unwrap_or(Path::new(""));
    if is_in_bundle(notes) { folder.parent().unwrap_or(folder) } else { folder }
}

/// A name without `1.`, with which Nuxt orders pages.
pub(crate) fn unordered(name: &str) -> &str {
    let rest = name.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.strip_prefix('.').filter(|own| rest.len() < name.len() && !own.is_empty()).unwrap_or(name)
}

static SEASON_FOLDER: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?i)^_?(?:s|season|staffel|saison|temporada)[ _.-]?(?P<season>[0-9]{1,3})$").ok());

/// The season that the folder of a file names: `s2/07.md`, `season-02/07-rye/index.md`.
fn season_of_folder(path: &Path) -> Option<u32> {
    let folders = path.parent()?.components().rev().take(2);
    let folders = folders.filter_map(|folder| folder.as_os_str().to_str());
    folders.filter(|folder| folder.ends_with(|last: char| last.is_ascii_digit())).find_map(|folder| {
        let found = SEASON_FOLDER.as_ref()?.captures(folder)?;
        found.name("season")?.as_str().parse().ok()
    })
}

/// Files of a page bundle that are called for what they are; the folder names the episode.
const IN_BUNDLES: [&str; 18] = [
    "index",
    "contents",
    "_index",
    "page",
    "readme",
    "notes",
    "shownotes",
    "show-notes",
    "show_notes",
    "episode",
    "audio",
    "chapters",
    "transcript",
    "transcription",
    "captions",
    "subtitles",
    "transkript",
    "description",
];

/// Does the folder of a file name the episode rather than the file itself?
pub(crate) fn is_in_bundle(path: &Path) -> bool {
    path.file_stem().is_some_and(|stem| IN_BUNDLES.iter().any(|name| stem.eq_ignore_ascii_case(name)))
}

/// Extensions of pages in Markdown, which sites serve as something else.
pub(crate) const MARKDOWN: [&str; 7] = ["md", "mdx", "markdown", "qmd", "rmd", "mdoc", "svx"];

/// Does a page in Markdown lie at `path`?
pub(crate) fn is_markdown(path: &Path) -> bool {
    path.extension().is_some_and(|kind| MARKDOWN.iter().any(|page| kind.eq_ignore_ascii_case(page)))
}

/// Does a page lie at `path` that sites serve as something else, in Markdown or in another language of notes?
pub(crate) fn is_page(path: &Path) -> bool {
    is_markdown(path) || Language::of(path).is_some()
}

/// The part of a path that names the episode: of a page bundle (`rye/index.md`, `rye/transcript.vtt`) its folder.
fn named_part(path: &Path) -> &OsStr {
    let folder = path.parent().and_then(Path::file_name).filter(|_| is_in_bundle(path));
    folder.or(path.file_name()).unwrap_or_default()
}

/// The name without `.md`, `.vtt`, and without doubled ones such as `.md.md` or `.en.vtt`.
fn stem(path: &Path) -> String {
    let name = named_part(path).to_string_lossy().into_owned();
    let mut stem = name.as_str();
    while let Some((head, extension)) = stem.rsplit_once('.') {
        let is_short = (1..=5).contains(&extension.len())
            && extension.chars().all(|c| c.is_ascii_alphanumeric())
            && extension.chars().any(|c| c.is_ascii_alphabetic());
        const WHAT: [&str; 5] = ["transcript", "transcription", "captions", "subtitles", "chapters"];
        let is_extension = is_short || MARKDOWN.contains(&extension) || WHAT.contains(&extension);
        if head.is_empty() || !is_extension {
            break;
        }
        stem = head;
    }
    stem.trim_end_matches(['.', ' ']).to_owned()
}

/// `ep`, `episode`, the show's title or its initials.
fn names_the_show(words: &str, show: &str) -> bool {
    let fold =
        |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let words = fold(words);
    let initials: String = show.split_whitespace().filter_map(|word| word.chars().next()).collect();
    let show = fold(show);
    let marker = ["ep", "episode", "e", "folge", "no", "nr", "show"];
    marker.contains(&words.as_str()) || words == show || words == fold(&initials) || words == format!("{show}episode")
}

fn slug_words(slug: &str, show: &str) -> Option<String> {
    let mut words: Vec<&str> = slug.split(['-', '_', ' ']).filter(|word| !word.is_empty()).collect();
    let prefix = show_prefix(&words, show);
    words.drain(..prefix);
    while let Some(suffix) = SUFFIXES.iter().find(|suffix| ends_with(&words, suffix)) {
        words.truncate(words.len() - suffix.split(' ').count());
    }
    let separated = slug.contains(' ');
    let joined = words.join(if separated { " " } else { "-" });
    Some(joined).filter(|slug| slug.chars().any(char::is_alphanumeric))
}

/// How many words at the head of a slug are the title of the show, in one word, in several, or as initials.
fn show_prefix(words: &[&str], show: &str) -> usize {
    let title: String = show.split_whitespace().collect::<String>().to_lowercase();
    let initials: String =
        show.split_whitespace().filter_map(|word| word.chars().next()).collect::<String>().to_lowercase();
    let is_title = |count: usize| {
        let head = words.get(..count).unwrap_or_default().concat().to_lowercase();
        head == title || (initials.len() > 1 && head == initials)
    };
    // Every word has a letter at least.
    (1..words.len()).take(title.len()).find(|count| is_title(*count)).unwrap_or(0)
}

fn ends_with(words: &[&str], suffix: &str) -> bool {
    let mut words = words.iter().rev();
    suffix.rsplit(' ').all(|one| words.next().is_some_and(|word| word.trim_matches('.').eq_ignore_ascii_case(one)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(name: &str) -> (Option<u32>, Option<String>) {
        let name = FileName::read(Path::new(name), "Bread Basket");
        (name.number, name.slug)
    }

    #[test]
    fn numbers_and_slugs() {
        let slug = |number, slug: &str| (Some(number), Some(slug.to_owned()));
        assert_eq!(read("show_notes/081.md"), (Some(81), None));
        assert_eq!(read("276-all-about-rye_mixdown..txt"), slug(276, "all-about-rye"));
        assert_eq!(read("478-when-rye-snaps-transcript-final.txt"), slug(478, "when-rye-snaps"));
        assert_eq!(read("452-rye-names.vtt"), slug(452, "rye"));
        assert_eq!(read("PB 485.md"), (None, Some("PB 485".into())));
        assert_eq!(read("BB 485.md"), (Some(485), None));
        assert_eq!(read("Bread_Basket_040.md"), (Some(40), None));
        assert_eq!(read("012-notes.md.md"), (Some(12), None));
        assert_eq!(read("459 Inverted loaves.txt"), slug(459, "Inverted loaves"));
        assert_eq!(read("772 - Rye, Oats & Co.md"), slug(772, "Rye, Oats & Co"));
        assert_eq!(read("032-8-ways-to-knead.txt"), slug(32, "8-ways-to-knead"));
        assert_eq!(read("359-gil--.txt"), slug(359, "gil"));
        assert_eq!(read("ep-12.md"), (Some(12), None));
        assert_eq!(read("Ep 12 – Of rye.md"), slug(12, "Of rye"));
        assert_eq!(read("s2e03-rye.md"), slug(3, "rye"));
        assert_eq!(read("005-bread-basket-legacy-rye.txt"), slug(5, "legacy-rye"));
        assert_eq!(read("005-breadbasket-legacy-rye.txt"), slug(5, "legacy-rye"));
        assert_eq!(read("110-bb-year-in-review-2018.txt"), slug(110, "year-in-review-2018"));
        assert_eq!(read("001.en.vtt"), (Some(1), None));
    }

    #[test]
    fn folders_name_seasons_and_bundles() {
        let read = |path: &str| {
            let name = FileName::read(Path::new(path), "Show");
            (name.season, name.number, name.slug)
        };
        assert_eq!(read("content/season-2/07-rye.md"), (Some(2), Some(7), Some("rye".into())));
        assert_eq!(read("content/episodes/07-rye/index.md"), (None, Some(7), Some("rye".into())));
        assert_eq!(read("s2/07-rye/index.md"), (Some(2), Some(7), Some("rye".into())));
        assert_eq!(read("s2/rye.md"), (None, None, Some("rye".into())));
    }

    #[test]
    fn pages_are_called_like_their_files() {
        let named = |path: &str| page_name(Path::new(path)).unwrap();
        assert_eq!(named("_posts/2020-01-02-rye-1.2.md"), "rye-1.2");
        assert_eq!(named("content/12-rye.v2/index.md"), "12-rye.v2");
        assert_eq!(named("shows/012-rye.md"), "012-rye");
    }

    #[test]
    fn a_show_may_state_its_own_forms() {
        let text = "[show]\ntitle = \"Show\"\n[sources]\nfile_names = [\"{slug}.{number}\"]\n";
        let config =
            crate::config::parse(&crate::source::SourceFile::new("podwright.toml", text), &mut vec![]).unwrap();
        let name = FileName::of(Path::new("notes/rye-bread.12.md"), &config);
        assert_eq!((name.number, name.slug.as_deref()), (Some(12), Some("rye-bread")));
        assert_eq!(FileName::of(Path::new("notes/012-rye.md"), &config).number, Some(12));
    }

    #[test]
    fn notes_may_be_called_for_what_they_are() {
        let read = |name: &str| FileName::read(Path::new(name), "Show").number;
        assert_eq!(read("ep01/notes.md"), Some(1));
        assert_eq!(read("episodes/012-rye/README.md"), Some(12));
    }

    #[test]
    fn a_dot_parts_a_date_from_a_name() {
        let name = FileName::read(Path::new("e/2023-01-10.kimchi.md"), "");
        assert_eq!((name.date, name.number), (NaiveDate::from_ymd_opt(2023, 1, 10), None));
        assert_eq!(page_name(Path::new("e/2023-01-10.kimchi.md")).as_deref(), Some("kimchi"));
    }

    #[test]
    fn a_date_is_no_number() {
        let name = FileName::read(Path::new("2023-06-09-slint-1.0.md"), "Show");
        assert_eq!((name.number, name.slug.as_deref()), (None, Some("slint-1.0")));
        assert_eq!(name.date, NaiveDate::from_ymd_opt(2023, 6, 9));
    }
}
