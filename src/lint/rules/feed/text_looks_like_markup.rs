//! `text-looks-like-markup`

use crate::diagnostic::Diagnostics;
use crate::feed::read::{Element, Ns};
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;
use crate::words::shown;

rule! {
    /// Plain text holds a `<` that readers may take for a tag.
    ///
    /// ## What it does
    /// Finds `<` before a letter, `/`, `!` or `?` in texts that hold no HTML, such as titles.
    ///
    /// ## Why it matters
    /// Some readers decode titles once more and lose everything behind the sign. Written as `&#x3C;` it survives
    /// more of them.
    ///
    /// ## Example
    /// ```xml
    /// <title>Bread &lt;3 butter, flour &lt;b</title>
    /// ```
    /// Use instead:
    /// ```xml
    /// <title>Bread &#x3C;3 butter, flour &#x3C; b</title>
    /// ```
    "text-looks-like-markup", Feed, Info, fix: None, check: Feed(check),
    sources: ["RSS Best Practices Profile, Character Data"],
    w3c: ["CharacterData"]
}

/// Elements of RSS that hold plain text.
const PLAIN: [&str; 6] = ["title", "author", "managingEditor", "webMaster", "category", "copyright"];

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let plain = |element: &Element<'_>| element.ns() == Ns::Rss && PLAIN.contains(&element.local());
    for element in feed.document.elements().filter(plain) {
        let text = element.raw_text();
        if opens_a_tag(&text) {
            let message =
                format!("{} in <{}> holds a `<` that looks like a tag", shown(text.trim()), element.qualified());
            found.push(
                feed.found(&RULE, element.text_span(), message).help("write the sign as `&#x3C;`, or say it in words"),
            );
        }
    }
}

/// A `<` where a tag would begin, but no whole tag: that is HTML, and told as such.
fn opens_a_tag(text: &str) -> bool {
    let unended = text.rsplit('>').next().unwrap_or_default();
    unended.match_indices('<').any(|(at, _)| {
        let rest = unended.get(at + 1..).unwrap_or_default();
        rest.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'))
    })
}

#[cfg(test)]
mod tests {
    use super::opens_a_tag;
    use crate::lint::feed_testing::feed_findings;

    #[test]
    fn beginnings_of_tags_are_told() {
        assert!(opens_a_tag("<a") && opens_a_tag("a </"));
        assert!(!opens_a_tag("1 < 2") && !opens_a_tag("I <3 rye") && !opens_a_tag("<b>rye</b>"));
        let feed = "<rss version=\"2.0\"><channel><title>a &lt;b</title></channel></rss>";
        insta::assert_snapshot!(feed_findings("text-looks-like-markup", feed), @"
        1:36: info: `a <b` in <title> holds a `<` that looks like a tag
          help: write the sign as `&#x3C;`, or say it in words
        ");
    }
}
