//! `plain-line-breaks`

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::html_tags::tags;
use crate::lint::rule::rule;

rule! {
    /// The notes are plain text, and their paragraphs run together.
    ///
    /// ## What it does
    /// Finds an empty line in a description without any HTML, where there is no `content:encoded` either.
    ///
    /// ## Why it matters
    /// Apps that expect HTML, Apple's among them, show line breaks as spaces.
    ///
    /// ## Example
    /// ```xml
    /// <description>About rye.
    ///
    /// Recipe: 400 g of flour …</description>
    /// ```
    /// Use instead:
    /// ```xml
    /// <description><![CDATA[<p>About rye.</p><p>Recipe: 400 g of flour …</p>]]></description>
    /// ```
    "plain-line-breaks", Item, Info, fix: None, check: Feed(check),
    sources: ["Omny Studio help: line breaks in Apple Podcasts"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for item in &feed.episodes {
        let Some(description) = item.element.child(Ns::Rss, "description") else { continue };
        let is_only = item.element.child(Ns::Content, "encoded").is_none();
        let text = description.text();
        let is_plain = || description.children().next().is_none() && !tags(&text).any(|tag| tag.is_html());
        if is_only && has_paragraphs(&text) && is_plain() {
            let message = "the paragraphs of this text run together in apps that expect HTML";
            found.push(feed.found(&RULE, description.text_span(), message).help("write them as <p>…</p>"));
        }
    }
}

/// Is there an empty line inside?
fn has_paragraphs(text: &str) -> bool {
    let mut lines = text.trim().lines();
    lines.any(|line| line.trim().is_empty())
}
