//! `live-weekday`

use std::sync::LazyLock;

use chrono::{Datelike, Weekday};
use regex::Regex;

use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;
use crate::record::Fact;
use crate::source::Span;

rule! {
    /// The live stream is announced for another day than the one of the recording.
    ///
    /// ## What it does
    /// Compares lines such as `Usually Tuesdays at 11am` with the day of the week on which the episode was recorded.
    ///
    /// ## Why it matters
    /// When the show has moved to another day, listeners wait in vain. A single episode on another day is no fault, so
    /// the rule is off unless asked for.
    ///
    /// ## Example
    /// ```markdown
    /// # Bread Basket 12, recorded on Monday, May 1st, 2023
    ///
    /// Join us live! Usually Tuesdays at 11am PT.
    /// ```
    "live-weekday", Notes, Off, fix: None, check: Episode(check),
    sources: ["practice: faults of real shows"]
}

static USUALLY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\busually (?:on |every )?(?P<day>(?:mon|tues|wednes|thurs|fri|satur|sun)day)s?\b").ok()
});

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let (Some((file, notes)), Some(recorded)) = (episode.notes(), episode.record().recorded) else { return };
    for line in &notes.lines {
        let found = USUALLY.as_ref().and_then(|pattern| pattern.captures(&line.inline.text)?.name("day"));
        let Some(day) = found else { continue };
        let Ok(announced) = day.as_str().parse::<Weekday>() else { continue };
        if announced == recorded.weekday() {
            continue;
        }
        let span = line.inline.source_span(Span::from(day.range()));
        let message = format!(
            "the stream is usually on {}, but this was recorded on {}",
            day.as_str(),
            recorded.format("%A, %Y-%m-%d")
        );
        let mut found = RULE.at(file.place(span), message).help("correct the day if the show has moved");
        if let Some(read) = episode.evidence(Fact::Recorded).first() {
            found = found.related(episode.place_of(read), "the date of the recording");
        }
        diagnostics.push(found);
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    #[test]
    fn another_day() {
        let notes = "# Bread Basket 1\nRecorded May 1st, 2023\n\nJoin us live! Usually **Tuesdays** at 11am.\n";
        insta::assert_snapshot!(findings("live-weekday", &[("show_notes/001.md", notes)]), @"
        show_notes/001.md:4:25: info: the stream is usually on Tuesday, but this was recorded on Monday, 2023-05-01 [live-weekday]
          show_notes/001.md:2: the date of the recording
          help: correct the day if the show has moved
        ");
    }

    #[test]
    fn the_same_day() {
        let notes = "# Bread Basket 1\nRecorded May 2nd, 2023\n\nJoin us live! Usually Tuesdays at 11am.\n";
        assert_eq!(findings("live-weekday", &[("show_notes/001.md", notes)]), "");
    }
}
