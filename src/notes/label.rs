//! Topic labels: `Brian #1: Title`, `#1 (Brian): Title`, `#1 Brian: Title`, `#1: Title`, `Brian 1: Title`, `10: Title`.
//!
//! A label is read from the text of a line without its markup, so bold that was cut in pieces does not matter. Forms
//! that could also be prose are marked as [`Trust::Guess`] and believed only when the rest of the notes bears them out.

use std::ops::Range;

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

/// All readings of the text of a line as a topic label, the likeliest first.
pub fn readings(text: &str) -> Vec<Label> {
    let lead = text.len() - text.trim_start_matches(['"', '“', '\'', ' ', ':']).len();
    let text = text.get(lead..).unwrap_or_default();
    let could_be = text.bytes().take(64).any(|byte| byte == b'#' || byte.is_ascii_digit());
    if !could_be {
        return Vec::new();
    }
    let read = |(form, trust): &(Form, Trust)| {
        let mut reader = Reader { text, at: 0 };
        let parts = form(&mut reader)?;
        label(text, lead, parts, reader.at, *trust)
    };
    FORMS.iter().filter_map(read).collect()
}

/// Reads one form of label from the head of a text.
type Form = fn(&mut Reader<'_>) -> Option<Parts>;

const FORMS: [(Form, Trust); 8] = [
    (named_then_numbered, Trust::Sure),
    (named_without_number, Trust::Sure),
    (numbered_then_named_aside, Trust::Sure),
    (numbered_then_named, Trust::Guess),
    (numbered_then_word, Trust::Guess),
    (numbered, Trust::Sure),
    (named_then_counted, Trust::Guess),
    (counted, Trust::Guess),
];

/// The bytes of what a label consists of.
#[derive(Default)]
struct Parts {
    name: Option<Range<usize>>,
    number: Option<Range<usize>>,
}

/// `Brian #1: Title`, `Brian#1 Title`, `Michael: #0: Title`, `#(bonus) Matt #7: Title`
fn named_then_numbered(reader: &mut Reader) -> Option<Parts> {
    let start = reader.at;
    if reader.sign('#').and_then(|()| reader.remark()).is_none() {
        reader.at = start;
    }
    let name = reader.name()?;
    reader.blank();
    reader.colon();
    reader.sign('#')?;
    reader.blank();
    let number = reader.number()?;
    reader.blank();
    _ = reader.remark();
    reader.separators();
    reader.blank();
    Some(Parts { name: Some(name), number: Some(number) })
}

/// `Brian #: Title`
fn named_without_number(reader: &mut Reader) -> Option<Parts> {
    let name = reader.name()?;
    reader.blank();
    reader.sign('#')?;
    reader.sign(':')?;
    reader.blank();
    Some(Parts { name: Some(name), number: None })
}

/// `#1 (Brian): Title`, `#1: (Brian) Title`
fn numbered_then_named_aside(reader: &mut Reader) -> Option<Parts> {
    let number = reader.signed_number()?;
    reader.blank();
    reader.colon();
    reader.sign('(')?;
    let name = reader.name()?;
    reader.sign(')')?;
    reader.blank();
    reader.separators();
    reader.blank();
    Some(Parts { name: Some(name), number: Some(number) })
}

/// `#1 Brian: Title`, which could also be a title with a colon
fn numbered_then_named(reader: &mut Reader) -> Option<Parts> {
    let number = reader.signed_number()?;
    reader.sign(' ')?;
    let name = reader.name()?;
    reader.sign(':')?;
    reader.blank();
    Some(Parts { name: Some(name), number: Some(number) })
}

/// `#1 Brian Title`, which could also be a title
fn numbered_then_word(reader: &mut Reader) -> Option<Parts> {
    let number = reader.signed_number()?;
    reader.sign(' ')?;
    let name = reader.word(|c| c.is_ascii_alphabetic() || !c.is_ascii() && c != '’')?;
    reader.sign(' ')?;
    Some(Parts { name: Some(name), number: Some(number) })
}

/// `#1: Title`, `#1 Title`
fn numbered(reader: &mut Reader) -> Option<Parts> {
    let number = reader.signed_number()?;
    reader.blank();
    reader.separators();
    reader.blank();
    Some(Parts { name: None, number: Some(number) })
}

/// `Brian 1: Title`
fn named_then_counted(reader: &mut Reader) -> Option<Parts> {
    let name = reader.name()?;
    reader.sign(' ')?;
    let number = reader.number()?;
    reader.blank();
    reader.sign(':')?;
    reader.blank();
    Some(Parts { name: Some(name), number: Some(number) })
}

/// `10: Title`
fn counted(reader: &mut Reader) -> Option<Parts> {
    let number = reader.number()?;
    reader.sign(':').or_else(|| reader.sign('.')).or_else(|| reader.sign(')'))?;
    reader.sign(' ')?;
    Some(Parts { name: None, number: Some(number) })
}

/// The most characters of a remark in parentheses.
const LONGEST_REMARK: usize = 20;

/// Goes through a text. None means that something else stands there; where the reader is then does not matter.
struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Reader<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// What `is` takes from here on; it may be nothing.
    fn skip(&mut self, is: impl Fn(char) -> bool) -> &'t str {
        let rest = self.rest();
        let (taken, _) = rest.split_at(rest.find(|c: char| !is(c)).unwrap_or(rest.len()));
        self.at += taken.len();
        taken
    }

    fn sign(&mut self, sign: char) -> Option<()> {
        self.rest().starts_with(sign).then(|| self.at += sign.len_utf8())
    }

    /// A blank, where there is one.
    fn blank(&mut self) {
        _ = self.sign(' ');
    }

    /// A colon and a blank, where they are.
    fn colon(&mut self) {
        _ = self.sign(':');
        self.blank();
    }

    fn separators(&mut self) {
        self.skip(|c| matches!(c, ':' | '.' | '–' | '—' | '-'));
    }

    /// `(bonus) `; the reader stays where it is if there is none.
    fn remark(&mut self) -> Option<()> {
        let start = self.at;
        let length = self.sign('(').map(|()| self.skip(|c| c != ')').chars().take(LONGEST_REMARK + 1).count());
        if length.is_none_or(|length| length > LONGEST_REMARK) || self.sign(')').is_none() {
            self.at = start;
            return None;
        }
        self.blank();
        Some(())
    }

    /// Two characters and more that `is` takes, the first a capital or beyond ASCII.
    fn word(&mut self, is: impl Fn(char) -> bool) -> Option<Range<usize>> {
        let start = self.at;
        let may_begin = |c: char| c.is_ascii_uppercase() || !c.is_ascii();
        let word = self.rest().starts_with(|c| may_begin(c) && is(c)).then(|| self.skip(is))?;
        (word.chars().nth(1).is_some()).then_some(start..self.at)
    }

    /// What may be a name of one to three words; [`is_name`] decides.
    fn name(&mut self) -> Option<Range<usize>> {
        let start = self.at;
        let is_letter = |c: char| c.is_ascii_alphabetic() || !c.is_ascii() || matches!(c, '\'' | '-');
        self.rest().starts_with(|c: char| c.is_ascii_uppercase() || !c.is_ascii()).then_some(())?;
        self.skip(is_letter);
        for _ in 0..2 {
            let end = self.at;
            if self.sign(' ').is_none() || self.skip(|c| is_letter(c) || c == '.').is_empty() {
                self.at = end;
                break;
            }
        }
        Some(start..self.at)
    }

    /// `#12`, `# 12`
    fn signed_number(&mut self) -> Option<Range<usize>> {
        self.sign('#')?;
        self.blank();
        self.number()
    }

    /// Up to three digits, and one behind a point, with no letter or digit behind them.
    fn number(&mut self) -> Option<Range<usize>> {
        let start = self.at;
        let whole = self.skip(|c| c.is_ascii_digit()).len();
        let ends =
            |rest: &[u8], at: usize| rest.get(at).is_none_or(|next| !next.is_ascii_alphanumeric() && *next != b'_');
        let rest = self.rest().as_bytes();
        let has_fraction = matches!(rest, [b'.', digit, ..] if digit.is_ascii_digit()) && ends(rest, 2);
        if has_fraction {
            self.at += 2;
        }
        ((1..=3).contains(&whole) && (has_fraction || ends(rest, 0))).then_some(start..self.at)
    }
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

fn label(text: &str, lead: usize, parts: Parts, end: usize, trust: Trust) -> Option<Label> {
    let written = |range: Range<usize>| (text.get(range.clone()).unwrap_or_default(), range);
    let name = parts.name.map(written);
    if name.as_ref().is_some_and(|(name, _)| !is_name(name)) {
        return None;
    }
    let presenter = name
        .filter(|(name, _)| !name.eq_ignore_ascii_case("topic"))
        .map(|(name, range)| (name.to_owned(), Span::from(range).shifted(lead)));
    let number = parts.number.map(|number| written(number).0.to_owned());
    Some(Label { number, presenter, title_start: end + lead, trust })
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
