//! Marks that are for a site and its editors, and nothing to subscribers: of Markdown in a transcript, of templates in notes.

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

/// Tags of Liquid, shortcodes of Hugo, fences of components and boxes (`::player`, `:::note`); what stands between an opening
/// and a closing one stays.
static TEMPLATE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let components = r"(?m:^:{2,}[ ]?[a-zA-Z][a-zA-Z0-9_-]*(?:\{[^}\n]*\})?[ ]*$|^:{2,}[ ]*$)";
    Regex::new(&format!(r"\{{%[-~]?\s*[a-zA-Z][^%\n]*%\}}|\{{\{{[<%]\s*/?\s*[a-zA-Z][^\n]*?[>%]\}}\}}|{components}"))
        .ok()
});

/// `notes` without what the templates of a site would have put there. Code in fences and backticks shows them.
pub(super) fn without_templates(notes: &str) -> Cow<'_, str> {
    // Most notes hold none, and to look for these takes no time.
    let may_hold = ["{%", "{{", "::"].iter().any(|mark| notes.contains(mark));
    let Some(template) = may_hold.then_some(TEMPLATE.as_ref()).flatten().filter(|template| template.is_match(notes))
    else {
        return Cow::Borrowed(notes);
    };
    let mut bare = String::with_capacity(notes.len());
    let mut in_fence = false;
    for line in notes.split_inclusive('\n') {
        let is_fence = line.trim_start().starts_with("```") || line.trim_start().starts_with("~~~");
        in_fence ^= is_fence;
        if in_fence || is_fence || line.contains('`') {
            bare.push_str(line);
        } else {
            bare.push_str(&template.replace_all(line, ""));
        }
    }
    Cow::Owned(bare)
}

/// MDX without the lines at its head that bring in components.
pub(super) fn without_imports(notes: &str) -> &str {
    let mut rest = notes.trim_start();
    while rest.starts_with("import ") || rest.starts_with("export ") {
        rest = rest.split_once('\n').map_or("", |(_, rest)| rest).trim_start();
    }
    rest
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

    #[test]
    fn templates_are_for_the_site() {
        let notes = "{% include player.html %}\nRye {{< youtube x >}}and {{% note %}}oats{{% /note %}}.\n`{% raw %}`\n```\n{% a %}\n```\n{% b %}";
        assert_eq!(without_templates(notes), "\nRye and oats.\n`{% raw %}`\n```\n{% a %}\n```\n");
        assert_eq!(without_templates("100 {%} {{ x }}"), "100 {%} {{ x }}");
        assert_eq!(without_imports("\nimport A from 'a';\n\nRye imports."), "Rye imports.");
    }
}
