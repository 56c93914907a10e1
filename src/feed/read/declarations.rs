//! What a DOCTYPE says of elements, attributes and notations: nobody here validates, so it only has to be well-formed.

use memchr::memmem;

use super::doctype::{Read, Reader};
use super::entities;
use super::names;

const TYPES: [&str; 8] = ["CDATA", "IDREFS", "IDREF", "ID", "ENTITIES", "ENTITY", "NMTOKENS", "NMTOKEN"];

impl Reader<'_> {
    /// `<!ELEMENT title (#PCDATA)>`
    pub(super) fn element(&mut self) -> Read<()> {
        self.some_space()?;
        self.name(1)?;
        self.some_space()?;
        if !self.take("EMPTY") && !self.take("ANY") {
            self.expect("(", "what the element holds is missing")?;
            self.space();
            if self.take("#PCDATA") { self.mixed()? } else { self.children()? }
        }
        self.end()
    }

    /// Text and elements, behind `(#PCDATA`.
    fn mixed(&mut self) -> Read<()> {
        let mut named = false;
        loop {
            self.space();
            if self.take(")") {
                return match self.take("*") || !named {
                    true => Ok(()),
                    false => Err(self.wrong("`*` is missing behind text and elements")),
                };
            }
            self.expect("|", "`|` or `)` is missing")?;
            self.space();
            self.name(1)?;
            named = true;
        }
    }

    /// Elements in their order, or to choose from, behind `(`.
    fn children(&mut self) -> Read<()> {
        // What divides the parts of each group that is open.
        let mut groups: Vec<Option<&str>> = vec![None];
        while !groups.is_empty() {
            self.space();
            if self.take("(") {
                groups.push(None);
                continue;
            }
            self.name(1)?;
            self.how_often();
            self.space();
            while !groups.is_empty() && self.take(")") {
                groups.pop();
                self.how_often();
                self.space();
            }
            if let Some(divider) = groups.last_mut() {
                let next = if self.take("|") {
                    "|"
                } else if self.take(",") {
                    ","
                } else {
                    ""
                };
                if next.is_empty() || divider.is_some_and(|divider| divider != next) {
                    return Err(self.wrong("`,` and `|` divide the parts of a group, one of them in each"));
                }
                *divider = Some(next);
            }
        }
        Ok(())
    }

    fn how_often(&mut self) {
        let _ = self.take("?") || self.take("*") || self.take("+");
    }

    /// `<!ATTLIST rss version CDATA "2.0">`
    pub(super) fn attributes(&mut self) -> Read<()> {
        self.some_space()?;
        self.name(1)?;
        loop {
            let spaced = self.space();
            if self.take(">") {
                return Ok(());
            }
            if !spaced {
                return Err(self.wrong("white space is missing"));
            }
            self.name(1)?;
            self.some_space()?;
            self.attribute_type()?;
            self.some_space()?;
            self.default_value()?;
        }
    }

    fn attribute_type(&mut self) -> Read<()> {
        if TYPES.iter().any(|known| self.take(known)) {
            return Ok(());
        }
        let of_notations = self.take("NOTATION");
        if of_notations {
            self.some_space()?;
        }
        self.expect("(", "the type of the attribute is missing")?;
        loop {
            self.space();
            if of_notations {
                self.name(0)?;
            } else {
                self.token()?;
            }
            self.space();
            if self.take(")") {
                return Ok(());
            }
            self.expect("|", "`|` or `)` is missing")?;
        }
    }

    /// A word that may also begin with a digit.
    fn token(&mut self) -> Read<()> {
        let rest = self.rest();
        let length = rest.find(|c: char| c != ':' && !names::is_inside(c)).unwrap_or(rest.len());
        self.at += length;
        if length > 0 { Ok(()) } else { Err(self.wrong("a word is missing")) }
    }

    fn default_value(&mut self) -> Read<()> {
        if self.take("#REQUIRED") || self.take("#IMPLIED") {
            return Ok(());
        }
        if self.take("#FIXED") {
            self.some_space()?;
        }
        let (value, span) = self.quoted()?;
        let fault = entities::default_fault(value, &self.doctype.entities, self.doctype.open);
        self.aside.extend(fault.map(|what| (span, what)));
        Ok(())
    }

    /// `<!NOTATION gif PUBLIC "image/gif">`
    pub(super) fn notation(&mut self) -> Read<()> {
        self.some_space()?;
        self.name(0)?;
        self.some_space()?;
        if self.take("PUBLIC") {
            self.public_id()?;
            if self.space() && self.rest().starts_with(['"', '\'']) {
                self.quoted()?;
            }
        } else {
            self.expect("SYSTEM", "what the notation is called is missing")?;
            self.some_space()?;
            self.quoted()?;
        }
        self.end()
    }

    /// Behind `<!--`.
    pub(super) fn comment(&mut self) -> Read<()> {
        self.past("--")?;
        self.expect(">", "a comment holds two dashes")
    }

    /// Behind `<?`.
    pub(super) fn instruction(&mut self) -> Read<()> {
        let target = self.name(0)?;
        let is_reserved = target.eq_ignore_ascii_case("xml");
        if is_reserved || !(self.rest().starts_with("?>") || self.space()) {
            return Err(self.wrong("a processing instruction has a name that cannot be one"));
        }
        self.past("?>")
    }

    fn end(&mut self) -> Read<()> {
        self.space();
        self.expect(">", "`>` is missing")
    }

    fn past(&mut self, end: &str) -> Read<()> {
        let length = memmem::find(self.rest().as_bytes(), end.as_bytes()).ok_or(None)?;
        self.at += length + end.len();
        Ok(())
    }
}
