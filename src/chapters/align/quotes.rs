//! The words in which something was noticed.

use std::collections::HashSet;

use super::features::Evidence;
use super::heard::{Heard, Word};
use super::lattice::State;
use super::noticed::Notice;
use super::phrases::{self, Act};
use super::subjects::{Mention, Subject};
use super::why::ahead;
use super::words;
use super::{Input, Written};
use crate::record::Quote;

/// The heading is listened for so long, in seconds.
const NAMED: f64 = 12.0;
/// So many words are enough.
const MOST: usize = 5;
/// A misheard name is made of at most so many words.
const MOST_GLUED: usize = 4;
/// Words that are said at one time are not words of people; so many of them are looked at.
const MOST_AT_ONCE: usize = 12;
/// A word that is said more often in an episode tells little.
const OFTEN: u32 = 40;

/// The words that `notice` stands on where `state` begins at `step`. `counts` says how often each stem is said.
pub(super) fn of(evidence: &Evidence, counts: &[u32], notice: Notice, state: State, step: usize) -> Vec<Quote> {
    let heard = evidence.heard;
    let input = evidence.input;
    match notice {
        Notice::Heading => match state {
            State::Topic(topic) => {
                evidence.topics.get(topic).map(|topic| named(topic.subject, heard, step, NAMED)).unwrap_or_default()
            }
            _ => Vec::new(),
        },
        Notice::Sponsor => named(evidence.sponsor, heard, step, 15.0),
        Notice::Notes => {
            written(input, state).map(|written| shared(written, evidence, counts, step)).unwrap_or_default()
        }
        Notice::Presenter | Notice::Somebody => called(input, heard, step),
        Notice::Agreement => agreement(heard, step),
        Notice::Opener => opener(heard, step),
        Notice::Phrase(act) => phrases_near(heard, act, step),
        Notice::Pitch => pitch(heard, step),
        Notice::Voice | Notice::Change | Notice::Early | Notice::MidSentence => Vec::new(),
    }
}

fn quote(said: impl Into<String>) -> Quote {
    Quote { said: said.into(), meant: None }
}

/// Quotes without those that stand there already, the first few.
fn few(quotes: impl Iterator<Item = Quote>) -> Vec<Quote> {
    let mut seen = HashSet::new();
    quotes.filter(|quote| seen.insert(quote.said.clone())).take(MOST).collect()
}

fn written(input: &Input, state: State) -> Option<&Written> {
    match state {
        State::Topic(topic) => input.topics.get(topic),
        State::Extras => Some(&input.extras),
        State::Joke => Some(&input.joke),
        State::Spot => Some(&input.sponsor),
        State::Intro | State::Outro => None,
    }
}

/// The words of a heading that are said within `seconds`.
fn named(subject: &Subject, heard: &Heard, step: usize, seconds: f64) -> Vec<Quote> {
    let Some(start) = heard.steps.get(step).map(|step| step.start) else { return Vec::new() };
    let first = subject.mentions.partition_point(|mention| mention.time < start);
    let said = subject.mentions.get(first..).unwrap_or_default().iter();
    let mut bits = HashSet::new();
    let said = said.take_while(|mention| mention.time < start + seconds).filter(|mention| bits.insert(mention.bit));
    few(said.filter_map(|mention| mentioned(subject, heard, *mention)))
}

fn mentioned(subject: &Subject, heard: &Heard, mention: Mention) -> Option<Quote> {
    let name = subject.names.get(mention.bit.trailing_zeros() as usize)?;
    let at = heard.words.partition_point(|word| word.time < mention.time);
    let together =
        heard.words.get(at..)?.iter().take(MOST_AT_ONCE).take_while(|word| word.time <= mention.time).count();
    // The name may begin behind the first word that was taken for it.
    let candidates = (at..at + together + 1).flat_map(|at| (1..=MOST_GLUED).map(move |length| (at, length)));
    let text = |(at, length)| said(heard, at, length);
    let likeness = |text: &str| strsim::normalized_damerau_levenshtein(&text.replace(' ', ""), name);
    let best = candidates.map(text).max_by(|a, b| likeness(a).total_cmp(&likeness(b)).then(b.len().cmp(&a.len())))?;
    // Forms of one word are no mishearing.
    let same = best.starts_with(name.as_str()) || name.starts_with(&best);
    Some(Quote { said: best, meant: (!same).then(|| name.clone()) })
}

