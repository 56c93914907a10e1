//! `title-number`

use std::sync::LazyLock;

use regex::Regex;

use crate::diagnostic::{Diagnostics, Fix};
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;
use crate::record::Fact;
use crate::source::Span;

rule! {
    /// The title repeats the number of the episode.
    ///
    /// ## What it does
    /// Finds titles of the front matter that begin with the number of the episode and a separator (`12: `, `#12 - `,
    /// `Episode 12 | `), or end with it (`- Episode 12`, `(#12)`).
    ///
    /// ## Why it matters
    /// Apps print the number of `itunes:episode` before the title, so listeners see it twice; Apple asks to keep it out.
    ///
    /// ## Example
    /// ```yaml
    /// number: 12
    /// title: "#12 - Why rye rises"
    /// ```
    /// Use instead:
    /// ```yaml
    /// number: 12
    /// title: Why rye rises
    /// ```
    "title-number", Notes, Warning, fix: Unsafe, check: Episode(check),
    sources: ["Apple: a podcaster's guide to RSS, itunes:title"]
}

static LEADING: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:#|(?:ep(?:isode)?|folge|nr|no)\b\.?\s*#?)?\s?0*(?P<number>[0-9]{1,5})\s*(?:[:–—|]\s*|\.\s+|\s-+\s*|-+\s+)").ok()
});
static TRAILING: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\s*(?:[-–—|,:(\[]\s*)(?:#|(?:ep(?:isode)?)\b\.?\s*#?)\s?0*(?P<number>[0-9]{1,5})\s*[)\]]?$").ok()
});

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let (Some((file, _)), Some(number)) = (episode.notes(), episode.record().number) else { return };
    for read in episode.evidence(Fact::Title).iter().filter(|read| read.how == "front matter") {
        let (Some(title), Some(span)) = (read.value.as_str(), read.span) else { continue };
        let patterns = [&LEADING, &TRAILING];
        let repeats = patterns.iter().find_map(|pattern| {
            let found = pattern.as_ref()?.captures(title)?;
            let same = found.name("number")?.as_str().parse() == Ok(number);
            found.get(0).filter(|_| same)
        });
        let Some(repeats) = repeats.filter(|found| found.len() < title.len()) else { continue };
        let mut found = RULE
            .at(file.place(span), format!("the title repeats the number {number}"))
            .help("leave it to the number; apps print both");
        // The title stands literally in the file unless it is folded or escaped.
        if let Some(at) = file.slice(span).find(title) {
            let repeats = Span::from(repeats.range()).shifted(span.start + at);
            found = found.fix(Fix::doubtful(repeats, ""));
        }
        diagnostics.push(found);
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    fn titled(title: &str) -> String {
        findings("title-number", &[("show_notes/012.md", &format!("---\ntitle: {title}\n---\n"))])
    }

    #[test]
    fn numbers_before_and_behind_the_title() {
        insta::assert_snapshot!(titled("\"#12 - Why rye rises\""), @r##"
        show_notes/012.md:2:8: warning: the title repeats the number 12 [title-number]
          help: leave it to the number; apps print both
          show_notes/012.md - title: "#12 - Why rye rises"
          show_notes/012.md + title: "Why rye rises"
        "##);
        insta::assert_snapshot!(titled("Why rye rises (Episode 12)"), @"
        show_notes/012.md:2:8: warning: the title repeats the number 12 [title-number]
          help: leave it to the number; apps print both
          show_notes/012.md - title: Why rye rises (Episode 12)
          show_notes/012.md + title: Why rye rises
        ");
    }

    #[test]
    fn numbers_that_belong_to_the_title() {
        for title in
            ["12 breads to bake", "\"13: a bakers dozen\"", "Episode 12", "Rye 12", "\"2024: a year in bread\""]
        {
            assert_eq!(titled(title), "", "{title}");
        }
    }
}
