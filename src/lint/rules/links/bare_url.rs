//! `bare-url`

use crate::diagnostic::{Diagnostics, Fix};
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;

rule! {
    /// An address stands in the text without being a link.
    ///
    /// ## What it does
    /// Finds web addresses outside links and code. The fix puts them in angle brackets, which makes links of them.
    ///
    /// ## Why it matters
    /// CommonMark makes no link of it, so in many apps it can be neither tapped nor copied.
    ///
    /// ## Example
    /// ```markdown
    /// - https://rye.example/ by Ada
    /// ```
    /// Use instead:
    /// ```markdown
    /// - [Rye](https://rye.example/) by Ada
    /// ```
    "bare-url", Notes, Off, fix: Safe, check: Episode(check),
    sources: ["CommonMark 6.5 Autolinks"]
}

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some((file, notes)) = episode.notes() else { return };
    for inline in notes.lines.iter().map(|line| &line.inline) {
        for url in inline.bare_urls() {
            let written = inline.text.get(url.start..url.end).unwrap_or_default();
            let span = inline.source_span(*url);
            let found = RULE
                .at(file.place(span), "the address is no link")
                .help(format!("write [a text]({written}), or <{written}>"));
            // What reads otherwise than it is written holds escapes, which angle brackets would show; the bracket itself must
            // not be escaped, nor may a code span begin in the address and end behind it.
            let is_escaped = file.text().get(..span.start).is_some_and(|before| before.ends_with('\\'));
            let exact = file.slice(span) == written && written.contains("://") && !is_escaped && !written.contains('`');
            diagnostics.push(if exact { found.fix(Fix::safe(span, format!("<{written}>"))) } else { found });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    #[test]
    fn addresses_without_markup() {
        let notes = "- https://rye.example/a_b by Ada\n- <https://oats.example> and `https://bran.example`\n- [x](https://malt.example)\n";
        insta::assert_snapshot!(findings("bare-url", &[("show_notes/001.md", notes)]), @"
        show_notes/001.md:1:3: info: the address is no link [bare-url]
          help: write [a text](https://rye.example/a_b), or <https://rye.example/a_b>
          show_notes/001.md - - https://rye.example/a_b by Ada
          show_notes/001.md + - <https://rye.example/a_b> by Ada
        ");
    }
}
