//! `namespace-required`

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// A namespace that PSP-1 asks for is not declared.
    ///
    /// ## What it does
    /// Looks for the namespaces of itunes, podcast and atom.
    ///
    /// ## Why it matters
    /// What PSP-1 requires of a show stands in elements of all three.
    ///
    /// ## Example
    /// ```xml
    /// <rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">
    /// ```
    /// Use instead:
    /// ```xml
    /// <rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
    ///      xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:atom="http://www.w3.org/2005/Atom">
    /// ```
    "namespace-required", Feed, Info, fix: None, check: Feed(check),
    sources: ["PSP-1, Required RSS Namespace Declarations"],
    profiles: [Psp1]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let Some(root) = feed.document.root().filter(|root| root.local() == "rss") else { return };
    for ns in [Ns::Itunes, Ns::Podcast, Ns::Atom] {
        if feed.document.bindings().iter().all(|binding| binding.ns != ns) {
            let message = format!("the namespace of `{}` is not declared", ns.prefix());
            let help = format!("write xmlns:{}=\"{}\" in the tag <rss>", ns.prefix(), ns.uri());
            found.push(feed.found(&RULE, root.name_span(), message).help(help));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::feed_testing::feed_findings;

    #[test]
    fn what_is_not_declared_is_told() {
        let text = "<rss xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'/>";
        insta::assert_snapshot!(feed_findings("namespace-required", text), @r#"
        1:2: info: the namespace of `atom` is not declared
          help: write xmlns:atom="http://www.w3.org/2005/Atom" in the tag <rss>
        1:2: info: the namespace of `podcast` is not declared
          help: write xmlns:podcast="https://podcastindex.org/namespace/1.0" in the tag <rss>
        "#);
    }
}
