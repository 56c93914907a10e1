//! What generators of sites and editors of notes read in Markdown beside CommonMark: tags and variables of Liquid, Nunjucks
//! and Go, components of MDX, boxes, attributes, marks of Obsidian. Subscribers get the text; what is no text goes.
//!
//! ```text
//! notes ──lines──▶ boxes, callouts, tables of contents, imports ──inline──▶ tags, variables, components, marks ──▶ Markdown
//! ```
//!
//! Code in fences and backticks stays as it is: there, people write about all this.

mod components;
mod expressions;
mod inline;
mod lines;
mod tags;

use std::borrow::Cow;

/// What the build knows of names that templates use.
pub(super) trait Known {
    /// The value of a variable such as `site.url` or `page.title`.
    fn value(&self, name: &str) -> Option<String>;
    /// The address of the page that a tag names (`{% post_url 2024-05-01-rye %}`, `{{< ref "rye.md" >}}`).
    fn page(&self, name: &str) -> Option<String>;
    /// The address of the picture of that name, wherever in the show it lies (`![[rye.png]]`).
    fn picture(&self, name: &str) -> Option<String>;
}

/// Whose Markdown it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Flavour {
    /// Markdown, with whatever templates run over it.
    #[default]
    Markdown,
    /// Markdown with components and expressions of JavaScript.
    Mdx,
}

/// `notes` as Markdown that anything reads.
pub(super) fn plain<'n>(notes: &'n str, flavour: Flavour, known: &dyn Known) -> Cow<'n, str> {
    let may_hold = lines::may_hold(notes, flavour);
    let lines = if may_hold { Cow::Owned(lines::plain(notes, flavour)) } else { Cow::Borrowed(notes) };
    if !inline::may_hold(&lines, flavour) {
        return lines;
    }
    Cow::Owned(inline::plain(&lines, flavour, known))
}

/// The length of the fence that opens or closes in `line`, with its sign.
fn fence(line: &str) -> Option<(char, usize)> {
    let line = line.trim_start_matches([' ', '\t', '>', '-', '*']);
    let sign = line.chars().next().filter(|sign| matches!(sign, '`' | '~'))?;
    let length = line.len() - line.trim_start_matches(sign).len();
    let info = line.get(length..).unwrap_or_default();
    (length >= 3 && !(sign == '`' && info.contains('`'))).then_some((sign, length))
}

/// Does `line` close a fence that `open` opened?
fn closes(open: (char, usize), line: &str) -> bool {
    let is_bare = line.trim().trim_start_matches(['>', ' ']).chars().all(|c| c == open.0);
    is_bare && fence(line).is_some_and(|(sign, length)| sign == open.0 && length >= open.1)
}

#[cfg(test)]
mod tests;
