//! `namespace-misspelt`

use crate::diagnostic::{Diagnostics, Fix};
use crate::feed::read::UriForm;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// The address of a namespace is misspelt.
    ///
    /// ## What it does
    /// Finds addresses that differ from that of a known namespace in case, scheme, `www.`, white space or a slash at the
    /// end. The elements are judged as if it were right.
    ///
    /// ## Why it matters
    /// The address is a name, compared letter by letter: with another one, readers ignore every element in it. With
    /// `DTDs/Podcast-1.0.dtd` a feed has no categories, no artwork and no author.
    ///
    /// ## Example
    /// ```xml
    /// <rss xmlns:itunes="http://www.itunes.com/DTDs/Podcast-1.0.dtd">
    /// ```
    /// Use instead:
    /// ```xml
    /// <rss xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">
    /// ```
    "namespace-misspelt", Feed, Warning, fix: Safe, check: Feed(check),
    sources: [
        "Apple, A Podcaster's Guide to RSS: the namespace is case-sensitive",
        "PSP-1, Required RSS Namespace Declarations",
        "Namespaces in XML 1.0, 2.3"
    ],
    levels: [Apple: Error, Spotify: Error, Psp1: Error, Podcasting20: Error],
    w3c: ["InvalidNamespace", "MissingNamespace"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for binding in feed.document.bindings().iter().filter(|one| one.form == UriForm::Misspelt) {
        let message = format!("the namespace of `{}` is misspelt: readers ignore its elements", binding.prefix);
        let right = binding.ns.uri();
        found.push(
            feed.found(&RULE, binding.uri_span, message)
                .help(format!("write {right}"))
                .fix(Fix::safe(binding.uri_span, right)),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::feed_testing::feed_findings;

    #[test]
    fn misspelt_addresses_are_mended() {
        let text = "<rss xmlns:itunes='http://www.itunes.com/DTDs/Podcast-1.0.dtd'\n xmlns:atom='https://www.w3.org/2005/Atom/'/>";
        insta::assert_snapshot!(feed_findings("namespace-misspelt", text), @"
        1:20: warning: the namespace of `itunes` is misspelt: readers ignore its elements
          help: write http://www.itunes.com/dtds/podcast-1.0.dtd
          feed.xml - <rss xmlns:itunes='http://www.itunes.com/DTDs/Podcast-1.0.dtd'
          feed.xml + <rss xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'
        2:14: warning: the namespace of `atom` is misspelt: readers ignore its elements
          help: write http://www.w3.org/2005/Atom
          feed.xml -  xmlns:atom='https://www.w3.org/2005/Atom/'/>
          feed.xml +  xmlns:atom='http://www.w3.org/2005/Atom'/>
        ");
        assert_eq!(feed_findings("namespace-misspelt", "<rss xmlns:a='http://a.example/'/>"), "");
    }
}
