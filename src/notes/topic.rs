//! The main items of the notes.

use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

use regex_lite::Regex;

use super::inline::Inline;
use super::label::{Label, Trust, readings};
use super::lines::LineKind;
use super::section::SectionKind;
use super::{NoteLine, Section};
use crate::classes::BLANKS;
use crate::source::Span;
use crate::words;

/// A main item as the notes write it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotedTopic {
    /// The bytes of the label, from the first word to the last sign before the title; empty where there is none.
    pub label: Span,
    /// Number as printed, without the number sign.
    pub number: Option<String>,
    /// Presenter as printed, with its bytes.
    pub presenter: Option<(String, Span)>,
    /// Title, with its bytes.
    pub title: (String, Span),
    /// Links of the heading.
    pub urls: Vec<String>,
    /// All links of the topic, those of the heading first.
    pub links: Vec<String>,
    /// First image.
    pub image: Option<String>,
    /// Index of the line of the label.
    pub line: usize,
    /// Index after the last line.
    pub end_line: usize,
}

/// A line that was found to be the label of a topic.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub line: usize,
    label: Label,
}

/// A link that the Markdown parser did not take for one, because a bracket is escaped or missing.
static BROKEN_LINK: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"\[?(?P<text>[^\[\]]+)\]\((?P<url>https?://[^)]+)\)").ok());

/// The address of a link whose text is gone, or stands behind it.
static LOST_ADDRESS: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(&format!(r"^\((?P<url>https?://[^){BLANKS}]+)\)[{BLANKS}]*")).ok());

/// Finds the lines that are labels of topics. `heading` is the line that names the episode; what each line would open
/// as a section is `opened`.
pub(super) fn find(
    lines: &[NoteLine],
    opened: &[Option<SectionKind>],
    heading: Option<usize>,
    names: &[&str],
) -> Vec<Found> {
    let candidates = candidates(lines, heading);
    let known = known_names(&candidates, names);
    let mut found: Vec<Found> = Vec::new();
    let mut outside = true;
    for (index, (line, opened)) in lines.iter().zip(opened).enumerate() {
        match opened {
            Some(SectionKind::Links) => break,
            Some(SectionKind::Extras | SectionKind::Joke) => outside = false,
            _ => {}
        }
        let Some(readings) = candidates.get(&index) else { continue };
        let Some(label) = choose(readings, &known, line) else { continue };
        // Numbers inside the extras count the extras, unless they go on from the topics.
        if !outside && !follows(&found, &label) {
            continue;
        }
        outside = true;
        found.push(Found { line: index, label });
    }
    if found.is_empty() { unnumbered(lines, opened, heading, &candidates) } else { found }
}

fn candidates(lines: &[NoteLine], heading: Option<usize>) -> BTreeMap<usize, Vec<Label>> {
    lines
        .iter()
        .enumerate()
        .filter(|(index, line)| {
            Some(*index) != heading && matches!(line.line.kind, LineKind::Text | LineKind::Heading(2..=4))
        })
        .map(|(index, line)| (index, readings(&line.inline.text)))
        .filter(|(_, labels)| !labels.is_empty())
        .collect()
}

/// No episode has more presenters; labels are compared with each of them.
const MOST_NAMES: usize = 100;

/// First names that surely are people: known beforehand, in a sure label, or in the same doubtful form twice.
fn known_names(candidates: &BTreeMap<usize, Vec<Label>>, names: &[&str]) -> Vec<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for labels in candidates.values() {
        if let Some((label, name)) = labels.iter().find_map(|label| Some((label, label.presenter.as_ref()?))) {
            *counts.entry(first_name(&name.0)).or_default() += if label.trust == Trust::Sure { 2 } else { 1 };
        }
    }
    let mut known: Vec<String> = names.iter().flat_map(|name| [first_name(name), initials(name)]).collect();
    known.extend(counts.into_iter().filter(|(_, count)| *count > 1).map(|(name, _)| name).take(MOST_NAMES));
    known
}

