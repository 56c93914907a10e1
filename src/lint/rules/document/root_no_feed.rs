//! `root-no-feed`

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// The file is XML, but no RSS feed.
    ///
    /// ## What it does
    /// Looks at the root element: a web page, Atom, RSS 1.0 and others are named. Of a web page nothing else is told.
    ///
    /// ## Why it matters
    /// Apple, Spotify and most apps read podcasts from RSS 2.0 only. A web page in the place of the feed is most often an
    /// error page that was saved, or the address of the show's site.
    ///
    /// ## Example
    /// ```xml
    /// <html><head><title>404 Not Found</title></head></html>
    /// ```
    /// Use instead:
    /// ```xml
    /// <rss version="2.0"><channel>…</channel></rss>
    /// ```
    "root-no-feed", Feed, Error, fix: None, check: Feed(check),
    sources: ["RSS 2.0, rss", "Apple, A Podcaster's Guide to RSS: RSS 2.0"],
    w3c: ["UndefinedElement"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let Some(root) = feed.document.root() else { return };
    let message = match (root.ns(), root.local()) {
        (_, "rss") => return,
        (_, name) if name.eq_ignore_ascii_case("html") => "this is a web page, no feed".to_owned(),
        (Ns::Atom, "feed") | (_, "feed") => "this is an Atom feed: podcast apps read RSS 2.0".to_owned(),
        (Ns::Rdf, _) | (_, "RDF") => "this is RSS 1.0: podcast apps read RSS 2.0".to_owned(),
        (_, name) if name.eq_ignore_ascii_case("rss") => {
            format!("the root element is <{name}>: case counts, <rss> is meant")
        }
        (_, "channel") => "the root element is <channel>: the <rss> around it is missing".to_owned(),
        _ => format!("the root element is <{}>: this is no feed", root.qualified()),
    };
    found.push(feed.found(&RULE, root.name_span(), message).help("a feed is <rss version=\"2.0\"> with one <channel>"));
}

#[cfg(test)]
mod tests {
    use crate::lint::feed_testing::feed_findings;

    #[test]
    fn other_roots_are_named() {
        let roots = ["<html><br>", "<feed xmlns='http://www.w3.org/2005/Atom'/>", "<RSS/>", "<channel/>", "<opml/>"];
        let told: String = roots.iter().map(|text| feed_findings("root-no-feed", text)).collect();
        insta::assert_snapshot!(told);
        assert_eq!(feed_findings("root-no-feed", "<rss/>"), "");
    }
}
