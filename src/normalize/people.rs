//! Hosts, guests and who presents which topic.
//!
//! Names come from four sides: the hosts of `podwright.toml`, the guest lines of the notes, the labels of the topics
//! and the introductions in the greeting. Labels hold given names only, recognisers mishear surnames; so a name is
//! resolved to the person whom its given name leaves no choice about, and what was written or heard stays as evidence.

use std::collections::{HashMap, HashSet};

use super::names::{fold, full_names, given, introductions, is_slip_of, leading, sounds_like, surname};
use super::spoken::Spoken;
use super::{host_line, interview};
use crate::config;
use crate::notes::{Inline, LineKind, Notes, SectionKind};
use crate::record::{Evidence, Person};
use crate::source::SourceFile;

/// The people of an episode.
#[derive(Debug, Default)]
pub struct People {
    /// Who presents the show.
    pub hosts: Vec<Person>,
    /// Who visits.
    pub guests: Vec<Person>,
    /// Readings of the hosts.
    pub host_evidence: Vec<Evidence>,
    /// Readings of the guests.
    pub guest_evidence: Vec<Evidence>,
    /// Presenter of each topic, in the order of the topics.
    pub presenters: Vec<Option<String>>,
    /// Readings of the presenters.
    pub presenter_evidence: Vec<Evidence>,
}

/// What the files of an episode say about people.
pub struct Sources<'a> {
    /// The title, as far as it is stated.
    pub title: Option<&'a str>,
    /// The notes.
    pub notes: Option<(&'a SourceFile, &'a Notes)>,
    /// The greeting.
    pub greeting: Option<&'a Spoken<'a>>,
    /// Names of speakers that the transcript itself marks.
    pub speakers: Vec<String>,
    /// Hosts and guests of the front matter, which win.
    pub front_matter_hosts: Vec<Person>,
    /// Guests of the front matter.
    pub front_matter_guests: Vec<Person>,
}

/// Decides who is who. `show` is the title of the show, `hosts` are the hosts of `podwright.toml` whose range holds this episode.
pub fn resolve(sources: &Sources<'_>, hosts: &[&config::Host], show: &str) -> People {
    let mut people = People::default();
    let heard = heard(sources, show);
    let declared = sources.notes.map(|(file, notes)| declared_guests(file, notes)).unwrap_or_default();

    people.guests = sources.front_matter_guests.clone();
    for (person, evidence) in &declared {
        if host_named(hosts, &person.name).is_none() {
            add(&mut people.guests, person.clone());
        }
        people.guest_evidence.push(evidence.clone());
    }
    complete_names(&mut people, sources, hosts);
    name_presenters(&mut people, sources, hosts);
    complete_names(&mut people, sources, hosts);
    let named = sources.notes.map(|(file, notes)| host_line::hosts(file, notes)).unwrap_or_default();
    guests_of_interview(&mut people, sources, hosts, &named);
    guests_only_heard(&mut people, sources, hosts, &heard);
    if !sources.front_matter_hosts.is_empty() {
        people.hosts = sources.front_matter_hosts.clone();
        people.host_evidence.extend(named.into_iter().map(|(_, evidence)| evidence));
    } else if !named.is_empty() {
        people.hosts.clear();
        for (written, evidence) in named {
            people.host_evidence.push(evidence);
            add(&mut people.hosts, host_named(hosts, &written.name).map_or(written, person));
        }
        let is_host = |guest: &Person| people.hosts.iter().any(|host| fold(&host.name) == fold(&guest.name));
        people.guests.retain(|guest| !is_host(guest));
    } else if !hosts.is_empty() {
        let (present, evidence) = hosts_present(&people, sources, hosts, &heard);
        people.hosts = present;
        people.host_evidence.extend(evidence);
    }
    people
}

/// An introduction in the greeting.
struct Heard {
    name: String,
    evidence: Evidence,
}

