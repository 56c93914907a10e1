//! Sponsors: from the sponsor lines of the notes, from the configured names at the head of the notes, from speech.

use std::sync::LazyLock;

use regex::Regex;

use super::names::{fold, leading};
use super::spoken::{GREETING_SECONDS, Spoken};
use crate::classes::{BLANKS, SIGNS};
use crate::config;
use crate::notes::{Inline, LineKind, NoteLine, Notes, SectionKind, sponsor_before_word};
use crate::record::{Evidence, Sponsor};
use crate::source::{SourceFile, Span};

/// The sponsors of an episode and where they were read.
#[derive(Debug, Default)]
pub struct Sponsors {
    /// Who pays.
    pub sponsors: Vec<Sponsor>,
    /// All readings.
    pub evidence: Vec<Evidence>,
}

/// Reads the sponsors out of notes and speech. `show` is the title of the show, for when it advertises itself.
pub fn read(
    notes: Option<(&SourceFile, &Notes)>,
    speech: Option<&Spoken<'_>>,
    known: &[config::Sponsor],
    show: &str,
) -> Sponsors {
    let mut found = Sponsors::default();
    if let Some((file, notes)) = notes {
        let reader = Reader { file, known, show };
        reader.sections(notes, &mut found);
        reader.timed(notes, &mut found);
        if found.sponsors.is_empty() {
            reader.bare_names(notes, &mut found);
        }
    }
    if let Some(speech) = speech {
        from_speech(speech, known, show, &mut found);
    }
    found
}

struct Reader<'a> {
    file: &'a SourceFile,
    known: &'a [config::Sponsor],
    show: &'a str,
}

