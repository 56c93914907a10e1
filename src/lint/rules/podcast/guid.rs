//! `podcast:guid`: the name of a show for ever.

use url::Url;
use uuid::Uuid;

use crate::diagnostic::{Diagnostics, Fix};
use crate::feed::identity::podcast_guid;
use crate::feed::read::{Element, Ns};
use crate::lint::feed::FeedContext;
use crate::lint::rule::Rule;
use crate::words::shown;

/// `podcast-guid-version`
pub mod version {
    use crate::lint::rule::rule;

    rule! {
        /// `podcast:guid` is a UUID of another kind than the namespace asks for.
        ///
        /// ## What it does
        /// Reads the version of the UUID: it should be 5, a hash of the address of the feed.
        ///
        /// ## Why it matters
        /// Who makes it by chance may make it again by chance; who derives it gets the same every time.
        ///
        /// ## Example
        /// ```xml
        /// <podcast:guid>0ecfdfd7-fda1-4c3d-9515-476727f9df5e</podcast:guid>
        /// ```
        /// Use instead:
        /// ```xml
        /// <podcast:guid>917393e3-1b1e-5cef-ace4-edaa54e1f810</podcast:guid>
        /// ```
        "podcast-guid-version", Podcast, Warning, fix: None, check: Feed(super::check),
        sources: ["podcast-namespace docs/tags/guid.md"],
        profiles: [Podcasting20],
        levels: [Podcasting20: Error]
    }
}

/// `podcast-guid-underived`
pub mod underived {
    use crate::lint::rule::rule;

    rule! {
        /// `podcast:guid` is not the one that the address of the feed gives.
        ///
        /// ## What it does
        /// Compares it with the hash of the `atom:link` to the feed itself. For a show that has moved another one
        /// is right: it keeps the one of its first address.
        ///
        /// ## Why it matters
        /// A new show should have the one of its address, so that everybody finds the same.
        ///
        /// ## Example
        /// ```xml
        /// <podcast:guid>9b024349-ccf0-5f69-a609-6b82873eab3c</podcast:guid>
        /// ```
        /// Use instead:
        /// ```xml
        /// <podcast:guid>917393e3-1b1e-5cef-ace4-edaa54e1f810</podcast:guid>
        /// ```
        "podcast-guid-underived", Podcast, Off, fix: Unsafe, check: Family("podcast-guid-version"),
        sources: ["podcast-namespace docs/tags/guid.md"],
        profiles: [Podcasting20]
    }
}

/// The rules of this file.
pub static RULES: &[&Rule] = &[&version::RULE, &underived::RULE];

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let Some(guid) = feed.channel.and_then(|channel| channel.child(Ns::Podcast, "guid")) else { return };
    let Ok(id) = guid.text().parse::<Uuid>() else { return };
    if id.get_version_num() != 5 {
        let message = format!("{} is a UUID of version {}, not 5", shown(&guid.text()), id.get_version_num());
        let help = "a show that is known by it keeps it; a new one takes the hash of its address";
        found.push(feed.found(&version::RULE, guid.text_span(), message).help(help));
    }
    let Some(derived) = feed.channel.and_then(self_link).map(|address| podcast_guid(&address)) else { return };
    if derived != id {
        let message = format!("the address of the feed gives the guid `{derived}`");
        let fix = Fix::doubtful(guid.text_span(), derived.to_string());
        found.push(
            feed.found(&underived::RULE, guid.text_span(), message).help("right for a show that has moved").fix(fix),
        );
    }
}

/// The address that the feed gives as its own.
fn self_link(channel: Element<'_>) -> Option<Url> {
    let link = channel.links("self").next()?;
    Url::parse(link.attribute("href")?.value().trim()).ok()
}

#[cfg(test)]
mod tests {
    use crate::lint::feed_testing::feed_findings;

    fn found(rule: &str, guid: &str) -> String {
        let feed = format!(
            "<rss version=\"2.0\" xmlns:podcast=\"https://podcastindex.org/namespace/1.0\" \
             xmlns:atom=\"http://www.w3.org/2005/Atom\"><channel>\n\
             <atom:link rel=\"self\" href=\"https://podnews.net/rss\"/>\n<podcast:guid>{guid}</podcast:guid></channel></rss>"
        );
        feed_findings(rule, &feed)
    }

    #[test]
    fn the_hash_of_the_address_is_fine() {
        for rule in ["podcast-guid-version", "podcast-guid-underived", "podcast-guid-missing"] {
            assert_eq!(found(rule, "9b024349-ccf0-5f69-a609-6b82873eab3c"), "");
        }
    }

    #[test]
    fn others_are_told() {
        insta::assert_snapshot!(found("podcast-guid-version", "0ecfdfd7-fda1-4c3d-9515-476727f9df5e"), @"
        3:15: warning: `0ecfdfd7-fda1-4c3d-9515-476727f9df5e` is a UUID of version 4, not 5
          help: a show that is known by it keeps it; a new one takes the hash of its address
        ");
        insta::assert_snapshot!(found("podcast-guid-underived", "917393e3-1b1e-5cef-ace4-edaa54e1f810"), @"
        3:15: info: the address of the feed gives the guid `9b024349-ccf0-5f69-a609-6b82873eab3c`
          help: right for a show that has moved
          feed.xml - <podcast:guid>917393e3-1b1e-5cef-ace4-edaa54e1f810</podcast:guid></channel></rss>
          feed.xml + <podcast:guid>9b024349-ccf0-5f69-a609-6b82873eab3c</podcast:guid></channel></rss>
        ");
    }
}
