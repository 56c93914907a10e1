//! What a chapter holds, where its title says so.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::bytes::{RegexSet, RegexSetBuilder};

use crate::record::{ChapterKind, Sponsor};

/// Titles that say what they are, in lower case and [`in_ascii`]. They were met in the notes of shows of several kinds; none names a show.
const TITLES: [(ChapterKind, &str); 11] = [
    (ChapterKind::Sponsor, r"^(?:our |today'?s |a word from our )?sponsor(?:s|ed|ship)?\b(?:\W|by\b|$)"),
    // A class at its head, and not `\b`: else a search for the literals of all patterns is made, which takes longest of all.
    (ChapterKind::Sponsor, r"(?:^|[^a-z0-9_])(?:brought to you|sponsored) by\b"),
    (ChapterKind::Sponsor, r"\s[-|:]\s*sponsor(?:ed|s)?\W*$|\((?:sponsor(?:ed)?|ad)\)\W*$"),
    (ChapterKind::Sponsor, r"^(?:ad|ads|advert|advertisement|ad break|commercial|werbung)\b\s*(?:[:-]|$)"),
    (ChapterKind::Sponsor, r"^(?:thanks|thank you|word|message) (?:to|from) (?:our|today'?s|this week'?s) sponsors?\b"),
    (ChapterKind::Joke, r"^(?:the |a |our |dad )*jokes?\b\s*(?:of\b.*|time\b.*|[:!-].*)?$"),
    (ChapterKind::Extras, r"^(?:the |our |some )*(?:extras?|bonus)\b\s*(?:[:!-].*|$)"),
    (
        ChapterKind::Extras,
        r"\bsick picks?\b|\bshameless (?:plugs?|plugisode)\b|^(?:our |the )?picks(?: of the week)?\W*$",
    ),
    (
        ChapterKind::Outro,
        r"^(?:outro|goodbyes?|bye|farewell|sign(?:ing)?[ -]?off|wrap(?:ping)?[ -]?up|closing(?: words| remarks)?|credits|end credits|thanks for listening)\W*$",
    ),
    (
        ChapterKind::Intro,
        r"^(?:the )?(?:intro|introductions?|cold open|opening|welcome|greetings?|hello|preamble|pre-?show|start)\W*$",
    ),
    (ChapterKind::Intro, r"^(?:welcome (?:to|back)|intro\s*[:-])"),
];

/// All of them at once: a title is read once for all. Patterns for ASCII compile in a fraction of the time.
static PATTERNS: LazyLock<Option<RegexSet>> =
    LazyLock::new(|| RegexSetBuilder::new(TITLES.map(|(_, pattern)| pattern)).unicode(false).build().ok());

/// The kind of the chapter called `title`; `sponsors` are those of the episode.
pub(super) fn of(title: &str, sponsors: &[Sponsor]) -> ChapterKind {
    let words = plain_words(title).to_lowercase();
    let first = PATTERNS.as_ref().and_then(|patterns| patterns.matches(in_ascii(&words).as_bytes()).iter().next());
    let by_title = first.and_then(|index| TITLES.get(index)).map(|(kind, _)| *kind);
    let named = || sponsors.iter().any(|sponsor| sponsor.name.trim().to_lowercase() == words);
    by_title.unwrap_or_else(|| if named() { ChapterKind::Sponsor } else { ChapterKind::Topic })
}

/// `words` with other letters and signs replaced by such as mean as much to the patterns.
fn in_ascii(words: &str) -> Cow<'_, str> {
    if words.is_ascii() {
        return words.into();
    }
    let replaced = words.chars().map(|c| match c {
        '–' | '—' => '-',
        c if c.is_ascii() => c,
        c if c.is_alphanumeric() => 'x',
        _ => '.',
    });
    replaced.collect()
}

/// A title without ornaments at its ends and with letters that are drawn out shortened: `××× SIIIIICK ×××` is `SICK`.
fn plain_words(title: &str) -> String {
    let mut plain = String::with_capacity(title.len());
    let mut run = 0;
    for c in title.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '(' | ')')).chars() {
        let ornament = matches!(c, '×' | '*' | '~' | '★' | '☆' | '"' | '“' | '”');
        let c = if ornament || c.is_whitespace() {
            ' '
        } else if c == '’' {
            '\''
        } else {
            c
        };
        run = if plain.ends_with(c) { run + 1 } else { 1 };
        let drawn_out = c.is_alphabetic() && run > 2;
        if drawn_out {
            // Three of a letter and more stand for one.
            if run == 3 {
                plain.pop();
            }
            continue;
        }
        if !(c == ' ' && plain.ends_with(' ')) {
            plain.push(c);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_say_what_they_are() {
        use ChapterKind::*;
        for (title, kind) in [
            ("Sponsor: Freshbooks", Sponsor),
            ("Brought to you by Sentry.io.", Sponsor),
            ("Netlify — Sponsor", Sponsor),
            ("Flour & Sons (Ad)", Sponsor),
            ("Sponsor®: Freshbooks", Sponsor),
            ("Intro (🎵)", Intro),
            ("A word from our sponsor", Sponsor),
            ("Oven Inc.", Sponsor),
            ("Sponsoring open source", Topic),
            ("Sponsoré", Topic),
            ("Jokes — and more", Joke),
            ("How maintainers find sponsors", Topic),
            ("Sick Picks", Extras),
            ("××× SIIIIICK ××× PIIIICKS ×××", Extras),
            ("Shameless Plugs", Extras),
            ("Extras", Extras),
            ("Extra virgin oil", Topic),
            ("Joke: the baker", Joke),
            ("Jokes in code reviews", Topic),
            ("Outro", Outro),
            ("Wrap-up", Outro),
            ("Wrapping things in foil", Topic),
            ("Intro", Intro),
            ("Introduction", Intro),
            ("Introduction to sourdough", Topic),
            ("Welcome to the show!", Intro),
        ] {
            let known = [crate::record::Sponsor { name: "Oven Inc".into(), ..Default::default() }];
            assert_eq!(of(title, &known), kind, "{title}");
        }
    }
}
