//! `prefix-unusual`

use crate::diagnostic::Diagnostics;
use crate::feed::read::{Ns, UriForm};
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// A namespace has another prefix than everybody gives it.
    ///
    /// ## What it does
    /// Finds known namespaces declared with another prefix than the usual one, `xmlns:it` for `xmlns:itunes`.
    ///
    /// ## Why it matters
    /// It is allowed, and readers that follow the rules find everything; some look for the letters `itunes:`.
    ///
    /// ## Example
    /// ```xml
    /// <rss version="2.0" xmlns:it="http://www.itunes.com/dtds/podcast-1.0.dtd">
    /// ```
    /// Use instead:
    /// ```xml
    /// <rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">
    /// ```
    "prefix-unusual", Feed, Info, fix: None, check: Feed(check),
    sources: ["PSP-1, Required RSS Namespace Declarations"],
    w3c: ["ReservedPrefix"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let known = feed.document.bindings().iter().filter(|one| !matches!(one.ns, Ns::Other | Ns::Rss | Ns::Xml));
    // A namespace declared where it is used needs no prefix, and one that is misspelt has a greater fault.
    for binding in known.filter(|one| !one.prefix.is_empty() && one.form != UriForm::Misspelt) {
        let usual = binding.ns.prefix();
        if binding.prefix != usual && binding.used {
            let message = format!("the prefix `{}` stands for what everybody calls `{usual}`", binding.prefix);
            found.push(
                feed.found(&RULE, binding.span, message).help(format!("write xmlns:{usual}, and {usual}: in the tags")),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::feed_testing::feed_findings;

    #[test]
    fn other_prefixes_are_told() {
        let text = "<rss xmlns:it='http://www.itunes.com/dtds/podcast-1.0.dtd'><it:author/>\
                    <link xmlns='http://www.w3.org/2005/Atom'/></rss>";
        insta::assert_snapshot!(feed_findings("prefix-unusual", text), @"
        1:6: info: the prefix `it` stands for what everybody calls `itunes`
          help: write xmlns:itunes, and itunes: in the tags
        ");
    }
}
