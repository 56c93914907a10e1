//! `textinput-used`

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// The feed has a `textInput`.
    ///
    /// ## What it does
    /// Finds `textInput` in the channel.
    ///
    /// ## Why it matters
    /// It is a search form that hardly any reader ever showed; no podcast app does.
    ///
    /// ## Example
    /// ```xml
    /// <textInput>
    ///   <title>Search</title>
    /// </textInput>
    /// ```
    /// Use instead:
    /// ```xml
    /// <link>https://bread.example/search</link>
    /// ```
    "textinput-used", Feed, Info, fix: None, check: Feed(check),
    sources: ["RSS Best Practices Profile, textInput"],
    w3c: ["AvoidTextInput"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for form in feed.channel.iter().flat_map(|channel| channel.children_named(Ns::Rss, "textInput")) {
        found.push(feed.found(&RULE, form.name_span(), "no podcast app shows <textInput>").help("leave it out"));
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::feed_testing::feed_findings;

    #[test]
    fn forms_are_told() {
        let feed = "<rss version=\"2.0\"><channel><textInput/></channel></rss>";
        insta::assert_snapshot!(feed_findings("textinput-used", feed), @"
        1:30: info: no podcast app shows <textInput>
          help: leave it out
        ");
    }
}
