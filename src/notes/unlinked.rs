//! Links that are none: a bracket is escaped, missing or cut off, or the address holds blanks.
//!
//! Markdown shows such a link as it is written, brackets and address included.

use std::sync::LazyLock;

use regex::Regex;

use super::NoteLine;
use super::inline::Inline;
use crate::source::Span;

/// Something of the form `[text](address)` that Markdown does not take for a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unlinked {
    /// The address as written.
    pub url: String,
    /// The part of [`Inline::text`] that should be the link, brackets and address included.
    pub text: Span,
    /// The same in the file.
    pub span: Span,
    /// Why it is no link.
    pub fault: LinkFault,
}

/// Why a link is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkFault {
    /// `\[text](address)`
    BracketEscaped,
    /// `text](address)`
    BracketMissing,
    /// `[text](address`
    NeverClosed,
    /// `[text] (address)`
    Parted,
    /// `[text](an address with blanks)`
    Blanks,
}

/// The longest label, in characters. The pattern does not say it: a repetition that counts is compiled as so many copies.
const LONGEST_LABEL: usize = 300;

/// The longest address behind its scheme, in characters.
const LONGEST_ADDRESS: usize = 500;

static FORM: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?P<open>\[)?(?P<label>[^\[\]]+)\](?P<gap> ?)\((?P<url>(?:https?://|www\.)(?P<address>[^()]*))(?P<close>\))?",
    )
    .ok()
});

/// The links of `inline` that are none, in order; those within code are examples.
pub(super) fn find(inline: &Inline) -> Vec<Unlinked> {
    let is_there = |signs: &str| inline.text.contains(signs);
    if !inline.text.as_bytes().contains(&b']') || !(is_there("](") || is_there("] (")) {
        return Vec::new();
    }
    let Some(form) = FORM.as_ref() else { return Vec::new() };
    let found = form.captures_iter(&inline.text).filter_map(|found| {
        let group = |name| found.name(name).map(|group| Span::from(group.range()));
        let (whole, url) = (Span::from(found.get(0)?.range()), group("url")?);
        let is_within = |name, most| found.name(name).is_some_and(|group| group.as_str().chars().count() <= most);
        if !is_within("label", LONGEST_LABEL) || !is_within("address", LONGEST_ADDRESS) {
            return None;
        }
        let written = inline.text.get(url.start..url.end)?;
        let text = Span::new(group("open").map_or(whole.start, |open| open.start), whole.end);
        let span = inline.source_span(text);
        let fault = if written.trim().contains(' ') && group("close").is_some() {
            LinkFault::Blanks
        } else if group("gap").is_some_and(|gap| gap.start < gap.end) {
            LinkFault::Parted
        } else if group("open").is_none() {
            LinkFault::BracketMissing
        } else if group("close").is_none() {
            LinkFault::NeverClosed
        } else {
            LinkFault::BracketEscaped
        };
        (!inline.is_code(text)).then(|| Unlinked { url: written.trim().to_owned(), text, span, fault })
    });
    found.collect()
}

/// So many lines a link may be wrapped over.
const LONGEST_LINK: usize = 4;

/// Takes back what looks like a missing bracket where the bracket stands in a line above: the link is wrapped.
pub(super) fn forgive_wrapped(lines: &mut [NoteLine]) {
    for index in 1..lines.len() {
        let (above, rest) = lines.split_at_mut(index);
        let Some(line) = rest.first_mut().filter(|line| !line.inline.unlinked().is_empty()) else { continue };
        let paragraph = above.iter().rev().take(LONGEST_LINK).take_while(|line| !line.inline.text.is_empty());
        let open = paragraph.map(|line| &line.inline.text).find(|text| text.contains(['[', ']']));
        if open.is_some_and(|text| text.rfind('[') > text.rfind(']')) {
            line.inline.keep_unlinked(|one| one.fault != LinkFault::BracketMissing);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(source: &str) -> Vec<(LinkFault, String, String)> {
        let found = Inline::parse(source, 0);
        let found = found.unlinked().iter();
        found.map(|one| (one.fault, one.url.clone(), source[one.span.start..one.span.end].to_owned())).collect()
    }

    #[test]
    fn the_forms_people_write() {
        use LinkFault::*;
        let one = |fault, url: &str, span: &str| vec![(fault, url.to_owned(), span.to_owned())];
        assert_eq!(
            faults("#3: \\[Rye](https://e.org/) yes"),
            one(BracketEscaped, "https://e.org/", "[Rye](https://e.org/)")
        );
        assert_eq!(faults("**Rye](https://e.org/)**"), one(BracketMissing, "https://e.org/", "Rye](https://e.org/)"));
        assert_eq!(faults("a [Rye](https://e.org/"), one(NeverClosed, "https://e.org/", "[Rye](https://e.org/"));
        assert_eq!(faults("[Rye] (https://e.org/)"), one(Parted, "https://e.org/", "[Rye] (https://e.org/)"));
        assert_eq!(
            faults("[**Rye**](http://All about rye)"),
            one(Blanks, "http://All about rye", "[**Rye**](http://All about rye)")
        );
    }

    #[test]
    fn a_wrapped_link_is_one() {
        let unlinked = |text: &str| {
            let notes = crate::notes::parse(&crate::source::SourceFile::new("a.md", text), &[], &mut Vec::new());
            notes.lines.iter().map(|line| line.inline.unlinked().len()).sum::<usize>()
        };
        assert_eq!(unlinked("We read [This Week\nin\nRye](https://e.org/).\n"), 0);
        assert_eq!(unlinked("We read [a](https://e.org/) and\nRye](https://e.org/).\n"), 1);
        assert_eq!(unlinked("We read [This Week\n\nRye](https://e.org/).\n"), 1);
    }

    #[test]
    fn links_and_examples_are_none() {
        for source in ["[Rye](https://e.org/)", "`[Rye] (https://e.org/)`", "list[int](x)", "see [1] (page 3)"] {
            assert_eq!(faults(source), [], "{source}");
        }
    }
}
