//! Links that the notes list under keys of their front matter.

use super::front_matter::Context;
use super::names::{fold, host_called};
use crate::diagnostic::Diagnostics;
use crate::notes::front_matter::values::{self, LinkEntry, Reading};
use crate::notes::front_matter::{Field, FrontMatter, Key, Value};
use crate::record::{Episode, Evidence, Fact, Link, LinkList};
use crate::source::SourceFile;

/// Fills `record` with the lists of links in `front_matter`, in the order in which they stand there.
pub(super) fn apply(
    context: &Context<'_>,
    file: &SourceFile,
    front_matter: &FrontMatter,
    record: &mut Episode,
    diagnostics: &mut Diagnostics,
) {
    let mut found = Vec::new();
    let is_list = |field: &&Field| matches!(field.node.value, Value::List(_));
    let of_notes = front_matter.all_of(Key::Notes, context.names).filter(is_list).map(|field| (Key::Notes, field));
    let of_links = front_matter.all_of(Key::Links, context.names).map(|field| (Key::Links, field));
    for (key, field) in of_links.chain(of_notes) {
        let file = field.file(file);
        let entries = match key {
            Key::Notes => values::points(file, &field.node, diagnostics),
            _ => values::links(file, &field.node, diagnostics),
        };
        if entries.is_empty() {
            continue;
        }
        let evidence = |entry: &Reading<LinkEntry>| {
            let LinkEntry { url, title, text, .. } = &entry.value;
            let said = url.as_ref().or(title.as_ref()).or(text.as_ref());
            Evidence::read(said.cloned(), file, entry.span, "front matter")
        };
        record.evidence.entry(Fact::Links).or_default().extend(entries.iter().map(evidence));
        let links = entries.into_iter().map(|entry| link(context, entry.value)).collect();
        let is_beside = field.elsewhere.is_some();
        found.push((is_beside, field.key_span.start, LinkList { heading: heading(&field.key), links }));
    }
    found.sort_by_key(|(is_beside, start, _)| (*is_beside, *start));
    record.links = found.into_iter().map(|(_, _, list)| list).collect();
}

fn link(context: &Context<'_>, entry: LinkEntry) -> Link {
    let LinkEntry { by, title, url, text } = entry;
    Link { by: by.map(|name| in_full(context, name)), title, url, text }
}

/// Whom `name` means: one of the hosts or of those whom data files know, else somebody or something of that name.
fn in_full(context: &Context<'_>, name: String) -> String {
    if let Some(host) = host_called(&context.show.config.hosts, &fold(&name)) {
        return host.name.clone();
    }
    match context.directory.people.find(&name) {
        Some(person) if !person.name.is_empty() => person.name.clone(),
        _ => name,
    }
}

/// `further_reading` and `furtherReading` as people write it: `Further reading`.
fn heading(key: &str) -> String {
    let mut words = String::with_capacity(key.len() + 4);
    let mut before = ' ';
    for c in key.chars() {
        if matches!(c, '_' | '-' | '.') || c.is_whitespace() {
            if !words.is_empty() && !words.ends_with(' ') {
                words.push(' ');
            }
        } else if words.is_empty() {
            words.extend(c.to_uppercase());
        } else {
            if c.is_uppercase() && before.is_lowercase() {
                words.push(' ');
            }
            // `showURLs` keeps its capitals.
            let is_short = c.is_uppercase() && before.is_uppercase();
            if is_short { words.push(c) } else { words.extend(c.to_lowercase()) }
        }
        before = c;
    }
    words.truncate(words.trim_end().len());
    words
}

#[cfg(test)]
mod tests {
    use super::heading;

    #[test]
    fn keys_in_words() {
        let headings = [
            ("links", "Links"),
            ("further_reading", "Further reading"),
            ("furtherReading", "Further reading"),
            ("Show-Links", "Show links"),
            ("_picks_", "Picks"),
            ("été_liens", "Été liens"),
        ];
        for (key, expected) in headings {
            assert_eq!(heading(key), expected);
        }
    }
}
