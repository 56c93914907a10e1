//! The formats of texts: the `format` of a schema names the check of the values.

use chrono::NaiveDate;
use email_address::{EmailAddress, Options};
use oxilangtag::LanguageTag;
use url::Url;
use uuid::Uuid;

use super::pattern::stays_inside;
use super::template::DEEPEST;
use super::{Category, Fault, NameForm, Pattern, Template, Word};
use crate::diagnostic::Severity;
use crate::words::{lower_first, nearest, shown};

/// Apple: "The maximum amount of text allowed for this tag is 4000 bytes".
const LONGEST_DESCRIPTION: usize = 4000;

/// Checks `text`, which stands where the schema asks for `format`; unknown formats ask for nothing.
pub(super) fn check(format: &str, text: &str) -> Result<(), Fault> {
    match format {
        "uri" => web_address(text),
        "image" => image(text),
        "path" => stays_inside(text),
        "glob" => text.parse::<Pattern>().map(drop),
        "name-form" => text.parse::<NameForm>().map(drop),
        "template" => text.parse::<Template>().map(drop),
        "url-template" => url_template(text),
        "timezone" => timezone(text),
        "language-tag" => language_tag(text),
        "email" => email(text),
        "apple-category" => Category::check(text),
        "description" => description(text),
        "date" => date(text),
        "uuid" => uuid(text),
        _ => Ok(()),
    }
}

/// May a value of this format be `text`?
pub(crate) fn accepts(format: &str, text: &str) -> bool {
    check(format, text).err().is_none_or(|fault| fault.severity != Severity::Error)
}

fn web_address(text: &str) -> Result<(), Fault> {
    let wrong = |why: &str| {
        let help = "write the whole address, such as `https://example.org/`";
        Fault::error("url-invalid", format!("{} {why}", shown(text)), help)
    };
    let url = Url::parse(text).map_err(|error| wrong(&format!("is no web address: {error}")))?;
    match url.scheme() {
        "http" | "https" => Ok(()),
        _ => Err(wrong("is no address of the web (http or https)")),
    }
}

/// A URL when it has a scheme, else a file of the show.
fn image(text: &str) -> Result<(), Fault> {
    if text.contains("://") { web_address(text) } else { stays_inside(text) }
}

fn url_template(text: &str) -> Result<(), Fault> {
    let value = |word| if word == Word::Path { ["1"; 1 + DEEPEST].join("/") } else { "1".into() };
    let template = text.parse::<Template>()?;
    if let Some(word) = Word::OF_GUIDS.into_iter().find(|word| template.names(*word)) {
        let message = format!("`{{{}}}` is a word of guids, and of no address", word.name());
        return Err(Fault::error("template-invalid", message, "write `https://example.org/{number}/{slug}`"));
    }
    let sample = template.expand(|word| Some(value(word)));
    web_address(&sample.unwrap_or_default()).map_err(|fault| Fault {
        message: format!("{} makes no web address", shown(text)),
        help: "begin with `https://`, such as `https://example.org/{number}/{slug}`".into(),
        ..fault
    })
}

fn timezone(text: &str) -> Result<(), Fault> {
    if text.parse::<chrono_tz::Tz>().is_ok() {
        return Ok(());
    }
    let names = || chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name());
    let city = |name: &'static str| name.rsplit('/').next().unwrap_or(name);
    let spelled = text.replace(' ', "_");
    let meant = nearest(&spelled, names()).or_else(|| {
        let near = nearest(&spelled, names().map(city))?;
        names().find(|name| city(name) == near)
    });
    let help = meant.map_or_else(
        || "write the IANA name, such as `Europe/Berlin` or `America/Los_Angeles`".to_owned(),
        |name| format!("did you mean `{name}`?"),
    );
    Err(Fault::error("timezone-unknown", format!("{} is no time zone", shown(text)), help))
}

/// BCP 47. Registered names of five to eight letters (`english`) are well-formed but name no language that exists.
fn language_tag(text: &str) -> Result<(), Fault> {
    let languages = LanguageTag::parse(text).is_ok_and(|tag| matches!(tag.primary_language().len(), 2 | 3));
    if languages {
        return Ok(());
    }
    let hyphened = text.trim().replace('_', "-");
    let help = if hyphened != text && language_tag(&hyphened).is_ok() {
        format!("write `{hyphened}`")
    } else {
        "write a tag such as `en`, `en-us` or `pt-BR`".to_owned()
    };
    Err(Fault::error("language-invalid", format!("{} is no language tag", shown(text)), help))
}

