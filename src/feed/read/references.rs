//! `&amp;`, `&#8217;`: what references in text and attribute values stand for, and what is wrong with them.

use std::borrow::Cow;
use std::collections::HashMap;

use memchr::{memchr, memmem};

use super::characters;
use super::fault::{Fault, Faults};
use super::names;
use crate::source::Span;

/// All entities of a document together may grow to so many bytes: readers refuse those that explode.
const MAX_EXPANSION: usize = 1 << 20;

/// Entities inside entities inside entities: deeper than this nobody means it.
const MAX_DEPTH: usize = 64;

/// The entities that a document declares beside XML's own.
#[derive(Default)]
pub(super) struct Entities<'a> {
    declared: HashMap<&'a str, Entity<'a>>,
    /// More may be declared in a file that is not read.
    pub(super) elsewhere: bool,
    expanded: usize,
}

/// What an entity stands for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Entity<'a> {
    /// Text.
    Internal(&'a str),
    /// Another file, which is never read.
    External,
}

/// Where a reference stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Within {
    Text,
    Attribute,
}

/// What begins with an `&`.
enum Reference<'r> {
    Character(char),
    Entity(&'r str),
    /// `&#0;`
    NoCharacter(&'r str),
    /// `&nbsp ` or `&#8217 `
    Unended(&'r str),
    Bare,
}

impl<'a> Entities<'a> {
    /// The first declaration of a name counts.
    pub(super) fn declare(&mut self, name: &'a str, entity: Entity<'a>) {
        self.declared.entry(name).or_insert(entity);
    }

    /// `raw` with its references replaced; those that mean nothing stay as they are written. `offset` is where it
    /// begins in the file.
    pub(super) fn resolve<'r>(
        &mut self,
        raw: &'r str,
        offset: usize,
        within: Within,
        faults: &mut Faults<'_, '_>,
    ) -> Cow<'r, str> {
        let Some(first) = memchr(b'&', raw.as_bytes()) else { return Cow::Borrowed(raw) };
        let mut value = String::with_capacity(raw.len());
        let (mut done, mut at) = (0, first);
        loop {
            let (reference, end) = read(raw, at);
            let span = Span::new(at, end).shifted(offset);
            let before = value.len();
            value.push_str(raw.get(done..at).unwrap_or_default());
            if self.replace(&reference, span, within, &mut value, faults) {
                done = end;
            } else {
                value.truncate(before);
                if let Reference::Bare = reference {
                    faults.report(span, Fault::BareAmpersand(around(raw, at)));
                }
            }
            match memchr(b'&', raw.as_bytes().get(end..).unwrap_or_default()) {
                Some(next) => at = end + next,
                None => break,
            }
        }
        value.push_str(raw.get(done..).unwrap_or_default());
        Cow::Owned(value)
    }

    /// Writes what `reference` stands for; false when it stands for nothing.
    fn replace(
        &mut self,
        reference: &Reference<'_>,
        span: Span,
        within: Within,
        value: &mut String,
        faults: &mut Faults<'_, '_>,
    ) -> bool {
        match reference {
            Reference::Character(character) => {
                value.push(*character);
                return true;
            }
            Reference::Entity(name) => return self.expand(name, span, within, value, faults),
            Reference::NoCharacter(name) => faults.report(span, Fault::CharacterReference(name)),
            Reference::Unended(name) => faults.report(span, Fault::ReferenceUnended(name)),
            Reference::Bare => {}
        }
        false
    }

    fn expand(
        &mut self,
        name: &str,
        span: Span,
        within: Within,
        value: &mut String,
        faults: &mut Faults<'_, '_>,
    ) -> bool {
        match self.declared.get(name) {
            Some(Entity::Internal(_)) => {
                let (from, mut open) = (value.len(), Vec::new());
                match self.append(name, &mut open, value) {
                    Ok(()) => return true,
                    Err(Explosion::Recursive) => faults.report(span, Fault::EntityRecursive(name)),
                    Err(Explosion::TooLarge) => faults.report(span, Fault::EntityBomb(name)),
                }
                value.truncate(from);
            }
            Some(Entity::External) if within == Within::Attribute => faults.report(span, Fault::EntityExternal(name)),
            Some(Entity::External) => {}
            None if self.elsewhere => {}
            None => faults.report(span, Fault::EntityUndefined(name)),
        }
        false
    }

    /// Appends the text of an entity, with those inside it.
    fn append(&mut self, name: &str, open: &mut Vec<String>, value: &mut String) -> Result<(), Explosion> {
        if open.iter().any(|own| own == name) {
            return Err(Explosion::Recursive);
        }
        if open.len() >= MAX_DEPTH {
            return Err(Explosion::TooLarge);
        }
        let Some(Entity::Internal(text)) = self.declared.get(name).copied() else { return Ok(()) };
        open.push(name.to_owned());
        let text = replacement(text);
        let (mut done, mut at) = (0, 0);
        while let Some(next) = memchr(b'&', text.as_bytes().get(at..).unwrap_or_default()) {
            at += next;
            self.push(text.get(done..at).unwrap_or_default(), value)?;
            let (reference, end) = read(&text, at);
            match reference {
                Reference::Character(character) => self.push(character.encode_utf8(&mut [0; 4]), value)?,
                Reference::Entity(inner) => self.append(inner, open, value)?,
                _ => {}
            }
            (done, at) = (end, end);
        }
        self.push(text.get(done..).unwrap_or_default(), value)?;
        open.pop();
        Ok(())
    }

    fn push(&mut self, text: &str, value: &mut String) -> Result<(), Explosion> {
        // Entities that hold nothing cost time, too.
        self.expanded += text.len().max(1);
        if self.expanded > MAX_EXPANSION {
            return Err(Explosion::TooLarge);
        }
        value.push_str(text);
        Ok(())
    }
}

