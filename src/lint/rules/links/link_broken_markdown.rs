//! `link-broken-markdown`

use crate::diagnostic::{Diagnostic, Diagnostics, Fix};
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;
use crate::notes::{Inline, LinkFault, Unlinked};
use crate::source::{SourceFile, Span};

rule! {
    /// A link is written so that Markdown does not see it, or cuts a word in two.
    ///
    /// ## What it does
    /// Finds `[text](address)` with an escaped, missing or unclosed bracket or a blank in the middle, and links to
    /// different pages that meet inside of a word.
    ///
    /// ## Why it matters
    /// Readers see brackets and a bare address instead of a link, or two links where there should be one.
    ///
    /// ## Example
    /// ```markdown
    /// **Ada #3:** \[Rye: a loaf](https://rye.example/)
    /// ```
    /// Use instead:
    /// ```markdown
    /// **Ada #3:** [Rye: a loaf](https://rye.example/)
    /// ```
    "link-broken-markdown", Notes, Warning, fix: Unsafe, check: Episode(check),
    sources: ["CommonMark 6.3 Links"]
}

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some((file, notes)) = episode.notes() else { return };
    for inline in notes.lines.iter().map(|line| &line.inline) {
        let broken = inline.unlinked().iter().filter(|one| one.fault != LinkFault::Blanks);
        diagnostics.extend(broken.map(|one| unlinked(file, one)));
        split_words(file, inline, diagnostics);
    }
}

fn unlinked(file: &SourceFile, one: &Unlinked) -> Diagnostic {
    let (message, help) = match one.fault {
        LinkFault::BracketMissing => ("the link has no opening bracket", "put `[` before its text"),
        LinkFault::NeverClosed => ("the link is never closed", "put `)` behind its address"),
        LinkFault::Parted => ("a blank parts the text of the link from its address", "write `](` without a blank"),
        LinkFault::BracketEscaped | LinkFault::Blanks => {
            ("a backslash keeps the link from being one", "write `[` without `\\`")
        }
    };
    let found = RULE.at(file.place(one.span), message).help(help);
    match repair(file, one) {
        Some(fix) => found.fix(fix),
        None => found,
    }
}

fn repair(file: &SourceFile, one: &Unlinked) -> Option<Fix> {
    let written = file.slice(one.span);
    match one.fault {
        LinkFault::BracketEscaped => {
            let at = one.span.start.checked_sub(1)?;
            let slash = Span::new(at, one.span.start);
            (file.slice(slash) == "\\").then(|| Fix::doubtful(slash, ""))
        }
        LinkFault::Parted => {
            let at = one.span.start + written.find("] (")? + 1;
            Some(Fix::doubtful(Span::new(at, at + 1), ""))
        }
        _ => None,
    }
}

/// Links to different pages that meet inside of a word.
fn split_words(file: &SourceFile, inline: &Inline, diagnostics: &mut Diagnostics) {
    for (left, right) in inline.links.iter().zip(inline.links.iter().skip(1)) {
        let ends_in_word = inline.label(left).ends_with(char::is_alphanumeric);
        let goes_on = inline.label(right).starts_with(char::is_alphanumeric);
        let meet = left.text.end == right.text.start && left.span.end == right.span.start;
        if meet && ends_in_word && goes_on && left.url != right.url {
            let word = Span::new(left.span.start, right.span.end);
            let message = format!("two links to different pages share the word at `{}`", inline.label(left));
            diagnostics.push(
                RULE.at(file.place(word), message)
                    .help("make one link of them, or put a blank between")
                    .related(file.place(right.span), format!("the second link goes to {}", right.url)),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    fn lint(notes: &str) -> String {
        findings("link-broken-markdown", &[("show_notes/001.md", notes)])
    }

    #[test]
    fn brackets() {
        let notes = "**Ada #1:** \\[Rye](https://rye.example/)\n\n**Sponsored by Rye Cloud](https://rye.example/)**\n\n- [Oats] (https://oats.example/)\n- [Bran](https://bran.example/\n";
        insta::assert_snapshot!(lint(notes), @r"
        show_notes/001.md:1:14: warning: a backslash keeps the link from being one [link-broken-markdown]
          help: write `[` without `\`
          show_notes/001.md - **Ada #1:** \[Rye](https://rye.example/)
          show_notes/001.md + **Ada #1:** [Rye](https://rye.example/)
        show_notes/001.md:3:3: warning: the link has no opening bracket [link-broken-markdown]
          help: put `[` before its text
        show_notes/001.md:5:3: warning: a blank parts the text of the link from its address [link-broken-markdown]
          help: write `](` without a blank
          show_notes/001.md - - [Oats] (https://oats.example/)
          show_notes/001.md + - [Oats](https://oats.example/)
        show_notes/001.md:6:3: warning: the link is never closed [link-broken-markdown]
          help: put `)` behind its address
        ");
    }

    #[test]
    fn a_word_cut_in_two() {
        insta::assert_snapshot!(lint("- [r](https://rye.example)[ye.example has it](https://rye.example/a)\n"), @"
        show_notes/001.md:1:3: warning: two links to different pages share the word at `r` [link-broken-markdown]
          show_notes/001.md:1: the second link goes to https://rye.example/a
          help: make one link of them, or put a blank between
        ");
    }

    #[test]
    fn links_cut_by_an_editor_and_examples() {
        let notes = "- [bread.](https://rye.example)[fm](https://rye.example)\n- `[Oats] (https://oats.example)`\n- see [1] (page 3)\n- [a](https://a.example) [b](https://b.example)\n";
        assert_eq!(lint(notes), "");
    }
}
