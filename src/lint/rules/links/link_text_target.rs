//! `link-text-target`

use std::collections::HashMap;
use std::sync::LazyLock;

use regex::Regex;

use super::parts;
use crate::diagnostic::Diagnostics;
use crate::lint::context::{EpisodeContext, ShowContext};
use crate::lint::rule::rule;
use crate::notes::{Link, NoteLine, Notes};
use crate::source::SourceFile;

rule! {
    /// The text of a link is one address, its target another.
    ///
    /// ## What it does
    /// Compares links whose text is itself an address with the place they lead to. The hosts must belong to one site;
    /// short links, archives, and names that recur in the target (`any.io` for `github.com/…/anyio`) are left alone, and
    /// so are pairs that the show uses in three or more episodes.
    ///
    /// ## Why it matters
    /// Readers land somewhere else than the notes say. Mostly the target was copied together with something else, or is
    /// left over from another link.
    ///
    /// ## Example
    /// ```markdown
    /// - Recipe: [https://rye.example/](https://bread.example/trending)
    /// ```
    /// Use instead:
    /// ```markdown
    /// - Recipe: [https://rye.example/](https://rye.example/)
    /// ```
    "link-text-target", Notes, Error, fix: None, check: Show(check),
    sources: ["practice: faults of real shows"]
}

/// Services that stand for other addresses: nobody expects text and target to agree.
const STAND_INS: &[&str] = &[
    "aka.ms",
    "amzn.to",
    "apple.co",
    "archive.org",
    "archive.ph",
    "bit.ly",
    "buff.ly",
    "dlvr.it",
    "doi.org",
    "fb.me",
    "g.co",
    "git.io",
    "goo.gl",
    "is.gd",
    "j.mp",
    "linktr.ee",
    "lnkd.in",
    "ow.ly",
    "pca.st",
    "pod.link",
    "redd.it",
    "spoti.fi",
    "t.co",
    "tiny.cc",
    "tinyurl.com",
    "trib.al",
    "wp.me",
    "youtu.be",
];

/// A pair that so many episodes share is meant.
const HABIT: usize = 3;

static ADDRESS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?P<scheme>https?://)?(?P<host>(?:[a-z0-9-]+\.)+[a-z]{2,18})(?:[:/?#]\S*)?$").ok()
});

fn check(show: &ShowContext<'_>, diagnostics: &mut Diagnostics) {
    let contradicts = |episode: &EpisodeContext<'_>| {
        episode.notes().is_some_and(|(file, notes)| contradictions(file, notes).next().is_some())
    };
    let Some(show) = show.all_read_for(contradicts) else { return };
    let mut found = Vec::new();
    let mut episodes_with: HashMap<(String, String), usize> = HashMap::new();
    for (file, notes) in show.episodes.iter().filter_map(|episode| episode.notes.as_ref()) {
        let mut pairs: Vec<(String, String)> = Vec::new();
        for contradiction in contradictions(file, notes) {
            if !pairs.contains(&contradiction.sites) {
                pairs.push(contradiction.sites.clone());
            }
            found.push(contradiction);
        }
        for pair in pairs {
            *episodes_with.entry(pair).or_default() += 1;
        }
    }
    for one in found {
        if episodes_with.get(&one.sites).is_some_and(|episodes| *episodes >= HABIT) {
            continue;
        }
        let message = format!("the text of the link says {} but it goes to {}", one.said, one.goes_to);
        let place = one.file.place(parts::address(one.file, one.link.span, &one.link.url));
        diagnostics.push(RULE.at(place, message).help("let both name the same site, or use words as the text"));
    }
}

struct Contradiction<'a> {
    file: &'a SourceFile,
    link: &'a Link,
    said: String,
    goes_to: String,
    sites: (String, String),
}

fn contradictions<'a>(file: &'a SourceFile, notes: &'a Notes) -> impl Iterator<Item = Contradiction<'a>> {
    parts::links(notes).filter_map(move |(line, link)| {
        let said = host_of_text(line, link)?;
        let goes_to = parts::host(&link.url)?;
        let sites = (parts::site(said), parts::site(goes_to));
        let stands_in = |host: &str| STAND_INS.iter().any(|service| parts::is_below(host, service));
        if sites.0 == sites.1 || goes_to.is_empty() || stands_in(said) || stands_in(goes_to) || recurs(said, &link.url)
        {
            return None;
        }
        Some(Contradiction { file, link, said: said.to_owned(), goes_to: goes_to.to_owned(), sites })
    })
}

/// The host that the text of `link` names, when the text is nothing but an address.
fn host_of_text<'a>(line: &'a NoteLine, link: &Link) -> Option<&'a str> {
    let text = line.inline.label(link).trim().trim_end_matches(['.', '…']);
    if !text.contains('.') || line.inline.is_code(link.text) {
        return None;
    }
    let found = ADDRESS.as_ref()?.captures(text)?;
    let host = found.name("host")?.as_str();
    (found.name("scheme").is_some() || parts::is_plain_host(host)).then_some(host)
}

/// Does the name of the site stand in the target, too? Then the text is the name of a thing, not an address.
fn recurs(host: &str, url: &str) -> bool {
    let fold =
        |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let site = parts::site(host);
    let name = site.split('.').next().unwrap_or_default();
    let url = fold(url);
    url.contains(&fold(&site)) || (name.len() > 3 && url.contains(&fold(name)))
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    fn lint(notes: &str) -> String {
        findings("link-text-target", &[("show_notes/001.md", notes)])
    }

    #[test]
    fn a_text_and_a_target_of_two_sites() {
        let notes = "# Bread Basket 1\n- [https://rye.example/](https://oats.example/trending)\n- [bread.fm/rye](http://loaf.fm/rye)\n";
        insta::assert_snapshot!(lint(notes), @"
        show_notes/001.md:2:26: error: the text of the link says rye.example but it goes to oats.example [link-text-target]
          help: let both name the same site, or use words as the text
        show_notes/001.md:3:18: error: the text of the link says bread.fm but it goes to loaf.fm [link-text-target]
          help: let both name the same site, or use words as the text
        ");
    }

    #[test]
    fn one_site_names_and_short_links() {
        let notes = "# Bread Basket 1\n- [rye.com](https://www.rye.com/a)\n- [Any.io](https://oats.example/anyio)\n\
                     - [rye.com](https://bit.ly/x)\n- [setup.py](https://oats.example/x)\n- [Rye and oats](https://oats.example)\n";
        assert_eq!(lint(notes), "");
    }

    #[test]
    fn a_pair_that_the_show_uses_everywhere() {
        let notes = "- [bread.fm/live](https://video.example/stream)\n";
        let show = ["show_notes/001.md", "show_notes/002.md", "show_notes/003.md"].map(|path| (path, notes));
        assert_eq!(findings("link-text-target", &show), "");
    }
}
