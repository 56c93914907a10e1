//! What the notes say each stretch of the episode is about: words of headings, links and bodies, and their weights.

use foldhash::{HashMap, HashMapExt};

use super::heard::Heard;
use super::words::{self, Stem, Vocabulary};
use super::{lexicon, names};

/// At most so many words of a heading count.
const MOST_HEAD_WORDS: usize = 32;
/// A word of a link's path or host counts so much beside a word of the heading.
const LINK_WORTH: f32 = 0.8;
/// Rarity is judged by blocks of this length, in seconds.
const BLOCK: f64 = 90.0;
/// A word said again within this time adds half, in seconds.
const ECHO: f64 = 20.0;
/// A word of the heading that is said again within this time adds nothing to a mention, in seconds.
const REPEAT: f64 = 3.0;

/// Parts of addresses that name no subject.
const ADDRESS_WORDS: &str = "http https www com org net io dev html htm php index github gitlab blob master main tree wiki docs \
    blog en latest stable project projects pypi crates npmjs readthedocs youtube watch twitter status medium amp utm source \
    article articles post posts news md rst py fm de uk co app page pages readme user issues pull releases tag";

/// What the notes write about one stretch.
#[derive(Debug, Clone, Default)]
pub(crate) struct Written {
    /// Heading, or the names of a sponsor.
    pub head: String,
    /// Addresses of the heading.
    pub links: Vec<String>,
    /// Everything else.
    pub body: String,
}

/// A word of a heading.
struct HeadWord {
    stem: Stem,
    folded: String,
    weight: f32,
    /// Does it come from a link, not from the heading itself?
    linked: bool,
}

/// When a word of a heading is said.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mention {
    /// In seconds.
    pub time: f64,
    /// One bit: which word of the heading.
    pub bit: u32,
}

/// One stretch of the notes, as it is heard.
#[derive(Default)]
pub(super) struct Subject {
    /// The words of the heading, folded, in the order of their bits.
    pub names: Vec<String>,
    /// When words of the heading are said, in order.
    pub mentions: Vec<Mention>,
    /// How much each word of the heading adds to a mention; a mention is whole at 1.
    pub shares: Vec<f32>,
    /// For each step, how much of the heading is said in it, saturating at 1.
    pub head: Vec<f32>,
    /// For each step, how much of the body is said in it, saturating at 1.
    pub body: Vec<f32>,
}

impl Subject {
    /// How much of the heading is said in `from..until` seconds, 0 to 1.
    pub(super) fn mentioned(&self, from: f64, until: f64) -> f32 {
        self.whole(self.between(from, until))
    }

    /// The mentions in `from..until` seconds.
    pub(super) fn between(&self, from: f64, until: f64) -> &[Mention] {
        let first = self.mentions.partition_point(|mention| mention.time < from);
        let later = self.mentions.get(first..).unwrap_or_default();
        // A few at most, so that counting beats another search.
        let count = later.iter().take_while(|mention| mention.time < until).count();
        later.get(..count).unwrap_or_default()
    }

    /// How much of the heading these mentions make, 0 to 1.
    pub(super) fn whole<'m>(&self, mentions: impl IntoIterator<Item = &'m Mention>) -> f32 {
        let mut bits = mentions.into_iter().fold(0u32, |bits, mention| bits | mention.bit);
        let mut sum = 0.0;
        while bits != 0 {
            sum += self.shares.get(bits.trailing_zeros() as usize).copied().unwrap_or_default();
            bits &= bits - 1;
        }
        f32::min(sum, 1.0)
    }
}

/// Listens for everything that is `written`.
pub(super) fn listen(written: &[Written], heard: &Heard, vocabulary: &mut Vocabulary) -> Vec<Subject> {
    let heads: Vec<Vec<HeadWord>> = written.iter().map(|written| head_words(written, vocabulary)).collect();
    let bodies: Vec<Vec<Stem>> = written.iter().map(|written| body_words(written, vocabulary)).collect();
    let rarity = rarity(heard, vocabulary);
    let mentions = mentions(&heads, heard, vocabulary);
    let postings = Postings::new(&heads, &bodies, vocabulary.len());
    let mut subjects: Vec<Subject> = mentions
        .into_iter()
        .zip(&heads)
        .map(|(mentions, head)| {
            let shares = shares(head, &mentions, &rarity);
            let names = head.iter().map(|word| word.folded.clone()).collect();
            Subject { names, mentions, shares, head: Vec::new(), body: Vec::new() }
        })
        .collect();
    relevance(&mut subjects, heard, &postings, &rarity);
    subjects
}

