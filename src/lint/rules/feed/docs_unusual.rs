//! `docs-unusual`

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;
use crate::words::shown;

rule! {
    /// `docs` does not lead to the specification of RSS.
    ///
    /// ## What it does
    /// Compares the host of `docs` with those that have published RSS 2.0.
    ///
    /// ## Why it matters
    /// It is there to tell people of later times what the file is.
    ///
    /// ## Example
    /// ```xml
    /// <docs>https://bread.example/about</docs>
    /// ```
    /// Use instead:
    /// ```xml
    /// <docs>https://www.rssboard.org/rss-specification</docs>
    /// ```
    "docs-unusual", Feed, Info, fix: None, check: Feed(check),
    sources: ["RSS 2.0, docs"]
}

/// Who has published RSS 2.0.
const HOSTS: [&str; 6] = [
    "rssboard.org",
    "cyber.law.harvard.edu",
    "cyber.harvard.edu",
    "blogs.law.harvard.edu",
    "backend.userland.com",
    "feedvalidator.org",
];

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let Some(docs) = feed.channel.and_then(|channel| channel.child(Ns::Rss, "docs")) else { return };
    let address = docs.text();
    let known = HOSTS.iter().any(|host| address.contains(host));
    if !known && !address.is_empty() {
        let message = format!("<docs> leads to {}, not to the specification of RSS", shown(&address));
        let help = "write `https://www.rssboard.org/rss-specification` or leave it out";
        found.push(feed.found(&RULE, docs.text_span(), message).help(help));
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::feed_testing::feed_findings;

    fn found(address: &str) -> String {
        feed_findings("docs-unusual", &format!("<rss version=\"2.0\"><channel><docs>{address}</docs></channel></rss>"))
    }

    #[test]
    fn the_specification_is_expected() {
        assert_eq!(found("http://blogs.law.harvard.edu/tech/rss"), "");
        insta::assert_snapshot!(found("https://bread.example/about"), @"
        1:35: info: <docs> leads to `https://bread.example/about`, not to the specification of RSS
          help: write `https://www.rssboard.org/rss-specification` or leave it out
        ");
    }
}
