//! Entities that a DOCTYPE declares, and what references in text and attribute values stand for.

use std::borrow::Cow;
use std::collections::HashMap;

use memchr::{memchr, memmem};

use super::fault::{Fault, Faults};
use super::references::{Reference, around, read};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::source::{SourceFile, Span};

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
    /// What there is to know of those that hold markup.
    markup: HashMap<String, Markup>,
    /// Prefixes in the markup that references were replaced with, which have to be declared around these.
    pub(super) prefixes: Vec<String>,
}

/// Markup that an entity holds.
#[derive(Clone)]
struct Markup {
    is_whole: bool,
    /// Prefixes that it does not declare itself.
    prefixes: Vec<String>,
}

/// What an entity stands for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Entity<'a> {
    /// Text.
    Internal(&'a str),
    /// Another file, which is never read.
    External,
    /// A picture or the like: nothing that text may refer to.
    Unparsed,
}

/// Where a reference stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Within {
    Text,
    Attribute,
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
            value.push_str(raw.get(done..at).unwrap_or_default());
            done = at;
            if self.replace(&reference, span, within, &mut value, faults) {
                done = end;
            } else if let Reference::Bare = reference {
                faults.report(span, Fault::BareAmpersand(around(raw, at)));
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
                match self.append(name, within, &mut open, value) {
                    Ok(()) => return true,
                    Err(Explosion::Unsound) => faults.report(span, Fault::EntityMalformed(name)),
                    Err(Explosion::Recursive) => faults.report(span, Fault::EntityRecursive(name)),
                    Err(Explosion::TooLarge) => faults.report(span, Fault::EntityBomb(name)),
                }
                value.truncate(from);
            }
            Some(Entity::External) if within == Within::Attribute => faults.report(span, Fault::EntityExternal(name)),
            Some(Entity::External) => {}
            Some(Entity::Unparsed) => faults.report(span, Fault::EntityUnparsed(name)),
            None if self.elsewhere => {}
            None => faults.report(span, Fault::EntityUndefined(name)),
        }
        false
    }

    /// Appends the text of an entity, with those inside it.
    fn append(
        &mut self,
        name: &str,
        within: Within,
        open: &mut Vec<String>,
        value: &mut String,
    ) -> Result<(), Explosion> {
        // What is too much already is not looked at again, however often it is referred to.
        if self.expanded > MAX_EXPANSION {
            return Err(Explosion::TooLarge);
        }
        if open.iter().any(|own| own == name) {
            return Err(Explosion::Recursive);
        }
        if open.len() >= MAX_DEPTH {
            return Err(Explosion::TooLarge);
        }
        let text = match self.declared.get(name) {
            Some(Entity::Internal(text)) => *text,
            None if !self.elsewhere => return Err(Explosion::Unsound),
            _ => return Ok(()),
        };
        if !self.is_sound(name, within) {
            return Err(Explosion::Unsound);
        }
        self.take_prefixes(name, open);
        open.push(name.to_owned());
        let text = replacement(text);
        let (mut done, mut at) = (0, 0);
        while let Some(next) = memchr(b'&', text.as_bytes().get(at..).unwrap_or_default()) {
            at += next;
            self.push(text.get(done..at).unwrap_or_default(), value)?;
            let (reference, end) = read(&text, at);
            match reference {
                Reference::Character(character) => self.push(character.encode_utf8(&mut [0; 4]), value)?,
                Reference::Entity(inner) => self.append(inner, within, open, value)?,
                _ => {}
            }
            (done, at) = (end, end);
        }
        self.push(text.get(done..).unwrap_or_default(), value)?;
        open.pop();
        Ok(())
    }

    /// May what an entity stands for be put in the place of its reference? Its tags must be whole, and an attribute
    /// takes none.
    fn is_sound(&mut self, name: &str, within: Within) -> bool {
        let Some(Entity::Internal(declared)) = self.declared.get(name) else { return true };
        let text = replacement(declared);
        if memchr(b'<', text.as_bytes()).is_none() {
            let ends_cdata = within == Within::Text && memmem::find(text.as_bytes(), b"]]>").is_some();
            return !ends_cdata && !has_bare_ampersand(&text);
        }
        if within == Within::Attribute {
            return false;
        }
        self.markup.entry(name.to_owned()).or_insert_with(|| Markup::read(&text)).is_whole
    }

    /// Remembers the prefixes in an entity, but for those that one of the entities around it declares.
    fn take_prefixes(&mut self, name: &str, around: &[String]) {
        let Some(markup) = self.markup.get(name) else { return };
        let declares = |outer: &String, prefix: &str| match self.declared.get(outer.as_str()) {
            Some(Entity::Internal(text)) => text.contains(&format!("xmlns:{prefix}")),
            _ => false,
        };
        let free = markup.prefixes.iter().filter(|prefix| !around.iter().any(|outer| declares(outer, prefix)));
        self.prefixes.extend(free.cloned());
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

impl Markup {
    /// Looks at `text` as it would stand between two tags.
    fn read(text: &str) -> Self {
        let file = SourceFile::new("", format!("<content>{text}</content>"));
        let mut found = Diagnostics::new();
        super::read(&file, &mut found);
        let (unbound, others): (Vec<_>, Vec<_>) =
            found.into_iter().partition(|one| one.rule == "xml-prefix-undeclared");
        let is_fault = |one: &Diagnostic| one.severity == Severity::Error && one.rule != "xml-entity-undefined";
        let places = unbound.iter().filter_map(|one| one.place.as_ref());
        let prefixes = places.map(|place| file.slice(Span::new(place.start, place.end)).to_owned()).collect();
        Self { is_whole: !others.iter().any(is_fault), prefixes }
    }
}

fn has_bare_ampersand(text: &str) -> bool {
    memchr::memchr_iter(b'&', text.as_bytes())
        .any(|at| matches!(read(text, at).0, Reference::Bare | Reference::Unended(_)))
}

/// What is wrong with the value of an entity, as it is declared: references in it must be whole, and `%` begins one that
/// may not stand there.
pub(super) fn value_fault(declared: &str) -> Option<&'static str> {
    if declared.contains('%') {
        return Some("a `%` stands in the value of an entity");
    }
    let is_wrong = !are_references_whole(declared);
    is_wrong.then_some("a `&` that begins no reference stands in the value of an entity")
}

