//! Reads the tables, each once and only if a feed asks for it: feeds use few of the namespaces there are.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use foldhash::HashMap;
use serde::Deserialize;

use super::{Element, Value};
use crate::feed::read::Ns;

/// One file of `schemas/`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    /// Customary prefix; empty for RSS itself.
    #[cfg_attr(not(test), expect(dead_code, reason = "a test holds it against the namespace"))]
    prefix: String,
    /// Where the namespace is specified.
    document: String,
    /// Lists of words that several values share.
    #[serde(default)]
    lists: BTreeMap<String, Vec<String>>,
    element: Vec<Element>,
}

/// A table that may not have been read yet.
#[derive(Debug)]
struct File {
    ns: Ns,
    text: &'static str,
    /// Does it say of any element that its parent needs it?
    holds_needs: bool,
    read: OnceLock<Namespace>,
}

/// What a table says.
#[derive(Debug, Default)]
struct Namespace {
    /// By name; one entry for each group of parents.
    elements: HashMap<String, Vec<Element>>,
    /// By the name of the parent: what must or should stand in it.
    needed: HashMap<String, Vec<String>>,
    document: String,
}

/// The tables by the names of their files, and whether they hold needs.
macro_rules! tables {
    ($($ns:ident $name:literal $holds_needs:literal),+ $(,)?) => {
        [$(File {
            ns: Ns::$ns,
            text: include_str!(concat!("../../../schemas/", $name, ".toml")),
            holds_needs: $holds_needs,
            read: OnceLock::new(),
        }),+]
    };
}

/// All tables.
#[derive(Debug)]
pub struct Vocabulary {
    files: [File; 25],
}

static VOCABULARY: Vocabulary = Vocabulary {
    files: tables![
        Rss "rss" true,
        Itunes "itunes" true,
        Podcast "podcast" true,
        Atom "atom" true,
        Content "content" false,
        Dc "dc" false,
        DcTerms "dcterms" false,
        Psc "psc" true,
        Spotify "spotify" false,
        Media "media" false,
        GooglePlay "googleplay" false,
        Sy "sy" false,
        Slash "slash" false,
        Wfw "wfw" false,
        FeedHistory "fh" false,
        Thread "thr" false,
        Geo "geo" false,
        GeoRss "georss" false,
        Icbm "icbm" false,
        BlogChannel "blogChannel" false,
        CreativeCommons "creativeCommons" false,
        RawVoice "rawvoice" false,
        Admin "admin" false,
        Cc "cc" false,
        Trackback "trackback" false,
    ],
};

/// The vocabulary of feeds.
pub fn vocabulary() -> &'static Vocabulary {
    &VOCABULARY
}

/// What may stand in an item may stand in a live item too (podcast namespace, `liveItem`).
const LIVE_ITEM: &str = "podcast:liveItem";

impl Vocabulary {
    /// Reads the tables that every feed asks for.
    pub(crate) fn warm_up(&self) {
        self.files.iter().filter(|file| file.holds_needs).for_each(|file| _ = file.namespace());
    }

    /// The element `name` of `ns` in `parent`, which is a name with its customary prefix; `""` for the root.
    pub fn element(&self, parent: &str, ns: Ns, name: &str) -> Option<&Element> {
        self.named(ns, name).iter().find(|element| element.parents.iter().any(|one| one == parent))
    }

    /// The element `name` of `ns`, for every place where it may stand.
    pub fn named(&self, ns: Ns, name: &str) -> &[Element] {
        self.namespace(ns).and_then(|known| known.elements.get(name)).map(Vec::as_slice).unwrap_or_default()
    }

    /// Is there a table for the namespace?
    pub fn knows(&self, ns: Ns) -> bool {
        self.files.iter().any(|file| file.ns == ns)
    }

    /// The names of the elements of `ns`.
    pub fn names(&self, ns: Ns) -> impl Iterator<Item = &str> {
        self.namespace(ns).into_iter().flat_map(|known| known.elements.keys()).map(String::as_str)
    }

    /// The elements that must or should stand in `parent`.
    pub fn needed(&self, parent: &str) -> impl Iterator<Item = (Ns, &Element)> {
        self.files.iter().filter(|file| file.holds_needs).flat_map(move |file| {
            let names = file.namespace().needed.get(parent).map(Vec::as_slice).unwrap_or_default();
            names.iter().filter_map(move |name| Some((file.ns, self.element(parent, file.ns, name)?)))
        })
    }

    /// Where `element` of `ns` is specified.
    pub fn document<'a>(&'a self, ns: Ns, element: &'a Element) -> &'a str {
        let documents = || self.namespace(ns).map(|known| known.document.as_str());
        element.document.as_deref().or_else(documents).unwrap_or_default()
    }

    fn namespace(&self, ns: Ns) -> Option<&Namespace> {
        self.files.iter().find(|file| file.ns == ns).map(File::namespace)
    }
}

impl File {
    fn namespace(&self) -> &Namespace {
        // A test holds every table to its shape; a broken one would only make the linter quiet.
        self.read.get_or_init(|| toml::from_str(self.text).map(Namespace::of).unwrap_or_default())
    }
}

impl Namespace {
    fn of(table: Table) -> Self {
        let mut namespace = Self { document: table.document, ..Self::default() };
        for mut element in table.element {
            if element.parents.iter().any(|parent| parent == "item") {
                element.parents.push(LIVE_ITEM.to_owned());
            }
            fill(&mut element.text, &table.lists);
            element.attributes.values_mut().for_each(|value| fill(value, &table.lists));
            if element.need != super::Need::Optional {
                for parent in &element.parents {
                    namespace.needed.entry(parent.clone()).or_default().push(element.name.clone());
                }
            }
            namespace.elements.entry(element.name.clone()).or_default().push(element);
        }
        namespace
    }
}

/// Puts the words of a named list where it is asked for.
fn fill(value: &mut Value, lists: &BTreeMap<String, Vec<String>>) {
    if let Some(name) = value.list.take() {
        value.one_of = lists.get(&name).cloned().unwrap_or_default();
    }
}

#[cfg(test)]
pub(super) fn faults() -> Vec<String> {
    let mut faults = Vec::new();
    for file in &VOCABULARY.files {
        let name = file.ns.prefix();
        match toml::from_str::<Table>(file.text) {
            Err(error) => faults.push(format!("{name}: {error}")),
            Ok(table) => {
                let values = table.element.iter().flat_map(|one| one.attributes.values().chain([&one.text]));
                let unknown =
                    values.filter_map(|value| value.list.as_ref()).filter(|name| !table.lists.contains_key(*name));
                faults.extend(unknown.map(|list| format!("{name}: there is no list {list}")));
                faults.extend((table.prefix != name).then(|| format!("{name}: the prefix is {}", table.prefix)));
                let needs = table.element.iter().any(|one| one.need != super::Need::Optional);
                faults.extend((needs != file.holds_needs).then(|| format!("{name}: it holds needs: {needs}")));
            }
        }
    }
    faults
}

#[cfg(test)]
pub(super) fn all() -> impl Iterator<Item = (Ns, &'static Element)> {
    let elements = |file: &'static File| file.namespace().elements.values().flatten();
    VOCABULARY.files.iter().flat_map(move |file| elements(file).map(|element| (file.ns, element)))
}