static LEAD: LazyLock<Option<regex_lite::Regex>> = LazyLock::new(|| {
    regex_lite::Regex::new(&format!(
        r"(?ix)^[{SIGNS}]*
          (?:(?:this|the|today's)\ (?:episode|show|podcast)\ (?:is|was|has\ been)\ )?
          (?:(?:today|this\ week|this\ episode)(?:'|’)s\ |our\ )?
          (?:sponsor(?:s|ed|\ segment)?\b[{SIGNS}]*(?:(?:is|are)\b[{SIGNS}]*)?)?
          (?:brought\ to\ you\ )?
          (?:(?:once\ more\ )?by\b[{SIGNS}]*)?
          (?:the\ )?",
    ))
    .ok()
});

/// The time of a spot and the words before the name.
static TIMED: LazyLock<Option<regex_lite::Regex>> = LazyLock::new(|| {
    regex_lite::Regex::new(
        r"^(?i)[\[(@]{0,2}\d{1,2}(?::\d\d){1,2}[\])]?[ :|–—-]*(?:sponsor: ?|sponsored by:? |(?:\w+ )?brought to you by:? )",
    )
    .ok()
});

/// May a line of a timetable name a sponsor? Most lines do not, and need not be asked.
fn may_be_spot(text: &str) -> bool {
    let head = text.trim_start_matches(['[', '(', '@']).as_bytes();
    matches!(head, [b'0'..=b'9', b':', ..] | [b'0'..=b'9', b'0'..=b'9', b':', ..])
        && ["ponsor", "PONSOR", "rought", "ROUGHT"].iter().any(|word| text.contains(word))
}

/// Does `text` begin with what a show calls itself?
fn is_self(text: &str) -> bool {
    let word = text.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
    ["us", "ourselves"].iter().any(|own| word.eq_ignore_ascii_case(own))
}

impl Reader<'_> {
    fn sections(&self, notes: &Notes, found: &mut Sponsors) {
        for section in notes.sections_of(SectionKind::Sponsor) {
            let lines = notes.lines_of(section);
            let Some(label) = lines.first() else { continue };
            // Headings in the middle of the notes repeat the sponsor of the top, in the words of the script.
            let repeats = !found.sponsors.is_empty() && sponsor_before_word(&label.inline.text).is_none();
            for sponsor in self.section(label, lines.get(1..).unwrap_or_default()) {
                if !repeats || self.configured(&sponsor.0.name).is_some() {
                    add(found, sponsor);
                }
            }
        }
    }

    /// Lines of a timetable: `04:12 Sponsor: Flour Hub`, `04:12 Brought to you by Flour Hub`.
    fn timed(&self, notes: &Notes, found: &mut Sponsors) {
        for line in &notes.lines {
            let text = line.inline.text.as_str();
            if !matches!(line.line.kind, LineKind::Bullet | LineKind::Text) || !may_be_spot(text) {
                continue;
            }
            let Some(spot) = TIMED.as_ref().and_then(|timed| timed.find(text)) else { continue };
            if let Some(sponsor) = self.line(&line.inline, spot.end()) {
                add(found, sponsor);
            }
        }
    }

    fn section(&self, label: &NoteLine, rest: &[NoteLine]) -> Vec<(Sponsor, Evidence)> {
        let from = LEAD.as_ref().and_then(|lead| lead.find(&label.inline.text)).map_or(0, |found| found.end());
        let line_url = || first_url(rest.iter().take_while(|line| line.line.kind != LineKind::Code));
        if let Some(mut read) = self.line(&label.inline, from) {
            if read.0.url.is_none() && !read.0.is_self {
                read.0.url = line_url();
            }
            return vec![read];
        }
        let mut listed = Vec::new();
        for line in rest {
            match line.line.kind {
                LineKind::Blank if listed.is_empty() => {}
                LineKind::Bullet | LineKind::Text => match self.line(&line.inline, 0) {
                    Some(read) => {
                        listed.push(read);
                        if line.line.kind == LineKind::Text {
                            break;
                        }
                    }
                    None => break,
                },
                _ => break,
            }
        }
        listed
    }

    /// The sponsor named from byte `from` of a line on.
    fn line(&self, inline: &Inline, from: usize) -> Option<(Sponsor, Evidence)> {
        let text = inline.text.get(from..).unwrap_or_default();
        let evidence = |name: &str, length: usize| {
            Evidence::read(name, self.file, inline.source_span(Span::new(from, from + length)), "sponsor line")
        };
        if is_self(text) {
            return Some((own(self.show), evidence("self", 2)));
        }
        let url = inline.links.iter().find(|link| link.text.end > from).map(|link| link.url.clone());
        let written = self.written_name(inline, from);
        let name = match &written {
            Some(name) => name.clone(),
            None => name_of_url(url.as_deref().or_else(|| web_address(text))?, self.show)?,
        };
        let configured = self
            .configured(&name)
            .or_else(|| self.configured(&name_of_url(url.as_deref()?, self.show)?).filter(|_| written.is_none()));
        let length = written.as_ref().map_or(text.len(), String::len);
        let evidence = evidence(&name, length);
        let url = url
            .or_else(|| web_address(text).map(with_scheme))
            .or_else(|| configured.and_then(|sponsor| sponsor.url.as_ref().map(ToString::to_string)));
        let name = configured.map_or(name, |sponsor| sponsor.name.clone());
        Some((Sponsor { name, url, is_self: false }, evidence))
    }

    /// The name before the first separator, or the text of the link that follows; none when only an address is given.
    fn written_name(&self, inline: &Inline, from: usize) -> Option<String> {
        let text = inline.text.get(from..)?;
        let link = inline.links.iter().find(|link| link.text.start >= from);
        let linked =
            link.filter(|link| inline.text.get(from..link.text.start).is_some_and(|gap| gap.trim().is_empty()));
        let whole = match (linked, link) {
            (Some(link), _) => inline.text.get(link.text.start..link.text.end)?,
            (None, Some(link)) => inline.text.get(from..link.text.start)?,
            (None, None) => text,
        };
        // A configured name may hold a separator, but none stands at its end.
        if self.configured(whole).is_some() && web_address(whole).is_none() {
            let ends = |c: char| c.is_whitespace() || matches!(c, ':' | '!' | '.' | ',' | '-' | '–' | '—');
            return Some(whole.trim_start().trim_end_matches(ends).to_owned());
        }
        // The whole is an address: its colon separates no name.
        if web_address(whole).is_some_and(|address| whole.trim().starts_with(address)) {
            return None;
        }
        let end = [":", " - ", " – ", " — ", " -- ", "!", ", ", ". "]
            .iter()
            .filter_map(|separator| whole.find(separator))
            .min()
            .unwrap_or(whole.len());
        let name = whole.get(..end)?.trim().trim_matches(['.', ',', ';', ':', '-', '“', '”', '"', ' ']);
        let is_address = name.is_empty() || web_address(name).is_some();
        let is_prose = linked.is_none() && name.split_whitespace().count() > MOST_WORDS;
        let is_name = !is_address && !is_prose && name.chars().count() <= 80 && fold(name) != "sponsor";
        Some(name).filter(|_| is_name).map(str::to_owned)
    }

    fn configured(&self, name: &str) -> Option<&config::Sponsor> {
        configured(self.known, name)
    }

    /// Notes that open with `DigitalOcean: [address]` and forget the word *sponsor*.
    fn bare_names(&self, notes: &Notes, found: &mut Sponsors) {
        let opening = notes.sections.first().map(|section| notes.lines_of(section)).unwrap_or_default();
        for line in opening.iter().filter(|line| line.line.kind == LineKind::Text) {
            let Some((head, _)) = line.inline.text.split_once([':', '!']) else { continue };
            if self.configured(head).is_none() || line.inline.links.is_empty() {
                continue;
            }
            if let Some(sponsor) = self.line(&line.inline, 0) {
                add(found, sponsor);
            }
        }
    }
}

/// Names have fewer words than sentences.
const MOST_WORDS: usize = 6;

/// More readings than any episode has sponsors; each is compared with those before it.
const MOST_READINGS: usize = 100;

fn own(show: &str) -> Sponsor {
    Sponsor { name: show.to_owned(), url: None, is_self: true }
}

fn add(found: &mut Sponsors, (sponsor, evidence): (Sponsor, Evidence)) {
    if found.evidence.len() >= MOST_READINGS {
        return;
    }
    found.evidence.push(evidence);
    let same = |other: &Sponsor| other.is_self == sponsor.is_self && fold(&other.name) == fold(&sponsor.name);
    if !found.sponsors.iter().any(same) {
        found.sponsors.push(sponsor);
    }
}

/// The configured sponsor whose name or alias this is, or whose name stands at the head of it.
pub fn configured<'a>(known: &'a [config::Sponsor], name: &str) -> Option<&'a config::Sponsor> {
    let name = fold(name);
    let calls = |sponsor: &'a config::Sponsor| {
        std::iter::once(&sponsor.name).chain(&sponsor.aliases).map(|call| fold(call)).filter(|call| !call.is_empty())
    };
    let exact = known.iter().find(|sponsor| calls(sponsor).any(|call| call == name));
    exact.or_else(|| known.iter().find(|sponsor| calls(sponsor).any(|call| call.len() > 4 && name.starts_with(&call))))
}

