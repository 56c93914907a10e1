//! Episodes that are entries of data files (`[sources] episodes`): a list of all of them, tables under their slugs, a file
//! for each, or Markdown that lists them. Every entry is read as notes are, its fields as front matter and its longest text as the notes.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Show, is_markdown};
use crate::audio::media_type_for_extension;
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::notes::front_matter::{self, Field, FrontMatter, Key, KeyNames, Node, Value, values};
use crate::source::{SourceFile, Span};
use crate::words::folded;

/// Keys of the text that apps show below the episode, folded, the fullest first.
const TEXTS: [&str; 19] = [
    "contenthtml",
    "contentencoded",
    "content",
    "body",
    "bodyhtml",
    "shownotes",
    "notes",
    "longdescription",
    "formatteddescription",
    "descriptionhtml",
    "contenttext",
    "markdown",
    "html",
    "text",
    "inhalt",
    "contenu",
    "contenido",
    "conteudo",
    "contenuto",
];

/// Keys of a short text, which is the notes where it is long and there is no other, folded.
const SHORT: [&str; 7] =
    ["description", "summary", "beschreibung", "descripcion", "descricao", "descrizione", "zusammenfassung"];

/// Keys that name audio whatever its address ends with, folded.
const AUDIO: [&str; 6] = ["audio", "audiourl", "enclosure", "enclosureurl", "mp3", "mp3url"];

/// Tables that hold what is said of an entry (JSON:API), folded; so does any that stands alone.
const WRAPPERS: [&str; 2] = ["attributes", "fields"];

/// Lists stand no deeper in a file than that.
const DEEPEST: usize = 3;

/// An entry as the notes of an episode.
#[derive(Debug)]
pub(crate) struct Entry {
    /// Its text. The path is the one of the data file and, below it, a name: no such file exists.
    pub(crate) notes: SourceFile,
    /// All else that it says.
    pub(crate) fields: Vec<Field>,
    /// Where it stands in the data file: its text if it has one, in Markdown its heading or row.
    place: Place,
    /// The data file and where the text begins in it, where the text stands there byte for byte.
    verbatim: Option<(Arc<SourceFile>, usize)>,
}

impl Entry {
    pub(crate) fn path(&self) -> &Path {
        self.notes.path()
    }

    /// Where `place`, which is one of the notes, lies in the data file.
    fn in_data_file(&self, place: &Place) -> Place {
        let there =
            |(file, begin): &(Arc<SourceFile>, usize)| file.place(Span::new(begin + place.start, begin + place.end));
        let text = self.verbatim.as_ref().filter(|_| place.end > 0);
        text.map_or_else(|| self.place.clone(), there)
    }
}

/// The episodes of all data files that `[sources] episodes` names; a file that cannot be read is reported and hides no other.
pub(crate) fn read(root: &Path, config: &Config, diagnostics: &mut Diagnostics) -> Result<Vec<Entry>, Diagnostic> {
    let sources = &config.sources;
    if sources.episodes.is_empty() {
        return Ok(Vec::new());
    }
    let names = KeyNames::new(sources);
    let paths = super::find(root, &sources.episodes, &sources.exclude, diagnostics)?;
    let mut entries = Vec::new();
    for path in paths {
        match of_file(root, &path, &names) {
            Ok(found) => entries.extend(found),
            Err(fault) => diagnostics.push(fault),
        }
    }
    Ok(entries)
}

/// What a data file holds; Markdown may say something at its head, and list episodes below.
pub(crate) fn data(file: &SourceFile) -> Result<Node, Diagnostic> {
    let listed = if is_markdown(file.path()) { front_matter::listed_in_markdown(file) } else { None };
    listed.map_or_else(|| front_matter::data(file), Ok)
}

