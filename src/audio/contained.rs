//! A guard around `lofty`, whose arithmetic does not stand up to every damaged file.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::fault::Fault;

/// What `read` yields; a panic in it is one more way in which headers are broken.
///
/// Found by the property tests here: sample counts of damaged Ogg files overflow. Whatever `read` leaves half done is
/// thrown away with its reader's position, so nothing broken is seen afterwards.
pub(super) fn contained<T>(read: impl FnOnce() -> Result<T, Fault>) -> Result<T, Fault> {
    guarded(read).unwrap_or_else(|| Err(Fault::Broken("their numbers make no sense".into())))
}

/// What `work` yields, nothing where it panics.
pub(crate) fn guarded<T>(work: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(work)).ok()
}
