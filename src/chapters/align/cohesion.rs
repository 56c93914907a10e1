//! Where the vocabulary changes: the words before and after each step, compared (TextTiling, Hearst 1997).

use super::heard::Heard;
use super::words::Vocabulary;

/// Width of the stretches that are compared, in seconds.
const WINDOW: f64 = 60.0;

/// For each step, by how many standard deviations the words of the minute before and the minute after it differ more
/// than usual in this episode; -2 to 3.
pub(super) fn dips(heard: &Heard, vocabulary: &Vocabulary) -> Vec<f32> {
    let unlike: Vec<f32> = Sliding::new(heard, vocabulary).collect();
    let count = unlike.len().max(1) as f32;
    let mean = unlike.iter().sum::<f32>() / count;
    let deviation = (unlike.iter().map(|value| (value - mean).powi(2)).sum::<f32>() / count).sqrt().max(1e-3);
    unlike.iter().map(|value| ((value - mean) / deviation).clamp(-2.0, 3.0)).collect()
}

/// Two neighbouring windows that slide over the words; sums are kept up to date word by word, so that the whole is
/// linear.
struct Sliding<'a> {
    heard: &'a Heard,
    /// The square of how much each stem tells.
    weights: Vec<f32>,
    step: usize,
    /// Indices of words: the first of the window before, the border, the first behind the window after.
    edges: [usize; 3],
    counts: Vec<[f32; 2]>,
    squares: [f32; 2],
    product: f32,
}

impl<'a> Sliding<'a> {
    fn new(heard: &'a Heard, vocabulary: &Vocabulary) -> Self {
        let stems = vocabulary.len();
        Self {
            heard,
            weights: (0..stems).map(|stem| vocabulary.worth(stem as u32).powi(2)).collect(),
            step: 0,
            edges: [0; 3],
            counts: vec![[0.0; 2]; stems],
            squares: [0.0; 2],
            product: 0.0,
        }
    }

    /// Adds (or takes away, when `by` is negative) one occurrence of a word in the window before or after.
    fn change(&mut self, word: usize, after: bool, by: f32) {
        let Some(stem) = self.heard.words.get(word).map(|word| word.stem as usize) else { return };
        let (Some(weight), Some([before, behind])) = (self.weights.get(stem), self.counts.get_mut(stem)) else {
            return;
        };
        let (own, other) = if after { (behind, before) } else { (before, behind) };
        let [first, second] = &mut self.squares;
        let square = if after { second } else { first };
        *square += weight * ((*own + by).powi(2) - own.powi(2));
        self.product += weight * by * *other;
        *own += by;
    }

    fn slide(&mut self, time: f64) {
        let words = &self.heard.words;
        let is_before = |word: usize, until: f64| words.get(word).is_some_and(|word| word.time < until);
        let [mut first, mut border, mut last] = self.edges;
        while is_before(last, time + WINDOW) {
            self.change(last, true, 1.0);
            last += 1;
        }
        while is_before(border, time) {
            self.change(border, true, -1.0);
            self.change(border, false, 1.0);
            border += 1;
        }
        while is_before(first, time - WINDOW) {
            self.change(first, false, -1.0);
            first += 1;
        }
        self.edges = [first, border, last];
    }
}

impl Iterator for Sliding<'_> {
    type Item = f32;

    fn next(&mut self) -> Option<f32> {
        let time = self.heard.steps.get(self.step)?.start;
        self.step += 1;
        self.slide(time);
        let [before, after] = self.squares;
        let length = (before * after).max(0.0).sqrt();
        Some(if length > 1e-3 { 1.0 - self.product / length } else { 0.5 })
    }
}
