//! Attributes that kramdown, Pandoc and Hugo read behind links, pictures, headings and paragraphs: `{: .wide}`, `{#top}`,
//! `{target="_blank"}`.

use std::sync::LazyLock;

use regex_lite::Regex;

static LIST: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let one = r#"(?:[.#][a-zA-Z][a-zA-Z0-9_:-]*|[a-zA-Z][a-zA-Z0-9_:-]*=(?:"[^"\n]*"|'[^'\n]*'|“[^”\n]*”|[a-zA-Z0-9_%./#:-]+))"#;
    // kramdown's may name others, and its extensions.
    let kramdown =
        format!(r"\{{::?/?[ ]*(?:{one}|[a-zA-Z][a-zA-Z0-9_-]+)?(?:[ ]+(?:{one}|[a-zA-Z][a-zA-Z0-9_-]+))*[ ]*/?\}}");
    Regex::new(&format!(r"^(?:\{{[ ]*{one}(?:[ ]+{one})*[ ]*\}}|{kramdown})")).ok()
});

/// How long the list of attributes is with which `text` begins.
pub(crate) fn length(text: &str) -> Option<usize> {
    let found = LIST.as_ref().filter(|_| text.starts_with('{'))?.find(text)?;
    (found.as_str() != "{:}").then_some(found.end())
}

/// Is `text` a list of attributes, and nothing else?
pub(crate) fn is_list(text: &str) -> bool {
    length(text) == Some(text.len())
}
