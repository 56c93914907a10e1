//! When an episode was published.
//!
//! The ledger knows it for every episode that subscribers have, unless the front matter says otherwise. For new ones it
//! is the date the sources state, else noon of the day of recording, else it is inferred from the numbered neighbours.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;

use super::at;
use super::claim::Claim;
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::record::{Episode, Fact};

type Date = DateTime<FixedOffset>;

/// Gives every episode its date. An inferred date is never later than `now`: an episode that is in the sources without a
/// date is meant to be published.
pub(super) fn decide(config: &Config, claims: &mut [Claim<'_>], now: DateTime<Utc>, diagnostics: &mut Diagnostics) {
    let zone = config.show.timezone.unwrap_or(Tz::UTC);
    for claim in claims.iter_mut() {
        claim.published = stated(claim, zone, diagnostics);
    }
    let known = known(config, claims, zone);
    // An episode that subscribers have without a date stays without one.
    for claim in claims.iter_mut().filter(|claim| claim.published.is_none() && claim.given.is_none()) {
        let number = claim.record().number;
        let inferred = number.and_then(|number| infer(number, &known)).map(|date| date.min(now.fixed_offset()));
        claim.published = inferred;
        if !claim.compiled.flawed {
            diagnostics.push(unknown(claim, inferred));
        }
    }
}

/// The date that the ledger or the sources state.
fn stated(claim: &Claim<'_>, zone: Tz, diagnostics: &mut Diagnostics) -> Option<Date> {
    let record = claim.record();
    let Some(given) = claim.given.and_then(|entry| entry.published) else {
        return record.published.or_else(|| noon(record.recorded?, zone));
    };
    let Some(changed) = record.published.filter(|date| in_front_matter(record) && contradicts(*date, given)) else {
        return Some(given);
    };
    let message =
        format!("the notes say {}, but the episode was published {}", changed.to_rfc3339(), given.to_rfc3339());
    let help = "apps sort by date, and some show a moved episode as new; the notes win, and the ledger follows";
    diagnostics.push(at(Diagnostic::warning("published-changed", message).help(help), claim.compiled, Fact::Published));
    Some(changed)
}

fn in_front_matter(record: &Episode) -> bool {
    let evidence = record.evidence.get(&Fact::Published).and_then(|list| list.first());
    evidence.is_some_and(|evidence| evidence.how.contains("front matter"))
}

/// A day without a time of day (midnight) says nothing against a time on that day, nor do parts of a second, which no
/// feed holds.
fn contradicts(stated: Date, given: Date) -> bool {
    let same_day =
        stated.time() == NaiveTime::MIN && stated.date_naive() == given.with_timezone(stated.offset()).date_naive();
    stated.timestamp() != given.timestamp() && !same_day
}

fn noon(day: NaiveDate, zone: Tz) -> Option<Date> {
    let noon = day.and_hms_opt(12, 0, 0)?;
    Some(zone.from_local_datetime(&noon).earliest()?.fixed_offset())
}

/// The dates by episode number; the show's first day stands for episode 1.
fn known(config: &Config, claims: &[Claim<'_>], zone: Tz) -> BTreeMap<u32, Date> {
    let mut known: BTreeMap<u32, Date> =
        claims.iter().filter_map(|claim| Some((claim.record().number?, claim.published?))).collect();
    if let Some(first) = config.show.first_published.and_then(|day| noon(day, zone)) {
        known.entry(1).or_insert(first);
    }
    known
}

/// Between two neighbours in proportion to the numbers; beyond the last one a week for every number.
fn infer(number: u32, known: &BTreeMap<u32, Date>) -> Option<Date> {
    let before = known.range(..=number).next_back();
    let after = known.range(number..).next();
    match (before, after) {
        (Some((low, from)), Some((high, to))) if low < high => {
            let part = i128::from((*to - *from).num_seconds()) * i128::from(number - low) / i128::from(high - low);
            from.checked_add_signed(TimeDelta::try_seconds(i64::try_from(part).ok()?)?)
        }
        (Some((low, from)), _) => from.checked_add_signed(TimeDelta::try_weeks(i64::from(number - low))?),
        (None, Some((high, to))) => to.checked_sub_signed(TimeDelta::try_weeks(i64::from(high - number))?),
        (None, None) => None,
    }
}

fn unknown(claim: &Claim<'_>, inferred: Option<Date>) -> Diagnostic {
    let id = &claim.record().id;
    let (message, example) = match inferred {
        Some(date) => {
            let date = date.to_rfc3339();
            (format!("episode {id} states no date; {date} was inferred from its neighbours"), date)
        }
        None => (format!("episode {id} states no date, so it has no pubDate"), "2026-01-31".into()),
    };
    let help = format!("state it in the front matter: `date: {example}`");
    at(Diagnostic::warning("published-unknown", message).help(help), claim.compiled, Fact::Published)
}
