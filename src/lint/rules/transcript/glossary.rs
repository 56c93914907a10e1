//! `glossary`

use std::collections::HashMap;

use rayon::prelude::*;
use regex::{Regex, RegexBuilder};

use crate::diagnostic::{Diagnostics, Fix};
use crate::lint::context::ShowContext;
use crate::lint::rule::rule;
use crate::source::{SourceFile, Span};

rule! {
    /// A transcript holds a spelling that the glossary of the show corrects.
    ///
    /// ## What it does
    /// Looks in all transcripts for the misheard spellings of `[glossary]` in `podwright.toml`, as whole words. A spelling with
    /// a capital letter is found only so written (`Akin` is not `akin to`), one in small letters in any case. Addresses
    /// are left alone. The fix writes the right spelling, in capitals where the misheard word was.
    ///
    /// ## Why it matters
    /// Names are what people search for, and what speech recognition gets wrong most.
    ///
    /// ## Example
    /// ```toml
    /// [glossary]
    /// "Crumb" = ["Krumm", "crump"]
    /// ```
    /// ```text
    /// 00:00:05 I'm Ada Krumm.
    /// ```
    /// Use instead:
    /// ```text
    /// 00:00:05 I'm Ada Crumb.
    /// ```
    /// Keep ordinary words out of the glossary: `"npm" = ["in p.m."]` is harmless, `"npm" = ["to me"]` is not.
    "glossary", Transcript, Warning, fix: Safe, check: Show(check),
    sources: ["podwright.toml: [glossary]"]
}

fn check(show: &ShowContext<'_>, diagnostics: &mut Diagnostics) {
    let Some(glossary) = Glossary::new(&show.show.config.glossary) else { return };
    let found: Vec<Diagnostics> = show
        .asked()
        .map(|episode| episode.transcripts.iter().flat_map(|(file, _)| glossary.findings(file)).collect())
        .collect();
    diagnostics.extend(found.into_iter().flatten());
}

/// The misheard spellings as one pattern, and what is right.
struct Glossary<'a> {
    pattern: Regex,
    entries: HashMap<String, Vec<Entry<'a>>>,
}

struct Entry<'a> {
    misheard: &'a str,
    right: &'a str,
}

impl<'a> Glossary<'a> {
    /// None when there is nothing to look for.
    fn new(glossary: &'a std::collections::BTreeMap<String, Vec<String>>) -> Option<Self> {
        let mut entries: HashMap<String, Vec<Entry<'a>>> = HashMap::new();
        for (right, spellings) in glossary {
            for misheard in spellings.iter().map(|spelling| spelling.trim()) {
                if !misheard.is_empty() && misheard != right {
                    entries.entry(folded(misheard)).or_default().push(Entry { misheard, right });
                }
            }
        }
        let mut spellings: Vec<String> = entries.keys().map(|spelling| escaped(spelling)).collect();
        // The first alternative that fits is taken: the longest must come first.
        spellings.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        let pattern = RegexBuilder::new(&spellings.join("|")).case_insensitive(true).build().ok()?;
        (!entries.is_empty()).then_some(Self { pattern, entries })
    }

    fn findings(&self, file: &SourceFile) -> Diagnostics {
        let text = file.text();
        let mut found = Diagnostics::new();
        for hit in self.pattern.find_iter(text) {
            let span = Span::from(hit.range());
            let entries = self.entries.get(&folded(hit.as_str())).map(Vec::as_slice).unwrap_or_default();
            let entry = entries.iter().find(|entry| is_written_so(entry.misheard, hit.as_str()));
            let Some(entry) = entry.filter(|entry| is_word(text, span) && !is_right_already(text, span, entry)) else {
                continue;
            };
            let right = cased(entry, hit.as_str());
            let message = format!("{} is misheard for {}", hit.as_str(), entry.right);
            found.push(RULE.at(file.place(span), message).help(format!("write {right}")).fix(Fix::safe(span, right)));
        }
        found
    }
}

fn folded(spelling: &str) -> String {
    spelling.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Any blanks on one line stand between the words.
fn escaped(spelling: &str) -> String {
    spelling.split(' ').map(regex::escape).collect::<Vec<_>>().join(r"[ \t\u{A0}]+")
}

/// A spelling with capitals counts only with these capitals, or all in capitals; one in small letters counts in any case.
fn is_written_so(misheard: &str, written: &str) -> bool {
    let small = |text: &str| !text.chars().any(char::is_uppercase);
    let same = || misheard.split_whitespace().eq(written.split_whitespace());
    small(misheard) || same() || is_capitals(written)
}

fn is_capitals(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).count() > 1 && !text.chars().any(char::is_lowercase)
}

/// The right spelling, in capitals where the label of a speaker is.
fn cased(entry: &Entry<'_>, written: &str) -> String {
    let shouted = is_capitals(written) && !is_capitals(entry.misheard);
    if shouted { entry.right.to_uppercase() } else { entry.right.to_owned() }
}

