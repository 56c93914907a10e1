//! Puts another value in the place of one, escaped as its place asks for.

use crate::diagnostic::{Applicability, Edit, Fix};
use crate::feed::read::{Attribute, Element};
use crate::source::Span;
use crate::vocabulary::values::Better;

/// Another text; none where the text is in pieces, or where what it would be cannot stand.
pub(super) fn text(element: Element<'_>, better: &Better) -> Option<Fix> {
    let (blank, filled): (Vec<_>, Vec<_>) = element.texts().partition(|piece| piece.value().trim().is_empty());
    let &[piece] = filled.as_slice() else { return None };
    let fits = !piece.is_cdata() || !better.value.contains("]]>");
    if !fits || element.children().next().is_some() {
        return None;
    }
    let value = match piece.is_cdata() {
        true => better.value.clone(),
        false => html_escape::encode_text(&better.value).into_owned(),
    };
    let mut fix = put(piece.span(), value, better.sure);
    // White space around a CDATA section goes with it.
    fix.edits.extend(blank.iter().flat_map(|piece| put(piece.span(), String::new(), better.sure).edits));
    fix.edits.sort_by_key(|edit| edit.start);
    Some(fix)
}

/// Another value of an attribute.
pub(super) fn attribute(attribute: Attribute<'_>, better: &Better) -> Fix {
    put(attribute.value_span(), html_escape::encode_quoted_attribute(&better.value).into_owned(), better.sure)
}

fn put(span: Span, text: String, sure: bool) -> Fix {
    let applicability = if sure { Applicability::Safe } else { Applicability::Unsafe };
    Fix { applicability, edits: vec![Edit { start: span.start, end: span.end, text }] }
}
