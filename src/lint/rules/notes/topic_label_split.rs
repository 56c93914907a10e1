//! `topic-label-split`

use crate::diagnostic::{Diagnostics, Fix};
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;

rule! {
    /// The bold of a topic's label is cut in pieces.
    ///
    /// ## What it does
    /// Finds labels in which bold ends and begins again, such as `**Ada #****1****:**`.
    ///
    /// ## Why it matters
    /// It is hard to read in the source and breaks search, and some Markdown renderers print the asterisks. Text editors
    /// leave it behind when a label is changed in the middle.
    ///
    /// ## Example
    /// ```markdown
    /// **Ada** **#****1****:** [Why rye rises](https://example.org/rye)
    /// ```
    /// Use instead:
    /// ```markdown
    /// **Ada #1:** [Why rye rises](https://example.org/rye)
    /// ```
    "topic-label-split", Notes, Off, fix: Safe, check: Episode(check),
    sources: ["practice: style"]
}

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some((file, notes)) = episode.notes() else { return };
    for topic in &notes.topics {
        let label = file.slice(topic.label);
        // Bold that ends before the colon is one piece.
        if !label.trim_end_matches(':').trim_end_matches('*').contains("**") {
            continue;
        }
        let whole = label.replace("****", "").replace("** **", " ").replace("**  **", " ");
        let mut found = RULE
            .at(file.place(topic.label), "the bold of this label is cut in pieces")
            .help("put the whole label into one pair of `**`");
        // Only whole pairs may go, or the rest of the line changes its looks.
        if !whole.trim_end_matches(':').trim_end_matches('*').contains("**") {
            found = found.fix(Fix::safe(topic.label, whole));
        }
        diagnostics.push(found);
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    #[test]
    fn labels_in_pieces() {
        let notes = "# Bread Basket 1\n\n**Ada #****1****:** [Rye](https://e.org)\n\n**B****ob** **#2:** Oats\n";
        insta::assert_snapshot!(findings("topic-label-split", &[("show_notes/001.md", notes)]), @"
        show_notes/001.md:3:3: info: the bold of this label is cut in pieces [topic-label-split]
          help: put the whole label into one pair of `**`
          show_notes/001.md - **Ada #****1****:** [Rye](https://e.org)
          show_notes/001.md + **Ada #1:** [Rye](https://e.org)
        show_notes/001.md:5:3: info: the bold of this label is cut in pieces [topic-label-split]
          help: put the whole label into one pair of `**`
          show_notes/001.md - **B****ob** **#2:** Oats
          show_notes/001.md + **Bob #2:** Oats
        ");
    }

    #[test]
    fn whole_labels() {
        for label in ["**Ada #1:** Rye", "**Ada #1**: Rye", "**Ada #1: Rye**", "## **Ada #1:** **Rye**", "Ada #1: Rye"]
        {
            let notes = format!("# Bread Basket 1\n\n{label}\n");
            assert_eq!(findings("topic-label-split", &[("show_notes/001.md", &notes)]), "", "{label}");
        }
    }
}