fn head_words(written: &Written, vocabulary: &mut Vocabulary) -> Vec<HeadWord> {
    let mut found: Vec<HeadWord> = Vec::new();
    let mut add = |text: &str, linked: bool, skip: &dyn Fn(&str) -> bool| {
        words::for_each(text, |word| {
            let stem = vocabulary.stem(word);
            let known = found.iter().any(|head| head.stem == stem);
            if !known && vocabulary.worth(stem) > 0.0 && !skip(word) && found.len() < MOST_HEAD_WORDS {
                let weight = vocabulary.worth(stem) * if linked { LINK_WORTH } else { 1.0 };
                found.push(HeadWord { stem, folded: word.to_owned(), weight, linked });
            }
        });
    };
    add(&written.head, false, &|_| false);
    for link in &written.links {
        let machine_made =
            |word: &str| ADDRESS_WORDS.split_whitespace().any(|part| part == word) || word.parse::<u64>().is_ok();
        add(address(link), true, &machine_made);
    }
    found
}

/// Host and path, where they are readable.
fn address(link: &str) -> &str {
    let rest = link.split_once("://").map_or(link, |(_, rest)| rest);
    rest.split(['?', '#']).next().unwrap_or_default()
}

fn body_words(written: &Written, vocabulary: &mut Vocabulary) -> Vec<Stem> {
    let mut stems = Vec::new();
    words::for_each(&written.body, |word| stems.push(vocabulary.stem(word)));
    stems.sort_unstable();
    stems.dedup();
    stems
}

/// How rare each stem is: its worth in general, less the more blocks of the episode hold it.
pub(super) fn rarity(heard: &Heard, vocabulary: &Vocabulary) -> Vec<f32> {
    let mut blocks = vec![0u32; vocabulary.len()];
    let mut last = vec![u32::MAX; vocabulary.len()];
    for word in &heard.words {
        let block = (word.time / BLOCK) as u32;
        if let (Some(count), Some(last)) = (blocks.get_mut(word.stem as usize), last.get_mut(word.stem as usize))
            && *last != block
        {
            *last = block;
            *count += 1;
        }
    }
    let all = (heard.end() / BLOCK).ceil().max(4.0) as f32;
    let judge = |(stem, count): (usize, &u32)| {
        let here = ((all / (*count as f32).max(1.0)).ln() / (all / 2.0).ln()).clamp(0.0, 1.0);
        here * vocabulary.worth(stem as Stem)
    };
    blocks.iter().enumerate().map(judge).collect()
}

/// When words of the headings are said, misheard names included.
fn mentions(heads: &[Vec<HeadWord>], heard: &Heard, vocabulary: &Vocabulary) -> Vec<Vec<Mention>> {
    let mut by_stem: Vec<Vec<(usize, u32)>> = vec![Vec::new(); vocabulary.len()];
    let mut names: Vec<String> = Vec::new();
    let mut known: HashMap<&str, usize> = HashMap::new();
    let mut bearers: Vec<Vec<(usize, u32)>> = Vec::new();
    for (subject, head) in heads.iter().enumerate() {
        for (bit, word) in head.iter().enumerate() {
            let bearer = (subject, 1u32 << bit);
            if let Some(list) = by_stem.get_mut(word.stem as usize) {
                list.push(bearer);
            }
            if lexicon::is_ordinary(&word.folded) || word.folded.len() < 3 {
                continue;
            }
            let next = names.len();
            let name = *known.entry(&word.folded).or_insert(next);
            match bearers.get_mut(name) {
                Some(list) => list.push(bearer),
                None => {
                    names.push(word.folded.clone());
                    bearers.push(vec![bearer]);
                }
            }
        }
    }
    let mut found: Vec<(usize, usize, u32)> = Vec::new();
    for (at, word) in heard.words.iter().enumerate() {
        let list = by_stem.get(word.stem as usize).map(Vec::as_slice).unwrap_or_default();
        found.extend(list.iter().map(|(subject, bit)| (*subject, at, *bit)));
    }
    for hearing in names::hear(&names, heard, vocabulary) {
        let list = bearers.get(hearing.name).map(Vec::as_slice).unwrap_or_default();
        found.extend(list.iter().map(|(subject, bit)| (*subject, hearing.word, *bit)));
    }
    found.sort_unstable();
    found.dedup();
    let mut mentions: Vec<Vec<Mention>> = heads.iter().map(|_| Vec::new()).collect();
    let mut last = vec![[f64::NEG_INFINITY; MOST_HEAD_WORDS]; heads.len()];
    for (subject, at, bit) in found {
        let time = heard.words.get(at).map_or(0.0, |word| word.time);
        let last = last.get_mut(subject).and_then(|last| last.get_mut(bit.trailing_zeros() as usize));
        if let (Some(last), Some(list)) = (last, mentions.get_mut(subject))
            && time - *last >= REPEAT
        {
            *last = time;
            list.push(Mention { time, bit });
        }
    }
    mentions
}

