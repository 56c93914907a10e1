//! Keys of config and front matter by the elements and attributes that they are named like: `feed_guid` is `feedGuid`.

use super::{Element, vocabulary};
use crate::feed::read::Ns;

/// The namespaces that typed tags are of, the first one first.
const NAMESPACES: [Ns; 2] = [Ns::Podcast, Ns::Rss];

/// An element that the vocabulary knows, found by a key.
#[derive(Debug, Clone)]
pub(crate) struct Named {
    pub ns: Ns,
    /// With its customary prefix.
    pub name: String,
    pub entry: &'static Element,
}

impl Named {
    /// The element that `key` makes in `parent`; none when it is no element there.
    pub fn of(parent: &str, key: &str) -> Option<Self> {
        NAMESPACES.into_iter().find_map(|ns| {
            let entry = vocabulary().element(parent, ns, &camel(key)).or_else(|| short_named(parent, ns, key))?;
            let name = if ns == Ns::Podcast { format!("podcast:{}", entry.name) } else { entry.name.clone() };
            Some(Self { ns, name, entry })
        })
    }

    /// The attribute that `key` becomes.
    pub fn attribute(&self, key: &str) -> Option<String> {
        [camel(key), key.replace('_', "-")].into_iter().find(|name| self.entry.attributes.contains_key(name))
    }
}

/// The element of `parent` that `key` calls without the name of the parent: `recipients` for `valueRecipient`.
fn short_named(parent: &str, ns: Ns, key: &str) -> Option<&'static Element> {
    let singular = camel(&format!("_{}", key.strip_suffix('s')?));
    let names = vocabulary().names(ns).filter(|name| name.ends_with(&singular));
    names.filter_map(|name| vocabulary().element(parent, ns, name)).next()
}

/// `feed_guid` as elements and attributes are written: `feedGuid`.
fn camel(key: &str) -> String {
    let mut name = String::with_capacity(key.len());
    let mut upper = false;
    for c in key.chars() {
        match c {
            '_' => upper = true,
            c if upper => {
                name.extend(c.to_uppercase());
                upper = false;
            }
            c => name.push(c),
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_named_like_what_they_become() {
        assert_eq!(camel("remote_start_time"), "remoteStartTime");
        let name = |parent, key| Named::of(parent, key).map(|named| named.name);
        assert_eq!(name("podcast:value", "recipients").as_deref(), Some("podcast:valueRecipient"));
        assert_eq!(name("podcast:value", "time_splits").as_deref(), Some("podcast:valueTimeSplit"));
        assert_eq!(name("podcast:liveItem", "guid").as_deref(), Some("guid"));
        assert_eq!(name("podcast:funding", "title"), None);
    }
}
