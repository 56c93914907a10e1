//! `topic-order`

use super::labels;
use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;

rule! {
    /// The numbers of the topics are out of order.
    ///
    /// ## What it does
    /// Finds topics with a lower or the same number as the one before, and numbers that are far beyond the count of
    /// topics. Lists that count down are fine.
    ///
    /// ## Why it matters
    /// Chapters follow the order of the notes. Where topics changed places on the day of the recording, listeners who
    /// jump to one land in another.
    ///
    /// ## Example
    /// ```markdown
    /// **Bob #3:** [Oats](https://example.org/oats)
    ///
    /// **Ada #2:** [Salt](https://example.org/salt)
    /// ```
    /// Put the topics in the order in which they are discussed, and number them so.
    "topic-order", Notes, Error, fix: None, check: Episode(check),
    sources: ["practice: faults of real shows"]
}

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some((file, notes)) = episode.notes() else { return };
    let numbers = labels::numbered(notes);
    if labels::counts_down(&numbers) {
        return;
    }
    let (absurd, ordered): (Vec<_>, Vec<_>) =
        numbers.iter().partition(|(_, number)| labels::is_absurd(*number, numbers.len()));
    for (topic, number) in absurd {
        let message = format!("this topic is #{number}, but there are {} topics", numbers.len());
        diagnostics.push(RULE.at(file.place(topic.label), message).help("number the topics from #1"));
    }
    for pair in ordered.windows(2) {
        let [(before, first), (topic, second)] = pair else { continue };
        if second > first {
            continue;
        }
        let message = if first == second {
            format!("two topics are #{second}")
        } else {
            format!("topic #{second} comes after #{first}")
        };
        let found = RULE
            .at(file.place(topic.label), message)
            .help("number the topics in the order in which they are discussed")
            .related(file.place(before.label), format!("#{first} stands here"));
        diagnostics.push(found);
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    fn numbered(labels: &[&str]) -> String {
        let topics: Vec<String> = labels.iter().map(|label| format!("**{label}:** [T](https://e.org)\n")).collect();
        findings("topic-order", &[("show_notes/001.md", &format!("# Bread Basket 1\n\n{}", topics.join("\n")))])
    }

    #[test]
    fn numbers_out_of_order() {
        insta::assert_snapshot!(numbered(&["Ada #1", "Bob #3", "Ada #2"]), @"
        show_notes/001.md:7:3: error: topic #2 comes after #3 [topic-order]
          show_notes/001.md:5: #3 stands here
          help: number the topics in the order in which they are discussed
        ");
        insta::assert_snapshot!(numbered(&["Ada #1", "Bob #1", "Ada #396"]), @"
        show_notes/001.md:5:3: error: two topics are #1 [topic-order]
          show_notes/001.md:3: #1 stands here
          help: number the topics in the order in which they are discussed
        show_notes/001.md:7:3: error: this topic is #396, but there are 3 topics [topic-order]
          help: number the topics from #1
        ");
    }

    #[test]
    fn preludes_and_countdowns() {
        for list in [&["Ada #0", "Bob #1"][..], &["Ada #0.1", "Bob #0.2"], &["Ada #3", "Bob #2", "Ada #1"]] {
            assert_eq!(numbered(list), "", "{list:?}");
        }
    }
}
