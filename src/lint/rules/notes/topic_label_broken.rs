//! `topic-label-broken`

use super::labels;
use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;

rule! {
    /// The label of a topic lacks its number or its number sign.
    ///
    /// ## What it does
    /// In notes whose other topics are labelled `Ada #1:`, finds labels such as `Ada #:` and `Ada 1:`.
    ///
    /// ## Why it matters
    /// Readers miss the number that the hosts announce, and tools may not see the topic at all.
    ///
    /// ## Example
    /// ```markdown
    /// **Ada #:** [Why rye rises](https://example.org/rye)
    /// ```
    /// Use instead:
    /// ```markdown
    /// **Ada #1:** [Why rye rises](https://example.org/rye)
    /// ```
    "topic-label-broken", Notes, Error, fix: None, check: Episode(check),
    sources: ["practice: faults of real shows"]
}

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some((file, notes)) = episode.notes() else { return };
    let signed = |topic: &crate::notes::NotedTopic| file.slice(topic.label).contains('#');
    if notes.topics.iter().filter(|topic| topic.number.is_some() && signed(topic)).count() < 2 {
        return;
    }
    for topic in &notes.topics {
        let message = match &topic.number {
            None if signed(topic) => "the label of the topic has a number sign but no number".to_owned(),
            Some(number) if !signed(topic) => format!("the label of topic {number} has no number sign"),
            _ => continue,
        };
        diagnostics.push(RULE.at(file.place(topic.label), message).help("label topics like the others: `Name #1:`"));
    }
    for number in labels::missing(&labels::numbered(notes)) {
        let Some(line) = labels::unmarked(notes, number) else { continue };
        let message = format!("topic #{number} is missing; this looks like its label without the number sign");
        let found = RULE.at(file.place(line.line.content), message).help("label topics like the others: `Name #1:`");
        diagnostics.push(found);
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    #[test]
    fn labels_without_number_or_sign() {
        let notes = "# Bread Basket 1\n\n**ZQ 1: Rye**\n\n**Bob #2:** Oats\n\n**A****da** **#:** Salt\n\n**Bob 4:** Malt\n\n**Ada #5:** Water\n";
        insta::assert_snapshot!(findings("topic-label-broken", &[("show_notes/001.md", notes)]), @"
        show_notes/001.md:3:1: error: topic #1 is missing; this looks like its label without the number sign [topic-label-broken]
          help: label topics like the others: `Name #1:`
        show_notes/001.md:7:3: error: the label of the topic has a number sign but no number [topic-label-broken]
          help: label topics like the others: `Name #1:`
        show_notes/001.md:9:3: error: the label of topic 4 has no number sign [topic-label-broken]
          help: label topics like the others: `Name #1:`
        ");
    }

    #[test]
    fn lists_that_never_had_a_sign() {
        let notes = "# Bread Basket 1\n\n**2: Rye**\n\n**1: Oats**\n\nAda 3: a film\n";
        assert_eq!(findings("topic-label-broken", &[("show_notes/001.md", notes)]), "");
    }
}