/// The episodes in the data file at `path`.
pub(crate) fn of_file(root: &Path, path: &Path, names: &KeyNames) -> Result<Vec<Entry>, Diagnostic> {
    let file = Arc::new(SourceFile::read(root, path)?);
    let node = data(&file)?;
    let mut taken = HashSet::new();
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let listed = match &node.value {
        Value::Map(fields) if list_in(&node, 0).is_empty() && names_audio(fields, 0) => vec![(stem, &node)],
        _ => list_in(&node, 0),
    };
    let entry = |(name, node): (Option<String>, &Node)| {
        let Value::Map(mut fields) = front_matter::in_file(&file, unwrapped(node)).value else { return None };
        let (text, span) = take_text(&mut fields, names).unwrap_or_else(|| (String::new(), node.span));
        let verbatim = is_markdown(path) && span.end - span.start == text.len();
        let notes = SourceFile::new(path.join(name_of(name, &fields, names, &mut taken)), text);
        let start = if is_markdown(path) { node.span.start } else { span.start };
        let place = file.place(Span::new(start, start));
        Some(Entry { notes, fields, place, verbatim: verbatim.then(|| (Arc::clone(&file), span.start)) })
    };
    Ok(listed.into_iter().filter_map(entry).collect())
}

/// What the notes of the entry that says `fields` are called; no other in its file has that name.
fn name_of(name: Option<String>, fields: &[Field], names: &KeyNames, taken: &mut HashSet<String>) -> String {
    let matter = FrontMatter::beside(fields.to_vec());
    let number = |key| {
        let field = matter.field(key, names)?;
        values::number(field.elsewhere.as_deref()?, &field.node).ok()
    };
    let said = |key| match &matter.get(key, names)?.value {
        Value::Text(text) => Some(slug::slugify(text)).filter(|slug| !slug.is_empty()),
        _ => None,
    };
    // A title that begins with digits is about as many, and not of that number.
    let titled = || Some(format!("entry-{}", said(Key::Title)?));
    let title = || said(Key::Title).filter(|slug| !slug.starts_with(|c: char| c.is_ascii_digit())).or_else(titled);
    let counts = |name: &String| name.parse::<u32>().is_ok_and(|count| number(Key::Number) == Some(count));
    let name = name.map(slug::slugify).filter(|name| !name.is_empty() && !counts(name));
    let slug = said(Key::Slug).or(name).or_else(title);
    let stem = match (number(Key::Number), slug) {
        (Some(number), Some(slug)) => format!("{number:03}-{slug}"),
        (Some(number), None) => format!("{number:03}"),
        (None, slug) => slug.unwrap_or_else(|| "entry".into()),
    };
    let folder = number(Key::Season).map_or_else(String::new, |season| format!("s{season}/"));
    let again = (2..).map(|count| format!("{stem}-{count}"));
    let stem = std::iter::once(stem.clone()).chain(again).find(|stem| taken.insert(format!("{folder}{stem}")));
    format!("{folder}{}.md", stem.unwrap_or_default())
}

/// Takes the text of the notes out of `fields`, and where it stands; what the show calls it goes first.
pub(crate) fn take_text(fields: &mut Vec<Field>, names: &KeyNames) -> Option<(String, Span)> {
    let says = |field: &Field| matches!(&field.node.value, Value::Text(text) if !text.trim().is_empty());
    let is_long = |field: &Field| match &field.node.value {
        Value::Text(text) => text.contains("</") || text.trim().contains("\n\n"),
        _ => false,
    };
    let at = |name: &str, wanted: &dyn Fn(&Field) -> bool| {
        fields.iter().position(|field| folded(&field.key) == name && wanted(field))
    };
    let own = names.of(Key::Notes).find_map(|name| fields.iter().position(|field| field.key == name && says(field)));
    let full = own.or_else(|| TEXTS.iter().find_map(|name| at(name, &says)));
    let found = full.or_else(|| SHORT.iter().find_map(|name| at(name, &is_long)));
    match fields.remove(found?).node {
        Node { value: Value::Text(text), span } => Some((text, span)),
        _ => None,
    }
}

