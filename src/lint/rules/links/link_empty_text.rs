//! `link-empty-text`

use super::parts;
use crate::diagnostic::{Diagnostics, Fix};
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;

rule! {
    /// A link has no text, so nobody can follow it.
    ///
    /// ## What it does
    /// Finds links around nothing, a blank or left-over asterisks; links around images are links. The fix removes them.
    ///
    /// ## Why it matters
    /// Screen readers announce a link without a name. Editors leave such links behind when text is deleted.
    ///
    /// ## Example
    /// ```markdown
    /// [Rye](https://rye.example/)[](https://rye.example/)
    /// ```
    /// Use instead:
    /// ```markdown
    /// [Rye](https://rye.example/)
    /// ```
    "link-empty-text", Notes, Off, fix: Safe, check: Episode(check),
    sources: ["WCAG 2.2, 2.4.4 Link Purpose"]
}

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some((file, notes)) = episode.notes() else { return };
    for (line, link) in parts::links(notes) {
        let pictured = line
            .inline
            .images()
            .iter()
            .any(|image| link.span.start <= image.span.start && image.span.end <= link.span.end);
        if pictured || !line.inline.label(link).trim().is_empty() {
            continue;
        }
        // The text of a link around a blank is shown before or behind it; the blank stays.
        let inner = file.slice(link.span).strip_prefix('[').and_then(|rest| rest.split(']').next()).unwrap_or_default();
        let blank = if inner.contains(' ') { " " } else { "" };
        diagnostics.push(
            RULE.at(file.place(link.span), "the link has no text")
                .help("give it a text, or remove it")
                .fix(Fix::safe(link.span, blank)),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    fn lint(notes: &str) -> String {
        findings("link-empty-text", &[("show_notes/001.md", notes)])
    }

    #[test]
    fn links_around_nothing() {
        insta::assert_snapshot!(lint("- [Rye](https://a.example)[](https://a.example)\n- a[ ](https://b.example)b\n"), @"
        show_notes/001.md:1:27: info: the link has no text [link-empty-text]
          help: give it a text, or remove it
          show_notes/001.md - - [Rye](https://a.example)[](https://a.example)
          show_notes/001.md + - [Rye](https://a.example)
        show_notes/001.md:2:4: info: the link has no text [link-empty-text]
          help: give it a text, or remove it
          show_notes/001.md - - a[ ](https://b.example)b
          show_notes/001.md + - a b
        ");
    }

    #[test]
    fn links_around_images() {
        assert_eq!(lint("- [![](loaf.png)](https://a.example)\n- [`x`](https://b.example)\n"), "");
    }
}
