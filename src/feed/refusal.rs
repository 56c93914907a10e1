//! What is said of a file that was named as a feed and is none.

use crate::diagnostic::Diagnostic;
use crate::feed::read::Document;

/// Why no show can be read from `document`, which has no channel.
pub fn not_a_feed(document: &Document<'_>) -> Diagnostic {
    let root = document.root().map_or("", |root| root.local()).to_ascii_lowercase();
    let text = document.file().text().trim_start();
    let (message, help) = match root.as_str() {
        "html" => (
            "it is a web page, no feed",
            "name the address of the feed; pages link to it with `<link rel=\"alternate\" type=\"application/rss+xml\">`",
        ),
        "opml" => {
            ("it is a list of feeds (OPML), no feed", "name one of the feeds in it: their addresses are in `xmlUrl`")
        }
        "" if text.starts_with('{') && text.contains("jsonfeed.org/version") => {
            ("it is a JSON Feed, which podcast apps do not read", "name the RSS feed of the show")
        }
        "" if text.starts_with(['{', '[']) => ("it is JSON, no feed", "name the RSS feed of the show"),
        "" if text.is_empty() => ("it is empty", "name the RSS feed of the show"),
        _ => ("there is no <channel> in it", "name the RSS feed of the show"),
    };
    Diagnostic::error("not-a-feed", message).help(help).in_file(document.file().path())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feed::read::read;
    use crate::source::SourceFile;

    #[test]
    fn what_it_is_instead_is_named() {
        for (text, said) in [
            ("<!doctype html><HTML><body>404", "a web page"),
            ("{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": []}", "a JSON Feed"),
            (" [1]", "JSON, no feed"),
            ("<opml version='2.0'><body/></opml>", "a list of feeds"),
            ("", "it is empty"),
            ("<rss/>", "no <channel>"),
        ] {
            let file = SourceFile::new("feed.xml", text);
            let told = not_a_feed(&read(&file, &mut Vec::new()));
            assert!(told.message.contains(said), "{text}: {}", told.message);
        }
    }
}
