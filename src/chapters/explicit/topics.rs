//! Which written chapter is which topic of the notes.

use std::collections::{BTreeSet, HashMap};

use crate::record::{Chapter, ChapterKind, Topic};

/// Titles are alike when they share this part of their words.
const ALIKE: f64 = 0.75;

/// Gives topics the starts of the chapters that clearly are theirs: title alike, or a link that only they share.
///
/// What a person wrote is sure, so the confidence is 1.
pub(super) fn assign(chapters: &mut [Chapter], links: &[Vec<String>], topics: &mut [Topic]) {
    if topics.is_empty() {
        return;
    }
    let by_link = links_of(topics);
    let by_words: Vec<BTreeSet<String>> = topics.iter().map(|topic| words(&topic.title)).collect();
    let mut index: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, words) in by_words.iter().enumerate() {
        for word in words {
            index.entry(word.as_str()).or_default().push(at);
        }
    }
    let mut taken = vec![false; topics.len()];
    for (chapter, links) in chapters.iter_mut().zip(links).filter(|(chapter, _)| chapter.kind == ChapterKind::Topic) {
        let words = words(&chapter.title);
        let linked = links.iter().find_map(|link| by_link.get(link.trim_end_matches('/')).copied().flatten());
        let found = alike(&words, &by_words, &index).or(linked).filter(|at| !taken.get(*at).copied().unwrap_or(true));
        let Some((at, topic)) = found.and_then(|at| Some((at, topics.get_mut(at)?))) else { continue };
        if let Some(taken) = taken.get_mut(at) {
            *taken = true;
        }
        topic.start = Some(chapter.start);
        topic.confidence = Some(1.0);
        chapter.topic = Some(topic.order);
        chapter.url = chapter.url.take().or_else(|| topic.urls.first().cloned());
        chapter.image = chapter.image.take().or_else(|| topic.image.clone());
    }
}

/// The topic of every link of a heading; none for links that several topics share.
fn links_of(topics: &[Topic]) -> HashMap<String, Option<usize>> {
    let mut by_link: HashMap<String, Option<usize>> = HashMap::new();
    for (at, topic) in topics.iter().enumerate() {
        for link in &topic.urls {
            let link = link.trim_end_matches('/').to_owned();
            by_link.entry(link).and_modify(|owner| *owner = owner.filter(|owner| *owner == at)).or_insert(Some(at));
        }
    }
    by_link
}

/// The topic whose title shares most words with `words`, when it shares enough of them.
fn alike(words: &BTreeSet<String>, titles: &[BTreeSet<String>], index: &HashMap<&str, Vec<usize>>) -> Option<usize> {
    let mut shared: HashMap<usize, usize> = HashMap::new();
    for at in words.iter().filter_map(|word| index.get(word.as_str())).flatten() {
        *shared.entry(*at).or_default() += 1;
    }
    shared
        .into_iter()
        .filter_map(|(at, shared)| {
            let union = words.len() + titles.get(at)?.len() - shared;
            Some((shared as f64 / union as f64, at))
        })
        .filter(|(likeness, _)| *likeness >= ALIKE)
        .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)))
        .map(|(_, at)| at)
}

fn words(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chapters::formats::tests::chapter;

    fn topic(order: u32, title: &str, url: &str) -> Topic {
        Topic { order, title: title.into(), urls: vec![url.into()], ..Topic::default() }
    }

    #[test]
    fn titles_and_links_lead_to_topics() {
        let mut topics = [
            topic(1, "Rye: a love story", "https://e.org/rye"),
            topic(2, "Oats", "https://e.org/oats/"),
            topic(3, "Barley", "https://e.org/"),
            topic(4, "Spelt", "https://e.org/"),
        ];
        let mut chapters =
            [chapter(0.0, "Hello"), chapter(10.0, "Rye - a love story"), chapter(90.0, "Porridge"), chapter(99.0, "?")];
        let links = [vec![], vec![], vec!["https://e.org/oats".to_owned()], vec!["https://e.org/".to_owned()]];
        assign(&mut chapters, &links, &mut topics);
        assert_eq!(chapters.iter().map(|chapter| chapter.topic).collect::<Vec<_>>(), [None, Some(1), Some(2), None]);
        let starts: Vec<_> = topics.iter().map(|topic| topic.start).collect();
        assert_eq!(starts, [Some(10.0), Some(90.0), None, None]);
        assert_eq!(topics[0].confidence, Some(1.0));
    }
}
