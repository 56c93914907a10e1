//! `sponsor-no-link`

use super::sponsor_lines;
use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;
use crate::normalize::sponsors::configured;

rule! {
    /// A sponsor is named without a link.
    ///
    /// ## What it does
    /// Finds sponsor lines before the first topic that name a company and lead nowhere: no link on the line, none in
    /// the lines that belong to it.
    ///
    /// ## Why it matters
    /// Listeners cannot follow the offer, and the sponsor cannot see that the episode brought anybody.
    ///
    /// ## Example
    /// ```markdown
    /// Sponsored by Rye Cloud
    /// ```
    /// Use instead:
    /// ```markdown
    /// Sponsored by Rye Cloud: [bread.example/rye](https://bread.example/rye)
    /// ```
    "sponsor-no-link", Notes, Error, fix: None, check: Episode(check),
    sources: ["practice: faults of real shows"]
}

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some((_, notes)) = episode.notes() else { return };
    for section in sponsor_lines::sections(notes).0 {
        let lines = sponsor_lines::block(notes, section);
        if lines.iter().any(|line| !line.inline.links.is_empty() || has_address(&line.inline.text)) {
            continue;
        }
        let Some(read) = sponsor_lines::readings(episode).find(|read| sponsor_lines::is_within(read, lines)) else {
            continue;
        };
        let Some(name) = read.value.as_str().filter(|name| *name != "self") else { continue };
        let url = configured(&episode.config().sponsors, name).and_then(|sponsor| sponsor.url.as_ref());
        let found = RULE.at(episode.place_of(read), format!("the sponsor {name} has no link"));
        diagnostics.push(match url {
            Some(url) => found.help(format!("{name} lands at {url}")),
            None => found.help("link the landing page that the sponsor gave you"),
        });
    }
}

/// Is an address written out, such as `bread.example/rye`?
fn has_address(text: &str) -> bool {
    let is_host = |head: &str| head.contains('.') || head.ends_with("http:") || head.ends_with("https:");
    text.split_whitespace().any(|word| word.split_once('/').is_some_and(|(head, _)| is_host(head)))
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    #[test]
    fn a_sponsor_without_a_link() {
        let notes = "# Bread Basket 1\nSponsored by Rye Cloud\n\n**Ada #1:** [Rye](https://e.org)\n";
        insta::assert_snapshot!(findings("sponsor-no-link", &[("show_notes/001.md", notes)]), @"
        show_notes/001.md:2:14: error: the sponsor Rye Cloud has no link [sponsor-no-link]
          help: Rye Cloud lands at https://bread.example/rye
        ");
    }

    #[test]
    fn links_below_the_line_addresses_in_words_and_the_show_itself_are_fine() {
        for line in [
            "Sponsored by us! Support our work",
            "Sponsored by Rye Cloud:\n\n- Start at [**bread.example**](https://bread.example/rye)",
            "**Sponsored by Rye Cloud: bread.example/rye**",
            "Sponsored by Rye Cloud: http://bread.example/rye",
            "## Sponsor - Rye Cloud\n\nStart at [bread.example](https://bread.example/rye)",
        ] {
            let notes = format!("# Bread Basket 1\n{line}\n\n**Ada #1:** [Rye](https://e.org)\n");
            assert_eq!(findings("sponsor-no-link", &[("show_notes/001.md", &notes)]), "", "{line}");
        }
    }
}