/// How much each word of a heading adds to a mention: words never heard count little, and a part will do.
fn shares(head: &[HeadWord], mentions: &[Mention], rarity: &[f32]) -> Vec<f32> {
    let heard = mentions.iter().fold(0u32, |bits, mention| bits | mention.bit);
    let mass = |(bit, word): (usize, &HeadWord)| {
        let rarity = rarity.get(word.stem as usize).copied().unwrap_or_default();
        let worth = word.weight * (0.15 + 0.85 * rarity);
        if heard >> bit & 1 == 1 { worth } else { 0.2 * worth }
    };
    // Links repeat the heading more often than they add to it.
    let any = head.iter().all(|word| word.linked);
    let total: f32 = head.iter().enumerate().filter(|(_, word)| any || !word.linked).map(mass).sum();
    let whole = (0.6 * total).max(0.4);
    head.iter().enumerate().map(|(bit, word)| mass((bit, word)) / whole).collect()
}

/// Which subjects a stem belongs to, and how much it speaks for them.
struct Postings {
    by_stem: Vec<Vec<(usize, f32, f32)>>,
}

impl Postings {
    fn new(heads: &[Vec<HeadWord>], bodies: &[Vec<Stem>], stems: usize) -> Self {
        let mut by_stem: Vec<Vec<(usize, f32, f32)>> = vec![Vec::new(); stems];
        for (subject, (head, body)) in heads.iter().zip(bodies).enumerate() {
            for word in head {
                if let Some(list) = by_stem.get_mut(word.stem as usize) {
                    list.push((subject, word.weight, 0.0));
                }
            }
            for stem in body {
                let Some(list) = by_stem.get_mut(*stem as usize) else { continue };
                match list.last_mut().filter(|last| last.0 == subject) {
                    Some(last) => last.2 = 1.0,
                    None => list.push((subject, 0.0, 1.0)),
                }
            }
        }
        // A word that several subjects share is divided among them.
        for list in &mut by_stem {
            let heads: f32 = list.iter().map(|(_, head, _)| head.ceil()).sum();
            let all = list.len() as f32;
            for (_, head, body) in list {
                *head /= heads.max(1.0);
                *body /= all;
            }
        }
        Self { by_stem }
    }
}

fn relevance(subjects: &mut [Subject], heard: &Heard, postings: &Postings, rarity: &[f32]) {
    let mut last = vec![f64::NEG_INFINITY; rarity.len()];
    let mut head = vec![0.0f32; subjects.len()];
    let mut body = vec![0.0f32; subjects.len()];
    for step in &heard.steps {
        head.fill(0.0);
        body.fill(0.0);
        for word in heard.words_of(step) {
            let Some(rarity) = rarity.get(word.stem as usize) else { continue };
            let list = postings.by_stem.get(word.stem as usize).map(Vec::as_slice).unwrap_or_default();
            if list.is_empty() || *rarity == 0.0 {
                continue;
            }
            let echo = last.get_mut(word.stem as usize).is_some_and(|last| word.time - *last < ECHO);
            if let Some(last) = last.get_mut(word.stem as usize) {
                *last = word.time;
            }
            let worth = if echo { 0.5 * rarity } else { *rarity };
            for (subject, in_head, in_body) in list {
                if let (Some(head), Some(body)) = (head.get_mut(*subject), body.get_mut(*subject)) {
                    *head += in_head * worth;
                    *body += in_body * worth;
                }
            }
        }
        for (subject, (head, body)) in subjects.iter_mut().zip(head.iter().zip(&body)) {
            subject.head.push(saturated(*head));
            subject.body.push(saturated(*body));
        }
    }
}

/// However much is said, no more than 1; most steps say nothing of most subjects.
fn saturated(said: f32) -> f32 {
    if said == 0.0 { 0.0 } else { 1.0 - (-said).exp() }
}
