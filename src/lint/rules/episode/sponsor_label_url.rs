//! `sponsor-label-url`

use aho_corasick::AhoCorasick;

use crate::config;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;
use crate::normalize::names::fold;
use crate::normalize::{Compiled, noted_sponsors};
use crate::notes::{Link, SectionKind};
use crate::record::Sponsor;

rule! {
    /// A sponsor line names one sponsor and links to another.
    ///
    /// ## What it does
    /// Compares the sponsor that a line names with the sponsor whose landing page it links to. Both come from
    /// `[[sponsors]]`: names and aliases on one side, the addresses of `url` on the other. A link that other episodes
    /// have for one sponsor, nearly always and at least twice, is a landing page, too.
    ///
    /// ## Why it matters
    /// Listeners who want to support the show land at the wrong company, and the sponsor that paid sees nobody. The line
    /// was usually copied from last week's notes and only half changed.
    ///
    /// ## Example
    /// ```markdown
    /// Sponsored by Rye Cloud: [**bread.example/flour**](https://bread.example/flour)
    /// ```
    /// Use instead:
    /// ```markdown
    /// Sponsored by Rye Cloud: [**bread.example/rye**](https://bread.example/rye)
    /// ```
    "sponsor-label-url", Episode, Error, fix: None, check: Episode(check),
    sources: ["practice: faults of real shows"]
}

/// So many other episodes make a link that of a sponsor.
const FEWEST: usize = 2;

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some((file, notes)) = episode.notes() else { return };
    let sponsors = &episode.config().sponsors;
    for section in notes.sections_of(SectionKind::Sponsor) {
        let Some(line) = notes.lines_of(section).first() else { continue };
        let named = sponsors.iter().filter(|sponsor| names(sponsor, &line.inline.text)).collect::<Vec<_>>();
        for link in &line.inline.links {
            let Some(linked) = sponsors.iter().find(|sponsor| lands(sponsor, &link.url)) else {
                diagnostics.extend(by_habit(episode, link));
                continue;
            };
            // A label may itself be the address of a sponsor.
            let label = line.inline.text.get(link.text.start..link.text.end).unwrap_or_default();
            let addressed = sponsors.iter().find(|sponsor| lands(sponsor, label));
            let Some(named) = (match named.as_slice() {
                [named] => Some(*named),
                [] => addressed,
                _ => None,
            }) else {
                continue;
            };
            if named.name != linked.name {
                let message = format!("the sponsor is called {} but the link goes to {}", named.name, linked.name);
                let mut found = RULE.at(file.place(link.span), message);
                if let Some(url) = &named.url {
                    found = found.help(format!("{} lands at {url}", named.name));
                }
                diagnostics.push(found);
            }
        }
    }
}

/// A link that other episodes have for another sponsor than this one.
fn by_habit(episode: &EpisodeContext<'_>, link: &Link) -> Option<Diagnostic> {
    let (file, _) = episode.notes()?;
    let named = bearers(&episode.record().sponsors, &link.url).next()?;
    let others = episode.show.episodes.iter().filter(|other| other.record.id != episode.record().id);
    let mentions = AhoCorasick::builder().ascii_case_insensitive(true).build([bare(&link.url)]).ok()?;
    let landed: Vec<String> = others.flat_map(|other| landed(episode, other, &link.url, &mentions)).collect();
    let count = |name: &str| landed.iter().filter(|other| fold(other) == fold(name)).count();
    let usual = landed.iter().max_by_key(|name| count(name))?;
    let episodes = count(usual);
    if episodes < FEWEST || 4 * episodes < 3 * landed.len() || fold(usual) == fold(named) {
        return None;
    }
    let message = format!("the sponsor is called {named} but the link is that of {usual} in {episodes} episodes");
    Some(RULE.at(file.place(link.span), message))
}

