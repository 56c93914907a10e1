//! `root-in-namespace`

use crate::diagnostic::{Diagnostics, Fix};
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;
use crate::source::Span;

rule! {
    /// The elements of RSS are put into a namespace.
    ///
    /// ## What it does
    /// Finds `<rss xmlns="…">`: it puts all elements without prefix, `<rss>`, `<channel>`, `<item>`, into that namespace.
    /// The rest of the feed is judged as if it were not there.
    ///
    /// ## Why it matters
    /// RSS 2.0 is in no namespace. Readers that know namespaces find no feed.
    ///
    /// ## Example
    /// ```xml
    /// <rss version="2.0" xmlns="http://backend.userland.com/rss2">
    /// ```
    /// Use instead:
    /// ```xml
    /// <rss version="2.0">
    /// ```
    "root-in-namespace", Feed, Error, fix: Unsafe, check: Feed(check),
    sources: ["RSS 2.0, Extending RSS"],
    w3c: ["InvalidNamespace", "MissingNamespace"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let Some(root) = feed.document.root().filter(|root| root.local() == "rss") else { return };
    let own = feed.document.bindings().iter().take_while(|one| one.span.end <= root.tag().end);
    for binding in own.filter(|one| one.prefix.is_empty() && !one.uri.is_empty()) {
        let message = format!("all elements of RSS are put into the namespace {}: RSS is in none", binding.uri);
        found.push(
            feed.found(&RULE, binding.span, message)
                .help("take the xmlns out; elements of other namespaces have a prefix")
                // With the white space before it.
                .fix(Fix::doubtful(Span::new(binding.span.start - 1, binding.span.end), "")),
        );
    }
    if root.qualified() != "rss" {
        let message = format!("the root element is <{}>: <rss> has no prefix", root.qualified());
        found.push(feed.found(&RULE, root.name_span(), message));
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::feed_testing::feed_findings;

    #[test]
    fn a_namespace_of_everything_is_told() {
        let told = feed_findings("root-in-namespace", "<rss xmlns='http://a.example/'><channel/></rss>");
        insta::assert_snapshot!(told, @"
        1:6: error: all elements of RSS are put into the namespace http://a.example/: RSS is in none
          help: take the xmlns out; elements of other namespaces have a prefix
          feed.xml - <rss xmlns='http://a.example/'><channel/></rss>
          feed.xml + <rss><channel/></rss>
        ");
        assert_eq!(feed_findings("root-in-namespace", "<rss><a xmlns='urn:a'/></rss>"), "");
    }
}
