//! `embed-directive`

use std::sync::LazyLock;

use regex::Regex;

use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;
use crate::notes::Inline;
use crate::source::{SourceFile, Span};

rule! {
    /// The notes hold an embedded player or a directive of the site's software.
    ///
    /// ## What it does
    /// Finds HTML that podcast apps drop (`iframe`, `script`, `video` …) and lines that only one site understands:
    /// `YOUTUBE: id=…`, `{% include … %}`, `{{< youtube … >}}`. Code is left alone.
    ///
    /// ## Why it matters
    /// Apps show nothing, or the bare directive.
    ///
    /// ## Example
    /// ```markdown
    /// YOUTUBE: id=a1b2c3
    /// ```
    /// Use instead:
    /// ```markdown
    /// [Watch the episode](https://video.example/a1b2c3)
    /// ```
    "embed-directive", Notes, Warning, fix: None, check: Episode(check),
    sources: ["Apple: Podcasts HTML tags"]
}

/// A name alone is what somebody writes about; a player says what it plays.
static TAG: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)^<(?P<name>iframe|script|embed|object|video|audio)\b[^>]*\s(?:src|data|controls)\b").ok()
});
static DIRECTIVE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:youtube|vimeo|soundcloud|spotify|twitter|tweet|gist)\s*:?\s+id\s*=\s*\S+|\{%-?\s*(?:include|embed|youtube|link|post_url|raw|tweet|gist|render)\b[^%]*%\}|\{\{[<%]\s*[^}]+[>%]\}\}").ok()
});

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some((file, notes)) = episode.notes() else { return };
    for inline in notes.lines.iter().map(|line| &line.inline) {
        tags(file, inline, diagnostics);
        directives(file, inline, diagnostics);
    }
}

fn tags(file: &SourceFile, inline: &Inline, diagnostics: &mut Diagnostics) {
    for span in inline.html() {
        let Some(found) = TAG.as_ref().and_then(|tag| tag.captures(file.slice(*span))) else { continue };
        let name = found.name("name").map(|name| name.as_str()).unwrap_or_default();
        diagnostics.push(
            RULE.at(file.place(*span), format!("podcast apps drop `<{name}>`")).help("link to what it shows instead"),
        );
    }
}

fn directives(file: &SourceFile, inline: &Inline, diagnostics: &mut Diagnostics) {
    if inline.text.is_empty() {
        return;
    }
    for found in DIRECTIVE.iter().flat_map(|directive| directive.find_iter(&inline.text)) {
        let range = Span::from(found.range());
        if !inline.is_code(range) {
            let place = file.place(inline.source_span(range));
            diagnostics.push(
                RULE.at(place, "the line is a directive of one site's software")
                    .help("write what readers of any app should see, such as a link"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    fn lint(notes: &str) -> String {
        findings("embed-directive", &[("show_notes/001.md", notes)])
    }

    #[test]
    fn players_and_directives() {
        let notes =
            "YOUTUBE: id=a1b2c3\n\n<iframe src=\"https://video.example\"></iframe>\n\n{% include player.html %}\n";
        insta::assert_snapshot!(lint(notes), @"
        show_notes/001.md:1:1: warning: the line is a directive of one site's software [embed-directive]
          help: write what readers of any app should see, such as a link
        show_notes/001.md:3:1: warning: podcast apps drop `<iframe>` [embed-directive]
          help: link to what it shows instead
        show_notes/001.md:5:1: warning: the line is a directive of one site's software [embed-directive]
          help: write what readers of any app should see, such as a link
        ");
    }

    #[test]
    fn html_that_apps_know_and_examples() {
        assert_eq!(
            lint(
                "a<br>b <b>c</b>\n- `{% include x %}` is Liquid\n- `<iframe>` and <video> are tags\n- a <Link> component\n- our youtube id changed\n"
            ),
            ""
        );
    }
}
