//! `picture-type-served`

use super::{Asked, What};
use crate::artwork;
use crate::diagnostic::Diagnostic;
use crate::lint::rule::rule;

rule! {
    /// A cover is served as something else than it is. With `--online`.
    ///
    /// ## Why it matters
    /// Browsers and apps that trust the server show nothing.
    ///
    /// ## Example
    /// A JPEG that is served as `text/html` or `image/png`.
    "picture-type-served", Image, Warning, fix: None, check: Opened,
    sources: ["Apple, A Podcaster's Guide to RSS, <itunes:image>"]
}

pub(super) fn check(asked: &Asked<'_>) -> Option<Diagnostic> {
    let served = asked.answer.plain_type().filter(|_| asked.what == What::Picture && asked.answer.is_there())?;
    let real = artwork::media_type_of(&asked.answer.head)?;
    let same = served == real || (served == "image/jpg" && real == "image/jpeg");
    (!same).then(|| asked.found(&RULE, format!("the picture is {real}, but is served as {served}")))
}
