//! The way of the data in one function: from the folder of a show to its episodes with chapters.

use crate::chapters;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::ledger::Ledger;
use crate::normalize::{self, Compiled, Others};
use crate::record::Wanted;
use crate::show::{self, Show};
use crate::source;

/// Finds, reads and normalises the episodes of a show and places their chapters.
///
/// What is wrong with single episodes goes to `diagnostics`; the others are not touched by it.
///
/// # Errors
/// A diagnostic when the files of the show cannot be listed.
pub fn compile(show: &Show, diagnostics: &mut Diagnostics) -> Result<Vec<Compiled>, Diagnostic> {
    compile_remembering(show, &Ledger::remembered(&show.root), diagnostics)
}

/// The same where only some episodes are `wanted`: the others are read as far as those are compared with them, and no chapters
/// are looked for in theirs, since all that takes longer than all the rest.
///
/// # Errors
/// A diagnostic when the files of the show cannot be listed.
pub fn compile_some(
    show: &Show,
    wanted: Wanted<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<Vec<Compiled>, Diagnostic> {
    // Guids may be made of words that only the text of an episode holds.
    let others = if show.config.feed.guid.is_some() { Others::All } else { Others::Near };
    let mut episodes = skim(show, wanted, others, diagnostics)?;
    chapters::derive_some(&mut episodes, &show.config, wanted);
    Ok(episodes)
}

/// The episodes of a show without the chapters that would have to be looked for; those that are not `wanted` are read as
/// far as `others` tells.
///
/// # Errors
/// A diagnostic when the files of the show cannot be listed.
pub(crate) fn skim(
    show: &Show,
    wanted: Wanted<'_>,
    others: Others,
    diagnostics: &mut Diagnostics,
) -> Result<Vec<Compiled>, Diagnostic> {
    read(show, &Ledger::remembered(&show.root), (wanted, others), diagnostics)
}

/// [`compile`] with a ledger that lies elsewhere, which knows what audio said that is not here.
///
/// # Errors
/// A diagnostic when the files of the show cannot be listed.
pub fn compile_remembering(
    show: &Show,
    ledger: &Ledger,
    diagnostics: &mut Diagnostics,
) -> Result<Vec<Compiled>, Diagnostic> {
    let mut episodes = read(show, ledger, (&|_| true, Others::All), diagnostics)?;
    chapters::derive_all(&mut episodes, &show.config);
    Ok(episodes)
}

/// Finds, reads and normalises episodes, with the chapters that people wrote.
fn read(
    show: &Show,
    ledger: &Ledger,
    read: (Wanted<'_>, Others),
    diagnostics: &mut Diagnostics,
) -> Result<Vec<Compiled>, Diagnostic> {
    let cold = show.clone();
    rayon::spawn(move || normalize::warm_up(&cold));
    let files = show::episodes(show, diagnostics)?;
    let notes = files.iter().filter_map(|files| files.files.notes.as_ref());
    let wanted = files.iter().filter(|files| read.0(&files.files));
    source::fetch_ahead(&show.root, notes.chain(wanted.flat_map(|files| &files.files.transcripts)));
    let mut episodes = normalize::compile_remembering(show, files, ledger, read, diagnostics);
    chapters::explicit::derive_all(show, &mut episodes, diagnostics);
    Ok(episodes)
}