/// The sponsors of another episode that land at `url`.
fn landed(episode: &EpisodeContext<'_>, other: &Compiled, url: &str, mentions: &AhoCorasick) -> Vec<String> {
    let names = |sponsors: &[Sponsor]| bearers(sponsors, url).map(str::to_owned).collect();
    match &other.notes {
        // Far from what is wanted only the notes that mention the link are read.
        Some((file, _)) if !other.is_read() && other.record.sponsors.is_empty() => {
            let show = episode.show.show;
            if mentions.is_match(file.text()) { names(&noted_sponsors(show, file)) } else { Vec::new() }
        }
        _ => names(&other.record.sponsors),
    }
}

/// Those of `sponsors` that land at `url`.
fn bearers<'e>(sponsors: &'e [Sponsor], url: &'e str) -> impl Iterator<Item = &'e str> {
    let lands =
        move |sponsor: &&Sponsor| !sponsor.is_self && sponsor.url.as_deref().is_some_and(|own| is_same(own, url));
    sponsors.iter().filter(lands).map(|sponsor| sponsor.name.as_str())
}

/// Is the sponsor named in words, not only in an address?
fn names(sponsor: &config::Sponsor, text: &str) -> bool {
    let words =
        text.split(|c: char| c.is_whitespace()).filter(|word| !word.contains('/')).collect::<Vec<_>>().join(" ");
    let words = words.to_lowercase();
    std::iter::once(&sponsor.name)
        .chain(&sponsor.aliases)
        .any(|call| call.len() > 2 && words.contains(&call.to_lowercase()))
}

fn lands(sponsor: &config::Sponsor, url: &str) -> bool {
    sponsor.url.as_ref().is_some_and(|own| is_same(own.as_str(), url))
}

/// Are they one address, but for the scheme and a slash at the end?
fn is_same(one: &str, other: &str) -> bool {
    bare(one).eq_ignore_ascii_case(bare(other))
}

fn bare(url: &str) -> &str {
    url.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/')
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    #[test]
    fn a_label_and_a_link_of_two_sponsors() {
        let notes = "# Bread Basket 1\nSponsored by Rye Cloud: [**bread.example/flour**](http://bread.example/flour)\n";
        insta::assert_snapshot!(findings("sponsor-label-url", &[("show_notes/001.md", notes)]), @"
        show_notes/001.md:2:25: error: the sponsor is called Rye Cloud but the link goes to Flour Hub [sponsor-label-url]
          help: Rye Cloud lands at https://bread.example/rye
        ");
    }

    #[test]
    fn a_label_that_is_the_address_of_another() {
        let notes = "# Bread Basket 1\nSponsored by [https://bread.example/rye](https://bread.example/flour)\n";
        let told = findings("sponsor-label-url", &[("show_notes/001.md", notes)]);
        assert!(told.contains("the sponsor is called Rye Cloud but the link goes to Flour Hub"), "{told}");
    }

    #[test]
    fn a_label_and_a_link_of_one_sponsor() {
        let notes =
            "# Bread Basket 1\nSponsored by flower hub: [**bread.example/flour**](http://bread.example/flour)\n";
        assert_eq!(findings("sponsor-label-url", &[("show_notes/001.md", notes)]), "");
    }

    #[test]
    fn a_link_that_other_episodes_have_for_another() {
        let of = |sponsor: &str| {
            format!("# Bread Basket\nSponsored by {sponsor}: [**oats.example/go**](https://oats.example/go)\n")
        };
        let told = |first: &str, second: &str| {
            let notes = [of(first), of(second), of("Flour Hub")];
            let files = ["show_notes/001.md", "show_notes/002.md", "show_notes/003.md"];
            let files: Vec<(&str, &str)> = files.into_iter().zip(notes.iter().map(String::as_str)).collect();
            findings("sponsor-label-url", &files)
        };
        insta::assert_snapshot!(told("Rye Cloud", "Rye Cloud"), @"show_notes/003.md:2:25: error: the sponsor is called Flour Hub but the link is that of Rye Cloud in 2 episodes [sponsor-label-url]");
        assert_eq!(told("Rye Cloud", "Oat Mill"), "", "one episode tells nothing");
    }
}
