//! `prefix-reserved`

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// A well-known prefix stands for another namespace.
    ///
    /// ## What it does
    /// Finds declarations of `itunes`, `podcast`, `atom`, `dc` and other prefixes that feeds know, with the address of
    /// something else.
    ///
    /// ## Why it matters
    /// Readers that know namespaces ignore the elements; those that look at prefixes take them for what they are not.
    ///
    /// ## Example
    /// ```xml
    /// <rss version="2.0" xmlns:itunes="http://crumbs.example/itunes">
    /// ```
    /// Use instead:
    /// ```xml
    /// <rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">
    /// ```
    "prefix-reserved", Feed, Warning, fix: None, check: Feed(check),
    sources: ["W3C feed validator, ReservedPrefix"],
    w3c: ["ReservedPrefix", "InvalidNamespace"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for binding in feed.document.bindings() {
        let Some(meant) = Ns::of_prefix(binding.prefix).filter(|meant| *meant != binding.ns) else { continue };
        let message = format!("`{}` is the prefix of another namespace than {}", binding.prefix, binding.uri);
        found.push(feed.found(&RULE, binding.uri_span, message).help(format!("write {}", meant.uri())));
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::feed_testing::feed_findings;

    #[test]
    fn prefixes_of_others_are_told() {
        let text = "<rss xmlns:dc='http://a.example/'\n xmlns:atom='http://www.w3.org/2005/Atom'/>";
        insta::assert_snapshot!(feed_findings("prefix-reserved", text), @"
        1:16: warning: `dc` is the prefix of another namespace than http://a.example/
          help: write http://purl.org/dc/elements/1.1/
        ");
    }
}
