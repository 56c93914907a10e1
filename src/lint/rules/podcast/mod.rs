//! The podcast namespace: what a table cannot say.

pub mod alternate;
pub mod block;
pub mod chapters;
pub mod guid;
pub mod image;
pub mod license;
pub mod live_item;
pub mod medium;
pub mod person;
pub mod presence;
pub mod publisher;
pub mod season;
pub mod social;
pub mod soundbite;
#[cfg(test)]
mod tests;
pub mod time_split;
pub mod transcript;
pub mod txt;
pub mod update_frequency;
pub mod value;

use crate::feed::read::{Element, Ns};
use crate::lint::feed::FeedContext;
use crate::vocabulary::values::{duration, number};

/// All elements of the namespace that are called `name`.
fn named<'a>(feed: &FeedContext<'a>, name: &'static str) -> impl Iterator<Item = Element<'a>> + use<'a> {
    let used = feed.document.bindings().iter().any(|binding| binding.ns == Ns::Podcast && binding.used);
    used.then(|| feed.document.elements_named([(Ns::Podcast, name)])).into_iter().flatten()
}

/// The value of an attribute without white space around it; none when it is empty.
fn value<'a>(element: Element<'a>, name: &str) -> Option<&'a str> {
    element.attribute(name).map(|attribute| attribute.value().trim()).filter(|value| !value.is_empty())
}

/// Seconds that an attribute gives.
fn seconds(element: Element<'_>, name: &str) -> Option<f64> {
    value(element, name).filter(|text| number::is_decimal(text))?.parse().ok()
}

/// Seconds that an item lasts, as it says itself.
fn length(item: Element<'_>) -> Option<f64> {
    #[allow(clippy::cast_precision_loss)] // Nobody talks that long.
    duration::seconds(&item.child(Ns::Itunes, "duration")?.text()).map(|seconds| seconds as f64)
}