fn heard(sources: &Sources<'_>, show: &str) -> Vec<Heard> {
    let Some(spoken) = sources.greeting else { return Vec::new() };
    introductions(&spoken.text)
        .into_iter()
        .filter(|(name, _)| show.is_empty() || !fold(name).contains(&fold(show)))
        .map(|(name, span)| Heard {
            name: name.to_owned(),
            evidence: Evidence::read(name, spoken.file(), spoken.place(span), "greeting"),
        })
        .collect()
}

/// The host whom `name` means: the whole name or alias, else the given name, slips of the pen included.
fn host_named<'a>(hosts: &[&'a config::Host], name: &str) -> Option<&'a config::Host> {
    let whole = fold(name);
    let calls = |host: &config::Host| -> Vec<String> {
        let initials = host.name.split_whitespace().filter_map(|word| word.chars().next()).collect::<String>();
        [fold(&host.name), fold(&initials)].into_iter().chain(host.aliases.iter().map(|alias| fold(alias))).collect()
    };
    let exact = hosts.iter().find(|host| calls(host).contains(&whole));
    let only_given = !name.trim().contains(' ');
    let by_given = || {
        let word = given(name);
        let near = |host: &&&config::Host| {
            let own = given(&host.name);
            is_slip_of(&word, &own) || host.aliases.iter().any(|alias| is_slip_of(&word, &given(alias)))
        };
        let mut found = hosts.iter().filter(near);
        found.next().filter(|_| found.next().is_none())
    };
    exact.or_else(|| if only_given { by_given() } else { None }).copied()
}

/// The host who introduces himself as `name`: recognisers get given names right and surnames wrong, or the reverse.
fn host_heard<'a>(hosts: &[&'a config::Host], guests: &[Person], name: &str) -> Option<&'a config::Host> {
    if guests.iter().any(|guest| fold(&guest.name) == fold(name)) {
        return None;
    }
    host_named(hosts, name).or_else(|| host_named(hosts, name.split_whitespace().next().unwrap_or_default())).or_else(
        || hosts.iter().find(|host| surname(&host.name).is_some_and(|own| Some(own) == surname(name))).copied(),
    )
}

/// More than any episode has guests; every name is compared with those before it.
const MOST_PEOPLE: usize = 64;

fn add(people: &mut Vec<Person>, person: Person) {
    if people.len() < MOST_PEOPLE && !people.iter().any(|other| fold(&other.name) == fold(&person.name)) {
        people.push(person);
    }
}

/// A host as a person of the record.
pub fn person(host: &config::Host) -> Person {
    Person {
        name: host.name.clone(),
        url: host.url.as_ref().map(ToString::to_string),
        image: host.image.as_ref().map(ToString::to_string),
    }
}

/// Guests on the lines that say *guest*, and on the lines of the list that follows.
fn declared_guests(file: &SourceFile, notes: &Notes) -> Vec<(Person, Evidence)> {
    let mut found = Vec::new();
    for section in notes.sections_of(SectionKind::Guests) {
        let mut lines = notes.lines_of(section).iter().filter(|line| line.line.kind != LineKind::Code);
        let Some(label) = lines.next() else { continue };
        let from = guest_label_end(&label.inline.text);
        let on_label = guests_of_line(file, &label.inline, from);
        let rest = label.inline.text.get(from..).unwrap_or_default();
        if !on_label.is_empty() || rest.contains(char::is_alphanumeric) {
            found.extend(on_label);
            continue;
        }
        let mut list_indent = None;
        for line in lines {
            let indent = line.line.content.start - line.line.span.start;
            match line.line.kind {
                LineKind::Blank if list_indent.is_some() => break,
                LineKind::Blank => {}
                // What stands below a guest is about the guest.
                LineKind::Bullet | LineKind::Text if list_indent.is_some_and(|first| indent > first) => {}
                LineKind::Bullet | LineKind::Text => {
                    list_indent.get_or_insert(indent);
                    found.extend(guests_of_line(file, &line.inline, 0));
                }
                _ => break,
            }
        }
    }
    found
}

