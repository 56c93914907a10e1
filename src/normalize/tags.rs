//! Elements of the podcast namespace that the front matter states, compared with their schema.

use std::sync::LazyLock;

use serde_json::{Map, Value as Json};

use crate::config::check;
use crate::config::shape::{self, Findings};
use crate::config::tree::{Content, Entry, Tree};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Severity};
use crate::notes::front_matter::{FrontMatter, Key, KeyNames};
use crate::record::{Episode, Evidence, Fact};
use crate::source::SourceFile;
use crate::tags::EpisodeTags;

static SCHEMA: LazyLock<Json> = LazyLock::new(crate::schema::input::<EpisodeTags>);

/// Fills `record` with the tags of `front_matter`. One that is wrong is told and left out: the key may mean something
/// else to the show.
pub(super) fn apply(
    file: &SourceFile,
    front_matter: &FrontMatter,
    names: &KeyNames,
    record: &mut Episode,
    diagnostics: &mut Diagnostics,
) {
    let mut sound = Map::new();
    for key in Key::TAGS {
        let Some(field) = front_matter.field(key, names) else { continue };
        let Some(value) = Tree::of_node(&field.node) else { continue };
        let (file, span) = (field.file(file), value.span);
        let entry = Entry { key: key.name().into(), span: field.key_span, value };
        let json = entry.value.json();
        let table = Tree { content: Content::Table(vec![entry]), span };
        let Findings { diagnostics: found, .. } = shape::check(file, "front matter", &table, &SCHEMA);
        let faults = if found.is_empty() { unfit(key, &json, file.place(span)) } else { found };
        if faults.is_empty() {
            record.evidence.entry(Fact::Elements).or_default().push(Evidence::read(
                json.clone(),
                file,
                field.key_span,
                format!("front matter, {key}"),
            ));
            sound.insert(key.name().into(), json);
        }
        diagnostics.extend(faults.into_iter().map(as_tag));
    }
    record.elements = serde_json::from_value(sound.into()).unwrap_or_default();
}

/// What neither the schema nor the place of a value tells.
fn unfit(key: Key, json: &Json, place: Place) -> Diagnostics {
    check::of_key::<EpisodeTags>(key.name(), json, &place).unwrap_or_else(|error| {
        vec![Diagnostic::warning("front-matter-tag-invalid", format!("`{key}`: {error}")).at(place)]
    })
}

/// The same finding, as one about front matter.
fn as_tag(mut found: Diagnostic) -> Diagnostic {
    found.rule = "front-matter-tag-invalid";
    found.severity = Severity::Warning;
    let help = found.help.map_or_else(String::new, |help| format!("{help}; "));
    found.help = Some(format!("{help}else it is left out of the feed"));
    found
}
