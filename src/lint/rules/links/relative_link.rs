//! `relative-link`

use url::Url;

use super::parts;
use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;

rule! {
    /// A link leads to a file beside the notes, or to a page that nobody can find.
    ///
    /// ## What it does
    /// Finds relative addresses that mean a file of the repository, and all relative ones where `[show] link` is not set.
    /// With it, `/about` means a page of the show, which is what people mean.
    ///
    /// ## Why it matters
    /// Notes are read in apps, far from the repository. Addresses are taken as relative to the page of the show, where the
    /// file is not; without such a page the link is dropped from the feed.
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
        let beside = file.path().parent().map(|folder| folder.join(path_of(&link.url)));
        let is_file =
            !link.url.starts_with('/') && beside.is_some_and(|path| episode.show.show.root.join(path).is_file());
        let message = match (is_file, has_page) {
            (true, _) => "the link leads to a file beside the notes, which apps do not have",
            (false, false) => "the link is relative, and the show has no page that it could be relative to",
            (false, true) => continue,
        };
        let place = file.place(parts::address(file, link.span, &link.url));
        diagnostics.push(RULE.at(place, message).help("write the whole address, with https://"));
    }
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
        show_notes/001.md:3:14: warning: the link leads to a file beside the notes, which apps do not have [relative-link]
          help: write the whole address, with https://
        ");
        assert_eq!(findings("relative-link", &show[..1]), "");
    }
}