/// The initials of a whole name; nothing for a single word.
fn initials(name: &str) -> String {
    let letters = name.split_whitespace().filter_map(|word| word.chars().next());
    let initials: String = letters.flat_map(char::to_lowercase).collect();
    if initials.chars().nth(1).is_some() { initials } else { String::new() }
}

fn first_name(name: &str) -> String {
    name.split_whitespace().next().unwrap_or_default().to_lowercase()
}

/// The best reading of a line that the rest of the notes bears out.
fn choose(readings: &[Label], known: &[String], line: &NoteLine) -> Option<Label> {
    let is_known = |name: &str| {
        let name = first_name(name);
        known.iter().any(|known| *known == name || name.len() > 3 && words::is_slip(known, &name))
    };
    let marked = line.inline.starts_bold
        || matches!(line.line.kind, LineKind::Heading(_))
        || line.inline.links.first().is_some_and(|link| link.text.start == 0);
    readings
        .iter()
        .find(|label| match (label.trust, &label.presenter) {
            (Trust::Sure, Some(_)) => marked || separated(line, label),
            (Trust::Sure, None) => marked && label.number.is_some(),
            (Trust::Guess, Some((name, _))) => is_known(name) && marked,
            (Trust::Guess, None) => false,
        })
        .cloned()
}

/// Plain text counts as a label only when a separator or a link follows, or nothing at all.
fn separated(line: &NoteLine, label: &Label) -> bool {
    let before = line.inline.text.get(..label.title_start).unwrap_or_default().trim_end();
    before.ends_with([':', '-', '–', '—', '.'])
        || label.title_start >= line.inline.text.len()
        || line.inline.links.iter().any(|link| link.text.start == label.title_start)
}

fn follows(found: &[Found], label: &Label) -> bool {
    let number = |label: &Label| label.number.as_deref().and_then(|number| number.parse::<f64>().ok());
    let last = found.iter().rev().find_map(|found| number(&found.label));
    match (last, number(label)) {
        (None, _) => label.trust == Trust::Sure,
        (Some(last), Some(number)) => number > last && number <= last + 1.0,
        (Some(_), None) => false,
    }
}

static MAIN_TOPIC: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(&format!(r"^(?i:(?:the |our |main )*topic(?: of the (?:day|week))?)[{BLANKS}]*:[{BLANKS}]*")).ok()
});

/// Does `text` begin like a line that [`MAIN_TOPIC`] takes?
fn may_be_main(text: &str) -> bool {
    matches!(text.as_bytes(), [b't' | b'T' | b'o' | b'O' | b'm' | b'M', rest @ ..] if rest.contains(&b':'))
}

/// Notes without numbers: a countdown, one main topic, or paragraphs in bold under a heading such as *News items*.
fn unnumbered(
    lines: &[NoteLine],
    opened: &[Option<SectionKind>],
    heading: Option<usize>,
    candidates: &BTreeMap<usize, Vec<Label>>,
) -> Vec<Found> {
    let countdown: Vec<Found> = candidates
        .iter()
        .filter(|(index, _)| lines.get(**index).is_some_and(|line| line.inline.starts_bold))
        .filter_map(|(index, labels)| {
            let label = labels.iter().find(|label| label.presenter.is_none())?;
            Some(Found { line: *index, label: label.clone() })
        })
        .collect();
    if countdown.len() > 1 {
        return countdown;
    }
    let plain = |line: usize, title_start: usize| Found {
        line,
        label: Label { number: None, presenter: None, title_start, trust: Trust::Guess },
    };
    let main = lines.iter().enumerate().filter(|(index, _)| Some(*index) != heading).find_map(|(index, line)| {
        let text = &line.inline.text;
        let found = MAIN_TOPIC.as_ref().filter(|_| may_be_main(text))?.find(text)?;
        Some(plain(index, found.end()))
    });
    if let Some(main) = main {
        return vec![main];
    }
    let mut listing = false;
    let mut found = Vec::new();
    for (index, (line, opened)) in lines.iter().zip(opened).enumerate() {
        match opened {
            Some(kind) => listing = *kind == SectionKind::TopicList,
            None if listing && line.line.kind == LineKind::Text && line.inline.all_bold => found.push(plain(index, 0)),
            None => {}
        }
    }
    found
}

