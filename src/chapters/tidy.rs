//! Makes a list of chapters presentable: in order, none empty, no two intros in a row, titles that fit a screen.

use crate::record::{Chapter, ChapterKind};

/// Apps show one or two lines of a title; headings of notes can be whole paragraphs, in characters.
const MAX_TITLE: usize = 120;

/// Puts `chapters` in order of time, drops those that end where they start, joins neighbours of one kind that is no
/// topic, shortens titles, and sets every end to the start of the next.
pub(super) fn tidy(chapters: &mut Vec<Chapter>, duration: Option<f64>) {
    chapters.sort_by(|a, b| a.start.total_cmp(&b.start));
    let mut kept: Vec<Chapter> = Vec::with_capacity(chapters.len());
    for mut chapter in chapters.drain(..) {
        chapter.title = shortened(&chapter.title);
        chapter.url = chapter.url.filter(|url| is_address(url));
        if let Some(last) = kept.last() {
            if chapter.start <= last.start {
                kept.pop();
            } else if last.kind == chapter.kind && joins(chapter.kind) && last.title == chapter.title {
                continue;
            }
        }
        kept.push(chapter);
    }
    let ends: Vec<Option<f64>> = kept.iter().skip(1).map(|next| Some(next.start)).chain([duration]).collect();
    for (chapter, end) in kept.iter_mut().zip(ends) {
        chapter.end = end.filter(|end| *end > chapter.start);
    }
    *chapters = kept;
}

/// Can an app open it? People leave `http://` behind, meaning to fill it in.
fn is_address(url: &str) -> bool {
    url::Url::parse(url).is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
}

fn joins(kind: ChapterKind) -> bool {
    matches!(kind, ChapterKind::Intro | ChapterKind::Extras | ChapterKind::Joke | ChapterKind::Outro)
}

/// The first sentence of a long title, else as many words as fit.
fn shortened(title: &str) -> String {
    if title.chars().count() <= MAX_TITLE {
        return title.to_owned();
    }
    let end = title.char_indices().nth(MAX_TITLE).map_or(title.len(), |(at, _)| at);
    let head = title.get(..end).unwrap_or(title);
    let sentence = [". ", "! ", "? "].iter().filter_map(|stop| head.find(stop)).min();
    match (sentence, head.rfind(' ')) {
        (Some(stop), _) => head.get(..stop).unwrap_or(head).to_owned(),
        (None, Some(blank)) => format!("{}…", head.get(..blank).unwrap_or(head).trim_end_matches([',', ':', ';', '-'])),
        (None, None) => format!("{head}…"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chapter(start: f64, title: &str, kind: ChapterKind) -> Chapter {
        Chapter { start, end: None, title: title.into(), kind, topic: None, url: None, image: None, confidence: None }
    }

    #[test]
    fn empty_and_doubled_chapters_go() {
        let mut chapters = vec![
            chapter(0.0, "Intro", ChapterKind::Intro),
            chapter(50.0, "Intro", ChapterKind::Intro),
            chapter(53.0, "Intro", ChapterKind::Intro),
            chapter(53.0, "Rye", ChapterKind::Topic),
        ];
        tidy(&mut chapters, Some(100.0));
        let read: Vec<_> =
            chapters.iter().map(|chapter| (chapter.start, chapter.end, chapter.title.as_str())).collect();
        assert_eq!(read, [(0.0, Some(53.0), "Intro"), (53.0, Some(100.0), "Rye")]);
    }

    #[test]
    fn long_titles_end_with_their_first_sentence() {
        let long = format!("Rye bread. {}", "It is good for you. ".repeat(10));
        assert_eq!(shortened(&long), "Rye bread");
        assert!(shortened(&"rye ".repeat(100)).chars().count() <= MAX_TITLE + 1);
    }
}
