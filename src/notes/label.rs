//! Topic labels: `Brian #1: Title`, `#1 (Brian): Title`, `#1 Brian: Title`, `#1: Title`, `Brian 1: Title`, `10: Title`.
//!
//! A label is read from the text of a line without its markup, so bold that was cut in pieces does not matter. Forms
//! that could also be prose are marked as [`Trust::Guess`] and believed only when the rest of the notes bears them out.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::source::Span;

/// How sure it is that a line is a topic label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trust {
    /// Needs the company of other labels or a known name.
    Guess,
    /// A number sign in the right place.
    Sure,
}

/// What a label says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Number as printed, such as `1` or `0.2`.
    pub number: Option<String>,
    /// Presenter as printed, with the bytes of the line's text.
    pub presenter: Option<(String, Span)>,
    /// Where in the line's text the title begins.
    pub title_start: usize,
    /// How sure the whole is.
    pub trust: Trust,
}

/// What may be a name; [`is_name`] decides. Classes of letters would be compiled into a hundred times as many states, and
/// in all forms behind a name stands ASCII that is no letter, so that no other reading is lost.
const NAME: &str =
    r"(?P<name>[A-Z\x{80}-\x{10FFFF}][A-Za-z'\x{80}-\x{10FFFF}-]*(?: (?:[A-Za-z'.\x{80}-\x{10FFFF}-]+)){0,2})";
/// The same, one word without apostrophes.
const WORD: &str = r"(?P<name>[A-Z\x{80}-\x{2018}\x{201A}-\x{10FFFF}][A-Za-z\x{80}-\x{2018}\x{201A}-\x{10FFFF}]+)";
const NUMBER: &str = r"(?P<number>[0-9]{1,3}(?:\.[0-9])?)(?-u:\b)";

struct Form {
    pattern: Regex,
    trust: Trust,
    /// Has a text what this form has in any case? Most lines have not, and are not searched.
    may_be: fn(&str) -> bool,
}

static FORMS: LazyLock<Vec<Form>> = LazyLock::new(|| {
    let form =
        |pattern: String, trust, may_be| Regex::new(&pattern).ok().map(|pattern| Form { pattern, trust, may_be });
    let signed = |text: &str| text.as_bytes().contains(&b'#');
    let begins_signed = |text: &str| text.starts_with('#');
    let remark = r"(?:\([^)]{0,20}\) ?)?";
    [
        // Brian #1: Title · Brian#1 Title · Michael: #0: Title · Brian #: Title · #(bonus) Matt #7: Title
        form(
            format!(r"^(?:#\([^)]{{0,20}}\) ?)?{NAME} ?:? ?# ?{NUMBER} ?{remark}(?P<sep>[:.–—-]*) ?"),
            Trust::Sure,
            signed,
        ),
        form(format!(r"^{NAME} ?#(?P<sep>:) ?"), Trust::Sure, signed),
        // #1 (Brian): Title · #1: (Brian) Title
        form(format!(r"^# ?{NUMBER} ?:? ?\({NAME}\) ?(?P<sep>[:.–—-]*) ?"), Trust::Sure, begins_signed),
        // #1 Brian: Title, which could also be a title with a colon
        form(format!(r"^# ?{NUMBER} {NAME}(?P<sep>:) ?"), Trust::Guess, begins_signed),
        // #1 Brian Title, which could also be a title
        form(format!(r"^# ?{NUMBER} {WORD}(?P<sep>) "), Trust::Guess, begins_signed),
        // #1: Title · #1 Title
        form(format!(r"^# ?{NUMBER} ?(?P<sep>[:.–—-]*) ?"), Trust::Sure, begins_signed),
        // Brian 1: Title
        form(format!(r"^{NAME} {NUMBER} ?(?P<sep>:) ?"), Trust::Guess, |text| text.as_bytes().contains(&b':')),
        // 10: Title
        form(format!(r"^{NUMBER}(?P<sep>[:.)]) "), Trust::Guess, |text| text.starts_with(char::is_numeric)),
    ]
    .into_iter()
    .flatten()
    .collect()
});

/// All readings of the text of a line as a topic label, the likeliest first.
pub fn readings(text: &str) -> Vec<Label> {
    let lead = text.len() - text.trim_start_matches(['"', '“', '\'', ' ', ':']).len();
    let text = text.get(lead..).unwrap_or_default();
    let could_be = text.bytes().take(64).any(|byte| byte == b'#' || byte.is_ascii_digit());
    if !could_be {
        return Vec::new();
    }
    let forms = FORMS.iter().filter(|form| (form.may_be)(text));
    forms.filter_map(|form| label(&form.pattern.captures(text)?, lead, form.trust)).collect()
}