/// Turns labels into topics: title, links, image.
pub(super) fn build(lines: &[NoteLine], sections: &[Section], found: Vec<Found>) -> Vec<NotedTopic> {
    let mut ends = sections.iter().filter(|section| section.kind == SectionKind::Topic).map(|section| section.end_line);
    found
        .into_iter()
        .map(|found| {
            let end_line = ends.next().unwrap_or(lines.len());
            topic(lines, found, end_line)
        })
        .collect()
}

fn topic(lines: &[NoteLine], found: Found, end_line: usize) -> NotedTopic {
    let Found { line: index, label } = found;
    let body = lines.get(index + 1..end_line).unwrap_or_default();
    let empty = Inline::default();
    let inline = lines.get(index).map_or(&empty, |line| &line.inline);
    let mut heading = Heading::read(inline, label.title_start);
    let next = body.iter().find(|line| line.line.kind != LineKind::Blank);
    if let Some(next) = next.filter(|next| next.line.kind != LineKind::Code) {
        if heading.title.0.is_empty() {
            // The title stands in the first bullet, and more than the title may stand there.
            heading = Heading::read(&next.inline, 0);
            heading.shorten(&next.inline);
        } else if heading.urls.is_empty() && is_bare_url(&next.inline) {
            heading.urls = Heading::read(&next.inline, 0).urls;
        }
    }
    let all = lines.get(index..end_line).unwrap_or_default().iter().flat_map(|line| &line.inline.links);
    let web = all.map(|link| &link.url).filter(|url| is_web(url));
    let links = each_once(heading.urls.iter().chain(web));
    let image =
        body.iter().flat_map(|line| line.inline.images()).map(|image| &image.url).find(|url| is_web(url)).cloned();
    let label_end = inline.text.get(..label.title_start).unwrap_or_default().trim_end().len();
    NotedTopic {
        label: if label_end == 0 { Span::default() } else { inline.source_span(Span::new(0, label_end)) },
        number: label.number,
        presenter: label.presenter.map(|(name, span)| (name, inline.source_span(span))),
        title: heading.title,
        urls: heading.urls,
        links,
        image,
        line: index,
        end_line,
    }
}

struct Heading {
    title: (String, Span),
    urls: Vec<String>,
}

impl Heading {
    /// Title and links of a line from byte `from` of its text on.
    fn read(inline: &Inline, from: usize) -> Self {
        let from = skip_stray(inline, from);
        let raw = inline.text.get(from..).unwrap_or_default();
        let mut urls: Vec<String> = Vec::new();
        let worded = |link: &&super::Link| {
            inline.text.get(link.text.start..link.text.end).is_some_and(|text| text.chars().any(char::is_alphanumeric))
        };
        let mut wanted: Vec<_> = inline.links.iter().filter(worded).collect();
        if wanted.is_empty() {
            wanted = inline.links.iter().collect();
        }
        // Few titles hold what the patterns look for.
        let lost_address = LOST_ADDRESS.as_ref().filter(|_| raw.starts_with('('));
        let broken_link = BROKEN_LINK.as_ref().filter(|_| raw.contains("](http"));
        let lost = lost_address.and_then(|pattern| pattern.captures(raw));
        let broken = broken_link.into_iter().flat_map(|pattern| pattern.captures_iter(raw));
        let addresses = lost.into_iter().chain(broken).filter_map(|link| Some(link.name("url")?.as_str().to_owned()));
        urls.extend(addresses.filter(|url| !url.contains(char::is_whitespace)));
        let raw = lost_address.map_or(raw.into(), |pattern| pattern.replace(raw, ""));
        let title = broken_link.map_or(raw.as_ref().into(), |pattern| pattern.replace_all(&raw, "$text"));
        urls.extend(wanted.into_iter().filter(|link| is_web(&link.url)).map(|link| link.url.clone()));
        if urls.is_empty() {
            urls.extend(bare_urls(&title));
        }
        if urls.len() > 1 {
            urls = each_once(&urls);
        }
        let title = tidy(&title);
        let span = inline.source_span(Span::new(from, inline.text.len()));
        Self { title: (title, span), urls }
    }
}

