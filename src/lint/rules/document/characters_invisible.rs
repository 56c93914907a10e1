//! `characters-invisible`

use memchr::memchr3_iter;

use crate::diagnostic::{Applicability, Diagnostic, Diagnostics, Edit, Fix};
use crate::feed::read::Text;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;
use crate::source::Span;

rule! {
    /// Text holds characters that nobody sees.
    ///
    /// ## What it does
    /// Finds zero-width spaces, byte order marks, soft hyphens, separators of lines and marks that turn the direction of
    /// text. Once a text, at the first of them. Joiners are left alone: emoji and many scripts need them.
    ///
    /// ## Why it matters
    /// They come with text that was copied from a page or a word processor; search does not find the word, and some apps
    /// show a box.
    ///
    /// ## Example
    /// `Rye` with U+200B between `R` and `y`.
    "characters-invisible", Feed, Info, fix: Unsafe, check: Feed(check),
    sources: ["practice: faults of 195 real feeds"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for text in feed.document.elements().flat_map(|element| element.texts()) {
        found.extend(told(feed, text));
    }
}

/// The first one that stands there as it is (a reference to one was meant), with a fix for all of them.
fn told(feed: &FeedContext<'_>, text: Text<'_>) -> Option<Diagnostic> {
    let start = text.span().start;
    let raw = feed.document.file().slice(text.span());
    let edits: Vec<Edit> = invisible(raw)
        .map(|(at, character)| Edit {
            start: start + at,
            end: start + at + character.len_utf8(),
            text: replacement(character).to_owned(),
        })
        .collect();
    let first = edits.first().map(|edit| Span::new(edit.start, edit.end))?;
    let code = feed.document.file().slice(first).chars().next().map_or(0, u32::from);
    let told = feed.found(&RULE, first, format!("the character U+{code:04X} is not seen")).help("leave it out");
    Some(told.fix(Fix { applicability: Applicability::Unsafe, edits }))
}

/// The characters that are not seen, with their places.
fn invisible(text: &str) -> impl Iterator<Item = (usize, char)> {
    // In UTF-8 all of them begin with one of three bytes.
    let places = memchr3_iter(0xC2, 0xE2, 0xEF, text.as_bytes());
    let characters = places.filter_map(|at| Some((at, text.get(at..)?.chars().next()?)));
    characters.filter(|(_, character)| is_invisible(*character))
}

fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{AD}' | '\u{200B}' | '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}'
    )
}

/// What parts lines parts words, too.
fn replacement(character: char) -> &'static str {
    if matches!(character, '\u{2028}' | '\u{2029}') { " " } else { "" }
}

#[cfg(test)]
mod tests {
    use crate::lint::feed_testing::feed_findings;

    #[test]
    fn they_are_told_once_a_text_with_their_place() {
        let text = "<rss><title>R\u{200B}ye\u{200B}</title><b>Oats\u{2028}and wheat</b></rss>";
        let told = feed_findings("characters-invisible", text).replace('\u{200B}', "·").replace('\u{2028}', "¶");
        insta::assert_snapshot!(told, @"
        1:14: info: the character U+200B is not seen
          help: leave it out
          feed.xml - <rss><title>R·ye·</title><b>Oats¶and wheat</b></rss>
          feed.xml + <rss><title>Rye</title><b>Oats¶and wheat</b></rss>
        1:33: info: the character U+2028 is not seen
          help: leave it out
          feed.xml - <rss><title>R·ye·</title><b>Oats¶and wheat</b></rss>
          feed.xml + <rss><title>R·ye·</title><b>Oats and wheat</b></rss>
        ");
        let family = "<rss><title>👩\u{200D}👩\u{200D}👧 می\u{200C}خواهم \u{200F}א</title></rss>";
        assert_eq!(feed_findings("characters-invisible", family), "");
    }
}
