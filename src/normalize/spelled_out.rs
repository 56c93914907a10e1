//! Transcripts that are spelled out in the notes: the value of a key, or a section.

use serde_json::{Value as Json, json};

use super::front_matter::transcript_as_text;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::notes::front_matter::{Field, Node, Value, values};
use crate::notes::transcript_section;
use crate::source::{SourceFile, Span};
use crate::transcript::{self, Transcript};

/// A file whose name nobody has to believe is compared with what transcripts are called.
const FORMAT_OF_NAME: &str = "transcript-format-mismatch";

/// Keys of an entry that hold what was said, when, and by whom.
const SAID: [&str; 6] = ["text", "body", "content", "words", "line", "caption"];
const WHEN: [&str; 7] = ["start", "time", "timestamp", "startTime", "start_time", "from", "at"];
const WHO: [&str; 5] = ["speaker", "name", "who", "voice", "person"];

/// The transcript that stands as text under a key of the front matter of `notes`, in the file whose bytes outside it are
/// blank: places in it are those of the notes where the text stands there as it is read.
///
/// Nothing where the key names files; words of which nothing can be read are told.
pub(super) fn under_key(
    notes: &SourceFile,
    field: &Field,
    diagnostics: &mut Diagnostics,
) -> Option<(SourceFile, Transcript)> {
    let file = field.file(notes);
    let text = text_of(file, &field.node)?;
    let verbatim = Verbatim::of(file, field.node.span, &text);
    let found = read(file, &text, verbatim, diagnostics);
    if found.is_none() && field.elsewhere.is_none() {
        diagnostics.push(transcript_as_text(file, &field.node));
    }
    found
}

/// The transcript below one of the `headings` of `notes`, and the notes without it: there, its bytes are blank.
pub(super) fn in_section(
    notes: &SourceFile,
    headings: &[String],
    diagnostics: &mut Diagnostics,
) -> Option<(SourceFile, (SourceFile, Transcript))> {
    let section = transcript_section::find(notes.text(), headings)?;
    let words = spoken(notes.text(), section.words);
    let text = notes.slice(words).to_owned();
    let verbatim = Verbatim { pieces: vec![(0, words.start)] };
    let found = read(notes, &text, Some(verbatim), diagnostics)?;
    let without =
        blank_but(notes.text(), &[Span::new(0, section.whole.start), Span::new(section.whole.end, notes.text().len())]);
    Some((notes.with_text(without), found))
}

/// `words` without blank lines at its beginning and the tags of a box that opens around it.
fn spoken(text: &str, words: Span) -> Span {
    let is_tag = |line: &str| {
        ["<details", "<summary", "</details"].iter().any(|tag| line.trim().starts_with(tag)) || line.trim().is_empty()
    };
    let Span { mut start, mut end } = words;
    while let Some(line) =
        text.get(start..end).and_then(|rest| rest.split_inclusive('\n').next()).filter(|line| is_tag(line))
    {
        start += line.len();
    }
    while let Some(line) =
        text.get(start..end).and_then(|rest| rest.split_inclusive('\n').next_back()).filter(|line| is_tag(line))
    {
        end -= line.len();
    }
    Span::new(start, end)
}

/// Does `node` hold what was said?
pub(crate) fn is_spelled_out(file: &SourceFile, node: &Node) -> bool {
    text_of(file, node).is_some()
}

/// What was said, as the text of a transcript.
fn text_of(file: &SourceFile, node: &Node) -> Option<String> {
    /// A path or an address has no blanks, or few characters.
    const SHORTEST: usize = 200;
    let is_long = |text: &str| text.len() > SHORTEST && text.split_whitespace().count() > SHORTEST / 10;
    match &node.value {
        Value::Text(text) if text.trim().contains('\n') || is_long(text) => Some(text.clone()),
        Value::List(items) if !items.is_empty() && !values::names_files(node) => entries(file, items),
        _ => None,
    }
}

/// Entries as JSON of transcripts where all say when, else as paragraphs: `Ada: Rye.`
fn entries(file: &SourceFile, items: &[Node]) -> Option<String> {
    let entry = |item: &Node| {
        let Value::Map(fields) = &item.value else { return None };
        let of = |keys: &[&str]| keys.iter().find_map(|key| values::string(file, fields, key));
        let said = of(&SAID)?.split_whitespace().collect::<Vec<_>>().join(" ");
        Some((of(&WHEN).and_then(|time| seconds(&time)), of(&WHO), said))
    };
    let entries: Vec<_> = items.iter().map(entry).collect::<Option<_>>()?;
    if entries.iter().all(|(start, ..)| start.is_some()) {
        let segment = |(start, speaker, body)| json!({ "startTime": start, "speaker": speaker, "body": body });
        let segments: Vec<Json> = entries.into_iter().map(segment).collect();
        return Some(json!({ "version": "1.0.0", "segments": segments }).to_string());
    }
    let paragraph = |(_, speaker, said)| match speaker {
        Some(speaker) => format!("{speaker}: {said}"),
        None => said,
    };
    Some(entries.into_iter().map(paragraph).collect::<Vec<String>>().join("\n\n"))
}

