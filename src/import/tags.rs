//! Elements with more than one value as keys of config and front matter: the way of `feed::write` from its other end, by
//! the schema of the keys and the vocabulary.

use std::sync::LazyLock;

use serde::de::DeserializeOwned;
use serde_json::{Map, Value as Json};
use validator::Validate;

use super::source::{Source, line};
use super::tally::Case;
use crate::config::check;
use crate::diagnostic::Place;
use crate::feed::compare::resolve;
use crate::feed::read::{Element, Ns};
use crate::feed::write::only_xml_text;
use crate::schema;
use crate::tags::{EpisodeTags, ShowTags};
use crate::vocabulary::values::flag;
use crate::vocabulary::{Form, Named};

/// Keys, each with its value as TOML holds it.
pub(super) type Keys = Map<String, Json>;

static OF_SHOW: LazyLock<Json> = LazyLock::new(schema::input::<ShowTags>);
static OF_EPISODE: LazyLock<Json> = LazyLock::new(schema::input::<EpisodeTags>);

/// The keys of `[show]` that elements of the channel become.
pub(super) fn of_show<'d>(source: &mut Source<'d>, channel: Element<'d>, taken: Taken<'_>) -> Keys {
    Reader { root: &OF_SHOW }.keys::<ShowTags>(source, channel, "channel", taken)
}

/// The keys of front matter that elements of an item become.
pub(super) fn of_episode<'d>(source: &mut Source<'d>, item: Element<'d>, taken: Taken<'_>) -> Keys {
    Reader { root: &OF_EPISODE }.keys::<EpisodeTags>(source, item, "item", taken)
}

