//! `sponsor-url-http`

use std::collections::HashSet;

use super::sponsor_lines;
use crate::diagnostic::{Diagnostics, Fix};
use crate::lint::context::ShowContext;
use crate::lint::habit;
use crate::lint::rule::rule;
use crate::notes::SectionKind;
use crate::source::Span;

rule! {
    /// The link of a sponsor is not encrypted.
    ///
    /// ## What it does
    /// Finds links of sponsor lines that begin with `http://`. The fix is safe where other notes of the show link the
    /// same site with `https://`.
    ///
    /// ## Why it matters
    /// Browsers warn before they open such pages, and whoever is on the same network can change them.
    ///
    /// ## Example
    /// ```markdown
    /// Sponsored by Rye Cloud: [bread.example/rye](http://bread.example/rye)
    /// ```
    /// Use instead:
    /// ```markdown
    /// Sponsored by Rye Cloud: [bread.example/rye](https://bread.example/rye)
    /// ```
    "sponsor-url-http", Notes, Off, fix: Safe, check: Show(check),
    sources: ["practice: style"]
}

const PLAIN: &str = "http://";

fn check(show: &ShowContext<'_>, diagnostics: &mut Diagnostics) {
    let Some(show) = show.all_read() else { return };
    let encrypted = encrypted_hosts(show);
    for episode in habit::episodes(show) {
        let Some((file, notes)) = episode.notes() else { continue };
        let blocks = notes.sections_of(SectionKind::Sponsor).map(|section| sponsor_lines::block(notes, section));
        for link in blocks.flatten().flat_map(|line| &line.inline.links) {
            let Some(rest) = link.url.strip_prefix(PLAIN) else { continue };
            let target = file.slice(link.span).rfind(&link.url).map(|at| link.span.start + at);
            let mut found = RULE
                .at(file.place(link.span), format!("the link of the sponsor goes to {} without encryption", host(rest)))
                .help(format!("write https://{rest}"));
            if let Some(at) = target {
                let span = Span::new(at, at + PLAIN.len());
                let known = encrypted.contains(host(rest));
                let fix = if known { Fix::safe(span, "https://") } else { Fix::doubtful(span, "https://") };
                found = found.fix(fix);
            }
            diagnostics.push(found);
        }
    }
}

/// The sites that the show links with `https://` somewhere.
fn encrypted_hosts<'a>(show: &'a ShowContext<'_>) -> HashSet<&'a str> {
    let notes = show.episodes.iter().filter_map(|episode| episode.notes.as_ref());
    let links = notes.flat_map(|(_, notes)| &notes.lines).flat_map(|line| &line.inline.links);
    links.filter_map(|link| link.url.strip_prefix("https://")).map(host).collect()
}

fn host(rest: &str) -> &str {
    rest.split(['/', '?', '#']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    #[test]
    fn a_link_without_encryption() {
        let notes = "# Bread Basket 1\nSponsored by Rye Cloud: [rye](http://bread.example/rye)\n";
        insta::assert_snapshot!(findings("sponsor-url-http", &[("show_notes/001.md", notes)]), @"
        show_notes/001.md:2:25: info: the link of the sponsor goes to bread.example without encryption [sponsor-url-http]
          help: write https://bread.example/rye
          show_notes/001.md - Sponsored by Rye Cloud: [rye](http://bread.example/rye)
          show_notes/001.md + Sponsored by Rye Cloud: [rye](https://bread.example/rye)
        ");
    }

    #[test]
    fn other_links_are_left_to_other_rules() {
        let notes = "# Bread Basket 1\nSponsored by Rye Cloud: [rye](https://bread.example/rye)\n\n**Ada #1:** [a](http://a.org)\n";
        assert_eq!(findings("sponsor-url-http", &[("show_notes/001.md", notes)]), "");
    }
}
