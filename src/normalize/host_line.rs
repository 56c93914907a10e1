//! Lines of the notes that say who presents: `Hosts: [Ada Crumb](https://ada.example/) and [Bob Oven][bob]`.

use std::sync::LazyLock;

use regex_lite::Regex;

use crate::classes::{BLANKS, SIGNS};
use crate::notes::{NoteLine, Notes};
use crate::record::{Evidence, Person};
use crate::source::SourceFile;

static LABEL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let label = "(?:co-?)?hosts?|hosted by|presenters?|presented by";
    Regex::new(&format!(r"(?i)^[{SIGNS}]*(?:(?:{label})[{SIGNS}]*:[*_{BLANKS}]*|hosted by )")).ok()
});

/// `[Ada][ada]` stays as it is in a line that is read alone; the definition stands elsewhere.
static REFERENCE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(&format!(r"\[(?P<name>[^\[\]]+)\][{BLANKS}]?\[(?P<id>[^\[\]]*)\]")).ok());

static BETWEEN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let blank = format!("[{BLANKS}]");
    Regex::new(&format!(r"{blank}*(?:,|;|&|/|\+|{blank}(?:and|und|et|y|e){blank}){blank}*")).ok()
});

/// More than any show has hosts.
const MOST: usize = 16;

/// The people of all such lines, each with where it was read. A line that holds anything but names is none.
pub(super) fn hosts(file: &SourceFile, notes: &Notes) -> Vec<(Person, Evidence)> {
    let mut hosts: Vec<(Person, Evidence)> = Vec::new();
    for line in notes.lines.iter().filter(|line| !line.inline.text.is_empty()) {
        for host in names(file, line).unwrap_or_default() {
            if hosts.len() < MOST && !hosts.iter().any(|(known, _)| known.name == host.0.name) {
                hosts.push(host);
            }
        }
    }
    hosts
}

fn names(file: &SourceFile, line: &NoteLine) -> Option<Vec<(Person, Evidence)>> {
    let text = line.inline.text.as_str();
    // Few lines begin as labels do.
    let words = text.get(text.find(char::is_alphanumeric)?..)?.as_bytes();
    let begins = |head: &str| words.get(..head.len()).is_some_and(|word| word.eq_ignore_ascii_case(head.as_bytes()));
    let label = LABEL.as_ref().filter(|_| ["co", "host", "present"].iter().any(|head| begins(head)))?.find(text)?;
    let mut references: Vec<(String, String)> = Vec::new();
    let plain = REFERENCE.as_ref()?.replace_all(text.get(label.end()..)?, |found: &regex_lite::Captures<'_>| {
        let part = |name| found.name(name).map_or("", |part| part.as_str()).trim().to_owned();
        let id = Some(part("id")).filter(|id| !id.is_empty()).unwrap_or_else(|| part("name"));
        references.push((part("name"), id));
        part("name")
    });
    let mut people = Vec::new();
    for piece in BETWEEN.as_ref()?.split(plain.trim_end_matches(['.', ' '])) {
        // What stands in parentheses behind a name is about its bearer.
        let name = piece
            .split(" (")
            .next()
            .unwrap_or_default()
            .trim()
            .trim_start_matches("and ")
            .trim_matches(['*', '_', '.']);
        if name.is_empty() {
            continue;
        }
        if !is_name(name) {
            return None;
        }
        let link =
            line.inline.links.iter().find(|link| line.inline.label(link).trim() == name).map(|link| link.url.clone());
        let reference = references.iter().find(|(referred, _)| referred == name);
        let url = link.or_else(|| definition(file.text(), &reference?.1));
        let evidence = Evidence::read(name, file, line.line.content, "host line");
        people.push((Person { name: name.to_owned(), url, image: None }, evidence));
    }
    Some(people)
}

/// One to five words, the first with a capital: `Luuk van der Duim`.
fn is_name(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let letters = text.chars().all(|c| c.is_alphabetic() || c.is_whitespace() || "'’.-".contains(c));
    (1..=5).contains(&words) && letters && text.starts_with(char::is_uppercase)
}

/// The address behind `[id]: address`.
fn definition(text: &str, id: &str) -> Option<String> {
    let head = format!("[{}]:", id.to_lowercase());
    let line = text.lines().map(str::trim).find(|line| line.to_lowercase().starts_with(&head))?;
    let address = line.split_once("]:")?.1.split_whitespace().next()?;
    Some(address.trim_matches(['<', '>']).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, String)> {
        let file = SourceFile::new("a.md", text);
        let notes = crate::notes::parse(&file, &[], &mut Vec::new());
        let url = |person: Person| (person.name, person.url.unwrap_or_default());
        hosts(&file, &notes).into_iter().map(|(person, _)| url(person)).collect()
    }

    fn names(text: &str) -> Vec<String> {
        read(text).into_iter().map(|(name, _)| name).collect()
    }

    #[test]
    fn the_forms_people_write() {
        for text in [
            "Hosts: Ada Crumb and Bob van der Oven",
            "**Hosts:** Ada Crumb, Bob van der Oven.",
            "- Hosts: [Ada Crumb](https://a.example/) & [Bob van der Oven](https://b.example/)",
            "Hosted by Ada Crumb and Bob van der Oven",
            "Host: Ada Crumb\n\nCo-Host: Bob van der Oven",
            "Hosts: Ada Crumb (she bakes), and [Bob van der Oven][bob]",
        ] {
            assert_eq!(names(text), ["Ada Crumb", "Bob van der Oven"], "{text}");
        }
    }

    #[test]
    fn links_stand_in_the_line_or_elsewhere() {
        let text = "Hosts: [Ada Crumb][ada], [Bob Oven](https://b.example/) and [Cid][].\n\n[Ada]: https://a.example/\n[cid]: <https://c.example/>\n";
        let link = |name: &str, url: &str| (name.to_owned(), url.to_owned());
        let wanted = [
            link("Ada Crumb", "https://a.example/"),
            link("Bob Oven", "https://b.example/"),
            link("Cid", "https://c.example/"),
        ];
        assert_eq!(read(text), wanted);
    }

    #[test]
    fn prose_is_no_list_of_names() {
        for text in
            ["Hosts: see the page of the show for all 12", "Hosts file: a list", "Our hosts: Ada", "Hosting: Bob"]
        {
            assert_eq!(names(text), Vec::<String>::new(), "{text}");
        }
    }
}
