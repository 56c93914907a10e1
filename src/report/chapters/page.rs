//! One page on which an editor can check the chapters of episodes: nothing on it is loaded from anywhere.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::explain::{runner_up, why_of};
use super::table::{kind_name, sureness};
use crate::chapters::formats::web_address;
use crate::chapters::said::Said;
use crate::normalize::Compiled;
use crate::record::{Chapter, Topic, Why};
use crate::times::clock;

const STYLE: &str = include_str!("page.css");

/// Nothing may be loaded and nothing run, whatever titles say.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

/// Starts that are less sure than this are marked.
const SURE: f64 = 0.9;

/// The page: for each episode its time line, and of each chapter the start, the title, the words there and how sure it is.
pub fn page(episodes: &[&Compiled]) -> String {
    let title = match episodes {
        [one] => name(one),
        _ => format!("Chapters of {} episodes", episodes.len()),
    };
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body { @for (number, one) in episodes.iter().enumerate() { (episode(number, one)) } }
        }
    };
    page.into_string()
}

fn name(episode: &Compiled) -> String {
    let title = episode.record.title.as_deref().unwrap_or_default();
    format!("{} {title}", episode.record.id).trim().to_owned()
}

fn episode(number: usize, episode: &Compiled) -> Markup {
    let record = &episode.record;
    let said = Said::of(episode);
    let unsure = record.chapters.iter().filter(|chapter| is_unsure(chapter)).count();
    let missing: Vec<_> = record.topics.iter().filter(|topic| topic.start.is_none()).collect();
    html! {
        section {
            h1 { (name(episode)) }
            p.facts {
                (record.chapters.len()) " chapters"
                @if let Some(duration) = record.duration { " · " (clock(duration)) }
                @if unsure > 0 { " · " (unsure) " to check" }
            }
            (time_line(number, &record.chapters, record.duration))
            ol {
                @for (index, chapter) in record.chapters.iter().enumerate() {
                    (entry((number, index), chapter, said.as_ref(), why_of(episode, chapter)))
                }
            }
            @if !record.chapters.is_empty() {
                @for topic in missing {
                    p.missing { "Topic " (topic.order) ", " (topic.title) ", has no start" (candidate(episode, topic)) "." }
                }
            }
        }
    }
}

fn time_line(number: usize, chapters: &[Chapter], duration: Option<f64>) -> Markup {
    let lengths = chapters.iter().enumerate().map(|(index, chapter)| {
        let next = chapters.get(index + 1).map(|next| next.start).or(duration).unwrap_or(chapter.start + 1.0);
        (index, chapter, (next - chapter.start).max(0.0))
    });
    let gap = chapters.first().map_or(0.0, |first| first.start);
    html! {
        div.line {
            @if gap > 0.0 { span.gap style=(grow(gap)) {} }
            @for (index, chapter, length) in lengths {
                a class=(kind_name(chapter.kind)) style=(grow(length)) href=(format!("#c{number}-{index}"))
                    title=(format!("{} {}", clock(chapter.start), chapter.title)) { (index + 1) }
            }
        }
    }
}

fn grow(seconds: f64) -> String {
    format!("flex-grow:{seconds:.3}")
}

fn entry((number, index): (usize, usize), chapter: &Chapter, said: Option<&Said<'_>>, why: Option<&Why>) -> Markup {
    let words = said.and_then(|said| if why.is_some() { said.from(chapter.start) } else { said.at(chapter.start) });
    let url = web_address(chapter.url.as_deref());
    html! {
        li id=(format!("c{number}-{index}")) class=[is_unsure(chapter).then_some("unsure")] {
            span.letter { (index + 1) }
            time { (clock(chapter.start)) }
            span.title {
                @if let Some(url) = url { a href=(url) rel="noreferrer" { (chapter.title) } } @else { (chapter.title) }
            }
            span.chip.(kind_name(chapter.kind)) { (kind_name(chapter.kind)) }
            span.sure {
                @if let Some(confidence) = chapter.confidence { meter min="0" max="1" low="0.6" high="0.9" optimum="1" value=(format!("{confidence:.3}")) {} " " }
                (sureness(chapter.confidence))
            }
            @if let Some(words) = words {
                blockquote title=(format!("{}:{}", words.place.file.display(), words.place.line)) {
                    @if let Some(speaker) = &words.speaker { b { (speaker) ": " } }
                    "“" (words.text) "”"
                }
            }
            @if let Some(why) = why {
                p.why { (why) (runner_up(why)) }
            }
        }
    }
}

/// Where a topic without a chapter may begin.
fn candidate(episode: &Compiled, topic: &Topic) -> String {
    let why = episode.whys.iter().find(|why| why.topic == Some(topic.order));
    let told = |why: &Why| format!("; at best {} ({})", clock(why.start), sureness(Some(why.confidence)));
    why.map(told).unwrap_or_default()
}

fn is_unsure(chapter: &Chapter) -> bool {
    chapter.confidence.is_some_and(|confidence| confidence < SURE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chapters::formats::tests::chapter;
    use crate::record::Episode;
    use crate::source::SourceFile;
    use crate::transcript;

    fn episode() -> Compiled {
        let record = Episode {
            id: "081".into(),
            title: Some("Rye & <script>alert(1)</script>".into()),
            duration: Some(600.0),
            chapters: vec![
                Chapter { url: Some("javascript:alert(2)".into()), ..chapter(10.0, "\"><img src=x>") },
                Chapter { confidence: Some(0.5), url: Some("https://e.org/?a&b".into()), ..chapter(300.0, "Oats") },
            ],
            topics: vec![Topic { order: 3, title: "Barley".into(), ..Topic::default() }],
            ..Episode::default()
        };
        let mut compiled = Compiled::new(record);
        let file = SourceFile::new("a.txt", "00:00:10 Hello & <b>welcome</b>.\n\n00:05:00 Now oats.\n");
        let transcript = transcript::parse(&file, &mut Vec::new());
        compiled.transcripts = vec![(file, transcript)];
        compiled
    }

    #[test]
    fn words_times_and_doubts_are_on_the_page() {
        let page = page(&[&episode()]);
        for part in [
            "0:05:00",
            "Now oats.",
            "50 %",
            "class=\"unsure\"",
            "1 to check",
            "Topic 3, Barley, has no start",
            "flex-grow:300.000",
        ] {
            assert!(page.contains(part), "{part} is not in {page}");
        }
    }

    #[test]
    fn nothing_on_the_page_runs_or_loads() {
        let page = page(&[&episode()]);
        for part in ["<script", "<img", "javascript:", "src=\"", "<link", "url(", "@import"] {
            assert!(!page.contains(part), "{part} is in {page}");
        }
        assert!(page.contains("href=\"https://e.org/?a&amp;b\""));
    }
}