/// Which elements have found another place.
pub(super) type Taken<'t> = &'t dyn Fn(Element<'_>) -> bool;

/// Keys that are not called like their elements.
const RENAMED: [(&str, &str); 2] = [("images", "image"), ("srcset", "images")];

/// The key that `key` would be if it were called like its element.
fn key_of_element(key: &str) -> &str {
    RENAMED.iter().find(|(own, _)| *own == key).map_or(key, |(_, element)| element)
}

/// Elements of which a key holds one thing alone: what that is called.
const HOLDERS: [(&str, &str); 4] =
    [("podroll", "remote_item"), ("publisher", "remote_item"), ("podping", "uses_podping"), ("srcset", "srcset")];

struct Reader {
    root: &'static Json,
}

impl Reader {
    fn keys<'d, T: DeserializeOwned + Validate>(
        &self,
        source: &mut Source<'d>,
        parent: Element<'d>,
        name: &str,
        taken: Taken<'_>,
    ) -> Keys {
        let mut keys = Keys::new();
        for (key, property) in properties(self.root) {
            let Some(named) = Named::of(name, key_of_element(key)) else { continue };
            let shape = self.shape(property);
            let mut values = Vec::new();
            for element in parent.children_named(named.ns, &named.entry.name).filter(|element| !taken(*element)) {
                source.take(element);
                let value = self.held(source, element, key, &named, &shape);
                let place = source.document.place(element.tag());
                match self.missing(&shape, &value).or_else(|| unfit::<T>(key, &value, &place)) {
                    None => values.push(value),
                    Some(why) => source.tally.add(Case::Unfit(element.qualified().to_owned()), place, &why),
                }
            }
            // What was a list in its element is one here.
            let values = values.into_iter().flat_map(|value| match value {
                Json::Array(list) => list,
                one => vec![one],
            });
            let values: Vec<Json> = if shape.many { values.collect() } else { values.take(1).collect() };
            match <[Json; 1]>::try_from(values) {
                Ok([one]) => drop(keys.insert(key.clone(), one)),
                Err(several) if !several.is_empty() => drop(keys.insert(key.clone(), several.into())),
                Err(_) => {}
            }
        }
        keys
    }

    /// What `element` says, as the value of `key`.
    fn held<'d>(
        &self,
        source: &mut Source<'d>,
        element: Element<'d>,
        key: &str,
        named: &Named,
        shape: &Shape<'_>,
    ) -> Json {
        match HOLDERS.iter().find(|(holder, _)| *holder == key) {
            Some((_, inner)) => self.field(source, element, named, inner, shape).unwrap_or_default(),
            None => self.value(source, element, named, shape),
        }
    }

    /// What `element` says: one thing where it has no attributes and may be that, else a table.
    fn value<'d>(&self, source: &mut Source<'d>, element: Element<'d>, named: &Named, shape: &Shape<'_>) -> Json {
        let bare = element.attributes().next().is_none();
        if let Some(scalar) = shape.scalar.filter(|_| bare || shape.table.is_none()) {
            return read(&text(element, named), scalar, element).unwrap_or_default();
        }
        let mut table = Keys::new();
        for (key, property) in shape.table.into_iter().flat_map(properties) {
            let shape = self.shape(property);
            table.extend(self.field(source, element, named, key, &shape).map(|value| (key.clone(), value)));
        }
        if let Some(schema) = shape.table {
            self.left_out(source, element, named, schema);
        }
        if named.name == "podcast:funding" && !table.contains_key("title") {
            // The button must say something.
            let host = element.attribute("url").and_then(|url| resolve(url.value(), element));
            table.extend(host.and_then(|url| Some(("title".to_owned(), url.host_str()?.into()))));
        }
        table.into()
    }

    /// Tells which attributes and children of `element` no key of `schema` holds.
    fn left_out<'d>(&self, source: &mut Source<'d>, element: Element<'d>, named: &Named, schema: &Json) {
        let (mut attributes, mut children) = (Vec::new(), Vec::new());
        for (own, _) in properties(schema) {
            let key = if named.entry.attributes.contains_key(own) { own } else { key_of_element(own) };
            match named.attribute(key) {
                Some(name) => attributes.push(name),
                None => children.extend(Named::of(&named.name, key).map(|inner| (inner.ns, inner.entry.name.clone()))),
            }
        }
        let is_of_item = std::iter::successors(Some(element), |one| one.parent()).any(|one| one.is(Ns::Rss, "item"));
        let whose = if is_of_item { "episodes" } else { "the show" };
        let mut tell =
            |name: String, span| source.tally.add(Case::LeftOut(name, whose), source.document.place(span), "");
        for attribute in element.attributes().filter(|attribute| attribute.ns() == Ns::Rss) {
            if !attributes.iter().any(|name| *name == attribute.local()) {
                tell(format!("{} {}", element.qualified(), attribute.qualified()), attribute.span());
            }
        }
        for child in element.children() {
            if !children.iter().any(|(ns, name)| child.is(*ns, name)) {
                tell(format!("{}> <{}", element.qualified(), child.qualified()), child.tag());
            }
        }
    }

    /// What `element` says in its attribute, its children or its text that `key` is named like.
    fn field<'d>(
        &self,
        source: &mut Source<'d>,
        element: Element<'d>,
        named: &Named,
        key: &str,
        shape: &Shape<'_>,
    ) -> Option<Json> {
        let own = key;
        let key = if named.entry.attributes.contains_key(key) { key } else { key_of_element(key) };
        if let Some(name) = named.attribute(key) {
            let text = source.attribute(element, &name)?;
            let value = shape.scalar.and_then(|scalar| read(&text, scalar, element));
            if value.is_none() {
                source.refuse(element, &text);
            }
            return value;
        }
        let Some(inner) = Named::of(&named.name, key) else {
            return shape.scalar.and_then(|scalar| read(&text(element, named), scalar, element));
        };
        let children: Vec<_> = element.children_named(inner.ns, &inner.entry.name).collect();
        let mut values = children.into_iter().map(|child| self.held(source, child, own, &inner, shape));
        if shape.many { Some(values.collect::<Vec<_>>().into()).filter(is_filled) } else { values.next() }
    }

    /// The first thing that `value` lacks.
    fn missing(&self, shape: &Shape<'_>, value: &Json) -> Option<String> {
        match value {
            Json::Null => Some("it says nothing".into()),
            Json::Array(list) => list.iter().find_map(|one| self.missing(shape, one)),
            Json::Object(fields) => {
                let table = shape.table?;
                let mut required = table.get("required").and_then(Json::as_array).into_iter().flatten();
                let lacks = required.find_map(|key| key.as_str().filter(|key| !fields.contains_key(*key)));
                lacks.map(|key| format!("`{key}` is missing")).or_else(|| {
                    properties(table).find_map(|(key, property)| self.missing(&self.shape(property), fields.get(key)?))
                })
            }
            _ => None,
        }
    }

    /// What a value may be by its schema.
    fn shape<'s>(&'s self, schema: &'s Json) -> Shape<'s> {
        let mut shape = Shape::default();
        self.add(schema, &mut shape);
        shape
    }

    fn add<'s>(&'s self, schema: &'s Json, shape: &mut Shape<'s>) {
        let reference = schema.get("$ref").and_then(Json::as_str).map(|path| path.trim_start_matches('#'));
        if let Some(schema) = reference.and_then(|path| self.root.pointer(path)) {
            return self.add(schema, shape);
        }
        let alternatives = ["anyOf", "oneOf"].into_iter().filter_map(|key| schema.get(key)?.as_array()).flatten();
        alternatives.for_each(|alternative| self.add(alternative, shape));
        match kind(schema) {
            Some("array") => {
                shape.many = true;
                schema.get("items").into_iter().for_each(|items| self.add(items, shape));
            }
            Some("object") => shape.table = Some(schema),
            Some("null") | None => {}
            Some(_) => shape.scalar = Some(schema),
        }
    }
}

