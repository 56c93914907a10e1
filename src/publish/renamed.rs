//! Episodes whose files were renamed: what they have in common with an episode that was published and is there no more.

use std::collections::{BTreeMap, HashSet};

use chrono::TimeDelta;

use super::at;
use super::claim::Claim;
use super::site::web_address;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::ledger::{Entry, Ledger};
use crate::normalize::names::fold;
use crate::record::Fact;

/// How an episode is recognised, the surest first.
const SIGNS: [(&str, Sign); 3] = [("audio", same_audio), ("title", same_title), ("number", same_number)];

type Sign = fn(&Claim<'_>, &str, &Entry) -> bool;

/// Gives claims without an entry the one of an episode that has vanished, where only one fits and it fits only once. `ids`
/// are those of all episodes, drafts too.
pub(super) fn recognise<'a>(
    claims: &mut [Claim<'a>],
    ids: &HashSet<&str>,
    ledger: &'a Ledger,
    diagnostics: &mut Diagnostics,
) {
    let taken: HashSet<String> = claims.iter().filter_map(|claim| claim.former_id.clone()).collect();
    let mut vanished: BTreeMap<&str, &'a Entry> = ledger
        .episodes
        .iter()
        .filter(|(id, _)| !ids.contains(id.as_str()) && !taken.contains(*id))
        .map(|(id, entry)| (id.as_str(), entry))
        .collect();
    for (name, sign) in SIGNS {
        if vanished.is_empty() {
            return;
        }
        for (index, id) in pairs(claims, &vanished, sign) {
            let (Some(claim), Some(entry)) = (claims.get_mut(index), vanished.remove(id)) else { continue };
            claim.given = Some(entry);
            claim.former_id = Some(id.to_owned());
            let message = format!(
                "episode {} was published as {id}: it has the same {name} and keeps its guid, {}",
                claim.record().id,
                entry.guid
            );
            diagnostics.push(at(
                Diagnostic::new("episode-renamed", Severity::Info, message),
                claim.compiled,
                Fact::Guid,
            ));
        }
    }
}

/// The claims and the ids that `sign` shows to be the same; those that fit several are left alone.
fn pairs<'i>(claims: &[Claim<'_>], vanished: &BTreeMap<&'i str, &Entry>, sign: Sign) -> Vec<(usize, &'i str)> {
    let mut fits: Vec<(usize, &str)> = Vec::new();
    for (index, claim) in claims.iter().enumerate().filter(|(_, claim)| claim.given.is_none()) {
        let fitting = vanished.iter().filter(|(id, entry)| agree(claim, entry) && sign(claim, id, entry));
        fits.extend(fitting.map(|(id, _)| (index, *id)));
    }
    let alone = |(index, id): &(usize, &str)| {
        fits.iter().filter(|(other, other_id)| other == index || other_id == id).count() == 1
    };
    fits.iter().copied().filter(alone).collect()
}

/// Does the date that the notes state, and the guid, allow it?
fn agree(claim: &Claim<'_>, entry: &Entry) -> bool {
    let record = claim.record();
    let near = |date| (date - entry.published.unwrap_or(date)).abs() <= TimeDelta::days(1);
    record.published.is_none_or(near) && record.guid.as_deref().is_none_or(|guid| guid.trim() == entry.guid)
}

fn same_audio(claim: &Claim<'_>, _: &str, entry: &Entry) -> bool {
    let record = claim.record();
    let stated = record.audio.as_ref().and_then(|audio| web_address(&audio.location));
    let published = entry.enclosure.as_ref().map(|enclosure| &enclosure.url);
    if stated.is_some() && stated.as_ref() == published {
        return true;
    }
    // Two recordings of one length in bytes and in time are one.
    let known = entry.audio.as_ref().map(|remembered| &remembered.facts);
    let heard = claim.compiled.audio.as_ref();
    known.zip(heard).is_some_and(|(known, heard)| known.bytes == heard.bytes && known.duration == heard.duration)
}

fn same_title(claim: &Claim<'_>, _: &str, entry: &Entry) -> bool {
    let folded = |title: Option<&str>| title.map(fold).filter(|title| !title.is_empty());
    let title = folded(claim.record().title.as_deref());
    title.is_some() && title == folded(entry.title.as_deref())
}

/// An id begins or ends with the number: `012`, `12-rye`.
fn same_number(claim: &Claim<'_>, id: &str, _: &Entry) -> bool {
    let digits: String = id.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    claim.record().number.is_some_and(|number| digits.parse() == Ok(number))
}