fn email(text: &str) -> Result<(), Fault> {
    let options = Options::default().with_required_tld().without_display_text().without_domain_literal();
    EmailAddress::parse_with_options(text, options).map(drop).map_err(|error| {
        let message = format!("{} is no e-mail address: {}", shown(text), lower_first(&error.to_string()));
        Fault::error("email-invalid", message, "write it like `podcast@example.org`")
    })
}

fn description(text: &str) -> Result<(), Fault> {
    if text.len() <= LONGEST_DESCRIPTION {
        return Ok(());
    }
    let message = format!("the description has {} bytes, Apple shows {LONGEST_DESCRIPTION}", text.len());
    Err(Fault::warning("show-description-too-long", message, "shorten it; the rest is cut off"))
}

fn date(text: &str) -> Result<(), Fault> {
    text.parse::<NaiveDate>().map(drop).map_err(|_| {
        Fault::error("date-invalid", format!("{} is no day of the calendar", shown(text)), "write it like `2016-11-07`")
    })
}

fn uuid(text: &str) -> Result<(), Fault> {
    text.parse::<Uuid>().map(drop).map_err(|error| {
        let message = format!("{} is no UUID: {error}", shown(text));
        Fault::error("uuid-invalid", message, "write it like `9b024349-ccf0-5f69-a609-6b82873eab3c`")
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn said(format: &str, text: &str) -> String {
        check(format, text).map_or_else(|fault| format!("{}: {}", fault.rule, fault.help), |()| "fine".into())
    }

    #[test]
    fn addresses_belong_to_the_web() {
        assert_eq!(said("uri", "https://example.org/"), "fine");
        assert!(said("uri", "example.org").starts_with("url-invalid"));
        assert!(said("uri", "ftp://example.org/").starts_with("url-invalid"));
        assert!(said("url-template", "{number}/x").starts_with("url-invalid"));
        assert!(said("url-template", "https://example.org/{nr}").starts_with("template-invalid"));
        assert_eq!(said("url-template", "https://example.org/{number}"), "fine");
        assert!(said("url-template", "{page}").starts_with("template-invalid"));
        assert_eq!(said("template", "{page}#audio"), "fine");
    }

    #[test]
    fn images_are_addresses_or_files_of_the_show() {
        assert_eq!(said("image", "https://example.org/c.jpg"), "fine");
        assert_eq!(said("image", "art/c.jpg"), "fine");
        assert!(said("image", "../c.jpg").starts_with("path-leaves-show"));
        assert!(said("image", "ftp://example.org/c.jpg").starts_with("url-invalid"));
    }

    #[test]
    fn time_zones_have_iana_names() {
        assert_eq!(said("timezone", "Europe/Berlin"), "fine");
        assert_eq!(said("timezone", "America/Los_Angels"), "timezone-unknown: did you mean `America/Los_Angeles`?");
        assert_eq!(said("timezone", "los angeles"), "timezone-unknown: did you mean `America/Los_Angeles`?");
        assert!(said("timezone", "somewhere else").contains("IANA"));
    }

    #[test]
    fn languages_have_tags() {
        assert_eq!(said("language-tag", "en-us"), "fine");
        assert_eq!(said("language-tag", "en_US"), "language-invalid: write `en-US`");
        assert!(said("language-tag", "english").starts_with("language-invalid"));
    }

    #[test]
    fn other_formats() {
        assert_eq!(said("email", "podcast@example.org"), "fine");
        assert!(said("email", "podcast at example.org").starts_with("email-invalid"));
        assert!(said("email", "podcast@localhost").starts_with("email-invalid"));
        assert!(said("date", "2023-02-29").starts_with("date-invalid"));
        assert!(said("uuid", "9b02").starts_with("uuid-invalid"));
        assert_eq!(said("description", &"é".repeat(2000)), "fine");
        assert!(said("description", &"é".repeat(2001)).starts_with("show-description-too-long"));
    }

    proptest! {
        #[test]
        fn no_text_makes_a_check_panic(text in ".{0,60}") {
            for format in ["uri", "image", "path", "glob", "template", "url-template", "timezone", "language-tag",
                "email", "apple-category", "description", "date", "uuid", "?"]
            {
                let _ = check(format, &text);
            }
        }
    }
}