fn first_url<'a>(mut lines: impl Iterator<Item = &'a NoteLine>) -> Option<String> {
    lines.find_map(|line| line.inline.links.first()).map(|link| link.url.clone())
}

static ADDRESS: LazyLock<Option<regex_lite::Regex>> = LazyLock::new(|| {
    let path = format!(r"/[^{BLANKS}\])]*");
    regex_lite::Regex::new(&format!(r"(?i)\b(?:https?://)?(?:[a-z0-9-]+\.)+[a-z]{{2,}}(?:{path})?")).ok()
});

fn web_address(text: &str) -> Option<&str> {
    ADDRESS.as_ref().filter(|_| text.contains('.'))?.find(text).map(|found| found.as_str())
}

fn with_scheme(address: &str) -> String {
    if address.contains("://") { address.to_owned() } else { format!("https://{address}") }
}

/// `https://show.example/datadog` names Datadog by its path, `https://rollbar.com` by its host, and so does
/// `https://rollbar.com/show`.
fn name_of_url(url: &str, show: &str) -> Option<String> {
    let url = url::Url::parse(&with_scheme(url)).ok()?;
    let path = url.path_segments().and_then(|mut parts| {
        parts.next().filter(|part| !part.is_empty() && fold(part) != fold(show)).map(str::to_owned)
    });
    let host = || {
        let host = url.host_str()?;
        host.trim_start_matches("www.").split('.').next().map(str::to_owned)
    };
    let word = path.or_else(host)?;
    let mut characters = word.chars();
    let first = characters.next()?;
    Some(first.to_uppercase().chain(characters).collect())
}

