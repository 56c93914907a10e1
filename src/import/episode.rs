//! Items as episodes.

use std::path::Path;

use chrono::{DateTime, Datelike, FixedOffset};
use url::Url;

use super::front_matter::{FrontMatter, Number, Person, Transcript};
use super::identity::{Identities, Identity};
use super::name::Names;
use super::person::Role;
use super::show::{Show, beside, keywords, said_yes};
use super::source::{Source, line};
use super::tally::Case;
use super::{chapters, enclosure, notes, tags};
use crate::chapters::explicit::times_in_notes;
use crate::feed::compare::Entry;
use crate::feed::html;
use crate::feed::media::Enclosure;
use crate::feed::read::{Element, Ns};
use crate::feed::write::MAX_VALUE;
use crate::ledger::{self, Ledger};
use crate::notes::front_matter::values::{YEARS, between_numbers};
use crate::record::EpisodeType;
use crate::source::SourceFile;
use crate::times::clock;
use crate::vocabulary::values::{date, duration};

/// The longest duration that front matter holds, in seconds.
const LONGEST: u64 = 999_999 * 3600;

/// The key of the episode in other formats.
const ALTERNATES: &str = "alternate_enclosure";

/// A title made of notes has this many words at most.
const WORDS_OF_TITLE: usize = 10;

/// One file of notes.
pub(super) struct Episode {
    pub(super) file_name: String,
    front_matter: FrontMatter,
    notes: String,
}

impl Episode {
    /// What is in the file.
    pub(super) fn text(&self) -> Result<String, toml::ser::Error> {
        let notes = if self.notes.is_empty() { String::new() } else { format!("\n{}\n", self.notes) };
        Ok(self.front_matter.fenced()? + &notes)
    }
}

/// The items of the feed, in its order; what subscribers have of them goes to `ledger`.
pub(super) fn all(source: &mut Source<'_>, show: &Show, ledger: &mut Ledger) -> Vec<Episode> {
    let entries = Entry::all(source.document);
    let mut names = Names::of(&entries);
    let mut identities = Identities::default();
    let mut episodes = Vec::new();
    for entry in entries {
        let item = entry.element;
        let identity = identities.of(source, &entry);
        if identity == Identity::Repeated {
            source.take_all(item);
            continue;
        }
        let published = published(source, item);
        let enclosure = enclosure::read(source, item);
        let mut episode = episode(source, item, show, published, enclosure.as_ref());
        let id = names.name(published, &episode.front_matter.title);
        episode.file_name = format!("{id}.md");
        match identity {
            Identity::Known { guid, permalink } => {
                let title = Some(episode.front_matter.title.clone());
                let entry = ledger::Entry { title, guid, permalink, published, enclosure, audio: None };
                ledger.episodes.insert(id, entry);
            }
            Identity::Hidden => episode.front_matter.draft = true,
            Identity::Repeated | Identity::Unknown => {}
        }
        episodes.push(episode);
    }
    episodes
}

fn episode<'d>(
    source: &mut Source<'d>,
    item: Element<'d>,
    show: &Show,
    date: Option<DateTime<FixedOffset>>,
    enclosure: Option<&Enclosure>,
) -> Episode {
    let link = link(source, item);
    let texts = notes::read(source, item, link.as_ref(), show.link());
    let title = title(source, item, &texts.notes);
    let chapters_link = chapters::link(source, item);
    // An empty list says that there are none, whatever the notes look like.
    let none =
        |source: &mut Source<'d>| (chapters_link.is_none() && holds_times(source, item, &texts.notes)).then(Vec::new);
    let chapters = chapters::list(source, item).or_else(|| none(source));
    let (hosts, guests) = people(source, item);
    let mut elements = tags::of_episode(source, item, &takes_part);
    let others = enclosure::others(source, item);
    if !others.is_empty() && !elements.contains_key(ALTERNATES) {
        elements.extend(serde_json::to_value(others).ok().map(|others| (ALTERNATES.to_owned(), others)));
    }
    let front_matter = FrontMatter {
        itunes_title: source.line(item, Ns::Itunes, "title").filter(|own| *own != title),
        title,
        season: number(source, item, "season"),
        number: number_of_episode(source, item),
        kind: source.value(item, (Ns::Itunes, "episodeType"), kind).filter(|kind| *kind != EpisodeType::Full),
        date,
        draft: false,
        audio: enclosure.map(|enclosure| enclosure.url.to_string()),
        length: enclosure.and_then(|enclosure| enclosure.length),
        duration: source.value(item, (Ns::Itunes, "duration"), length_of_time).flatten(),
        explicit: super::show::explicit(source, item).filter(|own| *own != show.explicit()),
        link: link.map(String::from),
        image: super::show::image(source, item).map(String::from),
        summary: texts.summary,
        author: author(source, item, show),
        itunes_subtitle: beside(source, item, "subtitle", MAX_VALUE),
        block: said_yes(source, item, "block"),
        keywords: keywords(source, item),
        tags: tags(source, item),
        hosts,
        guests,
        chapters,
        chapters_link: chapters_link.map(String::from),
        transcript: transcripts(source, item),
        episode_display: source.child(item, Ns::Podcast, "episode").and_then(|it| source.attribute(it, "display")),
        comments: source.resolved(item, Ns::Rss, "comments").map(String::from),
        elements,
    };
    Episode { file_name: String::new(), front_matter, notes: texts.notes }
}

