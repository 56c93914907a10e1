//! `psc-chapter-behind-end`

use super::psc_chapter_order::{timed, title};
use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;
use crate::words::shown;

rule! {
    /// A Podlove chapter starts behind the end of the episode.
    ///
    /// ## What it does
    /// Compares the `start` of every `psc:chapter` with `itunes:duration`.
    ///
    /// ## Why it matters
    /// Nobody can hear it: it belongs to another episode, or one of the two times is wrong.
    ///
    /// ## Example
    /// `<psc:chapter start="01:10:00" title="Rye"/>` and `<itunes:duration>30:00</itunes:duration>`
    "psc-chapter-behind-end", Chapters, Warning, fix: None, check: Feed(check),
    sources: ["derived from Podlove Simple Chapters 1.2"]
}

/// Durations are rounded, in seconds.
const TOLERANCE: f64 = 5.0;

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for item in &feed.episodes {
        let Some(end) = item.seconds.filter(|end| *end > 0).map(|end| end as f64) else { continue };
        let chapters = item.element.child(Ns::Psc, "chapters").into_iter();
        let chapters = chapters.flat_map(|chapters| chapters.children_named(Ns::Psc, "chapter"));
        for (start, chapter) in chapters.filter_map(timed).filter(|(start, _)| *start > end + TOLERANCE) {
            let message =
                format!("the chapter {} starts at {start} s, the episode ends at {end} s", shown(title(chapter)));
            let span = chapter.attribute("start").map_or(chapter.name_span(), |start| start.value_span());
            found.push(feed.found(&RULE, span, message));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::feed_testing::feed_findings;

    #[test]
    fn chapters_end_with_the_episode() {
        let feed = |start: &str| {
            let text = format!(
                "<rss version=\"2.0\" xmlns:p=\"http://podlove.org/simple-chapters\" \
                 xmlns:i=\"http://www.itunes.com/dtds/podcast-1.0.dtd\"><channel><item><i:duration>30:00</i:duration>\n\
                 <p:chapters><p:chapter start=\"{start}\" title=\"Rye\"/></p:chapters></item></channel></rss>"
            );
            feed_findings("psc-chapter-behind-end", &text)
        };
        assert_eq!(feed("29:59"), "");
        insta::assert_snapshot!(feed("01:10:00"), @"2:31: warning: the chapter `Rye` starts at 4200 s, the episode ends at 1800 s");
    }
}
