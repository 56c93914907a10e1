//! `characters-suspect`

use encoding_rs::WINDOWS_1252;
use memchr::memchr3_iter;

use crate::diagnostic::{Diagnostics, Fix};
use crate::feed::read::Text;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;
use crate::source::Span;

rule! {
    /// Text holds characters that come from a wrong conversion.
    ///
    /// ## What it does
    /// Finds U+FFFD (�), the control characters U+0080 to U+009F, and UTF-8 that was taken for windows-1252 and converted
    /// again: `Ã©` for `é`, `â€™` for `’`. Once a text, at the first of them. The fix turns a doubly converted text back.
    ///
    /// ## Why it matters
    /// Listeners see them.
    ///
    /// ## Example
    /// ```xml
    /// <title>CafÃ© itâ€™s</title>
    /// ```
    /// Use instead:
    /// ```xml
    /// <title>Café it’s</title>
    /// ```
    "characters-suspect", Feed, Warning, fix: Unsafe, check: Feed(check),
    sources: ["W3C feed validator, BadCharacters", "practice"],
    w3c: ["BadCharacters"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for text in feed.document.elements().flat_map(|element| element.texts()) {
        if let Some(suspect) = suspect(text.value()) {
            found.push(told(feed, text, &suspect));
        }
    }
}

/// The first suspicious characters of a text, and what was meant.
struct Suspect<'t> {
    characters: &'t str,
    meant: Option<String>,
}

fn told(feed: &FeedContext<'_>, text: Text<'_>, suspect: &Suspect<'_>) -> crate::diagnostic::Diagnostic {
    let span = text.span();
    let raw = feed.document.file().slice(span);
    let place = raw.find(suspect.characters).map_or(span, |at| {
        let start = span.start + at;
        Span::new(start, start + suspect.characters.len())
    });
    match &suspect.meant {
        Some(meant) => {
            let message = format!("`{}` was probably `{meant}` before a wrong conversion", suspect.characters);
            let told = feed.found(&RULE, place, message).help("write the text to the feed as UTF-8 once, not twice");
            match turned_back(raw) {
                Some(right) => told.fix(Fix::doubtful(span, right)),
                None => told,
            }
        }
        None => {
            let code = suspect.characters.chars().next().map_or(0, u32::from);
            let message = format!("the character U+{code:04X} comes from a wrong conversion");
            feed.found(&RULE, place, message).help("write the character that is meant")
        }
    }
}

fn suspect(text: &str) -> Option<Suspect<'_>> {
    // In UTF-8 these bytes begin all that is looked for: U+0080 to U+00FF and U+FFFD.
    for at in memchr3_iter(0xC2, 0xC3, 0xEF, text.as_bytes()) {
        let rest = text.get(at..).unwrap_or_default();
        let Some(character) = rest.chars().next() else { continue };
        if matches!(character, '\u{FFFD}' | '\u{80}'..='\u{9F}') {
            return Some(Suspect { characters: rest.get(..character.len_utf8())?, meant: None });
        }
        let length = match character {
            '\u{C2}'..='\u{DF}' => 2,
            '\u{E0}'..='\u{EF}' => 3,
            '\u{F0}'..='\u{F4}' => 4,
            _ => continue,
        };
        let end = rest.char_indices().nth(length).map_or(rest.len(), |(end, _)| end);
        let characters = rest.get(..end).unwrap_or_default();
        // In capitals before a closing quote, `Ã»` is what it seems to be.
        let quoted = characters.ends_with(['»', '«', '\u{A0}', '°', 'º', 'ª', '”', '’', '“', '‘']) && length == 2;
        if let Some(meant) = turned_back(characters).filter(|_| !quoted) {
            return Some(Suspect { characters, meant: Some(meant) });
        }
    }
    None
}

/// The UTF-8 that `text` was before it was taken for windows-1252; none when it was not.
fn turned_back(text: &str) -> Option<String> {
    let (bytes, _, lost) = WINDOWS_1252.encode(text);
    let again = if lost { None } else { String::from_utf8(bytes.into_owned()).ok() };
    again.filter(|again| again != text && !again.chars().any(char::is_control))
}

#[cfg(test)]
mod tests {
    use super::suspect;
    use crate::lint::feed_testing::feed_findings;

    #[test]
    fn wrong_conversions_are_told_and_other_languages_are_not() {
        let text = "<rss><title>CafÃ© itâ€™s &amp;</title><b>it\u{92}s</b><c>a\u{FFFD}</c><d>Café «MANHÃ»</d></rss>";
        insta::assert_snapshot!(feed_findings("characters-suspect", text), @"1:16: warning: `Ã©` was probably `é` before a wrong conversion\n  help: write the text to the feed as UTF-8 once, not twice\n  feed.xml - <rss><title>CafÃ© itâ€™s &amp;</title><b>it\u{92}s</b><c>a�</c><d>Café «MANHÃ»</d></rss>\n  feed.xml + <rss><title>Café it’s &amp;</title><b>it\u{92}s</b><c>a�</c><d>Café «MANHÃ»</d></rss>\n1:44: warning: the character U+0092 comes from a wrong conversion\n  help: write the character that is meant\n1:54: warning: the character U+FFFD comes from a wrong conversion\n  help: write the character that is meant");
        for right in ["Ça va “bien”", "naïve ÃO", "Übergröße", "«MANHû", "日本語", "Ελληνικά", "– ‘x’", "Â°"]
        {
            assert!(suspect(right).is_none(), "{right}");
        }
    }
}
