//! `podcast:image` and the pictures beside a feed.

use super::Beside;
use crate::artwork::{self, CoverFacts};
use crate::feed::read::{Attribute, Element, Ns};
use crate::lint::rule::rule;

rule! {
    /// `podcast:image` gives another size or shape than the picture beside the feed has.
    ///
    /// ## Why it matters
    /// Apps choose a picture and make room for it by what the tag says, before they load it.
    ///
    /// ## Example
    /// `aspect-ratio="1/1"` for a picture of 1920 × 1080 pixels.
    "podcast-image-disagrees", Image, Warning, fix: None, check: Opened,
    sources: ["podcast-namespace docs/tags/image.md, Attributes"]
}

/// Ratios are rounded.
const TOLERANCE: f64 = 0.02;

impl Beside<'_> {
    /// The pictures that `parent` names by `podcast:image`.
    pub(super) fn podcast_images(&mut self, parent: Element<'_>) {
        for image in parent.children_named(Ns::Podcast, "image") {
            let Some(path) = self.file(image.attribute("href")) else { continue };
            let Ok(facts) = artwork::probe_cover(&self.site.root, &path) else { continue };
            for (name, side) in [("width", facts.width), ("height", facts.height)] {
                let Some(stated) = image.attribute(name) else { continue };
                if stated.value().trim().parse().is_ok_and(|stated: usize| stated != side) {
                    self.disagrees(stated, &facts);
                }
            }
            if let Some(stated) = image.attribute("aspect-ratio")
                && let Some(ratio) = ratio(stated.value())
                && (ratio * facts.height as f64 / facts.width.max(1) as f64 - 1.0).abs() > TOLERANCE
            {
                self.disagrees(stated, &facts);
            }
        }
    }

    fn disagrees(&mut self, stated: Attribute<'_>, facts: &CoverFacts) {
        let message = format!("the picture has {} × {} pixels", facts.width, facts.height);
        self.found.push(self.at(&RULE, stated, message));
    }
}

/// `16/9` as a number.
fn ratio(text: &str) -> Option<f64> {
    let (width, height) = text.split_once(['/', ':'])?;
    let (width, height): (f64, f64) = (width.trim().parse().ok()?, height.trim().parse().ok()?);
    (width > 0.0 && height > 0.0).then_some(width / height)
}
