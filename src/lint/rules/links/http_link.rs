//! `http-link`

use super::parts;
use crate::diagnostic::{Diagnostics, Fix};
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;
use crate::source::Span;

rule! {
    /// A link uses http where https would be private and safe.
    ///
    /// ## What it does
    /// Finds links with `http://`. The fix writes `https://`; it is marked unsafe, because a few old sites have no https.
    ///
    /// ## Why it matters
    /// Anybody on the way can read along and change the page; some apps warn before they open it.
    ///
    /// ## Example
    /// ```markdown
    /// [Rye](http://rye.example/)
    /// ```
    /// Use instead:
    /// ```markdown
    /// [Rye](https://rye.example/)
    /// ```
    "http-link", Notes, Off, fix: Unsafe, check: Episode(check),
    sources: ["RFC 9110 section 4.2.2"]
}

const HTTP: &str = "http";

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some((file, notes)) = episode.notes() else { return };
    for (_, link) in parts::links(notes).filter(|(_, link)| is_plain(&link.url)) {
        let address = parts::address(file, link.span, &link.url);
        let found = RULE.at(file.place(address), "the link uses http").help("write https, where the site has it");
        let scheme = Span::new(address.start, address.start + HTTP.len());
        let exact = file.slice(scheme) == HTTP;
        diagnostics.push(if exact { found.fix(Fix::doubtful(scheme, "https")) } else { found });
    }
}

fn is_plain(url: &str) -> bool {
    url.starts_with("http://") && parts::host(url).is_some_and(|host| host.contains('.'))
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    #[test]
    fn plain_http() {
        let notes =
            "- [http://rye.example/](http://rye.example/)\n- [x](https://rye.example/)\n- [y](http://localhost)\n";
        insta::assert_snapshot!(findings("http-link", &[("show_notes/001.md", notes)]), @"
        show_notes/001.md:1:25: info: the link uses http [http-link]
          help: write https, where the site has it
          show_notes/001.md - - [http://rye.example/](http://rye.example/)
          show_notes/001.md + - [http://rye.example/](https://rye.example/)
        ");
    }
}
