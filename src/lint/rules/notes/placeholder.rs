//! `placeholder`

use std::sync::LazyLock;

use regex::{Match, Regex};

use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;
use crate::notes::front_matter::{Node, Value};
use crate::source::Span;

rule! {
    /// Text of the template, or for the hosts only, is published.
    ///
    /// ## What it does
    /// Finds what a template leaves open (`TBD`, `GUEST_NAME`, `[insert link]`, `(fill me in …)`, `xx:xx`), and, above
    /// the first topic, links to recording rooms and other notes to the hosts.
    ///
    /// ## Why it matters
    /// It looks careless, and whoever follows the link to the room stands in your next recording.
    ///
    /// ## Example
    /// ```markdown
    /// - Special guest: GUEST_NAME
    /// - Recording room: https://streamyard.com/abc123
    /// ```
    /// Fill in what is known, and take the rest out.
    "placeholder", Notes, Error, fix: None, check: Episode(check),
    sources: ["practice: faults of real shows"]
}

/// What no finished notes hold anywhere.
static OPEN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?x)
        (?: ^ | [:–—]\s* | \s-\s ) (?P<word> TBD | TBA | TODO | FIXME | XXX+ | \?\?\?+ ) [\s.]* $
        | (?P<fill> \((?i:fill\ (?:me\ )?in)\b[^)]*\) )
        | (?P<insert> \[(?i:insert|your|add|enter)\ (?:\w+\ )?(?i:name|title|link|url|description|date|guest|sponsor)s?(?i:\ here)?\] )
        | (?P<clock> \b xx:xx (?: :xx )? \b )
        | (?P<latin> (?i:lorem\ ipsum\ dolor) ) ",
    )
    .ok()
});

/// What only the hosts need, or what the template calls things; below the topics these could be quotes.
static ABOVE_TOPICS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?x)
        (?P<variable> \b[A-Z]{2,}_[A-Z]{2,}(?:_[A-Z]+)*\b )
        | \S\ (?P<token> \b(?:TOPICS|TITLE|GUESTS?|GUEST\ NAME)\b )
        | ^(?P<heading> (?:CONNECTION|PRODUCTION|INTERNAL)\ (?:INFO|NOTES) ) \b
        | (?P<room> (?i: https?://(?:www\.)?(?: streamyard\.com/\w | zencastr\.com/\w | riverside\.fm/studio
                     | (?:\w+\.)?zoom\.us/[jw]/ | meet\.google\.com/\w | app\.squadcast\.fm | cleanfeed\.net/\w )[^\s)]* )
          | (?i: \b(?:streamyard|zencast?e?r|riverside|squadcast)\b[^:]{0,30}: ) ) ",
    )
    .ok()
});

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some((file, notes)) = episode.notes() else { return };
    let mut report = |span: Span, found: Match<'_>| {
        let message = format!("`{}` is left from the template or meant for the hosts", found.as_str().trim());
        diagnostics.push(RULE.at(file.place(span), message).help("fill in what is known, or take it out"));
    };
    for field in notes.front_matter.iter().flat_map(|front_matter| &front_matter.fields) {
        let Node { value: Value::Text(text), span } = &field.node else { continue };
        if let Some(found) = first(&OPEN, text) {
            report(*span, found);
        }
    }
    let first_topic = notes.topics.first().map_or(0, |topic| topic.line);
    for (index, line) in notes.lines.iter().enumerate() {
        let text = &line.inline.text;
        let above = || first(&ABOVE_TOPICS, text).filter(|_| index < first_topic);
        if let Some(found) = first(&OPEN, text).or_else(above) {
            report(line.inline.source_span(Span::from(found.range())), found);
        }
    }
}

/// The first named part of a pattern that matches.
fn first<'a>(pattern: &LazyLock<Option<Regex>>, text: &'a str) -> Option<Match<'a>> {
    let found = pattern.as_ref()?.captures(text)?;
    found.iter().skip(1).flatten().next()
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    #[test]
    fn what_a_template_leaves() {
        let notes = "---\ntitle: (fill me in with the title)\n---\n# Bread Basket 1\nCONNECTION INFO:\n**Streamyard room:**   https://streamyard.com/abc\n**Public stream:   TBD**\n\nWe discuss **TOPICS** today.\n\n- Special guest: GUEST_NAME\n\n**Ada #1:** Rye\n\n- [insert link here]\n";
        insta::assert_snapshot!(findings("placeholder", &[("show_notes/001.md", notes)]), @"
        show_notes/001.md:2:8: error: `(fill me in with the title)` is left from the template or meant for the hosts [placeholder]
          help: fill in what is known, or take it out
        show_notes/001.md:5:1: error: `CONNECTION INFO` is left from the template or meant for the hosts [placeholder]
          help: fill in what is known, or take it out
        show_notes/001.md:6:3: error: `Streamyard room:` is left from the template or meant for the hosts [placeholder]
          help: fill in what is known, or take it out
        show_notes/001.md:7:20: error: `TBD` is left from the template or meant for the hosts [placeholder]
          help: fill in what is known, or take it out
        show_notes/001.md:9:14: error: `TOPICS` is left from the template or meant for the hosts [placeholder]
          help: fill in what is known, or take it out
        show_notes/001.md:11:18: error: `GUEST_NAME` is left from the template or meant for the hosts [placeholder]
          help: fill in what is known, or take it out
        show_notes/001.md:15:3: error: `[insert link here]` is left from the template or meant for the hosts [placeholder]
          help: fill in what is known, or take it out
        ");
    }

    #[test]
    fn talk_of_templates_and_constants() {
        let notes = "# Bread Basket 1\n\n**Ada #1:** Bake TODOs away\n\n- `LOAD_FLOUR` and `{% lorem %}` fill in with Lorem Ipsum text\n- TODO lists: why\n- Streamyard: https://streamyard.com/\n- [Insert greeting here], hosts!\n";
        assert_eq!(findings("placeholder", &[("show_notes/001.md", notes)]), "");
    }
}
