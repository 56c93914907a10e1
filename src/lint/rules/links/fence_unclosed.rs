//! `fence-unclosed`

use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;
use crate::notes::FenceFault;

rule! {
    /// A code fence is not closed where it should be, or holds a label of the notes.
    ///
    /// ## What it does
    /// Finds code fences that are still open at the end of the notes, that are closed at the end of a line of code, in which
    /// a topic, the extras or the joke begins, or that Markdown does not see because of their indentation.
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
        let at_opening = |message| RULE.at(file.place(fence.opening), message);
        diagnostics.push(match fence.fault {
            FenceFault::NeverClosed(label) => {
                let found = at_opening("the code fence is never closed").help("put ``` behind the last line of code");
                match label {
                    Some(label) => found.related(file.place(label), "this label is swallowed"),
                    None => found,
                }
            }
            FenceFault::Swallows(label) => RULE
                .at(file.place(label), "the label stands inside of a code fence")
                .help("put the closing ``` before it")
                .related(file.place(fence.opening), "the fence opens here"),
            FenceFault::ClosedBehindCode(line) => {
                at_opening("the code fence is closed behind code, which counts as code")
                    .help("put the closing ``` on a line of its own")
                    .related(file.place(line), "here it was meant to end")
            }
            FenceFault::Hidden => at_opening("the code fence is indented so far that Markdown takes it for text")
                .help("indent it by two to four blanks more than the item that it belongs to"),
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
        insta::assert_snapshot!(lint("- a\n\n```\nknead(dough)\n"), @"
        show_notes/001.md:3:1: error: the code fence is never closed [fence-unclosed]
          help: put ``` behind the last line of code
        ");
        insta::assert_snapshot!(lint("```\nknead(dough)\n**Ada #2:** Oats\n```\n- text\n"), @"
        show_notes/001.md:3:1: error: the label stands inside of a code fence [fence-unclosed]
          show_notes/001.md:1: the fence opens here
          help: put the closing ``` before it
        ");
    }

    #[test]
    fn fences_that_are_closed() {
        assert_eq!(lint("```python\nknead(dough)\n```\n\n- ```one line```\n\n~~~\nx\n~~~\n"), "");
    }
}
