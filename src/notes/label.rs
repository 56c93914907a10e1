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

const NAME: &str = r"(?P<name>\p{Lu}[\p{L}'’-]*(?: (?:van|von|de|del|da|\p{Lu}[\p{L}'’.-]*)){0,2})";
const NUMBER: &str = r"(?P<number>\d{1,3}(?:\.\d)?)\b";

struct Form {
    pattern: Regex,
    trust: Trust,
}

static FORMS: LazyLock<Vec<Form>> = LazyLock::new(|| {
    let form = |pattern: String, trust| Regex::new(&pattern).ok().map(|pattern| Form { pattern, trust });
    let remark = r"(?:\([^)]{0,20}\) ?)?";
    [
        // Brian #1: Title · Brian#1 Title · Michael: #0: Title · Brian #: Title · #(bonus) Matt #7: Title
        form(format!(r"^(?:#\([^)]{{0,20}}\) ?)?{NAME} ?:? ?# ?{NUMBER} ?{remark}(?P<sep>[:.–—-]*) ?"), Trust::Sure),
        form(format!(r"^{NAME} ?#(?P<sep>:) ?"), Trust::Sure),
        // #1 (Brian): Title · #1: (Brian) Title
        form(format!(r"^# ?{NUMBER} ?:? ?\({NAME}\) ?(?P<sep>[:.–—-]*) ?"), Trust::Sure),
        // #1 Brian: Title, which could also be a title with a colon
        form(format!(r"^# ?{NUMBER} {NAME}(?P<sep>:) ?"), Trust::Guess),
        // #1 Brian Title, which could also be a title
        form(format!(r"^# ?{NUMBER} (?P<name>\p{{Lu}}\p{{L}}+)(?P<sep>) "), Trust::Guess),
        // #1: Title · #1 Title
        form(format!(r"^# ?{NUMBER} ?(?P<sep>[:.–—-]*) ?"), Trust::Sure),
        // Brian 1: Title
        form(format!(r"^{NAME} {NUMBER} ?(?P<sep>:) ?"), Trust::Guess),
        // 10: Title
        form(format!(r"^{NUMBER}(?P<sep>[:.)]) "), Trust::Guess),
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
    FORMS.iter().filter_map(|form| form.pattern.captures(text).map(|found| label(&found, lead, form.trust))).collect()
}

fn label(found: &Captures<'_>, lead: usize, trust: Trust) -> Label {
    let span = |group: regex::Match<'_>| Span::from(group.range()).shifted(lead);
    let name = found.name("name");
    let presenter = name
        .filter(|name| !name.as_str().eq_ignore_ascii_case("topic"))
        .map(|name| (name.as_str().to_owned(), span(name)));
    let title_start = found.get(0).map_or(0, |whole| whole.end()) + lead;
    Label { number: found.name("number").map(|number| number.as_str().to_owned()), presenter, title_start, trust }
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
    fn doubtful_forms_are_guesses() {
        assert!(readings("#5 Flask: a framework").iter().any(|label| label.trust == Trust::Guess));
        assert!(readings("10: Faster").iter().all(|label| label.trust == Trust::Guess));
    }
}
