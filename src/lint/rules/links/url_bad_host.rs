//! `url-bad-host`

use std::sync::LazyLock;

use regex::Regex;
use url::{Host, Url};

use super::parts;
use crate::diagnostic::{Diagnostics, Fix};
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;

rule! {
    /// The address of a link has no host, or one that cannot exist.
    ///
    /// ## What it does
    /// Looks at the host of every `http` and `https` link: it must be there, be a name with a dot and a top-level domain,
    /// or an IP address, and not be the reader's own computer. Doubled slashes and schemes are fixed.
    ///
    /// ## Why it matters
    /// The link goes nowhere, or works on the author's machine only.
    ///
    /// ## Example
    /// ```markdown
    /// [Rye](https:///rye.example) and [oats](http://ttps://oats.example/)
    /// ```
    /// Use instead:
    /// ```markdown
    /// [Rye](https://rye.example) and [oats](https://oats.example/)
    /// ```
    "url-bad-host", Notes, Error, fix: Safe, check: Episode(check),
    sources: ["RFC 3986 section 3.2.2"]
}

/// What is left of a second scheme after the first: `http://ttps://x`, `https://http//x`.
static SECOND_SCHEME: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"(?i)^h?t{1,3}ps?(?::/{0,3}|//)").ok());

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some((file, notes)) = episode.notes() else { return };
    for (_, link) in parts::links(notes) {
        let Some(fault) = fault(&link.url) else { continue };
        let address = parts::address(file, link.span, &link.url);
        let mut found = RULE.at(file.place(address), fault.message);
        found = match fault.right {
            Some(right) if file.slice(address) == link.url => {
                found.help(format!("write {right}")).fix(Fix::safe(address, right))
            }
            _ => found.help("an address begins with https:// and the name of a site, such as example.org"),
        };
        diagnostics.push(found);
    }
}

struct Fault {
    message: String,
    /// The address that was meant.
    right: Option<String>,
}

fn fault(url: &str) -> Option<Fault> {
    let rest = parts::after_scheme(url)?;
    let scheme = url.get(..url.len() - rest.len())?;
    let fault = |message: String, right: Option<String>| {
        let right = right.filter(|right| self::fault(right).is_none());
        Some(Fault { message, right })
    };
    if let Some(second) = SECOND_SCHEME.as_ref().and_then(|second| second.find(rest)) {
        let scheme = if second.as_str().to_ascii_lowercase().contains("ps") { "https://" } else { scheme };
        let right = format!("{scheme}{}", rest.get(second.end()..).unwrap_or_default());
        return fault("the address has two schemes".into(), Some(right));
    }
    let host = parts::host(url)?;
    if host.is_empty() {
        let right = format!("{scheme}{}", rest.trim_start_matches('/'));
        return fault("the address has no host".into(), Some(right).filter(|_| rest.starts_with('/')));
    }
    if host.contains([' ', '%']) {
        // Words in the place of an address: `url-with-spaces`.
        return None;
    }
    complaint(url, host).and_then(|message| fault(message, None))
}

/// Why `host` cannot be reached.
fn complaint(url: &str, host: &str) -> Option<String> {
    let nowhere = || Some(format!("there is no host `{host}`"));
    let Some(parsed) = Url::parse(url).ok().filter(Url::has_host) else { return nowhere() };
    let own = |host: &str| Some(format!("`{host}` is the reader's own computer"));
    match parsed.host()? {
        Host::Ipv4(address) if address.is_loopback() || address.is_unspecified() => own(host),
        Host::Ipv6(address) if address.is_loopback() => own(host),
        // `https://473/x` is read as the address 0.0.1.217.
        Host::Ipv4(_) if host.split('.').count() != 4 => nowhere(),
        Host::Domain("localhost") => own(host),
        Host::Domain(name) => {
            let end = name.trim_end_matches('.').rsplit_once('.').map(|(_, end)| end);
            let exists = end.is_some_and(|end| end.len() > 1 && !end.bytes().all(|byte| byte.is_ascii_digit()));
            if exists { None } else { nowhere() }
        }
        Host::Ipv4(_) | Host::Ipv6(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    fn lint(notes: &str) -> String {
        findings("url-bad-host", &[("show_notes/001.md", notes)])
    }

    #[test]
    fn slips_that_can_be_fixed() {
        let notes = "- [Rye](https:///rye.example)\n- [Oats](http://ttps://oats.example/)\n- [Bran](https://http://bran.example)\n";
        insta::assert_snapshot!(lint(notes), @"
        show_notes/001.md:1:9: error: the address has no host [url-bad-host]
          help: write https://rye.example
          show_notes/001.md - - [Rye](https:///rye.example)
          show_notes/001.md + - [Rye](https://rye.example)
        show_notes/001.md:2:10: error: the address has two schemes [url-bad-host]
          help: write https://oats.example/
          show_notes/001.md - - [Oats](http://ttps://oats.example/)
          show_notes/001.md + - [Oats](https://oats.example/)
        show_notes/001.md:3:10: error: the address has two schemes [url-bad-host]
          help: write https://bran.example
          show_notes/001.md - - [Bran](https://http://bran.example)
          show_notes/001.md + - [Bran](https://bran.example)
        ");
    }

    #[test]
    fn hosts_that_cannot_be() {
        let notes = "- [Rye](http://)\n- [Oats](https://473/oats.png)\n- [Bran](http://localhost:8000/)\n- [Malt](http://malt)\n";
        insta::assert_snapshot!(lint(notes), @"
        show_notes/001.md:1:9: error: the address has no host [url-bad-host]
          help: an address begins with https:// and the name of a site, such as example.org
        show_notes/001.md:2:10: error: there is no host `473` [url-bad-host]
          help: an address begins with https:// and the name of a site, such as example.org
        show_notes/001.md:3:10: error: `localhost` is the reader's own computer [url-bad-host]
          help: an address begins with https:// and the name of a site, such as example.org
        show_notes/001.md:4:10: error: there is no host `malt` [url-bad-host]
          help: an address begins with https:// and the name of a site, such as example.org
        ");
    }

    #[test]
    fn hosts_that_can() {
        let notes = "- [Rye](https://rye.example)\n- [Oats](http://93.184.215.14/)\n- [Bran](https://bücher.example/x:y)\n- [Ada](mailto:ada@bread.example)\n";
        assert_eq!(lint(notes), "");
    }
}
