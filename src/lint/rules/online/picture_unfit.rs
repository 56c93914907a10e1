//! `picture-unfit`

use super::{Asked, What};
use crate::artwork;
use crate::diagnostic::Diagnostic;
use crate::lint::rule::rule;

rule! {
    /// The picture on the server is none that podcast apps show. With `--online`.
    ///
    /// ## What it does
    /// Reads size and form in the first bytes.
    ///
    /// ## Why it matters
    /// Artwork has to be square, 1400 to 3000 pixels a side, JPEG or PNG; Apple refuses others.
    ///
    /// ## Example
    /// A picture of 800 × 600 pixels.
    "picture-unfit", Image, Warning, fix: None, check: Opened,
    sources: ["Apple, Artwork requirements (support/896)"]
}

pub(super) fn check(asked: &Asked<'_>) -> Option<Diagnostic> {
    if asked.what != What::Picture || !asked.answer.is_there() {
        return None;
    }
    let (faults, media_type) = artwork::faults_of_head(&asked.answer.head);
    let Some(media_type) = media_type else {
        return Some(asked.found(&RULE, "what the server sends is no picture that podwright knows"));
    };
    let (first, rest) = faults.split_first()?;
    let all = rest.iter().fold(first.clone(), |all, one| format!("{all}, {one}"));
    Some(asked.found(&RULE, format!("the picture ({media_type}) {all}")))
}