/// What is said before the name of a sponsor.
static BEFORE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let thanks = r"thanks? (?:(?:once )?again )?to|thank you (?:(?:once )?again )?to|thanks,|thank";
    let sponsor = r"sponsor (?:for|of) (?:this|today's) (?:week's )?(?:week|episode|show)(?: is)?,?|sponsor,?";
    let people = r"(?:the (?:folks|people|team) (?:over )?(?:at|from)\s+)?";
    Regex::new(&format!(r"(?i)\b(?:brought to you by|sponsored by|{thanks}|{sponsor})\s+{people}")).ok()
});

/// What is said behind it.
static BEHIND: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:(?:is|are|they're|for) sponsoring (?:the|this|our|all)|as (?:a|our) sponsor)\b").ok()
});

/// The name stands at most so many words before that.
const WORDS_BEFORE: usize = 10;

/// Sponsors that are thanked aloud. Speech is evidence for the notes; where the notes name nobody, it decides.
fn from_speech(speech: &Spoken<'_>, known: &[config::Sponsor], show: &str, found: &mut Sponsors) {
    let silent = found.sponsors.is_empty();
    let mut thanked: Vec<(usize, Sponsor, Span)> = Vec::new();
    for lead in BEFORE.iter().flat_map(|pattern| pattern.find_iter(&speech.text)) {
        thanked.extend(named_behind(speech, &lead, known, show).map(|(sponsor, span)| (lead.start(), sponsor, span)));
    }
    for tail in BEHIND.iter().flat_map(|pattern| pattern.find_iter(&speech.text)) {
        thanked.extend(named_before(speech, tail.start(), known).map(|(sponsor, span)| (span.start, sponsor, span)));
    }
    if silent && thanked.is_empty() {
        thanked.extend(introduced(speech).map(|(sponsor, span)| (span.start, sponsor, span)));
    }
    thanked.sort_by_key(|(at, ..)| *at);
    for (_, sponsor, span) in thanked {
        let name = if sponsor.is_self { "self" } else { &sponsor.name };
        let evidence = Evidence::read(name, speech.file(), speech.place(span), "speech");
        if silent {
            add(found, (sponsor, evidence));
        } else if found.evidence.len() < 12 {
            found.evidence.push(evidence);
        }
    }
}

/// Who is named behind `lead`, and where.
fn named_behind(
    speech: &Spoken<'_>,
    lead: &regex::Match<'_>,
    known: &[config::Sponsor],
    show: &str,
) -> Option<(Sponsor, Span)> {
    let rest = speech.text.get(lead.end()..).unwrap_or_default();
    let thanks = lead.as_str().to_lowercase().starts_with("thank");
    // Later on, people are thanked for many things.
    if thanks && speech.time(lead.start()).is_some_and(|time| time > GREETING_SECONDS) {
        return None;
    }
    if !thanks && (is_self(rest) || is_own_work(rest)) {
        let word = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        return Some((own(show), Span::new(lead.end(), lead.end() + word)));
    }
    named_at(speech, lead.end(), known)
}

