//! Explicit markup: what begins with `..`.

/// What a line that begins with `..` is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Explicit<'t> {
    /// `.. _name: address`; without a name `.. __: address`.
    Target { name: &'t str, address: &'t str },
    /// `.. [1] text`
    Note { name: &'t str, text: &'t str },
    /// `.. |name| replace:: text`
    Substitution { name: &'t str, directive: &'t str, argument: &'t str },
    /// `.. name:: argument`
    Directive { name: &'t str, argument: &'t str },
    /// Anything else.
    Comment(&'t str),
}

/// Reads `line`, which is without indentation.
pub(super) fn of(line: &str) -> Option<Explicit<'_>> {
    let rest = line.strip_prefix("..")?;
    if rest.is_empty() {
        return Some(Explicit::Comment(""));
    }
    let text = rest.strip_prefix([' ', '\t'])?.trim();
    Some(
        target(text)
            .or_else(|| note(text))
            .or_else(|| substitution(text))
            .or_else(|| directive(text))
            .unwrap_or(Explicit::Comment(text)),
    )
}

fn target(text: &str) -> Option<Explicit<'_>> {
    let rest = text.strip_prefix('_')?;
    if let Some(address) = rest.strip_prefix("_:") {
        return Some(Explicit::Target { name: "", address: address.trim() });
    }
    let (name, address) = match rest.strip_prefix('`') {
        Some(quoted) => quoted.split_once("`:")?,
        // A colon in a name has a backslash before it, or no blank behind it.
        None => rest.split_once(": ").or_else(|| Some((rest.strip_suffix(':')?, "")))?,
    };
    (!name.is_empty()).then_some(Explicit::Target { name, address: address.trim() })
}

fn note(text: &str) -> Option<Explicit<'_>> {
    let (name, text) = text.strip_prefix('[')?.split_once(']')?;
    let is_name = !name.is_empty() && name.len() <= 64 && !name.contains(char::is_whitespace);
    let is_parted = text.is_empty() || text.starts_with([' ', '\t']);
    (is_name && is_parted).then_some(Explicit::Note { name, text: text.trim_start() })
}

fn substitution(text: &str) -> Option<Explicit<'_>> {
    let (name, rest) = text.strip_prefix('|')?.split_once('|')?;
    match directive(rest.trim_start())? {
        Explicit::Directive { name: directive, argument } => Some(Explicit::Substitution { name, directive, argument }),
        _ => None,
    }
}

fn directive(text: &str) -> Option<Explicit<'_>> {
    let (name, argument) = text.split_once("::")?;
    let name = name.trim_end();
    let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_+:.".contains(&byte));
    let is_parted = argument.is_empty() || argument.starts_with([' ', '\t']);
    (is_name && is_parted).then(|| Explicit::Directive { name, argument: argument.trim() })
}

/// `:name: value`, the value where there is one.
pub(super) fn field(line: &str) -> Option<(&str, &str)> {
    let rest = line.strip_prefix(':')?;
    let (name, value) = rest.split_once(": ").or_else(|| Some((rest.strip_suffix(':')?, "")))?;
    let is_name = !name.is_empty()
        && !name.starts_with([' ', ':', '`'])
        && !name.ends_with(' ')
        && name.len() <= 120
        && !name.contains(['`', '\\']);
    is_name.then(|| (name, value.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_told_apart() {
        use Explicit::*;
        assert_eq!(of(".. _a b: https://x"), Some(Target { name: "a b", address: "https://x" }));
        assert_eq!(of(".. _`a: b`: x_"), Some(Target { name: "a: b", address: "x_" }));
        assert_eq!(of(".. __: u"), Some(Target { name: "", address: "u" }));
        assert_eq!(of(".. [#n] text"), Some(Note { name: "#n", text: "text" }));
        assert_eq!(of(".. |a| replace:: b"), Some(Substitution { name: "a", directive: "replace", argument: "b" }));
        assert_eq!(of(".. code-block:: python"), Some(Directive { name: "code-block", argument: "python" }));
        assert_eq!(of(".. title: Rye"), Some(Comment("title: Rye")));
        assert_eq!(of("..."), None);
        assert_eq!(field(":date: 2024-01-01 10:00"), Some(("date", "2024-01-01 10:00")));
        assert_eq!(field(":role:`x`"), None);
    }
}
