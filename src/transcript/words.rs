//! From the bytes of a cue to what is said: one line, no markup, one voice at a time.

use std::borrow::Cow;
use std::ops::Range;

use super::Cue;
use crate::source::Span;

/// Which markup a format has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Markup {
    /// Voice tags alone: everything else in angle brackets is said.
    Voices,
    /// SubRip: voice tags, and the few HTML tags that players know.
    SubRip,
    /// WebVTT: any tag, and entities.
    WebVtt,
}

/// What one person says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Voice {
    /// Name in the voice tag.
    speaker: Option<String>,
    /// The words, cleaned.
    text: String,
    /// Bytes of the words, counted from the start of the raw text.
    start: usize,
    /// One past the last byte.
    end: usize,
}

/// `raw` on one line: white space and control characters become single spaces or nothing, and marks that captions
/// put before a change of speaker (`>>`, `- `) are dropped.
pub(super) fn spoken(raw: &str) -> String {
    let mut line = one_line(raw);
    let mut rest = line.as_str();
    while rest.starts_with(">>") || rest.starts_with("- ") {
        rest = rest.trim_start_matches(['>', ' ']);
        rest = rest.strip_prefix("- ").unwrap_or(rest);
    }
    line.drain(..line.len() - rest.len());
    line
}

/// Would `word` be dropped by [`spoken`] at the head of a cue?
pub(super) fn is_turn(word: &str) -> bool {
    word == "-" || word.starts_with(">>")
}

/// `raw` with its white space collapsed and its control characters dropped.
pub(super) fn one_line(raw: &str) -> String {
    if is_one_line(raw) {
        return raw.to_owned();
    }
    let mut line = String::with_capacity(raw.len());
    for word in raw.split_whitespace() {
        let before = line.len();
        if before > 0 {
            line.push(' ');
        }
        let gap = line.len();
        line.extend(word.split(char::is_control));
        if line.len() == gap {
            line.truncate(before);
        }
    }
    line
}

/// Is nothing to do for `raw`, as for nearly every cue: printable ASCII, words apart by single spaces?
fn is_one_line(raw: &str) -> bool {
    let is_trimmed = !raw.starts_with(' ') && !raw.ends_with(' ');
    is_trimmed && raw.bytes().all(|byte| matches!(byte, b' '..=b'~')) && !raw.contains("  ")
}

/// The cues, still without times, of one time stamp: one for each change of voice in `raw`, which begins at byte `at` of
/// the file. The first takes the bytes of the time stamp, `span`, too.
pub(super) fn turns(raw: &str, at: usize, span: Span, markup: Markup) -> impl Iterator<Item = Cue> {
    let voices = voices(raw, markup);
    let alone = voices.len() == 1;
    voices.into_iter().enumerate().map(move |(number, voice)| {
        let text_span = Span::new(voice.start, voice.end).shifted(at);
        let span = match number {
            0 if alone => span,
            0 => Span::new(span.start, text_span.end),
            _ => text_span,
        };
        Cue { speaker: voice.speaker, text: voice.text, span, text_span, ..Cue::default() }
    })
}

/// Splits `raw` where the voice changes. There is always one voice, even when nothing is said; a voice that says
/// nothing beside others that do is left out. Comments (`<!-- … -->`) are not said.
fn voices(raw: &str, markup: Markup) -> Vec<Voice> {
    let mut turns = Turns { markup, done: Vec::new(), now: Voice::default(), first: None };
    let mut rest = raw;
    // Asked once: to look for the end of every comment that has none would take for ever.
    let last_comment_end = raw.rfind("-->");
    while let Some((before, tail)) = rest.split_once('<') {
        let at = raw.len() - rest.len();
        let comment = tail.strip_prefix("!--").filter(|_| last_comment_end.is_some_and(|end| at < end));
        if let Some((_, after)) = comment.and_then(|comment| comment.split_once("-->")) {
            turns.say(before, at);
            rest = after;
            continue;
        }
        let tag = tail
            .find(['<', '>'])
            .and_then(|end| Some((tail.get(..end)?, tail.get(end..)?.strip_prefix('>')?)))
            .and_then(|(inner, after)| Some((tag(inner, markup)?, after)));
        match tag {
            Some((tag, after)) => {
                turns.say(before, at);
                turns.obey(tag);
                rest = after;
            }
            None => {
                turns.say(raw.get(at..=at + before.len()).unwrap_or_default(), at);
                rest = tail;
            }
        }
    }
    turns.say(rest, raw.len() - rest.len());
    turns.finish()
}

