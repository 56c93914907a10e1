//! Facts at the head: keywords (`#+TITLE: Rye`), and properties of the file or of its first heading.

use super::{keyword, property};
use crate::markup::Said;
use crate::markup::head::Head;

/// Keywords that say how Emacs and exporters work, and nothing of the text.
const OF_TOOLS: [&str; 36] = [
    "options",
    "startup",
    "include",
    "setupfile",
    "property",
    "link",
    "macro",
    "todo",
    "seq_todo",
    "typ_todo",
    "bind",
    "exclude_tags",
    "select_tags",
    "infojs_opt",
    "columns",
    "archive",
    "constants",
    "priorities",
    "html_head",
    "html_head_extra",
    "html",
    "latex",
    "latex_header",
    "latex_class",
    "hugo_base_dir",
    "hugo_section",
    "hugo_front_matter_format",
    "hugo_auto_set_lastmod",
    "hugo_code_fence",
    "id",
    "custom_id",
    "visibility",
    "header-args",
    "export_file_name",
    "results",
    "call",
];

/// Adds what `line`, which is line `at`, states as a keyword.
pub(super) fn of_keyword(at: usize, line: &str, head: &mut Head) {
    if let Some((key, value)) = keyword(line.trim_start()) {
        add(at, line, key, value, head);
    }
}

/// The same for a line of a drawer.
pub(super) fn of_property(at: usize, line: &str, head: &mut Head) {
    if let Some((key, value)) = property(line.trim_start()) {
        add(at, line, key, value, head);
    }
}

fn add(at: usize, line: &str, key: &str, value: &str, head: &mut Head) {
    let name = key.to_ascii_lowercase();
    let name = name.strip_prefix("export_").unwrap_or(&name);
    let is_of_tools = OF_TOOLS.contains(&name) || OF_TOOLS.contains(&key.to_ascii_lowercase().as_str());
    if is_of_tools || name.starts_with("attr_") {
        return;
    }
    let name = name.strip_prefix("hugo_").unwrap_or(name);
    if name == "custom_front_matter" {
        return custom(at, line, value, head);
    }
    let (name, is_list) = name.strip_suffix("[]").map_or((name, false), |name| (name, true));
    let is_tags = name == "filetags";
    let (value, said) = match value {
        value if is_tags || value.len() > 2 && value.starts_with(':') && value.ends_with(':') => {
            (value, words(value.split([':', ' '])))
        }
        value if is_list || key.eq_ignore_ascii_case("hugo_tags") || key.eq_ignore_ascii_case("hugo_categories") => {
            (value, words(value.split_whitespace()))
        }
        value => match timestamp(value) {
            Some(stamp) => (value.get(1..value.len() - 1).unwrap_or(value), Said::Text(stamp)),
            None => (value, Said::Text(value.to_owned())),
        },
    };
    head.add(at, line, key, value, said);
    head.rename_if(at, if is_tags { "tags" } else { name });
}

/// `:audio https://x :length 12`
fn custom(at: usize, line: &str, value: &str, head: &mut Head) {
    for part in value.split(" :") {
        if let Some((key, value)) = part.trim_start_matches(':').split_once(' ') {
            let value = value.trim().trim_matches('"');
            head.add(at, line, key, value, Said::Text(value.to_owned()));
        }
    }
}

fn words<'t>(words: impl Iterator<Item = &'t str>) -> Said {
    Said::List(words.map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect())
}

/// `<2024-03-01 Fri 10:00>` without its brackets, the day of the week and what repeats it.
pub(super) fn timestamp(text: &str) -> Option<String> {
    let inner = text.strip_prefix('<').and_then(|text| text.strip_suffix('>'));
    let inner = inner.or_else(|| text.strip_prefix('[')?.strip_suffix(']'))?;
    let is_date = |word: &str| {
        word.len() == 10
            && word
                .bytes()
                .enumerate()
                .all(|(at, byte)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() })
    };
    let mut words = inner.split_whitespace();
    let date = words.next().filter(|word| is_date(word))?;
    let time = words.find(|word| word.starts_with(|c: char| c.is_ascii_digit()) && word.contains(':'));
    Some(time.map_or_else(|| date.to_owned(), |time| format!("{date} {time}")))
}
