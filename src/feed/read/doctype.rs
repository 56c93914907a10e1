//! `<!DOCTYPE … [ … ]>`: the entities that it declares. What it says of elements is held to its grammar by
//! `declarations` and does not count; other files are never read.

use super::entities::{self, Entity};
use super::fault::{Fault, Faults};
use super::names::{self, is_space};
use crate::source::Span;

/// What a document says of its type.
#[derive(Debug, Clone, Default)]
pub struct Doctype<'a> {
    /// From `<!DOCTYPE` to `>`.
    pub span: Span,
    /// The file that it refers to.
    pub system: Option<(&'a str, Span)>,
    /// The entities that stand for other files, with the addresses of those.
    pub external: Vec<(&'a str, Span)>,
    pub(super) entities: Vec<(&'a str, Entity<'a>)>,
    /// More may be declared elsewhere.
    pub(super) open: bool,
}

/// Reads the DOCTYPE that begins at `start`; also gives where it ends.
pub(super) fn read<'a>(text: &'a str, start: usize, faults: &mut Faults<'_, '_>) -> (Doctype<'a>, usize) {
    let mut reader = Reader { text, at: start + "<!DOCTYPE".len(), doctype: Doctype::default(), aside: Vec::new() };
    if let Err(what) = reader.run() {
        let at = reader.at.min(text.len());
        match what {
            Some(what) => faults.report(Span::new(at, at + 1), Fault::Doctype(what)),
            None => faults.report(Span::new(start, start + 2), Fault::Truncated("a DOCTYPE that begins here".into())),
        }
        reader.recover();
    }
    for (span, what) in reader.aside.drain(..) {
        faults.report(span, Fault::Doctype(what));
    }
    reader.doctype.span = Span::new(start, reader.at);
    (reader.doctype, reader.at)
}

pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
    pub(super) doctype: Doctype<'a>,
    /// Faults behind which reading goes on.
    pub(super) aside: Vec<(Span, &'static str)>,
}

/// What is wrong; none when the file ends.
pub(super) type Read<T> = Result<T, Option<&'static str>>;

impl<'a> Reader<'a> {
    fn run(&mut self) -> Read<()> {
        self.some_space()?;
        self.name(1)?;
        self.space();
        if let Some(system) = self.external_id()? {
            self.doctype.system = Some(system);
            self.doctype.open = true;
            self.space();
        }
        if self.take("[") {
            self.subset()?;
            self.space();
        }
        self.expect(">", "`>` is missing")
    }

    fn subset(&mut self) -> Read<()> {
        loop {
            self.space();
            if self.take("]") {
                return Ok(());
            } else if self.take("%") {
                self.name(0)?;
                self.expect(";", "the reference is not ended by a semicolon")?;
                self.doctype.open = true;
            } else if self.take("<!--") {
                self.comment()?;
            } else if self.take("<?") {
                self.instruction()?;
            } else if self.take("<!ENTITY") {
                self.entity()?;
            } else if self.take("<!ELEMENT") {
                self.element()?;
            } else if self.take("<!ATTLIST") {
                self.attributes()?;
            } else if self.take("<!NOTATION") {
                self.notation()?;
            } else {
                return Err(self.wrong("something that is no declaration"));
            }
        }
    }

    fn entity(&mut self) -> Read<()> {
        self.some_space()?;
        let parameter = self.take("%");
        if parameter {
            self.some_space()?;
        }
        let name = self.name(0)?;
        self.some_space()?;
        let entity = match self.external_id()? {
            Some(external) => {
                let spaced = self.space();
                if !parameter && spaced && self.take("NDATA") {
                    self.some_space()?;
                    self.name(0)?;
                    Entity::Unparsed
                } else {
                    self.doctype.external.push(external);
                    Entity::External
                }
            }
            None => {
                let (value, span) = self.quoted()?;
                self.aside.extend(entities::value_fault(value).map(|what| (span, what)));
                Entity::Internal(value)
            }
        };
        if !parameter {
            self.doctype.entities.push((name, entity));
        }
        self.space();
        self.expect(">", "`>` is missing")
    }

    fn external_id(&mut self) -> Read<Option<(&'a str, Span)>> {
        if self.take("PUBLIC") {
            self.public_id()?;
        } else if !self.take("SYSTEM") {
            return Ok(None);
        }
        self.some_space()?;
        self.quoted().map(Some)
    }

    /// What stands behind `PUBLIC`.
    pub(super) fn public_id(&mut self) -> Read<()> {
        self.some_space()?;
        let (public, span) = self.quoted()?;
        if !public.bytes().all(is_public) {
            self.aside.push((span, "a public identifier holds a character that it may not"));
        }
        Ok(())
    }

    pub(super) fn quoted(&mut self) -> Read<(&'a str, Span)> {
        let Some(quote) = self.rest().chars().next().filter(|quote| matches!(quote, '"' | '\'')) else {
            return Err(self.wrong("a value in quotes is missing"));
        };
        let start = self.at + 1;
        let length = self.text.get(start..).and_then(|rest| rest.find(quote)).ok_or(None)?;
        self.at = start + length + 1;
        let span = Span::new(start, start + length);
        Ok((self.text.get(span.start..span.end).unwrap_or_default(), span))
    }

    pub(super) fn name(&mut self, colons: usize) -> Read<&'a str> {
        let rest = self.rest();
        let length = rest.find(|c: char| c != ':' && !names::is_inside(c)).unwrap_or(rest.len());
        let name = rest.get(..length).unwrap_or_default();
        if names::fault(name, colons).is_some() {
            return Err(self.wrong("a name is missing"));
        }
        self.at += length;
        Ok(name)
    }

    pub(super) fn space(&mut self) -> bool {
        let length = self.rest().bytes().take_while(|byte| is_space(*byte)).count();
        self.at += length;
        length > 0
    }

    pub(super) fn some_space(&mut self) -> Read<()> {
        if self.space() { Ok(()) } else { Err(self.wrong("white space is missing")) }
    }

    pub(super) fn take(&mut self, word: &str) -> bool {
        let taken = self.rest().starts_with(word);
        if taken {
            self.at += word.len();
        }
        taken
    }

    pub(super) fn expect(&mut self, word: &str, otherwise: &'static str) -> Read<()> {
        if self.take(word) { Ok(()) } else { Err(self.wrong(otherwise)) }
    }

    pub(super) fn wrong(&self, what: &'static str) -> Option<&'static str> {
        (self.at < self.text.len()).then_some(what)
    }

    /// Behind the fault: where it probably ends.
    fn recover(&mut self) {
        let rest = self.rest();
        let end = match (rest.find("]>"), rest.find('>')) {
            (Some(subset), _) if self.text.get(..self.at).is_some_and(|before| before.contains('[')) => subset + 2,
            (_, Some(end)) => end + 1,
            (_, None) => rest.len(),
        };
        self.at += end;
    }

    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }
}

/// May it stand in a public identifier (XML 1.0, PubidChar)?
fn is_public(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b" \r\n-'()+,./:=?;!*#@$_%".contains(&byte)
}