/// What a value may be.
#[derive(Default)]
struct Shape<'s> {
    /// A list.
    many: bool,
    /// A table of this schema.
    table: Option<&'s Json>,
    /// A text, number or truth value of this schema.
    scalar: Option<&'s Json>,
}

fn properties(schema: &Json) -> impl Iterator<Item = (&String, &Json)> {
    schema.get("properties").and_then(Json::as_object).into_iter().flatten()
}

/// The type that `schema` names, whether or not it may be missing.
fn kind(schema: &Json) -> Option<&str> {
    match schema.get("type")? {
        Json::Array(kinds) => kinds.first()?.as_str(),
        kind => kind.as_str(),
    }
}

fn is_filled(value: &Json) -> bool {
    value.as_array().is_some_and(|list| !list.is_empty())
}

/// The text of an element, no longer than it may be.
fn text(element: Element<'_>, named: &Named) -> String {
    match named.entry.text.form {
        Form::Html => only_xml_text(element.text().trim()).into_owned(),
        _ => line(&element.text()).chars().take(named.entry.text.max.unwrap_or(usize::MAX)).collect(),
    }
}

/// `text` as the value that `schema` wants; none where it is no such value.
fn read(text: &str, schema: &Json, element: Element<'_>) -> Option<Json> {
    match kind(schema)? {
        _ if text.is_empty() => None,
        "boolean" => flag::means(text).map(Json::Bool),
        "number" => text.parse().ok().filter(|number: &f64| number.is_finite()).map(Json::from),
        // TOML holds numbers below 2⁶³.
        "integer" => text.parse().ok().filter(|number| (0..=i64::MAX).contains(number)).map(Json::from),
        _ if schema.get("format").and_then(Json::as_str) == Some("uri") => {
            resolve(text, element).map(|url| Json::String(url.into()))
        }
        _ => Some(text.into()),
    }
}

/// What is wrong with a `value` of `key`, whose form is that of the tag.
fn unfit<T: DeserializeOwned + Validate>(key: &str, value: &Json, place: &Place) -> Option<String> {
    match check::of_key::<T>(key, value, place) {
        Ok(found) => found.first().map(|fault| fault.message.clone()),
        Err(_) => Some("it has another form".into()),
    }
}
