//! Where something in a line of the translation stands in the same line of the file.

use std::ops::Range;

use memchr::memmem;

/// In longer lines nothing is looked for: a place in them is the line.
const LONGEST: usize = 16 * 1024;

/// The bytes of `original` that say what the bytes `wanted` of its translation say; the line, where no word of it is found.
pub(crate) fn aligned(translated: &str, original: &str, wanted: Range<usize>) -> Range<usize> {
    if translated == original {
        return wanted;
    }
    let line = original.len() - original.trim_start().len()..original.trim_end().len();
    let line = line.start.min(line.end)..line.end;
    if translated.len() > LONGEST || original.len() > LONGEST {
        return line;
    }
    if wanted.start >= translated.trim_end().len() {
        return line.end..line.end;
    }
    let text = translated.get(wanted.clone()).unwrap_or_default();
    // A place between two characters is where the word behind it begins.
    let text = if wanted.is_empty() { first_word(translated.get(wanted.start..).unwrap_or_default()) } else { text };
    let start = (text.as_ptr() as usize).saturating_sub(translated.as_ptr() as usize);
    if let Some(found) = same(translated, original, text, start) {
        return found;
    }
    let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let place = |word: &str| {
        let at = (word.as_ptr() as usize).saturating_sub(translated.as_ptr() as usize);
        same(translated, original, word, at)
    };
    let first = words.clone().find_map(place);
    let last = words.by_ref().next_back().and_then(place);
    match (first, last) {
        (Some(first), Some(last)) if first.start < last.end => first.start..last.end,
        (Some(found), _) | (None, Some(found)) => found,
        (None, None) => line,
    }
}

/// The bytes of `original` that are, byte for byte, the bytes `wanted` of its translation and cannot be others.
pub(crate) fn exact(translated: &str, original: &str, wanted: Range<usize>) -> Option<Range<usize>> {
    if translated == original {
        return Some(wanted);
    }
    if translated.len() > LONGEST || original.len() > LONGEST {
        return None;
    }
    let text = translated.get(wanted).filter(|text| !text.trim().is_empty())?;
    let only = |line: &str| memmem::find_iter(line.as_bytes(), text).count() == 1;
    let at = only(translated).then(|| original.find(text)).flatten().filter(|_| only(original))?;
    Some(at..at + text.len())
}

fn first_word(text: &str) -> &str {
    let begin = text.len() - text.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
    let rest = text.get(begin..).unwrap_or_default();
    rest.get(..rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len())).unwrap_or_default()
}

/// `text`, which begins at byte `at` of the translation, in `original`: as many of the same stand before it.
fn same(translated: &str, original: &str, text: &str, at: usize) -> Option<Range<usize>> {
    if text.is_empty() {
        return None;
    }
    let before = memmem::find_iter(translated.as_bytes(), text).take_while(|found| *found < at).count();
    let found = memmem::find_iter(original.as_bytes(), text).take(before + 1).last()?;
    Some(found..found + text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_where_they_stand_in_the_file() {
        let (translated, original) =
            ("See [the rye](https://rye.example) rye.", "See `the rye <https://rye.example>`_ rye.");
        let found = |text: &str, nth: usize| {
            let at = translated.match_indices(text).nth(nth).unwrap().0;
            &original[aligned(translated, original, at..at + text.len())]
        };
        assert_eq!(found("https://rye.example", 0), "https://rye.example");
        assert_eq!(found("[the rye](https://rye.example)", 0), "the rye <https://rye.example");
        assert_eq!(&original[aligned(translated, original, 35..38)], "rye");
        assert_eq!(aligned("a", "  b ", 0..1), 2..3);
        assert_eq!(exact(translated, original, 9..12), None);
        assert_eq!(exact(translated, original, 14..33), Some(14..33));
    }
}