/// What keeps the value that an attribute has by default from being one, where `entities` were declared before; `open`
/// says that others may be declared elsewhere.
pub(super) fn default_fault(value: &str, entities: &[(&str, Entity<'_>)], open: bool) -> Option<&'static str> {
    if value.contains('<') {
        return Some("a `<` stands in the value of an attribute");
    }
    if !are_references_whole(value) {
        return Some("a `&` that begins no reference stands in the value of an attribute");
    }
    memchr::memchr_iter(b'&', value.as_bytes()).find_map(|at| {
        let (Reference::Entity(name), _) = read(value, at) else { return None };
        match entities.iter().find(|(own, _)| *own == name) {
            Some((_, Entity::Internal(text))) if !replacement(text).contains('<') => None,
            Some(_) => Some("the value of an attribute refers to what may not stand there"),
            None if open => None,
            None => Some("the value of an attribute refers to an entity that is not declared above it"),
        }
    })
}

/// Does every `&` in a declared value begin a reference?
fn are_references_whole(declared: &str) -> bool {
    let is_whole = |at| matches!(read(declared, at).0, Reference::Character(_) | Reference::Entity(_));
    memchr::memchr_iter(b'&', declared.as_bytes()).all(is_whole)
}

/// Why an entity stands for nothing.
enum Explosion {
    /// What it holds may not stand there, or refers to what nobody declared.
    Unsound,
    Recursive,
    TooLarge,
}

#[cfg(test)]
mod tests {
    use super::*;

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
