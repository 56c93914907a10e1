//! Transcripts in HTML: `<cite>` for who speaks, `<time>` for when, `<p>` for what is said.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::lint::html_tags::names::Elements;
use crate::lint::html_tags::{Tag, tags};
use crate::lint::rule::Rule;
use crate::lint::rules::texts::html_unsafe::UNSAFE;
use crate::source::{SourceFile, Span};
use crate::words::shown;

pub(super) mod unmarked {
    use crate::lint::rule::rule;

    rule! {
        /// An HTML transcript does not mark who speaks, when, and what.
        ///
        /// ## Why it matters
        /// Apps read the speaker from `<cite>`, the time from `<time>` and the words from `<p>`; in other HTML they
        /// find nothing.
        ///
        /// ## Example
        /// `<div>Kevin: Hello.</div>` should be `<cite>Kevin:</cite><time>0:00</time><p>Hello.</p>`.
        "html-transcript-unmarked", Transcript, Warning, fix: None, check: Opened,
        sources: ["podcast-namespace, transcripts.md, HTML"]
    }
}

pub(super) mod time {
    use crate::lint::rule::rule;

    rule! {
        /// A time of an HTML transcript has another form, or is before the one above it.
        ///
        /// ## Why it matters
        /// Apps jump to it; they know `M:SS` and `H:MM:SS`.
        ///
        /// ## Example
        /// `<time>about ten</time>`
        "html-transcript-time", Transcript, Info, fix: None, check: Opened,
        sources: ["podcast-namespace, transcripts.md, HTML snippet"]
    }
}

pub(super) mod unsafe_html {
    use crate::lint::rule::rule;

    rule! {
        /// An HTML transcript holds what apps remove, or what could harm them.
        ///
        /// ## Why it matters
        /// Apps show it inside themselves; scripts, forms and handlers of events have no place there.
        ///
        /// ## Example
        /// `<script src="…"></script>`
        "html-transcript-unsafe", Transcript, Warning, fix: None, check: Opened,
        sources: ["W3C feed validator, SecurityRisk"]
    }
}

/// Parts of a page that harm nobody: transcripts may be whole pages.
const OF_PAGES: Elements = Elements::of(&["meta", "link", "style", "base"]);

/// Judges an HTML transcript.
pub(super) fn check(file: &SourceFile) -> Diagnostics {
    let mut found = Diagnostics::new();
    marks(file, &mut found);
    times(file, &mut found);
    for tag in tags(file.text()).filter(|tag| !tag.is_end) {
        let handler = tag.attributes().find(|(name, _)| name.len() > 2 && name.to_ascii_lowercase().starts_with("on"));
        if tag.known.is_some_and(|element| UNSAFE.has(element) && !OF_PAGES.has(element)) {
            found.push(at(file, &unsafe_html::RULE, &tag, format!("<{}> has no place in a transcript", tag.name)));
        } else if let Some((name, _)) = handler {
            found.push(at(file, &unsafe_html::RULE, &tag, format!("{name} has no place in a transcript")));
        }
    }
    found
}

fn marks(file: &SourceFile, found: &mut Diagnostics) {
    let missing: Vec<&str> = ["cite", "time", "p"]
        .into_iter()
        .filter(|name| !tags(file.text()).any(|tag| !tag.is_end && tag.is(&[name])))
        .collect();
    if !missing.is_empty() {
        let names: Vec<String> = missing.iter().map(|name| format!("<{name}>")).collect();
        let message = format!("the transcript has no {}", names.join(", no "));
        found.push(
            unmarked::RULE
                .at(file.place(Span::default()), message)
                .help("write <cite>Name:</cite><time>0:00</time><p>words</p>"),
        );
    }
}

fn times(file: &SourceFile, found: &mut Diagnostics) {
    let mut latest = 0;
    for tag in tags(file.text()).filter(|tag| !tag.is_end && tag.is(&["time"])) {
        let rest = file.text().get(tag.end..).unwrap_or_default();
        let stated = rest.split('<').next().unwrap_or_default().trim();
        match seconds(stated) {
            None => found.push(at(file, &time::RULE, &tag, format!("{} is no M:SS or H:MM:SS", shown(stated)))),
            Some(own) if own < latest => {
                found.push(at(file, &time::RULE, &tag, format!("{stated} is before the time above it")));
            }
            Some(own) => latest = own,
        }
    }
}

/// The seconds of `M:SS` or `H:MM:SS`.
fn seconds(text: &str) -> Option<u32> {
    let parts: Vec<&str> = text.split(':').collect();
    let digits = |part: &&str| (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    let tail = parts.iter().skip(1).all(|part| part.len() == 2);
    if !(2..=3).contains(&parts.len()) || !tail || !parts.iter().all(digits) {
        return None;
    }
    parts.iter().try_fold(0, |sum, part| Some(sum * 60 + part.parse::<u32>().ok()?))
}

fn at(file: &SourceFile, rule: &Rule, tag: &Tag<'_>, message: String) -> Diagnostic {
    rule.at(file.place(Span::new(tag.start, tag.end)), message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(html: &str) -> String {
        let found = check(&SourceFile::new("1.html", html));
        found.iter().map(|one| format!("{one}\n")).collect()
    }

    #[test]
    fn a_good_transcript_is_quiet() {
        assert_eq!(told("<cite>Ada:</cite>\n<time>0:00</time>\n<p>Hello.</p>\n<time>1:00:01</time><p>Bye.</p>"), "");
    }

    #[test]
    fn every_fault_is_told_at_its_place() {
        let html = "<div>Ada: Hello.</div>\n<time>soon</time>\n<time>5:00</time>\n<time>4:00</time>\n\
                    <script>x()</script>\n<p onclick='x()'>Rye</p>\n";
        insta::assert_snapshot!(told(html), @"
        1.html:1:1: warning: the transcript has no <cite> [html-transcript-unmarked]
        1.html:2:1: info: `soon` is no M:SS or H:MM:SS [html-transcript-time]
        1.html:4:1: info: 4:00 is before the time above it [html-transcript-time]
        1.html:5:1: warning: <script> has no place in a transcript [html-transcript-unsafe]
        1.html:6:1: warning: onclick has no place in a transcript [html-transcript-unsafe]
        ");
    }
}