/// Puts what was found in texts that are values of keys where people see it: at the entry in its data file, or at the key
/// in the front matter. A fix would be one of the text alone.
pub(crate) fn place(show: &Show, found: &mut Diagnostics) {
    let entries = read(&show.root, &show.config, &mut Diagnostics::new()).unwrap_or_default();
    let entries: HashMap<&Path, &Entry> = entries.iter().map(|entry| (entry.path(), entry)).collect();
    let mut sizes: HashMap<PathBuf, u64> = HashMap::new();
    for one in found.iter_mut() {
        for place in one.place.iter_mut().chain(one.related.iter_mut().map(|related| &mut related.place)) {
            if let Some(entry) = entries.get(place.file.as_path()) {
                *place = entry.in_data_file(place);
                one.fix = None;
                continue;
            }
            if place.start == 0 {
                continue;
            }
            let size = || show.root.join(&place.file).metadata().map_or(u64::MAX, |file| file.len());
            let size = match sizes.get(&place.file) {
                Some(size) => *size,
                None => *sizes.entry(place.file.clone()).or_insert_with(size),
            };
            if place.start as u64 > size
                && let Some(there) = in_front_matter(show, place)
            {
                *place = there;
                one.fix = None;
            }
        }
    }
}

/// Where the notes stand in the front matter of their file, if `place` lies behind all that the file holds.
fn in_front_matter(show: &Show, place: &Place) -> Option<Place> {
    let file = SourceFile::read(&show.root, &place.file).ok().filter(|file| place.start > file.text().len())?;
    let matter = front_matter::parse(&file, &mut Diagnostics::new()).0;
    let names = KeyNames::new(&show.config.sources);
    let text = matter.and_then(|mut matter| take_text(&mut matter.fields, &names));
    Some(text.map_or_else(|| Place::file(&place.file), |(_, span)| file.place(Span::new(span.start, span.start))))
}

/// The longest list of tables in `node` that name audio, or the longest table of them: what stands under a slug.
fn list_in(node: &Node, depth: usize) -> Vec<(Option<String>, &Node)> {
    let tables: Vec<(Option<String>, &Node)> = match &node.value {
        Value::List(items) => items.iter().map(|item| (None, item)).collect(),
        Value::Map(fields) => fields.iter().map(|field| (Some(field.key.clone()), &field.node)).collect(),
        _ => return Vec::new(),
    };
    let audible = tables.iter().filter(|(_, node)| matches!(&node.value, Value::Map(fields) if names_audio(fields, 0)));
    let count = audible.count();
    let is_named = tables.iter().any(|(name, _)| name.is_some());
    // What an episode says of its formats is a table of tables, too.
    let is_format = tables.iter().any(|(name, _)| name.as_deref().is_some_and(values::is_format));
    let own =
        if count * 2 >= tables.len() && count > usize::from(is_named) && !is_format { tables } else { Vec::new() };
    if !own.is_empty() || depth == DEEPEST {
        return own.into_iter().filter(|(_, node)| matches!(node.value, Value::Map(_))).collect();
    }
    let Value::Map(fields) = &node.value else { return Vec::new() };
    fields.iter().map(|field| list_in(&field.node, depth + 1)).max_by_key(Vec::len).unwrap_or_default()
}

/// Does an entry, or a table in it, hold the address of audio?
fn names_audio(fields: &[Field], depth: usize) -> bool {
    fields.iter().any(|field| match &field.node.value {
        Value::Text(text) => {
            let is_address = text.starts_with("http") && !text.contains(char::is_whitespace);
            let is_audio = || media_type_for_extension(text).is_some_and(|kind| kind.starts_with("audio/"));
            (is_address && AUDIO.contains(&folded(&field.key).as_str())) || (!text.contains('\n') && is_audio())
        }
        Value::Map(inner) => depth < DEEPEST && names_audio(inner, depth + 1),
        Value::List(items) => {
            let first = items.first().map(|item| &item.value);
            depth < DEEPEST && matches!(first, Some(Value::Map(inner)) if names_audio(inner, depth + 1))
        }
        _ => false,
    })
}

