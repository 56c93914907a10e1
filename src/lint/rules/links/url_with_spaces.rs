//! `url-with-spaces`

use super::parts;
use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;
use crate::notes::LinkFault;

rule! {
    /// The address of a link holds blanks.
    ///
    /// ## What it does
    /// Finds `[text](address)` with blanks in the address, or blanks (`%20`) in the host of an address.
    ///
    /// ## Why it matters
    /// Markdown does not make a link of it: readers see the brackets. Mostly words were pasted where the address
    /// belongs.
    ///
    /// ## Example
    /// ```markdown
    /// [Rye is back](http://Rye is back)
    /// ```
    /// Use instead:
    /// ```markdown
    /// [Rye is back](https://rye.example/back)
    /// ```
    "url-with-spaces", Notes, Error, fix: None, check: Episode(check),
    sources: ["CommonMark 6.3 Links"]
}

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some((file, notes)) = episode.notes() else { return };
    let unlinked = notes.lines.iter().flat_map(|line| line.inline.unlinked());
    let with_blanks = unlinked.filter(|one| one.fault == LinkFault::Blanks).map(|one| (one.span, one.url.as_str()));
    let blank_host =
        |url: &str| parts::host(url).is_some_and(|host| host.contains([' ', '\t']) || host.contains("%20"));
    let in_host =
        parts::links(notes).filter(|(_, link)| blank_host(&link.url)).map(|(_, link)| (link.span, link.url.as_str()));
    for (span, url) in with_blanks.chain(in_host) {
        let place = file.place(parts::address(file, span, url));
        diagnostics.push(RULE.at(place, "the address of the link holds blanks").help(help(url)));
    }
}

fn help(url: &str) -> &'static str {
    let host = parts::host(url).unwrap_or_default();
    if host.contains('.') && !host.contains(' ') {
        "write blanks in an address as %20, and remarks outside the brackets"
    } else {
        "words stand where the address belongs: put the address of the page there"
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    fn lint(notes: &str) -> String {
        findings("url-with-spaces", &[("show_notes/001.md", notes)])
    }

    #[test]
    fn words_in_the_place_of_an_address() {
        let notes = "**Ada #1:** [**Rye is back**](http://Rye is back)\n- [oats](https://oats.example/a loaf)\n- [bran](http://Bran%20for%20all)\n";
        insta::assert_snapshot!(lint(notes), @"
        show_notes/001.md:1:31: error: the address of the link holds blanks [url-with-spaces]
          help: words stand where the address belongs: put the address of the page there
        show_notes/001.md:2:10: error: the address of the link holds blanks [url-with-spaces]
          help: write blanks in an address as %20, and remarks outside the brackets
        show_notes/001.md:3:10: error: the address of the link holds blanks [url-with-spaces]
          help: words stand where the address belongs: put the address of the page there
        ");
    }

    #[test]
    fn titles_and_encoded_blanks() {
        let notes =
            "- [rye](https://rye.example/ \"a loaf\")\n- [oats](https://oats.example/a%20loaf)\n- `[x](http://a b)`\n";
        assert_eq!(lint(notes), "");
    }
}
