//! One long episode made up like the generated show, with as many topics as wanted: each has a name of its own that is
//! said when it begins and now and then while it lasts, among words that come as often as those of a language.

use std::fmt::Write as _;

use super::generated::Dice;

/// Seconds from one sentence to the next.
const SENTENCE: usize = 5;
/// Words of a sentence.
const WORDS: usize = 13;
/// How many different words there are besides the small ones.
const VOCABULARY: usize = 8000;

const SMALL: [&str; 16] =
    ["the", "and", "that", "so", "of", "a", "is", "it", "was", "you", "in", "yeah", "to", "really", "with", "this"];
const SYLLABLES: [&str; 24] = [
    "bra", "ket", "lo", "min", "tus", "ver", "zol", "pa", "rin", "dec", "ha", "gul", "sti", "mor", "ne", "qua", "fip",
    "tor", "wen", "cal", "du", "sor", "jem", "vik",
];

/// The notes of an episode with `topics` topics.
pub fn notes(topics: usize) -> String {
    let mut dice = Dice::of_episode(topics);
    let mut text = String::from("# Proof and Crumb 1: A long night\n");
    for topic in 1..=topics {
        let host = ["Iris", "Leo"][topic % 2];
        let name = name(topic);
        let page = format!("https://news.example.org/{}", name.replace(' ', "-"));
        let _ = write!(text, "\n**{host} #{topic}:** [**{name}**]({page})\n\n");
        for _ in 0..4 {
            let _ = writeln!(text, "- {}", sentence(topic, &mut dice));
        }
    }
    text
}

/// What is said in its `minutes`.
pub fn transcript(topics: usize, minutes: usize) -> String {
    let mut dice = Dice::of_episode(topics + 1);
    let mut text = String::from("00:00:00 Hello and welcome to Proof and Crumb. I'm Iris Ashdown.\n\n");
    let sentences = minutes * 60 / SENTENCE;
    let (mut topic, greeting) = (0, 6);
    for at in 1..sentences {
        let second = at * SENTENCE;
        let (hours, minutes, seconds) = (second / 3600, second / 60 % 60, second % 60);
        let due = at.saturating_sub(greeting) * topics / sentences + usize::from(at >= greeting);
        let said = if due > topic {
            topic = due;
            format!("All right, what's next? I want to tell you about {}.", name(topic))
        } else {
            sentence(topic, &mut dice)
        };
        let _ = write!(text, "{hours:02}:{minutes:02}:{seconds:02} {said}\n\n");
    }
    text
}

/// The name of a topic: two words that nothing else is called.
fn name(topic: usize) -> String {
    format!("{} {}", word(VOCABULARY + 2 * topic), word(VOCABULARY + 2 * topic + 1))
}

/// Half of it small words, the rest as rare as words are, and sometimes what the topic is about.
fn sentence(topic: usize, dice: &mut Dice) -> String {
    let mut words: Vec<String> = (0..WORDS)
        .map(|at| if at % 2 == 0 { SMALL[dice.roll(SMALL.len())].to_owned() } else { word(rank(dice)) })
        .collect();
    if topic > 0 && dice.roll(4) == 0 {
        words[WORDS / 2] = name(topic);
    }
    format!("{}.", words.join(" "))
}

/// A rank of Zipf's law, roughly: each doubling of the rank is as likely as the one before it.
fn rank(dice: &mut Dice) -> usize {
    let octaves = VOCABULARY.ilog2() as usize;
    let first = 1 << dice.roll(octaves);
    first + dice.roll(first)
}

fn word(rank: usize) -> String {
    let (mut rest, mut word) = (rank.wrapping_mul(2_654_435_761) % 331_776, String::new());
    for _ in 0..2 + rank % 3 {
        word.push_str(SYLLABLES[rest % SYLLABLES.len()]);
        rest /= SYLLABLES.len();
    }
    word
}
