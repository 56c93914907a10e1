//! `topic-foreign-link`

use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;
use crate::notes::Link;

rule! {
    /// Punctuation of a topic's title carries a link to somewhere else.
    ///
    /// ## What it does
    /// Finds links in the line of a topic whose text has no letter or digit, such as the colon behind the label, and
    /// whose target none of the other links of that line has.
    ///
    /// ## Why it matters
    /// It is the link of the topic that stood there before: invisible to readers, and the first one that tools find.
    ///
    /// ## Example
    /// ```markdown
    /// **Ada #1**[**:**](https://example.org/oats) [**Why rye rises**](https://example.org/rye)
    /// ```
    /// Use instead:
    /// ```markdown
    /// **Ada #1:** [**Why rye rises**](https://example.org/rye)
    /// ```
    "topic-foreign-link", Notes, Error, fix: None, check: Episode(check),
    sources: ["practice: faults of real shows"]
}

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some((file, notes)) = episode.notes() else { return };
    for line in notes.topics.iter().filter_map(|topic| notes.lines.get(topic.line)) {
        let text = |link: &Link| line.inline.text.get(link.text.start..link.text.end).unwrap_or_default();
        let (worded, bare): (Vec<&Link>, Vec<&Link>) =
            line.inline.links.iter().partition(|link| text(link).chars().any(char::is_alphanumeric));
        let Some(first) = worded.first() else { continue };
        for link in bare {
            // What follows the title and shows nothing was left by an editor; another rule finds it.
            let trails = text(link).trim().is_empty() && link.span.start > first.span.start;
            if trails || worded.iter().any(|worded| worded.url == link.url) {
                continue;
            }
            let found = RULE
                .at(file.place(link.span), "punctuation of the title links to somewhere else than the title")
                .help("take the link off the punctuation")
                .related(file.place(first.span), "the title links here");
            diagnostics.push(found);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    #[test]
    fn a_colon_with_the_link_of_another_topic() {
        let notes = "# Bread Basket 1\n\n**Ada #1**[**:**](https://e.org/oats) [**Rye**](https://e.org/rye)\n";
        insta::assert_snapshot!(findings("topic-foreign-link", &[("show_notes/001.md", notes)]), @"
        show_notes/001.md:3:11: error: punctuation of the title links to somewhere else than the title [topic-foreign-link]
          show_notes/001.md:3: the title links here
          help: take the link off the punctuation
        ");
    }

    #[test]
    fn pieces_of_one_link() {
        let notes = "# Bread Basket 1\n\n**Ada #1**[**:**](https://e.org/rye) [**Rye**](https://e.org/rye)[ & ](https://e.org/rye)[b](https://e.org/b)\n";
        assert_eq!(findings("topic-foreign-link", &[("show_notes/001.md", notes)]), "");
    }
}
