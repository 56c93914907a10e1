//! `podcast:block`: who may list the show.

use std::collections::BTreeMap;

use super::value;
use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::Rule;

/// `podcast-block-conflict`
pub mod conflict {
    use crate::lint::rule::rule;

    rule! {
        /// A service is both blocked and allowed, or told twice.
        ///
        /// ## What it does
        /// Compares the `podcast:block`s of a channel by `id`; without `id` they mean everybody.
        ///
        /// ## Why it matters
        /// Which of them counts is left to the service.
        ///
        /// ## Example
        /// ```xml
        /// <podcast:block id="apple">yes</podcast:block>
        /// <podcast:block id="apple">no</podcast:block>
        /// ```
        /// Use instead:
        /// ```xml
        /// <podcast:block id="apple">yes</podcast:block>
        /// ```
        "podcast-block-conflict", Podcast, Warning, fix: None, check: Feed(super::check),
        sources: ["podcast-namespace docs/tags/block.md"]
    }
}

/// `podcast-block-all`
pub mod everybody {
    use crate::lint::rule::rule;

    rule! {
        /// The show is hidden from every platform.
        ///
        /// ## What it does
        /// Finds `podcast:block` `yes` without `id`.
        ///
        /// ## Why it matters
        /// Nobody lists the show but those that are allowed by name. If that is meant, all is well.
        ///
        /// ## Example
        /// ```xml
        /// <podcast:block>yes</podcast:block>
        /// ```
        /// Use instead:
        /// ```xml
        /// <podcast:block id="google">yes</podcast:block>
        /// ```
        "podcast-block-all", Podcast, Warning, fix: None, check: Family("podcast-block-conflict"),
        sources: ["podcast-namespace docs/tags/block.md"]
    }
}

/// The rules of this file.
pub static RULES: &[&Rule] = &[&conflict::RULE, &everybody::RULE];

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let mut seen: BTreeMap<String, crate::diagnostic::Place> = BTreeMap::new();
    for block in feed.channel.iter().flat_map(|channel| channel.children_named(Ns::Podcast, "block")) {
        let id = value(block, "id").unwrap_or_default().to_ascii_lowercase();
        if id.is_empty() && block.text().eq_ignore_ascii_case("yes") {
            let message = "the show is hidden from every platform that is not allowed by name";
            found.push(feed.found(&everybody::RULE, block.text_span(), message));
        }
        let place = feed.document.place(block.name_span());
        match seen.get(&id) {
            Some(first) => {
                let whom = if id.is_empty() { "everybody".to_owned() } else { format!("`{id}`") };
                let message = format!("{whom} is told twice whether to list the show");
                found.push(
                    feed.found(&conflict::RULE, block.name_span(), message).related(first.clone(), "the first one"),
                );
            }
            None => drop(seen.insert(id, place)),
        }
    }
}
