//! Episode numbers as people say them: `This is episode 81`, `episode number twelve`, `This is 394, recorded`.

use std::sync::LazyLock;

use regex::Regex;

use crate::classes::{SIGNS, cheap};
use crate::numerals::spelled;
use crate::source::Span;

/// The phrase that may speak of any episode.
const MENTION: usize = 3;

static SAID: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    let number = r"#?(?P<number>[0-9]{1,5}|[a-z]+(?:[ -](?:and )?[a-z]+){0,5})";
    [
        format!(r"(?i)\b(?:this is|it's|it is|welcome to|you're listening to|we are at|(?:we're|you're|we are|you are) on)\b[^.?!]{{0,40}}?\bepisode (?:number )?{number}"),
        format!(r"(?i)\bepisode (?:number )?{number}[^a-z]{{1,3}}(?:and |it's |this |was |being )*(?:recorded|reported|according)"),
        r"(?i)\b(?:this is |it's )?(?P<number>[0-9]{1,5})[,.]? recorded\b".to_owned(),
        format!(r"(?i)\bepisode (?:number )?{number}[{SIGNS}]"),
    ]
    .iter()
    .filter_map(|pattern| Regex::new(&cheap(pattern)).ok())
    .collect()
});

/// An episode number that is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said {
    /// The number.
    pub number: u32,
    /// Its bytes.
    pub span: Span,
    /// Is it said to be the number of this episode? Others may be mentioned, too.
    pub is_claim: bool,
}

/// The episode number that `text` says: the clearest phrase wins, then the earliest.
pub fn said(text: &str) -> Option<Said> {
    SAID.iter().enumerate().find_map(|(at, pattern)| {
        pattern.captures_iter(text).find_map(|found| {
            let group = found.name("number")?;
            let number = match group.as_str().parse() {
                Ok(number) => number,
                Err(_) => spelled(group.as_str())?,
            };
            Some(Said { number, span: Span::from(group.range()), is_claim: at != MENTION })
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forms_people_say() {
        for (text, expected) in [
            ("This is episode 81, recorded May 25th", 81),
            ("It's episode 200, I can't believe it.", 200),
            ("This is episode number one of the show.", 1),
            ("This is episode one hundred and fifty five, recorded", 155),
            ("This is episode twenty-one, recorded", 21),
            ("In episode 80 we said so. This is episode 81.", 81),
            ("This is 394, recorded July", 394),
            ("411 recorded. We got the 411 today.", 411),
        ] {
            assert_eq!(said(text).map(|said| said.number), Some(expected), "{text}");
        }
    }

    #[test]
    fn other_episodes_are_mentioned() {
        assert!(said("This is episode 81, recorded").unwrap().is_claim);
        assert!(!said("In episode 11, we talked about it.").unwrap().is_claim);
        assert!(!said("the coverage we had on episode 98. Sorry").unwrap().is_claim);
    }

    #[test]
    fn talk_of_episodes_is_no_number() {
        assert_eq!(said("Enjoy the episode. Hello and welcome."), None);
        // Nobody numbers so; six words of it would not fit a number either.
        assert_eq!(said("This is episode hundred hundred hundred hundred hundred hundred.").unwrap().number, 100);
        assert_eq!(said("This episode is brought to you by us."), None);
    }
}