impl Heading {
    /// The link at the head of a line, else its first sentence.
    fn shorten(&mut self, inline: &Inline) {
        let linked = inline.links.first().filter(|link| link.text.start == 0);
        if let Some(text) = linked.and_then(|link| inline.text.get(link.text.start..link.text.end)) {
            self.title.0 = tidy(text);
        } else if let Some((sentence, _)) = self.title.0.split_once(". ") {
            self.title.0 = sentence.to_owned();
        }
    }
}

/// The first of equal texts.
fn each_once<'a>(texts: impl IntoIterator<Item = &'a String>) -> Vec<String> {
    let mut seen = HashSet::new();
    texts.into_iter().filter(|text| seen.insert(text.as_str())).cloned().collect()
}

/// A single letter typed right before a link by mistake is no part of the title.
fn skip_stray(inline: &Inline, from: usize) -> usize {
    let rest = inline.text.get(from..).unwrap_or_default();
    let Some(first) = rest.chars().next() else { return from };
    let after = from + first.len_utf8();
    let stray = !first.is_ascii() && first.is_alphabetic() && inline.links.iter().any(|link| link.text.start == after);
    if stray { after } else { from }
}

fn tidy(title: &str) -> String {
    // Bold that nobody closed; three asterisks stand for letters.
    let bold = if title.contains("***") { title.into() } else { title.replace("**", "") };
    let title = bold.trim().trim_start_matches([':', '-', '–', '—', ' ']).trim_end_matches([':', '-', '–', '—', ' ']);
    title.trim().to_owned()
}

fn is_web(url: &str) -> bool {
    url.starts_with("http://") || url.starts_with("https://")
}

static URL: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(&format!(r"https?://[^{BLANKS}<>()\[\]]+")).ok());

fn bare_urls(text: &str) -> impl Iterator<Item = String> {
    let url = URL.as_ref().filter(|_| text.contains("http"));
    url.into_iter()
        .flat_map(move |url| url.find_iter(text))
        .map(|found| found.as_str().trim_end_matches(['.', ',']).to_owned())
}

fn is_bare_url(inline: &Inline) -> bool {
    is_web(&inline.text) && !inline.text.contains(' ')
}

#[cfg(test)]
mod tests {
    use crate::source::SourceFile;

    fn topics(text: &str) -> Vec<(String, String, String)> {
        let notes = super::super::parse(&SourceFile::new("a.md", text), &[], &mut Vec::new());
        notes
            .topics
            .into_iter()
            .map(|topic| {
                let presenter = topic.presenter.map(|(name, _)| name).unwrap_or_default();
                (presenter, topic.title.0, topic.urls.join(" "))
            })
            .collect()
    }

    fn topic(presenter: &str, title: &str, urls: &str) -> (String, String, String) {
        (presenter.into(), title.into(), urls.into())
    }

    #[test]
    fn titles_and_links_of_the_usual_form() {
        let text = "**Ada #1:** [**Rye**](https://e.org/1) **and** [**oats**](https://e.org/2)\n- a\n**Bob #2:** x\n";
        assert_eq!(
            topics(text),
            [topic("Ada", "Rye and oats", "https://e.org/1 https://e.org/2"), topic("Bob", "x", "")]
        );
    }