/// The names and bytes of tags in `raw` that WebVTT does not have (section 4.2.2: class, italics, bold, underline, ruby,
/// voice, language and time stamp).
pub(super) fn unknown_tags(raw: &str) -> impl Iterator<Item = (&str, Range<usize>)> {
    raw.match_indices('<').filter_map(move |(at, _)| {
        let inner = raw.get(at + 1..)?;
        let end = inner.find(['<', '>'])?;
        let body = inner.get(..end).filter(|_| inner.get(end..).is_some_and(|rest| rest.starts_with('>')))?;
        let name = body.trim_start_matches('/').split(|c: char| c == '.' || c.is_whitespace()).next()?;
        let is_tag = name.starts_with(|c: char| c.is_ascii_alphabetic());
        let known = ["b", "c", "i", "lang", "rt", "ruby", "u", "v"].contains(&name);
        (is_tag && !known).then_some((name, at..at + end + 2))
    })
}

/// What a tag does.
enum Tag {
    /// `<v Name>` and `</v>`.
    Voice(Option<String>),
    /// `<br>`.
    Break,
    /// Nothing that can be heard.
    Style,
}

/// What the tag with `inner` between its brackets does; none when the brackets are part of the words.
fn tag(inner: &str, markup: Markup) -> Option<Tag> {
    let closing = inner.starts_with('/');
    let body = inner.trim_start_matches('/');
    let (name, annotation) = body.split_at(body.find(char::is_whitespace).unwrap_or(body.len()));
    let element = name.split('.').next().unwrap_or_default().trim_end_matches('/').to_ascii_lowercase();
    match (element.as_str(), markup) {
        ("v", _) if closing => Some(Tag::Voice(None)),
        ("v", _) => Some(Tag::Voice(Some(one_line(&decoded(annotation, markup))).filter(|name| !name.is_empty()))),
        (_, Markup::Voices) => None,
        ("br", _) => Some(Tag::Break),
        ("i" | "b" | "u" | "s" | "font" | "c", Markup::SubRip) => Some(Tag::Style),
        (_, Markup::SubRip) => None,
        (_, Markup::WebVtt) => {
            inner.chars().next().is_none_or(|c| c.is_alphanumeric() || c == '/').then_some(Tag::Style)
        }
    }
}

fn decoded(text: &str, markup: Markup) -> Cow<'_, str> {
    match markup {
        Markup::WebVtt => html_escape::decode_html_entities(text),
        Markup::Voices | Markup::SubRip => Cow::Borrowed(text),
    }
}

/// The voices so far, and the one that speaks; texts are raw until the end.
struct Turns {
    markup: Markup,
    done: Vec<Voice>,
    now: Voice,
    /// The first name in a tag: it stays with a cue in which nobody says a word.
    first: Option<String>,
}

impl Turns {
    /// The voice that speaks says `raw`, which stands at byte `at`.
    fn say(&mut self, raw: &str, at: usize) {
        if !raw.trim().is_empty() {
            if self.now.text.trim().is_empty() {
                self.now.start = at + (raw.len() - raw.trim_start().len());
            }
            self.now.end = at + raw.trim_end().len();
        }
        self.now.text.push_str(&decoded(raw, self.markup));
    }

    fn obey(&mut self, tag: Tag) {
        match tag {
            Tag::Voice(speaker) if speaker != self.now.speaker => self.turn_to(speaker),
            Tag::Break => self.now.text.push(' '),
            Tag::Voice(_) | Tag::Style => {}
        }
    }

