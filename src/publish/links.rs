//! Lists of links in front matter as Markdown that stands below the notes.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::record::{Link, LinkList};

/// The lists as Markdown, each below its heading, without the addresses that `body` has already; `plain` takes out of a text what only the
/// generator of the site reads.
pub(super) fn markdown(lists: &[LinkList], body: &str, plain: &dyn Fn(&str) -> String) -> String {
    let mut out = String::new();
    let mut seen = HashSet::new();
    for list in lists {
        let is_new = |link: &&Link| match &link.url {
            Some(url) => !has(body, url) && seen.insert(bare(url).to_owned()),
            None => link.text.as_deref().is_none_or(|text| !body.contains(text)),
        };
        let items: String = list.links.iter().filter(is_new).map(|link| item(link, plain)).collect();
        if !items.is_empty() {
            out.extend(["### ", &escaped(&list.heading), "\n\n", &items, "\n"]);
        }
    }
    out
}

fn item(link: &Link, plain: &dyn Fn(&str) -> String) -> String {
    let of = |text: &Option<String>| {
        text.as_deref().map(plain).map(|text| on_one_line(&text)).filter(|text| !text.is_empty())
    };
    let (title, url, text) = (of(&link.title), of(&link.url), of(&link.text));
    let shown = title.or_else(|| Some(bare(url.as_deref()?).to_owned())).map(|title| escaped(&title));
    let linked = match (&shown, url) {
        (Some(title), Some(url)) => Some(format!("[{title}](<{}>)", destination(&url))),
        _ => shown,
    };
    let said: Vec<String> = linked.into_iter().chain(text).collect();
    let by = link.by.as_deref().map(|by| format!("{}: ", escaped(&on_one_line(by)))).unwrap_or_default();
    format!("- {by}{}\n", said.join(" – "))
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `text` as Markdown that says no more than it.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if c.is_ascii_punctuation() {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// `url` between the angle brackets of a link.
fn destination(url: &str) -> String {
    url.replace('\\', "%5C").replace('<', "%3C").replace('>', "%3E")
}

/// The address as people compare it.
fn bare(url: &str) -> &str {
    let url = url.trim_start_matches("https://").trim_start_matches("http://").trim_start_matches("www.");
    url.trim_end_matches('/')
}

/// Does `body` name the address?
fn has(body: &str, url: &str) -> bool {
    let bare = bare(url);
    let in_html = if bare.contains('&') { Cow::Owned(bare.replace('&', "&amp;")) } else { Cow::Borrowed(bare) };
    !bare.is_empty() && (names(body, bare) || names(body, &in_html))
}

/// Does `address` stand in `body`, and not as the beginning of a longer one?
fn names(body: &str, address: &str) -> bool {
    body.match_indices(address).any(|(at, _)| {
        let begins = body.get(..at).is_some_and(|before| before.ends_with(['/', '.', '(', '<', '"', '\'', ' ', '\n']));
        let rest = body.get(at + address.len()..).unwrap_or_default();
        let rest = rest.strip_prefix('/').unwrap_or(rest);
        let goes_on =
            |c: char| c.is_alphanumeric() || matches!(c, '/' | '?' | '#' | '=' | '&' | '%' | '_' | '-' | '~' | '+');
        let mut next = rest.chars();
        // A full stop ends a sentence, or goes on.
        let ends = match next.next() {
            Some('.' | ',' | ':' | ';') => !next.next().is_some_and(goes_on),
            Some(c) => !goes_on(c),
            None => true,
        };
        begins && ends
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_notes_have() {
        let has = |body| has(body, "https://rye.example/a");
        assert!(has("[Rye](https://rye.example/a/) is"));
        assert!(has("Rye: http://rye.example/a."));
        assert!(has("<a href=\"https://www.rye.example/a\">Rye</a>"));
        assert!(
            !has("[Rye](https://rye.example/a/b)")
                && !has("https://rye.example/a.html")
                && !has("https://rye.example/ab")
        );
        assert!(!has("https://pumpernickelrye.example/a"));
    }

    #[test]
    fn nothing_gets_out_of_a_link() {
        let link = Link {
            by: Some("*Ada*\n- x".into()),
            title: Some("a](b)\n\n# c <i>".into()),
            url: Some("https://a.example/>(x)\\".into()),
            text: None,
        };
        assert_eq!(
            item(&link, &str::to_owned),
            "- \\*Ada\\* \\- x: [a\\]\\(b\\) \\# c \\<i\\>](<https://a.example/%3E(x)%5C>)\n"
        );
    }
}
