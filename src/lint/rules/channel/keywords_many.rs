//! `keywords-many`

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// `itunes:keywords` has more than twelve words.
    ///
    /// ## Why it matters
    /// Apple read twelve at most, and reads none today.
    ///
    /// ## Example
    /// `<itunes:keywords>rye, oats, wheat, spelt, barley, corn, rice, millet, salt, yeast, oven, crust, crumb</itunes:keywords>`
    "keywords-many", Feed, Info, fix: None, check: Feed(check),
    sources: ["Apple, podcast specification before 2017, <itunes:keywords>"]
}

const MOST: usize = 12;

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let owners = feed.channel.into_iter().chain(feed.items.iter().copied());
    for keywords in owners.filter_map(|owner| owner.child(Ns::Itunes, "keywords")) {
        let count = keywords.text().split(',').filter(|word| !word.trim().is_empty()).count();
        if count > MOST {
            found.push(feed.found(&RULE, keywords.text_span(), format!("there are {count} keywords, {MOST} counted")));
        }
    }
}
