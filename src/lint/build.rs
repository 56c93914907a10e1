//! What a build of the show would say: missing facts, doubled claims, broken promises of the ledger.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use chrono::Utc;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::ledger::{LEDGER_NAME, Ledger};
use crate::normalize::Compiled;
use crate::publish;
use crate::record::{Episode, Wanted};
use crate::show::Show;
use crate::source::SourceFile;

/// What a build says of items, and the rule that tells the same of sources, with each place.
const TOLD_BETTER: &[(&str, &str)] = &[
    ("audio-missing", "audio-unreadable"),
    ("enclosure-shared", "audio-duplicate"),
    ("guid-duplicate", "guid-duplicate"),
    ("notes-missing", "pair-missing"),
    ("published-unknown", "date-missing"),
    ("title-missing", "title-missing"),
];

/// The findings of a build, but for those that the rules on sources tell at a better place.
pub(super) fn check(show: &Show, episodes: &[Compiled], wanted: Wanted<'_>, found: &mut Diagnostics) {
    let ledger = match ledger(&show.root) {
        Ok(ledger) => ledger,
        Err(faults) => return found.extend(faults),
    };
    let ids: HashMap<&Path, &str> = episodes.iter().flat_map(|episode| ids(&episode.record)).collect();
    let of = |one: &Diagnostic| one.place.as_ref().and_then(|place| ids.get(place.file.as_path())).copied();
    let told: HashSet<(&str, Option<&str>)> = found.iter().map(|one| (one.rule, of(one))).collect();
    let mut of_build = publish::findings(show, episodes, &ledger, Utc::now(), wanted);
    of_build.retain(|one| {
        let of_sources = TOLD_BETTER.iter().find(|(of_build, _)| *of_build == one.rule);
        of_sources.is_none_or(|(_, of_sources)| !told.contains(&(of_sources, of(one))))
    });
    found.extend(of_build);
}

/// The files of an episode, each with its id.
fn ids(record: &Episode) -> impl Iterator<Item = (&Path, &str)> {
    record.files.all().map(|path| (path.as_path(), record.id.as_str()))
}

/// The ledger beside the config; an empty one before the first build.
fn ledger(root: &Path) -> Result<Ledger, Diagnostics> {
    if !root.join(LEDGER_NAME).exists() {
        return Ok(Ledger::default());
    }
    let file = SourceFile::read(root, Path::new(LEDGER_NAME)).map_err(|fault| vec![fault])?;
    Ledger::parse(&file)
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    #[test]
    fn a_picture_that_is_missing_or_none() {
        let notes = "---\ntitle: Rye\nimage: art/rye.png\n---\n# Bread Basket 1\n";
        let told = |rule| findings(rule, &[("show_notes/001.md", notes), ("art/oat.png", "none")]);
        insta::assert_snapshot!(told("image-missing"), @"
        show_notes/001.md:3:8: error: the image art/rye.png cannot be used: cannot read the file: No such file or directory (os error 2) [image-missing]
          help: name a JPEG or PNG file of the show, or its web address
        ");
        let broken = notes.replace("rye.png", "oat.png");
        let told = findings("image-not-an-image", &[("show_notes/001.md", &broken), ("art/oat.png", "none")]);
        insta::assert_snapshot!(told, @"
        show_notes/001.md:3:8: error: the image art/oat.png cannot be used: the cover is not a picture that podwright knows: it ends before it tells its size [image-not-an-image]
          help: name a JPEG or PNG file of the show, or its web address
        ");
    }

    #[test]
    fn episodes_to_come_are_judged_before_they_are_due() {
        let notes = "---\ntitle: Rye\ndate: 2999-01-01\nimage: art/rye.png\n---\n# Bread Basket 1\n";
        assert_ne!(findings("image-missing", &[("show_notes/001.md", notes)]), "");
    }

    #[test]
    fn what_every_show_has_to_state() {
        insta::assert_snapshot!(findings("show-category-missing", &[("show_notes/001.md", "# Bread Basket 1: Rye\n")]), @r#"
        podwright.toml:2:1: warning: the show has no category, which Apple and PSP-1 demand [show-category-missing]
          help: set [show] categories, such as ["Technology", "News > Tech News"]
        "#);
    }
}
