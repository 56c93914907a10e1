//! An item: one episode.

use rss::extension::itunes::ITunesItemExtension;

use super::channel::YES;
use super::{Item, MAX_VALUE, plain, podcast, rfc2822};
use crate::config::Config;
use crate::feed::media;
use crate::record::EpisodeType;

/// The item in the `rss` crate's model.
pub(super) fn item(item: &Item<'_>, config: &Config) -> rss::Item {
    let title = plain(&item.title, MAX_VALUE);
    let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    rss::Item {
        link: item.link.as_ref().map(ToString::to_string),
        description: text(&item.notes.description),
        content: text(&item.notes.content),
        enclosure: item.enclosure.as_ref().map(|enclosure| rss::Enclosure {
            url: media::prefixed(config.feed.prefix.as_ref(), &enclosure.url),
            // RSS Best Practices: 0 where the length is not known.
            length: enclosure.length.unwrap_or(0).to_string(),
            mime_type: enclosure.media_type.clone(),
        }),
        categories: item.episode.tags.iter().map(|tag| category(tag)).collect(),
        comments: item.episode.comments.as_ref().map(ToString::to_string),
        guid: Some(rss::Guid { value: item.guid.clone(), permalink: item.permalink }),
        pub_date: item.published.map(rfc2822),
        extensions: podcast::of_item(item, config, &title),
        itunes_ext: Some(itunes(item, config)),
        title: Some(title),
        ..rss::Item::default()
    }
}

fn itunes(item: &Item<'_>, config: &Config) -> ITunesItemExtension {
    let episode = item.episode;
    ITunesItemExtension {
        image: item.image.as_ref().map(ToString::to_string),
        duration: episode.whole_seconds().map(|seconds| seconds.to_string()),
        explicit: Some(episode.explicit.unwrap_or(config.show.explicit).to_string()),
        // Apple takes whole numbers from 1.
        episode: episode.number.filter(|number| *number > 0).map(|number| number.to_string()),
        season: episode.season.filter(|season| *season > 0).map(|season| season.to_string()),
        episode_type: Some(kind(episode.kind.unwrap_or(EpisodeType::Full)).into()),
        author: episode.author.as_deref().map(|author| plain(author, MAX_VALUE)),
        subtitle: episode.subtitle.as_deref().map(|text| plain(text, MAX_VALUE)),
        keywords: keywords(&episode.keywords),
        block: episode.block.then(|| YES.into()),
        ..ITunesItemExtension::default()
    }
}

/// A free word as a category of no particular system.
fn category(tag: &str) -> rss::Category {
    rss::Category { name: plain(tag, MAX_VALUE), domain: None }
}

/// As many as fit, with commas between them.
pub(super) fn keywords(words: &[String]) -> Option<String> {
    let mut list = String::new();
    for word in words {
        let word = plain(&word.replace(',', " "), MAX_VALUE);
        let comma = if list.is_empty() { "" } else { "," };
        if !word.is_empty() && (list.chars().count() + comma.len() + word.chars().count()) <= MAX_VALUE {
            list.extend([comma, &word]);
        }
    }
    Some(list).filter(|list| !list.is_empty())
}

fn kind(kind: EpisodeType) -> &'static str {
    match kind {
        EpisodeType::Full => "full",
        EpisodeType::Trailer => "trailer",
        EpisodeType::Bonus => "bonus",
    }
}
