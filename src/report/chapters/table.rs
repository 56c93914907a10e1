//! One episode in the terminal: a bar of its chapters, and a line for each.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::bar;
use super::explain::Explainer;
use crate::normalize::Compiled;
use crate::record::{Chapter, ChapterKind, Topic};
use crate::times::clock;

/// Columns before everything below the first line of an episode.
const INDENT: usize = 7;

/// Starts that are less sure than this should be checked.
pub(super) const SURE: f64 = 0.9;

/// How to draw.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// Columns of the terminal.
    pub width: usize,
    /// Say what decided: the source of each start, the words there, and what to check.
    pub explain: bool,
}

/// Draws the chapters of one episode.
///
/// Colours are only an addition: letters name the chapters, and each kind has a pattern of its own.
///
/// # Errors
/// When `out` cannot be written.
pub fn table(out: &mut dyn Write, episode: &Compiled, look: Look) -> io::Result<()> {
    let record = &episode.record;
    let bold = Style::new().bold();
    let title = plain(record.title.as_deref().unwrap_or("-"));
    let duration = record.duration.map(clock).unwrap_or_default();
    writeln!(out, "{bold}{:>5}{bold:#}  {bold}{title}{bold:#}  {duration}", plain(&record.id))?;
    if record.chapters.is_empty() {
        writeln!(out, "{:INDENT$}no chapters: {}", "", reason(episode))?;
    } else {
        bar_line(out, episode, look.width.saturating_sub(INDENT))?;
    }
    let explainer = look.explain.then(|| Explainer::new(episode, look.width));
    for (index, chapter) in record.chapters.iter().enumerate() {
        line(out, index, chapter, look.width)?;
        if let Some(explainer) = &explainer {
            explainer.chapter(out, chapter)?;
        }
    }
    match &explainer {
        Some(explainer) => explainer.doubts(out)?,
        None if record.chapters.is_empty() => {}
        None => {
            record.topics.iter().filter(|topic| topic.start.is_none()).try_for_each(|topic| unplaced(out, topic))?
        }
    }
    writeln!(out)
}

fn reason(episode: &Compiled) -> &'static str {
    if episode.transcripts.iter().any(|(_, transcript)| transcript.is_timed()) {
        "nothing in the transcript says where one begins"
    } else {
        "there is no transcript with times, and nobody wrote them"
    }
}

fn bar_line(out: &mut dyn Write, episode: &Compiled, width: usize) -> io::Result<()> {
    let chapters = &episode.record.chapters;
    let last = chapters.last().map_or(0.0, |last| last.end.unwrap_or(last.start + 1.0));
    let duration = episode.record.duration.unwrap_or_default().max(last);
    write!(out, "{:INDENT$}", "")?;
    let mut before = None;
    for cell in bar::cells(chapters, duration, width) {
        let Some((index, chapter)) = cell.and_then(|index| Some((index, chapters.get(index)?))) else {
            write!(out, " ")?;
            continue;
        };
        let style = colour(chapter.kind, index);
        let sign = if before == Some(index) { pattern(chapter.kind, index) } else { letter(index) };
        write!(out, "{style}{sign}{style:#}")?;
        before = Some(index);
    }
    writeln!(out)
}

/// `A`, `B` … `Z`, `a` … `z`, and so on again: which chapter a part of the bar is.
pub(super) fn letter(index: usize) -> char {
    let at = u8::try_from(index % 52).unwrap_or_default();
    char::from(if at < 26 { b'A' + at } else { b'a' + at - 26 })
}

/// Neighbouring topics differ, so that a bar without colours shows where one ends.
fn pattern(kind: ChapterKind, index: usize) -> char {
    match kind {
        ChapterKind::Topic => {
            if index.is_multiple_of(2) {
                '▒'
            } else {
                '░'
            }
        }
        ChapterKind::Sponsor => '$',
        ChapterKind::Extras => '+',
        ChapterKind::Joke => '~',
        ChapterKind::Intro | ChapterKind::Outro => '·',
    }
}

fn colour(kind: ChapterKind, index: usize) -> Style {
    let colour = match kind {
        ChapterKind::Topic => {
            if index.is_multiple_of(2) {
                AnsiColor::Blue
            } else {
                AnsiColor::Cyan
            }
        }
        ChapterKind::Sponsor => AnsiColor::Yellow,
        ChapterKind::Extras => AnsiColor::Magenta,
        ChapterKind::Joke => AnsiColor::Green,
        ChapterKind::Intro | ChapterKind::Outro => AnsiColor::BrightBlack,
    };
    Style::new().fg_color(Some(colour.into()))
}

