//! `enclosure-format-apple`

use crate::diagnostic::Diagnostics;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;
use crate::vocabulary::values::url;

rule! {
    /// An enclosure is in a form that Apple does not list.
    ///
    /// ## Why it matters
    /// Apple takes MP3 and AAC, H.264 and PDF, and leaves the episode out of other forms, which many apps do play.
    ///
    /// ## Example
    /// `<enclosure url="https://a.example/7.ogg" type="audio/ogg" …/>`
    "enclosure-format-apple", Item, Info, fix: None, check: Feed(check),
    sources: ["Apple, A Podcaster's Guide to RSS, <enclosure>; Apple, Audio requirements (support/893)"],
    profiles: [Apple],
    levels: [Apple: Warning],
    w3c: ["UnsupportedItunesFormat"]
}

/// Forms that podcast apps play, and Apple does not.
const FORMS: [&str; 6] = ["ogg", "opus", "flac", "wav", "webm", "vorbis"];

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for item in &feed.episodes {
        let Some(enclosure) = item.enclosure else { continue };
        let of_type = enclosure.attribute("type").and_then(|media| Some((media, form_of_type(media.value())?)));
        let of_file = || enclosure.attribute("url").and_then(|url| Some((url, form_of_file(url.value())?)));
        if let Some((attribute, form)) = of_type.or_else(of_file) {
            let message = format!("Apple does not take {form}");
            let help = "offer MP3 or AAC, and this form in <podcast:alternateEnclosure>";
            found.push(feed.found(&RULE, attribute.value_span(), message).help(help));
        }
    }
}

fn form_of_type(media: &str) -> Option<&'static str> {
    let (_, name) = media.split(';').next()?.trim().split_once('/')?;
    form(name.strip_prefix("x-").unwrap_or(name))
}

fn form_of_file(address: &str) -> Option<&'static str> {
    form(url::ending(address.trim())?)
}

fn form(name: &str) -> Option<&'static str> {
    FORMS.into_iter().find(|form| form.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_told_by_type_and_ending() {
        assert_eq!(form_of_type("audio/ogg; codecs=opus"), Some("ogg"));
        assert_eq!(form_of_type("audio/x-wav"), Some("wav"));
        assert_eq!(form_of_file("https://a.example/7.OPUS?a=1"), Some("opus"));
        for fine in ["audio/mpeg", "audio/x-m4a", "video/mp4", "ogg", ""] {
            assert_eq!(form_of_type(fine), None, "{fine}");
        }
        for fine in ["https://a.example/7.mp3", "https://a.example/ogg", "https://a.ogg/7"] {
            assert_eq!(form_of_file(fine), None, "{fine}");
        }
    }
}
