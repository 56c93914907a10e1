//! Audio that stands nowhere but in the text of the notes: a player (`<audio src="…">`), a tag of the site, a link.

use crate::audio::media_type_for_extension;
use crate::diagnostic::Diagnostics;
use crate::notes::Notes;
use crate::notes::front_matter::values::{self, Size};
use crate::notes::front_matter::{Node, Value};
use crate::record::{Audio, Episode, Evidence, Fact};
use crate::source::{SourceFile, Span};

/// Takes the first audio in the text of the notes for that of the episode, where nothing else states any.
pub(super) fn apply(file: &SourceFile, notes: &Notes, record: &mut Episode, diagnostics: &mut Diagnostics) {
    if record.audio.as_ref().is_some_and(|audio| !audio.location.is_empty()) {
        return;
    }
    let Some(span) = find(file.text(), notes.body) else { return };
    let location = file.slice(span).to_owned();
    let evidence = Evidence::read(location.clone(), file, span, "notes");
    record.evidence.entry(Fact::Audio).or_default().push(evidence);
    let mut audio = Audio { location, ..record.audio.take().unwrap_or_default() };
    for node in measures(file, span.end) {
        let is_clock = matches!(&node.value, Value::Text(text) if text.contains(':'));
        match values::size(file, &node) {
            Ok(Size::Exact(bytes)) if audio.length.is_none() => audio.length = Some(bytes),
            Ok(Size::Rounded(bytes)) if audio.length.is_none() && audio.rounded_length.is_none() => {
                diagnostics.push(values::rounded_size(file, &node));
                audio.rounded_length = Some(bytes);
            }
            Err(_) if is_clock && record.duration.is_none() => record.duration = values::duration(file, &node).ok(),
            _ => {}
        }
    }
    record.audio = Some(audio);
}

/// What stands behind the address on its line between marks: `(31:20, 30.1 MB)`.
fn measures(file: &SourceFile, start: usize) -> Vec<Node> {
    const MARKS: [char; 10] = ['(', ')', ',', '|', '·', '–', '—', ';', '>', ']'];
    let line = file.text().get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
    let is_measure = |part: &&str| part.len() < 24 && part.starts_with(|c: char| c.is_ascii_digit()) && part.len() > 3;
    let node = |part: &str| {
        let begin = start + (part.as_ptr() as usize - line.as_ptr() as usize);
        Node { value: Value::Text(part.to_owned()), span: Span::new(begin, begin + part.len()) }
    };
    line.split(MARKS).map(str::trim).filter(is_measure).take(4).map(node).collect()
}

/// The first address or path of audio in the part `body` of `text`.
pub(crate) fn find(text: &str, body: Span) -> Option<Span> {
    /// What stands around an address in Markdown, HTML and tags of sites.
    const EDGES: [char; 14] = ['"', '\'', '(', ')', '<', '>', '[', ']', '`', '=', '|', '{', '}', ','];
    let is_edge = |c: char| c.is_whitespace() || EDGES.contains(&c);
    let part = text.get(body.start..body.end)?;
    let mut from = 0;
    while let Some(dot) = part.get(from..)?.find('.').map(|at| from + at) {
        from = dot + 1;
        let extension: String = part.get(dot + 1..)?.chars().take_while(char::is_ascii_alphanumeric).take(5).collect();
        let is_audio = || {
            let kind = media_type_for_extension(&format!("a.{extension}"));
            kind.is_some_and(|kind| kind.starts_with("audio/"))
        };
        if !(3..5).contains(&extension.len()) || !is_audio() {
            continue;
        }
        let start = part.get(..dot)?.rfind(is_edge).map_or(0, |at| at + part.get(at..).map_or(1, first_length));
        // What a query asks for belongs to the address.
        let end = part.get(dot..)?.find(|c: char| is_edge(c) && c != '=').map_or(part.len(), |at| dot + at);
        let address = part.get(start..end)?;
        let is_named = start < dot && address.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '/' | '.'));
        if is_named && media_type_for_extension(address).is_some_and(|kind| kind.starts_with("audio/")) {
            return Some(Span::new(body.start + start, body.start + end));
        }
        if start < dot {
            // Behind its other dots it is the same word.
            from = end;
        }
    }
    None
}

fn first_length(text: &str) -> usize {
    text.chars().next().map_or(1, char::len_utf8)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<&str> {
        find(text, Span::new(0, text.len())).map(|span| &text[span.start..span.end])
    }

    #[test]
    fn audio_wherever_it_stands() {
        let texts = [
            ("We bake.\n\n<audio controls src=\"https://cdn.example/1.mp3\"></audio>", "https://cdn.example/1.mp3"),
            ("{{< audio src=\"/audio/1.mp3\" >}}", "/audio/1.mp3"),
            ("{% include audio.html file='1.m4a' %}", "1.m4a"),
            ("[Listen](https://cdn.example/1.mp3?source=site&x=1) now.", "https://cdn.example/1.mp3?source=site&x=1"),
            ("Listen: https://cdn.example/1.mp3", "https://cdn.example/1.mp3"),
            ("All of it: 1.mp3.torrent 1.mp3", "1.mp3"),
        ];
        for (text, expected) in texts {
            assert_eq!(found(text), Some(expected), "{text}");
        }
        for text in ["", "We convert .mp3 files.", "a.mp3x", "page.html", ".", "x.", "Größe.wavé"] {
            assert_eq!(found(text), None, "{text}");
        }
        // A word is looked at once, however many endings it has.
        assert_eq!(found(&("a".to_owned() + &".mp3".repeat(200_000) + ".x")), None);
    }
}
