//! `psc-chapter-order`

use crate::diagnostic::Diagnostics;
use crate::feed::read::{Element, Ns};
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;
use crate::vocabulary::values::podcast::play_time;
use crate::words::shown;

rule! {
    /// Podlove chapters are not in the order of their times.
    ///
    /// ## What it does
    /// Compares the `start` of every `psc:chapter` with the one before; two at the same time are told as well.
    ///
    /// ## Why it matters
    /// Apps show them as they stand, or sort them; either way it is not what was meant when one is out of place.
    ///
    /// ## Example
    /// ```xml
    /// <psc:chapter start="00:05:00" title="Rye"/>
    /// <psc:chapter start="00:02:00" title="Oven"/>
    /// ```
    /// Use instead:
    /// ```xml
    /// <psc:chapter start="00:02:00" title="Oven"/>
    /// <psc:chapter start="00:05:00" title="Rye"/>
    /// ```
    "psc-chapter-order", Chapters, Warning, fix: None, check: Feed(check),
    sources: ["Podlove Simple Chapters 1.2, Chapter Element"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for chapters in feed.items.iter().flat_map(|item| item.children_named(Ns::Psc, "chapters")) {
        let mut latest = -1.0;
        for (start, chapter) in chapters.children_named(Ns::Psc, "chapter").filter_map(timed) {
            if start <= latest {
                let when =
                    if start < latest { "before the one above it" } else { "at the same time as the one above it" };
                let message = format!("the chapter {} starts {when}", shown(title(chapter)));
                let span = chapter.attribute("start").map_or(chapter.name_span(), |start| start.value_span());
                found.push(feed.found(&RULE, span, message).help("put the chapters in the order of their times"));
            }
            latest = start.max(latest);
        }
    }
}

pub(super) fn title(chapter: Element<'_>) -> &str {
    chapter.attribute("title").map_or("", |title| title.value())
}

/// A chapter with its start in seconds; none where that is no time, which is told elsewhere.
pub(super) fn timed(chapter: Element<'_>) -> Option<(f64, Element<'_>)> {
    let text = chapter.attribute("start")?.value().trim();
    if play_time(text).is_some() {
        return None;
    }
    let seconds = text.split(':').try_fold(0.0, |total, part| Some(total * 60.0 + part.parse::<f64>().ok()?))?;
    Some((seconds, chapter))
}

#[cfg(test)]
mod tests {
    use crate::lint::feed_testing::feed_findings;

    fn found(starts: &[&str]) -> String {
        let chapters: String =
            starts.iter().map(|start| format!("<p:chapter start=\"{start}\" title=\"Rye\"/>\n")).collect();
        let feed = format!(
            "<rss version=\"2.0\" xmlns:p=\"http://podlove.org/simple-chapters\"><channel><item><p:chapters>\n{chapters}</p:chapters></item></channel></rss>"
        );
        feed_findings("psc-chapter-order", &feed)
    }

    #[test]
    fn times_rise() {
        assert_eq!(found(&["0", "7:48", "35:12.250", "01:00:00", "soon"]), "");
        insta::assert_snapshot!(found(&["0", "5:00", "5:00"]), @"
        4:19: warning: the chapter `Rye` starts at the same time as the one above it
          help: put the chapters in the order of their times
        ");
        insta::assert_snapshot!(found(&["0", "5:00", "2:00", "3:00"]), @"
        4:19: warning: the chapter `Rye` starts before the one above it
          help: put the chapters in the order of their times
        5:19: warning: the chapter `Rye` starts before the one above it
          help: put the chapters in the order of their times
        ");
    }
}