/// Where the words *Special guests:* end.
fn guest_label_end(text: &str) -> usize {
    let lower = text.to_lowercase();
    let label = ["guest co-hosts", "guest co-host", "guest hosts", "guest host", "guests", "guest"];
    let end = label.iter().find_map(|label| lower.find(label).map(|at| at + label.len())).unwrap_or(0);
    // Lowercasing may change lengths outside ASCII; the label itself is ASCII and stands at the head.
    if text.is_char_boundary(end) { end } else { 0 }
}

fn guests_of_line(file: &SourceFile, inline: &Inline, from: usize) -> Vec<(Person, Evidence)> {
    let text = inline.text.get(from..).unwrap_or_default();
    let mut guests = Vec::new();
    let mut at = 0;
    while let Some((name, span)) = text.get(at..).and_then(leading).filter(|_| guests.len() < MOST_PEOPLE) {
        let span = span.shifted(at + from);
        let placeholder = name.len() > 3 && name.chars().all(|c| c.is_uppercase() || !c.is_alphabetic());
        // *Ada's channel* is about a guest.
        let possessive = name.split(' ').next().is_some_and(|word| word.ends_with("'s") || word.ends_with("’s"));
        if placeholder || possessive {
            break;
        }
        let link = inline.links.iter().find(|link| link.text.start <= span.start && span.start < link.text.end);
        let first_link = || inline.links.iter().find(|link| link.text.start >= span.end).filter(|_| guests.is_empty());
        let url = link.or_else(first_link).map(|link| link.url.clone());
        let evidence = Evidence::read(name, file, inline.source_span(span), "guest line");
        guests.push((Person { name: name.to_owned(), url, image: None }, evidence));
        at = span.end - from;
        let rest = text.get(at..).unwrap_or_default();
        let skip = [" and ", " & ", ", and "].iter().find(|word| rest.starts_with(**word));
        let skip = skip.copied().or_else(|| (from > 0 && another(rest)).then_some(", "));
        let Some(skip) = skip else { break };
        at += skip.len();
    }
    guests
}

/// *Ada Lovelace, Bob Oven and Kim Miller*: after a comma only a whole name is one, where more than one is announced.
fn another(rest: &str) -> bool {
    let Some(rest) = rest.strip_prefix(", ") else { return false };
    let ends = [" and ", " & "].iter().filter_map(|word| rest.find(word)).min();
    let mut names = ends.and_then(|end| rest.get(..end)).into_iter().flat_map(|listed| listed.split(", "));
    names.clone().next().is_some()
        && names.all(|name| leading(name).is_some_and(|(found, _)| found == name && name.contains(' ')))
}

/// Gives every topic its presenter; a label that is nobody known is a guest whom the notes do not declare.
fn name_presenters(people: &mut People, sources: &Sources<'_>, hosts: &[&config::Host]) {
    let Some((file, notes)) = sources.notes else { return };
    let labels = labels(notes);
    let mut bearers: HashMap<&str, String> = HashMap::new();
    for topic in &notes.topics {
        let Some((label, span)) = &topic.presenter else {
            people.presenters.push(None);
            continue;
        };
        let name = bearers.entry(label).or_insert_with(|| {
            bearer(people, label, &labels, hosts).unwrap_or_else(|| {
                people.guest_evidence.push(Evidence::read(label.clone(), file, *span, "topic label"));
                add(&mut people.guests, Person::named(label.clone()));
                label.clone()
            })
        });
        people.presenter_evidence.push(Evidence::read(label.clone(), file, *span, "topic label"));
        people.presenters.push(Some(name.clone()));
    }
}

/// The name of the host or guest whom a label means.
fn bearer(people: &People, label: &str, labels: &[&str], hosts: &[&config::Host]) -> Option<String> {
    let host = host_named(hosts, label).map(|host| host.name.clone());
    if people.guests.len() >= MOST_PEOPLE {
        return host;
    }
    let guest = guest_named(&people.guests, label);
    match host {
        Some(host) if guest.is_none() => Some(host),
        _ => guest.or_else(|| only_unlabelled(people, labels, hosts)).map(|guest| guest.name.clone()),
    }
}

