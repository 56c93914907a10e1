//! The texts of an item: which one is the notes, and which one the summary.

use url::Url;

use super::source::Source;
use crate::feed::html;
use crate::feed::read::{Element, Ns};

/// Markdown of an item.
#[derive(Debug, Default)]
pub(super) struct Texts {
    /// The notes.
    pub(super) notes: String,
    /// A description that says something else than they do.
    pub(super) summary: Option<String>,
}

/// Reads what apps show: `content:encoded` where they can, else `description`, else what Apple has beside it.
pub(super) fn read<'d>(source: &mut Source<'d>, item: Element<'d>, link: Option<&Url>, show: Option<&Url>) -> Texts {
    let content = source.text(item, Ns::Content, "encoded").map(|(_, text)| text);
    let description = source.text(item, Ns::Rss, "description").map(|(_, text)| text);
    let around = html::Source { link, show_link: show, ..html::Source::default() };
    let markdown = |text: String| html::to_markdown(&text, &around);
    match (content, description) {
        (Some(content), Some(description)) if html::visible_text(&content) != html::visible_text(&description) => {
            Texts { notes: markdown(content), summary: Some(markdown(description)).filter(|text| !text.is_empty()) }
        }
        // Of the same words the ones with markup say more.
        (Some(one), Some(other)) => {
            let richer = if other.contains('<') && !one.contains('<') { other } else { one };
            Texts { notes: markdown(richer), summary: None }
        }
        (Some(text), None) | (None, Some(text)) => Texts { notes: markdown(text), summary: None },
        (None, None) => {
            let beside = [(Ns::Itunes, "summary"), (Ns::Itunes, "subtitle"), (Ns::Media, "description")];
            let text = beside.into_iter().find_map(|(ns, local)| source.text(item, ns, local));
            Texts { notes: text.map(|(_, text)| markdown(text)).unwrap_or_default(), summary: None }
        }
    }
}