/// An entry whose facts stand in a table of their own.
fn unwrapped(node: &Node) -> Node {
    let mut node = node.clone();
    if let Value::Map(fields) = &mut node.value
        && let Some(at) = fields.iter().position(|field| {
            let wraps = fields.len() == 1 || WRAPPERS.contains(&folded(&field.key).as_str());
            wraps && matches!(field.node.value, Value::Map(_))
        })
        && let Value::Map(inner) = fields.remove(at).node.value
    {
        // Beside it stands what kind of thing it is, and what belongs to it.
        fields.retain(|field| field.key == "id" && !inner.iter().any(|other| other.key == field.key));
        fields.splice(0..0, inner);
    }
    node
}

/// The data file that the notes at `path` are an entry of.
pub(crate) fn data_file(root: &Path, path: &Path) -> Option<PathBuf> {
    path.ancestors().skip(1).find(|above| root.join(above).is_file()).map(Path::to_owned)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// The paths of the notes that a data file lists, below it, each with its text.
    fn listed(name: &str, text: &str) -> Vec<(String, String)> {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join(name), text).unwrap();
        let entries = of_file(root.path(), Path::new(name), &KeyNames::default()).unwrap();
        let below = |entry: &Entry| entry.path().strip_prefix(name).unwrap().to_string_lossy().into_owned();
        entries.iter().map(|entry| (below(entry), entry.notes.text().to_owned())).collect()
    }

    fn names(name: &str, text: &str) -> Vec<String> {
        listed(name, text).into_iter().map(|(path, _)| path).collect()
    }

    #[test]
    fn every_entry_has_a_name_of_its_own() {
        let text = "- {title: Rye, audio: a/1.mp3}\n- {title: Rye, audio: 2.mp3}\n- {title: 100 loaves, audio: 3.mp3}\n\
                    - {slug: oats, number: 4, season: 2, audio: 4.mp3}\n- {number: 5}\n- {audio: 6.mp3}\n";
        assert_eq!(
            names("e.yml", text),
            ["rye.md", "rye-2.md", "entry-100-loaves.md", "s2/004-oats.md", "005.md", "entry.md"]
        );
        let keyed = r#"{"../../etc/passwd": {"mp3": "1.mp3"}, "b/../c": {"mp3": "2.mp3"}}"#;
        assert_eq!(names("e.json", keyed), ["etc-passwd.md", "b-c.md"]);
    }

    #[test]
    fn the_fullest_text_is_the_notes() {
        let text = "- {title: A, mp3: 1.mp3, description: Short., body: Long.}\n- {title: B, mp3: 2.mp3, description: '<p>Long</p>'}\n\
                    - {title: C, mp3: 3.mp3, description: Short.}\n";
        let texts: Vec<String> = listed("e.yml", text).into_iter().map(|(_, text)| text).collect();
        assert_eq!(texts, ["Long.", "<p>Long</p>", ""]);
    }

    #[test]
    fn what_lists_no_episodes_has_no_entries() {
        for text in ["{}", "[]", "[1, 2]", r#"{"a": [{"title": "x"}]}"#, r#"{"nav": [{"url": "/about"}]}"#, "\"x.mp3\""]
        {
            assert_eq!(names("e.json", text), Vec::<String>::new(), "{text}");
        }
        let deep = format!("{}{{\"mp3\": \"1.mp3\"}}{}", "{\"a\": ".repeat(30), "}".repeat(30));
        assert_eq!(names("e.json", &deep), Vec::<String>::new());
        assert_eq!(names("e.json", r#"{"title": "One", "audio": {"url": "https://a.example/1.mp3"}}"#), ["e.md"]);
    }
}
