//! `&amp;`, `&#8217;`, `&name;`: what begins with an `&`.

use super::characters;
use super::names;

/// What begins with an `&`.
pub(super) enum Reference<'r> {
    Character(char),
    Entity(&'r str),
    /// `&#0;`
    NoCharacter(&'r str),
    /// `&nbsp ` or `&#8217 `
    Unended(&'r str),
    Bare,
}

/// Entities that need no declaration (XML 1.0, 4.6), and how long their names are with the semicolon. Nearly all references
/// are to these.
fn predefined(rest: &[u8]) -> Option<(char, usize)> {
    Some(match rest {
        [b'l', b't', b';', ..] => ('<', 3),
        [b'g', b't', b';', ..] => ('>', 3),
        [b'a', b'm', b'p', b';', ..] => ('&', 4),
        [b'q', b'u', b'o', b't', b';', ..] => ('"', 5),
        [b'a', b'p', b'o', b's', b';', ..] => ('\'', 5),
        _ => return None,
    })
}

/// What begins with the `&` at `at`, and where it ends.
pub(super) fn read(raw: &str, at: usize) -> (Reference<'_>, usize) {
    let rest = raw.get(at + 1..).unwrap_or_default();
    if let Some((character, length)) = predefined(rest.as_bytes()) {
        return (Reference::Character(character), at + 1 + length);
    }
    let hash = usize::from(rest.starts_with('#'));
    let inside = |(place, character): (usize, char)| {
        (if place == 0 && hash == 0 { names::is_start(character) } else { names::is_inside(character) })
            .then_some(place + character.len_utf8())
    };
    let length = rest.get(hash..).unwrap_or_default().char_indices().map_while(inside).last().unwrap_or(0) + hash;
    let name = rest.get(..length).unwrap_or_default();
    let end = at + 1 + length;
    if length == hash && hash == 0 {
        return (Reference::Bare, at + 1);
    }
    if raw.as_bytes().get(end) != Some(&b';') {
        let reference =
            if is_unended(name, raw.as_bytes().get(end)) { Reference::Unended(name) } else { Reference::Bare };
        let end = if let Reference::Bare = reference { at + 1 } else { end };
        return (reference, end);
    }
    let reference = match name {
        _ if hash == 0 => Reference::Entity(name),
        _ => match numeric(name) {
            Some(character) => Reference::Character(character),
            None => Reference::NoCharacter(name),
        },
    };
    (reference, end + 1)
}

/// Is it a reference whose semicolon was forgotten, and no `&` of its own as in `R&D` or `?a=1&copy=2`?
fn is_unended(name: &str, next: Option<&u8>) -> bool {
    match name.strip_prefix('#') {
        Some(digits) => digits.starts_with(|first: char| first.is_ascii_digit()) && numeric(name).is_some(),
        None => {
            matches!(name, "amp" | "lt" | "gt" | "quot" | "apos" | "nbsp")
                && matches!(next, None | Some(b' ' | b'\n' | b'<' | b'&' | b'"' | b'\'' | b',' | b'.'))
        }
    }
}

/// The character of `#8217` or `#x2019`.
fn numeric(name: &str) -> Option<char> {
    let digits = name.strip_prefix('#')?;
    let (digits, radix) = digits.strip_prefix('x').map_or((digits, 10), |hex| (hex, 16));
    // `from_str_radix` would read a sign.
    if !digits.chars().all(|digit| digit.is_digit(radix)) {
        return None;
    }
    let character = char::from_u32(u32::from_str_radix(digits, radix).ok()?)?;
    characters::is_allowed(character).then_some(character)
}

/// The word around `at`, for messages.
pub(super) fn around(raw: &str, at: usize) -> &str {
    const MAX: usize = 12;
    let is_space = |character: char| character.is_whitespace() || character == '<';
    let before = raw.get(..at).unwrap_or_default();
    let before = before.char_indices().rev().take(MAX).take_while(|(_, c)| !is_space(*c)).last();
    let after = raw.get(at..).unwrap_or_default();
    let after = after.char_indices().take(MAX).take_while(|(_, c)| !is_space(*c)).last();
    let end = after.map_or(at, |(place, character)| at + place + character.len_utf8());
    raw.get(before.map_or(at, |(place, _)| place)..end).unwrap_or_default()
}