/// Do neither letters nor the marks of an address touch `span`?
fn is_word(text: &str, span: Span) -> bool {
    let before = text.get(..span.start).unwrap_or_default();
    let after = text.get(span.end..).unwrap_or_default();
    let word = |c: char| c.is_alphanumeric() || c == '_';
    let joins = |c: char| matches!(c, '/' | '@' | '#' | '=' | '&');
    let mut behind = after.chars();
    let (next, second) = (behind.next(), behind.next());
    let mut ahead = before.chars().rev();
    let (last, last_but_one) = (ahead.next(), ahead.next());
    // `\n` and its like in JSON are no letters.
    let escape = last_but_one == Some('\\') && last.is_some_and(|c| "ntrbf".contains(c));
    let inside_word = (last.is_some_and(word) && !escape) || next.is_some_and(word);
    let of_address = last.is_some_and(|c| joins(c) || (c == '.' && last_but_one.is_some_and(word)))
        || next.is_some_and(|c| {
            matches!(c, '@' | '=') || (matches!(c, '.' | '/') && second.is_some_and(char::is_lowercase))
        });
    let is_key = after.starts_with("\":");
    !inside_word && !of_address && !is_key
}

/// Is the misheard spelling a part of the right one, which stands here?
fn is_right_already(text: &str, span: Span, entry: &Entry<'_>) -> bool {
    let right = entry.right.to_lowercase();
    right.match_indices(&entry.misheard.to_lowercase()).any(|(at, _)| {
        let start = span.start.checked_sub(at);
        start
            .and_then(|start| text.get(start..start + right.len()))
            .is_some_and(|here| here.eq_ignore_ascii_case(&right))
            && !entry.misheard.eq_ignore_ascii_case(&right)
    })
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    const GLOSSARY: &str = "[glossary]\n\"Crumb\" = [\"Krumm\", \"Akin\"]\n\"ovenlib\" = [\"oven lip\", \"OvenLib\"]\n\
                            \"Oats-Barley\" = [\"Barley\", \"Oates Barley\"]\n";

    fn lint(path: &str, text: &str) -> String {
        findings("glossary", &[("podwright.toml", GLOSSARY), (path, text)])
    }

    #[test]
    fn every_format() {
        insta::assert_snapshot!(lint("transcripts/001.txt", "00:00:00 I'm Ada Krumm. Oven lip is out.\n"), @"
        transcripts/001.txt:1:18: warning: Krumm is misheard for Crumb [glossary]
          help: write Crumb
          transcripts/001.txt - 00:00:00 I'm Ada Krumm. Oven lip is out.
          transcripts/001.txt + 00:00:00 I'm Ada Crumb. Oven lip is out.
        transcripts/001.txt:1:25: warning: Oven lip is misheard for ovenlib [glossary]
          help: write ovenlib
          transcripts/001.txt - 00:00:00 I'm Ada Krumm. Oven lip is out.
          transcripts/001.txt + 00:00:00 I'm Ada Krumm. ovenlib is out.
        ");
        insta::assert_snapshot!(lint("transcripts/001.vtt", "WEBVTT\n\n00:00.000 --> 00:01.000\n<v Ada Krumm>OvenLib's <i>new</i>.\n"), @"
        transcripts/001.vtt:4:8: warning: Krumm is misheard for Crumb [glossary]
          help: write Crumb
          transcripts/001.vtt - <v Ada Krumm>OvenLib's <i>new</i>.
          transcripts/001.vtt + <v Ada Crumb>OvenLib's <i>new</i>.
        transcripts/001.vtt:4:14: warning: OvenLib is misheard for ovenlib [glossary]
          help: write ovenlib
          transcripts/001.vtt - <v Ada Krumm>OvenLib's <i>new</i>.
          transcripts/001.vtt + <v Ada Krumm>ovenlib's <i>new</i>.
        ");
        insta::assert_snapshot!(lint("transcripts/001.srt", "1\n00:00:00,000 --> 00:00:01,000\nADA KRUMM: Hi, Bob Oates Barley.\n"), @"
        transcripts/001.srt:3:5: warning: KRUMM is misheard for Crumb [glossary]
          help: write CRUMB
          transcripts/001.srt - ADA KRUMM: Hi, Bob Oates Barley.
          transcripts/001.srt + ADA CRUMB: Hi, Bob Oates Barley.
        transcripts/001.srt:3:20: warning: Oates Barley is misheard for Oats-Barley [glossary]
          help: write Oats-Barley
          transcripts/001.srt - ADA KRUMM: Hi, Bob Oates Barley.
          transcripts/001.srt + ADA KRUMM: Hi, Bob Oats-Barley.
        ");
        insta::assert_snapshot!(
            lint("transcripts/001.json", r#"{"version": "1.0.0", "segments": [{"startTime": 0, "body": "Hi,\nKrumm."}]}"#), @r#"
        transcripts/001.json:1:66: warning: Krumm is misheard for Crumb [glossary]
          help: write Crumb
          transcripts/001.json - {"version": "1.0.0", "segments": [{"startTime": 0, "body": "Hi,\nKrumm."}]}
          transcripts/001.json + {"version": "1.0.0", "segments": [{"startTime": 0, "body": "Hi,\nCrumb."}]}
        "#);
    }

    #[test]
    fn parts_of_words_other_cases_addresses_and_right_spellings() {
        let text = "00:00:00 Krumms are akin to ovenlib. See krumm.example/Krumm, ada@Krumm.example and Oats-Barley.\n";
        assert_eq!(lint("transcripts/001.txt", text), "");
    }
}
