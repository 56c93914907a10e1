//! Names of icons that sites of MkDocs show as pictures: `:material-podcast:`, `:fontawesome-brands-x:{ .lg }`. Nobody reads
//! them, so no text holds them.

use std::borrow::Cow;

use super::attributes;

/// The sets of icons that come with the theme.
const SETS: [&str; 4] = ["material-", "fontawesome-", "octicons-", "simple-"];

/// May `text` hold any?
pub(crate) fn may_hold(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr_iter(b':', bytes).any(|at| is_set(bytes.get(at + 1..).unwrap_or_default()))
}

fn is_set(behind: &[u8]) -> bool {
    SETS.iter().any(|set| behind.starts_with(set.as_bytes()))
}

/// The length of the icon, with its attributes, that `text` begins with.
pub(crate) fn length(text: &str) -> Option<usize> {
    let name = text.strip_prefix(':').filter(|name| is_set(name.as_bytes()))?;
    let end = name.find(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'))?;
    name.get(end..)?.starts_with(':').then_some(())?;
    let length = end + 2;
    Some(length + attributes::length(text.get(length..)?).unwrap_or_default())
}

/// `line` with blanks in place of icons, code apart; as long as before.
pub(super) fn blanked(line: &str) -> Cow<'_, str> {
    if !may_hold(line) {
        return Cow::Borrowed(line);
    }
    let mut shown = String::with_capacity(line.len());
    let (mut rest, mut is_code) = (line, false);
    while let Some(c) = rest.chars().next() {
        is_code ^= c == '`';
        let icon = if c == ':' && !is_code { length(rest) } else { None };
        match icon {
            Some(length) => shown.extend(std::iter::repeat_n(' ', length)),
            None => shown.push(c),
        }
        rest = rest.get(icon.unwrap_or(c.len_utf8())..).unwrap_or_default();
    }
    Cow::Owned(shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn icons_go_and_all_else_stays() {
        let shown = |line: &str| blanked(line).split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(shown(":material-podcast: Rye :fontawesome-brands-x:{ .lg .middle }, x"), "Rye , x");
        for line in ["`:material-podcast:` 10:30", ":material-", ":material-Rye:", ":smile: a:simple", ":simple-é:"] {
            assert_eq!(blanked(line), line);
        }
        let line = "é :octicons-book-16:{ #a } ü";
        assert_eq!(blanked(line).len(), line.len());
    }
}