/// The guest whom a label means: whole name, given name, any of the names, slips included.
fn guest_named<'a>(guests: &'a [Person], label: &str) -> Option<&'a Person> {
    let whole = fold(label);
    let exact = guests.iter().find(|guest| fold(&guest.name) == whole || given(&guest.name) == whole);
    let any_word = || guests.iter().find(|guest| guest.name.split_whitespace().any(|word| fold(word) == whole));
    let slip = || guests.iter().find(|guest| is_slip_of(&given(label), &given(&guest.name)));
    exact.or_else(any_word).or_else(slip)
}

/// The names on the labels of the topics, each once.
fn labels(notes: &Notes) -> Vec<&str> {
    let mut seen = HashSet::new();
    let labels = notes.topics.iter().filter_map(|topic| topic.presenter.as_ref()).map(|(label, _)| label.as_str());
    labels.filter(|label| seen.insert(fold(label))).collect()
}

/// The one declared guest whom no label names so far: labels use nicknames (*Juanpe* for *Juan Pedro*).
fn only_unlabelled<'a>(people: &'a People, labels: &[&str], hosts: &[&config::Host]) -> Option<&'a Person> {
    let is_stranger =
        |label: &&&str| host_named(hosts, label).is_none() && guest_named(&people.guests, label).is_none();
    if labels.iter().filter(is_stranger).take(2).count() != 1 {
        return None;
    }
    let named = |guest: &&Person| {
        let alone = std::slice::from_ref(*guest);
        !labels.iter().any(|label| guest_named(alone, label).is_some())
    };
    let mut free = people.guests.iter().filter(named);
    free.next().filter(|_| free.next().is_none())
}

/// How many lines of the opening are searched for names.
const OPENING_LINES: usize = 100;

/// The full name of somebody of whom labels have only a given name: as the head of the notes writes it, else the given
/// name of the label with the surname of the first such name in the greeting.
fn full_name(label: &str, sources: &Sources<'_>, hosts: &[&config::Host]) -> Option<(String, Evidence)> {
    let stranger = |name: &str| host_heard(hosts, &[], name).is_none();
    let own = given(label);
    let written = sources.notes.and_then(|(file, notes)| {
        let lines = notes.sections.first().map(|section| notes.lines_of(section)).unwrap_or_default();
        lines
            .iter()
            .take(OPENING_LINES)
            .flat_map(|line| full_names(opening(&line.inline.text)).into_iter().map(move |found| (found, line)))
            .find_map(|((name, span), line)| {
                let fits = given(name) == own && stranger(name);
                let evidence = || Evidence::read(name, file, line.inline.source_span(span), "notes");
                fits.then(|| (name.to_owned(), evidence()))
            })
    });
    let heard = || {
        let spoken = sources.greeting?;
        let (name, span) = full_names(opening(&spoken.text))
            .into_iter()
            .find(|(name, _)| stranger(name) && sounds_like(&own, &given(name)))?;
        let surname = name.split_once(' ').map_or("", |(_, surname)| surname);
        let evidence = Evidence::read(name, spoken.file(), spoken.place(span), "greeting");
        Some((format!("{label} {surname}"), evidence))
    };
    written.or_else(heard)
}

/// Gives guests known by a given name their surname, where the episode says it.
fn complete_names(people: &mut People, sources: &Sources<'_>, hosts: &[&config::Host]) {
    for guest in people.guests.iter_mut().filter(|guest| !guest.name.contains(' ')) {
        let Some((full, evidence)) = full_name(&guest.name, sources, hosts) else { continue };
        for presenter in people.presenters.iter_mut().flatten().filter(|presenter| **presenter == guest.name) {
            presenter.clone_from(&full);
        }
        people.guest_evidence.push(evidence);
        guest.name = full;
    }
}