/// The name of a kind, as records write it.
pub(super) fn kind_name(kind: ChapterKind) -> &'static str {
    match kind {
        ChapterKind::Intro => "intro",
        ChapterKind::Topic => "topic",
        ChapterKind::Sponsor => "sponsor",
        ChapterKind::Extras => "extras",
        ChapterKind::Joke => "joke",
        ChapterKind::Outro => "outro",
    }
}

/// How sure a start is: a percentage, or `written` when a person wrote it.
pub(super) fn sureness(confidence: Option<f64>) -> String {
    confidence.map_or_else(|| "written".into(), |confidence| format!("{:.0} %", confidence.clamp(0.0, 1.0) * 100.0))
}

fn line(out: &mut dyn Write, index: usize, chapter: &Chapter, width: usize) -> io::Result<()> {
    let style = colour(chapter.kind, index);
    let unsure = chapter.confidence.is_some_and(|confidence| confidence < SURE);
    let check = if unsure { "  check" } else { "" };
    // Letter, time and their gaps, then kind and confidence.
    let room = width.saturating_sub(INDENT + 14 + 18 + check.len()).max(20);
    let title = fitted(&plain(&chapter.title), room);
    writeln!(
        out,
        "{:INDENT$}{style}{}{style:#} {:>8}  {title}  {style}{:<7}{style:#}  {:>7}{check}",
        "",
        letter(index),
        clock(chapter.start),
        kind_name(chapter.kind),
        sureness(chapter.confidence),
    )
}

fn unplaced(out: &mut dyn Write, topic: &Topic) -> io::Result<()> {
    let yellow = Style::new().fg_color(Some(AnsiColor::Yellow.into()));
    writeln!(
        out,
        "{:INDENT$}{yellow}?{yellow:#}        -  {}  (topic {}, no start)",
        "",
        plain(&topic.title),
        topic.order
    )
}

/// Text from files without characters that would command the terminal.
pub(super) fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// `text` in exactly `room` columns: cut short, or blanks behind it.
fn fitted(text: &str, room: usize) -> String {
    let width = text.width();
    if width <= room {
        return format!("{text}{:1$}", "", room - width);
    }
    let mut used = 0;
    let mut cut: String = text
        .chars()
        .take_while(|c| {
            used += c.width().unwrap_or_default();
            used < room
        })
        .collect();
    cut.push('…');
    format!("{cut}{:1$}", "", room.saturating_sub(cut.width()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chapters::formats::tests::chapter;
    use crate::record::Episode;

    fn drawn(chapters: Vec<Chapter>, explain: bool) -> String {
        let record = Episode {
            id: "081".into(),
            title: Some("Rye \u{1b}[31mand oats".into()),
            duration: Some(600.0),
            chapters,
            topics: vec![Topic { order: 2, title: "Barley".into(), ..Topic::default() }],
            ..Episode::default()
        };
        let mut out = Vec::new();
        table(&mut out, &Compiled::new(record), Look { width: 67, explain }).unwrap();
        anstream::adapter::strip_bytes(&out).into_vec().into_iter().map(char::from).filter(char::is_ascii).collect()
    }

    #[test]
    fn a_bar_and_a_line_a_chapter() {
        let sponsor = Chapter { kind: ChapterKind::Sponsor, ..chapter(300.0, "Sponsor: Oven Inc") };
        let topic = Chapter { confidence: Some(0.756), ..chapter(120.0, "A title that goes on for very much longer") };
        let text = drawn(vec![chapter(0.0, "Hello"), topic, sponsor], false);
        for part in
            ["081", "A  0:00:00  Hello", "B  0:02:00  A title", "76 %  check", "C  0:05:00  Sponsor: Oven", "written"]
        {
            assert!(text.contains(part), "{part} is not in\n{text}");
        }
        assert!(text.contains("topic 2, no start") && text.contains("C$$$$"), "{text}");
        assert!(!text.contains('\u{1b}'));
    }

    #[test]
    fn an_episode_without_chapters_says_why() {
        assert!(drawn(vec![], false).contains("no chapters: there is no transcript with times"));
    }

    #[test]
    fn titles_fill_their_columns() {
        assert_eq!(fitted("Rye", 5), "Rye  ");
        assert_eq!(fitted("Barley", 5), "Barl…");
        assert_eq!(fitted("麦麦麦", 5), "麦麦…");
    }
}
