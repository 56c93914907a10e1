//! E-mail addresses, alone and with names.

use std::borrow::Cow;

use email_address::{EmailAddress, Options};
use percent_encoding::percent_decode_str;

use super::{Fault, Kind};
use crate::words::{lower_first, shown};

const HELP: &str = "write it like `user@example.org (Ada Crumb)`";

/// What is wrong with an address that stands alone.
pub fn email(text: &str) -> Option<Fault> {
    let error = address(text)?;
    let fault = Fault::new(Kind::Contact, format!("is no e-mail address: {error}"));
    Some(match parts(text).0 {
        Some(inside) if inside != text => {
            let help = format!("write `{inside}` alone; the name has an element of its own");
            fault.help(help).perhaps(inside)
        }
        _ => fault.help("write it like `podcast@example.org`"),
    })
}

/// What is wrong with the address of a person of RSS, `user@example.org (Ada Crumb)`.
pub fn check(text: &str) -> Option<Fault> {
    let text = unlinked(text);
    if !text.contains('@') {
        let help = "write an address, `user@example.org (Ada Crumb)`, or use <itunes:author> for names";
        return Some(Fault::new(Kind::Contact, "holds no e-mail address").help(help));
    }
    if let Some((mail, name)) = in_parentheses(&text) {
        return match address(mail) {
            None if name.is_empty() => Some(nameless(mail)),
            None => None,
            Some(_) => Some(turned(&text)),
        };
    }
    if address(&text).is_none() {
        return Some(nameless(&text));
    }
    match parts(&text) {
        (Some(mail), Some(name)) if text.ends_with('>') => {
            let better = format!("{mail} ({name})");
            let message = "has the name before the address, as in letters";
            Some(Fault::new(Kind::ContactForm, message).help(format!("write {}", shown(&better))).better(better))
        }
        (Some(mail), None) if text == format!("<{mail}>") => Some(nameless(mail)),
        _ => Some(turned(&text)),
    }
}

fn nameless(mail: &str) -> Fault {
    Fault::new(Kind::ContactName, "names nobody")
        .help(format!("write the name behind it: {}", shown(&format!("{mail} (Real Name)"))))
}

/// All that is needed may be there, in another order.
fn turned(text: &str) -> Fault {
    let fault = Fault::new(Kind::Contact, "is no e-mail address with a name behind it");
    let (Some(mail), name) = parts(text) else { return fault.help(HELP) };
    match name {
        Some(name) => {
            let better = format!("{mail} ({name})");
            fault.help(format!("write {}", shown(&better))).perhaps(better)
        }
        None => fault.help(HELP),
    }
}

/// `mailto:` is what links say, not part of the address.
fn unlinked(text: &str) -> Cow<'_, str> {
    let Some(link) = text.get(..7).filter(|start| start.eq_ignore_ascii_case("mailto:")).and(text.get(7..)) else {
        return Cow::Borrowed(text);
    };
    let address = link.split('?').next().unwrap_or_default();
    percent_decode_str(address).decode_utf8_lossy()
}

/// `mail (name)`.
fn in_parentheses(text: &str) -> Option<(&str, &str)> {
    let (mail, name) = text.strip_suffix(')')?.split_once('(')?;
    Some((mail.trim(), name.trim()))
}

/// An address somewhere in the text, and a name around it.
fn parts(text: &str) -> (Option<&str>, Option<String>) {
    let edges = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '(' | ')' | '"' | ',' | ';' | '[' | ']');
    let Some(mail) = text
        .split(edges)
        .map(|word| word.trim_start_matches("mailto:"))
        .find(|word| word.contains('@') && address(word).is_none())
    else {
        return (None, None);
    };
    let rest = text.replacen(mail, " ", 1).replace("mailto:", " ");
    let name = rest.split(edges).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    (Some(mail), (!name.is_empty()).then_some(name))
}

/// Why `text` is no address.
fn address(text: &str) -> Option<String> {
    let options = Options::default().with_required_tld().without_display_text().without_domain_literal();
    EmailAddress::parse_with_options(text, options)
        .err()
        .map(|error| lower_first(error.to_string().trim_end_matches('.')))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> String {
        let Some(fault) = check(text) else { return "fine".into() };
        let better = fault.better.map(|better| format!(" → {}", better.value)).unwrap_or_default();
        format!("{:?}: {}{better}", fault.kind, fault.message)
    }

    #[test]
    fn people_of_rss() {
        let lines: Vec<String> = [
            "user@example.org (Ada Crumb)",
            "user@example.org",
            "user@example.org ()",
            "Ada Crumb <user@example.org>",
            "Ada Crumb (user@example.org)",
            "Ada Crumb (mailto:user@example.org)",
            "Ada Crumb",
            "user@localhost (Ada)",
            "mailto:user%40example.org%20%28Ada%29",
            "mailto:Ada%20%3Cuser@example.org%3E?subject=x",
            "me+folder@example.org (Me)",
            "user at example.org @ home",
        ]
        .iter()
        .map(|text| format!("{text}: {}", said(text)))
        .collect();
        insta::assert_snapshot!(lines.join("\n"));
    }

    #[test]
    fn addresses_alone() {
        assert_eq!(email("user@example.org"), None);
        assert_eq!(email("me").unwrap().kind, Kind::Contact);
        assert_eq!(email("user@example.org (Ada)").unwrap().better.unwrap().value, "user@example.org");
    }
}
