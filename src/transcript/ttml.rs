//! Reads Timed Text (TTML, <https://www.w3.org/TR/ttml2/>), DFXP before it, and what Apple Podcasts makes of it: paragraphs with
//! `begin`, `end` or `dur`, and the agent who speaks.
//!
//! Times of paragraphs count from the start of the audio: nearly no file gives its divisions a time of their own, and those of
//! Apple do, without meaning it.

use std::collections::HashMap;
use std::sync::LazyLock;

use regex::Regex;

use super::captions;
use super::faults::Faults;
use super::lines::{offset_in, without_bom};
use super::time::{self, LATEST};
use super::words::{self, Markup};
use super::{Cue, Format, Transcript};
use crate::source::{SourceFile, Span};

/// Bytes in which the root element begins.
const HEAD: usize = 4096;
/// So many agents are known by name.
const MOST_AGENTS: usize = 1000;

static PARAGRAPH: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?s)<!--.*?-->|<(?:[a-z]+:)?p(?P<attributes>\s[^>]*)?>(?P<words>[^<]*(?:<[^>]*>[^<]*)*?)</(?:[a-z]+:)?p\s*>",
    )
    .ok()
});

static AGENT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?s)<(?:[a-z]+:)?agent\s(?P<attributes>[^>]*[^/>])>\s*<(?:[a-z]+:)?name[^>]*>(?P<name>[^<]*)<").ok()
});

/// Is the root of `text` that of Timed Text?
pub(crate) fn is_ttml(text: &str) -> bool {
    let head = text.get(..text.floor_char_boundary(HEAD)).unwrap_or_default();
    let mut tags = head.split('<').skip(1).filter(|tag| tag.starts_with(|c: char| c.is_ascii_alphabetic()));
    let root = tags.next().and_then(|tag| tag.split(['>', ' ', '\n', '\r', '\t']).next());
    text.trim_start().starts_with('<') && root.is_some_and(|name| name == "tt" || name.ends_with(":tt"))
}

/// Reads `file` as Timed Text.
pub(super) fn read(file: &SourceFile, faults: &mut Faults<'_>) -> Transcript {
    let (text, start) = without_bom(file.text());
    let head = text.get(..text.find("<body").unwrap_or(text.len())).unwrap_or_default();
    let rates = Rates::of(head);
    let names = agents(head);
    let mut cues: Vec<Cue> = Vec::new();
    for found in PARAGRAPH.iter().flat_map(|paragraph| paragraph.captures_iter(text)) {
        let Some(said) = found.name("words") else { continue };
        let whole = found.get(0).map_or("", |found| found.as_str());
        let span = Span::new(0, whole.len()).shifted(start + offset_in(text, whole));
        let tag = found.name("attributes").map_or("", |found| found.as_str());
        // Words may have times instead of the paragraph.
        let first = || attribute(said.as_str(), "begin");
        let begin = attribute(tag, "begin").or_else(first).and_then(|value| rates.seconds(value));
        let last = || said.as_str().rfind(" end=").and_then(|at| attribute(said.as_str().get(at..)?, "end"));
        let length = attribute(tag, "dur").and_then(|value| rates.seconds(value));
        let begin = begin.unwrap_or_else(|| {
            let help = "Timed Text gives paragraphs a `begin`, such as `00:00:01.500`";
            faults.warn("cue-time-invalid", span, "the paragraph has no time at which it begins", help);
            cues.last().map_or(0.0, |last| last.start)
        });
        let end = attribute(tag, "end").or_else(|| last().filter(|_| length.is_none()));
        let end = end.and_then(|value| rates.seconds(value)).or_else(|| length.map(|length| begin + length));
        let agent = attribute(tag, "agent").map(|id| names.get(id).cloned().unwrap_or_else(|| id.to_owned()));
        for turn in words::turns(said.as_str(), start + said.start(), span, Markup::WebVtt) {
            if turn.text.is_empty() {
                continue;
            }
            let speaker = turn.speaker.or_else(|| agent.clone()).filter(|name| !name.is_empty());
            cues.push(Cue { start: begin, end, speaker, ..Cue { speaker: None, ..turn } });
        }
    }
    if cues.iter().all(|cue| cue.speaker.is_none()) {
        captions::name_speakers(file, &mut cues, true);
    }
    Transcript { format: Format::Ttml, cues, ..Transcript::default() }
}

/// The value of the attribute `name`, with any prefix, of the tag that begins `tag`.
fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let mut rest = tag;
    while let Some((before, behind)) = rest.split_once(name) {
        let is_name = before.ends_with(|c: char| c.is_whitespace() || c == ':');
        let value = behind.trim_start().strip_prefix('=').map(str::trim_start).filter(|_| is_name);
        let quoted =
            value.and_then(|value| Some((value.get(1..)?, value.chars().next().filter(|c| matches!(c, '"' | '\''))?)));
        if let Some((value, quote)) = quoted {
            return value.split_once(quote).map(|(value, _)| value.trim());
        }
        rest = behind;
    }
    None
}

