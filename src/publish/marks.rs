//! Marks of Markdown in a transcript, which nobody says.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use crate::classes::{LETTERS, SIGNS};

/// `[words](target)` and `[words][label]`, neither of which follows a word as an index would; `` `code` ``.
///
/// Not a parser of Markdown: what people say of code (`Box<T>`, `*p`) would lose its signs in one.
static MARKS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let words = format!(r"(?P<words>[^\[\]]*[{LETTERS}][^\[\]]*)");
    let before = format!(r"(?P<before>^|[{SIGNS}&&[^\]]])");
    Regex::new(&format!(r"{before}\[{words}\](?:\([^()\s]*[/.#][^()\s]*\)|\[[^\[\]]*\])|`(?P<code>[^`]+)`")).ok()
});

/// `text` as a reader of the Markdown sees it.
pub(super) fn without_marks(text: &str) -> Cow<'_, str> {
    match MARKS.as_ref() {
        Some(marks) if text.contains(['[', '`']) => marks.replace_all(text, "${before}${words}${code}"),
        _ => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_not_said() {
        let said = [
            ("see the [show notes][episode].", "see the show notes."),
            ("[Ann](https://a.example/x) says", "Ann says"),
            ("a `Box<T>` of `rows[0][1]`", "a Box<T> of rows[0][1]"),
            ("rows[a][b], [laughs] and [0][1] and [a](b) stay", "rows[a][b], [laughs] and [0][1] and [a](b) stay"),
        ];
        for (text, expected) in said {
            assert_eq!(without_marks(text), expected);
        }
    }
}
