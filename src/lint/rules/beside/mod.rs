//! Files that a feed names and that lie beside it: audio, transcripts, chapters, pictures.
//!
//! A feed is most often linted where it was built; what it says of these files can be held against them there.

mod audio;
mod html_transcript;
mod images;
mod place;
mod rules;
#[cfg(test)]
mod tests;
mod texts;

use std::path::{Path, PathBuf};

use crate::artwork;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::feed::read::{Attribute, Document, Element, Ns};
use crate::lint::rule::Rule;
use crate::source::pointed_size;
pub(crate) use audio::family;
use place::Site;

/// The rules of this module.
pub static RULES: &[&Rule] = &[
    &rules::enclosure_length_wrong::RULE,
    &rules::enclosure_type_wrong::RULE,
    &rules::duration_wrong::RULE,
    &rules::transcript_type_wrong::RULE,
    &rules::transcript_not_speech::RULE,
    &rules::episode_image_unfit::RULE,
    &rules::chapter_image_unfit::RULE,
    &html_transcript::unmarked::RULE,
    &html_transcript::time::RULE,
    &html_transcript::unsafe_html::RULE,
    &images::RULE,
];

/// So many pictures, transcripts or lists of chapters are opened at most: a feed may name the same ones for ever.
const MOST_FILES: usize = 20_000;

/// Compares the feed at `path` with the files beside it.
pub fn check(document: &Document<'_>, path: &Path) -> Diagnostics {
    let site = Site::of(document, path);
    let mut beside = Beside { document, site, found: Diagnostics::new(), opened: 0 };
    if let Some(channel) = document.channel() {
        beside.picture(channel);
        beside.podcast_images(channel);
    }
    for item in document.items() {
        let facts = beside.audio(item);
        let end = facts.map(|facts| facts.duration).or_else(|| audio::stated_duration(item));
        beside.transcripts(item, end);
        beside.chapters(item, end);
        beside.picture(item);
        beside.podcast_images(item);
    }
    beside.found
}

struct Beside<'a> {
    document: &'a Document<'a>,
    site: Site,
    found: Diagnostics,
    opened: usize,
}

impl Beside<'_> {
    /// The file that an attribute names, when it lies here.
    fn file(&mut self, address: Option<Attribute<'_>>) -> Option<PathBuf> {
        let address = address?;
        let path = self.find(address.value())?;
        self.pointer(&path, address).is_none().then_some(path)
    }

    /// The size of the file for which the pointer of Git LFS at `path` stands, which `namer` names; that it is one is told.
    fn pointer(&mut self, path: &Path, namer: Attribute<'_>) -> Option<u64> {
        let bytes = pointed_size(&self.site.root.join(path))?;
        let message = format!("what lies at {} is the pointer of Git LFS, not the file", path.display());
        let told = Diagnostic::warning("pointer-served", message).at(self.document.place(namer.value_span()));
        self.found
            .push(told.help("`git lfs pull` fetches it; apps get the pointer where the folder is served as it is"));
        Some(bytes)
    }

    /// The file at an address, when it lies here.
    fn find(&mut self, address: &str) -> Option<PathBuf> {
        if self.opened >= MOST_FILES {
            return None;
        }
        let path = self.site.find(address)?;
        self.opened += 1;
        Some(path)
    }

    /// A finding in the feed.
    fn at(&self, rule: &Rule, attribute: Attribute<'_>, message: impl Into<String>) -> Diagnostic {
        rule.at(self.document.place(attribute.value_span()), message)
    }

    /// Takes over what was found in a file beside the feed, and says who names it.
    fn adopt(&mut self, found: Diagnostics, namer: Attribute<'_>) {
        let place = self.document.place(namer.value_span());
        let root = self.site.root.clone();
        let rename = |place: &mut Place| place.file = root.join(&place.file);
        self.found.extend(found.into_iter().map(|mut one| {
            one.place.iter_mut().for_each(rename);
            one.related.iter_mut().map(|related| &mut related.place).for_each(rename);
            // The files beside a feed are not in front of the user: fixes are offered where they are linted themselves.
            one.fix = None;
            one.related(place.clone(), "the feed names the file here")
        }));
    }

    /// The artwork of the channel or of an item.
    fn picture(&mut self, parent: Element<'_>) {
        let Some(href) = parent.child(Ns::Itunes, "image").and_then(|image| image.attribute("href")) else { return };
        let Some(path) = self.file(Some(href)) else { return };
        let faults = match artwork::probe_cover(&self.site.root, &path) {
            Ok(cover) => artwork::check_cover(&cover),
            Err(fault) => vec![fault],
        };
        for fault in faults {
            let told = self.at(&rules::episode_image_unfit::RULE, href, fault.message);
            self.found.push(match fault.help {
                Some(help) => told.help(help),
                None => told,
            });
        }
    }
}
