//! Signs of writing that stand in titles as references, where those were HTML once, as in WordPress: `&#8211;`, `&amp;`.

use std::borrow::Cow;
use std::sync::LazyLock;

use html_escape::decode_html_entities;
use regex_lite::{Captures, Regex};

/// Those that someone may talk about, such as `&nbsp;`, are none.
static SIGN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        "&(?:#[0-9]{2,6}|#x[0-9a-fA-F]{2,5}|amp|quot|apos|ndash|mdash|[lr][sd]quo|hellip|[A-Za-z](?:acute|grave|uml|circ|tilde|cedil|ring)|szlig|oslash|Oslash|aelig|AElig);",
    )
    .ok()
});

/// `title` with the signs that are meant.
pub(super) fn read(title: &str) -> Cow<'_, str> {
    let Some(sign) = SIGN.as_ref().filter(|_| title.contains('&') && title.contains(';')) else { return title.into() };
    sign.replace_all(title, |found: &Captures<'_>| decode_html_entities(&found[0]).into_owned())
}

/// How a title is written that is to be read as `title`.
pub(crate) fn written(title: &str) -> Cow<'_, str> {
    if read(title) == title { title.into() } else { title.replace('&', "&amp;").into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_read_and_others_stay() {
        assert_eq!(
            read("Rye &#8211; oats &amp; more &nbsp; &lt;b&gt; &co;"),
            "Rye – oats & more &nbsp; &lt;b&gt; &co;"
        );
        assert_eq!(read("R&D; rye"), "R&D; rye");
    }

    #[test]
    fn what_is_written_is_read_as_it_was() {
        for title in ["Rye & oats", "Rye &quot;whole&quot; & oats", "How &amp; is written", "&amp;amp;"] {
            assert_eq!(read(&written(title)), title);
        }
    }
}
