//! `reference-left`

use std::sync::LazyLock;

use regex::Regex;

use crate::diagnostic::{Applicability, Diagnostics, Edit, Fix};
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;
use crate::source::Span;

rule! {
    /// A plain text holds a reference such as `&amp;amp;` that was escaped twice.
    ///
    /// ## Why it matters
    /// Listeners see `Bread &amp;amp; Butter`.
    ///
    /// ## Example
    /// `<title>Bread &amp;amp;amp; Butter</title>`
    "reference-left", Item, Warning, fix: Unsafe, check: Feed(check),
    sources: ["RSS Best Practices Profile, Character Data"],
    w3c: ["ContainsHTML"]
}

static REFERENCE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"&(?:#[0-9]{1,7};|#[xX][0-9a-fA-F]{1,6};|(?P<name>[A-Za-z]{2,8})(?P<end>;?))").ok());

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for text in feed.texts.plain.iter().filter(|text| text.value.contains('&')) {
        let Some(pattern) = REFERENCE.as_ref() else { return };
        let is_meant = |found: &regex::Captures<'_>| match (found.name("name"), found.name("end")) {
            (Some(name), Some(end)) => is_named(name.as_str()) && (!end.as_str().is_empty() || name.as_str().len() > 3),
            // `&#x26;` for `&` is what the Best Practices Profile recommends: it survives those who decode twice.
            _ => !found.get(0).is_some_and(|whole| whole.as_str().to_ascii_lowercase().starts_with("&#x")),
        };
        let left = pattern.captures_iter(text.value).filter(is_meant).filter_map(|found| found.get(0));
        // An ampersand that is written as `&#x26;` is meant to be seen.
        let is_deliberate =
            |at: &regex::Match<'_>| feed.document.file().slice(text.span_at(at.range())).starts_with("&#");
        let is_seen = |at: &regex::Match<'_>| !is_in_tag(text.value, at.start());
        let left: Vec<_> = left.filter(is_seen).filter(|at| text.is_cdata() || !is_deliberate(at)).collect();
        let Some(first) = left.first() else { continue };
        let message = format!("<{}> shows `{}` as it is", text.name(), first.as_str());
        let told = feed.found(&RULE, text.span_at(first.range()), message).help("escape the text once");
        let edits = left.iter().map(|at| read(at.as_str(), text.span_at(at.range()), text.is_cdata())).collect();
        // A `>` might end the section it stands in.
        let is_safe_there = !(text.is_cdata() && left.iter().any(|at| at.as_str().starts_with("&gt")));
        found.push(if is_safe_there { told.fix(Fix { applicability: Applicability::Unsafe, edits }) } else { told });
    }
}

/// Does `at` lie in a tag, such as an address with `&amp;` in it? That tags are shown is told once, and they are right.
fn is_in_tag(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let Some((_, tag)) = before.rsplit_once('<') else { return false };
    !tag.contains('>') && tag.starts_with(|c: char| c.is_ascii_alphabetic())
}

/// Puts what a reference stands for in its place, escaped once where it stands in no section.
fn read(reference: &str, span: Span, is_cdata: bool) -> Edit {
    let whole = format!("{};", reference.trim_end_matches(';'));
    let read = html_escape::decode_html_entities(&whole);
    let text = if is_cdata { read.into_owned() } else { html_escape::encode_text(&read).into_owned() };
    Edit { start: span.start, end: span.end, text }
}

/// Is it the name of a character in HTML?
fn is_named(name: &str) -> bool {
    let reference = format!("&{name};");
    html_escape::decode_html_entities(&reference) != reference
}

#[cfg(test)]
mod tests {
    use crate::lint::feed_testing::feed_findings;

    fn found(summary: &str) -> String {
        let itunes = "xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'";
        feed_findings(
            "reference-left",
            &format!("<rss version='2.0' {itunes}><channel><itunes:summary>{summary}</itunes:summary></channel></rss>"),
        )
    }

    #[test]
    fn addresses_in_tags_are_written_so() {
        assert_eq!(found("<![CDATA[<p><a href=\"https://a.example/?a=1&amp;b=2\">rye</a></p>]]>"), "");
        assert!(found("<![CDATA[<p>rye &amp; oat</p>]]>").contains("&amp;"));
        assert!(found("<![CDATA[1 < 2 &amp; 3]]>").contains("&amp;"));
    }
}
