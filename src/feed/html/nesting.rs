//! HTML from notes before it is parsed: how deep its elements are nested.

/// Elements nested deeper than this lose their tags: no notes need it, and HTML parsers take quadratic time for it.
const MAX_DEPTH: usize = 64;

/// Keeps the HTML parser linear: no attributes on formatting elements (so that it never has more than three of a kind
/// to reopen), and no nesting beyond [`MAX_DEPTH`].
pub(super) fn bound(html: &str) -> String {
    let mut depth = 0usize;
    let mut bounded = String::with_capacity(html.len());
    // Behind it no tag ends, and none needs to be looked for.
    let (mut rest, tail) = html.split_at(html.rfind('>').map_or(0, |last| last + 1));
    while let Some(at) = rest.find('<') {
        let (before, tags) = rest.split_at(at);
        bounded.push_str(before);
        let Some(tag) = Tag::read(tags) else {
            bounded.push('<');
            rest = tags.get(1..).unwrap_or_default();
            continue;
        };
        rest = tags.get(tag.written.len()..).unwrap_or_default();
        let name = tag.name.to_ascii_lowercase();
        match name.as_str() {
            // Their end tags may be left out, so that counting them says nothing.
            "p" | "li" | "td" | "th" | "tr" | "br" | "hr" | "img" | "a" => bounded.push_str(tag.written),
            _ if tag.closes => {
                if depth <= MAX_DEPTH {
                    bounded.extend(["</", &name, ">"]);
                }
                depth = depth.saturating_sub(1);
            }
            _ => {
                depth += 1;
                if depth <= MAX_DEPTH {
                    bounded.extend(["<", &name, if name == "ol" { tag.attributes } else { "" }, ">"]);
                }
            }
        }
    }
    bounded.extend([rest, tail]);
    bounded
}

/// A tag as it is written.
struct Tag<'h> {
    written: &'h str,
    closes: bool,
    name: &'h str,
    attributes: &'h str,
}

impl<'h> Tag<'h> {
    /// The tag with which `html` begins.
    fn read(html: &'h str) -> Option<Self> {
        let inner = html.strip_prefix('<')?;
        let opening = inner.strip_prefix('/');
        let named = opening.unwrap_or(inner);
        let (name, behind) = named.split_at(named.find(|c: char| !c.is_ascii_alphanumeric())?);
        let ends_name = |c: char| matches!(c, '>' | '/') || c.is_whitespace();
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) || !behind.starts_with(ends_name) {
            return None;
        }
        let (attributes, _) = behind.split_at(behind.find('>')?);
        let written = html.get(..html.len() - behind.len() + attributes.len() + 1)?;
        Some(Self { written, closes: opening.is_some(), name, attributes })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formatting_loses_attributes_and_depth_its_bounds() {
        assert_eq!(
            bound("a < b <B class='x'>c</b > <p id=1><ol start=\"3\">"),
            "a < b <b>c</b> <p id=1><ol start=\"3\">"
        );
        assert_eq!(bound("<b-x>1</b-x> <3 <i <u>"), "<b-x>1</b-x> <3 <i>");
        let deep = "<div>".repeat(MAX_DEPTH + 1);
        assert_eq!(bound(&deep), "<div>".repeat(MAX_DEPTH));
        assert_eq!(bound(&format!("{deep}x{}", "</div>".repeat(MAX_DEPTH + 1))).matches("</div>").count(), MAX_DEPTH);
    }

    #[test]
    fn what_never_ends_is_kept_as_it_is() {
        let open = "<a ".repeat(1_000_000);
        assert_eq!(bound(&open), open);
        let odd = format!("{}>", "<b-x".repeat(1_000_000));
        assert_eq!(bound(&odd), odd);
    }
}
