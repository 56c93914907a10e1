//! `template-left`

use std::sync::LazyLock;

use memchr::{memchr, memchr3_iter};
use regex::{Match, Regex};

use crate::diagnostic::Diagnostics;
use crate::lint::feed::FeedContext;
use crate::lint::feed_text::raw_span;
use crate::lint::rule::rule;
use crate::words::shown;

rule! {
    /// A piece of the template was published.
    ///
    /// ## Why it matters
    /// Somebody forgot to fill it in, or the template was never run.
    ///
    /// ## Example
    /// `<itunes:duration>[ITEM_DURATION]</itunes:duration>`, `{{ page.title }}`, `[audio src="…"]`, `Lorem ipsum`, a description that is `TODO`, a guid of
    /// zeros, a title that is `undefined`, an enclosure at `/undefined.mp3`
    "template-left", Item, Warning, fix: None, check: Feed(check),
    sources: ["practice: faults of 195 real feeds"]
}

static TEMPLATE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    // The last ones are WordPress's, which runs them on pages alone.
    Regex::new(
        r"\{\{[^{}\n]{0,80}\}\}|\{%[^%\n]{0,80}%\}|\[[A-Z]{2,}(?:_[A-Z]+)+\]|\$\{[a-z_.]+\}|<%=|%7[Bb]%7[Bb][^\s<>]{0,80}?%7[Dd]%7[Dd]|\[(?:audio|caption|embed|gallery|playlist|powerpress|video)(?: [a-z_]+=[^\]\n]{0,200})?\]",
    )
    .ok()
});
static FILLER: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new("(?i:lorem ipsum dolor)").ok());

/// Longer texts were written by somebody.
const LONGEST_PROMISE: usize = 200;

/// What people write until they know what to write; inside of a sentence it may be meant.
fn is_promise(text: &str) -> bool {
    let words = ["TODO", "TBD", "TBA", "FIXME", "XXX"];
    // What programs write for a value that is not there.
    let nothing =
        ["undefined", "null", "NaN", "nil", "None", "[object Object]", "00000000-0000-0000-0000-000000000000"];
    let bare = text.trim().trim_matches(['[', ']', '.', '!', '*']);
    let is_placeholder = bare.strip_prefix('%').and_then(|rest| rest.strip_suffix('%')).is_some_and(is_key);
    words.contains(&bare)
        || nothing.contains(&text.trim())
        || bare.eq_ignore_ascii_case("lorem ipsum")
        || is_placeholder
        || bare.strip_prefix("TODO").is_some_and(|rest| rest.starts_with(':'))
}

/// Is it named like a field of a template, `EPISODE_TITLE`?
fn is_key(name: &str) -> bool {
    name.len() > 2 && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_')
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for element in feed.document.elements() {
        for text in element.texts() {
            if let Some(left) = first(text.value()) {
                let span = raw_span(feed.document.file(), text, left.range());
                found.push(feed.found(&RULE, span, format!("`{}` is a piece of the template", left.as_str())));
            }
        }
        if element.texts().next().is_some_and(|text| text.value().len() < LONGEST_PROMISE && is_promise(text.value())) {
            let message = format!("{} in <{}> is a placeholder", shown(element.text().trim()), element.qualified());
            found.push(
                feed.found(&RULE, element.text_span(), message).help("write what belongs there before it is published"),
            );
        }
        for attribute in element.attributes() {
            let value = attribute.value();
            let is_left = first(value).is_some()
                || (value.contains("}}") && !value.contains("{{"))
                || (attribute.local() == "url" && lacks_a_part(value));
            if is_left {
                let message = format!("`{value}` holds a piece of the template");
                found.push(feed.found(&RULE, attribute.value_span(), message));
            }
        }
    }
}

/// Does a piece of code begin with the sign at `at`, by its neighbours? Most texts have none.
fn may_begin_code(text: &[u8], at: usize) -> bool {
    let (before, next) = (at.checked_sub(1).and_then(|before| text.get(before)), text.get(at + 1));
    match text.get(at) {
        Some(b'{') => before == Some(&b'$') || matches!(next, Some(b'{' | b'%')),
        Some(b'[') => next.is_some_and(u8::is_ascii_alphabetic),
        _ => before == Some(&b'<') || next == Some(&b'7'),
    }
}

/// Is a part of the address what programs write for a value that is not there?
fn lacks_a_part(address: &str) -> bool {
    let is_nothing = |part: &str| matches!(part.split('.').next(), Some("undefined" | "null" | "NaN"));
    address.split(['/', '?', '&', '=']).any(is_nothing)
}

/// The first piece of a template in `text`.
fn first(text: &str) -> Option<Match<'_>> {
    let may_be_code = memchr3_iter(b'{', b'[', b'%', text.as_bytes()).any(|at| may_begin_code(text.as_bytes(), at));
    let code = TEMPLATE.as_ref().filter(|_| may_be_code).and_then(|template| template.find(text));
    // An address or a date is no filler.
    let has_words = memchr(b' ', text.as_bytes()).is_some();
    let filler = FILLER.as_ref().filter(|_| has_words).and_then(|filler| filler.find(text));
    code.into_iter().chain(filler).min_by_key(Match::start)
}