/// The text of an entity as it is read where somebody refers to it: the characters that are written as numbers in its
/// declaration stand there already (XML 1.0, section 4.5), so that `&#38;#38;` is `&#38;`.
fn replacement(declared: &str) -> Cow<'_, str> {
    let Some(first) = memmem::find(declared.as_bytes(), b"&#") else { return Cow::Borrowed(declared) };
    let mut text = String::with_capacity(declared.len());
    let (mut done, mut at) = (0, first);
    loop {
        let (reference, end) = read(declared, at);
        text.push_str(declared.get(done..at).unwrap_or_default());
        match reference {
            Reference::Character(character) => text.push(character),
            _ => text.push_str(declared.get(at..end).unwrap_or_default()),
        }
        done = end;
        match memmem::find(declared.as_bytes().get(end..).unwrap_or_default(), b"&#") {
            Some(next) => at = end + next,
            None => break,
        }
    }
    text.push_str(declared.get(done..).unwrap_or_default());
    Cow::Owned(text)
}

enum Explosion {
    Recursive,
    TooLarge,
}

/// What begins with the `&` at `at`, and where it ends.
fn read(raw: &str, at: usize) -> (Reference<'_>, usize) {
    let rest = raw.get(at + 1..).unwrap_or_default();
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
        "amp" => Reference::Character('&'),
        "lt" => Reference::Character('<'),
        "gt" => Reference::Character('>'),
        "quot" => Reference::Character('"'),
        "apos" => Reference::Character('\''),
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
fn around(raw: &str, at: usize) -> &str {
    const MAX: usize = 12;
    let is_space = |character: char| character.is_whitespace() || character == '<';
    let before = raw.get(..at).unwrap_or_default();
    let before = before.char_indices().rev().take(MAX).take_while(|(_, c)| !is_space(*c)).last();
    let after = raw.get(at..).unwrap_or_default();
    let after = after.char_indices().take(MAX).take_while(|(_, c)| !is_space(*c)).last();
    let end = after.map_or(at, |(place, character)| at + place + character.len_utf8());
    raw.get(before.map_or(at, |(place, _)| place)..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::source::SourceFile;

    fn resolve(raw: &str) -> (String, Vec<String>) {
        resolve_with(&mut Entities::default(), raw)
    }

    fn resolve_with(entities: &mut Entities<'_>, raw: &str) -> (String, Vec<String>) {
        let (file, mut found) = (SourceFile::new("", raw), Diagnostics::new());
        let value = entities.resolve(raw, 0, Within::Text, &mut Faults::new(&file, &mut found));
        let told = found.iter().map(|one| format!("{}: {}", one.place.as_ref().unwrap().column, one.message));
        (value.into_owned(), told.collect())
    }

    #[test]
    fn references_are_replaced() {
        assert_eq!(resolve("a &amp; b &lt;i&gt; &#8217;&#x2019;"), ("a & b <i> ’’".into(), vec![]));
        assert_eq!(resolve("&amp;amp;"), ("&amp;".into(), vec![]));
    }

    #[test]
    fn what_is_no_reference_stays_and_is_told() {
        let (value, told) = resolve("R&D &nbsp; &; &#xZZ; &#X41; &amp &#0; &#8217 x=1&copy=2 &");
        assert_eq!(value, "R&D &nbsp; &; &#xZZ; &#X41; &amp &#0; &#8217 x=1&copy=2 &");
        insta::assert_debug_snapshot!(told);
    }

    #[test]
    fn declared_entities_are_expanded_and_bombs_are_not() {
        let mut entities = Entities::default();
        entities.declare("show", Entity::Internal("Bread &amp; &who;"));
        entities.declare("who", Entity::Internal("Butter"));
        entities.declare("and", Entity::Internal("Rye &#38;#38; &#79;ats"));
        assert_eq!(resolve_with(&mut entities, "&and;"), ("Rye & Oats".into(), vec![]));
        entities.declare("me", Entity::Internal("&me;"));
        assert_eq!(resolve_with(&mut entities, "&show;!"), ("Bread & Butter!".into(), vec![]));
        assert_eq!(resolve_with(&mut entities, "&me;").1, ["1: the entity `&me;` contains itself"]);
        let names: Vec<String> = (0..30).map(|level| format!("e{level}")).collect();
        let texts: Vec<String> = (0..30).map(|level| format!("&e{};", level + 1).repeat(10)).collect();
        for (name, text) in names.iter().zip(&texts) {
            entities.declare(name, Entity::Internal(text));
        }
        entities.declare("e30", Entity::Internal(""));
        let (value, told) = resolve_with(&mut entities, "<&e0;>");
        assert_eq!((value.as_str(), told.len()), ("<&e0;>", 1));
    }
}
