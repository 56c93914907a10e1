//! Speaker labels in the words themselves: `KENNEDY: …`, `Michael Kennedy: …`, `__Ben__: …`.
//!
//! Sentences have colons too (`So here is the thing: …`), so a label must look like a name, and an ordinary name must
//! label more than one paragraph.

use std::collections::{HashMap, HashSet};

/// A label at the start of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Label<'a> {
    /// The name without markup and colon.
    pub name: &'a str,
    /// Byte offset in the paragraph at which the words begin.
    pub words: usize,
    form: Form,
}

/// How sure a label is by its looks alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// `__Name__:`, `**Name:**`.
    Marked,
    /// `KENNEDY:`.
    Capitals,
    /// `Michael Kennedy:`.
    FullName,
    /// `Michael:`.
    OneWord,
}

/// Longest label in bytes: names are short, sentences are not.
const LONGEST: usize = 60;

/// Capitalised words that open sentences and notes, never a turn.
const NO_NAMES: &[&str] = &[
    "also",
    "and",
    "answer",
    "attention",
    "but",
    "caution",
    "example",
    "finally",
    "first",
    "hint",
    "http",
    "https",
    "important",
    "like",
    "links",
    "next",
    "no",
    "note",
    "now",
    "oh",
    "ok",
    "okay",
    "or",
    "question",
    "quote",
    "remember",
    "second",
    "so",
    "spoiler",
    "still",
    "then",
    "third",
    "thus",
    "tip",
    "title",
    "url",
    "warning",
    "well",
    "yeah",
    "yes",
];

/// Small words inside names.
const PARTICLES: &[&str] = &["al", "bin", "da", "de", "del", "der", "di", "du", "ibn", "la", "le", "ten", "van", "von"];

/// Which labels a transcript uses.
#[derive(Debug, Default)]
pub(super) struct Labels<'a> {
    recurring: HashSet<&'a str>,
    trust_full_names: bool,
    /// Has nearly every paragraph a label? Then those who speak once have one too.
    are_usual: bool,
}

impl<'a> Labels<'a> {
    /// Learns the labels from the paragraphs of a whole transcript.
    pub fn learn(paragraphs: impl Iterator<Item = &'a str>) -> Self {
        let mut counts: HashMap<&str, usize> = HashMap::new();
        let (mut all, mut labelled) = (0_usize, 0_usize);
        for paragraph in paragraphs {
            all += usize::from(!paragraph.trim_start().is_empty());
            if let Some(label) = candidate(paragraph) {
                labelled += 1;
                *counts.entry(label.name).or_default() += 1;
            }
        }
        let recurring: HashSet<&str> =
            counts.into_iter().filter(|(_, count)| *count > 1).map(|(name, _)| name).collect();
        let are_usual = !recurring.is_empty() && labelled * 10 >= all * 9;
        Self { recurring, trust_full_names: false, are_usual }
    }

    /// Believes `Michael Kennedy:` at first sight: SubRip names a speaker only where a new one begins.
    pub fn trusting_full_names(self) -> Self {
        Self { trust_full_names: true, ..self }
    }

    /// The label at the start of `paragraph`.
    pub fn find<'t>(&self, paragraph: &'t str) -> Option<Label<'t>> {
        candidate(paragraph).filter(|label| self.knows(label) || self.trusts(label))
    }

    /// The label at the start of a line in the middle of a paragraph, where only a label seen elsewhere counts.
    pub fn find_recurring<'t>(&self, line: &'t str) -> Option<Label<'t>> {
        candidate(line).filter(|label| self.knows(label))
    }

    fn knows(&self, label: &Label<'_>) -> bool {
        let surname =
            || label.name.rsplit(' ').next().is_some_and(|last| is_capitals(last) && self.recurring.contains(last));
        self.recurring.contains(label.name) || surname()
    }

    fn trusts(&self, label: &Label<'_>) -> bool {
        match label.form {
            Form::Marked | Form::Capitals => true,
            Form::FullName => self.trust_full_names || self.are_usual,
            Form::OneWord => self.are_usual,
        }
    }
}

/// Could `text` be the name of a speaker: one to three capitalised words?
pub(super) fn is_name(text: &str) -> bool {
    form(text).is_some()
}

/// What looks like a label at the start of `paragraph`.
fn candidate(paragraph: &str) -> Option<Label<'_>> {
    let trimmed = paragraph.trim_start();
    let indent = paragraph.len() - trimmed.len();
    let (head, tail) = trimmed.split_at(trimmed.floor_char_boundary(LONGEST)).0.split_once(':')?;
    let (name, form, closing) = match marked(head) {
        Some((name, open)) => {
            (name, Form::Marked, if open { tail.find("**").filter(|at| *at == 0).map(|_| 2)? } else { 0 })
        }
        None => (head, form(head)?, 0),
    };
    let label = head.len() + 1 + closing;
    let rest = trimmed.get(label..)?;
    let spaces = rest.len() - rest.trim_start().len();
    // `std::fmt` and `10:30` have no white space after the colon.
    if spaces == 0 && !rest.is_empty() {
        return None;
    }
    Some(Label { name, words: indent + label + spaces, form })
}

