//! `title-keywords`

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// The title of the show goes on as a list of keywords.
    ///
    /// ## What it does
    /// Finds at least three words or groups of words, parted by commas, behind the name and a sign that ends it.
    ///
    /// ## Why it matters
    /// Apple asks for the name of the show and nothing else, and rejects shows whose title is stuffed.
    ///
    /// ## Example
    /// `<title>Bread Basket | bread, baking, flour, recipes</title>`
    "title-keywords", Feed, Warning, fix: None, check: Feed(check),
    sources: ["Apple, A Podcaster's Guide to RSS, <title>; PSP-1, channel title"]
}

/// So many keywords are no longer a subtitle.
const STUFFED: usize = 4;

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let Some(channel) = feed.channel else { return };
    let titles = [(Ns::Rss, "title"), (Ns::Itunes, "title")];
    for title in titles.into_iter().filter_map(|(ns, name)| channel.child(ns, name)) {
        if is_stuffed(&title.text()) {
            let message = "the title goes on as a list of keywords";
            found.push(feed.found(&RULE, title.text_span(), message).help("keep the name of the show alone"));
        }
    }
}

/// Does a list of short pieces follow the name?
fn is_stuffed(title: &str) -> bool {
    let lists = |sign: &str| {
        let (_, behind) = title.split_once(sign)?;
        let pieces: Vec<&str> = behind.split([',', '|', ';']).map(str::trim).collect();
        let short = |piece: &&str| !piece.is_empty() && piece.split_whitespace().count() <= 3;
        // The last one of a sentence begins with a word that joins.
        let is_sentence = pieces.last().is_some_and(|last| joins(last)) && !behind.contains('|');
        Some(!is_sentence && pieces.len() >= STUFFED && pieces.iter().all(short))
    };
    ["|", " - ", " – ", " — ", ": "].into_iter().filter_map(lists).any(|stuffed| stuffed)
}

/// `and more`: what ends a list that is read aloud.
fn joins(piece: &str) -> bool {
    let first = piece.split_whitespace().next().unwrap_or_default().to_lowercase();
    matches!(first.as_str(), "and" | "und" | "et" | "y" | "e" | "en" | "og" | "och" | "&")
}

#[cfg(test)]
mod tests {
    use super::is_stuffed;

    #[test]
    fn lists_are_told_from_sentences() {
        for title in ["Rust Talk | Rust, programming, code, developer, async", "Rye: bread|baking|flour|recipes"] {
            assert!(is_stuffed(title), "{title}");
        }
        for title in
            ["Rye, Oats, Wheat and Barley", "Crumbs: bread, butter, salt, and more", "Rye | Bread, life", "A: B, C, D"]
        {
            assert!(!is_stuffed(title), "{title}");
        }
    }
}