/// The names of agents by their identifiers.
fn agents(head: &str) -> HashMap<&str, String> {
    let agents = AGENT.iter().flat_map(|agent| agent.captures_iter(head)).take(MOST_AGENTS);
    let known = agents.filter_map(|agent| {
        let name = words::one_line(&html_escape::decode_html_entities(agent.name("name")?.as_str()));
        let id = attribute(head.get(agent.name("attributes")?.start() - 1..)?, "id")?;
        Some((id, name)).filter(|(_, name)| !name.is_empty())
    });
    known.collect()
}

/// How many frames and ticks a second has.
struct Rates {
    frames: f64,
    ticks: f64,
}

impl Rates {
    fn of(head: &str) -> Self {
        let rate = |name| attribute(head, name).and_then(|rate| rate.parse().ok()).filter(|rate: &f64| *rate >= 1.0);
        let frames = rate("frameRate").unwrap_or(30.0);
        Self { frames, ticks: rate("tickRate").unwrap_or(1.0) }
    }

    /// Seconds of a time expression (TTML2, section 12.3), or of a bare number; none where no audio is so long.
    fn seconds(&self, value: &str) -> Option<f64> {
        let of_clock = || time::whole(value).map(|time| time.seconds);
        let of_frames = || {
            let (clock, frames) = value.rsplit_once(':').filter(|(clock, _)| clock.matches(':').count() == 2)?;
            Some(time::whole(clock)?.seconds + frames.parse::<f64>().ok()? / self.frames)
        };
        let of_offset = || {
            let (digits, unit) = value.split_at(value.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(value.len()));
            let factor = match unit {
                "h" => 3600.0,
                "m" => 60.0,
                "s" | "" => 1.0,
                "ms" => 0.001,
                "f" => 1.0 / self.frames,
                "t" => 1.0 / self.ticks,
                _ => return None,
            };
            Some(digits.parse::<f64>().ok()? * factor)
        };
        of_clock().or_else(of_frames).or_else(of_offset).filter(|seconds| (0.0..LATEST).contains(seconds))
    }
}

#[cfg(test)]
mod tests {
    use super::super::Format;
    use super::super::tests::{cues, parsed, rules};
    use super::*;

    #[test]
    fn time_expressions() {
        let rates = Rates::of("<tt ttp:frameRate='25' ttp:tickRate=\"10000000\">");
        for (value, seconds) in [
            ("00:00:01.5", Some(1.5)),
            ("1:02.500", Some(62.5)),
            ("00:00:01:05", Some(1.2)),
            ("1.5s", Some(1.5)),
            ("1500ms", Some(1.5)),
            ("2m", Some(120.0)),
            ("50f", Some(2.0)),
            ("15000000t", Some(1.5)),
            ("12.5", Some(12.5)),
            ("-1", None),
            ("1e300", None),
            ("soon", None),
            ("é", None),
        ] {
            assert_eq!(rates.seconds(value), seconds, "{value}");
        }
    }

    #[test]
    fn paragraphs_with_agents() {
        let text = "<?xml version='1.0'?>\n<tt:tt xmlns:tt='http://www.w3.org/ns/ttml'><tt:head><ttm:agent xml:id=\"a\" type=\"person\">\
            <ttm:name type=\"full\">Ada &amp; Co</ttm:name></ttm:agent></tt:head><tt:body><tt:div begin='0.5'>\n\
            <tt:p ttm:agent='a'><tt:span begin='1s' end='2s'>Hello</tt:span><tt:br/>\n<tt:span begin='2s' end='3s'>there.</tt:span></tt:p>\n\
            <!-- <tt:p begin='3s'>No.</tt:p> -->\n<tt:p begin='4s' dur='1.5s' ttm:agent='x'>Bye &lt;all>.</tt:p><tt:p>Late.</tt:p></tt:div></tt:body></tt:tt>";
        assert_eq!(rules("a.xml", text), ["cue-time-invalid"]);
        assert_eq!(parsed("a.txt", text).format, Format::Ttml);
        let cues = cues("a.ttml", text);
        let found: Vec<_> =
            cues.iter().map(|cue| (cue.start, cue.end, cue.speaker.as_deref(), cue.text.as_str())).collect();
        assert_eq!(
            found,
            [
                (1.0, Some(3.0), Some("Ada & Co"), "Hello there."),
                (4.0, Some(5.5), Some("x"), "Bye <all>."),
                (4.0, None, None, "Late.")
            ]
        );
    }

    #[test]
    fn other_markup_is_no_timed_text() {
        for text in ["<ttx>", "<table><tt>code</tt>", "tt <tt>", "<html>"] {
            assert!(!is_ttml(text), "{text}");
        }
    }
}
