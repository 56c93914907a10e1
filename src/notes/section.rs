//! Sections of notes that are no topics: extras, joke, links, sponsor, guests, hosts.

use std::sync::LazyLock;

use regex::{RegexSet, RegexSetBuilder};

use super::NoteLine;
use super::lines::LineKind;

/// What a part of the notes is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SectionKind {
    /// Everything before the first label.
    Opening,
    /// One of the main items.
    Topic,
    /// A list of main items without numbers.
    TopicList,
    /// News that are no topics.
    Extras,
    /// The joke.
    Joke,
    /// A repetition of the links, usually made by a machine.
    Links,
    /// Who pays for the episode.
    Sponsor,
    /// Who visits.
    Guests,
    /// How to reach the hosts.
    Hosts,
    /// Any other heading.
    Other,
}

/// Labels of sections, as patterns that are asked all at once.
struct Labels {
    patterns: RegexSet,
    /// What each opens, and whether it is so clear that bare text will do, without bold or a heading.
    meanings: Vec<(SectionKind, bool)>,
}

static LABELS: LazyLock<Option<Labels>> = LazyLock::new(|| {
    let extras_lead = r"(?:(?:and|our|my|some|more|other|personal|in other|a few|follow up and other) )*";
    let extras_named = format!(r"^{extras_lead}(?:extras?\b|bonus\b|news (?:from us|and extras?)\b)");
    let extras_alone = format!(r"^{extras_lead}(?:extras?|bonus)$");
    let labels: [(SectionKind, &str, bool); 14] = [
        (SectionKind::TopicList, r"^(?:news items|topics|the news|headlines)$", true),
        (SectionKind::Links, r"^(?:all )?(?:the )?links$", false),
        (SectionKind::Guests, r"^(?:- ?|and )?(?:our )?(?:special )?guests?\b", true),
        (SectionKind::Guests, r"^guest co-?hosts?\b", true),
        (SectionKind::Hosts, r"^connect with (?:the|your|our) hosts?\b|^hosts?$", true),
        (SectionKind::Sponsor, r"^sponsors?(?:ed)?\b", true),
        (
            SectionKind::Sponsor,
            r"^(?:this|the|today's) (?:episode|show|podcast) (?:is|was|has been) (?:brought to you|sponsored) by\b",
            true,
        ),
        (SectionKind::Sponsor, r"^brought to you by\b", true),
        (SectionKind::Sponsor, r"^(?:(?:today|this week|this episode)(?:'|’)s|our) sponsors?(?: (?:is|are)\b|:)", true),
        (
            SectionKind::Joke,
            r#"^(?u:["“”'\s])*(?:and |now |time for )?(?:a |the |our |two |some )?jokes?(?u:["“”'\s])*(?:(?u:[:!–—-])|$)"#,
            true,
        ),
        (SectionKind::Extras, &extras_named, false),
        (SectionKind::Extras, &extras_alone, true),
        (
            SectionKind::Extras,
            r"^(?:our|our personal|in other|other|personal|follow[ -]?ups? and other) news(?: \([ -~]*)?$",
            true,
        ),
        (SectionKind::Extras, r"^(?:follow[ -]?ups?(?: news)?|news)$", false),
    ];
    // ASCII compiles in a third of the time.
    let patterns = labels.iter().map(|(_, pattern, _)| pattern);
    let patterns = RegexSetBuilder::new(patterns).case_insensitive(true).unicode(false).build().ok()?;
    Some(Labels { patterns, meanings: labels.iter().map(|(kind, _, bare)| (*kind, *bare)).collect() })
});

impl Labels {
    /// What the first label opens that `text` begins with, or is but for signs at its end.
    fn first(&self, text: &str, labelled: bool) -> Option<SectionKind> {
        let text = text.trim_end_matches(|last: char| !last.is_alphanumeric());
        // Which ones match takes memory to tell; most lines match none.
        if !self.patterns.is_match(text) {
            return None;
        }
        let found = self.patterns.matches(text).into_iter().filter_map(|index| self.meanings.get(index));
        found.filter(|(_, bare)| *bare || labelled).map(|(kind, _)| *kind).next()
    }
}

