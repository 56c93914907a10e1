//! Links of Atom: where they lead, and what they are for.

use super::values;
use crate::diagnostic::Diagnostics;
use crate::feed::read::{Attribute, Element, Ns};
use crate::lint::feed::FeedContext;
use crate::lint::rule::Rule;
use crate::vocabulary::values::{Kind, url};
use crate::words::{nearest, shown};

/// `atom-link-rel-unknown`
pub mod rel {
    use crate::lint::rule::rule;

    rule! {
        /// A link says what it is for by a word that nobody registered.
        ///
        /// ## What it does
        /// Compares `rel` of `atom:link` with the registry of the IANA. Addresses are allowed as well.
        ///
        /// ## Why it matters
        /// Readers skip links whose relation they do not know.
        ///
        /// ## Example
        /// ```xml
        /// <atom:link rel="slef" href="https://bread.example/feed.xml"/>
        /// ```
        /// Use instead:
        /// ```xml
        /// <atom:link rel="self" href="https://bread.example/feed.xml"/>
        /// ```
        "atom-link-rel-unknown", Feed, Warning, fix: Unsafe, check: Feed(super::check),
        sources: ["RFC 8288, section 2.1", "IANA, Link Relation Types"],
        w3c: ["UnregisteredAtomLinkRel"]
    }
}

/// `atom-link-target`
pub mod target {
    use crate::lint::rule::rule;

    rule! {
        /// A link of Atom leads nowhere.
        ///
        /// ## What it does
        /// Reads `href` of `atom:link`s that are not the feed itself: pages of the feed, hubs, other forms.
        ///
        /// ## Why it matters
        /// Readers cannot follow it, and do not find older episodes.
        ///
        /// ## Example
        /// ```xml
        /// <atom:link rel="next" href="?page=2"/>
        /// ```
        /// Use instead:
        /// ```xml
        /// <atom:link rel="next" href="https://bread.example/feed.xml?page=2"/>
        /// ```
        "atom-link-target", Feed, Warning, fix: None, check: Family("atom-link-rel-unknown"),
        sources: ["RFC 4287, section 4.2.7", "podcast-namespace docs/other-recommendations.md, Feed Paging and Archiving"],
        w3c: ["InvalidLink", "InvalidFullLink", "InvalidURLAttribute"]
    }
}

/// The rules of this file.
pub static RULES: &[&Rule] = &[&rel::RULE, &target::RULE];

/// Relations that feeds have use for.
const REGISTERED: [&str; 46] = [
    "alternate",
    "appendix",
    "archives",
    "author",
    "bookmark",
    "canonical",
    "chapter",
    "collection",
    "contents",
    "copyright",
    "current",
    "describedby",
    "duplicate",
    "edit",
    "edit-media",
    "enclosure",
    "first",
    "glossary",
    "help",
    "hub",
    "icon",
    "index",
    "item",
    "last",
    "license",
    "me",
    "next",
    "next-archive",
    "original",
    "payment",
    "prev",
    "prev-archive",
    "previous",
    "privacy-policy",
    "related",
    "replies",
    "search",
    "section",
    "self",
    "service",
    "start",
    "tag",
    "terms-of-service",
    "up",
    "via",
    "webmention",
];

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for link in feed.document.elements_named([(Ns::Atom, "link")]) {
        let relation = link.attribute("rel");
        if let Some(relation) = relation {
            judge_relation(feed, relation, found);
        }
        let is_own = link.relation().is_some_and(|relation| relation.eq_ignore_ascii_case("self"));
        judge_target(feed, link, is_own, found);
    }
}

fn judge_relation(feed: &FeedContext<'_>, relation: Attribute<'_>, found: &mut Diagnostics) {
    let word = relation.value().trim();
    let known = REGISTERED.iter().any(|known| known.eq_ignore_ascii_case(word)) || url::check_uri(word).is_none();
    if word.is_empty() || known {
        return;
    }
    let message = format!("{} is no relation that links have", shown(word));
    let diagnostic = feed.found(&rel::RULE, relation.value_span(), message);
    found.push(match nearest(word, REGISTERED) {
        Some(near) => diagnostic
            .help(format!("did you mean `{near}`?"))
            .fix(crate::diagnostic::Fix::doubtful(relation.value_span(), near)),
        None => diagnostic.help("write a registered word, or an address of your own"),
    });
}

/// The own address of the feed has rules of its own for what makes it none at all.
fn judge_target(feed: &FeedContext<'_>, link: Element<'_>, is_own: bool, found: &mut Diagnostics) {
    let Some(target) = link.attribute("href") else { return };
    if let Some(fault) = url::check(target.value().trim()) {
        let rule = match fault.kind {
            Kind::UrlLocal | Kind::UrlDelimiter | Kind::UrlPassword => values::rule(fault.kind),
            _ if is_own => return,
            // An address that begins elsewhere is whole where Atom says how (RFC 4287, section 2).
            Kind::UrlRelative if has_base(link) => return,
            _ => &self::target::RULE,
        };
        let message = format!("{} in `href` of <{}> {}", shown(target.value().trim()), link.qualified(), fault.message);
        let mut diagnostic = feed.found(rule, target.value_span(), message);
        diagnostic.help = fault.help;
        found.push(diagnostic);
    }
}

/// Does `xml:base` stand around the link?
fn has_base(link: Element<'_>) -> bool {
    let is_base = |attribute: Attribute<'_>| attribute.ns() == Ns::Xml && attribute.local() == "base";
    std::iter::successors(Some(link), |element| element.parent()).any(|element| element.attributes().any(is_base))
}

#[cfg(test)]
mod tests {
    use crate::lint::feed_testing::feed_findings;

    fn found(rule: &str, links: &str) -> String {
        let feed = format!(
            "<rss version=\"2.0\" xmlns:a=\"http://www.w3.org/2005/Atom\"><channel>\n{links}\n</channel></rss>"
        );
        feed_findings(rule, &feed)
    }

    #[test]
    fn relative_targets_are_fine_where_they_have_a_base() {
        let link = |attributes: &str| format!("<a:link rel='next' href='?page=2' {attributes}/>");
        assert_ne!(found("atom-link-target", &link("")), "");
        assert_eq!(found("atom-link-target", &link("xml:base='https://b.example/feed'")), "");
    }

    #[test]
    fn registered_relations_and_addresses_are_fine() {
        let good = "<a:link rel='self' href='/feed'/><a:link rel='http://podlove.org/deep-link' href='https://b.example/'/>\
                    <a:link rel='NEXT' href='https://b.example/2'/><a:link href='https://b.example/'/>";
        assert_eq!(found("atom-link-rel-unknown", good) + &found("atom-link-target", good), "");
    }

    #[test]
    fn others_are_told() {
        let bad = "<a:link rel='nxt' href='?page=2'/><a:link rel='my feed' href='https://b.example/'/>";
        insta::assert_snapshot!(found("atom-link-rel-unknown", bad), @"
        2:14: warning: `nxt` is no relation that links have
          help: did you mean `next`?
          feed.xml - <a:link rel='nxt' href='?page=2'/><a:link rel='my feed' href='https://b.example/'/>
          feed.xml + <a:link rel='next' href='?page=2'/><a:link rel='my feed' href='https://b.example/'/>
        2:48: warning: `my feed` is no relation that links have
          help: write a registered word, or an address of your own
        ");
        insta::assert_snapshot!(found("atom-link-target", bad), @"
        2:25: warning: `?page=2` in `href` of <a:link> is no whole URL: it does not begin with https:// or another scheme
          help: write the whole address, such as `https://example.org/`
        ");
    }
}
