//! `episode-ref`

use std::sync::LazyLock;

use regex::Regex;

use super::parts;
use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;
use crate::notes::{Link, NoteLine};

rule! {
    /// The text names one episode, the link leads to another.
    ///
    /// ## What it does
    /// Compares the number in `episode 277` with the number in the path of the link it carries
    /// (`…/show/227/…`). Links without exactly one number of their own in the path are left alone.
    ///
    /// ## Why it matters
    /// Listeners land at the wrong episode; mostly digits were swapped or an older link was copied.
    ///
    /// ## Example
    /// ```markdown
    /// As we said in [episode 12](https://bread.example/episodes/21/rye)
    /// ```
    /// Use instead:
    /// ```markdown
    /// As we said in [episode 12](https://bread.example/episodes/12/oats)
    /// ```
    "episode-ref", Notes, Error, fix: None, check: Episode(check),
    sources: ["practice: faults of real shows"]
}

static NAMED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:episode|ep\.?|folge|show)\s*(?:number\s+|no\.?\s*)?#?(?P<number>[0-9]{1,4})\b").ok()
});

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some((file, notes)) = episode.notes() else { return };
    for (line, link) in parts::links(notes) {
        let (Some(linked), Some(named)) = (linked(&link.url), named(line, link)) else { continue };
        if named != linked {
            let message = format!("the text says episode {named} but the link goes to episode {linked}");
            let place = file.place(parts::address(file, link.span, &link.url));
            diagnostics.push(RULE.at(place, message).help("let both name the same episode"));
        }
    }
}

/// The one episode that the text of a link names, in the link or right before it: `episode [277](…)`.
fn named(line: &NoteLine, link: &Link) -> Option<u32> {
    let label = line.inline.label(link);
    let digits = label.trim().trim_start_matches('#');
    let pattern = NAMED.as_ref()?;
    let text = if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        let before = line.inline.text.get(..link.text.start)?.trim_end();
        let word = before.rsplit(' ').next()?;
        format!("{word} {digits}")
    } else {
        label.to_owned()
    };
    let mut numbers = pattern.captures_iter(&text).filter_map(|found| found.name("number")?.as_str().parse().ok());
    let first = numbers.next()?;
    numbers.next().is_none().then_some(first)
}

/// The number of the episode in the path of `url`.
fn linked(url: &str) -> Option<u32> {
    parts::host(url)?;
    let segments: Vec<&str> = parts::path(url).split('/').filter(|segment| !segment.is_empty()).collect();
    let about_episodes = |segment: &&str| {
        let segment = segment.to_ascii_lowercase();
        ["episode", "episodes", "show", "shows", "ep", "e", "podcast"].contains(&segment.as_str())
    };
    segments.iter().find(|segment| about_episodes(segment))?;
    let mut numbers = segments.iter().filter_map(|segment| {
        (segment.len() <= 4 && segment.bytes().all(|byte| byte.is_ascii_digit())).then(|| segment.parse().ok())?
    });
    let first = numbers.next()?;
    numbers.next().is_none().then_some(first)
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    fn lint(notes: &str) -> String {
        findings("episode-ref", &[("show_notes/001.md", notes)])
    }

    #[test]
    fn another_number_in_the_link() {
        let notes = "- in [episode 12](https://bread.example/episodes/show/21/rye)\n- episode [#7](https://bread.example/episodes/8)\n";
        insta::assert_snapshot!(lint(notes), @"
        show_notes/001.md:1:19: error: the text says episode 12 but the link goes to episode 21 [episode-ref]
          help: let both name the same episode
        show_notes/001.md:2:16: error: the text says episode 7 but the link goes to episode 8 [episode-ref]
          help: let both name the same episode
        ");
    }

    #[test]
    fn the_same_number_or_none() {
        let notes = "- [episode 012](https://bread.example/episodes/12/rye)\n- [episode 12](https://video.example/watch/99)\n\
                     - [episodes 1 to 3](https://bread.example/episodes/1)\n- [12 loaves](https://bread.example/show/3)\n";
        assert_eq!(lint(notes), "");
    }
}
