//! Which namespace a prefix stands for, also where its URI is written in a form that strict readers do not know.

use std::borrow::Cow;

use super::names;

/// The vocabularies that feeds of podcasts use; each has its file in `schemas/`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ns {
    /// No namespace: the elements of RSS 2.0 itself.
    Rss,
    /// Apple's `itunes:`.
    Itunes,
    /// Podcasting 2.0.
    Podcast,
    /// Atom, RFC 4287.
    Atom,
    /// RSS 1.0 content module.
    Content,
    /// Dublin Core elements.
    Dc,
    /// Dublin Core terms.
    DcTerms,
    /// Podlove Simple Chapters.
    Psc,
    /// Spotify's elements.
    Spotify,
    /// Yahoo's Media RSS.
    Media,
    /// Google Play's copy of the itunes elements.
    GooglePlay,
    /// RSS 1.0 syndication module.
    Sy,
    /// RSS 1.0 slash module.
    Slash,
    /// Comment API.
    Wfw,
    /// Blubrry's `rawvoice:`.
    RawVoice,
    /// Feed history, RFC 5005.
    FeedHistory,
    /// Threading, RFC 4685.
    Thread,
    /// FeedBurner.
    FeedBurner,
    /// W3C geo positions.
    Geo,
    /// GeoRSS.
    GeoRss,
    /// ICBM positions.
    Icbm,
    /// Userland's blogChannel.
    BlogChannel,
    /// Creative Commons for RSS.
    CreativeCommons,
    /// RSS 1.0 administrative module.
    Admin,
    /// Creative Commons in RDF.
    Cc,
    /// TrackBack.
    Trackback,
    /// RDF.
    Rdf,
    /// XHTML.
    Xhtml,
    /// `xml:`, bound by definition.
    Xml,
    /// A namespace that podwright has no vocabulary for.
    Other,
    /// A prefix that no `xmlns` declares.
    Unbound,
}

/// How well the URI of a namespace is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UriForm {
    /// As its document gives it.
    Canonical,
    /// Another URI that the document calls equal.
    Equivalent,
    /// Misspelt: readers that compare URIs ignore every element in it.
    Misspelt,
}

/// A namespace with its customary prefix, its URI, the equal ones and the misspelt ones seen in feeds.
struct Known {
    ns: Ns,
    prefix: &'static str,
    uri: &'static str,
    equivalent: &'static [&'static str],
}

impl Ns {
    /// The namespace that `uri` means, and how well it is written; spelling is forgiven, so that one wrong letter is
    /// one finding and not one for each element.
    pub fn of_uri(uri: &str) -> (Self, UriForm) {
        if uri.is_empty() {
            return (Self::Rss, UriForm::Canonical);
        }
        for known in KNOWN {
            if known.uri == uri {
                return (known.ns, UriForm::Canonical);
            }
            if known.equivalent.contains(&uri) {
                return (known.ns, UriForm::Equivalent);
            }
        }
        let key = spelling(uri);
        let alike = KNOWN.iter().find(|known| {
            std::iter::once(&known.uri).chain(known.equivalent).any(|candidate| spelling(candidate) == key)
        });
        alike.map_or((Self::Other, UriForm::Canonical), |known| (known.ns, UriForm::Misspelt))
    }

    /// The namespace that people mean by `prefix`.
    pub fn of_prefix(prefix: &str) -> Option<Self> {
        KNOWN.iter().find(|known| known.prefix == prefix).map(|known| known.ns)
    }

    /// The URI of the namespace.
    pub fn uri(self) -> &'static str {
        KNOWN.iter().find(|known| known.ns == self).map(|known| known.uri).unwrap_or_default()
    }

    /// The customary prefix; empty for RSS 2.0 itself.
    pub fn prefix(self) -> &'static str {
        KNOWN.iter().find(|known| known.ns == self).map(|known| known.prefix).unwrap_or_default()
    }
}

/// Why a document may not declare `prefix` to be `uri`, written as `raw`; none when it may. Namespaces in XML 1.0, 3.
pub(super) fn forbidden(prefix: &str, uri: &str, raw: &str) -> Option<Cow<'static, str>> {
    const XMLNS: &str = "http://www.w3.org/2000/xmlns/";
    if prefix == "xmlns" || uri == XMLNS {
        return Some("`xmlns` declares prefixes and cannot be declared itself".into());
    }
    if (prefix == "xml") != (uri == Ns::Xml.uri()) {
        return Some("the prefix `xml` and its namespace belong together and cannot be declared otherwise".into());
    }
    if uri.is_empty() && !prefix.is_empty() {
        return Some(format!("the prefix `{prefix}` is declared without a namespace").into());
    }
    raw.bytes().any(names::is_space).then(|| format!("there is white space in the namespace `{uri}`").into())
}

/// What is left of a URI when case, scheme, `www.` and a closing slash do not count.
fn spelling(uri: &str) -> String {
    let uri = uri.trim().to_ascii_lowercase();
    let rest = uri.strip_prefix("https://").or_else(|| uri.strip_prefix("http://")).unwrap_or(&uri);
    rest.strip_prefix("www.").unwrap_or(rest).trim_end_matches('/').to_owned()
}

