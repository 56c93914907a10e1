//! `topic-gap`

use super::labels;
use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;

rule! {
    /// The numbers of the topics leave a gap.
    ///
    /// ## What it does
    /// Finds numbers that are missing between 1 and the number of the last topic. Lists without numbers, a `#0` before
    /// the first topic and lists that count down are fine.
    ///
    /// ## Why it matters
    /// Either a topic was lost, or its label is written so that nobody recognises it, or the hosts announce numbers that
    /// the notes do not have.
    ///
    /// ## Example
    /// ```markdown
    /// **Bob #2:** [Oats](https://example.org/oats)
    ///
    /// **Ada #4:** [Salt](https://example.org/salt)
    /// ```
    /// Use instead:
    /// ```markdown
    /// **Bob #2:** [Oats](https://example.org/oats)
    ///
    /// **Ada #3:** [Salt](https://example.org/salt)
    /// ```
    "topic-gap", Notes, Error, fix: None, check: Episode(check),
    sources: ["practice: faults of real shows"]
}

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some((file, notes)) = episode.notes() else { return };
    let numbers = labels::numbered(notes);
    // One without a number is reported as a broken label; it may well be the one that is missing.
    if labels::counts_down(&numbers) || notes.topics.iter().any(|topic| topic.number.is_none()) {
        return;
    }
    let mut missing =
        labels::missing(&numbers).into_iter().filter(|number| labels::unmarked(notes, *number).is_none()).peekable();
    while let Some(from) = missing.next() {
        let mut until = from;
        while let Some(next) = missing.next_if_eq(&(until + 1)) {
            until = next;
        }
        let Some((after, number)) = numbers.iter().find(|(_, number)| *number > f64::from(until)) else { return };
        let (what, verb) = if from == until {
            (format!("topic #{from}"), "is")
        } else {
            (format!("topics #{from} to #{until}"), "are")
        };
        let mut found = RULE
            .at(file.place(after.label), format!("{what} {verb} missing before #{number}"))
            .help("number the topics without gaps, or put back the one that was lost");
        let before = numbers.iter().rfind(|(topic, number)| topic.line < after.line && *number < f64::from(from));
        if let Some((before, number)) = before {
            found = found.related(file.place(before.label), format!("the topic before it is #{number}"));
        }
        diagnostics.push(found);
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    fn numbered(labels: &[&str]) -> String {
        let topics: Vec<String> = labels.iter().map(|label| format!("**{label}:** [T](https://e.org)\n")).collect();
        findings("topic-gap", &[("show_notes/001.md", &format!("# Bread Basket 1\n\n{}", topics.join("\n")))])
    }

    #[test]
    fn gaps() {
        insta::assert_snapshot!(numbered(&["Ada #1", "Bob #2", "Ada #4", "Bob #7"]), @"
        show_notes/001.md:7:3: error: topic #3 is missing before #4 [topic-gap]
          show_notes/001.md:5: the topic before it is #2
          help: number the topics without gaps, or put back the one that was lost
        show_notes/001.md:9:3: error: topics #5 to #6 are missing before #7 [topic-gap]
          show_notes/001.md:7: the topic before it is #4
          help: number the topics without gaps, or put back the one that was lost
        ");
    }

    #[test]
    fn lists_without_gaps() {
        for list in [
            &["Ada #0", "Bob #1", "Ada #2"][..],
            &["Ada #0.1", "Bob #0.2", "Ada #1"],
            &["Ada #3", "Ada #2", "Ada #1"],
            &["Ada #1", "Bob #3", "Ada #2"],
            &["Ada #1", "Bob #", "Ada #3"],
            &["Ada #1", "Bob #396", "Ada #2"],
        ] {
            assert_eq!(numbered(list), "", "{list:?}");
        }
    }
}