    #[test]
    fn a_link_cut_in_pieces_is_one_link_and_punctuation_is_none() {
        let text = "**Ada #4**[**:**](https://e.org/0) [****](https://e.org/0)[**Rye:**](https://e.org/1)[** a story**](https://e.org/1)";
        assert_eq!(topics(text), [topic("Ada", "Rye: a story", "https://e.org/1")]);
    }

    #[test]
    fn initials_of_a_host_label_a_topic() {
        let text = "**BO 1: Rye**\n\n**Ada #2:** Oats\n\n**XY 3: Salt**\n";
        let file = SourceFile::new("a.md", text);
        let notes = super::super::parse(&file, &["Bob Oven", "Ada Lovelace"], &mut Vec::new());
        let found: Vec<&str> = notes.topics.iter().map(|topic| topic.title.0.as_str()).collect();
        assert_eq!(found, ["Rye", "Oats"]);
    }

    #[test]
    fn number_before_presenter_needs_a_known_or_repeated_name() {
        let text =
            "**#1 Ada:** Rye\n\n**#2 Bob: [Oats](https://e.org/)**\n\n**#3 Ada: Barley**\n\n**#4 Bob** **Wheat**\n";
        let expected = [
            topic("Ada", "Rye", ""),
            topic("Bob", "Oats", "https://e.org/"),
            topic("Ada", "Barley", ""),
            topic("Bob", "Wheat", ""),
        ];
        assert_eq!(topics(text), expected);
        assert_eq!(
            topics("**#1 Flour: a guide**\n\n**#2 Salt**\n"),
            [topic("", "Flour: a guide", ""), topic("", "Salt", "")]
        );
    }

    #[test]
    fn a_title_may_stand_in_the_first_bullet_and_a_link_on_the_next_line() {
        assert_eq!(topics("**Ada #3:**\n\n- [Rye](https://e.org/)\n- more\n"), [topic("Ada", "Rye", "https://e.org/")]);
        assert_eq!(topics("**#1 Rye**\n[https://e.org/](https://e.org/)\n"), [topic("", "Rye", "https://e.org/")]);
    }

    #[test]
    fn slips_are_forgiven() {
        assert_eq!(topics("**Ada #1:** Ï[**Rye**](https://e.org/)"), [topic("Ada", "Rye", "https://e.org/")]);
        assert_eq!(topics("**Ada #1:** \\[Rye & co](https://e.org/)"), [topic("Ada", "Rye & co", "https://e.org/")]);
        assert_eq!(
            topics("**Ada #3:** ****https://e.org/ by **Bob**"),
            [topic("Ada", "https://e.org/ by Bob", "https://e.org/")]
        );
    }

    #[test]
    fn links_that_lost_a_part_leave_no_debris() {
        assert_eq!(
            topics("**Ada #1:** \\[Rye and oats](http://Rye and oats)\n\n**Ada #2:** (https://e.org/2)How to knead\n"),
            [topic("Ada", "Rye and oats", ""), topic("Ada", "How to knead", "https://e.org/2")]
        );
    }

    #[test]
    fn numbers_in_the_extras_are_no_topics() {
        let text = "**Ada #1:** Rye\n\n**Extras**\n\n**Ada #1:** not me\n\n**Bob #2:** Oats after all\n";
        assert_eq!(topics(text), [topic("Ada", "Rye", ""), topic("Bob", "Oats after all", "")]);
    }

    #[test]
    fn lists_without_numbers_and_countdowns_are_read_too() {
        let list = "# Show 2\n\n## News items\n\n[**Rye**](https://e.org/)\n- a\n\n[**Oats**](https://e.org/2)\n\n## Our news\n\n**Ada**\n";
        assert_eq!(topics(list), [topic("", "Rye", "https://e.org/"), topic("", "Oats", "https://e.org/2")]);
        assert_eq!(topics("**2: Rye:**\n\n* a\n\n**1: Oats**\n"), [topic("", "Rye", ""), topic("", "Oats", "")]);
        assert_eq!(topics("# Show 3\n\n**Main topic**: questions\n"), [topic("", "questions", "")]);
    }
}
