//! `namespace-alias`

use crate::diagnostic::{Diagnostics, Fix};
use crate::feed::read::UriForm;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// A namespace is declared by its second address.
    ///
    /// ## What it does
    /// Finds addresses that the documents of a namespace call equal to the first one, as the one of the podcast namespace
    /// on GitHub.
    ///
    /// ## Why it matters
    /// Readers must know both, and most do.
    ///
    /// ## Example
    /// ```xml
    /// <rss xmlns:podcast="https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md">
    /// ```
    /// Use instead:
    /// ```xml
    /// <rss xmlns:podcast="https://podcastindex.org/namespace/1.0">
    /// ```
    "namespace-alias", Feed, Info, fix: Safe, check: Feed(check),
    sources: ["podcast-namespace, docs/1.0.md"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for binding in feed.document.bindings().iter().filter(|one| one.form == UriForm::Equivalent) {
        let right = binding.ns.uri();
        found.push(
            feed.found(&RULE, binding.uri_span, format!("`{}` is declared by its second address", binding.prefix))
                .help(format!("write {right}"))
                .fix(Fix::safe(binding.uri_span, right)),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::feed_testing::feed_findings;

    #[test]
    fn the_first_address_is_named() {
        let text = "<rss xmlns:podcast='https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md'/>";
        insta::assert_snapshot!(feed_findings("namespace-alias", text), @"
        1:21: info: `podcast` is declared by its second address
          help: write https://podcastindex.org/namespace/1.0
          feed.xml - <rss xmlns:podcast='https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md'/>
          feed.xml + <rss xmlns:podcast='https://podcastindex.org/namespace/1.0'/>
        ");
    }
}
