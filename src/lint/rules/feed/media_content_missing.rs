//! `media-content-missing`

use crate::diagnostic::Diagnostics;
use crate::feed::read::{Element, Ns};
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// `media:content` does not say where the file is.
    ///
    /// ## What it does
    /// Finds `media:content` without `url` and without a `media:player`, and `media:group` without content.
    ///
    /// ## Why it matters
    /// There is nothing that readers could show or play.
    ///
    /// ## Example
    /// ```xml
    /// <media:content type="image/jpeg"/>
    /// ```
    /// Use instead:
    /// ```xml
    /// <media:content url="https://bread.example/1.jpg" type="image/jpeg"/>
    /// ```
    "media-content-missing", Feed, Warning, fix: None, check: Feed(check),
    sources: ["Media RSS 1.5.1, <media:group> and <media:content>"],
    w3c: ["MissingAttribute"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for element in feed.document.elements_named([(Ns::Media, "content"), (Ns::Media, "group")]) {
        let message = if element.is(Ns::Media, "content") && !is_told(element) {
            "<media:content> has neither `url` nor <media:player>"
        } else if element.is(Ns::Media, "group") && element.child(Ns::Media, "content").is_none() {
            "<media:group> holds no <media:content>"
        } else {
            continue;
        };
        found.push(feed.found(&RULE, element.name_span(), message).help("say where the file is, or leave it out"));
    }
}

/// By its address or by a player, which may stand above it for all of them.
fn is_told(content: Element<'_>) -> bool {
    let has_player = |element: Element<'_>| element.child(Ns::Media, "player").is_some();
    let above = content.parent().is_some_and(|parent| has_player(parent) || parent.parent().is_some_and(has_player));
    content.attribute("url").is_some_and(|url| !url.value().trim().is_empty()) || has_player(content) || above
}

#[cfg(test)]
mod tests {
    use crate::lint::feed_testing::feed_findings;

    fn found(media: &str) -> String {
        let feed = format!(
            "<rss version=\"2.0\" xmlns:m=\"http://search.yahoo.com/mrss/\"><channel><item>\n{media}\n</item></channel></rss>"
        );
        feed_findings("media-content-missing", &feed)
    }

    #[test]
    fn an_address_or_a_player_is_needed() {
        let player = "<m:player url='https://a.example/'/>";
        for good in [
            "<m:content url='https://a.example/1.mp3'/>".to_owned(),
            format!("<m:content>{player}</m:content>"),
            format!("{player}<m:group><m:content type='video/mp4'/></m:group>"),
        ] {
            assert_eq!(found(&good), "", "{good}");
        }
        insta::assert_snapshot!(found("<m:content url=' '/>\n<m:group/>"), @"
        2:2: warning: <media:content> has neither `url` nor <media:player>
          help: say where the file is, or leave it out
        3:2: warning: <media:group> holds no <media:content>
          help: say where the file is, or leave it out
        ");
    }
}
