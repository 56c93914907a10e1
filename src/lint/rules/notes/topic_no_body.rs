//! `topic-no-body`

use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;
use crate::notes::LineKind;

rule! {
    /// A topic consists of its title.
    ///
    /// ## What it does
    /// Finds numbered topics with no line below the title.
    ///
    /// ## Why it matters
    /// Notes that say a sentence or two are found by search and read by those who do not listen.
    ///
    /// ## Example
    /// ```markdown
    /// **Ada #1:** [Why rye rises](https://example.org/rye)
    ///
    /// **Bob #2:** [Oats](https://example.org/oats)
    /// ```
    /// Use instead:
    /// ```markdown
    /// **Ada #1:** [Why rye rises](https://example.org/rye)
    ///
    /// - It is the enzymes
    /// ```
    "topic-no-body", Notes, Off, fix: None, check: Episode(check),
    sources: ["practice: style"]
}

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some((file, notes)) = episode.notes() else { return };
    for topic in notes.topics.iter().filter(|topic| topic.number.is_some()) {
        let mut body = notes.lines.get(topic.line + 1..topic.end_line).unwrap_or_default().iter();
        // An empty bullet says nothing either.
        if body.any(|line| line.line.kind == LineKind::Code || !file.slice(line.line.content).is_empty()) {
            continue;
        }
        let Some(line) = notes.lines.get(topic.line) else { continue };
        let found = RULE
            .at(file.place(line.line.content), "nothing is said about this topic")
            .help("add a line or two below it");
        diagnostics.push(found);
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    #[test]
    fn a_title_alone() {
        let notes = "# Bread Basket 1\n\n**Ada #1:** [Rye](https://e.org)\n\n**Bob #2:** [Oats](https://e.org)\n- Oats\n\n**Ada #3:** Salt\n\n-\n";
        insta::assert_snapshot!(findings("topic-no-body", &[("show_notes/001.md", notes)]), @"
        show_notes/001.md:3:1: info: nothing is said about this topic [topic-no-body]
          help: add a line or two below it
        show_notes/001.md:8:1: info: nothing is said about this topic [topic-no-body]
          help: add a line or two below it
        ");
    }
}
