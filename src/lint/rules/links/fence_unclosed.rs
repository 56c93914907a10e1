//! `fence-unclosed`

use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;

rule! {
    /// A code fence is never closed, or holds a label of the notes.
    ///
    /// ## What it does
    /// Finds code fences that are still open at the end of the notes, or in which a topic, the extras or the joke begins.
    ///
    /// ## Why it matters
    /// Everything below turns into code: links cannot be tapped, and topics and chapters are lost.
    ///
    /// ## Example
    /// ````markdown
    /// ```
    /// knead(dough)
    ///
    /// **Joke:** A crumb walks into a bar …
    /// ````
    /// Close the fence:
    /// ````markdown
    /// ```
    /// knead(dough)
    /// ```
    ///
    /// **Joke:** A crumb walks into a bar …
    /// ````
    "fence-unclosed", Notes, Error, fix: None, check: Episode(check),
    sources: ["CommonMark 4.5 Fenced code blocks"]
}

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some((file, notes)) = episode.notes() else { return };
    for fence in &notes.broken_fences {
        let opening = file.place(fence.opening);
        diagnostics.push(match fence.label {
            Some(label) if fence.closed => RULE
                .at(file.place(label), "the label stands inside of a code fence")
                .help("put the closing ``` before it")
                .related(opening, "the fence opens here"),
            Some(label) => RULE
                .at(opening, "the code fence is never closed")
                .help("put ``` behind the last line of code")
                .related(file.place(label), "this label is swallowed"),
            None => RULE.at(opening, "the code fence is never closed").help("put ``` behind the last line of code"),
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    fn lint(notes: &str) -> String {
        findings("fence-unclosed", &[("show_notes/001.md", notes)])
    }

    #[test]
    fn fences_that_swallow() {
        insta::assert_snapshot!(lint("```\nknead(dough)\n\n**Joke:** a crumb\n"), @"
        show_notes/001.md:1:1: error: the code fence is never closed [fence-unclosed]
          show_notes/001.md:4: this label is swallowed
          help: put ``` behind the last line of code
        ");
        insta::assert_snapshot!(lint("- a\n\n```\nknead(dough)\n"), @"");
        insta::assert_snapshot!(lint("```\nknead(dough)\n**Ada #2:** Oats\n```\n- text\n"), @"");
    }

    #[test]
    fn fences_that_are_closed() {
        assert_eq!(lint("```python\nknead(dough)\n```\n\n- ```one line```\n\n~~~\nx\n~~~\n"), "");
    }
}
