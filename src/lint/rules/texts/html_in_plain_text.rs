//! `html-in-plain-text`

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
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
    for text in &feed.texts.plain {
        // Apple used to ask for links in the summary, inside of CDATA.
        let may_link = text.is_cdata() && text.element.is(Ns::Itunes, "summary");
        if let Some(tag) = text.tags().find(|tag| tag.is_html() && !(may_link && tag.is(&["a"]))) {
            let message = format!("<{}> holds the tag <{}>, which is shown as it is", text.name(), tag.name);
            found.push(feed.found(&RULE, text.span_of(&tag), message).help("write plain text"));
        }
    }
}
