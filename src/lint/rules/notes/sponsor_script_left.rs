//! `sponsor-script-left`

use std::sync::LazyLock;

use regex::Regex;

use super::sponsor_lines;
use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;
use crate::notes::LineKind;

rule! {
    /// The cue for reading the sponsor is left in the notes.
    ///
    /// ## What it does
    /// Finds headings between the topics that tell the hosts to read the sponsor, such as `SPONSOR SEGMENT: Rye Cloud`
    /// or `SPONSOR - Rye`, and sponsors that are declared again there.
    ///
    /// ## Why it matters
    /// It was meant for the hosts. In a podcast app it stands between two topics like a third one, with nothing or the
    /// text of the advertisement below it.
    ///
    /// ## Example
    /// ```markdown
    /// **SPONSOR SEGMENT: Rye Cloud**
    ///
    /// **Bob #2:** [Oats](https://example.org/oats)
    /// ```
    /// Name the sponsor once, before the first topic, and take the cue out.
    "sponsor-script-left", Notes, Warning, fix: None, check: Episode(check),
    sources: ["practice: faults of real shows"]
}

/// `Sponsor` as a noun with words behind it; `Sponsored by` and a bare `Sponsor:` address the reader.
static CUE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^\W*sponsor(?:ship)?s?\s*(?:segment|read|script|spot|break|block|message|mid-?roll)?\s*(?:[-–—:]\s*)?\w",
    )
    .ok()
});
static STUB: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?i)^\W*sponsor(?:ship)?s? (?:segment|read|script|spot|break|block|message)\b").ok());
static DECLARED: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?i)^\W*sponsors?\W*(?:us\b|brought to you)").ok());

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some((file, notes)) = episode.notes() else { return };
    let (before, after) = sponsor_lines::sections(notes);
    let matches =
        |pattern: &LazyLock<Option<Regex>>, text: &str| pattern.as_ref().is_some_and(|pattern| pattern.is_match(text));
    for section in after {
        let Some(line) = notes.lines_of(section).first() else { continue };
        let text = &line.inline.text;
        // A heading with the advertisement below it is a section of its own.
        let is_section = matches!(line.line.kind, LineKind::Heading(_));
        let cue = matches(&CUE, text) && !matches(&DECLARED, text) && !is_section;
        let cue = cue && !text.to_lowercase().starts_with("sponsored");
        let lines = sponsor_lines::block(notes, section);
        let again = sponsor_lines::readings(episode)
            .find(|read| sponsor_lines::is_within(read, lines) && read.value != "self")
            .and_then(|read| {
                let earlier = before.iter().map(|section| sponsor_lines::block(notes, section));
                sponsor_lines::readings(episode).find(|first| {
                    first.value == read.value && earlier.clone().any(|lines| sponsor_lines::is_within(first, lines))
                })
            });
        if !cue && !matches(&STUB, text) && again.is_none() {
            continue;
        }
        let mut found = RULE
            .at(file.place(line.line.content), "the cue for reading the sponsor is left between the topics")
            .help("take it out, with the text that was read; the sponsor belongs before the first topic");
        if let Some(first) = again {
            found = found.related(episode.place_of(first), "the sponsor is named here already");
        }
        diagnostics.push(found);
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    fn notes(line: &str) -> String {
        format!(
            "# Bread Basket 1\nSponsored by Rye Cloud: [rye](https://bread.example/rye)\n\n**Ada #1:** [Rye](https://e.org)\n\n- Sour\n\n{line}\n\n**Bob #2:** [Oats](https://e.org/oats)\n"
        )
    }

    #[test]
    fn cues_between_topics() {
        let text = notes("**SPONSOR SEGMENT: Rye Cloud**");
        insta::assert_snapshot!(findings("sponsor-script-left", &[("show_notes/001.md", &text)]), @"
        show_notes/001.md:8:1: warning: the cue for reading the sponsor is left between the topics [sponsor-script-left]
          show_notes/001.md:2: the sponsor is named here already
          help: take it out, with the text that was read; the sponsor belongs before the first topic
        ");
        let text = notes("**SPONSOR -** **RC**\nBring your own flour");
        insta::assert_snapshot!(findings("sponsor-script-left", &[("show_notes/001.md", &text)]), @"
        show_notes/001.md:8:1: warning: the cue for reading the sponsor is left between the topics [sponsor-script-left]
          help: take it out, with the text that was read; the sponsor belongs before the first topic
        ");
    }

    #[test]
    fn a_sponsor_of_the_second_half_is_fine() {
        for line in ["**Sponsored by Flour Hub** [flour](https://bread.example/flour)", "**Sponsor**\n\nUs!"] {
            assert_eq!(findings("sponsor-script-left", &[("show_notes/001.md", &notes(line))]), "", "{line}");
        }
    }
}