fn published<'d>(source: &mut Source<'d>, item: Element<'d>) -> Option<DateTime<FixedOffset>> {
    let places = [(Ns::Rss, "pubDate"), (Ns::Dc, "date"), (Ns::Atom, "published"), (Ns::Atom, "updated")];
    let stated = places.into_iter().find_map(|(ns, local)| source.text(item, ns, local));
    let entry = Entry::new(item);
    let Some((element, text)) = stated else {
        source.tally.add(Case::DateMissing, source.document.place(entry.place()), entry.name());
        return None;
    };
    let date = date::read(&text).map(|date| date.at).filter(|date| YEARS.contains(&date.year()));
    if date.is_none() {
        source.tally.add(Case::DateInvalid, source.document.place(element.text_span()), &text);
    }
    date
}

/// The title; the words with which the notes begin stand in for it.
fn title<'d>(source: &mut Source<'d>, item: Element<'d>, notes: &str) -> String {
    let stated = source.line(item, Ns::Rss, "title").or_else(|| source.line(item, Ns::Itunes, "title"));
    stated.unwrap_or_else(|| {
        let shown = html::visible_text(&html::render_text(notes, None));
        let words: Vec<&str> = shown.split_whitespace().take(WORDS_OF_TITLE).collect();
        let place = source.document.place(item.tag());
        source.tally.add(Case::TitleMissing, place, &words.join(" "));
        if words.is_empty() { "Untitled".into() } else { words.join(" ") }
    })
}

fn link<'d>(source: &mut Source<'d>, item: Element<'d>) -> Option<Url> {
    source.resolved(item, Ns::Rss, "link")
}

/// The number of an episode; one between two others stands in `podcast:episode` alone.
fn number_of_episode<'d>(source: &mut Source<'d>, item: Element<'d>) -> Option<Number> {
    if source.child(item, Ns::Itunes, "episode").is_none()
        && let Some((_, text)) = source.text(item, Ns::Podcast, "episode")
        && let Some(between) = between_numbers(line(&text).as_str())
    {
        return Some(Number::Between(between));
    }
    number(source, item, "episode").map(Number::Whole)
}

/// A number from 1, as Apple counts or as Podcasting 2.0 does.
fn number<'d>(source: &mut Source<'d>, item: Element<'d>, local: &str) -> Option<u32> {
    let read = |text: &str| text.parse().ok().filter(|number: &u32| *number > 0);
    let number = source.value(item, (Ns::Itunes, local), read);
    let Some((element, text)) = source.text(item, Ns::Podcast, local) else { return number };
    let own = read(line(&text).as_str());
    // `3b`, or another number than Apple's, is what no source holds.
    if own.is_none() || number.is_some_and(|number| own != Some(number)) {
        source.refuse(element, &text);
    }
    number.or(own)
}

fn kind(text: &str) -> Option<EpisodeType> {
    match text.to_ascii_lowercase().as_str() {
        "full" => Some(EpisodeType::Full),
        "trailer" => Some(EpisodeType::Trailer),
        "bonus" => Some(EpisodeType::Bonus),
        _ => None,
    }
}

/// `0:02:15`; nothing for a length of 0, which says that nobody knew it.
fn length_of_time(text: &str) -> Option<Option<String>> {
    let seconds = duration::meant(text).filter(|seconds| *seconds <= LONGEST)?;
    // Seconds below 2⁵³ are exact.
    Some((seconds > 0).then(|| clock(seconds as f64)))
}

/// The categories of RSS.
fn tags<'d>(source: &mut Source<'d>, item: Element<'d>) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for category in source.children(item, Ns::Rss, "category") {
        let tag = line(&category.text());
        if !tag.is_empty() && !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    tags
}

/// Whoever made the episode, where that is not the show's author.
fn author<'d>(source: &mut Source<'d>, item: Element<'d>, show: &Show) -> Option<String> {
    super::show::author(source, item).filter(|author| show.author() != Some(author))
}

/// Hosts and guests; who did something else is a tag of its own.
fn people<'d>(source: &mut Source<'d>, item: Element<'d>) -> (Option<Vec<Person>>, Option<Vec<Person>>) {
    let (mut hosts, mut guests) = (Vec::new(), Vec::new());
    for element in item.children_named(Ns::Podcast, "person") {
        match Role::of(element) {
            Role::Host => hosts.extend(source.person(element)),
            Role::Guest => guests.extend(source.person(element)),
            Role::Other => {}
        }
    }
    (Some(hosts).filter(|list| !list.is_empty()), Some(guests).filter(|list| !list.is_empty()))
}

/// Is it a person whom `hosts` or `guests` name?
fn takes_part(element: Element<'_>) -> bool {
    element.is(Ns::Podcast, "person") && Role::of(element) != Role::Other
}

/// Transcripts where they are served.
fn transcripts<'d>(source: &mut Source<'d>, item: Element<'d>) -> Option<Vec<Transcript>> {
    let mut transcripts = Vec::new();
    for element in source.children(item, Ns::Podcast, "transcript") {
        let Some(url) = source.address(element, "url") else { continue };
        let media_type = source.attribute(element, "type");
        transcripts.push(Transcript { url: url.into(), media_type, language: source.attribute(element, "language") });
    }
    Some(transcripts).filter(|list| !list.is_empty())
}

/// Would podwright make chapters of times in the notes, where the feed has none?
fn holds_times<'d>(source: &mut Source<'d>, item: Element<'d>, notes: &str) -> bool {
    let file = SourceFile::new(Path::new("notes.md"), format!("+++\n+++\n{notes}"));
    let holds = times_in_notes(&file);
    if holds {
        let entry = Entry::new(item);
        source.tally.add(Case::TimesInNotes, source.document.place(entry.place()), entry.name());
    }
    holds
}