/// The kind of section that a line opens, if it opens one.
///
/// A heading or a line in bold speaks for itself; a bare word must stand alone or end in a colon.
pub fn opened_by(line: &NoteLine) -> Option<SectionKind> {
    let (text, kind) = (line.inline.text.as_str(), line.line.kind);
    if text.is_empty() || (kind == LineKind::Bullet && !may_name_guests(text)) {
        return None;
    }
    let heading = matches!(kind, LineKind::Heading(_));
    let labelled = heading || line.inline.starts_bold || text.ends_with(':');
    let found = LABELS.as_ref().and_then(|labels| labels.first(text, labelled));
    match found {
        None if heading && sponsor_before_word(text).is_some() => Some(SectionKind::Sponsor),
        // Bullets list people and links; only in the block of hosts do they open anything.
        Some(SectionKind::Guests) => found,
        _ if kind == LineKind::Bullet => None,
        None if heading => Some(SectionKind::Other),
        _ => found,
    }
}

/// `Flour Hub - Sponsor`: what stands before the word in a heading.
pub(crate) fn sponsor_before_word(heading: &str) -> Option<&str> {
    let text = heading.trim_end_matches(|last: char| !last.is_alphanumeric());
    let word = text.get(text.len().checked_sub("sponsor".len())?..)?;
    let name = text.get(..text.len() - word.len()).filter(|_| word.eq_ignore_ascii_case("sponsor"))?;
    let name = name.trim_end().trim_end_matches('(').trim_end();
    let separated = name.ends_with(['-', '–', '—', '|']) || heading.ends_with(')');
    let name = name.trim_end_matches(['-', '–', '—', '|']).trim();
    (separated && !name.is_empty()).then_some(name)
}

/// Does `text` begin as labels of guests do? Most bullets do not, and need not be asked.
fn may_name_guests(text: &str) -> bool {
    text.starts_with(|first: char| {
        matches!(first.to_ascii_lowercase(), '-' | 'a' | 'o' | 's' | 'g') || !first.is_ascii()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notes::Inline;

    fn kind(source: &str) -> Option<SectionKind> {
        let line = crate::notes::lines::split(source, 0).lines[0];
        let inline = Inline::parse(&source[line.content.start..line.content.end], line.content.start);
        opened_by(&NoteLine { line, inline })
    }

    #[test]
    fn the_labels_people_write() {
        use SectionKind::*;
        for (source, expected) in [
            ("**Extras**", Extras),
            ("Extras:", Extras),
            ("Extras", Extras),
            ("**Extra Ada:**", Extras),
            ("## Our news", Extras),
            ("Our news", Extras),
            ("Follow up and other news", Extras),
            ("**In other news (as in our news)**", Extras),
            ("**Our news and extras:**", Extras),
            ("**Joke:** [T](u)", Joke),
            ("Joke:", Joke),
            ("“**Joke”:** x", Joke),
            ("Jokes!", Joke),
            ("## Links", Links),
            ("## News items", TopicList),
            ("Sponsored by X: y", Sponsor),
            ("This episode was brought to you by X", Sponsor),
            ("**Sponsor**", Sponsor),
            ("This week’s sponsor: X", Sponsor),
            ("Our sponsor is X", Sponsor),
            ("Special guest: Ada", Guests),
            ("- Special guest, Ada: @ada", Guests),
            ("**Connect with the hosts**", Hosts),
            ("## Flour Hub - Sponsor", Sponsor),
            ("## Flour Hub  — Sponsor", Sponsor),
            ("### Flour Hub (Sponsor)", Sponsor),
            ("## How to find a sponsor", Other),
            ("## Show Intro", Other),
        ] {
            assert_eq!(kind(source), Some(expected), "{source}");
        }
    }

    #[test]
    fn prose_opens_nothing() {
        for source in [
            "Extras are nice to have.",
            "- Jokes: none",
            "The joke is on us",
            "News from the conference came in",
            "News",
        ] {
            assert_eq!(kind(source), None, "{source}");
        }
    }
}