/// *All the cool stuff that we are doing*, *our courses*: is what pays for the episode the work of those who speak?
fn is_own_work(text: &str) -> bool {
    let clause: Vec<&str> = text.split(['.', ',', '!', '?']).next().unwrap_or_default().split_whitespace().collect();
    let is = |word: &&str, among: &[&str]| among.iter().any(|other| word.eq_ignore_ascii_case(other));
    match clause.as_slice() {
        [all, rest @ ..] if is(all, &["all"]) => {
            rest.iter().take(MOST_CLAUSE).any(|word| is(word, &["we", "we're", "we’re", "I", "I'm", "I’m"]))
        }
        [our, work, ..] if is(our, &["our"]) => is(work, &["own", "work", "courses", "books", "training", "projects"]),
        _ => false,
    }
}

/// So many words of a clause are looked at.
const MOST_CLAUSE: usize = 15;

/// What is said before the name of a sponsor whom nobody knows: only of the whole episode.
static INTRODUCED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let episode = r"(?:this|today's|this week's) (?:episode|show|podcast)(?: of [^.,]{1,40}?)?";
    let people = r"(?:the (?:folks|people|team) (?:over )?(?:at|from) )?";
    Regex::new(&format!(r"(?i)\b{episode} (?:is|was|has been) (?:brought to you|sponsored) by {people}")).ok()
});

/// A name that is said this often is no slip of the recogniser.
const OFTEN_NAMED: usize = 3;

/// A sponsor whom neither notes nor config know: the greeting says that the episode is brought by somebody who is named again.
fn introduced(speech: &Spoken<'_>) -> Option<(Sponsor, Span)> {
    let lead = INTRODUCED.as_ref()?.find(&speech.text)?;
    if speech.time(lead.start()).is_some_and(|time| time > GREETING_SECONDS) {
        return None;
    }
    let (name, span) = leading(speech.text.get(lead.end()..)?).filter(|(_, span)| span.start == 0)?;
    let is_name = name.len() > 3 && name.split(' ').count() <= 3;
    let often = is_name && speech.text.matches(name).take(OFTEN_NAMED).count() == OFTEN_NAMED;
    often.then(|| (Sponsor { name: name.to_owned(), url: None, is_self: false }, span.shifted(lead.end())))
}

/// The last known sponsor who is named in the words before byte `end`, and where.
fn named_before(speech: &Spoken<'_>, end: usize, known: &[config::Sponsor]) -> Option<(Sponsor, Span)> {
    let before = speech.text.get(..end).unwrap_or_default();
    let starts = before.rmatch_indices(' ').map(|(at, _)| at + 1).chain([0]);
    starts.take(WORDS_BEFORE).find_map(|at| named_at(speech, at, known))
}

