//! Is a name heard in a transcript?

use crate::normalize::names::fold;
use crate::transcript::Transcript;

/// Fewer words are a greeting, no recording.
const FEWEST_WORDS: usize = 200;

/// Shorter names are found as whole words only: in running letters everything is found.
const SHORTEST_RUN: usize = 6;

/// Names so alike are one name, misheard.
const LIKENESS: f64 = 0.83;

/// All that is said, ready to be asked for names.
pub(super) struct Heard {
    /// All words without blanks: `digital ocean` holds `digitalocean`.
    run: String,
    /// Where each word begins in it, and where the last one ends.
    starts: Vec<usize>,
}

impl Heard {
    pub(super) fn new<'a>(transcripts: impl Iterator<Item = &'a Transcript>) -> Self {
        let (mut run, mut starts) = (String::new(), vec![0]);
        for text in transcripts.map(Transcript::plain_text) {
            for word in text.split(|c: char| !c.is_alphanumeric() && c != '\'').map(fold) {
                if !word.is_empty() {
                    run.push_str(&word);
                    starts.push(run.len());
                }
            }
        }
        Self { run, starts }
    }

    /// Is so little said that nothing follows from what is not?
    pub(super) fn is_short(&self) -> bool {
        self.starts.len() <= FEWEST_WORDS
    }

    /// Is `name` heard: as it is written, in one word or several, or misheard by some letters?
    pub(super) fn says(&self, name: &str) -> bool {
        let folded = fold(name);
        if folded.chars().count() < SHORTEST_RUN {
            let is_said = || self.words(1).any(|word| word == folded);
            return folded.len() >= 3 && (is_said() || self.says_near(name, &folded));
        }
        self.run.contains(&folded) || self.says_near(name, &folded)
    }

    fn says_near(&self, name: &str, folded: &str) -> bool {
        let width = name.split_whitespace().count().max(1);
        let first = folded.chars().next();
        (width..=width + 1).any(|width| {
            self.words(width).any(|words| {
                words.len().abs_diff(folded.len()) <= folded.len() / 4
                    && words.chars().next() == first
                    && strsim::normalized_damerau_levenshtein(words, folded) >= LIKENESS
            })
        })
    }

    /// All rows of `width` words, glued.
    fn words(&self, width: usize) -> impl Iterator<Item = &str> {
        let ends = self.starts.iter().skip(width);
        self.starts.iter().zip(ends).filter_map(|(start, end)| self.run.get(*start..*end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transcript::Cue;

    fn heard(text: &str) -> Heard {
        let cue = Cue { text: text.into(), ..Cue::default() };
        Heard::new(std::iter::once(&Transcript { cues: vec![cue], ..Transcript::default() }))
    }

    #[test]
    fn names_are_heard_as_they_are_misheard() {
        let heard = heard("Thanks to digital ocean and data dog. Roll bar helps. So do us and Cockroach.");
        for name in ["DigitalOcean", "Datadog", "Rollbar", "Digital Ocaen", "Cockroach"] {
            assert!(heard.says(name), "{name}");
        }
        for name in ["Linode", "Talk Python", "Use", "Sentry"] {
            assert!(!heard.says(name), "{name}");
        }
    }
}
