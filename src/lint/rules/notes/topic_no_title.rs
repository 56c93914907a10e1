//! `topic-no-title`

use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;

rule! {
    /// A topic has a label but no title.
    ///
    /// ## What it does
    /// Finds labels such as `Ada #3:` with nothing behind them.
    ///
    /// ## Why it matters
    /// The title becomes the name of a chapter. Without one, the first line below the label has to do.
    ///
    /// ## Example
    /// ```markdown
    /// **Ada #3:**
    ///
    /// - [Why rye rises](https://example.org/rye)
    /// ```
    /// Use instead:
    /// ```markdown
    /// **Ada #3:** [Why rye rises](https://example.org/rye)
    /// ```
    "topic-no-title", Notes, Error, fix: None, check: Episode(check),
    sources: ["practice: faults of real shows"]
}

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some((file, notes)) = episode.notes() else { return };
    for topic in &notes.topics {
        let Some(line) = notes.lines.get(topic.line) else { continue };
        let (title, span) = &topic.title;
        let below = span.start > line.line.span.end;
        if !title.is_empty() && !below {
            continue;
        }
        let mut found = RULE
            .at(
                file.place(topic.label),
                format!("the topic `{}` has no title", line.inline.text.trim_end_matches([' ', ':'])),
            )
            .help("write the title behind the label");
        if below && !title.is_empty() {
            found = found.related(file.place(*span), "this is taken for the title");
        }
        diagnostics.push(found);
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    #[test]
    fn labels_without_a_title() {
        let notes = "# Bread Basket 1\n\n**Ada #1:** \n\n- [Rye](https://e.org)\n\n**Bob #2:**\n";
        insta::assert_snapshot!(findings("topic-no-title", &[("show_notes/001.md", notes)]), @"
        show_notes/001.md:3:3: error: the topic `Ada #1` has no title [topic-no-title]
          show_notes/001.md:5: this is taken for the title
          help: write the title behind the label
        show_notes/001.md:7:3: error: the topic `Bob #2` has no title [topic-no-title]
          help: write the title behind the label
        ");
    }

    #[test]
    fn titles_in_any_form() {
        let notes =
            "# Bread Basket 1\n\n**Ada #1:** [Rye](https://e.org)\n\n**Bob #2: Oats**\n\n**Ada #3:** https://e.org\n";
        assert_eq!(findings("topic-no-title", &[("show_notes/001.md", notes)]), "");
    }
}
