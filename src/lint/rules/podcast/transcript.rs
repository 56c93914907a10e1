//! `podcast:transcript`: types, and which transcripts an episode has.

use std::collections::BTreeSet;

use super::{named, value};
use crate::diagnostic::{Diagnostics, Fix};
use crate::feed::read::{Attribute, Element, Ns};
use crate::lint::feed::FeedContext;
use crate::lint::rule::Rule;
use crate::vocabulary::values::media_type::TRANSCRIPTS;
use crate::vocabulary::values::{media_type, url};
use crate::words::{nearest, shown};

/// `transcript-type-unknown`
pub mod kind {
    use crate::lint::rule::rule;

    rule! {
        /// A transcript of a type that apps do not read.
        ///
        /// ## What it does
        /// Compares `type` with those of the namespace: `text/vtt`, `application/x-subrip`, `application/json`,
        /// `text/html` and `text/plain`.
        ///
        /// ## Why it matters
        /// Apps choose by the type; a foreign one is skipped.
        ///
        /// ## Example
        /// ```xml
        /// <podcast:transcript url="https://bread.example/1.vtt" type="vtt"/>
        /// ```
        /// Use instead:
        /// ```xml
        /// <podcast:transcript url="https://bread.example/1.vtt" type="text/vtt"/>
        /// ```
        "transcript-type-unknown", Podcast, Warning, fix: Unsafe, check: Feed(super::check),
        sources: ["podcast-namespace docs/tags/transcript.md, Attributes"]
    }
}

/// `transcript-type-srt`
pub mod srt {
    use crate::lint::rule::rule;

    rule! {
        /// SubRip by an old name of its type.
        ///
        /// ## What it does
        /// Finds `application/srt` and the like. The fix writes `application/x-subrip`.
        ///
        /// ## Why it matters
        /// Most apps read both; the documents of the namespace have `application/x-subrip`, its old schema had the
        /// other.
        ///
        /// ## Example
        /// ```xml
        /// <podcast:transcript url="https://bread.example/1.srt" type="application/srt"/>
        /// ```
        /// Use instead:
        /// ```xml
        /// <podcast:transcript url="https://bread.example/1.srt" type="application/x-subrip"/>
        /// ```
        "transcript-type-srt", Podcast, Info, fix: Safe, check: Family("transcript-type-unknown"),
        sources: ["podcast-namespace docs/tags/transcript.md, Examples"]
    }
}

/// `transcript-type-extension`
pub mod extension {
    use crate::lint::rule::rule;

    rule! {
        /// The type of a transcript does not fit the name of its file.
        ///
        /// ## What it does
        /// Compares `type` with the extension of `url`.
        ///
        /// ## Why it matters
        /// Apps read the file as what it is not.
        ///
        /// ## Example
        /// ```xml
        /// <podcast:transcript url="https://bread.example/1.srt" type="text/vtt"/>
        /// ```
        /// Use instead:
        /// ```xml
        /// <podcast:transcript url="https://bread.example/1.srt" type="application/x-subrip"/>
        /// ```
        "transcript-type-extension", Podcast, Warning, fix: Unsafe, check: Family("transcript-type-unknown"),
        sources: ["podcast-namespace docs/tags/transcript.md, Attributes"]
    }
}

/// `transcript-captions-untimed`
pub mod untimed {
    use crate::lint::rule::rule;

    rule! {
        /// A plain text is announced as captions.
        ///
        /// ## What it does
        /// Finds `rel="captions"` with `text/plain`.
        ///
        /// ## Why it matters
        /// Captions need times, and plain text has none.
        ///
        /// ## Example
        /// ```xml
        /// <podcast:transcript url="https://bread.example/1.txt" type="text/plain" rel="captions"/>
        /// ```
        /// Use instead:
        /// ```xml
        /// <podcast:transcript url="https://bread.example/1.txt" type="text/plain"/>
        /// ```
        "transcript-captions-untimed", Podcast, Warning, fix: None, check: Family("transcript-type-unknown"),
        sources: ["podcast-namespace docs/tags/transcript.md, Attributes"]
    }
}

/// `transcript-without-vtt`
pub mod vtt {
    use crate::lint::rule::rule;

    rule! {
        /// An episode has one transcript, and it is no WebVTT.
        ///
        /// ## What it does
        /// Looks at the types of episodes with one transcript.
        ///
        /// ## Why it matters
        /// WebVTT is what most apps and Apple read.
        ///
        /// ## Example
        /// ```xml
        /// <podcast:transcript url="https://bread.example/1.html" type="text/html"/>
        /// ```
        /// Use instead:
        /// ```xml
        /// <podcast:transcript url="https://bread.example/1.vtt" type="text/vtt"/>
        /// ```
        "transcript-without-vtt", Podcast, Off, fix: None, check: Family("transcript-type-unknown"),
        sources: ["podcast-namespace docs/examples/transcripts/transcripts.md", "Apple, Transcripts on Apple Podcasts"]
    }
}

