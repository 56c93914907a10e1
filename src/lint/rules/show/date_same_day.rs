//! `date-same-day`

use crate::diagnostic::Diagnostics;
use crate::lint::context::ShowContext;
use crate::lint::habit;
use crate::lint::rule::rule;
use crate::record::Fact;

rule! {
    /// Two episodes in a row are of the same day.
    ///
    /// ## What it does
    /// Compares the dates of recording. Many shows record two episodes in one session, so the rule is off unless asked for.
    ///
    /// ## Why it matters
    /// A date that was copied and not changed looks the same.
    ///
    /// ## Example
    /// Episodes 80 and 81 are both `recorded May 25th, 2018`.
    "date-same-day", Show, Off, fix: None, check: Show(check),
    sources: ["practice: faults of real shows"]
}

fn check(show: &ShowContext<'_>, diagnostics: &mut Diagnostics) {
    let dated: Vec<_> = habit::episodes(show).filter(|episode| episode.record().recorded.is_some()).collect();
    for pair in dated.windows(2) {
        let [before, after] = pair else { continue };
        let (Some(read), true) =
            (after.evidence(Fact::Recorded).first(), before.record().recorded == after.record().recorded)
        else {
            continue;
        };
        let mut found =
            RULE.at(after.place_of(read), format!("episode {} was recorded on this day, too", before.record().id));
        if let Some(other) = before.evidence(Fact::Recorded).first() {
            found = found.related(before.place_of(other), "the other episode");
        }
        diagnostics.push(found);
    }
}
