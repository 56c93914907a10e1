//! `namespace-twice`

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// One namespace has two prefixes.
    ///
    /// ## What it does
    /// Finds two declarations of a known namespace in the tag `<rss>`.
    ///
    /// ## Why it matters
    /// Elements of both prefixes mean the same, so that what is said by both is said twice; readers that look at prefixes
    /// know one of them only.
    ///
    /// ## Example
    /// ```xml
    /// <rss xmlns:atom="http://www.w3.org/2005/Atom" xmlns:a10="http://www.w3.org/2005/Atom">
    /// ```
    /// Use instead:
    /// ```xml
    /// <rss xmlns:atom="http://www.w3.org/2005/Atom">
    /// ```
    "namespace-twice", Feed, Info, fix: None, check: Feed(check),
    sources: ["practice"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let Some(root) = feed.document.root() else { return };
    let own: Vec<_> = feed.document.bindings().iter().take_while(|one| one.span.end <= root.tag().end).collect();
    let known = |ns: Ns| !matches!(ns, Ns::Other | Ns::Rss);
    for (at, binding) in own.iter().enumerate().filter(|(_, one)| known(one.ns)) {
        let other = own.iter().take(at).find(|other| other.ns == binding.ns && other.prefix != binding.prefix);
        if let Some(other) = other {
            let message = format!("`{}` and `{}` are prefixes of one namespace", other.prefix, binding.prefix);
            found.push(
                feed.found(&RULE, binding.span, message)
                    .help("use one of them and take the other out")
                    .related(feed.document.place(other.span), "declared here first"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::feed_testing::feed_findings;

    #[test]
    fn two_prefixes_are_told() {
        let text = "<rss xmlns:atom='http://www.w3.org/2005/Atom' xmlns:a10='http://www.w3.org/2005/Atom' xmlns:x='urn:x' \
                    xmlns:y='urn:x'/>";
        insta::assert_snapshot!(feed_findings("namespace-twice", text), @"
        1:47: info: `atom` and `a10` are prefixes of one namespace
          1:6: declared here first
          help: use one of them and take the other out
        ");
    }
}
