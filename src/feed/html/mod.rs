//! Show notes as HTML that podcast apps render, and nothing they should not.
//!
//! ```text
//! Markdown ──markdown──▶ events ──safe──────────────▶ tags ──tidy──▶ content:encoded
//!                           └────▶ HTML ──sanitize───▶┘               └──description──▶ description
//! ```
//!
//! Only notes that hold HTML themselves need the sanitiser.

mod blocks;
mod chapters;
mod description;
mod footnotes;
mod markdown;
mod nesting;
mod reverse;
mod safe;
mod sanitize;
mod tidy;
mod token;

use std::fmt::Debug;

use url::Url;

use super::write::only_xml_text;
use crate::record::Chapter;
use safe::Writer;
use sanitize::Base;

pub use description::MAX_DESCRIPTION_BYTES;
pub(crate) use reverse::to_markdown;
pub(crate) use token::plain_text;

/// What the notes of an episode are made from.
#[derive(Debug, Clone, Copy, Default)]
pub struct Source<'a> {
    /// The Markdown body of the show notes, front matter left out.
    pub markdown: &'a str,
    /// Markdown that stands below it, whatever it leaves open.
    pub links: &'a str,
    /// Title of the episode: a first heading that repeats it is left out.
    pub title: Option<&'a str>,
    /// Name of the show: a first heading that holds only it and a number is left out, too.
    pub show_title: &'a str,
    /// One or two sentences that come first in the description when the notes do not say them.
    pub summary: Option<&'a str>,
    /// Page of the episode: what relative addresses are relative to; linked where the description had to be cut.
    pub link: Option<&'a Url>,
    /// Page of the show, for relative addresses where the episode has none; without both they are dropped.
    pub show_link: Option<&'a Url>,
    /// Who knows what relative addresses mean before they are taken to be relative to a page.
    pub references: Option<&'a dyn References>,
    /// Chapters, listed with their times below the notes unless the notes list them already.
    pub chapters: &'a [Chapter],
}

/// Knows files beside notes and pages of other episodes, which relative addresses in notes may mean.
pub trait References: Debug + Sync {
    /// What `address` means, which is relative and not empty.
    fn find(&self, address: &str) -> Referred;
}

/// What a relative address means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Referred {
    /// This address of the web.
    To(Url),
    /// Something that no server has.
    Nowhere,
    /// What it says on the page of the notes.
    Unknown,
}

/// The two renderings of show notes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Notes {
    /// `content:encoded`: everything.
    pub content: String,
    /// `description`: only the elements Apple and PSP-1 allow, [`MAX_DESCRIPTION_BYTES`] at most.
    pub description: String,
}

/// Renders the notes of one episode.
pub fn render(source: &Source<'_>) -> Notes {
    let plain = Source { title: None, show_title: "", ..*source };
    let mut notes = safe_html(source.markdown, source);
    if !source.links.is_empty() {
        notes = join(&notes, &safe_html(source.links, &plain));
    }
    let summary = source.summary.map(|summary| safe_html(summary, &plain)).unwrap_or_default();
    let list = chapters::list(source.chapters, &notes).unwrap_or_default();

    let is_said = summary.is_empty() || plain_text(&notes).contains(&plain_text(&summary));
    let describe = |html: &str| description::write(html, &list, source.link);
    let description = if is_said { describe(&notes) } else { describe(&join(&summary, &notes)) };
    let body = if notes.is_empty() { summary } else { notes };
    Notes { content: if list.is_empty() { body } else { join(&body, &list) }, description }
}

/// Renders the notes of one episode as they are written: nothing is put beside them, left out or cut but what is not
/// safe. The summary, where there is one, is all of the description.
pub fn render_as_written(source: &Source<'_>) -> Notes {
    let source = Source { title: None, show_title: "", ..*source };
    let notes = safe_html(source.markdown, &source);
    match source.summary.map(|summary| safe_html(summary, &source)) {
        Some(summary) => Notes { content: notes, description: bare(summary) },
        // The same text twice would say no more.
        None => Notes { content: String::new(), description: bare(notes) },
    }
}

/// A text of the show as it is written.
pub fn render_text(markdown: &str, show_link: Option<&Url>) -> String {
    bare(safe_html(markdown, &Source { show_link, ..Source::default() }))
}

/// Plain text where `html` is one paragraph without markup, as RSS readers expect; else HTML.
pub fn bare(html: String) -> String {
    match html.strip_prefix("<p>").and_then(|rest| rest.strip_suffix("</p>")) {
        Some(text) if !text.contains('<') => {
            // Readers take every description for HTML.
            Some(plain_text(text)).filter(|plain| visible_text(plain) == *plain).unwrap_or(html)
        }
        _ => html,
    }
}

/// A short text of the show, such as its description, in the elements Apple and PSP-1 allow.
pub fn render_short(markdown: &str, show_link: Option<&Url>) -> String {
    let source = Source { show_link, ..Source::default() };
    description::write(&safe_html(markdown, &source), "", None)
}

/// What a reader sees of any HTML, on one line.
pub(crate) fn visible_text(html: &str) -> String {
    if !html.contains(['<', '&']) {
        return only_xml_text(html).split_whitespace().collect::<Vec<_>>().join(" ");
    }
    plain_text(&sanitize::sanitize(&only_xml_text(html), Base::default()))
}

fn safe_html(markdown: &str, source: &Source<'_>) -> String {
    let markdown = only_xml_text(markdown);
    let base = Base::of(source);
    let mut writer = Writer::new(base, markdown.len() / 2 * 3);
    let written = markdown::each_event(&markdown, source.title, source.show_title, &mut |event| writer.event(&event));
    if written.is_some() {
        return writer.html();
    }
    let events = markdown::events(&markdown, source.title, source.show_title);
    tidy::tidy(&sanitize::sanitize(&markdown::html(events), base))
}

/// Both, one below the other.
fn join(first: &str, second: &str) -> String {
    match (first.trim(), second.trim()) {
        ("", only) | (only, "") => only.to_owned(),
        (first, second) => [first, "\n", second].concat(),
    }
}

#[cfg(test)]
mod tests;
