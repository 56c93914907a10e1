//! `sponsor-name-variant`

use super::sponsor_lines;
use crate::diagnostic::{Diagnostics, Fix};
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;
use crate::normalize::names::fold;
use crate::normalize::sponsors::configured;

rule! {
    /// A sponsor's name is not written as the sponsor writes it.
    ///
    /// ## What it does
    /// Compares the names on sponsor lines with `name` of `[[sponsors]]`: other capitals, other blanks, and up to two
    /// wrong letters; words in another order only where two of them are glued. Short forms listed as `aliases` are other
    /// names, not other spellings, and are fine.
    ///
    /// ## Why it matters
    /// Companies are particular about their names, and pay for them being seen.
    ///
    /// ## Example
    /// ```markdown
    /// Sponsored by Flower Hub: [bread.example/flour](https://bread.example/flour)
    /// ```
    /// Use instead:
    /// ```markdown
    /// Sponsored by Flour Hub: [bread.example/flour](https://bread.example/flour)
    /// ```
    "sponsor-name-variant", Notes, Warning, fix: Safe, check: Episode(check),
    sources: ["practice: faults of real shows"]
}

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some((file, _)) = episode.notes() else { return };
    for read in sponsor_lines::readings(episode) {
        let (Some(written), Some(span)) = (read.value.as_str(), read.span) else { continue };
        let Some(sponsor) = configured(&episode.config().sponsors, written) else { continue };
        // A name that was taken from an address is not written at all.
        if written == sponsor.name || file.slice(span) != written {
            continue;
        }
        let fix = match (is_spelling(written, &sponsor.name), glues_words(written, &sponsor.name)) {
            (true, _) => Fix::safe(span, sponsor.name.clone()),
            (false, true) => Fix::doubtful(span, sponsor.name.clone()),
            (false, false) => continue,
        };
        let found = RULE
            .at(file.place(span), format!("the sponsor is called {}, not {written}", sponsor.name))
            .help(format!("write `{}`", sponsor.name))
            .fix(fix);
        diagnostics.push(found);
    }
}

/// Is `written` the same name in other letters, give or take two?
fn is_spelling(written: &str, name: &str) -> bool {
    let (written, name) = (fold(written), fold(name));
    let slips = (name.chars().count() / 4).min(2);
    strsim::osa_distance(&written, &name) <= slips
}

/// Does `written` glue together two words of the name, in whatever order it has the others?
fn glues_words(written: &str, name: &str) -> bool {
    let words: Vec<String> = name.split_whitespace().map(fold).collect();
    let glued = |word: &str| words.windows(2).any(|pair| pair.concat() == fold(word));
    written.split_whitespace().any(glued)
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    fn sponsored_by(name: &str) -> String {
        let notes =
            format!("# Bread Basket 1\nSponsored by {name}: [**bread.example**](https://bread.example/flour)\n");
        findings("sponsor-name-variant", &[("show_notes/001.md", &notes)])
    }

    #[test]
    fn other_spellings() {
        insta::assert_snapshot!(sponsored_by("flower hub"), @"
        show_notes/001.md:2:14: warning: the sponsor is called Flour Hub, not flower hub [sponsor-name-variant]
          help: write `Flour Hub`
          show_notes/001.md - Sponsored by flower hub: [**bread.example**](https://bread.example/flour)
          show_notes/001.md + Sponsored by Flour Hub: [**bread.example**](https://bread.example/flour)
        ");
        insta::assert_snapshot!(sponsored_by("FlourHub"), @"
        show_notes/001.md:2:14: warning: the sponsor is called Flour Hub, not FlourHub [sponsor-name-variant]
          help: write `Flour Hub`
          show_notes/001.md - Sponsored by FlourHub: [**bread.example**](https://bread.example/flour)
          show_notes/001.md + Sponsored by Flour Hub: [**bread.example**](https://bread.example/flour)
        ");
    }

    #[test]
    fn glued_words_in_another_order() {
        let config = "[[sponsors]]\nname = \"Crust Podcast from Salt Mine\"\naliases = [\"SaltMine: Crust Podcast\"]\n";
        let notes = "# Bread Basket 1\nSponsored by [SaltMine: Crust Podcast](https://bread.example/crust)\n";
        let show = [("podwright.toml", config), ("show_notes/001.md", notes)];
        insta::assert_snapshot!(findings("sponsor-name-variant", &show), @"
        show_notes/001.md:2:15: warning: the sponsor is called Crust Podcast from Salt Mine, not SaltMine: Crust Podcast [sponsor-name-variant]
          help: write `Crust Podcast from Salt Mine`
          show_notes/001.md - Sponsored by [SaltMine: Crust Podcast](https://bread.example/crust)
          show_notes/001.md + Sponsored by [Crust Podcast from Salt Mine](https://bread.example/crust)
        ");
    }

    #[test]
    fn the_right_spelling_and_strangers() {
        for name in ["Flour Hub", "Salt Mine", "[bread.example/flour](https://bread.example/flour)"] {
            assert_eq!(sponsored_by(name), "", "{name}");
        }
    }
}
