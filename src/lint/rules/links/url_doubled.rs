//! `url-doubled`

use super::parts;
use crate::diagnostic::{Diagnostics, Fix};
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;

rule! {
    /// Two addresses are glued together into one target.
    ///
    /// ## What it does
    /// Finds link targets with a second `https://` in the middle. Addresses that carry another one on purpose, after a
    /// slash or in a query (archives, redirects), are left alone. Where both halves are the same, the fix keeps one.
    ///
    /// ## Why it matters
    /// The link leads to a page that does not exist. It happens when an address is pasted into a field that holds one
    /// already.
    ///
    /// ## Example
    /// ```markdown
    /// [Rye](https://rye.example/loafhttps://rye.example/loaf)
    /// ```
    /// Use instead:
    /// ```markdown
    /// [Rye](https://rye.example/loaf)
    /// ```
    "url-doubled", Notes, Error, fix: Safe, check: Episode(check),
    sources: ["practice: faults of real shows"]
}

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some((file, notes)) = episode.notes() else { return };
    for (_, link) in parts::links(notes) {
        let Some((first, second)) = halves(&link.url) else { continue };
        let address = parts::address(file, link.span, &link.url);
        let found = RULE.at(file.place(address), "two addresses are glued together");
        diagnostics.push(if is_same(first, second) {
            let found = found.help(format!("once is enough: {second}"));
            if file.slice(address) == link.url { found.fix(Fix::safe(address, second)) } else { found }
        } else {
            found.help(format!("keep one of {first} and {second}"))
        });
    }
}

/// The two addresses of which `url` consists.
fn halves(url: &str) -> Option<(&str, &str)> {
    let own_scheme = url.find("://")? + 3;
    let rest = url.get(own_scheme..)?;
    let at = own_scheme + [rest.find("https://"), rest.find("http://")].into_iter().flatten().min()?;
    let (first, second) = url.split_at(at);
    let glued = first.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | '.' | ',' | '-' | '_'));
    (at > own_scheme && (glued || is_same(first, second))).then_some((first, second))
}

fn is_same(first: &str, second: &str) -> bool {
    parts::after_scheme(first).map(|rest| rest.trim_end_matches('/'))
        == parts::after_scheme(second).map(|rest| rest.trim_end_matches('/'))
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    fn lint(notes: &str) -> String {
        findings("url-doubled", &[("show_notes/001.md", notes)])
    }

    #[test]
    fn the_same_address_twice_and_two_different_ones() {
        let notes = "- [Rye](https://rye.example/loafhttps://rye.example/loaf)\n- [Oats](https://oats.example/ahttp://rye.example/)\n\
                     - [Bran](https://bran.example/https://bran.example/)\n";
        insta::assert_snapshot!(lint(notes), @"
        show_notes/001.md:1:9: error: two addresses are glued together [url-doubled]
          help: once is enough: https://rye.example/loaf
          show_notes/001.md - - [Rye](https://rye.example/loafhttps://rye.example/loaf)
          show_notes/001.md + - [Rye](https://rye.example/loaf)
        show_notes/001.md:2:10: error: two addresses are glued together [url-doubled]
          help: keep one of https://oats.example/a and http://rye.example/
        show_notes/001.md:3:10: error: two addresses are glued together [url-doubled]
          help: once is enough: https://bran.example/
          show_notes/001.md - - [Bran](https://bran.example/https://bran.example/)
          show_notes/001.md + - [Bran](https://bran.example/)
        ");
    }

    #[test]
    fn archives_and_redirects() {
        let notes = "- [Rye](https://web.archive.org/web/2020/https://rye.example/)\n- [Oats](https://go.example/?u=https://oats.example/)\n";
        assert_eq!(lint(notes), "");
    }
}