/// The name in `__Name__` and `**Name**`, or in `**Name` when the markup ends after the colon (true).
fn marked(head: &str) -> Option<(&str, bool)> {
    let inside = |mark: &str| head.strip_prefix(mark)?.strip_suffix(mark);
    let closed = inside("__").or_else(|| inside("**")).map(|name| (name, false));
    let found = closed.or_else(|| head.strip_prefix("**").map(|name| (name, true)));
    found.filter(|(name, _)| name.chars().any(char::is_alphanumeric) && !name.contains(['*', '[', '`']))
}

fn form(name: &str) -> Option<Form> {
    let words: Vec<&str> = name.split(' ').take(5).collect();
    let first = words.first()?;
    let capitalised = words.iter().filter(|word| is_capitalised(word)).count();
    let fits = is_capitalised(first)
        && (1..=3).contains(&capitalised)
        && words.len() <= 4
        && words.iter().skip(1).all(|word| is_capitalised(word) || is_number(word) || PARTICLES.contains(word));
    if !fits || NO_NAMES.contains(&first.to_lowercase().as_str()) {
        return None;
    }
    Some(match words.len() {
        _ if words.iter().all(|word| is_capitals(word)) => Form::Capitals,
        1 => Form::OneWord,
        _ => Form::FullName,
    })
}

/// `Brian`, `O'Brien`, `Jan-Erik`, `J.R.`
fn is_capitalised(word: &str) -> bool {
    let inner = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-' | '.');
    word.chars().next().is_some_and(char::is_uppercase) && word.chars().all(inner)
}

/// `KENNEDY`, but not `A`.
fn is_capitals(word: &str) -> bool {
    is_capitalised(word)
        && word.chars().filter(|c| c.is_uppercase()).count() > 1
        && !word.chars().any(char::is_lowercase)
}

/// The 2 of `Speaker 2`.
fn is_number(word: &str) -> bool {
    (1..=2).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names<'a>(paragraphs: &[&'a str]) -> Vec<Option<(&'a str, &'a str)>> {
        let labels = Labels::learn(paragraphs.iter().copied());
        paragraphs.iter().map(|text| labels.find(text).map(|label| (label.name, &text[label.words..]))).collect()
    }

    #[test]
    fn capitals_and_marked_names_are_labels_at_once() {
        assert_eq!(
            names(&[
                "KENNEDY: Hello.",
                "__Ben Striegel__: Howdy.",
                "**Ada:** Hi.",
                "**Ada**: Hi.",
                "ALEX LANGSHUR: Yes"
            ]),
            [
                Some(("KENNEDY", "Hello.")),
                Some(("Ben Striegel", "Howdy.")),
                Some(("Ada", "Hi.")),
                Some(("Ada", "Hi.")),
                Some(("ALEX LANGSHUR", "Yes"))
            ]
        );
    }

    #[test]
    fn ordinary_names_must_recur() {
        assert_eq!(
            names(&[
                "Ada Byron: Hello.",
                "Guido van Rossum: Once.",
                "Ada Byron: Again.",
                "So we go on.",
                "Speaker 2: So.",
                "Speaker 2:"
            ]),
            [
                Some(("Ada Byron", "Hello.")),
                None,
                Some(("Ada Byron", "Again.")),
                None,
                Some(("Speaker 2", "So.")),
                Some(("Speaker 2", ""))
            ]
        );
    }

    #[test]
    fn who_speaks_once_has_a_label_where_all_have() {
        let found = names(&["Ada: Hello.", "Bo: Hi.", "Ada: So.", "", "Cy van Dyk: Bye."]);
        let found: Vec<_> = found.into_iter().flatten().map(|(name, _)| name).collect();
        assert_eq!(found, ["Ada", "Bo", "Ada", "Cy van Dyk"]);
    }

    #[test]
    fn a_first_name_before_a_known_surname_belongs_to_the_label() {
        let found = names(&["Michael KENNEDY: Hello.", "KENNEDY: So.", "KENNEDY: Well."]);
        assert_eq!(found[0], Some(("Michael KENNEDY", "Hello.")));
    }

    #[test]
    fn sentences_keep_their_colons() {
        let sentences = [
            "So here is the thing: it works.",
            "So here is the thing: it works.",
            "So: no.",
            "So: no.",
            "Use std::fmt for it.",
            "At 10:30 we met.",
            "The API: a story",
            "Remember: backups.",
            "Remember: backups.",
            ": empty",
        ];
        assert!(names(&sentences).iter().all(Option::is_none), "{:?}", names(&sentences));
    }

    #[test]
    fn subrip_trusts_full_names() {
        let labels = Labels::learn(std::iter::empty()).trusting_full_names();
        assert_eq!(labels.find("Adam Curry: In the morning").unwrap().name, "Adam Curry");
        assert!(labels.find("Morning: all").is_none());
    }
}
