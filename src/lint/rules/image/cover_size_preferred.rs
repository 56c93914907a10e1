//! `cover-size-preferred`

use std::collections::HashSet;
use std::path::Path;

use crate::artwork;
use crate::diagnostic::Diagnostics;
use crate::lint::context::{EpisodeContext, ShowContext};
use crate::lint::rule::rule;
use crate::record::Fact;

rule! {
    /// A picture is smaller than Apple prefers.
    ///
    /// ## What it does
    /// Finds square pictures between 1400 and 2999 pixels a side.
    ///
    /// ## Why it matters
    /// Apple asks for 3000 pixels, for where it shows a show in large.
    ///
    /// ## Example
    /// A cover of 1400 × 1400 pixels.
    "cover-size-preferred", Image, Info, fix: None, check: Show(check),
    sources: ["Apple, Artwork requirements (support/896)"]
}

fn check(show: &ShowContext<'_>, diagnostics: &mut Diagnostics) {
    let config = &show.show.config;
    let cover = config.show.image.iter().map(|stated| (stated.as_str(), config.place("show.image")));
    let pictures = (0..show.episodes.len()).filter_map(|index| {
        let episode = EpisodeContext::new(show, index)?;
        let stated = episode.record().image.as_deref()?;
        Some((stated, episode.place_of(episode.evidence(Fact::Image).first()?)))
    });
    let mut seen = HashSet::new();
    for (stated, named) in cover.chain(pictures).filter(|(stated, _)| !stated.contains("://")) {
        if seen.insert(stated)
            && let Ok(cover) = artwork::probe_cover(&show.show.root, Path::new(stated))
        {
            let advice = artwork::advise_on_cover(&cover);
            diagnostics.extend(advice.into_iter().map(|one| one.related(named.clone(), "named here")));
        }
    }
}
