//! Markdown as people write it in show notes, to HTML that is not yet safe.

use std::sync::LazyLock;

use linkify::{LinkFinder, LinkKind};
use pulldown_cmark::{CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd, TextMergeStream, html};
use regex_lite::{Captures, Regex};

use super::{footnotes, nesting};
use crate::classes::BLANKS;

/// Hands on what `markdown` says, without a first heading that says only the episode's title, or the show's with a number,
/// until it is refused.
pub(super) fn each_event<'a>(
    markdown: &'a str,
    title: Option<&str>,
    show_title: &str,
    take: &mut impl FnMut(Event<'a>) -> Option<()>,
) -> Option<()> {
    let has_footnotes = markdown.contains("[^");
    let options = if has_footnotes { options() | Options::ENABLE_FOOTNOTES } else { options() };
    let mut events = TextMergeStream::new(Parser::new_ext(markdown, options));
    let mut heading = first_heading(&mut events);
    let named = title.is_some() || !show_title.is_empty();
    let ends = matches!(heading.last(), Some(Event::End(TagEnd::Heading(_))));
    let text: String = heading.iter().filter_map(text_of).collect();
    if named && ends && repeats(&text, title.unwrap_or_default(), show_title) {
        heading.clear();
    }
    let mut rewriter = Rewriter::default();
    let mut events = heading.into_iter().chain(events);
    if has_footnotes {
        return footnotes::at_the_end(events).into_iter().try_for_each(|event| rewriter.rewrite(event, take));
    }
    events.try_for_each(|event| rewriter.rewrite(event, take))
}

/// The same all at once.
pub(super) fn events<'a>(markdown: &'a str, title: Option<&str>, show_title: &str) -> Vec<Event<'a>> {
    let mut events = Vec::new();
    // Nothing is refused.
    let _ = each_event(markdown, title, show_title, &mut |event| {
        events.push(event);
        Some(())
    });
    events
}

/// The HTML of `events`, not yet safe.
pub(super) fn html(events: Vec<Event<'_>>) -> String {
    let mut out = String::new();
    html::push_html(&mut out, events.into_iter());
    nesting::bound(&out)
}

/// What show notes may hold beyond CommonMark.
pub(super) fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS
}

/// The heading with which the notes open; where they open with something else, its first event.
fn first_heading<'a>(events: &mut impl Iterator<Item = Event<'a>>) -> Vec<Event<'a>> {
    let mut heading: Vec<Event<'a>> = events.next().into_iter().collect();
    if matches!(heading.first(), Some(Event::Start(Tag::Heading { .. }))) {
        for event in events {
            let ends = matches!(event, Event::End(TagEnd::Heading(_)));
            heading.push(event);
            if ends {
                break;
            }
        }
    }
    heading
}

/// Is `heading` no more than `title`, or `Show 81`, `Episode 81`, `S 81`, `Show 81: title`?
fn repeats(heading: &str, title: &str, show_title: &str) -> bool {
    let initials: String = show_title.split_whitespace().filter_map(|word| word.chars().next()).collect();
    let (heading, title) = (letters(heading), letters(title));
    let mut rest = heading.as_str();
    for name in [letters(show_title), letters(&initials), "episode".into(), "ep".into()] {
        // The number must follow, so that `Sea` is not taken for the initial of `Sailing`.
        let stripped = rest.strip_prefix(name.as_str()).unwrap_or(rest);
        if stripped.is_empty() || stripped.starts_with("episode") || stripped.starts_with(|c: char| c.is_ascii_digit())
        {
            rest = stripped;
        }
    }
    let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    !heading.is_empty() && (rest.is_empty() || heading == title || rest == title)
}

