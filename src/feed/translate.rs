//! Atom (RFC 4287) and RSS 1.0 (RDF Site Summary) as RSS 2.0, for all that reads feeds as podcasts: elements of other
//! vocabularies stay what they are.

use quick_xml::Writer;
use quick_xml::escape::escape;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::compare::resolve;
use super::html::visible_text;
use super::read::{Attribute, Document, Element, Ns};
use super::write::only_xml_text;
use crate::source::SourceFile;
use crate::vocabulary::values::date;

/// The feed in `document` as RSS 2.0, under its path; none where it is RSS already, or no feed.
pub fn as_rss(document: &Document<'_>) -> Option<SourceFile> {
    let root = document.root()?;
    let mut out = Xml::new();
    if root.is(Ns::Atom, "feed") {
        out.nested(BytesStart::new("channel"), |xml| xml.atom(root));
    } else if root.is(Ns::Rdf, "RDF") && document.channel().is_none() {
        let channel = root.children().find(|child| is_of_rdf(child, "channel"))?;
        out.nested(BytesStart::new("channel"), |xml| xml.rdf(root, channel));
    } else {
        return None;
    }
    Some(SourceFile::new(document.file().path(), out.document()))
}

/// The channel of a feed that is being written.
struct Xml {
    writer: Writer<Vec<u8>>,
    /// Vocabularies that elements are of.
    used: Vec<Ns>,
}

impl Xml {
    fn new() -> Self {
        Self { writer: Writer::new_with_indent(Vec::new(), b' ', 2), used: Vec::new() }
    }

