//! Show notes: front matter, and Markdown with the span of everything.

pub(crate) mod attributes;
mod fences;
pub mod front_matter;
mod heading;
pub(crate) mod icons;
mod inline;
mod label;
mod lines;
mod section;
mod topic;
pub(crate) mod transcript_section;
mod unlinked;

use front_matter::FrontMatter;

use crate::diagnostic::Diagnostics;
use crate::source::{SourceFile, Span};

pub use heading::EpisodeHeading;
pub use inline::{Image, Inline, Link};
pub use lines::{BrokenFence, FenceFault, Line, LineKind};
pub use section::SectionKind;
pub(crate) use section::sponsor_before_word;
pub use topic::NotedTopic;
pub use unlinked::{LinkFault, Unlinked};

/// The show notes of one episode, as written.
#[derive(Debug, Clone)]
pub struct Notes {
    /// Front matter, where there is any.
    pub front_matter: Option<FrontMatter>,
    /// The Markdown after the front matter.
    pub body: Span,
    /// The lines of the body.
    pub lines: Vec<NoteLine>,
    /// Code fences that are open where they should not be.
    pub broken_fences: Vec<BrokenFence>,
    /// The first heading, when it names the episode.
    pub heading: Option<EpisodeHeading>,
    /// The notes in sections, in order and without gaps.
    pub sections: Vec<Section>,
    /// The main items.
    pub topics: Vec<NotedTopic>,
}

/// A line with its text.
#[derive(Debug, Clone)]
pub struct NoteLine {
    /// What kind of line it is, and where.
    pub line: Line,
    /// What a reader sees; empty for code and blank lines.
    pub inline: Inline,
}

/// A run of lines on one subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// What it is about.
    pub kind: SectionKind,
    /// Index of its first line, the label.
    pub first_line: usize,
    /// Index after its last line.
    pub end_line: usize,
}

/// Reads the notes in `file`. `names` are the people known beforehand: they help to tell `#1 Ada: Title` from a title
/// that holds a colon.
pub fn parse(file: &SourceFile, names: &[&str], diagnostics: &mut Diagnostics) -> Notes {
    let (mut front_matter, body_start) = front_matter::parse(file, diagnostics);
    let mut body = Span::new(body_start, file.text().len());
    let mut split = lines::split(file.slice(body), body_start);
    if front_matter.is_none()
        && let Some((header, behind)) = front_matter::below_heading(file, body_start)
    {
        split.lines.retain(|line| line.span.end <= header.span.start || line.span.start >= behind);
        body.start = behind;
        front_matter = Some(header);
    }
    for head in file.heads().iter().filter(|head| head.start >= body_start) {
        split.lines.retain(|line| line.span.end <= head.start || line.span.start >= head.end);
        body.start = body.start.max(head.end);
    }
    let icons = icons::may_hold(file.slice(body));
    let mut lines: Vec<NoteLine> = split
        .lines
        .into_iter()
        .map(|line| {
            let inline = match line.kind {
                LineKind::Blank | LineKind::Code => Inline::default(),
                LineKind::Heading(_) => {
                    inline_of(without_attributes(file.slice(line.content)), line.content.start, icons)
                }
                _ => inline_of(file.slice(line.content), line.content.start, icons),
            };
            NoteLine { line, inline }
        })
        .collect();
    unlinked::forgive_wrapped(&mut lines);
    let heading = heading::find(&lines);
    let named_in = heading.as_ref().map(|heading| heading.line);
    let opened: Vec<Option<SectionKind>> = lines.iter().map(section::opened_by).collect();
    let found = topic::find(&lines, &opened, named_in, names);
    let sections = sections(&opened, named_in, &found);
    let topics = topic::build(&lines, &sections, found);
    Notes { front_matter, body, lines, broken_fences: split.broken_fences, heading, sections, topics }
}

/// The line `source`, which begins at byte `offset`, without the names of `icons` if there are any.
fn inline_of(source: &str, offset: usize, icons: bool) -> Inline {
    if !icons {
        return Inline::parse(source, offset);
    }
    let shown = icons::blanked(source);
    // Four blanks would begin a block of code.
    let text = shown.trim_start();
    Inline::parse(text, offset + (shown.len() - text.len()))
}

/// A heading without the attributes behind it: `Rye {#rye}`.
fn without_attributes(heading: &str) -> &str {
    let Some(open) = heading.strip_suffix('}').and_then(|heading| heading.rfind('{')) else { return heading };
    let (text, list) = heading.split_at(open);
    if attributes::is_list(list) { text.trim_end() } else { heading }
}

/// The front matter of the notes in `file` and nothing else, as [`parse`] reads it.
pub(crate) fn stated(file: &SourceFile, diagnostics: &mut Diagnostics) -> Notes {
    let (front_matter, start) = front_matter::parse(file, diagnostics);
    let below = || front_matter::below_heading(file, start);
    let (front_matter, start) = match front_matter {
        None => below().map_or((None, start), |(header, behind)| (Some(header), behind)),
        stated => (stated, start),
    };
    let start = file.heads().last().map_or(start, |head| start.max(head.end));
    Notes {
        front_matter,
        body: Span::new(start, file.text().len()),
        lines: Vec::new(),
        broken_fences: Vec::new(),
        heading: None,
        sections: Vec::new(),
        topics: Vec::new(),
    }
}

impl Notes {
    /// The lines of a section, label included.
    pub fn lines_of(&self, section: &Section) -> &[NoteLine] {
        self.lines.get(section.first_line..section.end_line).unwrap_or_default()
    }

    /// The sections of one kind.
    pub fn sections_of(&self, kind: SectionKind) -> impl Iterator<Item = &Section> {
        self.sections.iter().filter(move |section| section.kind == kind)
    }

    /// What a section says, line by line, label included and code left out.
    pub fn text_of(&self, section: &Section) -> String {
        let texts: Vec<&str> = self.lines_of(section).iter().map(|line| line.inline.text.as_str()).collect();
        texts.join("\n")
    }

    /// The bytes of a section.
    pub fn span_of(&self, section: &Section) -> Span {
        let lines = self.lines_of(section);
        let start = lines.first().map_or(self.body.end, |line| line.line.span.start);
        Span::new(start, lines.last().map_or(start, |line| line.line.span.end))
    }
}

/// The sections of notes of which each line opens what is `opened` at its index.
fn sections(opened: &[Option<SectionKind>], heading: Option<usize>, topics: &[topic::Found]) -> Vec<Section> {
    let end_line = opened.len();
    let mut sections = vec![Section { kind: SectionKind::Opening, first_line: 0, end_line }];
    let mut topics = topics.iter().map(|topic| topic.line).peekable();
    for (index, opened) in opened.iter().enumerate().filter(|(index, _)| Some(*index) != heading) {
        let topic = topics.next_if_eq(&index).map(|_| SectionKind::Topic);
        let Some(kind) = topic.or(*opened) else { continue };
        // A repetition of the links ends the notes: whatever looks like a heading below it repeats one above.
        if sections.last().is_some_and(|last| last.kind == SectionKind::Links) {
            continue;
        }
        if let Some(last) = sections.last_mut() {
            last.end_line = index;
        }
        sections.push(Section { kind, first_line: index, end_line });
    }
    sections
}
