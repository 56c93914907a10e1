//! Makes cues of the pieces of a document: sentences of words.

use super::super::{Cue, words};
use super::piece::Piece;
use crate::source::Span;

/// A sentence with so many characters ends a cue.
const ENOUGH: usize = 40;
/// No cue of words gets longer, in characters.
const MOST: usize = 160;
/// Silence that ends a cue, in seconds.
const SILENCE: f64 = 2.0;
/// Slower than anybody speaks, in characters a second: then the numbers are milliseconds.
const SLOWEST: f64 = 0.1;

/// The cues of `pieces`; `span_of` tells where a part of the file stands.
pub(super) fn cues(pieces: &[Piece<'_>], span_of: impl Fn(&str) -> Span) -> Vec<Cue> {
    let whole = unit(pieces);
    let spaced = pieces.iter().filter(|piece| piece.text.trim().contains(char::is_whitespace)).count();
    let are_words = spaced * 4 < pieces.len();
    let mut cues: Vec<Cue> = Vec::new();
    // When the piece before it ended.
    let mut before = 0.0;
    for piece in pieces {
        let said = words::one_line(&piece.text);
        let said = if are_words { said } else { words::spoken(&said) };
        if said.is_empty() {
            continue;
        }
        let start = piece.start.and_then(|start| start.in_seconds(whole)).unwrap_or(before);
        let end = piece.end.and_then(|end| end.in_seconds(whole));
        let end = end.or_else(|| Some(start + piece.length?.in_seconds(whole)?)).filter(|end| *end >= start);
        let span = span_of(piece.raw);
        before = end.unwrap_or(start);
        match cues.last_mut().filter(|last| are_words && goes_on(last, piece, start, &said)) {
            Some(last) => {
                if !piece.is_attached && !is_unspaced(&last.text, &said) {
                    last.text.push(' ');
                }
                last.text.push_str(&said);
                last.end = end.or(last.end);
                last.span = Span::new(last.span.start.min(span.start), last.span.end.max(span.end));
                last.text_span = last.span;
            }
            None => {
                let inside = span_of(piece.raw_text);
                let text_span = if are_words { span } else { Span::new(inside.start + 1, inside.end - 1) };
                let speaker = piece.speaker.as_deref().map(words::one_line);
                cues.push(Cue { start, end, speaker, text: said, span, text_span });
            }
        }
    }
    for cue in cues.iter_mut().filter(|_| are_words) {
        cue.text = words::spoken(&cue.text);
    }
    cues.retain(|cue| !cue.text.is_empty());
    cues
}

/// Does `piece`, the word `said` at `start`, belong to the cue `last`?
fn goes_on(last: &Cue, piece: &Piece<'_>, start: f64, said: &str) -> bool {
    if piece.is_attached {
        return true;
    }
    let is_full = last.text.ends_with(['.', '?', '!', '…', '。', '？', '！']) && last.text.chars().count() >= ENOUGH;
    last.speaker == piece.speaker
        && !is_full
        && last.text.len() + said.len() < MOST
        && (start - last.end.unwrap_or(last.start)).abs() < SILENCE
}

/// Words of Chinese and Japanese stand side by side.
fn is_unspaced(before: &str, behind: &str) -> bool {
    let of_east = |c: Option<char>| {
        c.is_some_and(|c| matches!(c, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}'))
    };
    of_east(before.chars().next_back()) && of_east(behind.chars().next())
}

/// How much of a second whole numbers without a unit count: all of it, or a thousandth, by how fast is spoken.
fn unit(pieces: &[Piece<'_>]) -> f64 {
    let whole = |piece: &Piece<'_>| Some((piece.start.filter(|it| it.is_whole)?, piece.end.filter(|it| it.is_whole)?));
    let lengths = pieces.iter().filter_map(|piece| {
        let (start, end) = whole(piece)?;
        Some((piece.text.as_str(), end.seconds - start.seconds))
    });
    if is_too_slow(lengths) { 0.001 } else { 1.0 }
}

/// Do texts that are so long, in seconds, take longer than anybody needs to say them?
pub(super) fn is_too_slow<'t>(lengths: impl Iterator<Item = (&'t str, f64)>) -> bool {
    let (mut characters, mut seconds) = (0_usize, 0.0);
    for (text, length) in lengths.filter(|(_, length)| *length > 0.0) {
        characters += text.chars().count();
        seconds += length;
    }
    (characters as f64) < seconds * SLOWEST
}
