//! `doctype-external`

use crate::diagnostic::Diagnostics;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// The feed relies on another file.
    ///
    /// ## What it does
    /// Finds a DOCTYPE with SYSTEM or PUBLIC, and entities that stand for other files.
    ///
    /// ## Why it matters
    /// Readers do not load other files while they read a feed, for the safety of their users; what stands there is missing.
    ///
    /// ## Example
    /// ```xml
    /// <!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">
    /// ```
    /// Take it out, and write `&#252;` for `&uuml;`.
    "doctype-external", Feed, Warning, fix: None, check: Feed(check),
    sources: ["W3C feed validator, ContainsSystemEntity"],
    w3c: ["ContainsSystemEntity", "InvalidDoctype", "DeprecatedDTD"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let Some(doctype) = feed.document.doctype() else { return };
    for (address, span) in doctype.system.iter().chain(&doctype.external) {
        let message = format!("the feed relies on another file, {address}, which readers do not load");
        found.push(feed.found(&RULE, *span, message).help("take it out, and write what it stands for"));
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::feed_testing::feed_findings;

    #[test]
    fn other_files_are_told() {
        let text = "<!DOCTYPE rss SYSTEM 'rss.dtd' [<!ENTITY ping SYSTEM 'http://a.example/ping'>]><rss/>";
        insta::assert_snapshot!(feed_findings("doctype-external", text), @"
        1:23: warning: the feed relies on another file, rss.dtd, which readers do not load
          help: take it out, and write what it stands for
        1:55: warning: the feed relies on another file, http://a.example/ping, which readers do not load
          help: take it out, and write what it stands for
        ");
        assert_eq!(feed_findings("doctype-external", "<!DOCTYPE rss [<!ENTITY a 'b'>]><rss/>"), "");
    }
}
