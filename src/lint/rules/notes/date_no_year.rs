//! `date-no-year`

use crate::diagnostic::{Diagnostics, Severity};
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;
use crate::record::Fact;

rule! {
    /// The date of the recording lacks its year.
    ///
    /// ## What it does
    /// Finds episodes whose notes and greeting give a day and a month only. Where the neighbouring episodes tell the
    /// year, it is an info; where they do not, nobody can know when the episode was recorded.
    ///
    /// ## Why it matters
    /// Episodes are listened to for years.
    ///
    /// ## Example
    /// ```text
    /// 00:00:03 This is episode 12, recorded May 25th.
    /// ```
    /// Say, or write into the notes:
    /// ```text
    /// 00:00:03 This is episode 12, recorded May 25th, 2018.
    /// ```
    "date-no-year", Notes, Warning, fix: None, check: Episode(check),
    sources: ["practice: faults of real shows"]
}

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let evidence = episode.evidence(Fact::Recorded);
    let is_inferred = |how: &str| how.starts_with("inferred");
    let value = |read: &crate::record::Evidence| read.value.as_str().unwrap_or_default().to_owned();
    let has_year = evidence.iter().any(|read| !is_inferred(&read.how) && !value(read).starts_with("--"));
    let Some(read) = evidence.iter().find(|read| value(read).starts_with("--")).filter(|_| !has_year) else { return };
    let mut found = RULE.at(episode.place_of(read), "the date of the recording lacks its year");
    found = match episode.record().recorded {
        Some(date) => {
            found.severity = Severity::Info;
            found.help(format!("the episodes around it make it {date}"))
        }
        None => found.help("write `recorded: YYYY-MM-DD` into the front matter"),
    };
    diagnostics.push(found);
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    #[test]
    fn a_year_that_nobody_knows() {
        let show = [
            ("show_notes/001.md", "# Bread Basket 1\n"),
            ("transcripts/001.txt", "00:00:03 This is episode 1, recorded May 25th.\n"),
        ];
        insta::assert_snapshot!(findings("date-no-year", &show), @"
        transcripts/001.txt:1:38: warning: the date of the recording lacks its year [date-no-year]
          help: write `recorded: YYYY-MM-DD` into the front matter
        ");
    }

    #[test]
    fn a_year_that_the_neighbours_know() {
        let show = [
            ("transcripts/001.txt", "00:00:03 This is episode 1, recorded May 18th, 2018.\n"),
            ("transcripts/002.txt", "00:00:03 This is episode 2, recorded May 25th.\n"),
        ];
        insta::assert_snapshot!(findings("date-no-year", &show), @"
        transcripts/002.txt:1:38: info: the date of the recording lacks its year [date-no-year]
          help: the episodes around it make it 2018-05-25
        ");
    }

    #[test]
    fn a_year_in_the_notes() {
        let show = [
            ("show_notes/001.md", "# Bread Basket 1\n\nRecorded May 25th, 2018.\n"),
            ("transcripts/001.txt", "00:00:03 This is episode 1, recorded May 25th.\n"),
        ];
        assert_eq!(findings("date-no-year", &show), "");
    }
}