/// Words of letters, the first one with a capital, the others with one or such as stand within names.
fn is_name(name: &str) -> bool {
    let is_letter = |c: char| c.is_alphabetic() || matches!(c, '\'' | '’' | '-');
    name.split(' ').enumerate().all(|(index, word)| {
        let is_within = index > 0 && matches!(word, "van" | "von" | "de" | "del" | "da");
        let is_capital = word.starts_with(char::is_uppercase);
        is_within || is_capital && word.chars().all(|c| is_letter(c) || (index > 0 && c == '.'))
    })
}

fn label(found: &Captures<'_>, lead: usize, trust: Trust) -> Option<Label> {
    let span = |group: regex::Match<'_>| Span::from(group.range()).shifted(lead);
    let name = found.name("name");
    if name.is_some_and(|name| !is_name(name.as_str())) {
        return None;
    }
    let presenter = name
        .filter(|name| !name.as_str().eq_ignore_ascii_case("topic"))
        .map(|name| (name.as_str().to_owned(), span(name)));
    let title_start = found.get(0).map_or(0, |whole| whole.end()) + lead;
    Some(Label { number: found.name("number").map(|number| number.as_str().to_owned()), presenter, title_start, trust })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(text: &str) -> (Option<String>, Option<String>, &str) {
        let label = readings(text).into_iter().next().expect(text);
        (label.number, label.presenter.map(|(name, _)| name), &text[label.title_start..])
    }

    #[test]
    fn the_forms_people_write() {
        let ada = |number: &str, title| (Some(number.to_owned()), Some("Ada".to_owned()), title);
        assert_eq!(first("Ada #1: Title"), ada("1", "Title"));
        assert_eq!(first("Ada#5: Title"), ada("5", "Title"));
        assert_eq!(first("Ada #5 Title"), ada("5", "Title"));
        assert_eq!(first("Ada #6 - Title"), ada("6", "Title"));
        assert_eq!(first("Ada: #0: Title"), ada("0", "Title"));
        assert_eq!(first("Ada #0.1: Title"), ada("0.1", "Title"));
        assert_eq!(first("Ada #7 (bonus!): Title"), ada("7", "Title"));
        assert_eq!(first("Ada #6:: Title"), ada("6", "Title"));
        assert_eq!(first("#(bonus) Ada #7: Title"), ada("7", "Title"));
        assert_eq!(first("#1 (Ada): Title"), ada("1", "Title"));
        assert_eq!(first("#5: (Ada): Title"), ada("5", "Title"));
        assert_eq!(first("#1 Ada: Title"), ada("1", "Title"));
        assert_eq!(first("Ada #3:"), ada("3", ""));
        assert_eq!(first("Ada #: Title"), (None, Some("Ada".into()), "Title"));
        assert_eq!(first("Topic #0: Title"), (Some("0".into()), None, "Title"));
        assert_eq!(first("#5: Title"), (Some("5".into()), None, "Title"));
        assert_eq!(first("Guido van Rossum #2: T"), (Some("2".into()), Some("Guido van Rossum".into()), "T"));
    }

    #[test]
    fn prose_and_hashtags_are_no_labels() {
        for text in ["#100DaysOfCode in Python", "A thing (#2159)", "see issue", "# of items"] {
            assert_eq!(readings(text), [], "{text}");
        }
    }

    #[test]
    fn what_is_no_letter_is_in_no_name() {
        let names = |text| readings(text).into_iter().filter_map(|label| Some(label.presenter?.0)).collect::<Vec<_>>();
        assert_eq!(names("Zoë O’Hara-Łoś #1: Title"), ["Zoë O’Hara-Łoś"]);
        for text in
            ["Ada and Bob #1: Title", "Ada ada #1: Title", "Ada—Bob #1: Title", "Ada 🍞 #1: Title", "ada #1: Title"]
        {
            assert_eq!(names(text), [""; 0], "{text}");
        }
        assert_eq!(names("#1 Ada’s rye"), [""; 0]);
        assert_eq!(names("#1 Ada rye"), ["Ada"]);
    }

    #[test]
    fn doubtful_forms_are_guesses() {
        assert!(readings("#5 Flask: a framework").iter().any(|label| label.trust == Trust::Guess));
        assert!(readings("10: Faster").iter().all(|label| label.trust == Trust::Guess));
    }
}
