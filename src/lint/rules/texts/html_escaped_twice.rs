//! `html-escaped-twice`

use crate::diagnostic::Diagnostics;
use crate::diagnostic::Fix;
use crate::lint::feed::FeedContext;
use crate::lint::html_tags::tags;
use crate::lint::rule::rule;

rule! {
    /// The HTML of the notes is escaped twice.
    ///
    /// ## Why it matters
    /// Readers see `<p>` as text instead of a paragraph.
    ///
    /// ## Example
    /// `&amp;lt;p&amp;gt;Rye&amp;lt;/p&amp;gt;`
    "html-escaped-twice", Item, Warning, fix: Unsafe, check: Feed(check),
    sources: ["RSS 2.0, <description>"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for text in &feed.texts.html {
        let value = text.value;
        // Where there are tags, one that is escaped is shown as an example.
        if text.has_html() || !value.contains("&lt;") {
            continue;
        }
        let once = value.replace("&lt;", "<").replace("&gt;", ">");
        if tags(&once).filter(|tag| tag.is_html()).count() < 2 {
            continue;
        }
        let told = feed.found(&RULE, text.span(), "readers see the tags of these notes as text");
        let written = feed.document.file().slice(text.span());
        found.push(
            told.help("escape them once, or use CDATA")
                .fix(Fix::doubtful(text.span(), unescaped(written, text.is_cdata()))),
        );
    }
}

/// The text with one level of escaping less.
fn unescaped(written: &str, is_cdata: bool) -> String {
    let (lt, gt, amp) = if is_cdata { ("&lt;", "&gt;", "&amp;") } else { ("&amp;lt;", "&amp;gt;", "&amp;amp;") };
    let (less, greater, and) = if is_cdata { ("<", ">", "&") } else { ("&lt;", "&gt;", "&amp;") };
    written.replace(lt, less).replace(gt, greater).replace(amp, and)
}
