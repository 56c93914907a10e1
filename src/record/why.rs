//! Why a chapter that was found in a transcript begins where it does.

use std::fmt;

/// What speaks for one place at which a chapter, or a topic that got none, may begin.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Why {
    /// The `order` of the topic; none for spots, extras, joke and goodbye.
    pub topic: Option<u32>,
    /// The place, in seconds.
    pub start: f64,
    /// How likely it is that it begins here, 0 to 1.
    pub confidence: f64,
    /// What decided, the weightiest first.
    pub reasons: Vec<Reason>,
    /// The next best place and how likely that is, where another one comes into question.
    pub runner_up: Option<(f64, f64)>,
}

/// One thing that speaks for (or against) a place.
#[derive(Debug, Clone, PartialEq)]
pub struct Reason {
    /// What was noticed.
    pub what: &'static str,
    /// The words in which it was noticed, as the transcript has them.
    pub words: Vec<Quote>,
    /// How much it adds to the log-odds; negative when it speaks against the place.
    pub weight: f32,
}

/// Words of a transcript.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// As the transcript has them.
    pub said: String,
    /// What the notes call it, where the transcript misheard a name.
    pub meant: Option<String>,
}

impl fmt::Display for Quote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "“{}”", self.said)?;
        self.meant.as_ref().map_or(Ok(()), |meant| write!(f, " for {meant}"))
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.what)?;
        for (index, word) in self.words.iter().enumerate() {
            let comma = if index == 0 { " " } else { ", " };
            write!(f, "{comma}{word}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (speaking_for, against): (Vec<_>, Vec<_>) = self.reasons.iter().partition(|reason| reason.weight >= 0.0);
        for (index, reason) in speaking_for.iter().enumerate() {
            let comma = if index == 0 { "" } else { "; " };
            write!(f, "{comma}{reason}")?;
        }
        for (index, reason) in against.iter().enumerate() {
            let comma = match (index, speaking_for.is_empty()) {
                (0, true) => "against it: ",
                (0, false) => "; against it: ",
                _ => ", ",
            };
            write!(f, "{comma}{reason}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reason(what: &'static str, words: &[(&str, Option<&str>)], weight: f32) -> Reason {
        let quote = |(said, meant): &(&str, Option<&str>)| Quote { said: (*said).into(), meant: meant.map(Into::into) };
        Reason { what, words: words.iter().map(quote).collect(), weight }
    }

    #[test]
    fn what_speaks_against_a_place_comes_last() {
        let why = |reasons| Why { reasons, ..Why::default() }.to_string();
        let (named, late) =
            (reason("names", &[("rye", None), ("over n", Some("oven"))], 1.0), reason("amid a sentence", &[], -1.0));
        assert_eq!(
            why(vec![named.clone(), late.clone()]),
            "names “rye”, “over n” for oven; against it: amid a sentence"
        );
        assert_eq!(why(vec![late]), "against it: amid a sentence");
        assert_eq!(why(vec![named]), "names “rye”, “over n” for oven");
    }
}
