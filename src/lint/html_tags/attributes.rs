//! Attributes in texts: nearly all of them are links as they should be, about which no rule has anything to say.

use super::Tag;
use super::names::Elements;
use crate::vocabulary::values::url;

/// An attribute of a start tag.
#[derive(Clone, Copy)]
pub(in crate::lint) struct Attribute<'a> {
    /// The tag it stands in.
    pub(in crate::lint) tag: Tag<'a>,
    /// As it is written.
    pub(in crate::lint) name: &'a str,
    /// Between the quotes.
    pub(in crate::lint) value: &'a str,
}

impl Attribute<'_> {
    /// Does it stand in one of these elements?
    pub(in crate::lint) fn is_of(&self, elements: Elements) -> bool {
        self.tag.known.is_some_and(|element| elements.has(element))
    }

    /// Is it called so? HTML does not tell capitals apart.
    pub(in crate::lint) fn is_called(&self, names: &[&str]) -> bool {
        names.iter().any(|name| name.eq_ignore_ascii_case(self.name))
    }
}

/// May a rule have something to say about such an attribute?
pub(in crate::lint) fn is_notable(name: &str, value: &str) -> bool {
    if name.eq_ignore_ascii_case("href") || name.eq_ignore_ascii_case("src") {
        return !url::is_ordinary_https(value) && !url::is_ordinary_https(value.trim());
    }
    name.eq_ignore_ascii_case("style") || is_event(name) || is_script(value)
}

/// `javascript:…`, also with the white space inside that browsers pass over.
pub(in crate::lint) fn is_script(value: &str) -> bool {
    let seen = || value.chars().filter(|c| !c.is_whitespace() && !c.is_control()).map(|c| c.to_ascii_lowercase());
    ["javascript:", "vbscript:"].iter().any(|scheme| seen().take(scheme.len()).eq(scheme.chars()))
}

/// `onclick`
pub(in crate::lint) fn is_event(name: &str) -> bool {
    name.len() > 3
        && name.get(..2).is_some_and(|head| head.eq_ignore_ascii_case("on"))
        && name.bytes().all(|byte| byte.is_ascii_alphabetic())
}