/// The known sponsor whose name is said at byte `at`.
fn named_at(speech: &Spoken<'_>, at: usize, known: &[config::Sponsor]) -> Option<(Sponsor, Span)> {
    let rest = speech.text.get(at..).unwrap_or_default();
    let words = rest.split_whitespace().take(MOST_WORDS).collect::<Vec<_>>().join(" ");
    let sponsor = configured(known, &words)?;
    let end = speech.text.floor_char_boundary(at + sponsor.name.len().min(rest.len()));
    let url = sponsor.url.as_ref().map(ToString::to_string);
    Some((Sponsor { name: sponsor.name.clone(), url, is_self: false }, Span::new(at, end)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sponsors(text: &str) -> Vec<(String, Option<String>)> {
        let known = [config::Sponsor {
            name: "Oven Ocean".into(),
            aliases: vec!["OvenOcaen".into(), "Ocean Ovens: the podcast".into()],
            url: None,
        }];
        let file = SourceFile::new("a.md", text);
        let notes = crate::notes::parse(&file, &[], &mut Vec::new());
        let found = read(Some((&file, &notes)), None, &known, "Show");
        found.sponsors.into_iter().map(|s| (if s.is_self { "self".into() } else { s.name }, s.url)).collect()
    }

    #[test]
    fn the_forms_people_write() {
        let at = |name: &str, url: &str| vec![(name.to_owned(), Some(url.to_owned()))];
        let url = "https://s.fm/oven";
        for (text, name) in [
            ("Sponsored by Oven Ocean: [**s.fm/oven**](https://s.fm/oven)", "Oven Ocean"),
            ("This week's sponsor: Oven Ocean - [**s.fm/oven**](https://s.fm/oven)", "Oven Ocean"),
            ("Our sponsor is [**Flour Hub**](https://s.fm/oven).", "Flour Hub"),
            ("Sponsored by OvenOcaen -- [**s.fm/oven**](https://s.fm/oven)", "Oven Ocean"),
            ("Sponsored by [**Flour Hub**](https://s.fm/oven).", "Flour Hub"),
            ("Sponsored by the [**Rye Podcast from Mill**](https://s.fm/oven)", "Rye Podcast from Mill"),
            ("Sponsored by [**s.fm/oven**](https://s.fm/oven)", "Oven"),
            ("Sponsored by [https://s.fm/oven](https://s.fm/oven)", "Oven"),
            ("Sponsored by Flour. They just launched, try [**f**](https://s.fm/oven)", "Flour"),
            ("This episode was brought to you by [Flour: they help](https://s.fm/oven).", "Flour"),
            ("**Sponsor**: Brought to you by [**Flour**](https://s.fm/oven) - check", "Flour"),
            ("Sponsored: [**Ocean Ovens: the podcast**](https://s.fm/oven)", "Oven Ocean"),
            ("Sponsored by **Shortbread - Get started at** [**s.fm**](https://s.fm/oven)", "Shortbread"),
            ("Sponsored by Flour:\n\n- Sign up at [**s.fm**](https://s.fm/oven)", "Flour"),
            ("**Sponsored by Flour, thank you! [s.fm](https://s.fm/oven)**", "Flour"),
            ("Oven Ocean: [**s.fm/oven**](https://s.fm/oven)", "Oven Ocean"),
        ] {
            assert_eq!(sponsors(text), at(name, url), "{text}");
        }
    }

    #[test]
    fn headings_and_times_that_end_in_the_word() {
        let text = "## Flour Hub - Sponsor\n\nGet 14 days at [flour.example](https://flour.example/show).\n\n\
                    ## Rye Cloud  — Sponsor\n\nText.\n\n## Notes\n\n* **[01:31](#t=01:31)** Sponsor: Flour Hub\n\
                    * **[1:02:40](#t=1:02:40)** Show Brought to you by [Oats.io](https://oats.io/show).\n\
                    * **[1:05:00](#t=1:05:00)** How do you find a sponsor?\n";
        let found = |name: &str, url: Option<&str>| (name.to_owned(), url.map(str::to_owned));
        assert_eq!(
            sponsors(text),
            [
                found("Flour Hub", Some("https://flour.example/show")),
                found("Rye Cloud", None),
                found("Oats", Some("https://oats.io/show")),
            ]
        );
    }

    #[test]
    fn a_heading_that_forgot_the_name() {
        let text = "# Show 1\n\n## SPONSOR - Sponsor\n\nFlour Hub lets you bake what others mill, helping you find weevils and knead \
                    faster than ever before: get 14 days at [flour.example/show](https://flour.example/show).\n";
        assert_eq!(sponsors(text), [("Flour".to_owned(), Some("https://flour.example/show".to_owned()))]);
    }

    #[test]
    fn the_show_itself() {
        for text in
            ["Sponsored by us! Support us:\n- [x](https://e.org)", "Sponsored by **us:**", "**Sponsor**\n\nUs!\n"]
        {
            assert_eq!(sponsors(text), [("self".to_owned(), None)], "{text}");
        }
    }

    #[test]
    fn several_in_a_list_and_none_in_prose() {
        assert_eq!(sponsors("Sponsored by:\n\n- [A](https://a.org)\n- [B](https://b.org)\n").len(), 2);
        assert_eq!(sponsors("Sponsorship slots are available.\n\nA mill lands a sponsorship.\n"), []);
    }

    /// The sponsors that are heard in minute two, far behind the greeting.
    fn heard(words: &str) -> Vec<String> {
        let named = |name: &str| config::Sponsor { name: name.into(), aliases: vec![], url: None };
        let known = [named("Oven Ocean"), named("Flour Hub")];
        let file = SourceFile::new("a.txt", format!("00:00:00 Hello.\n\n00:12:00 {words}\n"));
        let transcript = crate::transcript::parse(&file, &mut Vec::new());
        let found = read(None, Some(&Spoken::all(&file, &transcript)), &known, "Show");
        let said = |evidence: &Evidence| evidence.span.map(|span| file.slice(span).to_owned());
        assert!(
            found.evidence.iter().filter_map(said).all(|said| ["Oven Ocean", "Flour Hub"].contains(&said.as_str()))
        );
        found.sponsors.into_iter().map(|sponsor| sponsor.name).collect()
    }

    #[test]
    fn the_forms_people_say() {
        for words in [
            "This episode is brought to you by Oven Ocean.",
            "And this part is sponsored by the folks over at Oven Ocean, check them out.",
            "Another cool thing is Oven Ocean and they're sponsoring this episode.",
            "I am pleased that Oven Ocean is sponsoring the show.",
            "What also is awesome is Oven Ocean for sponsoring the show.",
            "We have Oven Ocean as a sponsor. You heard of them.",
            "Now our sponsor for this week, Oven Ocean, has news.",
        ] {
            assert_eq!(heard(words), ["Oven Ocean"], "{words}");
        }
        for words in [
            "Thanks to Oven Ocean that was quick.",
            "Oven Ocean was down. My school is sponsoring nobody.",
            "Rye Cloud is sponsoring the show.",
            "Flour Hub is a mill, and it has nothing at all to do with anybody who by some chance is sponsoring this episode.",
        ] {
            assert_eq!(heard(words), [""; 0], "{words}");
        }
    }

    /// The sponsors that a greeting names.
    fn greeted(words: &str) -> Vec<String> {
        let file = SourceFile::new("a.txt", format!("00:00:00 Hello.\n\n00:00:05 {words}\n"));
        let transcript = crate::transcript::parse(&file, &mut Vec::new());
        let found = read(None, Some(&Spoken::all(&file, &transcript)), &[], "Show");
        found.sponsors.into_iter().map(|sponsor| if sponsor.is_self { "self".into() } else { sponsor.name }).collect()
    }

    #[test]
    fn sponsors_whom_nobody_knows_are_named_more_than_once() {
        let again = "More about that later. Thanks to Rye Cloud for this. That was Rye Cloud.";
        assert_eq!(greeted(&format!("This episode is brought to you by Rye Cloud. {again}")), ["Rye Cloud"]);
        assert_eq!(greeted(&format!("Today's show is sponsored by the folks at Rye Cloud. {again}")), ["Rye Cloud"]);
        for words in [
            "This episode is brought to you by Rye Cloud. More later.",
            &format!("This article is brought to you by Rye Cloud. {again}"),
            "This episode is brought to you by coffee. Coffee is good. Coffee again. Coffee.",
        ] {
            assert_eq!(greeted(words), [""; 0], "{words}");
        }
    }

    #[test]
    fn the_work_of_those_who_speak() {
        for words in [
            "This episode is brought to you by all the fun stuff that Bob and I are doing.",
            "It is brought to you by our courses.",
            "The show is sponsored by us over at the mill.",
        ] {
            assert_eq!(greeted(words), ["self"], "{words}");
        }
        assert_eq!(greeted("This part is brought to you by our friends, and all the people."), [""; 0]);
    }
}
