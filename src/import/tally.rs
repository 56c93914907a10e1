//! What is to say about a feed: each kind once, with how often it was met and where first.

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Severity};
use crate::words::{counted, shown, times};

/// A kind of finding.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Case {
    /// An element that no source holds, and whose it is.
    LeftOut(String, &'static str),
    /// An element whose value says nothing that its tag can say.
    Value(String),
    /// An element that lacks what its tag needs.
    Unfit(String),
    /// An item without guid.
    GuidMissing,
    /// An item with the guid of another episode.
    GuidTwice,
    /// The same item once more.
    ItemTwice,
    /// An item with a second enclosure.
    EnclosureTwice,
    /// An item without audio.
    EnclosureMissing,
    /// A date that nobody can read.
    DateInvalid,
    /// An item without date.
    DateMissing,
    /// An item without title.
    TitleMissing,
    /// A show that names no language.
    LanguageMissing,
    /// A show without title.
    ShowTitleMissing,
    /// A feed that has more pages.
    GoesOn,
    /// Times in notes that could be chapters.
    TimesInNotes,
}

/// All findings of an import.
#[derive(Debug, Default)]
pub(super) struct Tally {
    met: Vec<Met>,
    index: HashMap<Case, usize>,
}

#[derive(Debug)]
struct Met {
    case: Case,
    count: usize,
    first: Place,
    example: String,
    /// Other elements that are left out of the same, with how often.
    others: Vec<(String, usize)>,
}

impl Tally {
    /// Notes that `case` was met at `place`, where `example` stands.
    pub(super) fn add(&mut self, case: Case, place: Place, example: &str) {
        let index = *self.index.entry(case.clone()).or_insert(self.met.len());
        match self.met.get_mut(index) {
            Some(met) => met.count += 1,
            None => {
                self.met.push(Met { case, count: 1, first: place, example: example.to_owned(), others: Vec::new() })
            }
        }
    }

    pub(super) fn diagnostics(self) -> Diagnostics {
        let mut met: Vec<Met> = Vec::new();
        // All that is left out of the show, or of its episodes, in one line: nobody reads thirty, and none may be hidden.
        for one in self.met {
            let same = |other: &&mut Met| match (&other.case, &one.case) {
                (Case::LeftOut(_, of), Case::LeftOut(_, other)) => of == other,
                _ => false,
            };
            match (met.iter_mut().find(same), &one.case) {
                (Some(first), Case::LeftOut(name, _)) => first.others.push((name.clone(), one.count)),
                _ => met.push(one),
            }
        }
        met.into_iter().map(Met::diagnostic).collect()
    }
}

/// `of episodes these are left out: <a> (once), <b> (twice)`
fn left_out(first: &str, of: &str, count: usize, others: &[(String, usize)]) -> String {
    if others.is_empty() {
        return format!("<{first}> of {of} is left out ({}): no source of a show holds it", times(count));
    }
    let names = std::iter::once((first, count)).chain(others.iter().map(|(name, count)| (name.as_str(), *count)));
    let names: Vec<String> = names.map(|(name, count)| format!("<{name}> ({})", times(count))).collect();
    let names = names.join(", ");
    format!("of {of} these are left out, since no source of a show holds them: {names}")
}

impl Met {
    fn diagnostic(self) -> Diagnostic {
        let times = times(self.count);
        let episodes = counted(self.count, "episode");
        let example = shown(&self.example);
        let warning = |rule, message: String, help: &str| Diagnostic::warning(rule, message).help(help);
        let info = |rule, message: String, help: &str| Diagnostic::new(rule, Severity::Info, message).help(help);
        let diagnostic = match &self.case {
            Case::LeftOut(name, of) => info(
                "import-left-out",
                left_out(name, of, self.count, &self.others),
                "nothing that apps show depends on it; if it matters, write it into podwright.toml or the notes by hand",
            ),
            Case::Value(name) => warning(
                "import-value",
                format!("<{name}> cannot be kept ({times}): {example} is no value of it"),
                "apps make nothing of it either; write the right one into podwright.toml or the notes",
            ),
            Case::Unfit(name) => warning(
                "import-value",
                format!("<{name}> cannot be kept ({times}): {}", self.example),
                "apps make nothing of it either; write the right one into podwright.toml or the notes",
            ),
            Case::GuidMissing => info(
                "import-guid-derived",
                format!("{episodes} without guid; the first is {example}"),
                "apps know an item without guid by the address of its audio, which is its guid from now on",
            ),
            Case::GuidTwice => warning(
                "import-guid-shared",
                format!("{episodes} with the guid of another one; the first is {example}"),
                "apps show only one item of a guid: the others are drafts now; give a draft its own guid to publish it",
            ),
            Case::ItemTwice => info(
                "import-item-repeated",
                format!("{episodes} twice in the feed; the first is {example}"),
                "apps show it once, and so does the show",
            ),
            Case::EnclosureTwice => warning(
                "import-enclosure-several",
                format!("{episodes} with several enclosures; the first is {example}"),
                "apps take the first one, and so does the show; other audio and video is podcast:alternateEnclosure now",
            ),
            Case::EnclosureMissing => info(
                "import-without-audio",
                format!("{episodes} without audio; the first is {example}"),
                "apps do not list them; state `audio` in the front matter",
            ),
            Case::DateInvalid => warning(
                "import-date-unreadable",
                format!("{episodes} with a date that nobody can read; the first is {example}"),
                "they stay without date; state `date` in the front matter",
            ),
            Case::DateMissing => info(
                "import-date-missing",
                format!("{episodes} without date; the first is {example}"),
                "they stay without date; state `date` in the front matter",
            ),
            Case::TitleMissing => warning(
                "import-title-missing",
                format!("{episodes} without title; the first is {example}"),
                "an item needs a title; the words with which its notes begin stand in for it",
            ),
            Case::LanguageMissing => warning(
                "import-language-missing",
                "the show names no language".to_owned(),
                "it is `und` (undetermined) now, and the feed stays without one; write the tag, such as `en`, into [show]",
            ),
            Case::ShowTitleMissing => {
                warning("import-title-missing", "the show has no title".to_owned(), "write it into [show] title")
            }
            Case::GoesOn => warning(
                "import-more-pages",
                format!("the feed goes on at {example}, and the episodes there are not in it"),
                "import a feed that holds all episodes, or apps that read the other pages lose them",
            ),
            Case::TimesInNotes => info(
                "import-times-in-notes",
                format!("{episodes} with times in the notes that could be chapters; the first is {example}"),
                "the feed had no chapters there, so that the front matter says `chapters = []`; delete the line to \
                 publish them",
            ),
        };
        diagnostic.at(self.first)
    }
}
