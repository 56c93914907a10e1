//! A show made up by a small random generator with a fixed seed: the same bytes every time.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use chrono::{Days, NaiveDate};
use podwright::config::CONFIG_NAME;

/// Its `podwright.toml`.
pub const CONFIG: &str = r#"
[show]
title = "Proof and Crumb"
link = "https://proof.example.org/"
description = "Two bakers read the news of the oven."
language = "en-gb"
author = "Iris Ashdown and Leo Marsh"
owner = { name = "Proof and Crumb", email = "hello@proof.example.org" }
categories = ["Arts > Food"]
image = "https://proof.example.org/cover.jpg"
timezone = "Europe/London"
first_published = 2015-01-05

[sources]
notes = ["show_notes/*.md"]
transcripts = ["transcripts/*.txt"]

[feed]
url = "https://proof.example.org/feeds/feed.xml"
episode_link = "https://proof.example.org/episodes/{number}/{slug}"
enclosure = "https://cdn.proof.example.org/{number}-{slug}.mp3"

[[hosts]]
name = "Iris Ashdown"
aliases = ["Iris"]

[[hosts]]
name = "Leo Marsh"
aliases = ["Leo"]

[[sponsors]]
name = "Millstone"
url = "https://proof.example.org/millstone"
"#;

const OPENERS: [&str; 8] = [
    "I think that",
    "So what we found is that",
    "The odd thing is,",
    "And then of course",
    "Somebody wrote in to say",
    "It turns out",
    "What I like about it:",
    "If you ask me,",
];
const SUBJECTS: [&str; 12] = [
    "the sourdough starter",
    "a cold oven",
    "the new rye flour",
    "every baker in town",
    "this week’s recipe",
    "the long fermentation",
    "a pinch of malt",
    "the crust of a good loaf",
    "an old stone mill",
    "the steam",
    "a café in Zürich",
    "the second rise",
];
const PREDICATES: [&str; 12] = [
    "needs more water than you would expect",
    "makes all the difference",
    "was measured again & again in 2019",
    "keeps for a week in a tin",
    "is older than the house it stands in",
    "costs next to nothing",
    "has been argued about for years",
    "came out flat on one side",
    "tastes of hazelnuts and smoke",
    "works better overnight",
    "should rest < 20 minutes",
    "surprised both of us",
];
const ASIDES: [&str; 6] = ["", ", honestly", ", at least in winter", ", as the book says", ", more or less", ""];

/// Numbers without any pattern that matters (Knuth's linear congruential generator, MMIX).
pub struct Dice(u64);

impl Dice {
    /// The dice of one episode.
    pub fn of_episode(number: usize) -> Self {
        let mut dice = Self(number as u64);
        dice.roll(1);
        dice
    }

    /// A number below `sides`.
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }

    fn pick(&mut self, words: &[&'static str]) -> &'static str {
        words[self.roll(words.len())]
    }

    fn sentence(&mut self) -> String {
        let (opener, subject) = (self.pick(&OPENERS), self.pick(&SUBJECTS));
        format!("{opener} {subject} {}{}.", self.pick(&PREDICATES), self.pick(&ASIDES))
    }

    fn title(&mut self) -> String {
        format!("How {} {}", self.pick(&SUBJECTS), self.pick(&PREDICATES))
    }
}

/// Writes a show of so many episodes into `folder`: each has notes of a few kilobytes and a transcript of about an hour.
pub fn write(folder: &Path, episodes: usize) -> io::Result<()> {
    fs::write(folder.join(CONFIG_NAME), CONFIG)?;
    fs::create_dir(folder.join("show_notes"))?;
    fs::create_dir(folder.join("transcripts"))?;
    for number in 1..=episodes {
        let mut dice = Dice::of_episode(number);
        fs::write(folder.join(format!("show_notes/{number:03}.md")), notes(number, &mut dice))?;
        fs::write(folder.join(format!("transcripts/{number:03}.txt")), transcript(number, &mut dice))?;
    }
    Ok(())
}

/// Show notes in the form that most episodes of most shows have.
pub fn notes(number: usize, dice: &mut Dice) -> String {
    let mut text = format!("# Proof and Crumb {number}: {}\n\n", dice.title());
    text.push_str(
        "Sponsored by **Millstone**: [**proof.example.org/millstone**](https://proof.example.org/millstone)\n",
    );
    for topic in 1..=6 {
        let host = ["Iris", "Leo"][topic % 2];
        let page = format!("https://news.example.org/{number}/{topic}");
        let _ = write!(text, "\n**{host} #{topic}:** [**{}**]({page})\n\n", dice.title());
        for point in 0..4 + dice.roll(4) {
            let _ = writeln!(text, "- {} See [*the source*]({page}#{point}), `step {point}`.", dice.sentence());
        }
    }
    let _ = write!(text, "\n**Extras**\n\nIris:\n\n- {}\n\n", dice.sentence());
    let _ = writeln!(text, "**Joke:** {}", dice.sentence());
    text
}

fn transcript(number: usize, dice: &mut Dice) -> String {
    let monday =
        NaiveDate::from_ymd_opt(2015, 1, 5).and_then(|first| first.checked_add_days(Days::new(7 * number as u64)));
    let recorded = monday.expect("a date").format("%B %-d, %Y");
    let mut text = format!(
        "00:00:00 Hello and welcome to Proof and Crumb.\n\n00:00:04 This is episode {number}, recorded {recorded}. I'm \
         Iris Ashdown.\n\n00:00:09 And I'm Leo Marsh. This episode is brought to you by Millstone.\n\n"
    );
    let mut second = 14;
    for _ in 0..500 {
        let (hours, minutes, seconds) = (second / 3600, second / 60 % 60, second % 60);
        let _ = write!(text, "{hours:02}:{minutes:02}:{seconds:02} {}\n\n", dice.sentence());
        second += 4 + dice.roll(6);
    }
    text
}
