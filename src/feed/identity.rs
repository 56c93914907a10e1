//! Names that are given once and never change: `podcast:guid` and the guids of episodes.

use url::Url;
use uuid::{Uuid, uuid};

/// Namespace of every `podcast:guid` (Podcasting 2.0, guid.md).
const PODCAST_NAMESPACE: Uuid = uuid!("ead4c236-bf58-58c6-a2c6-a6b28d128cb6");

/// `podcast:guid` of the feed at `url`: UUIDv5 of the address without scheme and trailing slashes.
pub fn podcast_guid(url: &Url) -> Uuid {
    let address = url.as_str();
    let seed = address.split_once("://").map_or(address, |(_, rest)| rest).trim_end_matches('/');
    Uuid::new_v5(&PODCAST_NAMESPACE, seed.as_bytes())
}

/// What stands in for the `podcast:guid` of a show whose feed has no address yet.
pub fn provisional_guid(show_title: &str) -> Uuid {
    Uuid::new_v5(&PODCAST_NAMESPACE, show_title.as_bytes())
}

/// guid of the episode `id`, the same on every build: UUIDv5 of the show's guid and the id.
pub fn episode_guid(show: Uuid, id: &str) -> String {
    Uuid::new_v5(&show, format!("episode:{id}").as_bytes()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guid(url: &str) -> String {
        podcast_guid(&Url::parse(url).unwrap()).to_string()
    }

    #[test]
    fn podcast_guids_are_those_of_the_specification() {
        assert_eq!(guid("https://mp3s.nashownotes.com/pc20rss.xml"), "917393e3-1b1e-5cef-ace4-edaa54e1f810");
        assert_eq!(guid("https://podnews.net/rss"), "9b024349-ccf0-5f69-a609-6b82873eab3c");
        assert_eq!(guid("http://podnews.net/rss//"), "9b024349-ccf0-5f69-a609-6b82873eab3c");
    }

    #[test]
    fn episode_guids_differ_by_episode_and_by_show() {
        let (one, other) = (provisional_guid("One"), provisional_guid("Other"));
        assert_eq!(episode_guid(one, "081"), episode_guid(one, "081"));
        assert_ne!(episode_guid(one, "081"), episode_guid(one, "082"));
        assert_ne!(episode_guid(one, "081"), episode_guid(other, "081"));
    }
}
