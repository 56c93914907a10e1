//! `podcast:alternateEnclosure`: which one counts, and whether it is whole.

use super::{named, value};
use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::Rule;
use crate::words::shown;

/// `alternate-enclosure-defaults`
pub mod defaults {
    use crate::lint::rule::rule;

    rule! {
        /// Two versions of an episode are the default.
        ///
        /// ## What it does
        /// Counts `default="true"` among the `podcast:alternateEnclosure`s of an item.
        ///
        /// ## Why it matters
        /// The default is the one that equals the enclosure; there is one.
        ///
        /// ## Example
        /// ```xml
        /// <podcast:alternateEnclosure type="audio/mpeg" default="true"/>
        /// <podcast:alternateEnclosure type="audio/opus" default="true"/>
        /// ```
        /// Use instead:
        /// ```xml
        /// <podcast:alternateEnclosure type="audio/mpeg" default="true"/>
        /// <podcast:alternateEnclosure type="audio/opus"/>
        /// ```
        "alternate-enclosure-defaults", Podcast, Warning, fix: None, check: Feed(super::check),
        sources: ["podcast-namespace docs/tags/alternate-enclosure.md, Attributes"]
    }
}

/// `integrity-value`
pub mod integrity {
    use crate::lint::rule::rule;

    rule! {
        /// A checksum has no form that can be compared.
        ///
        /// ## What it does
        /// Reads `value` of `podcast:integrity`: `sha256-`, `sha384-` or `sha512-` and base64 for `sri`.
        ///
        /// ## Why it matters
        /// Apps refuse a file that they cannot compare, or do not compare at all.
        ///
        /// ## Example
        /// ```xml
        /// <podcast:integrity type="sri" value="8f434346"/>
        /// ```
        /// Use instead:
        /// ```xml
        /// <podcast:integrity type="sri" value="sha256-j0NDRmSPa5bfid2pAcUXaxCm2Dlh3TwayItZstwyeqQ="/>
        /// ```
        "integrity-value", Podcast, Warning, fix: None, check: Family("alternate-enclosure-defaults"),
        sources: ["podcast-namespace docs/tags/integrity.md, Attributes", "W3C, Subresource Integrity"]
    }
}

/// The rules of this file.
pub static RULES: &[&Rule] = &[&defaults::RULE, &integrity::RULE];

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for item in &feed.items {
        let versions = item.children_named(Ns::Podcast, "alternateEnclosure");
        for second in versions.filter(|one| value(*one, "default") == Some("true")).skip(1) {
            let message = "another version of the episode is the default already";
            found.push(
                feed.found(&defaults::RULE, second.name_span(), message).help("keep the one that equals the enclosure"),
            );
        }
    }
    for sum in named(feed, "integrity").filter(|sum| value(*sum, "type") == Some("sri")) {
        let Some(attribute) = sum.attribute("value") else { continue };
        let text = attribute.value().trim();
        if !text.is_empty() && !text.split_whitespace().all(is_sri) {
            let message = format!("{} is no checksum of Subresource Integrity", shown(text));
            found.push(
                feed.found(&integrity::RULE, attribute.value_span(), message)
                    .help("write it like `sha256-…`, in base64"),
            );
        }
    }
}

/// A hash in base64 that is as long as its name says.
fn is_sri(text: &str) -> bool {
    let Some((name, digest)) = text.split_once('-') else { return false };
    let length = match name {
        "sha256" => 44,
        "sha384" => 64,
        "sha512" => 88,
        _ => return false,
    };
    let digest = digest.split('?').next().unwrap_or_default();
    let base64 = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=' | b'-' | b'_');
    digest.len() == length && digest.bytes().all(base64)
}
