//! `file-date-differs`

use chrono::NaiveDate;

use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;
use crate::record::Fact;
use crate::show::FileName;

rule! {
    /// The date in the name of a file is not the one in its front matter.
    ///
    /// ## Why it matters
    /// Sites sort by the one, feeds by the other.
    ///
    /// ## Example
    /// `2021-09-10-rye.md` with `date: 2021-10-09`.
    "file-date-differs", Episode, Warning, fix: None, check: Episode(check),
    sources: ["practice: faults of real shows"]
}

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some(path) = &episode.record().files.notes else { return };
    let Some(named) = FileName::of(path, episode.config()).date else { return };
    let stated = episode.evidence(Fact::Published).iter().find(|reading| reading.how == "front matter");
    let Some(stated) = stated else { return };
    let day = stated.value.as_str().and_then(|value| value.get(..10)?.parse::<NaiveDate>().ok());
    if let Some(day) = day.filter(|day| *day != named) {
        let message = format!("this says {day}, the name of the file {named}");
        diagnostics.push(RULE.at(episode.place_of(stated), message).help("rename the file, or correct the date"));
    }
}