/// Who is interviewed, where no line says who visits. `named` are the hosts of the notes.
fn guests_of_interview(
    people: &mut People,
    sources: &Sources<'_>,
    hosts: &[&config::Host],
    named: &[(Person, Evidence)],
) {
    let Some((file, notes)) = sources.notes.filter(|_| people.guests.is_empty()) else { return };
    let stated = sources.front_matter_hosts.iter().chain(named.iter().map(|(host, _)| host));
    let known: Vec<&str> =
        stated.map(|host| host.name.as_str()).chain(hosts.iter().map(|host| host.name.as_str())).collect();
    for (guest, evidence) in interview::guests(sources.title, &known, file, notes) {
        let is_host = known.iter().any(|host| fold(host) == fold(&guest.name));
        if !is_host && host_named(hosts, &guest.name).is_none() {
            people.guest_evidence.push(evidence);
            add(&mut people.guests, guest);
        }
    }
}

/// People who introduce themselves beside the hosts, where no notes say who visits.
fn guests_only_heard(people: &mut People, sources: &Sources<'_>, hosts: &[&config::Host], heard: &[Heard]) {
    for one in heard {
        let host = host_heard(hosts, &people.guests, &one.name);
        if host.is_some_and(|host| sources.notes.is_some() || !is_namesake(&one.name, host, heard)) {
            continue;
        }
        let heard = one;
        let known = guest_named(&people.guests, heard.name.split_whitespace().next().unwrap_or_default()).is_some();
        if known || people.guests.iter().any(|guest| fold(&guest.name) == fold(&heard.name)) {
            people.guest_evidence.push(heard.evidence.clone());
        } else if sources.notes.is_none() && !hosts.is_empty() {
            people.guest_evidence.push(heard.evidence.clone());
            add(&mut people.guests, Person::named(heard.name.clone()));
        } else if hosts.is_empty() {
            // A show that names no hosts: whoever greets presents it.
            people.host_evidence.push(heard.evidence.clone());
            add(&mut people.hosts, Person::named(heard.name.clone()));
        }
    }
}

/// Is `name` that of somebody else who has the given name of `host`, who introduced himself by his whole name?
fn is_namesake(name: &str, host: &config::Host, heard: &[Heard]) -> bool {
    let introduced = || heard.iter().any(|heard| fold(&heard.name) == fold(&host.name));
    let other = |own: String| surname(name).is_some_and(|surname| !sounds_like(&own, &surname));
    given(name) == given(&host.name) && surname(&host.name).is_some_and(other) && introduced()
}

/// The hosts of the show who take part: all of them, less those who neither introduce themselves nor have a topic
/// though others do.
fn hosts_present(
    people: &People,
    sources: &Sources<'_>,
    hosts: &[&config::Host],
    heard: &[Heard],
) -> (Vec<Person>, Vec<Evidence>) {
    let labels_tell = people.presenters.iter().flatten().count() >= 3;
    let greeting_tells = heard.len() >= 2 || !sources.speakers.is_empty();
    let mut present = Vec::new();
    let mut evidence = Vec::new();
    for host in hosts.iter().copied() {
        let is_host = |found: Option<&config::Host>| found.is_some_and(|found| std::ptr::eq(found, host));
        let introduced: Vec<Evidence> = heard
            .iter()
            .filter(|heard| is_host(host_heard(hosts, &people.guests, &heard.name)))
            .map(|heard| heard.evidence.clone())
            .collect();
        let labelled = people.presenters.iter().flatten().any(|name| fold(name) == fold(&host.name));
        let speaks = sources.speakers.iter().any(|name| is_host(host_named(hosts, name)));
        if !labelled && !speaks && introduced.is_empty() {
            let absent = labels_tell || (people.presenters.is_empty() && greeting_tells && !mentioned(sources, host));
            if absent {
                continue;
            }
            let how = "assumed, as nothing says that the host is absent";
            evidence.push(Evidence::whole_file(host.name.clone(), config::CONFIG_NAME, how));
        }
        evidence.extend(introduced);
        present.push(person(host));
    }
    (present, evidence)
}

/// Is the host called by name in the first words of the greeting?
fn mentioned(sources: &Sources<'_>, host: &config::Host) -> bool {
    sources.greeting.is_some_and(|spoken| {
        opening(&spoken.text)
            .split(|c: char| !c.is_alphanumeric())
            .map(fold)
            .any(|word| word == given(&host.name) || host.aliases.iter().any(|alias| word == fold(alias)))
    })
}

