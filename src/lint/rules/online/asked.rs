//! Which addresses of a feed are asked, and what is known of each then.

use url::Url;

use crate::diagnostic::Diagnostic;
use crate::feed::read::{Attribute, Document, Element, Ns};
use crate::lint::rule::Rule;
use crate::net::{Answer, Fault};
use crate::source::Span;

/// So many addresses are asked at most: a feed may name new ones for ever.
const MOST: usize = 20_000;

/// What an address leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// The feed itself.
    Feed,
    /// The audio of an episode.
    Enclosure,
    /// A cover.
    Picture,
    /// JSON chapters.
    Chapters,
    /// A transcript.
    Transcript,
    /// The picture of a person.
    Person,
}

/// An address in the feed.
pub(super) struct Question<'a> {
    pub(super) what: What,
    pub(super) url: Url,
    pub(super) element: Element<'a>,
    /// Where the address stands.
    pub(super) span: Span,
}

/// An address with its answer.
pub(super) struct Asked<'a> {
    document: &'a Document<'a>,
    pub(super) what: What,
    pub(super) url: Url,
    pub(super) element: Element<'a>,
    span: Span,
    pub(super) answer: Answer,
}

impl<'a> Asked<'a> {
    pub(super) fn new(document: &'a Document<'a>, question: Question<'a>, answer: Answer) -> Self {
        let Question { what, url, element, span } = question;
        Self { document, what, url, element, span, answer }
    }

    /// A finding at the address.
    pub(super) fn found(&self, rule: &Rule, message: impl Into<String>) -> Diagnostic {
        self.found_at(rule, self.span, message)
    }

    /// A finding elsewhere in the element.
    pub(super) fn found_at(&self, rule: &Rule, span: Span, message: impl Into<String>) -> Diagnostic {
        rule.at(self.document.place(span), message)
    }

    /// Is there a rule of its own for what went wrong?
    pub(super) fn is_told_elsewhere(&self) -> bool {
        matches!(self.answer.fault, Some(Fault::Tls(_) | Fault::Slow | Fault::Private))
    }

    /// Why there is no file, in a few words.
    pub(super) fn why_not(&self) -> String {
        match &self.answer.fault {
            Some(fault) => fault.to_string(),
            None => format!("the server answers {}", self.answer.status),
        }
    }
}

/// All addresses of `document` that are asked, in the order of the feed.
pub(super) fn questions<'a>(document: &'a Document<'a>) -> Vec<Question<'a>> {
    let mut questions = Vec::new();
    let Some(channel) = document.channel() else { return questions };
    questions.extend(channel.links("self").filter_map(|link| question(What::Feed, link, link.attribute("href"))));
    questions.extend(of_parent(channel));
    for item in document.items() {
        for enclosure in item.children_named(Ns::Rss, "enclosure") {
            questions.extend(question(What::Enclosure, enclosure, enclosure.attribute("url")));
        }
        for (name, what) in [("chapters", What::Chapters), ("transcript", What::Transcript)] {
            for file in item.children_named(Ns::Podcast, name) {
                questions.extend(question(what, file, file.attribute("url")));
            }
        }
        questions.extend(of_parent(item));
    }
    questions.truncate(MOST);
    questions
}

/// What channel and items have alike.
fn of_parent<'a>(parent: Element<'a>) -> Vec<Question<'a>> {
    let covers = parent.children_named(Ns::Itunes, "image");
    let covers = covers.filter_map(|image| question(What::Picture, image, image.attribute("href")));
    let people = parent.children_named(Ns::Podcast, "person");
    let people = people.filter_map(|person| question(What::Person, person, person.attribute("img")));
    covers.chain(people).collect()
}

/// Addresses of the web; what is none has rules of its own.
fn question<'a>(what: What, element: Element<'a>, address: Option<Attribute<'a>>) -> Option<Question<'a>> {
    let address = address?;
    let url = Url::parse(address.value().trim()).ok()?;
    matches!(url.scheme(), "http" | "https").then(|| Question { what, url, element, span: address.value_span() })
}
