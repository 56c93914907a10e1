//! `html-in-plain-text`

use super::plain;
use super::scan::is_html;
use crate::diagnostic::Diagnostics;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// A text that is plain holds HTML.
    ///
    /// ## Why it matters
    /// Titles, names and subtitles are shown as they are: with their tags.
    ///
    /// ## Example
    /// `<title>The &lt;b&gt;best&lt;/b&gt; rye</title>`
    "html-in-plain-text", Item, Warning, fix: None, check: Feed(check),
    sources: ["Apple, A Podcaster's Guide to RSS; RSS Best Practices Profile"],
    w3c: ["ContainsHTML"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for text in plain(feed) {
        if let Some(tag) = text.tags().find(|tag| is_html(tag.name)) {
            let message = format!("<{}> holds the tag <{}>, which is shown as it is", text.name(), tag.name);
            found.push(feed.found(&RULE, text.span_of(&tag), message).help("write plain text"));
        }
    }
}
