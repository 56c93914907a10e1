//! `url-scheme-missing`

use super::parts;
use crate::diagnostic::{Diagnostics, Fix};
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;

rule! {
    /// The address of a link has no scheme, or a misspelt one.
    ///
    /// ## What it does
    /// Finds link targets that begin with a host name (`www.rye.example`) or with something that is almost `https://`.
    ///
    /// ## Why it matters
    /// Without `https://` an address counts as a file beside the notes, so apps open nothing.
    ///
    /// ## Example
    /// ```markdown
    /// [Rye](www.rye.example)
    /// ```
    /// Use instead:
    /// ```markdown
    /// [Rye](https://www.rye.example)
    /// ```
    "url-scheme-missing", Notes, Error, fix: Unsafe, check: Episode(check),
    sources: ["RFC 3986 section 3.1"]
}

const MISSPELT: &[&str] = &[
    "htp", "htps", "htpps", "htttp", "htttps", "hhttp", "hhttps", "hppts", "httpp", "httpps", "httpss", "httsp", "ttp",
    "ttps",
];

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some((file, notes)) = episode.notes() else { return };
    for (_, link) in parts::links(notes) {
        let (message, rest) = if let Some(rest) = behind_misspelt(&link.url) {
            ("the scheme of the address is misspelt", rest)
        } else if is_host_first(&link.url) {
            ("the address has no scheme", link.url.as_str())
        } else {
            continue;
        };
        let address = parts::address(file, link.span, &link.url);
        let right = format!("https://{rest}");
        let found = RULE.at(file.place(address), message).help(format!("write {right}"));
        let exact = file.slice(address) == link.url;
        diagnostics.push(if exact { found.fix(Fix::doubtful(address, right)) } else { found });
    }
}

/// What follows the misspelt scheme of `url`.
fn behind_misspelt(url: &str) -> Option<&str> {
    let (scheme, rest) = url.split_at(url.find(|c: char| !c.is_ascii_alphabetic())?);
    let scheme = scheme.to_ascii_lowercase();
    let after = rest.trim_start_matches([':', ';', '/', '.']);
    let mark = rest.get(..rest.len() - after.len())?;
    let wrong = match scheme.as_str() {
        "http" | "https" => !mark.starts_with("://") && (mark.contains([':', ';']) || mark.contains("//")),
        other => MISSPELT.contains(&other) && mark.contains([':', '/']),
    };
    (wrong && parts::is_plain_host(first_part(after))).then_some(after)
}

fn is_host_first(url: &str) -> bool {
    let first = first_part(url);
    parts::is_plain_host(first) && (first.starts_with("www.") || url.len() > first.len() || first.ends_with(".com"))
}

fn first_part(url: &str) -> &str {
    url.split(['/', '?', '#', ':']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    fn lint(notes: &str) -> String {
        findings("url-scheme-missing", &[("show_notes/001.md", notes)])
    }

    #[test]
    fn no_scheme_and_almost_one() {
        let notes =
            "- [Rye](www.rye.org)\n- [Oats](oats.dev/a)\n- [Bran](ttps://bran.org)\n- [Malt](https:/malt.org)\n";
        insta::assert_snapshot!(lint(notes), @"
        show_notes/001.md:1:9: error: the address has no scheme [url-scheme-missing]
          help: write https://www.rye.org
          show_notes/001.md - - [Rye](www.rye.org)
          show_notes/001.md + - [Rye](https://www.rye.org)
        show_notes/001.md:2:10: error: the address has no scheme [url-scheme-missing]
          help: write https://oats.dev/a
          show_notes/001.md - - [Oats](oats.dev/a)
          show_notes/001.md + - [Oats](https://oats.dev/a)
        show_notes/001.md:3:10: error: the scheme of the address is misspelt [url-scheme-missing]
          help: write https://bran.org
          show_notes/001.md - - [Bran](ttps://bran.org)
          show_notes/001.md + - [Bran](https://bran.org)
        show_notes/001.md:4:10: error: the scheme of the address is misspelt [url-scheme-missing]
          help: write https://malt.org
          show_notes/001.md - - [Malt](https:/malt.org)
          show_notes/001.md + - [Malt](https://malt.org)
        ");
    }

    #[test]
    fn files_and_other_schemes() {
        let notes = "- [a](notes.md)\n- [b](/episodes/1)\n- [c](#top)\n- [d](mailto:ada@rye.org)\n- [e](https://rye.org)\n- [f](../x.org/y)\n";
        assert_eq!(lint(notes), "");
    }
}