/// `65.5`, `1:05`
fn seconds(time: &str) -> Option<f64> {
    let parts: Option<Vec<f64>> = time.trim().split(':').map(|part| part.parse().ok()).collect();
    let seconds = parts?.into_iter().fold(0.0, |sum, part| sum * 60.0 + part);
    (seconds.is_finite() && seconds >= 0.0).then_some(seconds)
}

/// Where pieces of a text stand in a file, each with its place in the text.
struct Verbatim {
    pieces: Vec<(usize, usize)>,
}

impl Verbatim {
    /// The lines of `text` in the part `whole` of `file`, where nothing stands between them but blanks.
    fn of(file: &SourceFile, whole: Span, text: &str) -> Option<Self> {
        let mut pieces = Vec::new();
        let (mut at, mut cursor) = (0, whole.start);
        for line in text.split_inclusive('\n') {
            let words = line.trim();
            if !words.is_empty() {
                let before = file.slice(Span::new(cursor, whole.end));
                let found = before.find(words)?;
                let is_blank = before.get(..found)?.chars().all(|c| !c.is_alphanumeric());
                if !is_blank {
                    return None;
                }
                let indent = line.len() - line.trim_start().len();
                pieces.push((at + indent, cursor + found));
                cursor += found + words.len();
            }
            at += line.len();
        }
        Some(Self { pieces })
    }

    /// Where byte `at` of the text stands.
    fn place(&self, at: usize) -> usize {
        let index = self.pieces.partition_point(|(start, _)| *start <= at);
        let piece = index.checked_sub(1).and_then(|index| self.pieces.get(index)).or(self.pieces.first());
        piece.map_or(0, |(start, place)| (place + at).saturating_sub(*start))
    }
}

/// The transcript in `text`, with its places in `file`, or behind its end where it does not stand there verbatim.
fn read(
    file: &SourceFile,
    text: &str,
    verbatim: Option<Verbatim>,
    diagnostics: &mut Diagnostics,
) -> Option<(SourceFile, Transcript)> {
    let mut found = Diagnostics::new();
    let mut transcript = transcript::parse(&SourceFile::new(file.path(), text), &mut found);
    transcript.utterances().next()?;
    let own = match &verbatim {
        Some(verbatim) => {
            let kept = Span::new(verbatim.place(0), verbatim.place(text.trim_end().len()));
            file.with_text(blank_but(file.text(), &[kept]))
        }
        None => file.with_text([&blank_but(file.text(), &[]), "\n", text].concat()),
    };
    let moved = |at: usize| verbatim.as_ref().map_or(file.text().len() + 1 + at, |verbatim| verbatim.place(at));
    let place = |span: &mut Span| {
        // The end of a line may be followed by an indentation.
        let end = if span.end > span.start { moved(span.end - 1) + 1 } else { moved(span.end) };
        *span = Span::new(moved(span.start), end.min(own.text().len()));
    };
    transcript.each_span(place);
    let is_of_name = |one: &Diagnostic| one.rule == FORMAT_OF_NAME;
    for mut one in found.into_iter().filter(|one| !is_of_name(one)) {
        for there in one.place.iter_mut().chain(one.related.iter_mut().map(|related| &mut related.place)) {
            let mut span = Span::new(there.start, there.end);
            place(&mut span);
            *there = own.place(span);
        }
        one.fix = None;
        diagnostics.push(one);
    }
    Some((own, transcript))
}

/// `text` with blanks instead of all but the `kept` parts; lines stay lines.
fn blank_but(text: &str, kept: &[Span]) -> String {
    let mut out = String::with_capacity(text.len());
    let blank = |from: usize, to: usize, out: &mut String| {
        let bytes = text.as_bytes().get(from..to).unwrap_or_default();
        out.extend(bytes.iter().map(|byte| if *byte == b'\n' { '\n' } else { ' ' }));
    };
    let mut at = 0;
    for span in kept {
        let (start, end) = (text.floor_char_boundary(span.start.max(at)), text.floor_char_boundary(span.end));
        blank(at, start, &mut out);
        out.push_str(text.get(start..end).unwrap_or_default());
        at = end.max(start);
    }
    blank(at, text.len(), &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn places_lie_in_the_file(parts in proptest::collection::vec(0usize..14, 0..40)) {
            const PARTS: [&str; 14] = [
                "## Transcript\n", "<details>\n", "<summary>Transcript</summary>\n", "</details>\n", "Ünal: ", "Größe.", "\n", "\n\n",
                "00:01 ", "[00:00:05] ", "  ", "# x\n", "```\n", "WEBVTT\n",
            ];
            let text: String = parts.into_iter().map(|part| PARTS[part]).collect();
            let file = SourceFile::new("1.md", text.as_str());
            let mut told = Diagnostics::new();
            if let Some((without, (own, mut transcript))) = in_section(&file, &["Transcript".into()], &mut told) {
                proptest::prop_assert_eq!(without.text().len(), text.len());
                proptest::prop_assert_eq!(own.text().len(), text.len());
                transcript.each_span(|span| assert!(text.get(span.start..span.end).is_some(), "{span:?} in {text:?}"));
            }
            let node = Node { value: Value::Text(text.clone()), span: Span::new(0, text.len()) };
            let field = Field::new("transcript", Span::new(0, 0), node);
            let _ = under_key(&file, &field, &mut told);
        }
    }
}
