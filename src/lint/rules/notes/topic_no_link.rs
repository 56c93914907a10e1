//! `topic-no-link`

use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;

rule! {
    /// A topic links to nothing.
    ///
    /// ## What it does
    /// In notes where most numbered topics have links, finds those without any: none in the title, none below it.
    ///
    /// ## Why it matters
    /// Links are what people open show notes for. A topic that is only talk is fine; turn the rule off for that file.
    ///
    /// ## Example
    /// ```markdown
    /// **Ada #3:** A new oven from Rye Cloud
    ///
    /// - It bakes
    /// ```
    /// Use instead:
    /// ```markdown
    /// **Ada #3:** [A new oven from Rye Cloud](https://example.org/oven)
    ///
    /// - It bakes
    /// ```
    "topic-no-link", Notes, Info, fix: None, check: Episode(check),
    sources: ["practice: faults of real shows"]
}

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some((file, notes)) = episode.notes() else { return };
    let linked = |topic: &&crate::notes::NotedTopic| {
        let lines = notes.lines.get(topic.line..topic.end_line).unwrap_or_default();
        !topic.links.is_empty() || lines.iter().any(|line| file.slice(line.line.span).contains("://"))
    };
    // A prelude (#0, #0.1) is chat.
    let counts =
        |topic: &&crate::notes::NotedTopic| topic.number.as_deref().is_some_and(|number| !number.starts_with('0'));
    let numbered = || notes.topics.iter().filter(counts);
    if numbered().filter(linked).count() * 2 <= numbered().count() {
        return;
    }
    for topic in numbered().filter(|topic| !linked(topic)) {
        let (title, span) = &topic.title;
        let (name, span) =
            if title.is_empty() { ("the topic".to_owned(), topic.label) } else { (format!("“{title}”"), *span) };
        diagnostics.push(RULE.at(file.place(span), format!("{name} links to nothing")).help("link what it is about"));
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    #[test]
    fn one_without_among_others_with() {
        let notes = "# Bread Basket 1\n\n**Ada #1:** [Rye](https://e.org)\n\n**Bob #2:** Oats\n\n- Oats are fine\n\n**Ada #3:** Salt\n\n- https://e.org/salt\n";
        insta::assert_snapshot!(findings("topic-no-link", &[("show_notes/001.md", notes)]), @"
        show_notes/001.md:5:13: info: “Oats” links to nothing [topic-no-link]
          help: link what it is about
        ");
    }

    #[test]
    fn an_episode_of_talk() {
        let notes = "# Bread Basket 1\n\n**Ada #1:** Rye\n\n**Bob #2:** Oats\n\n**Ada #3:** [Salt](https://e.org)\n";
        assert_eq!(findings("topic-no-link", &[("show_notes/001.md", notes)]), "");
    }
}
