//! Signs around text: `*bold*`, and in words `**bo**ld`.

use crate::markup::ends;

/// Marks end by one, two or three of each of [`SIGNS`].
pub(super) type Ends = ends::Ends<{ SIGNS.len() * MOST }>;

/// No mark has more signs.
const MOST: usize = 3;

const SIGNS: [char; 7] = ['*', '_', '`', '#', '^', '~', '+'];

/// Marked text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark<'t> {
    pub(super) sign: char,
    /// How many signs stand before it.
    pub(super) signs: usize,
    pub(super) inner: &'t str,
    /// The byte behind it.
    pub(super) end: usize,
}

/// The mark that opens at byte `at` of `text`.
pub(super) fn find<'t>(text: &'t str, at: usize, has_role: bool, ends: &mut Ends) -> Option<Mark<'t>> {
    let rest = text.get(at..)?;
    let sign = rest.chars().next()?;
    let kind = SIGNS.iter().position(|known| *known == sign)?;
    let most = if sign == '+' { MOST } else { 2 };
    let is_loose = !matches!(sign, '^' | '~');
    let signs = rest.bytes().take(most).take_while(|byte| char::from(*byte) == sign).count();
    let signs = if is_loose { signs } else { 1 };
    (1..=signs).rev().find_map(|signs| {
        let name = rest.get(..signs)?;
        let start = at + signs;
        let first = text.get(start..)?.chars().next()?;
        let before = text.get(..at)?.chars().next_back();
        let is_free =
            has_role || before.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '_' | '}' | '\\') && c != sign);
        let opens = if signs == 1 && is_loose { is_free && !first.is_whitespace() } else { !first.is_whitespace() };
        opens.then_some(())?;
        let from = start + first.len_utf8();
        let is_end = |found: usize| {
            let before = text.get(..found).and_then(|before| before.chars().next_back());
            let behind = text.get(found + signs..).and_then(|behind| behind.chars().next());
            let is_in_word = behind.is_some_and(|c| c.is_alphanumeric() || c == '_');
            let is_single = behind != Some(sign) && before != Some(sign);
            if signs == 1 && is_loose {
                before.is_some_and(|c| !c.is_whitespace()) && !is_in_word && is_single
            } else {
                true
            }
        };
        let found = ends.next(kind * MOST + signs - 1, text, from, name, is_end)?;
        let inner = text.get(start..found)?;
        // Nobody raises whole sentences.
        let is_word = is_loose || (inner.len() <= 40 && !inner.contains(char::is_whitespace));
        is_word.then_some(Mark { sign, signs, inner, end: found + signs })
    })
}
