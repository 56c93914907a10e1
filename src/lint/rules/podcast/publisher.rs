//! `podcast:publisher` and `podcast:podroll`: what they point to.

use super::{named, value};
use crate::diagnostic::Diagnostics;
use crate::feed::read::{Element, Ns};
use crate::lint::feed::FeedContext;
use crate::lint::rule::Rule;

/// `publisher-remote-item`
pub mod remote {
    use crate::lint::rule::rule;

    rule! {
        /// `podcast:publisher` does not name one publisher.
        ///
        /// ## What it does
        /// Looks into `podcast:publisher` for exactly one `podcast:remoteItem` with `medium="publisher"`.
        ///
        /// ## Why it matters
        /// Apps cannot tell who publishes the show.
        ///
        /// ## Example
        /// ```xml
        /// <podcast:publisher>
        ///   <podcast:remoteItem feedGuid="917393e3-1b1e-5cef-ace4-edaa54e1f810"/>
        /// </podcast:publisher>
        /// ```
        /// Use instead:
        /// ```xml
        /// <podcast:publisher>
        ///   <podcast:remoteItem medium="publisher" feedGuid="917393e3-1b1e-5cef-ace4-edaa54e1f810"/>
        /// </podcast:publisher>
        /// ```
        "publisher-remote-item", Podcast, Error, fix: None, check: Feed(super::check),
        sources: ["podcast-namespace docs/tags/publisher.md"]
    }
}

/// `publisher-without-address`
pub mod address {
    use crate::lint::rule::rule;

    rule! {
        /// The publisher is named by its guid alone.
        ///
        /// ## What it does
        /// Looks for `feedUrl` of the `podcast:remoteItem` in `podcast:publisher`.
        ///
        /// ## Why it matters
        /// With the address apps need no index to find the publisher.
        ///
        /// ## Example
        /// ```xml
        /// <podcast:remoteItem medium="publisher" feedGuid="917393e3-1b1e-5cef-ace4-edaa54e1f810"/>
        /// ```
        /// Use instead:
        /// ```xml
        /// <podcast:remoteItem medium="publisher" feedGuid="917393e3-1b1e-5cef-ace4-edaa54e1f810" feedUrl="https://bread.example/publisher.xml"/>
        /// ```
        "publisher-without-address", Podcast, Info, fix: None, check: Family("publisher-remote-item"),
        sources: ["podcast-namespace docs/tags/publisher.md"]
    }
}

/// `podroll-episode`
pub mod episode {
    use crate::lint::rule::rule;

    rule! {
        /// A podroll points to one episode.
        ///
        /// ## What it does
        /// Finds `itemGuid` in the `podcast:remoteItem`s of `podcast:podroll`.
        ///
        /// ## Why it matters
        /// It recommends shows; apps ignore the episode.
        ///
        /// ## Example
        /// ```xml
        /// <podcast:podroll>
        ///   <podcast:remoteItem feedGuid="917393e3-1b1e-5cef-ace4-edaa54e1f810" itemGuid="7"/>
        /// </podcast:podroll>
        /// ```
        /// Use instead:
        /// ```xml
        /// <podcast:podroll>
        ///   <podcast:remoteItem feedGuid="917393e3-1b1e-5cef-ace4-edaa54e1f810"/>
        /// </podcast:podroll>
        /// ```
        "podroll-episode", Podcast, Info, fix: None, check: Family("publisher-remote-item"),
        sources: ["podcast-namespace docs/tags/podroll.md"]
    }
}

/// The rules of this file.
pub static RULES: &[&Rule] = &[&remote::RULE, &address::RULE, &episode::RULE];

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for publisher in named(feed, "publisher") {
        let remote: Vec<Element<'_>> = publisher.children_named(Ns::Podcast, "remoteItem").collect();
        let message = match remote.as_slice() {
            // That there is none is told by the tables.
            [] => continue,
            [one] if value(*one, "medium") == Some("publisher") => {
                if value(*one, "feedUrl").is_none() {
                    let message = "the publisher has no `feedUrl`";
                    found
                        .push(feed.found(&address::RULE, one.name_span(), message).help("add the address of its feed"));
                }
                continue;
            }
            [_] => "the publisher is not called one: `medium=\"publisher\"` is missing",
            _ => "there is more than one publisher",
        };
        found.push(
            feed.found(&self::remote::RULE, publisher.name_span(), message)
                .help("name one, with `medium=\"publisher\"`"),
        );
    }
    let rolled = named(feed, "podroll").flat_map(|podroll| podroll.children_named(Ns::Podcast, "remoteItem"));
    for attribute in rolled.filter_map(|remote| remote.attribute("itemGuid")) {
        found.push(
            feed.found(&episode::RULE, attribute.span(), "a podroll recommends shows, not episodes")
                .help("leave `itemGuid` out"),
        );
    }
}
