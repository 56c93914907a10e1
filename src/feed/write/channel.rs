//! The channel: what the show says about itself.

use std::collections::BTreeMap;

use rss::extension::atom::{AtomExtension, Link};
use rss::extension::itunes::{ITunesCategory, ITunesChannelExtension, ITunesOwner};
use url::Url;

use super::{Feed, GENERATOR, MAX_VALUE, item, plain, podcast, rfc2822};
use crate::chapters::formats::{presentable, psc};
use crate::config::{Category, Config, Description, ShowType};
use crate::feed::html;
use crate::tags::Block;

/// The one word that sets a flag (Apple).
pub(super) const YES: &str = "Yes";

/// BCP 47: nobody knows the language. That is no value for readers.
const UNDETERMINED: &str = "und";

/// The feed without its items, in the `rss` crate's model.
pub(super) fn channel(feed: &Feed<'_>) -> rss::Channel {
    let show = &feed.config.show;
    let title = plain(feed.title.as_ref().unwrap_or(&show.title), MAX_VALUE);
    let line = |text: &Option<String>| text.as_deref().map(|text| plain(text, MAX_VALUE));
    // RSS 2.0 wants a link: the feed's own address is better than none.
    let link = show.link.as_ref().or(feed.address.as_ref()).map(ToString::to_string).unwrap_or_default();
    // The newest content dates the feed; the clock would make every build differ.
    let newest = feed.items.iter().filter_map(|item| item.published).max().map(rfc2822);
    rss::Channel {
        description: description(feed.config),
        language: language(feed.config),
        copyright: line(&show.copyright),
        managing_editor: line(&show.managing_editor),
        webmaster: line(&show.web_master),
        ttl: show.ttl.map(|minutes| minutes.to_string()),
        skip_hours: show.skip_hours.iter().map(ToString::to_string).collect(),
        skip_days: show.skip_days.iter().map(ToString::to_string).collect(),
        pub_date: newest.clone(),
        last_build_date: newest,
        generator: Some(GENERATOR.into()),
        image: feed.image.as_ref().map(|image| rss::Image {
            url: image.to_string(),
            title: title.clone(),
            link: link.clone(),
            ..rss::Image::default()
        }),
        title,
        link,
        extensions: podcast::of_channel(feed),
        atom_ext: Some(AtomExtension { links: links(feed) }).filter(|atom| !atom.links.is_empty()),
        itunes_ext: Some(itunes(feed)),
        namespaces: namespaces(feed),
        ..rss::Channel::default()
    }
}

/// The language of the show, where anybody knows it.
pub(super) fn language(config: &Config) -> Option<String> {
    Some(config.show.language.clone()).filter(|language| language != UNDETERMINED)
}

/// The feed itself, its other pages, and the hubs that tell when it changes.
fn links(feed: &Feed<'_>) -> Vec<Link> {
    let of_feed = |rel: &str, url: &Url| Link {
        href: url.to_string(),
        rel: rel.into(),
        mime_type: Some("application/rss+xml".into()),
        ..Link::default()
    };
    let own = feed.address.iter().map(|url| of_feed("self", url));
    let pages = feed.pages.iter().map(|(rel, url)| of_feed(rel, url));
    let hub = |url: &Url| Link { href: url.to_string(), rel: "hub".into(), ..Link::default() };
    own.chain(pages).chain(feed.config.feed.hubs.iter().map(hub)).collect()
}

fn description(config: &Config) -> String {
    let show = &config.show;
    let source = show.description.as_deref().unwrap_or(&show.title);
    match config.feed.description {
        Description::Composed => html::bare(html::render_short(source, show.link.as_ref())),
        Description::AsWritten => html::render_text(source, show.link.as_ref()),
    }
}

fn itunes(feed: &Feed<'_>) -> ITunesChannelExtension {
    let show = &feed.config.show;
    let hosts = || feed.config.hosts.iter().map(|host| host.name.as_str()).collect::<Vec<_>>().join(", ");
    let author = show.author.clone().unwrap_or_else(hosts);
    ITunesChannelExtension {
        author: Some(plain(&author, MAX_VALUE)).filter(|author| !author.is_empty()),
        categories: show.categories.iter().map(category).collect(),
        image: feed.image.as_ref().map(ToString::to_string),
        explicit: Some(show.explicit.to_string()),
        owner: show.owner.as_ref().map(|owner| ITunesOwner {
            name: owner.name.as_deref().map(|name| plain(name, MAX_VALUE)),
            email: Some(owner.email.clone()),
        }),
        r#type: Some(match show.kind {
            ShowType::Episodic => "episodic".into(),
            ShowType::Serial => "serial".into(),
        }),
        subtitle: show.subtitle.as_deref().map(|text| plain(text, MAX_VALUE)),
        summary: show.summary.clone(),
        keywords: item::keywords(&show.keywords),
        complete: show.complete.filter(|complete| *complete).map(|_| YES.into()),
        new_feed_url: feed.moved.as_ref().map(ToString::to_string),
        block: show.tags.block.contains(&Block::All(true)).then(|| YES.into()),
    }
}

/// `News > Tech News` is a subcategory inside its category.
fn category(category: &Category) -> ITunesCategory {
    let named = |name: &str, subcategory| ITunesCategory { text: plain(name, MAX_VALUE), subcategory };
    named(&category.name, category.subcategory.as_deref().map(|name| Box::new(named(name, None))))
}

/// The namespaces the `rss` crate does not declare by itself; Apple (support/823) asks for `content` in every feed.
fn namespaces(feed: &Feed<'_>) -> BTreeMap<String, String> {
    let mut namespaces = BTreeMap::from([
        ("content".to_owned(), "http://purl.org/rss/1.0/modules/content/".to_owned()),
        ("podcast".to_owned(), podcast::NAMESPACE.to_owned()),
    ]);
    if feed.items.iter().any(|item| !presentable(item.episode.chapters_in_time()).is_empty()) {
        namespaces.insert("psc".into(), psc::NAMESPACE.into());
    }
    namespaces
}
