//! The cover of the show and the pictures of episodes, where they are files of the show.

use std::path::Path;

use super::context::{EpisodeContext, ShowContext};
use crate::artwork;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::record::Fact;

/// Judges all pictures that config and episodes name by their path; addresses lie elsewhere.
pub(super) fn check(show: &ShowContext<'_>) -> Diagnostics {
    let mut found = Diagnostics::new();
    let config = &show.show.config;
    if let Some(stated) = &config.show.image {
        found.extend(judge(show, stated, config.place("show.image"), "cover-missing", "cover-not-an-image"));
    }
    for index in 0..show.episodes.len() {
        let Some(episode) = EpisodeContext::new(show, index) else { continue };
        let Some(stated) = &episode.record().image else { continue };
        let Some(reading) = episode.evidence(Fact::Image).first() else { continue };
        found.extend(judge(show, stated, episode.place_of(reading), "image-missing", "image-not-an-image"));
    }
    found
}

/// Judges one picture; where it cannot be read, the place that names it is to blame.
fn judge(
    show: &ShowContext<'_>,
    stated: &str,
    named: Place,
    missing: &'static str,
    broken: &'static str,
) -> Diagnostics {
    if stated.contains("://") {
        return Diagnostics::new();
    }
    match artwork::probe_cover(&show.show.root, Path::new(stated)) {
        Ok(cover) => {
            artwork::check_cover(&cover).into_iter().map(|one| one.related(named.clone(), "named here")).collect()
        }
        Err(fault) => {
            let rule = match fault.rule {
                "cover-missing" => missing,
                "cover-not-an-image" => broken,
                other => other,
            };
            let told = Diagnostic { rule, place: Some(named), ..fault };
            vec![Diagnostic { message: format!("{stated}: {}", told.message), ..told }]
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    #[test]
    fn a_cover_that_is_no_picture_and_a_picture_that_is_missing() {
        let config = "\n[lint]\n";
        let notes = "---\ntitle: Rye\nimage: art/rye.png\n---\n# Bread Basket 1\n";
        let told =
            |rule| findings(rule, &[("podwright.toml", config), ("show_notes/001.md", notes), ("art/oat.png", "none")]);
        insta::assert_snapshot!(told("image-missing"), @"show_notes/001.md:3:8: error: art/rye.png: cannot read the file: No such file or directory (os error 2) [image-missing]");
        let broken = notes.replace("rye.png", "oat.png");
        let told = findings("image-not-an-image", &[("show_notes/001.md", &broken), ("art/oat.png", "none")]);
        insta::assert_snapshot!(told, @"
        show_notes/001.md:3:8: error: art/oat.png: the cover is not a picture that podwright knows: it ends before it tells its size [image-not-an-image]
          help: save it as JPEG or PNG; a file of Git LFS needs `git lfs pull` first
        ");
    }
}