fn said(heard: &Heard, at: usize, length: usize) -> String {
    let words = heard.words.get(at..(at + length).min(heard.words.len())).unwrap_or_default();
    words.iter().map(|word| heard.said(word)).collect::<Vec<_>>().join(" ")
}

/// The rarest words that the notes and the first minute of the stretch share, in the order in which they are said.
fn shared(written: &Written, evidence: &Evidence, counts: &[u32], step: usize) -> Vec<Quote> {
    let heard = evidence.heard;
    let mut noted = HashSet::new();
    for text in [&written.head, &written.body].into_iter().chain(&written.links) {
        words::for_each(text, |word| noted.extend(evidence.vocabulary.known(word)));
    }
    let count = |word: &Word| counts.get(word.stem as usize).copied().unwrap_or_default();
    let steps = ahead(heard, step).filter_map(|step| heard.steps.get(step));
    let said = steps.flat_map(|step| heard.words_of(step)).filter(|word| {
        count(word) <= OFTEN
            && noted.contains(&word.stem)
            && heard.said(word).len() > 2
            && !evidence.vocabulary.entry(word.id).ordinary
    });
    let mut stems = HashSet::new();
    let mut said: Vec<&Word> = said.filter(|word| stems.insert(word.stem)).collect();
    said.sort_by_key(|word| count(word));
    said.truncate(MOST);
    said.sort_by(|a, b| a.time.total_cmp(&b.time));
    few(said.into_iter().map(|word| quote(heard.said(word))))
}

/// The names by which presenters are called here or just before.
fn called(input: &Input, heard: &Heard, step: usize) -> Vec<Quote> {
    let is_name = |word: &str| input.presenters.iter().flatten().any(|name| name == word);
    let steps = [step.checked_sub(1), Some(step)].into_iter().flatten().filter_map(|step| heard.steps.get(step));
    few(steps
        .flat_map(|step| heard.words_of(step))
        .map(|word| heard.said(word))
        .filter(|word| is_name(word))
        .map(quote))
}

/// The last words of agreement before.
fn agreement(heard: &Heard, step: usize) -> Vec<Quote> {
    let Some(before) = step.checked_sub(1).and_then(|step| heard.steps.get(step)) else { return Vec::new() };
    let length = usize::from(before.closing).min(MOST);
    if length == 0 { Vec::new() } else { vec![quote(said(heard, before.words.end.saturating_sub(length), length))] }
}

/// The word that opens.
fn opener(heard: &Heard, step: usize) -> Vec<Quote> {
    let words = heard.steps.get(step).map(|step| heard.words_of(step)).unwrap_or_default();
    let opening = words.iter().map(|word| heard.said(word)).find(|word| phrases::opens(word));
    opening.map(quote).into_iter().collect()
}

/// The phrases that do `act` here, else in the steps around.
fn phrases_near(heard: &Heard, act: Act, step: usize) -> Vec<Quote> {
    let in_step = |step: usize| {
        let words = heard.steps.get(step).map(|step| heard.words_of(step)).unwrap_or_default();
        let bytes = words.first().zip(words.last()).map(|(first, last)| {
            // Phrases stand between blanks, and may lead into the next step.
            let next = heard.words.partition_point(|word| word.bytes.0 <= last.bytes.0) + MOST;
            let until = heard.words.get(next).or(heard.words.last()).map_or(last.bytes.1, |word| word.bytes.1);
            (first.bytes.0 as usize - 1, until as usize + 1, last.bytes.1 as usize)
        });
        bytes.and_then(|(from, until, end)| Some(phrases::quoted(heard.text.get(from..until)?, act, end - from)))
    };
    let steps = [Some(step), step.checked_add(1), step.checked_sub(1)].into_iter().flatten();
    let found = steps.filter_map(in_step).find(|found| !found.is_empty()).unwrap_or_default();
    few(found.into_iter().map(quote))
}

/// What is thanked for and offered in the first minute.
fn pitch(heard: &Heard, step: usize) -> Vec<Quote> {
    let here = |step| [Act::Sponsor, Act::Offer].into_iter().flat_map(move |act| phrases_near(heard, act, step));
    few(ahead(heard, step).step_by(3).flat_map(here))
}
