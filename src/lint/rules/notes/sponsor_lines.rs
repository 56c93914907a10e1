//! The lines that speak of a sponsor.

use crate::lint::context::EpisodeContext;
use crate::notes::{LineKind, NoteLine, Notes, Section, SectionKind};
use crate::record::{Evidence, Fact};

/// The label of a sponsor section with what belongs to it: the lines below it, and a list after a blank line; below
/// a heading, everything.
pub(super) fn block<'a>(notes: &'a Notes, section: &Section) -> &'a [NoteLine] {
    let lines = notes.lines_of(section);
    if lines.first().is_some_and(|label| matches!(label.line.kind, LineKind::Heading(_))) {
        return lines;
    }
    let mut blank = false;
    let length = lines.iter().take_while(|line| {
        let ends = blank && !matches!(line.line.kind, LineKind::Blank | LineKind::Bullet);
        blank |= line.line.kind == LineKind::Blank;
        !ends
    });
    lines.get(..length.count()).unwrap_or_default()
}

/// Who the sponsor lines of the notes name, in their order; the show itself is `self`.
pub(super) fn readings<'a>(episode: &EpisodeContext<'a>) -> impl Iterator<Item = &'a Evidence> {
    episode.evidence(Fact::Sponsors).iter().filter(|read| read.how == "sponsor line")
}

/// Was the reading made within these lines?
pub(super) fn is_within(read: &Evidence, lines: &[NoteLine]) -> bool {
    let (Some(span), Some(first), Some(last)) = (read.span, lines.first(), lines.last()) else { return false };
    first.line.span.start <= span.start && span.start <= last.line.span.end
}

/// The sponsor sections before the first topic, and those after it.
pub(super) fn sections(notes: &Notes) -> (Vec<&Section>, Vec<&Section>) {
    let first_topic = notes.topics.first().map_or(usize::MAX, |topic| topic.line);
    notes.sections_of(SectionKind::Sponsor).partition(|section| section.first_line < first_topic)
}
