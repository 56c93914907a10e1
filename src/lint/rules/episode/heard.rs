//! Is a name heard in a transcript?

use std::collections::HashSet;

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
    words: Vec<String>,
    known: HashSet<String>,
    /// All words without blanks: `digital ocean` holds `digitalocean`.
    run: String,
}

impl Heard {
    pub(super) fn new<'a>(transcripts: impl Iterator<Item = &'a Transcript>) -> Self {
        let text: Vec<String> = transcripts.map(Transcript::plain_text).collect();
        let words: Vec<String> = text
            .iter()
            .flat_map(|text| text.split(|c: char| !c.is_alphanumeric() && c != '\''))
            .map(fold)
            .filter(|word| !word.is_empty())
            .collect();
        Self { run: words.concat(), known: words.iter().cloned().collect(), words }
    }

    /// Is so little said that nothing follows from what is not?
    pub(super) fn is_short(&self) -> bool {
        self.words.len() < FEWEST_WORDS
    }

    /// Is `name` heard: as it is written, in one word or several, or misheard by some letters?
    pub(super) fn says(&self, name: &str) -> bool {
        let folded = fold(name);
        if folded.chars().count() < SHORTEST_RUN {
            return folded.len() >= 3 && (self.known.contains(&folded) || self.says_near(name, &folded));
        }
        self.run.contains(&folded) || self.says_near(name, &folded)
    }

    fn says_near(&self, name: &str, folded: &str) -> bool {
        let width = name.split_whitespace().count().max(1);
        let first = folded.chars().next();
        (width..=width + 1).any(|width| {
            self.words.windows(width).any(|window| {
                let length: usize = window.iter().map(String::len).sum();
                length.abs_diff(folded.len()) <= folded.len() / 4
                    && window.first().and_then(|word| word.chars().next()) == first
                    && strsim::normalized_damerau_levenshtein(&window.concat(), folded) >= LIKENESS
            })
        })
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
