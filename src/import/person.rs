//! What a person does (`podcast:person`).

use super::source::line;
use crate::feed::read::Element;

/// Where the show names somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Among the hosts.
    Host,
    /// Among the guests.
    Guest,
    /// By the tag alone.
    Other,
}

impl Role {
    /// Who names no role is a host, and who names no group is of the cast (podcast namespace, docs/tags/person.md).
    pub(super) fn of(person: Element<'_>) -> Self {
        let of = |name| person.attribute(name).map(|it| line(it.value()).to_lowercase()).unwrap_or_default();
        match (of("group").as_str(), of("role").as_str()) {
            ("" | "cast", "" | "host") => Self::Host,
            ("" | "cast", "guest") => Self::Guest,
            _ => Self::Other,
        }
    }
}
