//! `markdown-left`

use std::sync::LazyLock;

use regex::Regex;

use crate::diagnostic::Diagnostics;
use crate::lint::feed::FeedContext;
use crate::lint::html_tags::names::Elements;
use crate::lint::rule::rule;

rule! {
    /// The notes hold Markdown that nobody rendered.
    ///
    /// ## What it does
    /// Finds links of Markdown in texts that should be HTML.
    ///
    /// ## Why it matters
    /// Apps show the brackets and the address instead of a link.
    ///
    /// ## Example
    /// `See [rye](https://a.example/rye).`
    "markdown-left", Item, Info, fix: None, check: Feed(check),
    sources: ["practice: feeds that sites build themselves"]
}

static LINK: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"\[[^\[\]<>\n]{1,200}\]\(https?://[^\s()<>]+\)").ok());

/// What shows Markdown on purpose.
const CODE: Elements = Elements::of(&["code", "pre"]);

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let Some(link) = LINK.as_ref() else { return };
    for text in feed.texts.html.iter().filter(|text| text.has_bracket && text.value.contains("](http")) {
        let code = text.has(CODE);
        if let Some(first) = link.find(text.value).filter(|_| !code) {
            let told =
                feed.found(&RULE, text.span_at(first.range()), "this link is Markdown, which apps do not render");
            found.push(told.help("render the notes to HTML"));
        }
    }
}
