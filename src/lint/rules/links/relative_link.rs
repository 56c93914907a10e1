//! `relative-link`

use std::path::Path;

use url::Url;

use super::parts;
use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::lint::context::{EpisodeContext, ShowContext};
use crate::lint::rule::rule;
use crate::normalize::site::public;
use crate::show::is_page;

rule! {
    /// A link leads to a file beside the notes, or to a page that nobody can find.
    ///
    /// ## What it does
    /// Finds links to Markdown files of the repository that no page is known of, links to other files where the address of
    /// the feed is not set, and all relative ones where `[show] link` is not set. Other files are published with the feed,
    /// `41.md` means the page of that episode, and `/about` one of the show.
    ///
    /// ## Why it matters
    /// Notes are read in apps, far from the repository. What has no page there is dropped from the feed, and its text stays.
    ///
    /// ## Example
    /// ```markdown
    /// [the recipe](recipes/rye.md)
    /// ```
    /// Use instead:
    /// ```markdown
    /// [the recipe](https://breadbasket.fm/recipes/rye)
    /// ```
    "relative-link", Notes, Warning, fix: None, check: Episode(check),
    sources: ["RSS 2.0 and PSP-1, item description", "W3C feed validator, ContainsRelRef"], w3c: ["ContainsRelRef"]
}

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some((file, notes)) = episode.notes() else { return };
    let has_page = episode.config().show.link.is_some();
    for (_, link) in parts::links(notes).filter(|(_, link)| is_relative(&link.url)) {
        let folder = file.path().parent().unwrap_or(Path::new(""));
        let beside = public(&folder.join(path_of(&link.url))).filter(|_| !link.url.starts_with('/'));
        let message = match beside.filter(|path| episode.show.show.root.join(path).is_file()) {
            Some(notes) if is_page(&notes) && !has_page_of(episode.show, &notes) => {
                "the link leads to a file beside the notes, and no page of it is known"
            }
            Some(other) if !is_page(&other) && !serves_files(episode.config()) => {
                "the link leads to a file beside the notes, which apps do not have"
            }
            None if !has_page => "the link is relative, and the show has no page that it could be relative to",
            _ => continue,
        };
        let place = file.place(parts::address(file, link.span, &link.url));
        diagnostics.push(RULE.at(place, message).help("write the whole address, with https://"));
    }
}

/// Is it known where the page of the episode with these `notes` is?
fn has_page_of(show: &ShowContext<'_>, notes: &Path) -> bool {
    let described = show.show.config.feed.episode_link.is_some();
    let mut episodes = show.episodes.iter().map(|episode| &episode.record);
    episodes.any(|episode| episode.files.notes.as_deref() == Some(notes) && (described || episode.link.is_some()))
}

/// Is it known where files that are published with the feed are served?
fn serves_files(config: &Config) -> bool {
    config.feed.base_url.is_some() || config.feed.url.is_some()
}

/// Not an address, nor one within the page, nor one that a template makes.
fn is_relative(url: &str) -> bool {
    let is_plain = !url.is_empty() && !url.starts_with(['#', '?']) && !url.contains(['{', '<', ' ']);
    is_plain
        && !url.starts_with("//")
        && !url.starts_with("www.")
        && Url::parse(url) == Err(url::ParseError::RelativeUrlWithoutBase)
}

fn path_of(url: &str) -> &str {
    url.split(['#', '?']).next().unwrap_or(url)
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    const NOTES: &str = "# Bread Basket 1\n\nThe [recipe](rye.md#dough), [about us](/about), [up](#top), [host](https://rye.example/x).\n";

    #[test]
    fn files_beside_the_notes() {
        let show = [("show_notes/001.md", NOTES), ("show_notes/rye.md", "# Bread Basket 2\n")];
        insta::assert_snapshot!(findings("relative-link", &show), @"
        show_notes/001.md:3:14: warning: the link leads to a file beside the notes, and no page of it is known [relative-link]
          help: write the whole address, with https://
        ");
        assert_eq!(findings("relative-link", &show[..1]), "");
    }
}
