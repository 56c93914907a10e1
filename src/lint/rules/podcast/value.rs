//! `podcast:value`: who is paid, and how much.

use super::{named, value};
use crate::diagnostic::Diagnostics;
use crate::feed::read::{Element, Ns};
use crate::lint::feed::FeedContext;
use crate::lint::rule::Rule;
use crate::vocabulary::values::contact;
use crate::words::shown;

/// `value-splits-zero`
pub mod zero {
    use crate::lint::rule::rule;

    rule! {
        /// Nobody gets a share.
        ///
        /// ## What it does
        /// Adds the `split`s of the recipients of a `podcast:value`.
        ///
        /// ## Why it matters
        /// Shares are parts of their sum; parts of nothing are nothing.
        ///
        /// ## Example
        /// ```xml
        /// <podcast:valueRecipient type="node" address="02…" split="0"/>
        /// ```
        /// Use instead:
        /// ```xml
        /// <podcast:valueRecipient type="node" address="02…" split="100"/>
        /// ```
        "value-splits-zero", Podcast, Error, fix: None, check: Feed(super::check),
        sources: ["podcast-namespace docs/tags/value-recipient.md, Attributes"]
    }
}

/// `value-address`
pub mod address {
    use crate::lint::rule::rule;

    rule! {
        /// A recipient has no address that money can go to.
        ///
        /// ## What it does
        /// Reads `address`: 66 hexadecimal digits for a `node`, `user@host` for an `lnaddress`.
        ///
        /// ## Why it matters
        /// Payments fail.
        ///
        /// ## Example
        /// ```xml
        /// <podcast:valueRecipient type="lnaddress" address="ada" split="100"/>
        /// ```
        /// Use instead:
        /// ```xml
        /// <podcast:valueRecipient type="lnaddress" address="ada@bread.example" split="100"/>
        /// ```
        "value-address", Podcast, Error, fix: None, check: Family("value-splits-zero"),
        sources: ["podcast-namespace docs/tags/value-recipient.md, Attributes"]
    }
}

/// `value-custom-key`
pub mod key {
    use crate::lint::rule::rule;

    rule! {
        /// `customKey` is none that Lightning carries.
        ///
        /// ## What it does
        /// Reads `customKey` of lightning recipients: a whole number from 65536.
        ///
        /// ## Why it matters
        /// The record does not arrive, and the receiver cannot tell for whom the money is.
        ///
        /// ## Example
        /// ```xml
        /// <podcast:valueRecipient type="node" address="02…" split="100" customKey="name"/>
        /// ```
        /// Use instead:
        /// ```xml
        /// <podcast:valueRecipient type="node" address="02…" split="100" customKey="696969"/>
        /// ```
        "value-custom-key", Podcast, Warning, fix: None, check: Family("value-splits-zero"),
        sources: ["podcast-namespace docs/examples/value/value.md, Lightning"]
    }
}

/// The rules of this file.
pub static RULES: &[&Rule] = &[&zero::RULE, &address::RULE, &key::RULE];

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for block in named(feed, "value").chain(named(feed, "valueTimeSplit")) {
        let splits: Vec<&str> =
            block.children_named(Ns::Podcast, "valueRecipient").filter_map(|one| value(one, "split")).collect();
        let zero = |split: &&str| split.bytes().all(|digit| digit == b'0');
        if !splits.is_empty() && splits.iter().all(zero) {
            found.push(feed.found(&zero::RULE, block.name_span(), "all splits are 0, so that nobody gets anything"));
        }
    }
    for recipient in named(feed, "valueRecipient") {
        judge(feed, recipient, found);
    }
}

fn judge(feed: &FeedContext<'_>, recipient: Element<'_>, found: &mut Diagnostics) {
    let kind = value(recipient, "type");
    if let Some(attribute) = recipient.attribute("address").filter(|address| !address.value().trim().is_empty()) {
        let text = attribute.value().trim();
        let wanted = match kind {
            Some("node") if !is_node(text) => Some("66 hexadecimal digits"),
            Some("lnaddress") if contact::email(text).is_some() => Some("an address like `user@host`"),
            _ => None,
        };
        if let Some(wanted) = wanted {
            let message = format!("{} is no address of a {}", shown(text), kind.unwrap_or_default());
            found.push(feed.found(&address::RULE, attribute.value_span(), message).help(format!("write {wanted}")));
        }
    }
    let node = kind == Some("node");
    if let Some(attribute) = recipient.attribute("customKey").filter(|key| node && !key.value().trim().is_empty()) {
        if attribute.value().trim().parse::<u64>().is_ok_and(|key| key >= 65_536) {
            return;
        }
        let message = format!("{} is no key of a Lightning record", shown(attribute.value()));
        found.push(feed.found(&key::RULE, attribute.value_span(), message).help("write a whole number from 65536"));
    }
}

/// A public key: 33 bytes, the first of them 2 or 3.
fn is_node(text: &str) -> bool {
    let point = text.starts_with("02") || text.starts_with("03");
    text.len() == 66 && point && text.bytes().all(|digit| digit.is_ascii_hexdigit())
}
