//! The way of the data in one function: from the folder of a show to its episodes with chapters.

use crate::chapters;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::ledger::Ledger;
use crate::normalize::{self, Compiled};
use crate::record::Wanted;
use crate::show::{self, Show};

/// Finds, reads and normalises the episodes of a show and places their chapters.
///
/// What is wrong with single episodes goes to `diagnostics`; the others are not touched by it.
///
/// # Errors
/// A diagnostic when the files of the show cannot be listed.
pub fn compile(show: &Show, diagnostics: &mut Diagnostics) -> Result<Vec<Compiled>, Diagnostic> {
    compile_some(show, &|_| true, diagnostics)
}

/// The same where only some episodes are `wanted`: of the others the transcripts are skimmed, and no chapters are looked
/// for, since both take longer than all the rest.
///
/// # Errors
/// A diagnostic when the files of the show cannot be listed.
pub fn compile_some(
    show: &Show,
    wanted: Wanted<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<Vec<Compiled>, Diagnostic> {
    compile_remembering(show, &Ledger::remembered(&show.root), wanted, diagnostics)
}

/// The same with a ledger that lies elsewhere, which knows what audio said that is not here.
///
/// # Errors
/// A diagnostic when the files of the show cannot be listed.
pub fn compile_remembering(
    show: &Show,
    ledger: &Ledger,
    wanted: Wanted<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<Vec<Compiled>, Diagnostic> {
    let cold = show.clone();
    rayon::spawn(move || normalize::warm_up(&cold));
    let files = show::episodes(show, diagnostics)?;
    let mut episodes = normalize::compile_remembering(show, files, ledger, wanted, diagnostics);
    chapters::explicit::derive_all(show, &mut episodes, diagnostics);
    chapters::derive_some(&mut episodes, &show.config, wanted);
    Ok(episodes)
}
