//! `namespace-unused`

use crate::diagnostic::Diagnostics;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// A namespace is declared and never used.
    ///
    /// ## What it does
    /// Finds prefixes that no element and no attribute has. Off unless asked for: half of all feeds declare one, and it
    /// does no harm.
    ///
    /// ## Why it matters
    /// It shows what a template has and the show does not use, such as `content:` without show notes in HTML.
    ///
    /// ## Example
    /// ```xml
    /// <rss version="2.0" xmlns:slash="http://purl.org/rss/1.0/modules/slash/">
    /// ```
    /// Use instead:
    /// ```xml
    /// <rss version="2.0">
    /// ```
    "namespace-unused", Feed, Off, fix: None, check: Feed(check),
    sources: ["practice"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for binding in feed.document.bindings().iter().filter(|one| !one.used && !one.prefix.is_empty()) {
        found.push(feed.found(&RULE, binding.span, format!("the prefix `{}` is never used", binding.prefix)));
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::feed_testing::feed_findings;

    #[test]
    fn what_is_never_used_is_told() {
        let text = "<rss xmlns:a='urn:a' xmlns:b='urn:b' xmlns:c='urn:c' b:x='1'><c:d/></rss>";
        insta::assert_snapshot!(feed_findings("namespace-unused", text), @"1:6: info: the prefix `a` is never used");
    }
}
