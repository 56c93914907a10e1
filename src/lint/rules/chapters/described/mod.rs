//! Lists of chapters that stand in the notes of a feed, as Apple, Spotify and YouTube read them.

mod described_begin_late;
mod described_times;
mod described_unread;

use crate::chapters::formats::lines;
use crate::diagnostic::Diagnostics;
use crate::feed::read::{Element, Ns};
use crate::lint::feed::FeedContext;
use crate::lint::feed_item::Item;
use crate::lint::html_tags::tags;
use crate::lint::rule::Rule;
use crate::source::Span;

/// The rules for lists in the notes.
pub static RULES: &[&Rule] = &[&described_begin_late::RULE, &described_times::RULE, &described_unread::RULE];

/// Fewer times in a row are no list: one may be told what happens at 12:30.
const FEWEST: usize = 3;

/// The list of chapters in a text: times in seconds, in the order of the text.
struct Described {
    /// Those that follow each other line by line.
    starts: Vec<f64>,
    /// The earliest time of all lines: lists may be broken by points below their entries.
    first: f64,
    /// The text that holds it.
    span: Span,
}

/// The texts are read once for all three rules.
fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for item in &feed.episodes {
        let lists = lists(item);
        for list in &lists {
            described_begin_late::check(feed, list, found);
            described_times::check(feed, item, list, found);
        }
        if lists.is_empty() {
            described_unread::check(feed, item, found);
        }
    }
}

/// The lists in the texts of `item`.
fn lists(item: &Item<'_>) -> Vec<Described> {
    let texts = [(Ns::Rss, "description"), (Ns::Content, "encoded"), (Ns::Itunes, "summary")];
    let texts = texts.into_iter().filter_map(|(ns, name)| item.element.child(ns, name));
    texts.filter_map(list).collect()
}

fn list(element: Element<'_>) -> Option<Described> {
    let text = element.text();
    // Cheap to ask, and most notes hold no time at all.
    if times(&text) < FEWEST {
        return None;
    }
    let runs = runs(&text);
    let first = runs.iter().flatten().copied().reduce(f64::min)?;
    let starts = runs.into_iter().rev().max_by_key(Vec::len).filter(|starts| starts.len() >= FEWEST)?;
    Some(Described { starts, first, span: element.text_span() })
}

/// How often a colon stands between digits.
fn times(text: &str) -> usize {
    /// So few fit into a byte, and bytes are compared many in one step.
    const FEW: usize = 128;
    let is_time = |((before, sign), behind): ((&u8, &u8), &u8)| {
        u8::from(before.is_ascii_digit() & (*sign == b':') & behind.is_ascii_digit())
    };
    let few = |at: usize| {
        let bytes = text.as_bytes().get(at..text.len().min(at + FEW + 2))?;
        let times: u8 = bytes.iter().zip(bytes.get(1..)?).zip(bytes.get(2..)?).map(is_time).sum();
        Some(usize::from(times))
    };
    (0..text.len()).step_by(FEW).filter_map(few).sum()
}

/// The times of lines that are a time with a title, those of lines in a row together.
fn runs(html: &str) -> Vec<Vec<f64>> {
    let plain = plain(html);
    let lines = plain.lines().map(str::trim).filter(|line| !line.is_empty());
    let entries: Vec<Option<f64>> = lines
        .map(|line| lines::entry(line.trim_start_matches(['•', '-', '*', '·', ' ']), Span::default()))
        .map(|entry| entry.map(|mark| mark.start))
        .collect();
    entries
        .split(Option::is_none)
        .filter(|run| !run.is_empty())
        .map(|run| run.iter().flatten().copied().collect())
        .collect()
}

/// The text without its tags, each block in a line of its own.
fn plain(html: &str) -> String {
    const BREAKS: [&str; 14] = ["p", "div", "li", "ul", "ol", "br", "tr", "td", "h1", "h2", "h3", "h4", "h5", "h6"];
    let mut plain = String::with_capacity(html.len());
    let mut at = 0;
    for tag in tags(html) {
        plain.push_str(html.get(at..tag.start).unwrap_or_default());
        if tag.is(&BREAKS) {
            plain.push('\n');
        }
        at = tag.end;
    }
    plain.push_str(html.get(at..).unwrap_or_default());
    plain
}

#[cfg(test)]
mod tests {
    use super::runs;
    use crate::lint::feed_testing::feed_findings;

    fn told(rule: &str, notes: &str) -> String {
        let feed = format!(
            "<rss version=\"2.0\" xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\" \
             xmlns:podcast=\"https://podcastindex.org/namespace/1.0\"><channel><item>\n<title>Rye</title>\n\
             <description><![CDATA[{notes}]]></description>\n<itunes:duration>1800</itunes:duration>\n\
             <podcast:chapters url=\"https://a.example/1.json\" type=\"application/json+chapters\"/>\n</item></channel></rss>"
        );
        feed_findings(rule, &feed)
    }

    #[test]
    fn lists_are_found_in_html_and_plain_text() {
        assert_eq!(runs("<p>Rye</p><ul><li>00:00 Rye</li><li><b>1:30</b> - Oats</li></ul>"), [[0.0, 90.0]]);
        assert_eq!(runs("Notes\n\n(00:00) Rye\n(01:30) Oats\n(1:00:00) Wheat\nBye"), [[0.0, 90.0, 3600.0]]);
        assert!(runs("We meet at 12:30 in the bakery.").is_empty());
    }

    #[test]
    fn a_list_as_apps_want_it_is_quiet() {
        let good = "<p>Rye</p>00:00 Rye<br>10:00 Oats<br>20:00 Wheat";
        let broken = "<ul><li>00:00 Rye<ul><li>dark</ul><li>10:00 Oats<li>11:00 Wheat<li>12:00 Spelt</ul>";
        for rule in super::RULES {
            assert_eq!(told(rule.name, good), "", "{}", rule.name);
            assert_eq!(told(rule.name, broken), "", "{}", rule.name);
        }
    }

    #[test]
    fn what_apps_do_not_take_is_told() {
        let late = "00:30 Rye<br>10:00 Oats<br>20:00 Wheat";
        insta::assert_snapshot!(told("described-begin-late", late), @"
        3:23: warning: the list of chapters in the notes begins at 30 s
          help: put `00:00 Intro` above it
        ");
        let backwards = "00:00 Rye<br>10:00 Oats<br>05:00 Wheat<br>50:00 Spelt";
        insta::assert_snapshot!(told("described-times", backwards), @"
        3:23: warning: a chapter in the notes begins at 3000 s, but the episode ends at 1800 s
        3:23: warning: the times of the chapters in the notes run backwards
        ");
        insta::assert_snapshot!(told("described-unread", "<p>Rye</p>"), @"
        5:1: info: Spotify does not read these chapters
          help: list them in the description, or as <psc:chapters>
        ");
    }
}
