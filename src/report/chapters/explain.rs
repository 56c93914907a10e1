//! Why each chapter of the table begins where it does, and which ones somebody should check.

use std::borrow::Cow;
use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use textwrap::{Options, WordSplitter};

use super::table::{SURE, letter, plain, sureness};
use crate::chapters::said::{Said, Words};
use crate::normalize::Compiled;
use crate::record::{Chapter, Evidence, Fact, Topic, Why};
use crate::times::clock;

/// Columns before an explanation.
const INDENT: usize = 18;
/// Columns before the list of what to check.
const LIST_INDENT: usize = 7;

/// Text is never made narrower than this.
const NARROWEST: usize = 20;

/// Explains the chapters of one episode.
pub(super) struct Explainer<'a> {
    episode: &'a Compiled,
    evidence: &'a [Evidence],
    said: Option<Said<'a>>,
    width: usize,
}

impl<'a> Explainer<'a> {
    pub(super) fn new(episode: &'a Compiled, width: usize) -> Self {
        let evidence = episode.record.evidence.get(&Fact::Chapters).map(Vec::as_slice).unwrap_or_default();
        Self { episode, evidence, said: Said::of(episode), width }
    }

    /// Where the start of a chapter was read, what decided, and what is said there.
    pub(super) fn chapter(&self, out: &mut dyn Write, chapter: &Chapter) -> io::Result<()> {
        let why = why_of(self.episode, chapter);
        let written = self.evidence.iter().find(|evidence| why.is_none() && is_at(evidence.value.as_f64(), chapter));
        if let Some(evidence) = written {
            let place = evidence.line.zip(evidence.column).map(|(line, column)| format!(":{line}:{column}"));
            let place = place.unwrap_or_default();
            self.dimmed(out, &format!("{}, {}{place}", evidence.how, evidence.file.display()))?;
        }
        if let Some(why) = why {
            self.dimmed(out, &why.to_string())?;
        }
        match self.words(chapter.start, chapter.confidence.is_some()) {
            Some(words) => {
                self.dimmed(out, &format!("“{}”", words.text))?;
                self.dimmed(out, &format!("{}:{}", words.place.file.display(), words.place.line))
            }
            None => Ok(()),
        }
    }

    /// The chapters that are less than sure and the topics that have none, each with the place to look at.
    pub(super) fn doubts(&self, out: &mut dyn Write) -> io::Result<()> {
        let record = &self.episode.record;
        let unsure = |chapter: &Chapter| chapter.confidence.is_some_and(|confidence| confidence < SURE);
        let missing: Vec<&Topic> = record.topics.iter().filter(|topic| topic.start.is_none()).collect();
        if missing.is_empty() && !record.chapters.iter().any(unsure) {
            return Ok(());
        }
        let yellow = Style::new().fg_color(Some(AnsiColor::Yellow.into()));
        writeln!(out, "{:LIST_INDENT$}{yellow}to check{yellow:#}", "")?;
        for (index, chapter) in record.chapters.iter().enumerate().filter(|(_, chapter)| unsure(chapter)) {
            let place = self.place(chapter.start).map(|place| format!(", {place}")).unwrap_or_default();
            let other = why_of(self.episode, chapter).map(runner_up).unwrap_or_default();
            let (start, sure) = (clock(chapter.start), sureness(chapter.confidence));
            self.listed(out, letter(index), &format!("{start}{place} ({sure}){other}  {}", plain(&chapter.title)))?;
        }
        for topic in missing {
            let best = match self.episode.whys.iter().find(|why| why.topic == Some(topic.order)) {
                Some(why) => self.candidate(why),
                None => "nothing that is said comes near it".to_owned(),
            };
            let title = plain(&topic.title);
            self.listed(out, '?', &format!("topic {} has no chapter: {title} — {best}", topic.order))?;
        }
        Ok(())
    }

    /// The best place of a topic that got no chapter.
    fn candidate(&self, why: &Why) -> String {
        let place = self.place(why.start).map(|place| format!(", {place}")).unwrap_or_default();
        let reasons = plain(&why.to_string());
        let (start, sure) = (clock(why.start), sureness(Some(why.confidence)));
        format!("at best {start}{place} ({sure}){}: {reasons}", runner_up(why))
    }

    fn words(&self, start: f64, is_found: bool) -> Option<Words> {
        let said = self.said.as_ref()?;
        if is_found { said.from(start) } else { said.at(start) }
    }

    fn place(&self, start: f64) -> Option<String> {
        self.words(start, true).map(|words| format!("{}:{}", words.place.file.display(), words.place.line))
    }

    fn dimmed(&self, out: &mut dyn Write, text: &str) -> io::Result<()> {
        let dimmed = Style::new().dimmed();
        for line in wrapped(&plain(text), self.width.saturating_sub(INDENT)) {
            writeln!(out, "{:INDENT$}{dimmed}{line}{dimmed:#}", "")?;
        }
        Ok(())
    }

    fn listed(&self, out: &mut dyn Write, sign: char, text: &str) -> io::Result<()> {
        let indent = LIST_INDENT + 3;
        for (index, line) in wrapped(text, self.width.saturating_sub(indent)).iter().enumerate() {
            let sign = if index == 0 { sign } else { ' ' };
            writeln!(out, "{:LIST_INDENT$}{sign}  {line}", "")?;
        }
        Ok(())
    }
}

/// What decided the start of a chapter, where it was found in the transcript.
pub(super) fn why_of<'a>(episode: &'a Compiled, chapter: &Chapter) -> Option<&'a Why> {
    chapter.confidence?;
    episode.whys.iter().find(|why| why.topic == chapter.topic && is_at(Some(why.start), chapter))
}

/// The next best place, for the end of a sentence.
pub(super) fn runner_up(why: &Why) -> String {
    let told = |(start, likely)| format!(", else {} ({})", clock(start), sureness(Some(likely)));
    why.runner_up.map(told).unwrap_or_default()
}

fn is_at(start: Option<f64>, chapter: &Chapter) -> bool {
    start.is_some_and(|start| (start - chapter.start).abs() < 0.001)
}

/// Breaks between words alone: names of files stay whole, so that they can be opened.
fn wrapped(text: &str, width: usize) -> Vec<Cow<'_, str>> {
    let options = Options::new(width.max(NARROWEST)).break_words(false).word_splitter(WordSplitter::NoHyphenation);
    textwrap::wrap(text, options)
}