    fn document(self) -> String {
        let channel = String::from_utf8_lossy(self.writer.get_ref());
        let mut rss = BytesStart::new("rss").with_attributes([("version", "2.0")]);
        for ns in &self.used {
            rss.push_attribute((format!("xmlns:{}", ns.prefix()).as_str(), ns.uri()));
        }
        let mut out = Self::new();
        out.put(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
        out.put(Event::Start(rss));
        out.put(Event::Text(BytesText::from_escaped(format!("\n{channel}\n"))));
        out.put(Event::End(BytesEnd::new("rss")));
        String::from_utf8_lossy(&out.writer.into_inner()).into_owned()
    }

    fn put(&mut self, event: Event<'_>) {
        // Writing to memory cannot fail.
        let _ = self.writer.write_event(event);
    }

    /// An element with what `inside` writes.
    fn nested(&mut self, tag: BytesStart<'_>, inside: impl FnOnce(&mut Self)) {
        let end = tag.to_end().into_owned();
        self.put(Event::Start(tag.borrow()));
        inside(self);
        self.put(Event::End(end));
    }

    fn atom(&mut self, feed: Element<'_>) {
        self.texts(feed, &[("title", "title"), ("subtitle", "description"), ("rights", "copyright")]);
        self.links(feed);
        let language = feed.attributes().find(|attribute| attribute.ns() == Ns::Xml && attribute.local() == "lang");
        if let Some(language) = language {
            self.element(Ns::Rss, "language", language.value());
        }
        self.people(feed);
        if let Some(logo) = feed.child(Ns::Atom, "logo").filter(|_| feed.child(Ns::Itunes, "image").is_none()) {
            let address = resolve(&logo.text(), logo).map_or_else(|| logo.text().into_owned(), String::from);
            self.empty(Ns::Itunes, "image", &[("href", &address)]);
        }
        self.others(feed);
        for entry in feed.children_named(Ns::Atom, "entry") {
            self.nested(BytesStart::new("item"), |xml| xml.entry(entry));
        }
    }

    fn entry(&mut self, entry: Element<'_>) {
        self.texts(entry, &[("title", "title")]);
        if let Some(id) = entry.child(Ns::Atom, "id").map(Element::text).filter(|id| !id.is_empty()) {
            self.guid(&id);
        }
        let published =
            ["published", "issued", "updated", "modified"].iter().find_map(|name| entry.child(Ns::Atom, name));
        if let Some(published) = published.map(Element::text) {
            let written = date::read(&published).map_or_else(|| published.to_string(), |date| date::written(&date.at));
            self.element(Ns::Rss, "pubDate", &written);
        }
        self.links(entry);
        for category in entry.children_named(Ns::Atom, "category") {
            let name = ["label", "term"].iter().find_map(|name| category.attribute(name));
            self.element(Ns::Rss, "category", name.map_or("", Attribute::value));
        }
        self.people(entry);
        if let Some(summary) = entry.child(Ns::Atom, "summary") {
            self.element(Ns::Rss, "description", &html(summary));
        }
        if let Some(content) = entry.child(Ns::Atom, "content").filter(|content| content.attribute("src").is_none()) {
            self.element(Ns::Content, "encoded", &html(content));
        }
        self.others(entry);
    }

    /// Texts that are read as plain text.
    fn texts(&mut self, parent: Element<'_>, names: &[(&str, &str)]) {
        for (own, name) in names {
            if let Some(element) = parent.child(Ns::Atom, own) {
                let text =
                    if kind(element) == "text" { element.text().into_owned() } else { visible_text(&html(element)) };
                self.element(Ns::Rss, name, &text);
            }
        }
    }

    fn links(&mut self, parent: Element<'_>) {
        let mut has_page = false;
        for link in parent.children_named(Ns::Atom, "link") {
            let value = |name| link.attribute(name).map_or("", Attribute::value).trim();
            let (written, media_type) = (value("href"), value("type"));
            let resolved = resolve(written, link).map(String::from);
            let address = resolved.as_deref().unwrap_or(written);
            let relation = link.relation().unwrap_or_default().to_ascii_lowercase();
            match relation.as_str() {
                "" | "alternate" if !has_page && matches!(media_type, "" | "text/html" | "application/xhtml+xml") => {
                    self.element(Ns::Rss, "link", address);
                    has_page = true;
                }
                "enclosure" => {
                    self.enclosure([("url", address), ("length", value("length")), ("type", media_type)]);
                }
                "replies" if media_type == "text/html" => self.element(Ns::Rss, "comments", address),
                _ => {
                    let name = if relation.is_empty() { "alternate" } else { &relation };
                    let all = [("rel", name), ("href", address), ("type", media_type), ("title", value("title"))];
                    let stated: Vec<_> = all.into_iter().filter(|(_, value)| !value.is_empty()).collect();
                    self.empty(Ns::Atom, "link", &stated);
                }
            }
        }
    }

    /// Authors, and whom Apple may write to.
    fn people(&mut self, parent: Element<'_>) {
        let said = |author: Element<'_>, name| author.child(Ns::Atom, name).map(|one| one.text().into_owned());
        let authors: Vec<Element<'_>> = parent.children_named(Ns::Atom, "author").collect();
        let names: Vec<String> = authors.iter().filter_map(|author| said(*author, "name")).collect();
        if parent.child(Ns::Itunes, "author").is_none() {
            self.element(Ns::Itunes, "author", &names.join(", "));
        }
        let email = authors.iter().find_map(|author| said(*author, "email"));
        let is_feed = parent.is(Ns::Atom, "feed") && parent.child(Ns::Itunes, "owner").is_none();
        if let Some(email) = email.filter(|_| is_feed) {
            let owner = self.name(Ns::Itunes, "owner");
            self.nested(BytesStart::new(owner), |xml| {
                xml.element(Ns::Itunes, "name", names.first().map_or("", String::as_str));
                xml.element(Ns::Itunes, "email", &email);
            });
        }
    }

    fn rdf(&mut self, root: Element<'_>, channel: Element<'_>) {
        self.of_rdf(channel);
        for item in root.children().filter(|child| is_of_rdf(child, "item")) {
            self.nested(BytesStart::new("item"), |xml| {
                let about = item.attributes().find(|attribute| attribute.local() == "about");
                if let Some(about) = about.map(Attribute::value).filter(|about| !about.trim().is_empty()) {
                    xml.guid(about.trim());
                }
                xml.of_rdf(item);
            });
        }
    }

    /// What a channel or an item of RSS 1.0 says.
    fn of_rdf(&mut self, parent: Element<'_>) {
        for child in parent.children() {
            match child.local() {
                name @ ("title" | "link" | "description") if child.ns().prefix().is_empty() => {
                    self.element(Ns::Rss, name, &child.text());
                }
                // The module of enclosures.
                "enclosure" => {
                    let value = |names: [&str; 2]| {
                        let is_one = |attribute: &Attribute<'_>| names.contains(&attribute.local());
                        child.attributes().find(is_one).map_or("", Attribute::value)
                    };
                    let all =
                        [("url", ["resource", "url"]), ("length", ["length", "size"]), ("type", ["type", "mime"])];
                    self.enclosure(all.map(|(name, names)| (name, value(names))));
                }
                _ => self.copy(child),
            }
        }
    }

    /// What is of other vocabularies than the feed itself.
    fn others(&mut self, parent: Element<'_>) {
        for child in parent.children().filter(|child| child.ns() != Ns::Atom) {
            self.copy(child);
        }
    }

    /// The element as it is, where podwright knows its vocabulary.
    fn copy(&mut self, element: Element<'_>) {
        let ns = element.ns();
        if ns.prefix().is_empty() || ns == Ns::Rdf {
            return;
        }
        let attributes = element.attributes().filter(|attribute| attribute.ns() == Ns::Rss);
        let attributes: Vec<_> = attributes.map(|attribute| (attribute.local(), attribute.value())).collect();
        let tag = self.tag(ns, element.local(), &attributes);
        self.nested(tag, |xml| {
            xml.text(&element.text());
            element.children().for_each(|child| xml.copy(child));
        });
    }

    fn guid(&mut self, id: &str) {
        let tag = self.tag(Ns::Rss, "guid", &[("isPermaLink", "false")]);
        self.nested(tag, |xml| xml.text(id));
    }

    /// Audio, with those of the attributes that say something.
    fn enclosure(&mut self, attributes: [(&str, &str); 3]) {
        let stated: Vec<_> = attributes.into_iter().filter(|(_, value)| !value.is_empty()).collect();
        self.empty(Ns::Rss, "enclosure", &stated);
    }

    fn element(&mut self, ns: Ns, name: &str, text: &str) {
        if !text.trim().is_empty() {
            let tag = self.tag(ns, name, &[]);
            self.nested(tag, |xml| xml.text(text.trim()));
        }
    }

    fn empty(&mut self, ns: Ns, name: &str, attributes: &[(&str, &str)]) {
        let tag = self.tag(ns, name, attributes);
        self.put(Event::Empty(tag));
    }

    fn text(&mut self, text: &str) {
        self.put(Event::Text(BytesText::new(&only_xml_text(text))));
    }

    fn tag(&mut self, ns: Ns, name: &str, attributes: &[(&str, &str)]) -> BytesStart<'static> {
        let mut tag = BytesStart::new(self.name(ns, name));
        for (attribute, value) in attributes {
            tag.push_attribute((*attribute, only_xml_text(value).as_ref()));
        }
        tag
    }

    fn name(&mut self, ns: Ns, name: &str) -> String {
        if ns == Ns::Rss {
            return name.to_owned();
        }
        if !self.used.contains(&ns) {
            self.used.push(ns);
        }
        format!("{}:{name}", ns.prefix())
    }
}

fn is_of_rdf(element: &Element<'_>, name: &str) -> bool {
    // RSS 0.90 and 1.0 have their own vocabularies, in which the elements are called alike.
    element.ns() != Ns::Rdf && element.local() == name
}

/// How a text of Atom is written: `text`, `html` or `xhtml`.
fn kind(element: Element<'_>) -> &str {
    match element.attribute("type").map_or("text", Attribute::value).trim() {
        "html" | "text/html" => "html",
        "xhtml" | "application/xhtml+xml" => "xhtml",
        _ => "text",
    }
}

/// A text of Atom as HTML.
fn html(element: Element<'_>) -> String {
    match kind(element) {
        "html" => element.text().into_owned(),
        "xhtml" => {
            let inner = element.children().next().filter(|child| child.local() == "div").unwrap_or(element);
            element.document().file().slice(inner.content()).trim().to_owned()
        }
        _ => escape(element.text().as_ref()).into_owned(),
    }
}