    fn turn_to(&mut self, speaker: Option<String>) {
        if self.first.is_none() {
            self.first.clone_from(&speaker);
        }
        let silent = Voice { speaker, ..Voice::default() };
        let spoke = std::mem::replace(&mut self.now, silent);
        self.keep(spoke);
    }

    /// Keeps a turn, joined to the one before when the same person goes on.
    fn keep(&mut self, spoke: Voice) {
        if spoke.text.trim().is_empty() {
            return;
        }
        match self.done.last_mut() {
            Some(last) if last.speaker == spoke.speaker => {
                last.text.push(' ');
                last.text.push_str(&spoke.text);
                last.end = spoke.end;
            }
            _ => self.done.push(spoke),
        }
    }

    fn finish(mut self) -> Vec<Voice> {
        let last = std::mem::take(&mut self.now);
        self.keep(last);
        for voice in &mut self.done {
            voice.text = spoken(&voice.text);
        }
        self.done.retain(|voice| !voice.text.is_empty());
        if self.done.is_empty() {
            self.done.push(Voice { speaker: self.first, ..Voice::default() });
        }
        self.done
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(raw: &str, markup: Markup) -> Vec<(Option<String>, String)> {
        voices(raw, markup).into_iter().map(|voice| (voice.speaker, voice.text)).collect()
    }

    fn by(name: &str, text: &str) -> (Option<String>, String) {
        (Some(name.into()), text.into())
    }

    #[test]
    fn a_repeated_voice_tag_is_dropped_and_a_new_voice_is_a_turn() {
        assert_eq!(
            said("<v Ada Byron>One, <v Ada Byron>two. <v Bo>Three.", Markup::Voices),
            [by("Ada Byron", "One, two."), by("Bo", "Three.")]
        );
    }

    #[test]
    fn turns_know_their_bytes() {
        let raw = "<v Ada>One. <v Bo> Two.</v> ";
        let found: Vec<_> = voices(raw, Markup::WebVtt).iter().map(|v| &raw[v.start..v.end]).collect();
        assert_eq!(found, ["One.", "Two."]);
    }

    #[test]
    fn a_closed_voice_leaves_nobody() {
        assert_eq!(said("<v Ada>One.</v> Two.", Markup::WebVtt), [by("Ada", "One."), (None, "Two.".into())]);
        assert_eq!(said("<v.loud Ada>One.</v>\n<v Ada>Two.</v>", Markup::WebVtt), [by("Ada", "One. Two.")]);
    }

    #[test]
    fn webvtt_loses_tags_and_entities() {
        assert_eq!(
            said("<c.yellow>Q&amp;A</c> <00:00:01.000><i>a &lt; b</i><br>c", Markup::WebVtt),
            [(None, "Q&A a < b c".into())]
        );
    }

    #[test]
    fn plain_text_keeps_angle_brackets() {
        assert_eq!(said("use Vec<T> if a < b &amp; c", Markup::Voices), [(None, "use Vec<T> if a < b &amp; c".into())]);
        assert_eq!(said("a <b>bold</b> Vec<T>", Markup::SubRip), [(None, "a bold Vec<T>".into())]);
    }

    #[test]
    fn brackets_that_never_close_are_said() {
        assert_eq!(said("I <3 you <<<", Markup::WebVtt), [(None, "I <3 you <<<".into())]);
    }

    #[test]
    fn marks_of_a_change_of_speaker_are_dropped() {
        for raw in [">> Hello.", ">>> Hello.", "- Hello.", "- >>\tHello.\u{1b}"] {
            assert_eq!(spoken(raw), "Hello.", "{raw}");
        }
        assert_eq!(spoken("-5 degrees - yes"), "-5 degrees - yes");
    }

    #[test]
    fn a_voice_without_words_is_still_known() {
        assert_eq!(said("<v Ada>", Markup::WebVtt), [by("Ada", "")]);
        assert_eq!(said("<v Ada></v>", Markup::WebVtt), [by("Ada", "")]);
    }
}
