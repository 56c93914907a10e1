//! `rss-version`

use crate::diagnostic::{Diagnostics, Fix};
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;
use crate::source::Span;

rule! {
    /// The feed does not say that it is RSS 2.0.
    ///
    /// ## What it does
    /// Finds `<rss>` without `version`, with a version of RSS that never was, and with an older one (0.91, 0.92), which is
    /// valid RSS 2.0 as well.
    ///
    /// ## Why it matters
    /// Apple asks for `version="2.0"`, and enclosures exist since 0.92 only.
    ///
    /// ## Example
    /// ```xml
    /// <rss>
    /// ```
    /// Use instead:
    /// ```xml
    /// <rss version="2.0">
    /// ```
    "rss-version", Feed, Error, fix: Unsafe, check: Feed(check),
    sources: ["RSS 2.0, rss", "Apple, Podcast RSS feed requirements (support/823)"],
    w3c: ["InvalidRSSVersion"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let Some(root) = feed.document.root().filter(|root| root.local() == "rss") else { return };
    let told = match root.attribute("version") {
        Some(version) if version.value().trim() == "2.0" => return,
        Some(version) => feed
            .found(&RULE, version.value_span(), format!("RSS {} is not RSS 2.0", version.value()))
            .fix(Fix::doubtful(version.value_span(), "2.0")),
        None => {
            let behind = Span::new(root.name_span().end, root.name_span().end);
            feed.found(&RULE, root.name_span(), "<rss> says no version").fix(Fix::doubtful(behind, " version=\"2.0\""))
        }
    };
    found.push(told.help("write <rss version=\"2.0\">"));
}

#[cfg(test)]
mod tests {
    use crate::lint::feed_testing::feed_findings;

    #[test]
    fn other_versions_are_told() {
        let told: String =
            ["<rss/>", "<rss version='0.91'/>"].iter().map(|text| feed_findings("rss-version", text)).collect();
        insta::assert_snapshot!(told);
        assert_eq!(feed_findings("rss-version", "<rss version='2.0'/>"), "");
    }
}