/// The first words of the greeting, where somebody who takes part is at least mentioned.
fn opening(text: &str) -> &str {
    let mut end = text.len().min(1500);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

/// Labels and guest lines of other episodes know the surname of somebody whom this one calls by the given name.
pub fn complete_name<'a>(guest: &Person, known: &'a FullNames) -> Option<&'a Person> {
    if guest.name.contains(' ') {
        return None;
    }
    match known.get(&fold(&guest.name))? {
        Bearer::One(person) => Some(person),
        Bearer::Many => None,
    }
}

/// Who bears a given name.
pub enum Bearer {
    /// One person.
    One(Person),
    /// Several.
    Many,
}

/// People by their given name, folded.
pub type FullNames = HashMap<String, Bearer>;

/// The people of `guests` whose names are whole.
pub fn full_names_of<'a>(guests: impl Iterator<Item = &'a Person>) -> FullNames {
    let mut known = FullNames::new();
    for guest in guests.filter(|guest| guest.name.contains(' ')) {
        let bearer = known.entry(given(&guest.name)).or_insert_with(|| Bearer::One(guest.clone()));
        if matches!(bearer, Bearer::One(other) if fold(&other.name) != fold(&guest.name)) {
            *bearer = Bearer::Many;
        }
    }
    known
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Hosts and guests whom a greeting without notes introduces.
    fn greeted(words: &str) -> (Vec<String>, Vec<String>) {
        let host = |name: &str| config::Host {
            name: name.into(),
            aliases: Vec::new(),
            url: None,
            image: None,
            from: None,
            until: None,
        };
        let (ada, bob) = (host("Ada Lovelace"), host("Bob Oven"));
        let file = SourceFile::new("a.txt", format!("00:00:00 {words}\n"));
        let transcript = crate::transcript::parse(&file, &mut Vec::new());
        let greeting = Spoken::all(&file, &transcript);
        let sources = Sources {
            title: None,
            notes: None,
            greeting: Some(&greeting),
            speakers: Vec::new(),
            front_matter_hosts: Vec::new(),
            front_matter_guests: Vec::new(),
        };
        let people = resolve(&sources, &[&ada, &bob], "Show");
        let names = |people: Vec<Person>| people.into_iter().map(|person| person.name).collect();
        (names(people.hosts), names(people.guests))
    }

    #[test]
    fn guests_in_a_row() {
        for (line, expected) in [
            ("**Guests:** Ada Lovelace, Kim van Wyk and Bob Oven", vec!["Ada Lovelace", "Kim van Wyk", "Bob Oven"]),
            ("Guests: Ada Lovelace and Bob Oven", vec!["Ada Lovelace", "Bob Oven"]),
            ("Guest: Ada Lovelace, countess of rye and oats", vec!["Ada Lovelace"]),
            ("Guest: Ada Lovelace, Senior Baker at Oven Works and Mill", vec!["Ada Lovelace"]),
        ] {
            let file = SourceFile::new("a.md", line);
            let notes = crate::notes::parse(&file, &[], &mut Vec::new());
            let found: Vec<String> = declared_guests(&file, &notes).into_iter().map(|(guest, _)| guest.name).collect();
            assert_eq!(found, expected, "{line}");
        }
    }

    #[test]
    fn a_guest_may_have_the_given_name_of_a_host() {
        let hosts = vec!["Ada Lovelace".to_owned(), "Bob Oven".to_owned()];
        for (words, guests) in [
            ("I'm Ada Lovelace. And I'm Bob Oven. And I'm Bob Miller.", vec!["Bob Miller".to_owned()]),
            ("I'm Ada Lovelace. And I'm Bob Oven. Yes, I'm Bob Owen.", vec![]),
            ("I'm Ada Lovelace. And I'm Bob Miller.", vec![]),
        ] {
            assert_eq!(greeted(words), (hosts.clone(), guests), "{words}");
        }
    }
}
