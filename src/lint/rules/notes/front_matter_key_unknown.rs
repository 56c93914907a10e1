//! `front-matter-key-unknown`

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostics;
use crate::lint::context::{EpisodeContext, ShowContext};
use crate::lint::habit;
use crate::lint::rule::rule;
use crate::normalize::is_state;
use crate::notes::front_matter::{Field, KeyNames};
use crate::words::nearest;

rule! {
    /// A key of the front matter is misspelt.
    ///
    /// ## What it does
    /// Finds keys that mean nothing and are nearly one that does, or nearly one that the show uses elsewhere. A key that
    /// many episodes use is reported once: either it is no slip, or the same slip everywhere. Keys unlike any known one
    /// are your own business.
    ///
    /// ## Why it matters
    /// What stands behind a misspelt key is silently lost.
    ///
    /// ## Example
    /// ```yaml
    /// episod: 12
    /// ```
    /// Use instead:
    /// ```yaml
    /// episode: 12
    /// ```
    /// A name of your own for a key goes into `podwright.toml`: `[sources.front_matter]`, `guests = ["guest"]`.
    "front-matter-key-unknown", Notes, Warning, fix: None, check: Show(check),
    sources: ["podwright: front matter keys"]
}

/// A key in this many episodes is no slip of the pen.
const HABIT: usize = 4;

fn check(show: &ShowContext<'_>, diagnostics: &mut Diagnostics) {
    let names = KeyNames::new(&show.show.config.sources);
    let mut unknown: BTreeMap<&str, Vec<(EpisodeContext<'_>, &Field)>> = BTreeMap::new();
    for episode in habit::episodes(show) {
        // Of all episodes, however far they are read.
        let notes = episode.compiled.notes.iter();
        let fields = notes.filter_map(|(_, notes)| notes.front_matter.as_ref());
        let unknown_fields = fields.flat_map(|front_matter| front_matter.unknown(&names));
        for field in unknown_fields.filter(|field| !is_state(&field.key)) {
            let Some(episode) = EpisodeContext::new(show, episode.index) else { continue };
            unknown.entry(&field.key).or_default().push((episode, field));
        }
    }
    let own: Vec<&str> = unknown.iter().filter(|(_, uses)| uses.len() >= HABIT).map(|(key, _)| *key).collect();
    for (key, uses) in &unknown {
        let is_habit = uses.len() >= HABIT;
        let own = own.iter().copied().filter(|_| !is_habit);
        let Some(meant) = names.nearest(key).or_else(|| nearest(key, own)) else { continue };
        for (episode, field) in uses.iter().take(if is_habit { 1 } else { uses.len() }) {
            let Some((file, _)) = episode.notes() else { continue };
            let (message, help) = if is_habit {
                let message = format!("{} episodes use the key `{key}`, which means nothing to podwright", uses.len());
                (
                    message,
                    format!("if it means `{meant}`, say so under [sources.front_matter]: `{meant} = [\"{key}\"]`"),
                )
            } else {
                (format!("the key `{key}` means nothing"), format!("did you mean `{meant}`?"))
            };
            diagnostics.push(RULE.at(file.place(field.key_span), message).help(help));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    #[test]
    fn slips_of_known_keys_and_of_the_shows_own() {
        let own = "---\ntitle: Rye\nkneaded_by: Ada\n---\n";
        let show = [
            ("show_notes/001.md", own),
            ("show_notes/002.md", own),
            ("show_notes/003.md", own),
            ("show_notes/004.md", own),
            ("show_notes/005.md", "---\ntitel: Rye\nkneeded_by: Ada\noven: 7\n---\n"),
        ];
        insta::assert_snapshot!(findings("front-matter-key-unknown", &show), @"
        show_notes/005.md:2:1: warning: the key `titel` means nothing [front-matter-key-unknown]
          help: did you mean `title`?
        show_notes/005.md:3:1: warning: the key `kneeded_by` means nothing [front-matter-key-unknown]
          help: did you mean `kneaded_by`?
        ");
    }

    #[test]
    fn a_habit_is_reported_once() {
        let notes = "---\nguest: Cleo\n---\n";
        let paths = ["show_notes/001.md", "show_notes/002.md", "show_notes/003.md", "show_notes/004.md"];
        insta::assert_snapshot!(findings("front-matter-key-unknown", &paths.map(|path| (path, notes))), @r#"
        show_notes/001.md:2:1: warning: 4 episodes use the key `guest`, which means nothing to podwright [front-matter-key-unknown]
          help: if it means `guests`, say so under [sources.front_matter]: `guests = ["guest"]`
        "#);
    }

    #[test]
    fn known_keys_and_keys_of_ones_own() {
        let notes = "---\ntitle: Rye\nepisode: 1\nreddit: x\nlayout: post\n---\n";
        assert_eq!(findings("front-matter-key-unknown", &[("show_notes/001.md", notes)]), "");
    }
}
