//! `slash-comments-undated`

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// Counts of comments without a date at which they were counted.
    ///
    /// ## What it does
    /// Finds `slash:comments` in feeds without `lastBuildDate`.
    ///
    /// ## Why it matters
    /// The count changes with every comment; nobody can tell how old it is.
    ///
    /// ## Example
    /// ```xml
    /// <channel>
    ///   <item><slash:comments>3</slash:comments></item>
    /// </channel>
    /// ```
    /// Use instead:
    /// ```xml
    /// <channel>
    ///   <lastBuildDate>Wed, 01 May 2024 10:00:00 +0200</lastBuildDate>
    ///   <item><slash:comments>3</slash:comments></item>
    /// </channel>
    /// ```
    "slash-comments-undated", Feed, Info, fix: None, check: Feed(check),
    sources: ["W3C feed validator, SlashDate"],
    w3c: ["SlashDate"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let dated = feed.channel.is_some_and(|channel| channel.child(Ns::Rss, "lastBuildDate").is_some());
    let first = feed.items.iter().find_map(|item| item.child(Ns::Slash, "comments"));
    if let Some(comments) = first.filter(|_| !dated) {
        let message = "the feed counts comments, but has no <lastBuildDate> that says when";
        found.push(feed.found(&RULE, comments.name_span(), message));
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::feed_testing::feed_findings;

    #[test]
    fn undated_counts_are_told_once() {
        let item = "<item><s:comments>1</s:comments></item>";
        let feed = |head: &str| {
            format!(
                "<rss version=\"2.0\" xmlns:s=\"http://purl.org/rss/1.0/modules/slash/\"><channel>{head}{item}{item}</channel></rss>"
            )
        };
        insta::assert_snapshot!(feed_findings("slash-comments-undated", &feed("")), @"1:85: info: the feed counts comments, but has no <lastBuildDate> that says when");
        assert_eq!(feed_findings("slash-comments-undated", &feed("<lastBuildDate/>")), "");
    }
}