/// `transcript-repeated`
pub mod repeated {
    use crate::lint::rule::rule;

    rule! {
        /// An episode has two transcripts of one type and language.
        ///
        /// ## What it does
        /// Compares `type`, `language` and `rel` of the transcripts of an item.
        ///
        /// ## Why it matters
        /// Apps take one of them by chance.
        ///
        /// ## Example
        /// ```xml
        /// <podcast:transcript url="https://bread.example/a.vtt" type="text/vtt"/>
        /// <podcast:transcript url="https://bread.example/b.vtt" type="text/vtt"/>
        /// ```
        /// Use instead:
        /// ```xml
        /// <podcast:transcript url="https://bread.example/a.vtt" type="text/vtt"/>
        /// ```
        "transcript-repeated", Podcast, Warning, fix: None, check: Family("transcript-type-unknown"),
        sources: ["podcast-namespace docs/tags/transcript.md"]
    }
}

/// The rules of this file.
pub static RULES: &[&Rule] = &[&kind::RULE, &srt::RULE, &extension::RULE, &untimed::RULE, &vtt::RULE, &repeated::RULE];

/// Names that SubRip had and has elsewhere.
const SUBRIP: [&str; 5] = ["application/srt", "text/srt", "application/x-srt", "text/x-srt", "text/x-subrip"];

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for transcript in named(feed, "transcript") {
        let Some(attribute) = transcript.attribute("type") else { continue };
        judge(feed, transcript, attribute, found);
    }
    for item in &feed.items {
        let mut seen = BTreeSet::new();
        let transcripts: Vec<Element<'_>> = item.children_named(Ns::Podcast, "transcript").collect();
        for transcript in &transcripts {
            let key = ["type", "language", "rel"].map(|name| value(*transcript, name).map(str::to_ascii_lowercase));
            if !seen.insert(key) {
                let message = "the episode has another transcript of this type and language";
                found.push(feed.found(&repeated::RULE, transcript.name_span(), message).help("keep one of them"));
            }
        }
        if let [only] = transcripts.as_slice()
            && let Some(other) = value(*only, "type").filter(|other| *other != "text/vtt")
        {
            let message = format!("the only transcript of the episode is {}, not WebVTT", shown(other));
            found.push(feed.found(&vtt::RULE, only.name_span(), message));
        }
    }
}

fn judge(feed: &FeedContext<'_>, transcript: Element<'_>, attribute: Attribute<'_>, found: &mut Diagnostics) {
    let written = attribute.value().trim();
    let essence = written.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let span = attribute.value_span();
    let known = |kind: &str| TRANSCRIPTS.iter().any(|(_, known)| *known == kind);
    let by_name = value(transcript, "url").and_then(url::ending).and_then(|ending| {
        TRANSCRIPTS.iter().find(|(known, _)| known.eq_ignore_ascii_case(ending)).map(|(_, kind)| *kind)
    });
    if SUBRIP.contains(&essence.as_str()) {
        let message = format!("{} is an old name of SubRip", shown(written));
        let fix = Fix::safe(span, "application/x-subrip");
        found.push(feed.found(&srt::RULE, span, message).help("write `application/x-subrip`").fix(fix));
    } else if !known(&essence) {
        let message = format!("{} is no type that transcripts have", shown(written));
        let diagnostic = feed.found(&kind::RULE, span, message);
        let meant = by_name.or_else(|| nearest(written, TRANSCRIPTS.map(|(_, kind)| kind)));
        found.push(match meant {
            Some(kind) => diagnostic.help(format!("write `{kind}`")).fix(Fix::doubtful(span, kind)),
            None => diagnostic
                .help("types are `text/vtt`, `application/x-subrip`, `application/json`, `text/html` and `text/plain`"),
        });
    } else if let Some(right) = by_name.filter(|right| *right != essence && media_type::check(written).is_none()) {
        let message = format!("{} is no {written}, its name says", shown(value(transcript, "url").unwrap_or_default()));
        found.push(
            feed.found(&self::extension::RULE, span, message)
                .help(format!("write `{right}`"))
                .fix(Fix::doubtful(span, right)),
        );
    }
    if essence == "text/plain"
        && let Some(rel) = transcript.attribute("rel").filter(|rel| rel.value().trim() == "captions")
    {
        let message = "plain text has no times, so it cannot be captions";
        found.push(feed.found(&untimed::RULE, rel.value_span(), message).help("leave `rel` out"));
    }
}
