//! `podcast:socialInteract`: where to talk about an episode.

use std::collections::BTreeSet;

use super::{named, value};
use crate::diagnostic::Diagnostics;
use crate::feed::read::{Element, Ns};
use crate::lint::feed::FeedContext;
use crate::lint::rule::Rule;

/// `social-uri-missing`
pub mod uri {
    use crate::lint::rule::rule;

    rule! {
        /// A place to talk without its address.
        ///
        /// ## What it does
        /// Looks for `uri` of `podcast:socialInteract`, unless its protocol is `disabled`.
        ///
        /// ## Why it matters
        /// There is nothing to open.
        ///
        /// ## Example
        /// ```xml
        /// <podcast:socialInteract protocol="activitypub"/>
        /// ```
        /// Use instead:
        /// ```xml
        /// <podcast:socialInteract protocol="activitypub" uri="https://bread.example/@rye/1"/>
        /// ```
        "social-uri-missing", Podcast, Error, fix: None, check: Feed(super::check),
        sources: ["podcast-namespace docs/tags/social-interact.md, Attributes"]
    }
}

/// `social-disabled-with-more`
pub mod disabled {
    use crate::lint::rule::rule;

    rule! {
        /// Comments are disabled, and yet there is an address.
        ///
        /// ## What it does
        /// Finds `protocol="disabled"` with other attributes.
        ///
        /// ## Why it matters
        /// Apps show no comments; if some are wanted, the protocol is wrong.
        ///
        /// ## Example
        /// ```xml
        /// <podcast:socialInteract protocol="disabled" uri="https://bread.example/@rye/1"/>
        /// ```
        /// Use instead:
        /// ```xml
        /// <podcast:socialInteract protocol="disabled"/>
        /// ```
        "social-disabled-with-more", Podcast, Warning, fix: None, check: Family("social-uri-missing"),
        sources: ["podcast-namespace docs/tags/social-interact.md"]
    }
}

/// `social-priority`
pub mod priority {
    use crate::lint::rule::rule;

    rule! {
        /// Several places to talk without an order of their own.
        ///
        /// ## What it does
        /// Compares `priority` of the `podcast:socialInteract`s of an item.
        ///
        /// ## Why it matters
        /// Apps show one of them; which one is left to chance.
        ///
        /// ## Example
        /// ```xml
        /// <podcast:socialInteract protocol="activitypub" uri="https://bread.example/@rye/1"/>
        /// <podcast:socialInteract protocol="nostr" uri="nostr:note1"/>
        /// ```
        /// Use instead:
        /// ```xml
        /// <podcast:socialInteract priority="1" protocol="activitypub" uri="https://bread.example/@rye/1"/>
        /// <podcast:socialInteract priority="2" protocol="nostr" uri="nostr:note1"/>
        /// ```
        "social-priority", Podcast, Info, fix: None, check: Family("social-uri-missing"),
        sources: ["podcast-namespace docs/tags/social-interact.md"]
    }
}

/// The rules of this file.
pub static RULES: &[&Rule] = &[&uri::RULE, &disabled::RULE, &priority::RULE];

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for place in named(feed, "socialInteract") {
        let is_disabled = value(place, "protocol") == Some("disabled");
        if is_disabled && place.attributes().count() > 1 {
            let message = "comments are disabled, but the element says more than that";
            found.push(feed.found(&disabled::RULE, place.name_span(), message).help("leave the other attributes out"));
        }
        if !is_disabled && value(place, "uri").is_none() {
            let message = "<podcast:socialInteract> has no attribute `uri`";
            found.push(feed.found(&uri::RULE, place.name_span(), message).help("add the address of the post"));
        }
    }
    for parent in feed.channel.iter().chain(&feed.items) {
        let places: Vec<Element<'_>> = parent.children_named(Ns::Podcast, "socialInteract").collect();
        let mut seen = BTreeSet::new();
        for place in places.iter().filter(|_| places.len() > 1) {
            let priority = value(*place, "priority");
            if priority.is_none_or(|priority| !seen.insert(priority)) {
                let message = match priority {
                    Some(priority) => format!("another place has the priority {priority}, too"),
                    None => "one of several places has no priority".to_owned(),
                };
                found.push(feed.found(&self::priority::RULE, place.name_span(), message).help("number them from 1"));
            }
        }
    }
}
