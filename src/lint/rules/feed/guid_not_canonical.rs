//! `guid-not-canonical`

use url::Url;

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;
use crate::words::shown;

rule! {
    /// A guid is an address that has a simpler spelling.
    ///
    /// ## What it does
    /// Finds guids that are web addresses with capitals in scheme or host, a port that goes without saying, `.` and
    /// `..`, no slash behind the host, or escapes of letters that need none.
    ///
    /// ## Why it matters
    /// Readers that tidy addresses get another guid than those that do not. A guid that is published must stay as
    /// it is all the same.
    ///
    /// ## Example
    /// ```xml
    /// <guid>HTTP://Bread.example:80/1</guid>
    /// ```
    /// Use instead:
    /// ```xml
    /// <guid>http://bread.example/1</guid>
    /// ```
    "guid-not-canonical", Feed, Info, fix: None, check: Feed(check),
    sources: ["RFC 3986, section 6", "W3C feed validator, NonCanonicalURI"],
    w3c: ["NonCanonicalURI"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for guid in feed.items.iter().filter_map(|item| item.child(Ns::Rss, "guid")) {
        let text = guid.text();
        if let Some(simple) = simpler(&text) {
            let message = format!("the guid {} is not in its simplest spelling", shown(&text));
            let help = format!("a new one would be {}; one that is published stays as it is", shown(&simple));
            found.push(feed.found(&RULE, guid.text_span(), message).help(help));
        }
    }
}

/// The simplest spelling of a web address, where `text` is one that has a simpler one.
fn simpler(text: &str) -> Option<String> {
    let scheme = text.get(..8)?.to_ascii_lowercase();
    if !scheme.starts_with("http://") && scheme != "https://" || !text.is_ascii() {
        return None;
    }
    let simple = unescaped(Url::parse(text).ok()?.as_str());
    // An illegal character is another matter, and told as such.
    let legal = text.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte));
    (legal && simple != text).then_some(simple)
}

/// Escapes in capitals, and none for letters, digits, `-`, `.`, `_` and `~`.
fn unescaped(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    let mut rest = address;
    while let Some((before, behind)) = rest.split_once('%') {
        out.push_str(before);
        let digits = behind.get(..2).filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
        match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) => out.push(char::from(byte)),
            Some(byte) => out.push_str(&format!("%{byte:02X}")),
            None => out.push('%'),
        }
        rest = behind.get(if digits.is_some() { 2 } else { 0 }..).unwrap_or_default();
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::simpler;
    use crate::lint::feed_testing::feed_findings;

    #[test]
    fn simple_addresses_are_left_alone() {
        for text in [
            "http://a.example/",
            "http://a.example/~ada/?x#y",
            "https://a.example:8080/%C3%87?",
            "tag:a.example,2020:1",
            "bread-1",
            "http://a.example/a b",
            "http://[",
        ] {
            assert_eq!(simpler(text), None, "{text}");
        }
    }

    #[test]
    fn others_have_a_simpler_spelling() {
        for (text, simple) in [
            ("HTTP://A.Example", "http://a.example/"),
            ("http://a.example:80/", "http://a.example/"),
            ("http://a.example/b/../c", "http://a.example/c"),
            ("http://a.example/%7Eada/%c3%87", "http://a.example/~ada/%C3%87"),
        ] {
            assert_eq!(simpler(text).as_deref(), Some(simple));
        }
    }

    #[test]
    fn the_guid_is_told() {
        let feed = "<rss version=\"2.0\"><channel><item><guid>http://A.example/1</guid></item></channel></rss>";
        insta::assert_snapshot!(feed_findings("guid-not-canonical", feed), @"
        1:41: info: the guid `http://A.example/1` is not in its simplest spelling
          help: a new one would be `http://a.example/1`; one that is published stays as it is
        ");
    }
}