#[rustfmt::skip]
static KNOWN: &[Known] = &[
    Known { ns: Ns::Itunes, prefix: "itunes", uri: "http://www.itunes.com/dtds/podcast-1.0.dtd", equivalent: &[] },
    Known { ns: Ns::Podcast, prefix: "podcast", uri: "https://podcastindex.org/namespace/1.0",
            equivalent: &["https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md"] },
    Known { ns: Ns::Atom, prefix: "atom", uri: "http://www.w3.org/2005/Atom", equivalent: &[] },
    Known { ns: Ns::Content, prefix: "content", uri: "http://purl.org/rss/1.0/modules/content/", equivalent: &[] },
    Known { ns: Ns::Dc, prefix: "dc", uri: "http://purl.org/dc/elements/1.1/", equivalent: &[] },
    Known { ns: Ns::DcTerms, prefix: "dcterms", uri: "http://purl.org/dc/terms/", equivalent: &[] },
    Known { ns: Ns::Psc, prefix: "psc", uri: "http://podlove.org/simple-chapters", equivalent: &[] },
    Known { ns: Ns::Spotify, prefix: "spotify", uri: "http://www.spotify.com/ns/rss", equivalent: &[] },
    Known { ns: Ns::Media, prefix: "media", uri: "http://search.yahoo.com/mrss/", equivalent: &[] },
    Known { ns: Ns::GooglePlay, prefix: "googleplay", uri: "http://www.google.com/schemas/play-podcasts/1.0", equivalent: &[] },
    Known { ns: Ns::Sy, prefix: "sy", uri: "http://purl.org/rss/1.0/modules/syndication/", equivalent: &[] },
    Known { ns: Ns::Slash, prefix: "slash", uri: "http://purl.org/rss/1.0/modules/slash/", equivalent: &[] },
    Known { ns: Ns::Wfw, prefix: "wfw", uri: "http://wellformedweb.org/CommentAPI/", equivalent: &[] },
    Known { ns: Ns::RawVoice, prefix: "rawvoice", uri: "http://www.rawvoice.com/rawvoiceRssModule/",
            equivalent: &["https://blubrry.com/developer/rawvoice-rss/"] },
    Known { ns: Ns::FeedHistory, prefix: "fh", uri: "http://purl.org/syndication/history/1.0", equivalent: &[] },
    Known { ns: Ns::Thread, prefix: "thr", uri: "http://purl.org/syndication/thread/1.0", equivalent: &[] },
    Known { ns: Ns::FeedBurner, prefix: "feedburner", uri: "http://rssnamespace.org/feedburner/ext/1.0", equivalent: &[] },
    Known { ns: Ns::Geo, prefix: "geo", uri: "http://www.w3.org/2003/01/geo/wgs84_pos#", equivalent: &[] },
    Known { ns: Ns::GeoRss, prefix: "georss", uri: "http://www.georss.org/georss", equivalent: &[] },
    Known { ns: Ns::Icbm, prefix: "icbm", uri: "http://postneo.com/icbm", equivalent: &["http://postneo.com/icbm/"] },
    Known { ns: Ns::BlogChannel, prefix: "blogChannel", uri: "http://backend.userland.com/blogChannelModule", equivalent: &[] },
    Known { ns: Ns::CreativeCommons, prefix: "creativeCommons",
            uri: "http://backend.userland.com/creativeCommonsRssModule", equivalent: &["http://cyber.law.harvard.edu/rss/creativeCommonsRssModule.html"] },
    Known { ns: Ns::Admin, prefix: "admin", uri: "http://webns.net/mvcb/", equivalent: &[] },
    Known { ns: Ns::Cc, prefix: "cc", uri: "http://web.resource.org/cc/", equivalent: &["http://creativecommons.org/ns#"] },
    Known { ns: Ns::Trackback, prefix: "trackback", uri: "http://madskills.com/public/xml/rss/module/trackback/", equivalent: &[] },
    Known { ns: Ns::Rdf, prefix: "rdf", uri: "http://www.w3.org/1999/02/22-rdf-syntax-ns#", equivalent: &[] },
    Known { ns: Ns::Xhtml, prefix: "xhtml", uri: "http://www.w3.org/1999/xhtml", equivalent: &[] },
    Known { ns: Ns::Xml, prefix: "xml", uri: "http://www.w3.org/XML/1998/namespace", equivalent: &[] },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelling_of_uris_is_forgiven_but_told() {
        let read = |uri| Ns::of_uri(uri);
        assert_eq!(read("http://www.itunes.com/dtds/podcast-1.0.dtd"), (Ns::Itunes, UriForm::Canonical));
        assert_eq!(read("http://www.itunes.com/DTDs/Podcast-1.0.dtd"), (Ns::Itunes, UriForm::Misspelt));
        assert_eq!(read("https://podcastindex.org/namespace/1.0/"), (Ns::Podcast, UriForm::Misspelt));
        let github = "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md";
        assert_eq!(read(github), (Ns::Podcast, UriForm::Equivalent));
        assert_eq!(read("https://example.org/ns"), (Ns::Other, UriForm::Canonical));
    }
}
