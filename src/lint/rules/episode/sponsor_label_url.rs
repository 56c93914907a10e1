//! `sponsor-label-url`

use crate::config;
use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;
use crate::notes::SectionKind;

rule! {
    /// A sponsor line names one sponsor and links to another.
    ///
    /// ## What it does
    /// Compares the sponsor that a line names with the sponsor whose landing page it links to. Both come from
    /// `[[sponsors]]`: names and aliases on one side, the addresses of `url` on the other.
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

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some((file, notes)) = episode.notes() else { return };
    let sponsors = &episode.config().sponsors;
    for section in notes.sections_of(SectionKind::Sponsor) {
        let Some(line) = notes.lines_of(section).first() else { continue };
        let named = sponsors.iter().filter(|sponsor| names(sponsor, &line.inline.text)).collect::<Vec<_>>();
        for link in &line.inline.links {
            let Some(linked) = sponsors.iter().find(|sponsor| lands(sponsor, &link.url)) else { continue };
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
    let fold = |url: &str| {
        url.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/').to_lowercase()
    };
    sponsor.url.as_ref().is_some_and(|own| fold(own.as_str()) == fold(url))
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
}