fn text_of<'a>(event: &'a Event<'_>) -> Option<&'a str> {
    match event {
        Event::Text(text) | Event::Code(text) => Some(text),
        _ => None,
    }
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Makes the events what show notes mean: bare addresses become links, debris of editors goes.
#[derive(Default)]
struct Rewriter {
    /// How deep in links, images and code: places where addresses are left as they are.
    verbatim: usize,
    /// Inside a block of code, where stars are stars?
    code: bool,
}

impl Rewriter {
    fn rewrite<'a>(&mut self, event: Event<'a>, take: &mut impl FnMut(Event<'a>) -> Option<()>) -> Option<()> {
        match event {
            Event::Text(text) if self.verbatim == 0 => hand_on_linked(without_debris(without_wiki_links(text)), take),
            Event::Text(text) if !self.code => take(Event::Text(without_debris(without_wiki_links(text)))),
            Event::TaskListMarker(done) => take(Event::Text(if done { "☑ " } else { "☐ " }.into())),
            Event::Start(tag) => {
                self.verbatim += usize::from(is_verbatim(&tag.to_end()));
                self.code |= matches!(tag, Tag::CodeBlock(_));
                take(Event::Start(capped(tag)))
            }
            Event::End(tag) => {
                self.verbatim = self.verbatim.saturating_sub(usize::from(is_verbatim(&tag)));
                self.code &= tag != TagEnd::CodeBlock;
                take(Event::End(match tag {
                    TagEnd::Heading(level) => TagEnd::Heading(level.min(HeadingLevel::H4)),
                    other => other,
                }))
            }
            other => take(other),
        }
    }
}

fn is_verbatim(tag: &TagEnd) -> bool {
    matches!(tag, TagEnd::Link | TagEnd::Image | TagEnd::CodeBlock | TagEnd::HtmlBlock)
}

/// Apps know headings down to the fourth level.
fn capped(tag: Tag<'_>) -> Tag<'_> {
    match tag {
        Tag::Heading { level, .. } => {
            Tag::Heading { level: level.min(HeadingLevel::H4), id: None, classes: Vec::new(), attrs: Vec::new() }
        }
        other => other,
    }
}

/// Text, with bare web addresses turned into links.
fn hand_on_linked<'a>(text: CowStr<'a>, take: &mut impl FnMut(Event<'a>) -> Option<()>) -> Option<()> {
    static FINDER: LazyLock<LinkFinder> = LazyLock::new(|| {
        let mut finder = LinkFinder::new();
        finder.kinds(&[LinkKind::Url]);
        finder
    });
    if text.is_empty() {
        return Some(());
    }
    if !text.as_bytes().contains(&b':') || !text.contains("://") {
        return take(Event::Text(text));
    }
    for span in FINDER.spans(&text) {
        let piece: CowStr<'a> = span.as_str().to_owned().into();
        if !is_web_address(span.as_str()) || span.kind().is_none() {
            take(Event::Text(piece))?;
            continue;
        }
        let link = Tag::Link {
            link_type: LinkType::Autolink,
            dest_url: piece.clone(),
            title: CowStr::Borrowed(""),
            id: CowStr::Borrowed(""),
        };
        take(Event::Start(link))?;
        take(Event::Text(piece))?;
        take(Event::End(TagEnd::Link))?;
    }
    Some(())
}

fn is_web_address(text: &str) -> bool {
    text.starts_with("http://") || text.starts_with("https://")
}

/// Without the `****` that rich text editors leave where bold began and ended at once; `f****` is meant.
fn without_debris(text: CowStr<'_>) -> CowStr<'_> {
    if !text.as_bytes().contains(&b'*') || !text.contains("****") {
        return text;
    }
    let mut bare = String::with_capacity(text.len());
    let mut rest: &str = &text;
    while let Some(at) = rest.find('*') {
        let (before, behind) = rest.split_at(at);
        let (stars, behind) = behind.split_at(behind.len() - behind.trim_start_matches('*').len());
        let is_debris = stars.len() == 4 && !before.ends_with(char::is_alphanumeric);
        bare.extend([before, if is_debris { "" } else { stars }]);
        rest = behind;
    }
    bare.push_str(rest);
    bare.into()
}

/// The text of `[[Rye]]` and `[[Rye|all about rye]]`, with which Obsidian and wikis link their own pages; nothing of
/// `![[rye.png]]`, which shows one of their files. Neither is anywhere but there. `rows[[1]]` and `[[ -f x ]]` are code, and `[[tool.rye]]` in small letters is as likely a
/// table of TOML.
fn without_wiki_links(text: CowStr<'_>) -> CowStr<'_> {
    static LINK: LazyLock<Option<Regex>> = LazyLock::new(|| {
        let sign = format!(r"[^{BLANKS}\[\]|]");
        let link = format!(r"\[\[(?P<link>(?:[^\[\]|]+\|)?(?P<text>{sign}(?:[^\[\]|]*{sign})?))\]\]");
        Regex::new(&format!(r"!\[\[[^\[\]]+\]\]|(?P<before>^|[{BLANKS}(“„«,;:/*_—–-]){link}")).ok()
    });
    if !text.as_bytes().contains(&b'[') || !text.contains("[[") {
        return text;
    }
    let is_table = |link: &str| {
        link.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"._-".contains(&byte))
    };
    let shown = |found: &Captures<'_>| {
        let part = |name| found.name(name).map_or("", |part| part.as_str());
        match part("link") {
            link if !link.is_empty() && is_table(link) => found.get(0).map_or("", |all| all.as_str()).to_owned(),
            _ => format!("{}{}", part("before"), part("text")),
        }
    };
    LINK.as_ref().map_or(text.clone(), |link| link.replace_all(&text, shown).into_owned().into())
}
